"""What coordinators see of the ready words."""

from collections.abc import Sequence
from typing import Final

from staffroom import data_files
from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import turning
from staffroom.kernel.rows import TO_DESK, several_each
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import OCCASIONS
from staffroom.rooms.prompts import soon
from staffroom.rooms.ready.values import OWN, Choice, Outcome, Ticks

TITLES: Final = (
    "ready-welcome", "ready-purpose", "ready-introductions", "ready-off-topic", "ready-conflict", "ready-closing",
    "ready-guidelines",
)  # fmt: skip
"""The name of each occasion, in their order."""
A_FEW = 4
"""Groups that one button posts to."""


def menu_buttons() -> tuple[Button, ...]:
    """Return the buttons that lead to the ready words, and at once to the guidelines."""
    guidelines = Press("ready.show", (OCCASIONS.index("guidelines"), 0))
    return Button(text("ready-menu"), Press("ready.open")), Button(text("ready-guidelines"), guidelines)


def on(occasion: str) -> Button:
    """Return the button that leads to the ready words for an occasion."""
    number = OCCASIONS.index(occasion)
    return Button(Text(TITLES[number]), Press("ready.show", (number, 0)))


def _occasions() -> Button:
    return Button(text("ready-occasions"), Press("ready.open"))


def occasions() -> Screen:
    """Ask on which occasion."""
    buttons = [Button(Text(key), Press("ready.show", (number, 0))) for number, key in enumerate(TITLES)]
    pairs = several_each(buttons, 2)
    return Screen((text("ready-which"),), (*pairs, (TO_DESK,)))


def saying(choice: Choice) -> Screen:
    """Show one text, with the ways to post, copy and change it."""
    about = (choice.occasion, choice.number)
    lines = (_heading(choice), _shown(choice), _where(choice))
    change = Button(text("ready-again" if choice.number == OWN else "ready-adapt"), Press("ready.adapt", about))
    tools = (Button(text("ready-copy"), Press("ready.copy", about)), change)
    return Screen(lines, (*_browse(choice), *_posting(choice), tools, (_occasions(),)))


def _heading(choice: Choice) -> Line:
    title = Text(TITLES[choice.occasion])
    if choice.number == OWN:
        return text("ready-own", title=title)
    return text("ready-heading", title=title, n=choice.number + 1, total=choice.total)


def _shown(choice: Choice) -> Line:
    """Return the words as the one group will read them; where there are several, in the reader's own language."""
    if len(choice.groups) != 1:
        return choice.saying.line
    language = choice.groups[0].language
    return Words({"": data_files.words().plain(choice.saying.line, language)})


def _where(choice: Choice) -> Line:
    if not choice.groups:
        return text("ready-no-open-group")
    if len(choice.groups) == 1:
        return text("ready-one-group", group=choice.groups[0].name)
    return text("ready-own-groups" if choice.number == OWN else "ready-languages")


def _browse(choice: Choice) -> Rows:
    if choice.number == OWN or choice.total == 1:
        return ()
    buttons = []
    if choice.number > 0:
        buttons.append(Button(text("page-before"), Press("ready.show", (choice.occasion, choice.number - 1))))
    if choice.number < choice.total - 1:
        buttons.append(Button(text("page-after"), Press("ready.show", (choice.occasion, choice.number + 1))))
    return (tuple(buttons),)


def _posting(choice: Choice) -> Rows:
    about, groups = (choice.occasion, choice.number), choice.groups
    if not groups:
        return ()
    if len(groups) == 1:
        label = text("ready-post", group=groups[0].name)
        return ((Button(label, Press("ready.post", (*about, groups[0].id))),),)
    chosen = Button(text("ready-choose"), Press("ready.choose", (*about, 0)))
    if len(groups) > A_FEW:
        return ((chosen,),)
    return ((Button(text("ready-post-all", n=len(groups)), Press("ready.all", about)), chosen),)


def ticks(found: Ticks) -> Screen:
    """Let somebody tick the groups, and post with one more tap."""
    choice = found.choice
    about = (choice.occasion, choice.number)
    rows = tuple(
        (
            Button(
                text("ready-ticked" if one.id in found.ticked else "ready-unticked", group=one.name),
                Press("ready.tick", (*about, one.id)),
            ),
        )
        for one in found.shown
    )
    go = Button(text("ready-post-ticked", n=len(found.ticked)), Press("ready.ticked", about))
    back = Button(text("ready-back"), Press("ready.show", about))
    posting = ((go,),) if found.ticked else ()
    lines = (_heading(choice), choice.saying.line, text("ready-tick"))
    return Screen(lines, (*rows, *turning("ready.choose", found.page, *about), *posting, (back,)))


def copy(choice: Choice) -> Screen:
    """Give the words in a form that one tap copies."""
    back = Button(text("ready-back"), Press("ready.show", (choice.occasion, choice.number)))
    return Screen((text("ready-copy-how"), text("ready-copied", words=_shown(choice))), ((back,),))


def write(choice: Choice) -> Screen:
    """Ask for somebody's own words, with the ready ones before their eyes."""
    cancel = Button(text("ready-cancel"), Press("ready.cancel", (choice.occasion, choice.number)))
    return Screen((text("ready-write"), text("ready-copied", words=_shown(choice))), ((cancel,),))


def posted(choice: Choice, outcomes: Sequence[Outcome], now: Instant) -> Screen:
    """Say what becomes of the words in each group, and offer to take them back before they go."""
    undo = Button(text("ready-undo"), Press("ready.undo", (choice.occasion, choice.number)))
    rows = ((undo,),) if any(one.goes_at is not None for one in outcomes) else ()
    return Screen(tuple(_outcome(one, now) for one in outcomes), (*rows, (_occasions(), TO_DESK)))


def taken_back(choice: Choice, groups: Sequence[Cohort]) -> Screen:
    """Say from which groups the words were taken back."""
    back = Button(text("ready-back"), Press("ready.show", (choice.occasion, choice.number)))
    return Screen(tuple(text("ready-undone", group=one.name) for one in groups), ((back, TO_DESK),))


def _outcome(one: Outcome, now: Instant) -> Line:
    if one.goes_at is None:
        return text("ready-twice", group=one.cohort.name)
    if one.waits:
        return text("ready-waits", group=one.cohort.name, when=soon(one.goes_at, one.cohort.zone, now))
    return text("ready-posted", group=one.cohort.name)
