"""A rehearsal for programs: JSON, and iCalendar for whatever calendar somebody uses."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from staffroom.kernel.text import shortened
from staffroom.rehearsal.values import Message, Timetable
from staffroom.rooms import prompts

SHOWN = timedelta(minutes=15)
"""How long an entry looks in a calendar; a shorter one cannot be tapped."""
HEADLINE = 60


def order() -> str:
    """Say which kinds find room first where a day or a week is full."""
    steps = " > ".join(", ".join(kinds) for kinds in prompts.ORDER)
    return f"When a day or a week is full, kinds find room in this order: {steps}."


def headline(message: Message) -> str:
    """Return the first words of a message, or what it is where its words are chosen on the day."""
    return shortened(message.words, HEADLINE) or f"({message.kind}: chosen on the day)"


def groups(timetable: Timetable) -> str:
    """Return the groups of a timetable, the first ones by name."""
    first, more = timetable.cohorts[:3], len(timetable.cohorts) - 3
    return ", ".join(first) + (f" and {more} more" if more > 0 else "")


def as_json(found: Sequence[Timetable]) -> str:
    """Return everything as JSON."""
    return json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2)


def _plain(timetable: Timetable) -> dict[str, Any]:
    return {
        "programme": timetable.programme,
        "groups": list(timetable.cohorts),
        "zone": timetable.zone.key,
        "language": timetable.language,
        "warnings": list(timetable.warnings),
        "messages": [
            {
                "id": message.slug,
                "kind": message.kind,
                "week": message.week,
                "wanted_on": message.wanted_on.isoformat(),
                "at": message.at.isoformat() if message.at else None,
                "words": message.words,
                "notes": list(message.notes),
                "warnings": list(message.warnings),
            }
            for message in timetable.messages
        ],
    }


def as_ics(found: Sequence[Timetable]) -> str:
    """Return what is posted as one iCalendar file; what is not posted has no place in it."""
    calendar = Calendar.new(prodid="-//Staffroom//Rehearsal//EN", name="Staffroom")
    for timetable in found:
        for message in timetable.messages:
            if message.at is not None:
                calendar.add_component(_event(timetable, message, message.at))
    calendar.add_missing_timezones()
    return str(calendar.to_ical().decode())


def _event(timetable: Timetable, message: Message, at: datetime) -> Event:
    return Event.new(
        uid=f"{message.slug}.{timetable.cohorts[0]}.{timetable.programme}@staffroom",
        summary=f"{groups(timetable)}: {headline(message)}",
        description="\n".join((message.words, *message.notes, *message.warnings)),
        start=at,
        end=at + SHOWN,
        stamp=at.astimezone(UTC),
    )
