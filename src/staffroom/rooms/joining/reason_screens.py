"""What is asked of somebody who steps back, and what admins see of the answers."""

from collections.abc import Sequence
from typing import Final

from staffroom.kernel.ids import PersonId
from staffroom.kernel.rows import several_each
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.joining import rules
from staffroom.rooms.joining.values import Why

IN_A_ROW = 2
WORDS: Final[dict[str, Text]] = {
    "time": text("joining-why-time"),
    "messages": text("joining-why-messages"),
    "use": text("joining-why-use"),
    "app": text("joining-why-app"),
    "colleagues": text("joining-why-colleagues"),
    "moved": text("joining-why-moved"),
    "other": text("joining-why-other"),
}


def ask(person: PersonId) -> Rows:
    """Return a button for each reason."""
    buttons = [Button(WORDS[why], Press("joining.why", (person, why))) for why in rules.REASONS]
    return several_each(buttons, IN_A_ROW)


def thanks(person: PersonId) -> Screen:
    """Thank somebody who said why."""
    back = Button(text("joining-button-up"), Press("joining.me", (person,)))
    return Screen((text("joining-why-thanks"),), ((back,),))


def show(found: Sequence[Why]) -> Screen:
    """Show an admin why people stepped back: numbers, and only those that nobody can be recognised by."""
    home = Button(text("joining-button-up"), Press("panel.home"))
    lines: list[Line] = [text("joining-whys" if found else "joining-whys-none")]
    for one in found:
        counted = sorted(one.told.items(), key=lambda item: -item[1])
        lines += [Words(one.course, bold=True)] if len(found) > 1 else []
        lines += [text("joining-whys-one", reason=WORDS[reason], n=n) for reason, n in counted]
    return Screen(tuple(lines), ((home,),))


def lead() -> Button:
    """Return what leads an admin to why people stepped back."""
    return Button(text("joining-whys-show"), Press("joining.whys"))
