"""What an admin is shown about changing groups: where from, where to, what it leads to, that it is done."""

from collections.abc import Sequence
from typing import Final

from staffroom.kernel.ids import CohortId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, text
from staffroom.rooms import moves
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves import Change
from staffroom.rooms.panel.values import Standing, Target
from staffroom.rooms.people import Person

_ALL: Final = Button(text("moves-back-groups"), Press("panel.moving", (0,)))


def choose_group(found: Sequence[Target], page: Page) -> Screen:
    """Ask of which group."""
    if not found:
        return Screen((text("panel-no-groups"),), ((TO_DESK,),))
    buttons = [_room(one, Press("panel.regroup", (one.cohort.id,))) for one in found]
    return Screen((text("moves-groups"),), (*one_each(buttons), *turning("panel.moving", page), (TO_DESK,)))


def _room(found: Target, press: Press) -> Button:
    """Return a button with a group's name and how full it is."""
    return Button(text("moves-room", name=found.cohort.name, taken=found.taken, seats=found.seats), press)


def _to_group(cohort: CohortId, label: Text) -> Button:
    return Button(label, Press("panel.regroup", (cohort,)))


def group(found: Standing) -> Screen:
    """Show how a group stands and what can be changed."""
    cohort = found.cohort
    said = text("moves-group", name=cohort.name, placed=found.placed, seats=found.seats, present=found.present)
    lines: list[Line] = [said]
    if found.leaving:
        lines.append(text("moves-leaving", n=found.leaving))
    if found.coming:
        lines.append(text("moves-coming", n=found.coming))
    buttons = [
        Button(text("moves-move"), Press("panel.movewho", (cohort.id, 0))),
        Button(text("moves-split"), Press("panel.split", (cohort.id,))),
        Button(text("moves-merge"), Press("panel.merge", (cohort.id, 0))),
    ]
    return Screen(tuple(lines), one_each([*buttons, _ALL]))


def choose_teacher(cohort: Cohort, found: Sequence[Person], page: Page) -> Screen:
    """Ask which teacher is to be moved."""
    cancel = _to_group(cohort.id, text("moves-cancel"))
    if not found:
        return Screen((text("moves-nobody", name=cohort.name),), one_each([cancel]))
    buttons = [Button(_named(one), Press("panel.moveto", (cohort.id, one.id, 0))) for one in found]
    turned = turning("panel.movewho", page, cohort.id)
    return Screen((text("moves-who", name=cohort.name),), (*one_each(buttons), *turned, (cancel,)))


def _named(person: Person) -> Text:
    if person.school:
        return text("moves-person-of", name=person.full_name, school=person.school)
    return text("moves-person", name=person.full_name)


def choose_target(cohort: Cohort, person: Person, found: Sequence[Target], page: Page) -> Screen:
    """Ask where a teacher is to go."""
    presses = [Press("panel.movehere", (cohort.id, person.id, one.cohort.id)) for one in found]
    turned = turning("panel.moveto", page, cohort.id, person.id)
    return _choice(text("moves-where", name=person.full_name), cohort, found, presses, turned)


def choose_into(cohort: Cohort, found: Sequence[Target], page: Page) -> Screen:
    """Ask into which group all of one is to go."""
    presses = [Press("panel.mergeinto", (cohort.id, one.cohort.id)) for one in found]
    return _choice(
        text("moves-into", name=cohort.name), cohort, found, presses, turning("panel.merge", page, cohort.id)
    )


def _choice(
    asked: Text,
    cohort: Cohort,
    found: Sequence[Target],
    presses: Sequence[Press],
    turned: Rows,
) -> Screen:
    cancel = _to_group(cohort.id, text("moves-cancel"))
    if not found:
        return Screen((text("moves-no-other"),), one_each([cancel]))
    buttons = [_room(one, press) for one, press in zip(found, presses, strict=True)]
    return Screen((asked,), (*one_each(buttons), *turned, (cancel,)))


def preview(change: Change, name: str) -> Screen:
    """Say what a change leads to, for everybody alike, before it is done."""
    apply = Button(text("moves-apply"), _applying(change))
    return Screen(tuple(moves.told(change, name)), ((apply,), (_to_group(change.source.id, text("moves-cancel")),)))


def _applying(change: Change) -> Press:
    source = change.source.id
    if change.kind == "split":
        return Press("panel.splityes", (source, change.staying + change.size))
    target = change.target.id if isinstance(change.target, Cohort) else 0
    if change.kind == "merge":
        return Press("panel.mergeyes", (source, target))
    return Press("panel.moveyes", (source, change.movers[0], target))


def done(change: Change, target: Cohort, name: str) -> Screen:
    """Say that a change is done, and what follows."""
    buttons = [_to_group(target.id, text("moves-show", name=target.name)), _ALL]
    if change.waits:
        buttons.insert(0, Button(text("cohorts-set-up", name=target.name), Press("cohorts.setup", (target.id,))))
    return Screen(tuple(moves.done(change, name)), one_each(buttons))
