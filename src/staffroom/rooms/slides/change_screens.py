"""What an admin sees who changes a card of the calendar: the list, a card, what would change, what was changed."""

from collections.abc import Mapping, Sequence
from datetime import time

from staffroom.kernel import pages
from staffroom.kernel.ids import Instant, PromptId
from staffroom.kernel.rows import TO_DESK, one_each, several_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Rows, Screen, Text, Words, text
from staffroom.kernel.text import SOURCE, pick
from staffroom.rooms import prompts
from staffroom.rooms.prompts import ComingCard, Prompt
from staffroom.rooms.slides.values import Change

SHOWN = 6
"""Cards on one page."""
IN_A_ROW = 3
"""Numbered buttons beside each other."""
HOURS_IN_A_ROW = 4


def _list() -> Button:
    return Button(text("slides-list"), Press("slides.cards", (0,)))


def back(number: PromptId) -> Button:
    """Return the way back to a card."""
    return Button(text("slides-back"), Press("slides.card", (number,)))


def cards(shown: Sequence[tuple[ComingCard, Text, Line]], where: pages.Page) -> Screen:
    """Show a page of the cards that are to come, and a button for each."""
    if not shown:
        return Screen((text("slides-cards-none"),), ((TO_DESK,),))
    numbered = list(enumerate(shown, where.before + 1))
    lines = [text("slides-cards-line", n=n, when=when, card=title) for n, (_card, when, title) in numbered]
    buttons = [Button(text("slides-cards-one", n=n), Press("slides.card", (one[0].prompt.id,))) for n, one in numbered]
    rows = several_each(buttons, IN_A_ROW)
    return Screen((text("slides-cards-title"), *lines), (*rows, *pages.turning("slides.cards", where), (TO_DESK,)))


def card(found: ComingCard, when: Text, shown: Screen, *, changed: bool) -> Screen:
    """Show a card as it will stand, and what can be changed on it."""
    number = found.prompt.id
    reword = (Button(text("slides-reword"), Press("slides.reword", (number,))),) if has_words(found.prompt) else ()
    rows: Rows = (
        *((row,) if (row := (*reword, *_of_its_kind(found.prompt))) else ()),
        (
            Button(text("slides-shift"), Press("slides.shift", (number,))),
            Button(text("slides-hour"), Press("slides.hour", (number,))),
        ),
        (Button(text("slides-out"), Press("slides.out", (number,))),),
        (_list(),),
    )
    if changed:
        rows = ((Button(text("slides-first"), Press("slides.first", (number,))),), *rows)
    changed_line = (text("slides-is-changed"),) if changed else ()
    return Screen((text("slides-stands", when=when), *changed_line, *_fixed(found), *shown.lines), rows, shown.drawing)


def has_words(prompt: Prompt) -> bool:
    """Say whether an entry says something of its own, which others may be put in place of."""
    return bool(prompt.texts)


def _of_its_kind(prompt: Prompt) -> tuple[Button, ...]:
    """Return the buttons for what only some kinds have: options, a right one, a picture of their own."""
    picture = (Button(text("slides-picture"), Press("slides.picture", (prompt.id,))),)
    if prompt.ballot is None:
        return picture if prompts.may_show_picture(prompt) else ()
    right = (Button(text("slides-right"), Press("slides.ask_right", (prompt.id,))),) if prompt.kind == "quiz" else ()
    return (Button(text("slides-options"), Press("slides.options", (prompt.id,))), *right)


def _fixed(found: ComingCard) -> tuple[Line, ...]:
    """Say in how many groups a card stays where it is, since it was decided there, or is out."""
    return (text("slides-fixed", n=found.fixed),) if found.fixed else ()


def languages(number: PromptId, names: Mapping[str, str], question: Text, action: str) -> Screen:
    """Ask in which language something of a card shall be another."""
    buttons = (Button(Words({SOURCE: name}), Press(action, (number, code))) for code, name in names.items())
    return Screen((question,), (*one_each(buttons), (back(number),)))


def ask(prompt: Prompt, language: str, name: str) -> Screen:
    """Ask for the words, and show those that stand now, so that they can be copied."""
    now = Words({language: pick(prompt.texts, language)})
    lines = (text("slides-ask-words", language=Plain(name)), text("slides-words-now", words=now))
    return Screen(lines, ((back(prompt.id),),))


