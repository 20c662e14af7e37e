"""What is seen of two who write back and forth: by whoever leads the group, and by the two."""

from typing import Final

from staffroom.kernel.rows import several_each
from staffroom.kernel.screen import Button, Line, Press, Screen, Text, text
from staffroom.rooms.conduct.values import PAIR_ACTIONS, PairState, Two

_NAMES: Final[dict[PairState, Text]] = {
    "calm": text("conduct-pair-calm"),
    "private": text("conduct-pair-private"),
    "watch": text("conduct-pair-watch"),
    "dismiss": text("conduct-dismiss"),
}
_DECIDED: Final[dict[PairState, str]] = {
    "calm": "conduct-pair-calm-soon",
    "private": "conduct-pair-private-soon",
    "watch": "conduct-pair-watched",
    "dismiss": "conduct-pair-dismissed",
}


def asked(two: Two) -> Screen:
    """Ask what is to be done."""
    lines = (text("conduct-pair", group=two.group, one=two.one, other=two.other), text("conduct-pair-only-you"))
    way = () if two.link is None else ((Button(text("conduct-open-again"), url=two.link),),)
    buttons = [Button(_NAMES[one], Press("conduct.pair", (two.pair.id, one))) for one in PAIR_ACTIONS]
    return Screen(lines, (*way, *several_each(buttons, 2)))


def decided(two: Two, state: PairState) -> Screen:
    """Say what happens, and let it be taken back for a minute."""
    lines: list[Line] = [Text(_DECIDED[state], {"group": two.group, "one": two.one, "other": two.other})]
    if state == "calm":
        lines.append(text("conduct-says", group=two.group, words=two.calm))
    undo = Button(text("conduct-undo"), Press("conduct.pair_undo", (two.pair.id,)))
    return Screen(tuple(lines), ((undo,),))


def apart(group: str, other: str, by: str) -> Screen:
    """Suggest that somebody goes on in private with a colleague."""
    who: Line | str = by or text("conduct-somebody")
    guidelines = Button(text("conduct-guidelines"), Press("conduct.rules"))
    return Screen((text("conduct-apart", group=group, other=other, by=who),), ((guidelines,),))
