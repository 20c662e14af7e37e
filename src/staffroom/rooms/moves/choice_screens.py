"""What an admin is shown about changing groups: where from, where to, what it leads to, that it is done."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from staffroom.kernel.ids import CohortId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, text
from staffroom.rooms import prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves.screens import done as done_lines
from staffroom.rooms.moves.screens import soon as soon_lines
from staffroom.rooms.moves.screens import told
from staffroom.rooms.moves.values import Change, Done, Headcount, Seats
from staffroom.rooms.people import Person

_ALL: Final = Button(text("moves-back-groups"), Press("moves.groups", (0,)))


def menu_button() -> Button:
    """Return the button that leads an admin to the groups that can be changed."""
    return Button(text("moves-menu"), Press("moves.groups", (0,)))


def choose_group(found: Sequence[Seats], page: Page) -> Screen:
    """Ask of which group."""
    if not found:
        return Screen((text("panel-no-groups"),), ((TO_DESK,),))
    buttons = [_room(one, Press("moves.group", (one.cohort.id,))) for one in found]
    return Screen((text("moves-groups"),), (*one_each(buttons), *turning("moves.groups", page), (TO_DESK,)))


def _room(found: Seats, press: Press) -> Button:
    """Return a button with a group's name and how full it is."""
    return Button(text("moves-room", name=found.cohort.name, taken=found.taken, seats=found.seats), press)


def _to_group(cohort: CohortId, label: Text) -> Button:
    return Button(label, Press("moves.group", (cohort,)))


def group(found: Headcount) -> Screen:
    """Show how a group stands and what can be changed."""
    cohort = found.cohort
    said = text("moves-group", name=cohort.name, placed=found.placed, seats=found.seats, present=found.present)
    lines: list[Line] = [said]
    if found.leaving:
        lines.append(text("moves-leaving", n=found.leaving))
    if found.coming:
        lines.append(text("moves-coming", n=found.coming))
    buttons = [
        Button(text("moves-move"), Press("moves.who", (cohort.id, 0))),
        Button(text("moves-split"), Press("moves.split", (cohort.id,))),
        Button(text("moves-merge"), Press("moves.merge", (cohort.id, 0))),
        Button(text("moves-start", day=prompts.on_day(date.fromisoformat(cohort.starts_on))), _starting(cohort)),
    ]
    return Screen(tuple(lines), one_each([*buttons, _ALL]))


def _starting(cohort: Cohort) -> Press:
    return Press("moves.start", (cohort.id,))


def choose_start(cohort: Cohort, days: Sequence[date]) -> Screen:
    """Ask on which day a group begins the course."""
    buttons = [Button(prompts.on_day(day), Press("moves.begin", (cohort.id, int(f"{day:%Y%m%d}")))) for day in days]
    cancel = _to_group(cohort.id, text("moves-cancel"))
    return Screen((text("moves-which-start", name=cohort.name),), one_each([*buttons, cancel]))


def begins(cohort: Cohort, day: date) -> Screen:
    """Say on which day a group begins."""
    other = Button(text("moves-other-start"), _starting(cohort))
    show = _to_group(cohort.id, text("moves-show", name=cohort.name))
    return Screen((text("moves-begins", name=cohort.name, day=prompts.on_day(day)),), one_each([other, show, _ALL]))


def choose_teacher(cohort: Cohort, found: Sequence[Person], page: Page) -> Screen:
    """Ask which teacher is to be moved."""
    cancel = _to_group(cohort.id, text("moves-cancel"))
    if not found:
        return Screen((text("moves-nobody", name=cohort.name),), one_each([cancel]))
    buttons = [Button(_named(one), Press("moves.where", (cohort.id, one.id, 0))) for one in found]
    turned = turning("moves.who", page, cohort.id)
    return Screen((text("moves-who", name=cohort.name),), (*one_each(buttons), *turned, (cancel,)))


def _named(person: Person) -> Text:
    if person.school:
        return text("moves-person-of", name=person.full_name, school=person.school)
    return text("moves-person", name=person.full_name)


