"""Decisions of the progress room on values: which source is believed, what is due, when a figure may be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from staffroom.kernel.ids import Instant
from staffroom.rooms.programmes import SOURCES
from staffroom.rooms.progress.values import Report

LMS = "lms"
LEAST_PEOPLE = 5
LEAST_COVERAGE = 0.6
MOST_TIMES_NOMINAL = 3
"""Minutes beyond this multiple of a section's nominal time are a page left open, not work."""


@dataclass(frozen=True)
class Due:
    """A section as arithmetic sees it: its nominal minutes and the programme week by whose end it is due."""

    section: str
    minutes: int
    week: int


def settled(reports: Iterable[Report], order: Sequence[str] = SOURCES) -> dict[str, Report]:
    """Return the one report that counts for each section: of the source that is believed before the others."""
    ordered = sorted(reports, key=lambda report: order.index(report.source), reverse=True)
    return {report.section: report for report in ordered}


def finished(reports: Iterable[Report], until: Instant, order: Sequence[str] = SOURCES) -> frozenset[str]:
    """Return the sections that a teacher had finished before a moment."""
    return frozenset(r.section for r in settled((r for r in reports if r.at < until), order).values() if r.done)


def known_at(reports: Iterable[Report], until: Instant) -> bool:
    """Say whether anything was known of a teacher before a moment.

    A platform says since when a section is finished, so what it tells later tells of earlier, too.
    """
    return any(report.at < until or report.source == LMS for report in reports)


def due_by(sections: Iterable[Due], week: int, *, week_is_over: bool) -> frozenset[str]:
    """Return the sections due by a day of a programme week: those of earlier weeks, of this one once it is over."""
    return frozenset(s.section for s in sections if s.week < week or (s.week == week and week_is_over))


def progress_of(done: int, due: int) -> float | None:
    """Return a teacher's share of what is due, at most 1; unknown while nothing is due."""
    return min(1.0, done / due) if due else None


def enough(known: int, people: int) -> bool:
    """Say whether so few unknowns remain that a figure may be shown: 60 % coverage and 5 people."""
    return known >= LEAST_PEOPLE and known >= LEAST_COVERAGE * people


def mean_of(shares: Iterable[float | None]) -> float | None:
    """Return the mean of what is known; unknown stays unknown, never 0."""
    known = [share for share in shares if share is not None]
    return mean(known) if known else None


def gain_of(gained: int, due: int) -> float:
    """Return what a teacher adds to the week's gain: at most what was due, so that nobody gains twice."""
    return float(min(gained, due))


def measured_minutes(reports: Iterable[Report], nominal: Mapping[str, int]) -> int | None:
    """Return a teacher's minutes as the platform measured them, each section capped; None where it measured none."""
    measured = [
        min(report.minutes, MOST_TIMES_NOMINAL * nominal.get(report.section, report.minutes))
        for report in reports
        if report.source == LMS and report.minutes is not None
    ]
    return sum(measured) if measured else None


def credited_minutes(done: Iterable[str], nominal: Mapping[str, int]) -> int:
    """Return the nominal minutes of finished sections."""
    return sum(nominal.get(section, 0) for section in done)


def middle(values: Iterable[int]) -> int | None:
    """Return the median in whole minutes, or None of nothing."""
    known = list(values)
    return round(median(known)) if known else None


def said_by(sources: Iterable[str]) -> str:
    """Return the one source of a figure, `mixed` for several, an empty word for none."""
    named = set(sources)
    return named.pop() if len(named) == 1 else "mixed" if named else ""
