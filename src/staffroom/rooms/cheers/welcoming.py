"""Use cases of the introductions round: whoever came in is welcomed together, in one post a school day, as a number."""

import json
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.cheers import screens
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import SchoolCalendar
from staffroom.rooms.prompts import Posting

GATHER = 2 * HOUR
"""So long the first newcomer waits for others."""
LONG_AGO = 7 * DAY
"""Whoever came before needs no welcome any more."""
AT_ONCE = 20
"""Groups that are looked at in one transaction."""
_SEEN, _WAITING, _AGAIN = "cheers.seen", "cheers.waiting", "cheers.again"


def next_round(tx: Tx, _now: Instant) -> Instant | None:
    """Return when to welcome next: some hours after somebody came in, or when a group that waits may have room."""
    first = cohorts.first_joined_after(tx, _moment(tx, _SEEN))
    again = _moment(tx, _AGAIN)
    moments = [Instant(first + GATHER)] if first is not None else []
    return min([*moments, *([again] if again else [])], default=None)


def _moment(tx: Tx, name: str) -> Instant:
    return Instant(int(facts.get(tx, name) or 0))


def hold_round(tx: Tx, now: Instant) -> None:
    """Welcome the newcomers of each group that has room for one more post; the others wait, each until its moment."""
    moments = _waiting(tx) | dict.fromkeys(cohorts.joined_after(tx, _moment(tx, _SEEN)), now)
    due = sorted((number for number, moment in moments.items() if moment <= now), key=lambda one: (moments[one], one))
    for number in due[:AT_ONCE]:
        again = _welcome(tx, cohorts.get(tx, number), now)
        if again is None:
            del moments[number]
        else:
            moments[number] = again
    facts.put(tx, _SEEN, str(now))
    facts.put(tx, _WAITING, json.dumps(moments))
    facts.put(tx, _AGAIN, str(min(moments.values(), default=0)))


def _waiting(tx: Tx) -> dict[CohortId, Instant]:
    """Return the groups that wait, and when each is looked at again; an older version kept no moments."""
    known = json.loads(facts.get(tx, _WAITING) or "{}")
    found = dict.fromkeys(known, 0) if isinstance(known, list) else known
    return {CohortId(int(number)): Instant(moment) for number, moment in found.items()}


def _welcome(tx: Tx, cohort: Cohort, now: Instant) -> Instant | None:
    """Welcome the newcomers of a group; return when to look again where they have to wait."""
    if cohort.closed_at is not None or programmes.is_over(tx, cohort.programme_id):
        return None
    if cohort.chat_id is None or cohorts.is_stopped(cohort):
        return Instant(now + DAY)
    calendar = prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    begins, card = _beginning(tx, cohort, calendar, now)
    since = max(begins, _moment(tx, _welcomed(cohort.id)), Instant(now - LONG_AGO))
    if begins > now:
        return begins
    fresh = _came_after(tx, cohort.id, since)
    if not fresh:
        return None
    when = _free(tx, cohort, calendar, now)
    if when > now:
        return when
    key = f"cheers.newcomers:{cohort.id}:{local_day(now, calendar.zone)}"
    args = {"cohort": cohort.id, "n": fresh, "reply_to": None if card is None else card.message_id}
    note = Note(key, "cheers.newcomers", cohort.chat_id, args, when_unknown="never", expires_at=Instant(now + DAY))
    outbox.post(tx, note, now)
    prompts.take_day(tx, key, cohort.id, now)
    facts.put(tx, _welcomed(cohort.id), str(now))
    return None


def _welcomed(cohort: CohortId) -> str:
    """Return the fact that tells up to when the newcomers of a group were welcomed."""
    return f"cheers.welcomed:{cohort}"


def _beginning(tx: Tx, cohort: Cohort, calendar: SchoolCalendar, now: Instant) -> tuple[Instant, Posting | None]:
    """Return from when newcomers are welcomed, and the card on which they introduce themselves.

    Whoever is there when that card comes reads it anyway; without one, the first day of the course counts.
    """
    cards = [one for one in prompts.postings_of(tx, cohort.id) if one.kind == "introduction"]
    for card in reversed(cards):
        if card.state == "posted" and card.posted_at is not None:
            return card.posted_at, card
    coming = [Instant(card.due_at + HOUR) for card in cards if card.due_at + HOUR > now]
    return min(coming, default=at_wall(date.fromisoformat(cohort.starts_on), time(0), calendar.zone)), None


def _came_after(tx: Tx, cohort: CohortId, since: Instant) -> int:
    places = cohorts.placements(tx, cohort)
    return sum(cohorts.is_inside(one) and one.joined_at is not None and one.joined_at > since for one in places)


def _free(tx: Tx, cohort: Cohort, calendar: SchoolCalendar, now: Instant) -> Instant:
    """Return now where a group has room for one more post in school hours, else the next time to look."""
    open_at = calendar.next_school_hour(now)
    if open_at > now or prompts.obstacle(tx, cohort, now) is None:
        return open_at
    tomorrow = local_day(now, calendar.zone) + timedelta(days=1)
    return calendar.next_school_hour(at_wall(tomorrow, time(0), calendar.zone))


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Welcome the newcomers, and say how many are there by now."""
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    inside = cohorts.count_in(tx, cohort.id)
    return Rendered(screens.welcome(args["n"], inside, args["reply_to"]), cohort.language)
