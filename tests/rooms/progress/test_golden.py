"""A small programme worked out by hand: progress, gain and time on task of five teachers, figure by figure.

Sections: s1 of 60 minutes, due in week 1; s2 of 60 minutes, due in week 2. Both are due on Thursday of week 2.

| teacher | s1 | s2 | done | share of 2 | minutes from the platform, at most 180 a section |
| --- | --- | --- | --- | --- | --- |
| 0 | platform: done, 50 min | platform: done, 400 min | 2 | 1 | 50 + 180 = 230 |
| 1 | platform: done, 60 min | platform: not, 10 min | 1 | 1/2 | 60 + 10 = 70 |
| 2 | platform: not; self: done | file: done, 900 min | 1 | 1/2 | 0 + nothing (a file's own) = 0 |
| 3 | self: done | nothing | 1 | 1/2 | none measured |
| 4 | file: 80 per cent | nothing | 0 | 0 | none measured |
| 5 | nothing | nothing | unknown | unknown | unknown |
"""

from datetime import date

import pytest
from tests import builders as make
from tests.rooms.progress.test_progress import S1, S2, gained, group

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms import progress
from staffroom.rooms.progress import store
from staffroom.rooms.progress.gains import Gain
from staffroom.rooms.progress.values import Report

THURSDAY = date(2026, 9, 17)
"""The last school day of week 2."""
TUESDAY, WEDNESDAY = make.at(8), make.at(16)


@pytest.fixture
def by_hand(tx: Tx) -> tuple[CohortId, list[PersonId]]:
    """Write the table above; s1 was finished in week 1, s2 in week 2."""
    _, cohort, teachers = group(tx, 6)
    told = (
        (0, Report(S1, "lms", done=True, minutes=50, at=TUESDAY)),
        (0, Report(S2, "lms", done=True, minutes=400, at=WEDNESDAY)),
        (1, Report(S1, "lms", done=True, minutes=60, at=TUESDAY)),
        (1, Report(S2, "lms", done=False, minutes=10, at=WEDNESDAY)),
        (2, Report(S1, "lms", done=False, minutes=0, at=TUESDAY)),
        (2, Report(S1, "self", done=True, minutes=None, at=TUESDAY)),
        (2, Report(S2, "file", done=True, minutes=900, at=WEDNESDAY)),
        (3, Report(S1, "self", done=True, minutes=None, at=TUESDAY)),
        (4, Report(S1, "file", done=False, minutes=None, at=TUESDAY, percent=80)),
    )
    for teacher, report in told:
        store.put(tx, teachers[teacher], report)
    return cohort, teachers


def test_progress_is_the_mean_of_the_five_who_are_known(tx: Tx, by_hand: tuple[CohortId, list[PersonId]]) -> None:
    """(1 + 1/2 + 1/2 + 1/2 + 0) / 5 = 0.5; five of six are known; three sources speak, the latest on Wednesday."""
    found = progress.group(tx, by_hand[0], THURSDAY)
    assert found.share == pytest.approx(0.5)
    assert found.people == 5
    assert found.coverage == pytest.approx(5 / 6)
    assert (found.source, found.as_of) == ("mixed", WEDNESDAY)


def test_time_is_credited_where_the_platform_measured_too_few(tx: Tx, by_hand: tuple[CohortId, list[PersonId]]) -> None:
    """Only three of six were measured; credited are 120, 60, 60, 60, 0 minutes, whose middle is 60."""
    found = progress.group(tx, by_hand[0], THURSDAY)
    assert (found.minutes, found.credited) == (60, True)


def test_time_is_the_platforms_where_it_measured_enough_and_at_most_three_times_the_nominal(
    tx: Tx, by_hand: tuple[CohortId, list[PersonId]]
) -> None:
    """With 30 and 500 (180) for the last two known: 0, 30, 70, 180, 230; the middle is 70."""
    cohort, teachers = by_hand
    store.put(tx, teachers[3], Report(S1, "lms", done=True, minutes=30, at=TUESDAY))
    store.put(tx, teachers[4], Report(S1, "lms", done=False, minutes=500, at=TUESDAY))
    found = progress.group(tx, cohort, THURSDAY)
    assert (found.minutes, found.credited) == (70, False)


def test_the_gain_of_each_week_is_what_was_finished_in_it(tx: Tx, by_hand: tuple[CohortId, list[PersonId]]) -> None:
    """Week 1: teachers 0, 1 and 3 finish s1 (the platform says that 2 did not): 3 of 5. Week 2: 0 and 2 finish s2."""
    cohort, _ = by_hand
    assert gained(tx, cohort, make.at(6, 0), make.at(13, 0)) == Gain(3, 5, 5)
    assert gained(tx, cohort, make.at(13, 0), make.at(20, 0)) == Gain(2, 5, 5)


def test_the_figures_of_one_teacher_are_credited_and_name_their_source(
    tx: Tx, by_hand: tuple[CohortId, list[PersonId]]
) -> None:
    """Teacher 2 has finished s2 only, by a file; nothing measured in a file is taken for the platform's."""
    assert progress.of_person(tx, by_hand[1][2]) == progress.Own(1, 60, "file", WEDNESDAY)
    assert progress.of_person(tx, by_hand[1][5]) == progress.Own(0, 0, "", None)
