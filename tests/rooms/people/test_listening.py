"""Whatever waits for somebody's next private message, it is one thing at a time: what they began last."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations

import pytest
from tests import builders as make

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms.notices import writing
from staffroom.rooms.notices.values import Content
from staffroom.rooms.ready import service as ready
from staffroom.rooms.training import questions
from staffroom.rooms.workshops import composing

NOW = make.at(7, 10)
LATER = Instant(NOW + HOUR - 1)


@dataclass
class Desk:
    """A coordinator with a group and somebody to ask."""

    tx: Tx
    huda: PersonId
    group: CohortId


@pytest.fixture
def desk(tx: Tx) -> Desk:
    """Write it."""
    programme = make.programme(tx)
    make.person(tx, programme, "Nadia", roster="admins", role="admin", user=1)
    huda = make.coordinator(tx, programme, user=2)
    return Desk(tx, huda, make.cohort(tx, programme, coordinator_id=huda))


BEGIN: dict[str, Callable[[Desk], object]] = {
    "notices": lambda desk: writing.begin(desk.tx, desk.huda, NOW),
    "ready": lambda desk: ready.begin(desk.tx, desk.huda, (0, 0), NOW),
    "training": lambda desk: questions.begin(desk.tx, desk.huda, 0, NOW),
    "workshops": lambda desk: composing.for_groups(desk.tx, desk.huda, desk.group, NOW),
}


def waiting(desk: Desk, now: Instant) -> list[str]:
    """Return which rooms take the coordinator's next private message."""
    found = {
        "notices": writing.awaited(desk.tx, desk.huda, Content("text", "Good morning"), now),
        "ready": ready.awaited(desk.tx, desk.huda, now),
        "training": questions.draft_of(desk.tx, desk.huda, now),
        "workshops": composing.awaited(desk.tx, desk.huda, now),
    }
    return [room for room, draft in found.items() if draft]


@pytest.mark.parametrize(("first", "second"), list(permutations(BEGIN, 2)))
def test_what_is_begun_second_ends_what_was_begun_first(desk: Desk, first: str, second: str) -> None:
    """For an hour; then the next message is for nothing."""
    BEGIN[first](desk)
    assert waiting(desk, LATER) == [first]
    BEGIN[second](desk)
    assert waiting(desk, LATER) == [second]
    assert waiting(desk, Instant(NOW + HOUR)) == []


def test_an_old_button_to_stop_ends_only_its_own(desk: Desk) -> None:
    """Under a message further up."""
    BEGIN["ready"](desk)
    BEGIN["notices"](desk)
    ready.stop(desk.tx, desk.huda, (0, 0))
    composing.stop(desk.tx, desk.huda)
    questions.stop(desk.tx, desk.huda)
    assert waiting(desk, NOW) == ["notices"]


def test_a_button_of_an_earlier_draft_takes_it_up_again(desk: Desk) -> None:
    """A workshop's day is pressed after something else was begun: then the next words are its time."""
    BEGIN["workshops"](desk)
    draft = composing.awaited(desk.tx, desk.huda, NOW)
    assert draft is not None
    composing.take(desk.tx, draft, "Routines that work", NOW)
    BEGIN["notices"](desk)
    composing.press(desk.tx, desk.huda, "day", "2026-09-09", NOW)
    assert waiting(desk, NOW) == ["workshops"]
