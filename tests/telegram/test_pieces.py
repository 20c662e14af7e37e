"""Long texts: every piece fits one message, nothing is torn, and together they are the whole."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import examples

from staffroom.kernel.text import MESSAGE_LIMIT, utf16
from staffroom.telegram.pieces import MOST_TAGS, cut

WORDS = st.sampled_from(
    ["word", "كلمة", "词", "🙂", "<b>bold</b>", "<i>a <b>b</b> c</i>", "&lt;3", "&amp;", "\n", "\n\n"]
)
TEXTS = st.lists(st.tuples(WORDS, st.integers(1, 400)), max_size=12).map(
    lambda parts: "".join(f"{word} " * times for word, times in parts)
)


@given(TEXTS)
@settings(deadline=None, max_examples=examples(40))
def test_pieces_fit_and_make_the_whole(text: str) -> None:
    """No tag, no mark and no letter is torn; each piece holds whole tags only."""
    pieces = cut(text)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    for piece in pieces:
        assert utf16(piece) <= MESSAGE_LIMIT
        assert len(re.findall(r"<[a-z]", piece)) <= 2 * MOST_TAGS
        assert len(re.findall(r"<[a-z]+>", piece)) == len(re.findall(r"</[a-z]+>", piece))
        assert not re.search(r"&\w*$|<[^>]*$|^[^<]*>", piece)


def test_a_short_text_is_left_alone() -> None:
    """Nothing is cut that fits."""
    assert cut("Hello") == ["Hello"]
    assert cut("") == []


def test_paragraphs_stay_together() -> None:
    """A cut comes at the end of a paragraph where there is one."""
    text = f"{'a' * 3000}\n\n{'b' * 3000}"
    assert [piece.strip() for piece in cut(text)] == ["a" * 3000, "b" * 3000]


def test_a_mark_over_more_than_a_message_gives_way_to_its_words() -> None:
    """All words arrive."""
    pieces = cut(f"<b>{'word ' * 2000}</b>")
    assert "".join(pieces) == "word " * 2000
    assert all(utf16(piece) <= MESSAGE_LIMIT for piece in pieces)


@pytest.mark.parametrize("blank", ["\n", " " * 5000, "<b> </b>"])
def test_no_part_is_without_a_word(blank: str) -> None:
    """Telegram refuses such a message; what it would trim anyway is left out."""
    text = "a" * MESSAGE_LIMIT + blank
    assert [piece.strip() for piece in cut(text)] == ["a" * MESSAGE_LIMIT]
    assert [re.sub(r"<.*?>", "", piece).strip() for piece in cut(f"{text}end")] == ["a" * MESSAGE_LIMIT, "end"]


@pytest.mark.parametrize("letter", ["👩🏽‍🏫", "👨‍👩‍👧‍👦", "🇪🇬", "❤️", "مُّ", "e\u0301", "1️⃣"])
@pytest.mark.parametrize("before", range(3))
def test_a_letter_of_several_signs_is_not_torn(letter: str, before: int) -> None:
    """A family stays a family, a flag a flag, and a vowel sign with its letter."""
    text = "a" * before + letter * 2000
    pieces = cut(text)
    assert "".join(pieces) == text
    assert {piece.removeprefix("a" * before).replace(letter, "") for piece in pieces} == {""}
