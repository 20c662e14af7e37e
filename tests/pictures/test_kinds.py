"""What a picture refuses, and what it makes of its values."""

import pytest
from tests.pictures.samples import card, quotes

from staffroom.pictures import PictureError, QuestionCard, Quoted, Quotes, fits


def test_a_theme_that_is_neither_a_name_nor_a_colour_is_refused() -> None:
    """The sentence names what there is."""
    with pytest.raises(PictureError, match=r"'pinkish' is neither one of ocean, forest, plum nor a colour"):
        card(theme="pinkish").data()


def test_a_question_beyond_600_characters_is_refused_with_the_limit() -> None:
    """The limit is asked before (fits) and kept by the card."""
    assert fits("x" * 600)
    assert not fits("x" * 601)
    assert not fits("line\n" * 13)
    with pytest.raises(PictureError, match="at most 600 characters"):
        card(question="x" * 601)


def test_a_card_of_a_regional_language_is_drawn_in_its_direction() -> None:
    """ar-EG is right to left like ar; en-GB is not."""
    data = [QuestionCard(lang, "", "", "", "?", "", "").data() for lang in ("ar-EG", "en-GB")]
    assert [entry["rtl"] for entry in data] == [True, False]


def test_a_quote_runs_in_the_direction_of_its_own_first_letter() -> None:
    """An Arabic answer on an English picture, an English one on an Arabic one, and signs alone as the picture does."""
    words = ("«نعم» said she", "1. Sing first", "!!")
    found = [[Quoted(one, "").data(lang)["rtl"] for one in words] for lang in ("en", "ar")]
    assert found == [[True, False, False], [True, False, True]]
    with pytest.raises(PictureError, match="at most 4"):
        Quotes("en", "", "", (*quotes().quotes, *quotes().quotes, Quoted("", "")), "", "")
