"""What the panel shows; nothing but buttons to press."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from staffroom.kernel import pages
from staffroom.kernel.clock import in_zone
from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import Page
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, Value, Words, text
from staffroom.outbox import Failure
from staffroom.rooms import cohorts, inviting, moves, prompts
from staffroom.rooms.panel import checklist_screens
from staffroom.rooms.panel.values import Desk, Doubt, LookedAfter, Office, SetAside
from staffroom.rooms.programmes import Kind

MOST_PROGRAMMES = 8
"""Programmes of one admin on one screen, so that all fits a message."""
REASON_LIMIT = 120


def not_staff() -> Screen:
    """Say that the menu is for coordinators and admins."""
    return Screen((text("panel-not-staff"),))


def all_over() -> Screen:
    """Say that every course is over, and the menu with it."""
    return Screen((text("panel-all-over"),))


def home(desk: Desk) -> Screen:
    """Show the one home screen: news first, then groups, then the office."""
    news = [line for added in desk.news for line in added.lines]
    rows = [row for added in desk.news for row in added.rows]
    unsure = [text("panel-unsure", n=desk.unsure)] if desk.unsure else []
    begin = [text("panel-begin")] if _is_empty(desk.office) else []
    quiet = [] if unsure or begin else [text("panel-quiet")]
    lines: list[Line] = [text("panel-title"), *begin, *unsure, *(news or quiet)]
    if unsure:
        rows.insert(0, (_doubts_button(),))
    lines += cohorts.group_lines(desk.overviews) if desk.overviews else [text("panel-no-groups")]
    if desk.office is not None:
        lines += _office_lines(desk.office)
    return Screen(tuple(lines), (*rows, *one_each([*_group_buttons(desk), *_office_buttons(desk.office)])))


def _is_empty(office: Office | None) -> bool:
    """Say whether an admin has programmes that are not over, and none of them has a group yet."""
    going_on = [] if office is None else [one for one in office.programmes if not one.over]
    return bool(going_on) and not any(sum(one.states.values()) for one in going_on)


def _group_buttons(desk: Desk) -> list[Button]:
    buttons = [button for row in cohorts.group_buttons(desk.overviews) for button in row]
    buttons += [checklist_screens.open_list(cohort) for cohort in desk.unfinished]
    if desk.overviews:
        buttons.append(inviting.menu_button())
        buttons.append(Button(text("panel-off-menu"), Press("panel.offs", (0,))))
    return buttons


def _office_lines(office: Office) -> list[Line]:
    shown = _urgent_first(office)
    lines = [line for programme in shown for line in _programme_lines(programme, alone=len(office.programmes) == 1)]
    if len(office.programmes) > len(shown):
        lines.append(text("panel-more", n=len(office.programmes) - len(shown)))
    if office.unsure:
        lines.append(text("panel-unsure", n=office.unsure))
    if office.failed:
        lines.append(text("panel-failed", n=office.failed))
    if office.parked:
        lines.append(text("panel-parked", n=office.parked))
    return lines


def _urgent_first(office: Office) -> list[LookedAfter]:
    """Return the programmes that are shown, first those that have no coordinators' group yet."""
    return sorted(office.programmes, key=lambda one: one.solo or one.has_staff_group)[:MOST_PROGRAMMES]


def _programme_lines(found: LookedAfter, *, alone: bool) -> list[Line]:
    """Return how a programme stands, under its name where there are several."""
    lines: list[Line] = [text("panel-office") if alone else text("panel-office-of", course=Words(found.title))]
    lines.append(_states(found))
    if found.solo:
        lines.append(text("panel-solo"))
    elif not found.has_staff_group:
        lines.append(text("panel-staff-group-missing"))
    return lines


def _states(found: LookedAfter) -> Line:
    counts = found.states
    return text(
        "panel-states",
        open=counts.get("open", 0),
        trouble=counts.get("trouble", 0),
        unfinished=counts.get("unfinished", 0) + counts.get("opening", 0),
        none=counts.get("none", 0),
    )


def _office_buttons(office: Office | None) -> list[Button]:
    if office is None:
        return []
    alone = len(office.programmes) == 1
    buttons = [
        Button(_staff_group(found, alone=alone), Press("cohorts.staffgroup", (found.programme,)))
        for found in _urgent_first(office)
        if not found.solo
    ]
    if office.unsure:
        buttons.append(_doubts_button())
    if office.failed:
        buttons.append(Button(text("panel-failed-show"), Press("panel.failed", (0,))))
    if office.parked:
        buttons.append(Button(text("panel-parked-show"), Press("panel.parked", (0,))))
    buttons.insert(0 if _is_empty(office) else len(buttons), Button(text("panel-roster"), Press("people.roster")))
    buttons.append(moves.menu_button())
    return buttons


