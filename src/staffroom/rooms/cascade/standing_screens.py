"""What is said of cards that go out by themselves."""

from collections.abc import Mapping, Sequence

from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Plain, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.cascade.values import StandingYes


def switched(*, on: bool) -> Text:
    """Say how it is from now on."""
    return text("cascade-itself-on") if on else text("cascade-itself-off")


def menu(said: Sequence[StandingYes]) -> Rows:
    """Return the button of the menu; none for whoever was never asked."""
    if not said:
        return ()
    state = Plain("on" if any(one.state == "on" for one in said) else "off")
    return ((Button(text("cascade-itself-menu", state=state), Press("cascade.switches")),),)


def switches(said: Sequence[tuple[StandingYes, Mapping[str, str]]]) -> Screen:
    """Explain it, say how it is, and offer to change it, course by course."""
    lines: list[Line] = [text("cascade-itself-title"), text("cascade-itself-what")]
    rows = []
    for one, title in said:
        is_on = one.state == "on"
        lines.append(text("cascade-itself-state", course=Words(title), state=Plain("on" if is_on else "off")))
        label = text("cascade-itself-stop") if is_on else text("cascade-itself-start")
        if len(said) > 1:
            label = text("cascade-itself-of", what=label, course=Words(title))
        rows.append((Button(label, Press("cascade.switch", (one.programme_id, int(not is_on)))),))
    return Screen(tuple(lines), (*rows, (TO_DESK,)))
