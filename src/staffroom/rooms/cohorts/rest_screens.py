"""What the room says of a coordinator who is out of the coordinators' group."""

from collections.abc import Sequence

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Words, text
from staffroom.rooms.cohorts.values import Absence, Cohort
from staffroom.rooms.people import Person


def told(found: Absence) -> Screen:
    """Tell an admin who rests, what that means, and ask what shall be done."""
    lines: list[Line] = [text("cohorts-rests", person=found.name, course=Words(found.course)), *_groups(found.waiting)]
    lines.append(text("cohorts-rests-back", person=found.name))
    rows = [
        (Button(text("cohorts-another", group=one.name), Press("cohorts.another", (one.id, found.person))),)
        for one in found.waiting
    ]
    return Screen(tuple(lines), ((_still(found),), *rows), loud=True)


def _groups(waiting: Sequence[Cohort]) -> list[Line]:
    if not waiting:
        return [text("cohorts-rests-leads-none")]
    return [text("cohorts-rests-groups"), *(text("cohorts-rests-group", group=one.name) for one in waiting)]


def _still(found: Absence) -> Button:
    return Button(text("cohorts-still"), Press("cohorts.still", (found.person,)))


def choose(cohort: Cohort, named: Sequence[Person], page: Page, resting: int) -> Screen:
    """Ask an admin who shall lead a group instead."""
    question = text("cohorts-another-choose", group=cohort.name) if named else text("cohorts-unled-nobody")
    rows = [
        (Button(text("cohorts-appoint", person=one.full_name), Press("cohorts.appoint", (cohort.id, one.id, resting))),)
        for one in named
    ]
    turned = turning("cohorts.another", page, cohort.id, resting)
    return Screen(
        (question,), (*rows, *turned, (Button(text("cohorts-rests-up"), Press("cohorts.rests", (resting,))),))
    )


def called_back(name: str, groups: Sequence[Cohort]) -> Screen:
    """Say that somebody coordinates again, and which groups."""
    return Screen((text("cohorts-still-done", person=name), *_listed(groups)))


def yours(found: Absence) -> Screen:
    """Tell a coordinator kindly that they rest, what waits for them, and the way back."""
    lines: list[Line] = [text("cohorts-you-rest", course=Words(found.course))]
    if found.waiting:
        lines += [text("cohorts-you-rest-groups"), *_listed(found.waiting)]
    return Screen((*lines, text("cohorts-you-rest-back")))


def back(course: Words, groups: Sequence[Cohort]) -> Screen:
    """Welcome a coordinator back."""
    led = [text("cohorts-you-lead"), *_listed(groups)] if groups else []
    return Screen((text("cohorts-you-are-back", course=course, menu=Plain("/menu")), *led))


def _listed(groups: Sequence[Cohort]) -> list[Line]:
    return [text("cohorts-rests-group", group=one.name) for one in groups]
