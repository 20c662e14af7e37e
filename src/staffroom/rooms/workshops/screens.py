"""What a workshop looks like: in the group, on its file, and to those who lead its groups."""

from collections.abc import Mapping, Sequence

from staffroom.kernel.clock import instant
from staffroom.kernel.ids import PersonId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Attachment, Button, Line, Plain, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.prompts import when
from staffroom.rooms.workshops.values import Counts, Detail, Meeting, Present, Row, Workshop

LABELS: Mapping[str, str] = {"yes": "workshops-yes", "maybe": "workshops-maybe", "no": "workshops-no"}
NOTED: Mapping[str, str] = {
    "yes": "workshops-noted-yes",
    "maybe": "workshops-noted-maybe",
    "no": "workshops-noted-no",
}
WHAT: Mapping[str, str] = {
    "soon": "workshops-soon",
    "new": "workshops-new-one",
    "moved": "workshops-moved",
    "off": "workshops-off",
}


def menu_button() -> Button:
    """Return the button that leads to the workshops."""
    return Button(text("workshops-menu"), Press("workshops.index", (0,)))


def _at(here: Meeting) -> Text:
    return when(instant(here.begins), here.cohort.zone)


def _title(found: Workshop) -> Words:
    """Return the first line of a workshop's words."""
    return Words({language: words.partition("\n")[0] for language, words in found.title.items()})


def _more(found: Workshop) -> tuple[Line, ...]:
    rest = {language: words.partition("\n")[2].strip() for language, words in found.title.items()}
    return (Words(rest),) if any(rest.values()) else ()


def _where(found: Workshop) -> tuple[Line, ...]:
    places = (text("workshops-place", place=Words(found.place)),) if found.place else ()
    return (*places, text("workshops-link", link=Plain(found.link))) if found.link else places


def in_group(here: Meeting, counts: Counts, what: str) -> Screen:
    """Show a workshop in its group: what it is about, when, where; with the answers, unless it is called off."""
    found = here.workshop
    lines: tuple[Line, ...] = (
        Text(WHAT[what]),
        text("workshops-title", title=_title(found)),
        text("workshops-when", when=_at(here)),
    )
    if what == "off":
        return Screen(lines)
    return Screen((*lines, *_where(found), *_more(found)), answers(here, counts))


def answers(here: Meeting, counts: Counts) -> Rows:
    """Return the buttons of a workshop in its group, with figures and without names."""
    number = here.workshop.id
    row = tuple(
        Button(text(label, n=getattr(counts, answer)), Press("workshops.answer", (number, answer)))
        for answer, label in LABELS.items()
    )
    return (row, (Button(text("workshops-add"), Press("workshops.ics", (number,))),))


def noted(here: Meeting, answer: str) -> Text:
    """Say to one teacher what was noted, with the day that holds now."""
    return text(NOTED[answer], when=_at(here))


def file_sent() -> Text:
    """Say to one teacher that the file is on its way."""
    return text("workshops-file-sent")


def calendar_file(here: Meeting, data: bytes) -> Screen:
    """Hand over a workshop for somebody's own calendar."""
    lines = (text("workshops-file", title=_title(here.workshop), when=_at(here)),)
    return Screen(lines, file=Attachment("workshop.ics", data))


def index(shown: Sequence[Row], page: Page) -> Screen:
    """List workshops, each leading to itself."""
    rows = tuple((Button(_one(row), Press("workshops.show", (row.meeting.workshop.id,))),) for row in shown)
    new = Button(text("workshops-make"), Press("workshops.new", (0,)))
    lines = (text("workshops-index" if shown else "workshops-none"),)
    return Screen(lines, (*rows, *turning("workshops.index", page), (new,), (TO_DESK,)))


def _one(row: Row) -> Text:
    here = row.meeting
    group = text("workshops-everybody") if row.everywhere else text("workshops-name", name=here.cohort.name)
    key = "workshops-row-over" if row.over else "workshops-row"
    return text(key, title=_title(here.workshop), when=_at(here), group=group)


