"""What an admin sees who changes what a poll or a quiz offers."""

from collections.abc import Sequence

from staffroom.kernel.ids import PromptId
from staffroom.kernel.rows import several_each
from staffroom.kernel.screen import Button, Plain, Press, Screen, Words, text
from staffroom.kernel.text import pick
from staffroom.rooms.prompts import Ballot, Prompt
from staffroom.rooms.slides import change_screens

IN_A_ROW = 4
"""Numbered buttons beside each other."""


def ask(card: Prompt, language: str, name: str) -> Screen:
    """Ask for the options, and show those that stand now, so that they can be copied."""
    options = [] if card.ballot is None else [pick(option, language) for option in card.ballot.options]
    now = Words({language: "\n".join(options)})
    lines = (text("slides-ask-options", language=Plain(name)), text("slides-options-now", options=now))
    return Screen(lines, ((change_screens.back(card.id),),))


def ask_more(number: PromptId, name: str, n: int) -> Screen:
    """Ask for the same options in the next language."""
    return Screen((text("slides-ask-more", language=Plain(name), n=n),), ((change_screens.back(number),),))


def which_is_right(options: Sequence[Words | str], action: str, about: int, back: Button) -> Screen:
    """Ask which option of a quiz is right."""
    numbered = list(enumerate(options, 1))
    lines = [text("slides-option-line", n=n, option=option) for n, option in numbered]
    buttons = [Button(text("slides-option-one", n=n), Press(action, (about, n - 1))) for n, _ in numbered]
    return Screen((text("slides-which-right"), *lines), (*several_each(buttons, IN_A_ROW), (back,)))


def new_options(change: int, number: PromptId, shown: Screen, ballot: Ballot) -> Screen:
    """Show a poll or a quiz as it would read; an explanation that does not fit any more may be left out."""
    rows = [(change_screens.save(change),)]
    if ballot.explanation:
        rows.append((Button(text("slides-unexplained"), Press("slides.unexplained", (change,))),))
    anew = Button(text("slides-other-options"), Press("slides.options", (number,)))
    lines = (text("slides-new-look"), *shown.lines)
    return Screen(lines, (*rows, (anew, change_screens.back(number))), shown.drawing)
