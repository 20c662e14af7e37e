"""What admins see of the log of photos and videos; who posted them is named nowhere."""

from collections.abc import Sequence
from typing import Final

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Attachment, Button, Line, Press, Rows, Say, Screen, Text, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.media.values import SAID, Decided, Outcome, Rule
from staffroom.rooms.prompts import when

OUTCOME_NAMES: Final[dict[Outcome, Text]] = {
    "none": text("media-was-none"),
    "permission": text("media-was-permission"),
    "remove": text("media-was-remove"),
    "silence": text("media-was-silence"),
    "rule": text("media-was-rule"),
    "old": text("media-was-old"),
}
RULE_NAMES: Final[dict[Rule, Text]] = {
    "ask": text("media-rule-ask"),
    "hold": text("media-rule-hold"),
    "remove": text("media-rule-remove"),
}
HEADINGS: Final[tuple[Line, ...]] = (
    text("media-log-when"),
    text("media-log-group"),
    text("media-log-who"),
    text("media-log-what"),
    text("media-log-rule"),
)


def entrance() -> Rows:
    """Return the button that leads to the log."""
    return ((Button(text("media-log-open"), Press("media.log", (0,))),),)


def log(found: Sequence[tuple[Decided, Cohort]], page: Page) -> Screen:
    """Show a page of the log, the newest first."""
    lines = [text("media-log"), *(_line(one, group) for one, group in found)]
    if not found:
        lines.append(text("media-log-empty"))
    file = Button(text("media-log-file"), Press("media.export"))
    return Screen(tuple(lines), (*turning("media.log", page), (file,), (TO_DESK,)))


def _line(one: Decided, group: Cohort) -> Text:
    return text(
        "media-log-line",
        when=when(one.at, group.zone),
        group=group.name,
        by=_by(one),
        what=OUTCOME_NAMES[one.answer],
        rule=RULE_NAMES[one.rule],
    )


def _by(one: Decided) -> Text:
    """Say who decided: whoever posted it, whoever answered for a chat that did, or nobody."""
    if one.answer not in SAID:
        return text("media-by-rule")
    return text("media-by-leader" if one.faceless else "media-by-author")


def cells(one: Decided, group: Cohort, say: Say) -> list[str]:
    """Return a line as cells of a table."""
    shown = (_by(one), OUTCOME_NAMES[one.answer], RULE_NAMES[one.rule])
    return [say(when(one.at, group.zone)), group.name, *map(say, shown)]


def file(attachment: Attachment) -> Screen:
    """Hand over the log as a table."""
    return Screen((text("media-log-here"),), file=attachment)
