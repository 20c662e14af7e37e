"""The pure parts: readable colours, ordered words, known characters."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from staffroom.pictures import BoardRow, missing_glyphs
from staffroom.pictures.colour import GROUND, READABLE, THEMES, VISIBLE, WHITE, contrast, palette
from staffroom.pictures.words import label, longest, prose

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@given(COLOURS)
def test_every_brand_colour_gives_words_that_can_be_read(brand: str) -> None:
    """Words on the brand, the brand as words on white, bars on the ground."""
    colours = palette(brand)
    assert contrast(colours["on_brand"], colours["brand"]) >= READABLE
    assert contrast(colours["chip_text"], colours["on_brand"]) >= READABLE
    assert contrast(colours["accent"], WHITE) >= READABLE
    assert contrast(colours["accent"], GROUND) >= READABLE
    assert contrast(colours["bar"], GROUND) >= VISIBLE


def test_yellow_keeps_its_ground_and_turns_darker_as_words() -> None:
    """The brand stays itself where it can."""
    assert palette("#FFD400")["brand"] == "#FFD400"
    assert contrast("#FFD400", WHITE) < READABLE <= contrast(palette("#FFD400")["accent"], WHITE)


def test_the_themes_are_drawn_in_exactly_their_colours() -> None:
    """Our own three need no correction."""
    assert [palette(name)["brand"] for name in THEMES] == list(THEMES.values())


def test_signs_stay_with_their_numbers_in_arabic_only() -> None:
    """A percentage and a change are isolated; a date, a time and a Latin text are left alone."""
    assert prose("بنسبة 70% أو +4 نقاط", "ar") == "بنسبة \u206670%\u2069 أو \u2066+4\u2069 نقاط"
    assert prose("10:30 23/11/2026 5", "ar") == "10:30 23/11/2026 5"
    assert prose("70% or +4", "en") == "70% or +4"


def test_a_label_is_one_line_and_never_endless() -> None:
    """Line breaks go, what is too long ends in an ellipsis."""
    assert label("two\nlines", "en") == "two lines"
    assert label("word " * 40, "en", 12) == "word word w…"


def test_an_endless_word_gets_places_to_break_and_chinese_needs_none() -> None:
    """The longest unbroken piece decides the size of the words."""
    assert longest(prose("x" * 100, "en")) == "x" * 26
    assert longest("学" * 100) == ""
    assert longest("a little elephant") == "elephant"


def test_a_long_name_is_broken_where_its_parts_meet() -> None:
    """Not in the middle of a word, unless its only joint stands near its beginning."""
    name = "Green-Valley_Classroom-management_Group1"
    assert prose(name, "en").split("\u200b") == ["Green-Valley_Classroom-", "management_Group1"]
    assert prose("a_" + "x" * 40, "en").split("\u200b") == ["a_" + "x" * 24, "x" * 16]


def test_the_first_three_places_wear_a_medal_in_any_digits_shared_or_not() -> None:
    """Places come as they are printed."""
    medals = [BoardRow(place, "", 1, "").data("en")["medal"] for place in ("1", "1=", "٣", "4", "12", None)]
    assert medals == [0, 0, 2, None, None, None]


def test_characters_without_a_glyph_are_named() -> None:
    """Thai is in none of the fonts; the five scripts, emoji and invisible marks are."""
    assert missing_glyphs("ครู and สวัสดี") == set("ครูสวัสดี")
    assert missing_glyphs("Ünï café Привет Ελλάς مرحبًا ٪٣ 你好“——” नमस्ते 😊❤️ \u2066\u200f\n") == set()
    assert missing_glyphs("e\u0301") == set(), "composed where it can be"


def test_the_drawing_process_imports_neither_the_bot_nor_its_kernel() -> None:
    """What it does not import, it does not cost."""
    code = "import sys, staffroom.pictures.__main__; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    assert not {name for name in loaded if name.startswith(("aiogram", "staffroom.kernel", "asyncio"))}
