"""Which days have room for one more card in every group that began with the course."""

from datetime import date

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.prompts import Prompt


def days(tx: Tx, number: ProgrammeId, now: Instant, moving: Prompt | None = None) -> dict[date, Instant]:
    """Return the next days of a course with room, each with its moment; for a card that moves, without itself."""
    programme = programmes.get(tx, number)
    started = programme.starts_on.isoformat()
    groups = [
        cohort
        for cohort in cohorts.of_programme(tx, programme.id)
        if cohort.opened_at is not None and cohort.starts_on == started
    ]
    free = [prompts.free_moments(tx, cohort, now, moving) for cohort in groups]
    shared = set(free[0]).intersection(*free[1:]) if free else set()
    return {day: free[0][day] for day in sorted(shared) if day >= programme.starts_on}
