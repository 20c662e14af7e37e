"""Which days have room for one more card in every group that began with the course."""

from datetime import date

from staffroom.kernel.clock import at_wall
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.prompts import Prompt


def days(tx: Tx, number: ProgrammeId, now: Instant, moving: Prompt | None = None) -> dict[date, Instant]:
    """Return the next days of a course with room, each with its moment there; for a card that moves, without itself.

    The moment is the programme's; each group lives it at the same hour of its own clock.
    """
    programme = programmes.get(tx, number)
    started = programme.starts_on.isoformat()
    groups = [
        cohort
        for cohort in cohorts.of_programme(tx, programme.id)
        if cohort.opened_at is not None and cohort.starts_on == started
    ]
    free = [prompts.free_moments(tx, cohort, now, moving) for cohort in groups]
    shared = set(free[0]).intersection(*free[1:]) if free else set()
    hour = prompts.usual_time(tx, number) if moving is None else moving.wall
    return {
        day: programme.calendar.next_loud(at_wall(day, hour, programme.zone))
        for day in sorted(shared)
        if day >= programme.starts_on
    }
