"""The calendar rehearsed before it is played: what every group will read, when, and what looks odd."""

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.rehearsal import findings, replay, store
from staffroom.rehearsal.checks import Checks
from staffroom.rehearsal.values import Message, Timetable
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme

__all__ = ["Message", "Timetable", "Wish", "rehearse"]


@dataclass(frozen=True)
class Wish:
    """What is to be rehearsed: how many weeks (None: the whole course), which group (None: all), pictures drawn too."""

    weeks: int | None = None
    cohort: str | None = None
    pictures: bool = False


def rehearse(local: LocalDatabase, key: bytes, now: Instant, wish: Wish) -> list[Timetable]:
    """Return what the groups will read from now on; the database stays as it is.

    Raises Trouble where the wished group does not exist.
    """
    with (
        replay.played(local, key, now, wish.weeks, wish.cohort) as (tx, stand_for),
        Checks(tx, pictures=wish.pictures) as checks,
    ):
        return findings.alike(
            [
                replace(_timetable(tx, programme, cohort, checks), cohorts=stand_for[cohort.id])
                for programme in programmes.all_of(tx)
                for cohort in cohorts.of_programme(tx, programme.id)
            ]
        )


def _timetable(tx: Tx, programme: Programme, cohort: Cohort, checks: Checks) -> Timetable:
    calendar = programme.calendar_in(ZoneInfo(cohort.zone), cohort.holidays)
    start = date.fromisoformat(cohort.starts_on)
    group = findings.Group(start, calendar, cohort.language, prompts.days_wanted(tx, programme, cohort))
    check = checks.of(cohort.language)
    rows = store.outcomes(tx, cohort.id)
    messages = tuple(findings.message(row, group, check) for row in rows)
    return Timetable(programme.slug, (cohort.name,), cohort.language, calendar, messages, findings.between(messages))
