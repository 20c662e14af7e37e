"""What is said of a card's own words."""

from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Press, Screen, Text, Words, text
from staffroom.kernel.text import SOURCE


def written() -> Text:
    """Say that the card reads otherwise now."""
    return text("cascade-words-written")


def given_back() -> Text:
    """Say that the course's words stand again."""
    return text("cascade-words-back")


def changed(posting: int, mine: str, new: str) -> Screen:
    """Tell that the course's words changed after somebody had written their own."""
    lines = (
        text("cascade-words-changed"),
        text("cascade-words-mine", words=Words({SOURCE: mine})),
        text("cascade-words-new", words=Words({SOURCE: new})),
    )
    keep = Button(text("cascade-keep-mine"), Press("cascade.keep", (posting,)))
    take = Button(text("cascade-take-new"), Press("cascade.take", (posting,)))
    return Screen(lines, ((keep,), (take,)))


def kept() -> Screen:
    """Say that the own words stay."""
    return Screen((text("cascade-words-kept"),), ((TO_DESK,),))


def taken(posting: int) -> Screen:
    """Say that the course's new words stand now, and offer the own ones again."""
    back = Button(text("cascade-mine-again"), Press("cascade.untake", (posting,)))
    return Screen((text("cascade-words-taken"),), ((back,), (TO_DESK,)))
