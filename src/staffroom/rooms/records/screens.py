"""How a record reads: each line in the teacher's language, and in English below it where that is another one."""

from collections.abc import Callable

from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Attachment, Button, Line, Plain, Press, Printout, Rows, Screen, Speak, Words, text
from staffroom.kernel.text import SOURCE, chain
from staffroom.pictures import Certificate, Entry, Listing, Spoken
from staffroom.rooms.records.values import Record, Summary

FAILED = text("records-failed")
Seal = Callable[[bytes], bytes]


def ask(person: PersonId) -> Rows:
    """Return the button that asks for the record as a document."""
    return ((Button(text("joining-button-record"), Press("records.make", (person,))),),)


def hours(minutes: int) -> Plain:
    """Return minutes as hours and minutes, which every language reads alike."""
    return Plain(f"{minutes // 60}:{minutes % 60:02}")


def _as_it_is(words: str) -> Words:
    return Words({SOURCE: words})


def facts(found: Summary) -> list[tuple[Line, Line]]:
    """Return what is signed, as names and values."""
    sections = text("records-sections-value", done=found.sections, of=found.of, own=found.own_word)
    figures: list[tuple[Line, Line]] = [
        (text("records-since"), _as_it_is(found.since)),
        (text("records-made"), _as_it_is(found.made)),
        (text("records-sections"), sections),
        (text("records-hours"), text("records-hours-value", hours=hours(found.minutes))),
        (text("records-workshops"), text("records-number", n=found.workshops)),
        (text("records-answers"), text("records-number", n=found.answers)),
    ]
    about: list[tuple[Line, Line]] = [
        (text("records-name"), _as_it_is(found.name)),
        (text("records-course"), Words(found.course)),
    ]
    where: list[tuple[Line, Line]] = (
        [(text("records-organisation"), _as_it_is(found.organisation))] if found.organisation else []
    )
    return [*about, *where, *figures]


def lists(found: Record) -> list[tuple[Line, list[tuple[Line, Line]]]]:
    """Return the lists behind the figures: a heading, and what stands below it, each with its day."""
    sections: list[tuple[Line, Line]] = [
        (
            Words(one.title),
            text(
                "records-section-own" if one.own_word else "records-section",
                day=Plain(one.day.isoformat()),
                minutes=one.minutes,
            ),
        )
        for one in found.sections
    ]
    there: list[tuple[Line, Line]] = [
        (Words(one.title), _as_it_is(one.day.isoformat() if one.day else "–")) for one in found.workshops
    ]
    named: list[tuple[Line, list[tuple[Line, Line]]]] = [
        (text("records-sections-list"), sections),
        (text("records-workshops-list"), there),
    ]
    return [(title, rows) for title, rows in named if rows]


def notes() -> list[Line]:
    """Return what a reader should know: what is credited, how to check, what a signature does not say."""
    return [text("records-note-hours"), text("records-note-check"), text("records-note-limits")]


def spoken(line: Line, speak: Speak, language: str) -> Spoken:
    """Return a line in the teacher's language, and in English where that says something else."""
    own, english = speak(line, language), speak(line, SOURCE)
    return Spoken(own, "" if SOURCE in chain(language)[:-1] or own == english else english)


def paper(found: Record, code: str) -> Callable[[Speak, str], Certificate]:
    """Return the record on paper, its signed summary as a code."""

    def drawing(speak: Speak, _own: str) -> Certificate:
        def said(line: Line) -> Spoken:
            return spoken(line, speak, found.language)

        return Certificate(
            lang=found.language,
            title=said(text("records-title")),
            entries=tuple(Entry(said(name), said(value)) for name, value in facts(found.summary)),
            listings=tuple(
                Listing(said(title), tuple(Entry(said(name), said(value)) for name, value in rows))
                for title, rows in lists(found)
            ),
            notes=tuple(said(line) for line in notes()),
            qr=code,
        )

    return drawing


def printed(found: Record, code: str, seal: Seal) -> Screen:
    """Hand the record over on paper."""
    return Screen((text("records-paper"),), printout=Printout("record.pdf", paper(found, code), FAILED, seal))


def as_page(page: bytes) -> Screen:
    """Hand the record over as a page."""
    return Screen((text("records-page"),), file=Attachment("record.html", page))
