"""Groups changed from the command line: worked out and told, and written where that is wanted."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.rooms import cohorts, moves, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves import Change
from staffroom.rooms.people import Person

PREVIEW = "Nothing was written: this is a preview. Add --apply to do it."


def by_name(tx: Tx, name: str) -> Cohort:
    """Return the group of a name.

    Raises Trouble where there is none, or where several programmes have one of that name.
    """
    known = [one for programme in programmes.all_of(tx) for one in cohorts.of_programme(tx, programme.id)]
    found = [one for one in known if one.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        raise Trouble(f"Several programmes have a group '{name}'. Change it from the private chat: /menu.")
    raise Trouble(f"There is no group '{name}'. `cohorts list` shows the names.")


def move(tx: Tx, person: Person, group: str, now: Instant | None) -> list[str]:
    """Tell what moving a teacher leads to; with a moment, do it."""
    return _told(tx, lambda: moves.of_move(tx, person.id, by_name(tx, group)), person.full_name, now)


def split(tx: Tx, group: str, now: Instant | None) -> list[str]:
    """Tell what splitting a group leads to; with a moment, do it."""
    return _told(tx, lambda: moves.of_split(tx, by_name(tx, group)), "", now)


def merge(tx: Tx, group: str, into: str, now: Instant | None) -> list[str]:
    """Tell what merging a group into another leads to; with a moment, do it."""
    return _told(tx, lambda: moves.of_merge(tx, by_name(tx, group), by_name(tx, into)), "", now)


def start(tx: Tx, group: str, day: str, zone: str | None, now: Instant) -> list[str]:
    """Let a group begin on a day (ISO) of its own, by its own clock.

    Raises Trouble where day or zone is none, and where something was posted there already.
    """
    cohort = by_name(tx, group)
    try:
        begins, clock = date.fromisoformat(day), ZoneInfo(zone or cohort.zone)
    except (ValueError, ZoneInfoNotFoundError):
        raise Trouble("Write the day like 2026-10-04 and the zone like Asia/Riyadh.") from None
    if not prompts.begin_anew(tx, cohort.id, begins, clock, now):
        raise Trouble(f"Something was posted in {group} already, so its weeks run. Nothing was changed.")
    return [f"{group} begins the course on {begins} ({clock.key}). Its cards are planned anew."]


def _told(tx: Tx, work: Callable[[], Change], name: str, now: Instant | None) -> list[str]:
    """Work a change out and tell it; a rule's no ends the command."""
    try:
        change = work()
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    if now is None:
        return [*map(in_english, moves.told(change, name)), PREVIEW]
    moves.apply(tx, change, None, now)
    return [in_english(line) for line in moves.done(change.as_done, name)]
