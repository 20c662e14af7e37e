"""What those who lead a group see of many who ask to be let in at once; no name, for these may be anything."""

from staffroom.kernel.screen import Button, Press, Screen, text
from staffroom.rooms.cohorts import Cohort


def told(cohort: Cohort, count: int) -> Screen:
    """Tell how many ask, and what can be done."""
    lines = (text("joining-crowd", cohort=cohort.name, n=count), text("joining-crowd-what"))
    decline = Button(text("joining-crowd-decline", n=count), Press("joining.all_out", (cohort.id,)))
    return Screen(lines, ((decline,), (_to_here(cohort),)))


def _to_here(cohort: Cohort) -> Button:
    return Button(text("joining-button-here"), Press("joining.here", (cohort.id,)))


def sure(cohort: Cohort, count: int) -> Screen:
    """Ask once more before everybody is declined."""
    decline = Button(text("joining-crowd-decline", n=count), Press("joining.all_declined", (cohort.id,)))
    return Screen((text("joining-crowd-sure", cohort=cohort.name, n=count),), ((decline,), (_to_here(cohort),)))


def declined(cohort: Cohort, count: int) -> Screen:
    """Say that everybody who asked is declined."""
    return Screen((text("joining-crowd-declined", cohort=cohort.name, n=count),), ((_to_here(cohort),),))
