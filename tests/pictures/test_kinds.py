"""What a picture refuses, and what it makes of its values."""

import pytest
from tests.pictures.samples import card

from staffroom.pictures import PictureError, QuestionCard, fits


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