def _doubts_button() -> Button:
    return Button(text("panel-unsure-show"), Press("panel.unsure", (0,)))


def _staff_group(found: LookedAfter, *, alone: bool) -> Text:
    """Return the words of the button that brings in a programme's coordinators' group."""
    if alone:
        return text("panel-staff-group-other") if found.has_staff_group else text("panel-staff-group")
    course = Words(found.title)
    if found.has_staff_group:
        return text("panel-staff-group-other-of", course=course)
    return text("panel-staff-group-of", course=course)


def doubts(found: Sequence[Doubt], page: Page) -> Screen:
    """Show a page of the messages in doubt, each with its two answers."""
    if not found:
        return Screen((text("panel-unsure-none"),), ((TO_DESK,),))
    numbered = tuple(enumerate(found, page.before + 1))
    lines = tuple(_doubt(figure, doubt) for figure, doubt in numbered)
    buttons = tuple(
        (
            Button(text("panel-arrived", n=figure), Press("panel.arrived", (doubt.id, page.number))),
            Button(text("panel-again", n=figure), Press("panel.again", (doubt.id, page.number))),
        )
        for figure, doubt in numbered
    )
    return Screen((text("panel-unsure-title"), *lines), (*buttons, *pages.turning("panel.unsure", page), (TO_DESK,)))


def _doubt(figure: int, doubt: Doubt) -> Text:
    return text("panel-doubt", n=figure, **_of(doubt))


def _of(doubt: Doubt) -> dict[str, Value]:
    where: Value = doubt.where or text("panel-somebody")
    return {"room": Plain(doubt.room), "where": where, "at": _moment(doubt.at, doubt.zone)}


def _moment(at: Instant, zone: str) -> Plain:
    return Plain(in_zone(at, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M"))


def many_doubts(number: int) -> Screen:
    """Tell somebody who leads groups how many messages are in doubt."""
    return Screen((text("panel-unsure", n=number),), ((_doubts_button(),),), loud=True)


def doubt(found: Doubt) -> Screen:
    """Ask somebody who leads a group whether a message arrived there."""
    buttons = (
        Button(text("panel-it-arrived"), Press("panel.here", (found.id,))),
        Button(text("panel-send-again"), Press("panel.resend", (found.id,))),
    )
    return Screen((text("panel-doubt-ask"), text("panel-doubt-what", **_of(found))), (buttons,), loud=True)


def thanks(decision: str) -> Screen:
    """Say what follows an answer."""
    return Screen((text("panel-thanks-arrived" if decision == "arrived" else "panel-thanks-again"),), ((TO_DESK,),))


def late(lines: Sequence[Line], more: int) -> Screen:
    """Say what was dropped, and that the rest goes on."""
    rest = (text("panel-more", n=more),) if more > 0 else ()
    return Screen((text("panel-late"), *lines, *rest, text("panel-late-help")))


def late_card(where: str, title: Words, kind: Kind, when: Text) -> Line:
    """Name a posting that was dropped."""
    what = prompts.called(title, kind)
    return text("panel-late-line", where=where, what=what, when=when)


def late_other(where: str, kind: str) -> Line:
    """Name another message that was dropped."""
    what = text("panel-late-other", room=Plain(kind.partition(".")[0]))
    return text("panel-late-plain", where=where, what=what)


def failures(found: Sequence[Failure], page: Page) -> Screen:
    """Show a page of what could not be sent, and Telegram's own words why."""
    lines = [text("panel-failure", key=Plain(one.key), reason=Plain(one.reason[:REASON_LIMIT])) for one in found]
    return Screen((text("panel-failed-title"), *lines), (*pages.turning("panel.failed", page), (TO_DESK,)))


def set_aside(found: Sequence[SetAside], page: Page) -> Screen:
    """Show a page of what came in and could not be processed, each with its two answers."""
    if not found:
        return Screen((text("panel-parked-none"),), ((TO_DESK,),))
    numbered = tuple(enumerate(found, page.before + 1))
    lines = [
        text(
            "panel-parked-one",
            n=figure,
            kind=Plain(one.kind),
            where=one.where or text("panel-somebody"),
            at=_moment(one.at, one.zone),
        )
        for figure, one in numbered
    ]
    buttons = tuple(
        (
            Button(text("panel-parked-retry", n=figure), Press("panel.retry", (one.id, page.number))),
            Button(text("panel-parked-drop", n=figure), Press("panel.drop", (one.id, page.number))),
        )
        for figure, one in numbered
    )
    return Screen((text("panel-parked-title"), *lines), (*buttons, *pages.turning("panel.parked", page), (TO_DESK,)))
