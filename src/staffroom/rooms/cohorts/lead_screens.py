"""What the room says of who leads a group."""

from collections.abc import Sequence

from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Plain, Press, Screen, text
from staffroom.rooms.cohorts.values import Cohort
from staffroom.rooms.people import Person


def unled(cohort: Cohort, left: str, named: Sequence[Person]) -> Screen:
    """Say that nobody leads a group any more, and ask who shall."""
    lines = [text("cohorts-unled", name=cohort.name, person=left)]
    lines.append(text("cohorts-unled-choose") if named else text("cohorts-unled-nobody"))
    buttons = tuple(
        (Button(text("cohorts-appoint", person=one.full_name), Press("cohorts.appoint", (cohort.id, one.id))),)
        for one in named
    )
    return Screen(tuple(lines), buttons, loud=True)


def led(cohort: Cohort, leader: str) -> Screen:
    """Say who leads a group now."""
    return Screen((text("cohorts-led-by", name=cohort.name, person=leader),), ((TO_DESK,),))


def appointed(cohort: Cohort) -> Screen:
    """Tell a coordinator that they lead a group from now on, with the way into it."""
    way_in = () if cohort.invite_link is None else ((Button(text("cohorts-open-group"), url=cohort.invite_link),),)
    return Screen((text("cohorts-appointed", name=cohort.name, menu=Plain("/menu")),), way_in)
