"""Encouragement in words: what was reached, as a plain fact, and the course's message."""

from collections.abc import Mapping

from staffroom.kernel.screen import Line, Screen, Text, Words, text
from staffroom.rooms.cheers.rules import Message, Milestone

ALL = 100


def cheer(
    group: str, message: Message | None, milestone: Milestone | None, titles: Mapping[str, Mapping[str, str]]
) -> Screen | None:
    """Return an encouraging post; None where there is nothing to say."""
    fact = None if milestone is None else _fact(milestone, titles)
    lines: list[Line] = [] if fact is None else [fact]
    if message is not None:
        lines.append(Words(message.texts, {"group": group}))
    return Screen(tuple(lines)) if lines else None


def _fact(milestone: Milestone, titles: Mapping[str, Mapping[str, str]]) -> Text | None:
    """Return what was reached; the first answer needs no figure."""
    if milestone.family == "answers":
        return text("cheers-answers", n=milestone.level)
    title = titles.get(milestone.section or "")
    if title is None:
        return None
    if milestone.level == ALL:
        return text("cheers-section-all", section=Words(title))
    return text("cheers-section", section=Words(title), share=milestone.level)


def welcome(newcomers: int, inside: int, reply_to: int | None) -> Screen:
    """Welcome newcomers together, below the card on which everybody introduces themselves."""
    return Screen((text("cheers-newcomers", n=newcomers), text("cheers-hello", n=inside)), reply_to=reply_to)
