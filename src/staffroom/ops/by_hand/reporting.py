"""What the command line writes of closed weeks: which ones are meant, and a file of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import Trouble
from staffroom.ops.by_hand.errands import the_programme
from staffroom.rooms import cohorts, reports
from staffroom.rooms.programmes import Programme
from staffroom.rooms.reports import GroupWeek, Style


@dataclass(frozen=True)
class Wish:
    """What somebody asked for; `week` is `latest`, `all`, a programme week's number, or a day in the week."""

    week: str
    programme: str | None
    style: Style
    language: str | None


def write(tx: Tx, wish: Wish) -> tuple[str, bytes]:
    """Return a report's file name and content, over all groups of a programme.

    Raises Trouble where it is not clear which programme or week is meant, and where that week is not closed.
    """
    programme = the_programme(tx, wish.programme)

    def chosen(rows: Sequence[GroupWeek]) -> Sequence[str]:
        return _weeks(programme, rows, wish.week)

    found = reports.collect(tx, programme, cohorts.every_of_programme(tx, programme.id), chosen, moves=True)
    if found is None:
        raise Trouble(
            f"There is no closed week '{wish.week}' yet. A week is closed on the first Monday or school day after it."
        )
    language = wish.language or programme.language
    speak = data_files.words().plain
    data = reports.written(found, wish.style, lambda line: speak(line, language), language)
    return reports.name(found, wish.style), data


def _weeks(programme: Programme, rows: Sequence[GroupWeek], asked: str) -> Sequence[str]:
    closed = sorted({row.week for row in rows})
    if asked == "all":
        return closed
    if asked == "latest":
        return closed[-1:]
    if asked.isdecimal():
        return sorted({row.week for row in rows if row.number == int(asked)})
    try:
        first = programme.calendar.first_of_week(date.fromisoformat(asked)).isoformat()
    except ValueError:
        raise Trouble(
            f"--week {asked}: write latest, all, a week's number such as 3, or a day such as 2026-09-06."
        ) from None
    return [week for week in closed if week == first]