def news(soon: Sequence[Row], asked: Sequence[Row]) -> tuple[Sequence[Line], Rows]:
    """Return the lines of the home screen on workshops, and its buttons."""
    lines = [text("workshops-news", title=_title(row.meeting.workshop), when=_at(row.meeting)) for row in soon]
    buttons = tuple(
        (
            Button(
                text("workshops-ask-attendance", title=_title(row.meeting.workshop)),
                Press("workshops.whose", (row.meeting.workshop.id, 0)),
            ),
        )
        for row in asked
    )
    return lines, (*buttons, (menu_button(),))


def detail(found: Detail) -> Screen:
    """Show one workshop in numbers, and what may be done with it."""
    here, counts = found.meeting, found.counts
    one = found.groups[0].name if len(found.groups) == 1 else None
    whom = text("workshops-groups", n=len(found.groups)) if one is None else text("workshops-group", group=one)
    lines: list[Line] = [text("workshops-title", title=_title(here.workshop)), text("workshops-when", when=_at(here))]
    lines += [*_where(here.workshop), whom]
    lines.append(text("workshops-counts", yes=counts.yes, maybe=counts.maybe, no=counts.no))
    lines += [text("workshops-attended", n=counts.attended)] if found.has_begun else []
    lines += [] if here.open_day else [text("workshops-closed-day")]
    lines += [text("workshops-is-off")] if here.workshop.cancelled else []
    return Screen(tuple(lines), (*_doing(found), (Button(text("workshops-back"), Press("workshops.index", (0,))),)))


def _doing(found: Detail) -> Rows:
    number = found.meeting.workshop.id
    if found.has_begun and found.may_tick:
        return ((Button(text("workshops-attendance"), Press("workshops.whose", (number, 0))),),)
    if not found.may_change:
        return ()
    move = Button(text("workshops-move"), Press("workshops.move", (number,)))
    return ((move, Button(text("workshops-cancel"), Press("workshops.cancel", (number,)))),)


def whose(found: Workshop, shown: Sequence[Cohort], page: Page) -> Screen:
    """Ask in which group somebody ticks who was there."""
    rows = tuple(
        (Button(text("workshops-name", name=one.name), Press("workshops.roll", (found.id, one.id, 0))),)
        for one in shown
    )
    return Screen((text("workshops-whose"),), (*rows, *turning("workshops.whose", page, found.id), (_to(found.id),)))


def _to(number: int) -> Button:
    return Button(text("workshops-back-one"), Press("workshops.show", (number,)))


def roll(found: Present) -> Screen:
    """Show a group's teachers, each with a tick to be set or taken away."""
    number, cohort = found.meeting.workshop.id, found.meeting.cohort
    title = text("workshops-roll", title=_title(found.meeting.workshop), group=cohort.name)
    tally = text("workshops-tally", n=found.attended, total=found.total)
    rows = tuple((_tick(number, cohort.id, *one),) for one in found.people)
    turn = turning("workshops.roll", found.page, number, cohort.id)
    coming = Button(text("workshops-all-coming"), Press("workshops.coming", (number, cohort.id)))
    return Screen((title, tally, text("workshops-roll-help")), (*rows, *turn, (coming,), (_to(number),)))


def _tick(number: int, cohort: int, person: PersonId, name: str, there: bool) -> Button:  # noqa: FBT001  a column
    label = text("workshops-there" if there else "workshops-not-there", name=name)
    return Button(label, Press("workshops.tick", (number, cohort, person)))


def ask_cancel(here: Meeting) -> Screen:
    """Ask once more before a workshop is called off."""
    number = here.workshop.id
    sure = Button(text("workshops-cancel-sure"), Press("workshops.cancelled", (number,)))
    lines = (text("workshops-cancel-ask", title=_title(here.workshop), when=_at(here)),)
    return Screen(lines, ((sure,), (_to(number),)))


def cancelled(number: int) -> Screen:
    """Say that a workshop is called off."""
    return Screen((text("workshops-cancelled"),), done((number,)))


def done(numbers: Sequence[int]) -> Rows:
    """Return the buttons below what was done just now: take it back, or go on."""
    undo = Button(text("workshops-undo"), Press("workshops.undo", tuple(numbers)))
    return ((undo,), (Button(text("workshops-back"), Press("workshops.index", (0,))),))


def undone() -> Screen:
    """Say that it is taken back."""
    return Screen((text("workshops-undone"),), ((Button(text("workshops-back"), Press("workshops.index", (0,))),),))
