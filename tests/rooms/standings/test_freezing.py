"""Who counts in a week is frozen on its first school day, as each group lives it."""

import pytest
from tests import builders as make
from tests.rooms.standings import world

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.standings import closing, freezing, store, store_bases
from staffroom.rooms.standings.rules import Rate
from staffroom.rooms.standings.talk_rules import Base

WEEK = "2026-09-13"
SUNDAY = make.at(13, 0)


@pytest.fixture
def programme(tx: Tx) -> ProgrammeId:
    """Write a programme."""
    return make.programme(tx)


def frozen(tx: Tx, cohort: CohortId, now: Instant) -> int | None:
    """Let a moment come; return how many count in the second week."""
    if (due := freezing.next_due(tx, now)) is not None and due <= now:
        freezing.freeze_some(tx, now)
    found = store_bases.find(tx, cohort, WEEK)
    return None if found is None else found.eligible


def test_it_happens_at_the_first_midnight_of_the_weeks_school_days(tx: Tx, programme: ProgrammeId) -> None:
    """Once; what anybody chooses later in the week changes nothing any more, nor does their erasure."""
    cohort = world.group(tx, programme, "Cedar", 9, chat=-1)
    assert frozen(tx, cohort, make.at(12, 23)) is None
    assert freezing.next_due(tx, make.at(12, 23)) == SUNDAY
    assert frozen(tx, cohort, SUNDAY) == 9
    assert freezing.next_due(tx, SUNDAY) == make.at(20, 0)
    first, second, *others = world.members(tx, cohort)
    people.choose(tx, first, paused_until=None, quiet=True, left_at=None)
    people.erase(tx, second)
    assert frozen(tx, cohort, make.at(13, 1)) == 9
    assert store_bases.find(tx, cohort, WEEK) == Base(9, frozenset({first, *others}))


def test_a_group_with_a_week_off_and_a_first_day_without_the_bot_are_not_frozen(tx: Tx, programme: ProgrammeId) -> None:
    """The base of the week's first card stands in for a day that was missed."""
    off, late = (world.group(tx, programme, name, 9, chat=chat) for name, chat in (("Off", -1), ("Late", -2)))
    cohorts.set_days_off(tx, off, "2026-09-13/2026-09-19")
    assert frozen(tx, off, make.at(12, 9)) is None
    assert frozen(tx, off, SUNDAY) is None
    assert frozen(tx, late, SUNDAY) == 9
    tx.run("DELETE FROM week_bases")
    tx.run("DELETE FROM week_members")
    assert frozen(tx, late, make.at(14, 9)) is None
    world.card(tx, programme, late, 2, base=world.members(tx, late)[:8], posted=make.at(14), closes=make.at(18, 0))
    found = freezing.bases(tx, {late: (SUNDAY, make.at(20, 0))}, WEEK).get(late)
    assert found is not None
    assert found.eligible == 8


def test_many_groups_are_frozen_a_few_at_a_time(tx: Tx, programme: ProgrammeId) -> None:
    """Nobody waits for the database; a round that began before midnight is followed by another."""
    groups = [world.group(tx, programme, f"G{number}", 1, chat=-number) for number in range(1, 8)]
    frozen(tx, groups[0], make.at(12, 9))
    frozen(tx, groups[0], SUNDAY)
    assert freezing.next_due(tx, SUNDAY) == SUNDAY
    frozen(tx, groups[0], SUNDAY)
    frozen(tx, groups[0], SUNDAY)
    assert [store_bases.find(tx, group, WEEK) is not None for group in groups] == [True] * 7
    assert freezing.next_due(tx, SUNDAY) == make.at(20, 0)


def test_progress_and_replies_are_of_those_who_counted_on_the_first_day(tx: Tx, programme: ProgrammeId) -> None:
    """Whoever pauses on Tuesday is in the week still; whoever came on Monday is not."""
    cohort = world.group(tx, programme, "Cedar", 8, chat=-1)
    freezing.freeze_some(tx, make.at(6, 0))
    world.card(tx, programme, cohort, 4)
    new = make.person(tx, programme, "New")
    make.member(tx, new, cohort, joined=make.at(7))
    members = world.members(tx, cohort)
    world.finished(tx, [new, *members[:3]], "s1-welcome", make.at(8))
    world.finished(tx, members[3:8], "s1-welcome", make.at(8), done=False)
    for person in (new, members[0]):
        world.did(tx, person, cohort, "peer_reply", "2026-09-06")
    people.choose(tx, members[0], paused_until=make.at(30), quiet=False, left_at=None)
    closing.close(tx, programmes.get(tx, programme), make.SUNDAY, make.at(14, 9))
    closed = store.find(tx, cohort, "2026-09-06")
    assert closed is not None
    assert (closed.measures.peer, closed.measures.gain) == (Rate(1, 8), Rate(3, 8))
