"""What people are shown who come after the farewell of their course."""

from staffroom.kernel.screen import Button, Plain, Press, Screen, Text, Words, text
from staffroom.kernel.text import long_day
from staffroom.rooms.joining.values import Ended, Over


def ended(found: Ended) -> Screen:
    """Tell a teacher what is there for them, and until when."""
    if not found.took_part:
        return Screen((of("joining-over-new", found.over, found.language),))
    me = Button(text("joining-button-me"), Press("joining.me", (found.person,)))
    return Screen((of("joining-over", found.over, found.language),), ((me,),))


def to_leader(found: Over, language: str) -> Screen:
    """Tell a coordinator the same."""
    desk = Button(text("joining-button-desk"), Press("panel.home"))
    return Screen((of("joining-over-leader", found, language),), ((desk,),))


def of(key: str, found: Over, language: str) -> Text:
    """Return a sentence about a course that is over, and the day until which there is anything of it."""
    return text(key, course=Words(found.course), day=Plain(long_day(found.until, language)))
