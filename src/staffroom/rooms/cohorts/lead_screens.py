"""What the room says of who leads a group."""

from collections.abc import Sequence

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Plain, Press, Rows, Screen, text
from staffroom.rooms.cohorts.values import Cohort
from staffroom.rooms.people import Person


def unled(cohort: Cohort, left: str, named: Sequence[Person], page: Page) -> Screen:
    """Say that nobody leads a group any more, and ask who shall."""
    lines = [text("cohorts-unled", name=cohort.name, person=left)]
    lines.append(text("cohorts-unled-choose") if named else text("cohorts-unled-nobody"))
    return Screen(tuple(lines), _named(cohort, named, page), loud=True)


def choose(cohort: Cohort, named: Sequence[Person], page: Page) -> Screen:
    """Ask again who shall lead a group, with another page of those who may."""
    return Screen((text("cohorts-another-choose", group=cohort.name),), _named(cohort, named, page))


def _named(cohort: Cohort, named: Sequence[Person], page: Page) -> Rows:
    buttons = [
        Button(text("cohorts-appoint", person=one.full_name), Press("cohorts.appoint", (cohort.id, one.id)))
        for one in named
    ]
    return (*one_each(buttons), *turning("cohorts.leaders", page, cohort.id))


def led(cohort: Cohort, leader: str) -> Screen:
    """Say who leads a group now."""
    return Screen((text("cohorts-led-by", name=cohort.name, person=leader),), ((TO_DESK,),))


def appointed(cohort: Cohort) -> Screen:
    """Tell a coordinator that they lead a group from now on, with the way into it."""
    way_in = () if cohort.invite_link is None else ((Button(text("cohorts-open-group"), url=cohort.invite_link),),)
    return Screen((text("cohorts-appointed", name=cohort.name, menu=Plain("/menu")),), way_in)
