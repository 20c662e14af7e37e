"""Admins are told how asking a learning platform went: what is wrong, once; that it is back; what came of a wish."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.progress import moodle_screens


def tell(
    tx: Tx, programme: ProgrammeId, what: str, about: Mapping[str, Any], asked_by: int | None, now: Instant
) -> None:
    """Tell the admins of a programme when it is not quiet; whoever asked, at once, and after the farewell alone."""
    loud = programmes.get(tx, programme).calendar.next_loud(now)
    over = programmes.is_over(tx, programme)
    for admin in cohorts.reachable_admins(tx, programme):
        if admin.id == asked_by or not over:
            tell_one(tx, admin.id, what, about, now, now if admin.id == asked_by else loud)


def tell_one(tx: Tx, admin: PersonId, what: str, about: Mapping[str, Any], now: Instant, not_before: Instant) -> None:
    """Tell one admin, not before a moment."""
    person = people.find(tx, admin)
    if person is not None:
        args = {"what": what, **about}
        cohorts.tell(tx, f"moodle:{what}:{now}", "progress.moodle", args, [person], now, not_before=not_before)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say how fetching went in an admin's language."""
    return Rendered(moodle_screens.news(args), people.get(tx, PersonId(args["reader"])).language)