def new_words(change: int, prompt: Prompt, shown: Screen, name: str) -> Screen:
    """Show a card as it would read."""
    anew = Button(text("slides-other-words"), Press("slides.reword", (prompt.id,)))
    lines = (text("slides-new-words", language=Plain(name)), *shown.lines)
    return Screen(lines, ((save(change),), (anew, back(prompt.id))), shown.drawing)


def save(change: int) -> Button:
    """Return the button that saves a change."""
    return Button(text("slides-save"), Press("slides.change", (change,)))


def ask_picture(prompt: Prompt) -> Screen:
    """Ask for a picture, or whether one is to go that is there."""
    own = bool(prompt.image or prompt.picture)
    label = text("slides-draw" if prompt.is_card else "slides-pictureless")
    gone = ((Button(label, Press("slides.draw", (prompt.id,))),),) if own else ()
    return Screen((text("slides-ask-picture"),), (*gone, (back(prompt.id),)))


def new_picture(change: int, number: PromptId, shown: Screen) -> Screen:
    """Show a card as it would look."""
    anew = Button(text("slides-other-picture"), Press("slides.picture", (number,)))
    lines = (text("slides-new-look"), *shown.lines)
    return Screen(lines, ((save(change),), (anew, back(number))), shown.drawing)


def hours(prompt: Prompt, free: Sequence[time]) -> Screen:
    """Ask for another hour."""
    buttons = [
        Button(Words({SOURCE: f"{hour:%H:%M}"}), Press("slides.hour_to", (prompt.id, hour.hour * 60 + hour.minute)))
        for hour in free
    ]
    rows = several_each(buttons, HOURS_IN_A_ROW)
    asked = text("slides-hours", now=Plain(prompt.at)) if rows else text("slides-no-hours")
    return Screen((asked,), (*rows, (back(prompt.id),)))


def new_hour(change: int, found: ComingCard, title: Line, hour: str) -> Screen:
    """Show from which hour to which a card would move."""
    said = text("slides-new-hour", card=title, before=Plain(found.prompt.at), after=Plain(hour))
    other = Button(text("slides-other-hour"), Press("slides.hour", (found.prompt.id,)))
    return Screen((said, *_fixed(found)), ((save(change),), (other, back(found.prompt.id))))


def days(number: PromptId, moments: Mapping[int, Instant], zone: str) -> Screen:
    """Ask for another day."""
    rows = tuple(
        (Button(prompts.when(moment, zone), Press("slides.shift_to", (number, day))),)
        for day, moment in moments.items()
    )
    return Screen((text("slides-days" if rows else "slides-no-days"),), (*rows, (back(number),)))


def new_day(change: int, found: ComingCard, title: Line, before: Text, after: Text) -> Screen:
    """Show from which day to which a card would move."""
    lines = (text("slides-new-day", card=title, before=before, after=after), *_fixed(found))
    other = Button(text("slides-other-day"), Press("slides.shift", (found.prompt.id,)))
    return Screen(lines, ((save(change),), (other, back(found.prompt.id))))


def no_more(change: int, found: ComingCard, title: Line, when: Text) -> Screen:
    """Ask whether a card is to be taken out."""
    lines = (text("slides-no-more", card=title, when=when), *_fixed(found))
    sure = Button(text("slides-out-sure"), Press("slides.change", (change,)))
    return Screen(lines, ((sure,), (back(found.prompt.id),)))


def saved(change: Change, done: int) -> Screen:
    """Say that the card is changed, and offer to take that back."""
    return _done(text("slides-changed", what=Plain(change.what)), change.prompt_id, done)


def first_again(number: PromptId, done: int) -> Screen:
    """Say that the card stands as it did at first."""
    return _done(text("slides-first-again"), number, done)


def _done(said: Text, number: PromptId, done: int) -> Screen:
    undo = Button(text("slides-undo"), Press("slides.undo", (number, done)))
    return Screen((said,), ((undo,), (_list(),), (TO_DESK,)))


def undone() -> Screen:
    """Say that the change was taken back."""
    return Screen((text("slides-undone"),), ((_list(),), (TO_DESK,)))
