"""What is said of the end of a programme: to who ends it, and to everybody whom it concerns."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, Words, text
from staffroom.rooms import prompts
from staffroom.rooms.endings.values import News, Outlook, Standing
from staffroom.rooms.programmes import Programme

_NEWS: Final[dict[News, str]] = {
    "begun": "endings-news-begun",
    "told": "endings-news-told",
    "reminded": "endings-news-reminded",
}


def menu_button(programme: ProgrammeId, course: Words) -> Button:
    """Return the button that leads to the end of a programme."""
    return Button(text("endings-menu", course=course), Press("endings.look", (programme,)))


def choose(found: Sequence[Programme]) -> Screen:
    """Ask which programme."""
    buttons = [Button(Words(one.title), Press("endings.look", (one.id,))) for one in found]
    return Screen((text("endings-which"),), one_each([*buttons, TO_DESK]))


def ask_day(programme: Programme, days: Sequence[date]) -> Screen:
    """Say what ending a programme means, and ask on which day everything is deleted."""
    buttons = [Button(prompts.on_day(day), Press("endings.day", (programme.id, int(f"{day:%Y%m%d}")))) for day in days]
    lines = (text("endings-what", course=Words(programme.title)), text("endings-which-day"))
    return Screen(lines, one_each([*buttons, TO_DESK]))


def ask_sure(found: Outlook, zone: str, now: Instant) -> Screen:
    """Show whom the end concerns and the farewell as it will read, and ask whether that is meant."""
    lines: list[Line] = [
        text("endings-sure", course=found.course, day=prompts.on_day(found.day)),
        text("endings-sure-who", groups=found.groups, teachers=found.teachers, staff=found.staff),
    ]
    if found.to_come:
        lines.append(text("endings-sure-to-come", n=found.to_come))
    lines += [text("endings-sure-reads"), *_farewell(found.course, found.day, to_staff=False)]
    yes = Press("endings.yes", (found.programme.id, int(f"{found.day:%Y%m%d}")))
    goes = text("endings-yes", at=_at(found.told_at, zone, now))
    return Screen(tuple(lines), ((Button(goes, yes),), (TO_DESK,)))


def _at(moment: Instant, zone: str, now: Instant) -> Text:
    return prompts.soon(moment, zone, now)


def standing(found: Standing, now: Instant) -> Screen:
    """Say how the end of a programme stands, with the button that stops it while there is anything to stop."""
    day = prompts.on_day(found.day)
    if found.state in ("erasing", "erased"):
        return Screen((text("endings-is-erased", course=found.course, day=day),), ((TO_DESK,),))
    waits = found.state == "waiting"
    said = (
        text("endings-waits", course=found.course, day=day, at=_at(found.told_at, found.programme.zone.key, now))
        if waits
        else text("endings-runs", course=found.course, day=day)
    )
    return Screen((said,), (*_stop(found), (TO_DESK,)))


def _stop(found: Standing) -> Rows:
    label = text("endings-take-back" if found.state == "waiting" else "endings-stop")
    return ((Button(label, Press("endings.stop", (found.programme.id,))),),)


def on_the_desk(found: Standing) -> Line:
    """Say on a coordinator's desk that a programme is over, and until when its figures are there."""
    return text("endings-desk", course=found.course, day=prompts.on_day(found.day))


def stopped(programme: Programme) -> Screen:
    """Say that the deletion was stopped, of which everybody had read."""
    return Screen((text("endings-stopped", course=Words(programme.title)),), ((TO_DESK,),))


def undone(programme: Programme) -> Screen:
    """Say that the end was taken back before anybody but admins had read of it."""
    return Screen((text("endings-undone", course=Words(programme.title)),), ((TO_DESK,),))


def taken_back(found: Standing) -> Screen:
    """Say to who took it back whether anybody had read of the end."""
    return stopped(found.programme) if found.state != "waiting" else undone(found.programme)


def farewell(found: Standing, *, to_staff: bool) -> Screen:
    """Say in a group that its programme has ended."""
    return Screen(tuple(_farewell(found.course, found.day, to_staff=to_staff)))


def _farewell(course: Words, day: date, *, to_staff: bool) -> list[Line]:
    if to_staff:
        return [text("endings-farewell-staff", course=course, day=prompts.on_day(day))]
    return [text("endings-farewell", course=course), text("endings-farewell-data", day=prompts.on_day(day))]


def called_off(programme: Programme) -> Screen:
    """Say in a group that nothing is deleted."""
    return Screen((text("endings-called-off", course=Words(programme.title)),))


def to_teacher(found: Standing, person: PersonId) -> Screen:
    """Thank a teacher, and offer what is theirs to take."""
    record = Button(text("joining-button-record"), Press("records.make", (person,)))
    data = Button(text("joining-button-download"), Press("joining.download"))
    lines = (text("endings-teacher", course=found.course), text("endings-teacher-data", day=prompts.on_day(found.day)))
    return Screen(lines, ((record,), (data,)))


def goes_on(programme: Programme, person: PersonId) -> Screen:
    """Tell a teacher who read of the end that it does not come."""
    me = Button(text("joining-button-me"), Press("joining.me", (person,)))
    return Screen((text("endings-goes-on", course=Words(programme.title)),), ((me,),))


def goes_on_for_leaders(programme: Programme) -> Screen:
    """Tell a coordinator the same."""
    return Screen((text("endings-goes-on-leader", course=Words(programme.title)),), ((TO_DESK,),))


def to_leader(found: Standing) -> Screen:
    """Thank a coordinator."""
    return Screen((text("endings-leader", course=found.course, day=prompts.on_day(found.day)),), ((TO_DESK,),))


def to_admin(found: Standing, what: News, now: Instant) -> Screen:
    """Tell an admin how the end stands, with what there is to save, and the way to stop it."""
    zone, course = found.programme.zone.key, found.course
    said = text(_NEWS[what], course=course, day=prompts.on_day(found.day), at=_at(found.told_at, zone, now))
    weeks = Button(text("endings-weeks"), Press("reports.week", (found.programme.id,)))
    return Screen((said,), ((weeks,), *_stop(found)), loud=True)


def erased(found: Standing, n: int, last_copy: date) -> Screen:
    """Tell an admin that everything is deleted, and until when copies from before are there."""
    said = text("endings-news-erased", course=found.course, n=n, day=prompts.on_day(last_copy))
    return Screen((said,), ((TO_DESK,),), loud=True)
