"""Words as files take them."""

from datetime import date

import pytest

from staffroom.kernel.text import harmless_cell, long_day, shortened


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+966", "'+966"),
        ("-5", "'-5"),
        ("@name", "'@name"),
        ("\tname", "'\tname"),
        ("\rname", "'\rname"),
        ("Amina", "Amina"),
        ("", ""),
    ],
)
def test_a_cell_is_never_taken_for_a_formula(cell: str, written: str) -> None:
    """Whatever stands in somebody's name."""
    assert harmless_cell(cell) == written


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Handing out books, lining up,\ntidying away: which one?", "Handing out books, lining up, tidying…"),
        ("Books, lining up, and tidying at noon: all?", "Books, lining up, and tidying at noon…"),
        ("توزيع الكتب، والاصطفاف، وترتيب الصف: أيّها؟", "توزيع الكتب، والاصطفاف، وترتيب الصف…"),
        ("发课本、排队、收拾教室，哪一项常规最难坚持？", "发课本、排队、收拾教室，哪一项常规最难…"),
        ("发课本、排队、收拾教室，哪一项最难？", "发课本、排队、收拾教室，哪一项最难？"),
        ("Whole words,   as they stand.", "Whole words, as they stand."),
        ("w" * 41, "w" * 39 + "…"),
    ],
)
def test_the_beginning_of_a_text_ends_with_a_whole_word(words: str, shown: str) -> None:
    """It is as wide in Chinese as in English, and no comma stands before the dots."""
    assert shortened(words, 40) == shown


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "March 5, 2026"), ("pt-BR", "5 de março de 2026"), ("zh", "2026年3月5日")],
)
def test_a_day_is_written_out_in_a_language_of_one_country_too(language: str, written: str) -> None:
    """A programme in Brazilian Portuguese gets its sheets of invitations."""
    assert long_day(date(2026, 3, 5), language) == written
