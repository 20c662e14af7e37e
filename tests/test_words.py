"""The bot's own words: complete in every language, none unused, with the same gaps and the right plural forms."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from staffroom.kernel.screen import Line, Plain, Words, text
from staffroom.kernel.text import FSI, LRM, PDI, RLM, Translator

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
LANGUAGES = ("en", "ar", "zh")
MARKS = dict.fromkeys(map(ord, (LRM, FSI, PDI)))
"""What keeps commands and dates in their order, and is not seen."""
KEY_IN_SOURCE = re.compile(r"[\"']([a-z]+(?:-[a-z0-9]+)*)[\"']")


class Gaps(Visitor):
    """Collects the variables and the plural forms of one message."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.plurals: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  fluent's name
        """Note a variable."""
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802  fluent's name
        """Note the forms of a choice."""
        forms = {v.key.name if isinstance(v.key, ast.Identifier) else v.key.value for v in node.variants}
        self.plurals.append(forms)
        self.generic_visit(node)


@cache
def messages(language: str) -> dict[str, Gaps]:
    """Return every message of a language with its gaps; it is read once, however many tests look at it."""
    found: dict[str, Gaps] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file}: {entry.content!r} is no Fluent"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} is written twice"
                found[entry.id.name] = Gaps()
                found[entry.id.name].visit(entry)
    return found


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_every_sentence_with_the_same_gaps(language: str) -> None:
    """What English says, the others say too."""
    source, other = messages("en"), messages(language)
    assert set(source) == set(other)
    assert {key: gaps.variables for key, gaps in other.items()} == {key: gaps.variables for key, gaps in source.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_things_have_every_plural_form_of_the_language(language: str) -> None:
    """Arabic has six forms, English two, Chinese one; `other` is always among them."""
    forms = set(Locale(language).plural_form.tags) | {"other"}
    for key, gaps in messages(language).items():
        for found in gaps.plurals:
            used = {form for form in found if form in {"zero", "one", "two", "few", "many", "other"}}
            if used != found and not used & {"zero", "one", "two", "few", "many"}:
                continue  # a choice between words, not between numbers
            assert forms <= used, f"{language}: {key} lacks {sorted(forms - used)}"


def test_no_sentence_is_missing_and_none_is_unused() -> None:
    """Every key in the code has words, and all words are said somewhere."""
    known = set(messages("en"))
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src" / "staffroom").rglob("*.py"))
    asked = set(re.findall(r"(?:\btext|\bText|Refusal)\(\s*\"([a-z0-9-]+)\"", code))
    assert asked - known == set()
    mentioned = set(KEY_IN_SOURCE.findall(code))
    assert known - mentioned == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_read_by_itself_says_what_its_file_says(language: str, words: Translator) -> None:
    """Sentences are parsed one by one, when they are first said; none leans on another, none is cut short."""
    whole = FluentBundle([language], use_isolating=False)
    for file in (LOCALES / language).glob("*.ftl"):
        whole.add_resource(FluentResource(file.read_text("utf-8")))
    for key, gaps in messages(language).items():
        for count in range(4 if gaps.plurals else 1):
            filled = dict.fromkeys(gaps.variables, count)
            pattern = whole.get_message(key).value
            assert pattern is not None
            said = words.plain(text(key, **filled), language).translate(MARKS)
            assert said == whole.format_pattern(pattern, filled)[0]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_way_back_and_a_way_on_bear_the_same_mark_in_every_language(language: str) -> None:
    """In Arabic, too: where sentences run from right to left, what shows them turns these marks around by itself."""

    def marked(language: str, mark: str) -> set[str]:
        files = (LOCALES / language).glob("*.ftl")
        return {key for file in files for key in re.findall(mark, file.read_text("utf-8"), re.MULTILINE)}

    for mark in (r"^([\w-]+) = ‹ ", r"^([\w-]+) = .* ›$"):
        assert marked(language, mark) == marked("en", mark) != set()


def test_names_of_people_are_isolated_and_harmless(tmp_path: Path) -> None:
    """A Latin name in an Arabic line keeps its place, and `<b>` in a name is no markup."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.ftl").write_text("hello = Hello <b>{ $name }</b>, see { $link }\n", "utf-8")
    said = Translator(tmp_path).html(text("hello", name="<b>Eve\u202e", link=Plain("https://t.me/x?a=1&b=2")), "ar")
    assert said == f"Hello <b>{FSI}&lt;b&gt;Eve{PDI}</b>, see https://t.me/x?a=1&amp;b=2"


def test_a_command_keeps_its_stroke_where_sentences_run_from_right_to_left(words: Translator, tmp_path: Path) -> None:
    """`/menu` stays `/menu` among Arabic words; markup, addresses and other languages stay as they are."""
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "x.ftl").write_text("desk = <b>كل شيء</b> في /menu على https://t.me/bot\n", "utf-8")
    said = Translator(tmp_path).html(text("desk"), "ar-EG")
    assert said == f"<b>كل شيء</b> في {LRM}/menu على https://t.me/bot"
    assert LRM not in words.html(text("joining-freedom"), "en")


def test_a_missing_sentence_shows_its_key_and_never_fails(words: Translator) -> None:
    """A forgotten key is visible, not fatal."""
    assert words.html(text("no-such-key"), "ar-EG") == "[no-such-key]"


def test_course_texts_fall_back_and_fill_their_gaps(words: Translator) -> None:
    """A course text that lacks a language is shown in the next one; its gaps are filled and escaped."""
    course = Words({"en": "Well done, {$group} & friends"}, {"group": "A<B"})
    assert words.html(course, "zh") == f"Well done, {FSI}A&lt;B{PDI} &amp; friends"


def test_an_arabic_paragraph_that_begins_with_a_name_or_its_number_still_runs_from_right_to_left(
    words: Translator,
) -> None:
    """A mark before the name says so, outside of what a tap copies; other languages and buttons have none."""
    line = text("moves-group", name="Hill_Group1", placed=1, seats=50, present=1)
    assert words.html(line, "ar").startswith(f"{RLM}<b>{FSI}Hill_Group1")
    assert RLM not in words.html(line, "en") + words.plain(line, "ar")
    assert words.html(text("inviting-copy", words="Hill"), "ar").startswith(f"{RLM}<code>")
    for before, listed in (
        ("3. ", text("inviting-roll-one", n=3, name="Bo Hill")),
        ("• ", text("cohorts-rests-group", group="Bo Hill")),
    ):
        assert words.html(listed, "ar") == f"{RLM}{before}{FSI}Bo Hill{PDI}"
        assert words.html(listed, "en") == f"{before}{FSI}Bo Hill{PDI}"


def test_an_arabic_name_at_the_beginning_does_not_turn_a_paragraph_of_other_languages_around(words: Translator) -> None:
    """Not every app looks past a name for the direction of what follows."""
    listed = text("inviting-roll-one", n=3, name="(نور)")
    assert words.html(listed, "zh") == f"{LRM}3. {FSI}(نور){PDI}"
    assert words.html(text("moves-who", name="نور"), "en").startswith("Who of <b>")


@pytest.mark.parametrize("shown", [Translator.html, Translator.plain])
def test_a_date_within_an_arabic_sentence_keeps_its_order(
    words: Translator, shown: Callable[[Translator, Line, str], str]
) -> None:
    """Behind an Arabic letter, 2026-09-10 would be read from its day; other languages need no marks."""
    line = text("progress-told-by", source=text("progress-source", source=Plain("lms")), date=Plain("2026-09-10"))
    assert f"حتى {FSI}2026-09-10{PDI}" in shown(words, line, "ar")
    assert f"{FSI}2026-09-10" not in shown(words, line, "en")
    alone = Words({"ar": "2026-09-10"})
    assert shown(words, alone, "ar") == "2026-09-10"


def test_in_the_arabic_help_the_names_of_languages_stand_after_their_command(words: Translator) -> None:
    """Two Latin words in a row would change places."""
    said = words.html(text("joining-help-all", languages=Plain("English · العربية")), "ar")
    assert f"/language –{RLM} English" in said
