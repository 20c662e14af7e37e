"""What whoever leads groups is shown about the weeks that a group has off."""

from collections.abc import Sequence
from datetime import date

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Press, Screen, Text, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.panel.values import WeekOff


def choose_group(found: Sequence[Cohort], page: Page) -> Screen:
    """Ask of which group."""
    buttons = [Button(text("inviting-group", name=one.name), Press("panel.off", (one.id,))) for one in found]
    return Screen((text("panel-off-which"),), (*one_each(buttons), *turning("panel.offs", page), (TO_DESK,)))


def weeks(cohort: Cohort, found: Sequence[WeekOff]) -> Screen:
    """Show the coming weeks; one tap gives a week off, another takes it back."""
    buttons = [Button(_week(one), Press("panel.offturn", (cohort.id, one.first.toordinal()))) for one in found]
    lines = (text("panel-off", name=cohort.name), text("panel-off-what"))
    return Screen(lines, (*one_each(buttons), (TO_DESK,)))


def _week(found: WeekOff) -> Text:
    return text("panel-off-week", off=int(found.off), first=_day(found.opens), last=_day(found.closes))


def _day(day: date) -> Text:
    return text("panel-off-day", day=day.day, month=text("prompts-month", month=day.month))
