"""What a coordinator reads in private: one message for each card, for all their groups, with its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from staffroom.kernel import pages
from staffroom.kernel.screen import Button, Line, Plain, Press, Rows, Screen, Text, text
from staffroom.rooms.cascade.rules import Tally
from staffroom.rooms.cascade.screens import line_of
from staffroom.rooms.cascade.values import REASONS, Group, View

GROUPS_SHOWN = 8
"""Groups on a page of buttons, and as many named in the text."""


@dataclass(frozen=True)
class Mine:
    """A card as one person decides on it: their groups, and the days (ISO) to which it may be moved."""

    number: int
    card: Screen
    when: Text
    groups: Sequence[Group]
    days: Mapping[str, Text]
    tally: Tally
    several_clocks: bool
    unattended: bool
    edited: int
    given_up: bool = False
    """Own words were given up for the course's somewhere, and may stand again."""
    by_itself: bool = False
    """It goes by a standing yes in all of their groups in which something can still be decided."""
    asks: bool = False
    """It asks whether their cards may go by themselves from now on."""


def mine(shown: Mine, view: View) -> Screen:
    """Show a card for somebody's own groups; the page says what is asked below it."""
    clocks = (text("cascade-own-clock"),) if shown.several_clocks else ()
    lines = (text("cascade-offer", when=shown.when), *clocks, *shown.card.lines, *_fate(shown))
    if shown.edited:
        some = text("cascade-edited", n=shown.edited, groups=len(shown.groups))
        lines += (some if shown.edited < len(shown.groups) else text("cascade-edited-all"),)
    return Screen((*lines, *_state(shown, view), *_question(view)), _PAGES[view.page](shown, view), shown.card.drawing)


def _fate(shown: Mine) -> tuple[Line, ...]:
    """Say what happens to the card if nobody does anything, as long as there is something to decide."""
    if shown.by_itself:
        return (text("cascade-by-itself", when=shown.when),)
    if not any(group.state == "open" for group in shown.groups):
        return ()
    return (text("cascade-posts-itself" if shown.unattended else "cascade-needs-you"),)


def _state(shown: Mine, view: View) -> tuple[Line, ...]:
    """Return how the groups stand: each by its name where somebody decided something."""
    if not any(group.state != "open" for group in shown.groups):
        return ()
    if view.brief or len(shown.groups) > GROUPS_SHOWN:
        return (line_of(shown.tally),)
    said: Text | None = None
    for group in shown.groups:
        line = text("cascade-state", group=group.name, state=Plain(group.state), when=group.when)
        said = line if said is None else text("cascade-below", first=said, then=line)
    return () if said is None else (said,)


def _question(view: View) -> tuple[Line, ...]:
    asked = {
        "delay": "cascade-which-day",
        "skip": "cascade-why",
        "choose": "cascade-tick",
        "edit": "cascade-edit-how",
        "itself": "cascade-itself-what",
    }.get(view.page)
    return (text(asked),) if asked else ()


def _home(shown: Mine, view: View) -> Rows:
    number, several = shown.number, len(shown.groups) > 1
    choose = (_page("cascade-choose", number, "choose"),) if several else ()
    rows: Rows = ((*choose, _page("cascade-edit", number, "edit")),)
    if shown.by_itself:
        stop = Button(text("cascade-stop"), Press("cascade.skip", (number,)))
        rows = ((stop,), *rows, _delaying(shown, ticked=False))
    else:
        label = text("cascade-post-all", n=len(shown.groups)) if several else text("cascade-post")
        rows = ((Button(label, Press("cascade.post", (number,))),), *rows, _other_ways(shown, ticked=False))
    if shown.edited:
        rows += ((Button(text("cascade-original"), Press("cascade.original", (number,))),),)
    if shown.given_up:
        rows += ((Button(text("cascade-mine-again"), Press("cascade.mine", (number,))),),)
    if view.undo:
        rows += ((_undo(number),),)
    if shown.asks:
        rows += ((_page("cascade-itself", number, "itself"),),)
    return tuple(row for row in rows if row)


def _other_ways(shown: Mine, *, ticked: bool) -> tuple[Button, ...]:
    return (*_delaying(shown, ticked=ticked), _page("cascade-skip", shown.number, "skip", ticked=ticked))


def _delaying(shown: Mine, *, ticked: bool) -> tuple[Button, ...]:
    return (_page("cascade-delay", shown.number, "delay", ticked=ticked),) if shown.days else ()


def _page(label: str, number: int, page: str, *, ticked: bool = False) -> Button:
    return Button(text(label), Press("cascade.page", (number, page, int(ticked))))


def _undo(number: int) -> Button:
    return Button(text("cascade-undo"), Press("cascade.undo", (number,)))


def _choose(shown: Mine, view: View) -> Rows:
    groups, page = pages.part(shown.groups, view.part, GROUPS_SHOWN)
    ticked = sum(group.ticked for group in shown.groups)
    rows: Rows = tuple((_tick(shown.number, group, page.number),) for group in groups)
    rows += pages.turning("cascade.choose", page, shown.number)
    if ticked:
        post = Button(text("cascade-post-ticked", n=ticked), Press("cascade.post", (shown.number, 1)))
        edit = _page("cascade-edit", shown.number, "edit", ticked=True)
        rows += ((post,), (edit, *_other_ways(shown, ticked=True)))
    return (*rows, (_page("cascade-back", shown.number, "home"),))


def _tick(number: int, group: Group, page: int) -> Button:
    label = text("cascade-ticked" if group.ticked else "cascade-unticked", group=group.name)
    return Button(label, Press("cascade.tick", (number, group.cohort_id, page)))


def _edit(shown: Mine, view: View) -> Rows:
    return ((_leave(shown.number, view),),)


def _delay(shown: Mine, view: View) -> Rows:
    rows = tuple(
        (Button(when, Press("cascade.delay", (shown.number, day, int(view.ticked)))),)
        for day, when in shown.days.items()
    )
    return (*rows, (_leave(shown.number, view),))


def _skip(shown: Mine, view: View) -> Rows:
    rows = tuple(
        (Button(_reason(reason), Press("cascade.skip", (shown.number, reason, int(view.ticked)))),)
        for reason in REASONS
    )
    return (*rows, (_leave(shown.number, view),))


def _itself(shown: Mine, view: View) -> Rows:
    yes = Button(text("cascade-itself-yes"), Press("cascade.itself", (shown.number,)))
    return ((yes,), (_leave(shown.number, view),))


def _reason(reason: str) -> Text:
    return text("cascade-reason", reason=Plain(reason))


def _leave(number: int, view: View) -> Button:
    return _page("cascade-back", number, "choose" if view.ticked else "home")


_PAGES = {"home": _home, "choose": _choose, "edit": _edit, "delay": _delay, "skip": _skip, "itself": _itself}
