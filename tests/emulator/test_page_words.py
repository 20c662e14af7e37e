"""The page's own words."""

import re
from pathlib import Path

import telegram_emulator

SCRIPTS = Path(telegram_emulator.__file__).parent / "page" / "js"
LANGUAGES = ("en", "ar", "zh")


def words_of(language: str) -> dict[str, str]:
    """Read the words of one language."""
    source = (SCRIPTS / "words.js").read_text(encoding="utf-8")
    block = re.search(rf"^  {language}: {{\n(.*?)^  }},$", source, re.DOTALL | re.MULTILINE)
    assert block, language
    return dict(re.findall(r'(\w+): "((?:[^"\\]|\\.)*)"', block.group(1)))


def test_every_language_has_every_word_with_the_same_gaps() -> None:
    """Nothing falls back to English, and no name or number is left out."""
    english, *others = (words_of(language) for language in LANGUAGES)
    gaps = {key: sorted(re.findall(r"{(\w+)}", text)) for key, text in english.items()}
    for words in others:
        assert {key: sorted(re.findall(r"{(\w+)}", text)) for key, text in words.items()} == gaps


def test_every_word_that_the_page_asks_for_is_there() -> None:
    """As far as it is asked for by name."""
    asked = {
        key
        for path in SCRIPTS.glob("*.js")
        for call in re.findall(r"\bt\(([^()]*)\)", path.read_text(encoding="utf-8"))
        for key in re.findall(r'"(\w+)"', call.partition("{")[0].partition("===")[2] or call.partition("{")[0])
    }
    assert asked - set(words_of("en")) == set()
