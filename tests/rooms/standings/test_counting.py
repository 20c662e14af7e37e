"""A week of many groups is counted in the database: it must be what a plain count, person by person, says."""

from contextlib import suppress
from dataclasses import dataclass

import hypothesis
import pytest
from hypothesis import strategies as st
from tests import builders as make
from tests.rooms.standings import world

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.rooms import programmes
from staffroom.rooms.cohorts import store as cohort_rows
from staffroom.rooms.standings import store_bases, weeks
from staffroom.rooms.standings.rules import Measures, Rate

WEEK = make.SUNDAY.isoformat()
SECTIONS = {"s1-welcome", "s2-routines"}
ORDER = ("lms", "file", "self")
"""Whoever stands first is believed; s1 alone is due in the week."""


@dataclass(frozen=True)
class Says:
    """What a source says of a section on a day of September."""

    section: str
    source: str
    done: bool
    day: int


@dataclass(frozen=True)
class Teacher:
    """What somebody did in the week; messages None: no sign of life."""

    counts: bool
    replied: bool
    messages: int | None
    progress: tuple[Says, ...]


SAYINGS = st.lists(
    st.builds(Says, st.sampled_from(sorted(SECTIONS)), st.sampled_from(ORDER), st.booleans(), st.integers(3, 15)),
    max_size=4,
    unique_by=lambda one: (one.section, one.source),
).map(tuple)
TEACHERS = st.lists(
    st.builds(Teacher, st.booleans() | st.just(True), st.booleans(), st.none() | st.integers(0, 5), SAYINGS),
    min_size=1,
    max_size=9,
)


class _Undone(Exception):  # noqa: N818  no error: it takes a world back
    pass


def written(tx: Tx, name: str, chat: int, programme: ProgrammeId, teachers: list[Teacher]) -> CohortId:
    """Write a group as the bot keeps it: its base frozen, or, where nobody counts, none."""
    cohort = world.group(tx, programme, name, len(teachers), chat=chat)
    people = world.members(tx, cohort)
    world.card(tx, programme, cohort, 0, slug="q", base=people)
    store_bases.put(tx, cohort, WEEK, [one for one, who in zip(people, teachers, strict=True) if who.counts])
    for person, teacher in zip(people, teachers, strict=True):
        _act(tx, cohort, person, teacher)
    return cohort


def _act(tx: Tx, cohort: CohortId, person: PersonId, teacher: Teacher) -> None:
    if teacher.replied:
        world.did(tx, person, cohort, "peer_reply", WEEK)
    if teacher.messages is not None:
        row: dict[str, str | int] = {"w": WEEK, "c": cohort, "p": person, "n": teacher.messages}
        tx.run("INSERT INTO talk VALUES (:w, :c, :p, :n, 9)", **row)
    for one in teacher.progress:
        tx.run(
            "INSERT INTO progress (person_id, section, source, done, at) VALUES (:p, :section, :source, :done, :at)",
            p=person,
            section=one.section,
            source=one.source,
            done=int(one.done),
            at=make.at(one.day),
        )


def finished(teacher: Teacher, before: Instant) -> set[str]:
    """Return what somebody had finished before a moment, by the most trusted word on each section."""
    found = set()
    for section in SECTIONS:
        said = [one for one in teacher.progress if one.section == section and make.at(one.day) < before]
        if said and min(said, key=lambda one: ORDER.index(one.source)).done:
            found.add(section)
    return found


def gain(teachers: list[Teacher]) -> Rate | None:
    """Return the points gained in the week, at most one each, and of how many anything is known."""
    known = [one for one in teachers if one.progress]
    if len(known) < 5 or len(known) < 0.6 * len(teachers):
        return None
    start, end = make.at(6, 0), make.at(13, 0)
    return Rate(sum(min(1, len(finished(one, end) - finished(one, start))) for one in known), len(known))


def assert_counted(found: Measures, teachers: list[Teacher]) -> None:
    """Compare a group's week with a plain count of its people."""
    base = [one for one in teachers if one.counts] or teachers
    assert found.peer == Rate(sum(one.replied for one in base), len(base))
    expected = gain(base)
    assert (found.gain and found.gain.n) == (expected and expected.n)
    assert (found.gain and found.gain.x) == pytest.approx(expected and expected.x)
    written = sorted((one.messages for one in teachers if one.messages is not None), reverse=True)
    assert found.talk is not None
    assert (found.talk.messages, found.talk.top) == (sum(written), sum(written[:3]))
    assert (found.talk.active, found.talk.base) == (sum(one.messages is not None for one in base), len(base))


@hypothesis.settings(
    max_examples=40, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture], deadline=None
)
@hypothesis.given(TEACHERS, TEACHERS)
def test_a_week_is_what_a_plain_count_of_its_people_says(tx: Tx, first: list[Teacher], second: list[Teacher]) -> None:
    """Replies, progress by several sources, talk; where nobody counted on the first day, of the card's base."""
    with suppress(_Undone), tx.attempt():
        number = make.programme(tx)
        groups = [written(tx, f"{chat}", -chat, number, who) for chat, who in ((1, first), (2, second))]
        rows = [cohort_rows.get(tx, group) for group in groups]
        found = weeks.measure_all(tx, programmes.get(tx, number), rows, make.SUNDAY)
        for group, teachers in zip(groups, (first, second), strict=True):
            assert_counted(found[group], teachers)
        raise _Undone
