"""Words that become a card in the chat: what is refused before anybody reads them."""

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import programmes
from staffroom.rooms.slides import service
from staffroom.rooms.slides.values import Slide


def slide(words: str) -> Slide:
    """Return words that an admin sent."""
    return Slide(1, PersonId(1), ProgrammeId(1), "", words, "question", None, "", Instant(0))


def test_a_gap_that_nobody_fills_is_told_before_it_stands_in_groups(tx: Tx) -> None:
    """As where a card is changed; what can be filled may stand."""
    make.programme(tx)
    with pytest.raises(Refusal, match="slides-unknown-gap"):
        service.make(tx, slide("Good morning, {$nobody}"))
    assert service.make(tx, slide("Good morning, {$group}"))


def test_words_are_measured_as_long_as_they_may_become(tx: Tx) -> None:
    """A gap is short as written, and long once a name stands in it."""
    make.programme(tx)
    most = programmes.words_limit("question")
    words = "{$coordinator}" + "a" * (most - 20)
    assert len(words) < most < programmes.measured(words)
    with pytest.raises(Refusal, match="slides-words-too-long"):
        service.choose_kind(tx, slide(words), None)
