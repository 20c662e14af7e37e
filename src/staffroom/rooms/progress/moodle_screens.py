"""What admins read of Moodle: what went wrong and what to do, that it is back, what was taken in."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import in_zone
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, text
from staffroom.rooms.progress.moodle_rules import Run
from staffroom.rooms.progress.screens import home_button


def news(args: Mapping[str, Any]) -> Screen:
    """Return the message about a fault, its end, or what was taken in."""
    if args["what"] == "fault":
        lines: tuple[Line, ...] = (text("moodle-failed"), fault(args["fault"], args["detail"]), text("moodle-stays"))
    elif args["what"] == "back":
        lines = (text("moodle-back"),)
    else:
        lines = (text("moodle-taken", n=args["changed"], teachers=args["teachers"], roster=args["roster"]),)
    return Screen(lines, ((home_button(),),))


def fault(kind: str, detail: str) -> Text:
    """Say what went wrong and what to do about it."""
    return text("moodle-fault", kind=Plain(kind), detail=Plain(detail or "–"))


def state(run: Run, zone: ZoneInfo) -> list[Line]:
    """Tell when Moodle's figures were taken in last, and what went wrong since."""
    lines: list[Line] = [text("moodle-last", at=_when(run.taken_at, zone)) if run.taken_at else text("moodle-never")]
    if run.fault:
        lines.append(fault(run.fault, ""))
    return lines


def _when(moment: Instant, zone: ZoneInfo) -> Plain:
    return Plain(in_zone(moment, zone).strftime("%Y-%m-%d %H:%M"))


def ask_button(programme: ProgrammeId) -> Button:
    """Return the button that fetches now."""
    return Button(text("moodle-fetch"), Press("progress.fetch", (programme,)))


def asked() -> Line:
    """Say that it was heard."""
    return text("moodle-asked")
