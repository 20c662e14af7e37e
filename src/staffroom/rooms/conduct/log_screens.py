"""What admins see of the log."""

from collections.abc import Sequence
from typing import Final

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Attachment, Button, Line, Press, Rows, Say, Screen, Value, text
from staffroom.rooms.conduct import screens
from staffroom.rooms.conduct.values import Logged
from staffroom.rooms.prompts import when

HEADINGS: Final[tuple[Line, ...]] = (
    text("conduct-log-when"),
    text("conduct-log-group"),
    text("conduct-log-who"),
    text("conduct-log-what"),
    text("conduct-log-rule"),
)


def entrance() -> Rows:
    """Return the button that leads to the log."""
    return ((Button(text("conduct-log-open"), Press("conduct.log", (0,))),),)


def log(found: Sequence[Logged], page: Page, more: Rows) -> Screen:
    """Show a page of the log, the newest first, and the way to more."""
    lines: list[Line] = [text("conduct-log")]
    lines += [_line(one) for one in found]
    if not found:
        lines.append(text("conduct-log-empty"))
    file = Button(text("conduct-log-file"), Press("conduct.export"))
    return Screen(tuple(lines), (*turning("conduct.log", page), (file,), *more, (TO_DESK,)))


def _line(one: Logged) -> Line:
    about: dict[str, Value] = {
        "when": when(one.at, one.zone),
        "group": one.group,
        "by": _by(one),
        "what": screens.ACTION_NAMES[one.action],
    }
    if not one.rule:
        return text("conduct-log-line", **about)
    return text("conduct-log-line-rule", **about, rule=screens.rule_name(one.rule))


def _by(one: Logged) -> Line | str:
    if one.by_list:
        return text("conduct-by-list")
    if one.rule in ("links", "forwards"):
        return text("conduct-by-setting")
    return one.by or text("conduct-nobody-decided" if one.action == "expire" else "conduct-somebody")


def cells(one: Logged, say: Say) -> list[str]:
    """Return a line as cells of a table."""
    by = _by(one)
    return [
        say(when(one.at, one.zone)),
        one.group,
        by if isinstance(by, str) else say(by),
        say(screens.ACTION_NAMES[one.action]),
        say(screens.rule_name(one.rule)) if one.rule else "",
    ]


def file(attachment: Attachment) -> Screen:
    """Hand over the log as a table."""
    return Screen((text("conduct-log-here"),), file=attachment)
