"""The few steps of making a workshop in the chat, or of moving one."""

from collections.abc import Mapping, Sequence
from datetime import date

from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import several_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, Words, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.workshops import screens
from staffroom.rooms.workshops.values import Counts, Draft, Meeting

TIMES = ("0800", "0900", "1000", "1100", "1300", "1400", "1500", "1600", "1700", "1800")
"""Hours that are offered as buttons; every other one may be typed."""


def _cancel() -> tuple[Button, ...]:
    return (Button(text("workshops-stop"), Press("workshops.stop")),)


def for_whom(
    shown: Sequence[Cohort], page: Page, looked_after: Sequence[tuple[ProgrammeId, Mapping[str, str]]], own: int
) -> Screen:
    """Ask for which group a workshop is, for `own` groups of somebody's, or for all of a course."""
    rows = [
        (Button(text("workshops-for-all", course=Words(title)), Press("workshops.forall", (number,))),)
        for number, title in looked_after
    ]
    if own:
        rows.append((Button(text("workshops-for-own", n=own), Press("workshops.for", (0,))),))
    rows += [(Button(text("workshops-name", name=one.name), Press("workshops.for", (one.id,))),) for one in shown]
    return Screen((text("workshops-for-whom"),), (*rows, *turning("workshops.new", page), _cancel()))


def write_title() -> Screen:
    """Ask what the workshop is about."""
    return Screen((text("workshops-write-title"),), (_cancel(),))


def choose_day(days: Sequence[date]) -> Screen:
    """Offer the next school days; another one may be typed."""
    buttons = [Button(_day(day), Press("workshops.step", ("day", f"{day:%Y-%m-%d}"))) for day in days]
    rows = several_each(buttons, 2)
    return Screen((text("workshops-choose-day"),), (*rows, _cancel()))


def _day(day: date) -> Text:
    return text("workshops-day", weekday=text("prompts-weekday", day=day.weekday()), day=day.day, month=day.month)


def choose_time(day: date) -> Screen:
    """Offer the usual hours; another time may be typed."""
    buttons = [
        Button(text("workshops-hour", time=Plain(f"{at[:2]}:{at[2:]}")), Press("workshops.step", ("time", at)))
        for at in TIMES
    ]
    rows = several_each(buttons, 4)
    return Screen((text("workshops-choose-time", day=_day(day)),), (*rows, _cancel()))


def write_place() -> Screen:
    """Ask where it is."""
    none = Button(text("workshops-no-place"), Press("workshops.step", ("place", "none")))
    return Screen((text("workshops-write-place"),), ((none,), _cancel()))


def look(here: Meeting, groups: Sequence[str], draft: Draft) -> Screen:
    """Show the workshop as the group will read it, before anything is kept."""
    what = "soon" if draft.workshop_id is None else "moved"
    lines: list[Line] = [text("workshops-look"), *screens.in_group(here, Counts(), what).lines[1:]]
    lines.append(
        text("workshops-for-names", names=Plain(", ".join(groups))) if groups else text("workshops-for-everybody")
    )
    lines += [] if here.open_day else [text("workshops-closed-day")]
    save = Button(text("workshops-save"), Press("workshops.step", ("look", "save")))
    return Screen(tuple(lines), ((save,), _cancel()))


def saved(numbers: Sequence[int], *, moved: bool) -> Screen:
    """Say what follows."""
    return Screen((Text("workshops-saved-moved" if moved else "workshops-saved"),), screens.done(numbers))