def choose_target(cohort: Cohort, person: Person, found: Sequence[Seats], page: Page) -> Screen:
    """Ask where a teacher is to go."""
    presses = [Press("moves.here", (cohort.id, person.id, one.cohort.id)) for one in found]
    gone = ((Button(text("moves-gone"), Press("moves.gone", (cohort.id, person.id))),),)
    turned = (*turning("moves.where", page, cohort.id, person.id), *gone)
    return _choice(text("moves-where", name=person.full_name), cohort, found, presses, turned)


def ask_gone(cohort: Cohort, person: Person) -> Screen:
    """Say what it means that a teacher has left the school, before it is done."""
    sure = Button(text("moves-gone-sure"), Press("moves.goneyes", (cohort.id, person.id)))
    said = text("moves-gone-what", name=person.full_name, group=cohort.name)
    return Screen((said,), one_each([sure, _to_group(cohort.id, text("moves-cancel"))]))


def gone(cohort: Cohort, name: str, *, kept: bool) -> Screen:
    """Say that it is done, and what is kept."""
    said = text("moves-gone-kept" if kept else "moves-gone-forgotten", name=name, group=cohort.name)
    return Screen((said,), one_each([_to_group(cohort.id, text("moves-show", name=cohort.name)), _ALL]))


def choose_into(cohort: Cohort, found: Sequence[Seats], page: Page) -> Screen:
    """Ask into which group all of one is to go."""
    presses = [Press("moves.mergeinto", (cohort.id, one.cohort.id)) for one in found]
    return _choice(
        text("moves-into", name=cohort.name), cohort, found, presses, turning("moves.merge", page, cohort.id)
    )


def _choice(
    asked: Text,
    cohort: Cohort,
    found: Sequence[Seats],
    presses: Sequence[Press],
    turned: Rows,
) -> Screen:
    cancel = _to_group(cohort.id, text("moves-cancel"))
    if not found:
        return Screen((text("moves-no-other"),), (*turned, (cancel,)))
    buttons = [_room(one, press) for one, press in zip(found, presses, strict=True)]
    return Screen((asked,), (*one_each(buttons), *turned, (cancel,)))


def preview(change: Change, name: str) -> Screen:
    """Say what a change leads to, for everybody alike, before it is done."""
    apply = Button(text("moves-apply"), _applying(change))
    return Screen(tuple(told(change, name)), ((apply,), (_to_group(change.source.id, text("moves-cancel")),)))


def _applying(change: Change) -> Press:
    source = change.source.id
    if change.kind == "split":
        return Press("moves.splityes", (source, change.staying + change.size))
    target = change.target.id if isinstance(change.target, Cohort) else 0
    if change.kind == "merge":
        return Press("moves.mergeyes", (source, target))
    return Press("moves.yes", (source, change.movers[0], target))


def soon(change: Change, name: str, wish: int) -> Screen:
    """Say that a change is done in a minute, and offer to take it back until then."""
    undo = Button(text("moves-undo"), Press("moves.undo", (wish,)))
    return Screen(tuple(soon_lines(change, name)), one_each([undo, TO_DESK]))


def undone(cohort: Cohort) -> Screen:
    """Say that nothing was changed."""
    return Screen((text("moves-undone"),), one_each([_to_group(cohort.id, text("moves-show", name=cohort.name)), _ALL]))


def done(how: Done, target: Cohort, name: str, *, set_up: bool) -> Screen:
    """Say that a change is done, and what follows."""
    buttons = [_to_group(target.id, text("moves-show", name=target.name)), _ALL]
    if set_up:
        buttons.insert(0, Button(text("cohorts-set-up", name=target.name), Press("cohorts.setup", (target.id,))))
    return Screen(tuple(done_lines(how, name)), one_each(buttons))


def not_done(reason: Text) -> Screen:
    """Say that a change could not be done, and why."""
    return Screen((text("moves-not-done"), reason), one_each([_ALL]))
