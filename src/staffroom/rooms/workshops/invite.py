"""A workshop as an iCalendar file, which every calendar takes; moved later, the same entry moves."""

from datetime import UTC

from staffroom import data_files
from staffroom.kernel.screen import Words
from staffroom.rooms.workshops.values import Meeting


def as_ics(here: Meeting, language: str) -> bytes:
    """Return a workshop as a group lives it, in words of a language."""
    from icalendar import Calendar, Event  # noqa: PLC0415  three megabytes, and few want one

    say, found = data_files.words().plain, here.workshop
    place = say(Words(found.place), language)
    title, _, more = say(Words(found.title), language).partition("\n")
    event = Event.new(
        uid=f"workshop-{found.id}-{here.cohort.id}@staffroom",
        sequence=found.revision,
        summary=title,
        description="\n".join(filter(None, (more.strip(), found.link))) or None,
        location=place or found.link,
        url=found.link,
        start=here.begins,
        end=here.ends,
        stamp=here.begins.astimezone(UTC),
    )
    calendar = Calendar.new(prodid="-//Staffroom//Workshop//EN", name="Staffroom", subcomponents=[event])
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
