"""The judge itself: it sees letters against a choice, updates out of order, and what only we should read."""

import pytest
from tests import builders as make
from tests.faults import diary
from tests.faults.judge import INNARDS

from staffroom import outbox
from staffroom.inbox import store as inbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId
from staffroom.outbox import Note
from staffroom.outbox import store as books
from staffroom.rooms import people

NOW = Instant(1_000_000)


def letter(tx: Tx, teacher: PersonId) -> NoteId:
    """Queue a letter to a teacher and return its row."""
    outbox.post(tx, Note("letter", "any", ChatId(7), person=teacher), NOW)
    return NoteId(tx.value("SELECT id FROM outbox"))


@pytest.mark.parametrize(
    ("quiet", "paused_until", "end", "seen"),
    [
        (1, None, "sent", 1),
        (1, None, "cancelled", 0),
        (0, None, "sent", 0),
        (0, NOW + 1, "unknown", 1),
        (0, NOW - 1, "unknown", 0),
    ],
)
def test_a_letter_claimed_after_the_choice_against_it_is_seen(
    tx: Tx, quiet: int, paused_until: Instant | None, end: str, seen: int
) -> None:
    """What the claim itself takes back was not sent off."""
    diary.begin(tx)
    teacher = make.person(tx, make.programme(tx), user=7)
    number = letter(tx, teacher)
    people.choose(tx, teacher, paused_until=paused_until, quiet=bool(quiet), left_at=None)
    books.claim(tx, number, NOW, NOW, None)
    books.finish(tx, number, end, NOW)
    assert len(diary.unasked(tx)) == seen


@pytest.mark.parametrize(("order", "tries", "seen"), [((1, 2), 0, 0), ((2, 1), 0, 1), ((2, 1), 1, 0)])
def test_what_is_done_before_something_earlier_is_seen(tx: Tx, order: tuple[int, int], tries: int, seen: int) -> None:
    """Save what had failed before and gave way."""
    diary.begin(tx)
    arrivals = [inbox.Kept(number, "chat:1", "{}", 0, holds=False) for number in (1, 2)]
    inbox.keep_waiting(tx, arrivals, NOW)
    for _ in range(tries):
        inbox.put_back(tx, 1, "failed", NOW)
    for number in order:
        inbox.mark_done(tx, number, NOW)
    assert len(diary.disorder(tx)) == seen


@pytest.mark.parametrize(
    "said", ["Traceback (most recent call last)", "KeyError: 'x'", "in app.py", "cohorts-missing-public-name"]
)
def test_what_only_we_should_read_is_seen(said: str) -> None:
    """Names of our errors, files and sentences."""
    assert INNARDS.search(said)
