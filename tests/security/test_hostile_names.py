"""Whatever somebody is called: every sentence that takes a name stays what it is, and leads nowhere else."""

import pytest
from tests.conftest import is_quick
from tests.security.hostile import NAMES
from tests.test_words import LANGUAGES, messages

from staffroom.kernel.screen import Text, Value
from staffroom.kernel.text import Translator
from telegram_emulator.world.html import Parser
from telegram_emulator.world.posting import find_entities

NAME = "Amina"
LOOKS = (
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
)


def shown(words: Translator, language: str, key: str, gaps: dict[str, Value]) -> tuple[list[str], list[str]]:
    """Return the kinds of looks of a sentence, and all in it that can be tapped, as Telegram would show it."""
    said, entities = Parser(words.html(Text(key, gaps), language)).parse()
    units = said.encode("utf-16-le")
    looks, live = [], []
    for one in find_entities(said, entities):
        covered = units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        if one["type"] in LOOKS:
            looks.append(one["type"])
        else:
            live.append(f"{one['type']}: {one.get('url', covered)}")
    return looks, live


def test_there_are_a_hundred_names() -> None:
    """No two alike."""
    assert len(set(NAMES)) == len(NAMES) == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_takes_a_hundred_hostile_names(words: Translator, language: str) -> None:
    """No mistake of the parser, no look that begins or ends elsewhere, nothing that can be tapped but what is ours.

    In the quick suite each sentence takes five of them, by turns.
    """
    found, step = list[tuple[str, str]](), 20 if is_quick() else 1
    sentences = [(key, gaps.variables) for key, gaps in messages(language).items() if gaps.variables]
    assert len(sentences) > 500
    for number, (key, gaps) in enumerate(sentences):
        expected = shown(words, language, key, dict.fromkeys(gaps, NAME))
        taken = NAMES[number % step :: step]
        found += [(key, one) for one in taken if shown(words, language, key, dict.fromkeys(gaps, one)) != expected]
    assert found == []
