"""What an admin is shown who forms the groups: how they would be, and that they are."""

from collections.abc import Sequence
from typing import Final

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Words, text
from staffroom.rooms.cohorts.values import RESTS, Plan, PlannedCohort
from staffroom.rooms.programmes import Programme

WHY: Final = {
    "named": text("cohorts-form-named"),
    "school": text("cohorts-form-school"),
    "location": text("cohorts-form-location"),
    "free": text("cohorts-form-free"),
    "kept": text("cohorts-form-kept"),
}


def way() -> Button:
    """Return the way to the groups as they would be."""
    return Button(text("cohorts-form"), Press("cohorts.form"))


def which(known: Sequence[Programme]) -> Screen:
    """Ask for which programme."""
    rows = [(Button(Words(one.title), Press("cohorts.form", (one.id, 0))),) for one in known]
    return Screen((text("cohorts-form-which"),), (*rows, (TO_DESK,)))


def plan(made: Plan, shown: Sequence[PlannedCohort], page: Page, stamp: str, *, again: bool) -> Screen:
    """Show groups as they would be; `stamp` is empty where applying would change nothing."""
    if not made.cohorts:
        return Screen((text("cohorts-form-nobody", roster=Plain("/roster")),), ((TO_DESK,),))
    head: list[Line] = [text("cohorts-form-changed")] if again else []
    head.append(text("cohorts-form-would" if stamp else "cohorts-form-all", cap=made.cap))
    head.append(_total(made))
    warnings = [text("cohorts-form-many", person=name, n=n, most=made.most_led) for name, n in made.overloaded]
    apply = Button(text("cohorts-form-apply"), Press("cohorts.formyes", (made.programme_id, stamp)))
    turned = turning("cohorts.form", page, made.programme_id)
    return Screen((*head, *map(_group, shown), *warnings), (*(((apply,),) if stamp else ()), *turned, (TO_DESK,)))


def _total(made: Plan) -> Line:
    teachers = sum(one.size - one.coming for one in made.cohorts)
    return text("cohorts-form-total", teachers=teachers, groups=len(made.cohorts))


def _group(one: PlannedCohort) -> Line:
    led = text("cohorts-form-rests" if one.why == RESTS else "cohorts-form-unled")
    if one.coordinator:
        led = text("cohorts-form-led", person=one.coordinator, why=WHY[one.why])
    return text("cohorts-form-group", name=one.name, n=one.size, added=len(one.added), led=led)


def formed(made: Plan, *, solo: bool) -> Screen:
    """Say that the groups are formed, and what comes next."""
    what_next = text("cohorts-formed-solo" if solo else "cohorts-formed-next", menu=Plain("/menu"))
    return Screen((text("cohorts-formed"), _total(made), what_next), ((TO_DESK,),))
