"""A clock that is set back: nothing waits until what is the future again, and nothing comes at night for that."""

from collections.abc import Callable
from typing import Any

import pytest

from staffroom import outbox
from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId
from staffroom.outbox import Note, Priority, doubts, store, store_setback

NOW = Instant(1_790_000_000_000)
YEAR = 365 * DAY


def _post(wait: int) -> Callable[[Tx, Instant], Any]:
    return lambda tx, made: outbox.post(tx, Note("k", "test.note", ChatId(7), not_before=Instant(made + wait)), made)


def _tried(wait: int, priority: Priority = Priority.GROUP, key: str = "k") -> Callable[[Tx, Instant], Any]:
    def work(tx: Tx, made: Instant) -> None:
        outbox.post(tx, Note(key, "test.note", ChatId(7), priority=priority), made)
        number = NoteId(tx.value("SELECT max(id) FROM outbox"))
        store.claim(tx, number, made, made, None)
        store.requeue(tx, number, Instant(made + wait))

    return work


def _deed(wait: int) -> Callable[[Tx, Instant], Any]:
    def work(tx: Tx, made: Instant) -> None:
        outbox.call(tx, "k", "leaveChat", ChatId(-7), made, not_before=Instant(made + wait))

    return work


@pytest.mark.parametrize(
    ("work", "jump", "goes"),
    [
        (_tried(5 * MINUTE, Priority.PERSON), HOUR, 0),
        (_tried(5 * MINUTE, Priority.PERSON), YEAR, 0),
        (_tried(5 * MINUTE), HOUR, HOUR + 5 * MINUTE),
        (_tried(5 * MINUTE), YEAR, 5 * MINUTE),
        (_tried(DAY), YEAR + HOUR, DAY + HOUR),
        (_deed(MINUTE), HOUR, 0),
        (_deed(MINUTE), YEAR, 0),
        (_post(8 * HOUR), HOUR, 9 * HOUR),
        (_post(MINUTE), HOUR, HOUR + MINUTE),
        (_post(8 * HOUR), YEAR, 8 * HOUR),
        (_post(8 * HOUR), 3 * DAY + HOUR, 9 * HOUR),
        (_post(20 * DAY), 3 * DAY, 23 * DAY),
    ],
)
def test_what_was_made_in_the_hour_that_comes_again_keeps_its_hour_of_the_day(
    tx: Tx, work: Callable[[Tx, Instant], Any], jump: int, goes: int
) -> None:
    """What somebody waits for, and deeds, go at once; a message at the first loud hour, or at the end of a pause."""
    work(tx, Instant(NOW + jump))
    store_setback.set_back(tx, Instant(NOW + jump - 2), NOW)
    assert tx.value("SELECT not_before FROM outbox") == NOW + goes


def test_what_was_made_before_the_clock_was_set_back_waits_for_its_moment(tx: Tx) -> None:
    """Its moment is as right as it was."""
    _post(8 * HOUR)(tx, Instant(NOW - HOUR))
    store_setback.set_back(tx, Instant(NOW + HOUR), NOW)
    assert tx.value("SELECT not_before FROM outbox") == NOW + 7 * HOUR


@pytest.mark.parametrize("work", [_post(8 * HOUR), _tried(8 * HOUR)])
def test_a_restart_within_the_hours_that_come_again_moves_nothing_a_second_time(
    tx: Tx, work: Callable[[Tx, Instant], Any]
) -> None:
    """Else the loud hour of tomorrow would become one of last night."""
    work(tx, Instant(NOW + YEAR))
    claimed = Note("sent", "test.note", ChatId(8))
    outbox.post(tx, claimed, Instant(NOW + YEAR - HOUR))
    store.claim(tx, NoteId(2), Instant(NOW + YEAR - HOUR), NOW, None)
    for moment in (NOW + YEAR, NOW, NOW + HOUR):
        store_setback.follow(tx, Instant(moment))
    assert tx.value("SELECT not_before FROM outbox WHERE key = 'k'") == NOW + 8 * HOUR


def test_what_has_ended_by_a_clock_that_was_ahead_sets_no_clock_back_at_the_next_start(tx: Tx) -> None:
    """Its books stay as they are, and what waits now waits for its moment."""
    outbox.post(tx, Note("ended", "test.note", ChatId(8)), Instant(NOW + YEAR))
    store.claim(tx, NoteId(1), Instant(NOW + YEAR), NOW, None)
    store.finish(tx, NoteId(1), "sent", Instant(NOW + YEAR))
    store_setback.follow(tx, Instant(NOW + YEAR))
    store_setback.follow(tx, NOW)
    _tried(HOUR, Priority.PERSON, "waits")(tx, NOW)
    store_setback.follow(tx, Instant(NOW + 2))
    assert tx.value("SELECT not_before FROM outbox WHERE key = 'waits'") == NOW + HOUR
    assert tx.value("SELECT finished_at FROM outbox WHERE key = 'ended'") == NOW + YEAR


def test_a_doubt_does_not_last_longer_for_it(tx: Tx) -> None:
    """Whoever is to be asked is asked two minutes later, and what may be repeated is."""
    for key, policy in (("asked", "ask"), ("again", "resend_once")):
        outbox.post(tx, Note(key, "test.note", ChatId(-7), when_unknown=policy), NOW)  # type: ignore[arg-type]
    for number in (1, 2):
        store.claim(tx, NoteId(number), Instant(NOW + HOUR), NOW, None)
    doubts.recover(tx, Instant(NOW + HOUR))
    store_setback.set_back(tx, Instant(NOW + HOUR), NOW)
    later = Instant(NOW + 2 * MINUTE)
    assert [unsure.key for unsure in doubts.to_ask(tx, later)] == ["asked"]
    assert doubts.repeat_unknowns(tx, later) == 1
