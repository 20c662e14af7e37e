"""What coordinators read before they start, and what admins see of them."""

from collections.abc import Sequence
from typing import Final

from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.training.values import Colleague, Open, Progress, Question, Roll

CARDS: Final = (
    ("training-role", "training-card-role"),
    ("training-inviting", "training-card-inviting"),
    ("training-questions", "training-card-questions"),
    ("training-conflict", "training-card-conflict"),
    ("training-privacy", "training-card-privacy"),
)
"""The title and the words of each card, in their order."""
GENERAL = -1
"""Stands in callback data for a question that is about no card."""


def ask_button(card: int = GENERAL) -> Button:
    """Return the button that asks the master trainers."""
    return Button(text("training-ask"), Press("training.ask", (card,)))


def news(progress: Progress) -> tuple[Sequence[Line], Rows]:
    """Return the line of a training that waits, and the way to its cards at any time."""
    if progress.done_at is not None:
        return (), ((Button(text("training-again"), Press("training.card", (0,))),),)
    line = text("training-waits", n=progress.reached, total=len(CARDS))
    label = text("training-begin") if progress.reached == 0 else text("training-go-on")
    return (line,), ((Button(label, Press("training.open")),),)


def card(found: Open) -> Screen:
    """Show one card, with the way to the next."""
    title, words = CARDS[found.card]
    heading = text("training-heading", n=found.card + 1, total=len(CARDS), title=Text(title))
    before = Button(text("page-before"), Press("training.card", (found.card - 1,)))
    last = found.card == len(CARDS) - 1
    after = Button(text("training-done") if last else text("training-next"), Press("training.read", (found.card,)))
    rows = [(before, after) if found.card else (after,)]
    if found.may_ask:
        rows.append((ask_button(found.card),))
    return Screen((heading, Text(words)), (*rows, (TO_DESK,)))


def finished(*, may_ask: bool) -> Screen:
    """Say that all cards are read."""
    rows = [(Button(text("training-again"), Press("training.card", (0,))),)]
    if may_ask:
        rows.append((ask_button(),))
    return Screen((text("training-finished"),), (*rows, (TO_DESK,)))


def write_question(card_number: int | None) -> Screen:
    """Ask for a question in one message."""
    cancel = Press("training.cancel", (GENERAL if card_number is None else card_number,))
    return Screen((text("training-write-question"),), ((Button(text("training-cancel"), cancel),),))


def asked(number: int) -> Screen:
    """Confirm that a question is on its way."""
    undo = Button(text("training-undo"), Press("training.unask", (number,)))
    return Screen((text("training-asked"),), ((undo,), (Button(text("training-back"), Press("training.open")),)))


def refused(reason: Text) -> Screen:
    """Say why something cannot be passed on."""
    return Screen((reason,), ((TO_DESK,),))


def question(name: str, found: Question) -> Screen:
    """Show a master trainer what was asked."""
    answer = Button(text("training-answer"), Press("training.answer", (found.id,)))
    return Screen((_asks(name, found), _said(found.words)), ((answer,),))


def _asks(name: str, found: Question) -> Text:
    if found.card is None or not 0 <= found.card < len(CARDS):
        return text("training-asks", name=name)
    return text("training-asks-about", name=name, title=Text(CARDS[found.card][0]))


def _said(words: str) -> Words:
    """Return somebody's own words, as they are in every language."""
    return Words({"": words})


def write_answer(name: str, found: Question) -> Screen:
    """Ask for an answer in one message, with the question before one's eyes."""
    cancel = Button(text("training-cancel"), Press("training.question", (found.id,)))
    return Screen((_asks(name, found), _said(found.words), text("training-write-answer", name=name)), ((cancel,),))


def answered(name: str, number: int, at: Instant) -> Screen:
    """Confirm that an answer is on its way."""
    undo = Button(text("training-undo"), Press("training.unanswer", (number, at)))
    return Screen((text("training-answered", name=name),), ((undo,), (TO_DESK,)))


def answer(name: str, found: Question) -> Screen:
    """Give a coordinator the answer to their question."""
    again = ask_button(GENERAL if found.card is None else found.card)
    lines = (text("training-answers", name=name), _said(found.answer or ""), text("training-your-question"))
    return Screen((*lines, _said(found.words)), ((again,), (TO_DESK,)), loud=True)


def idle_news(idle: int, coordinators: int) -> tuple[Sequence[Line], Rows]:
    """Return how many coordinators have not been there, and the way to the list of all."""
    if not coordinators:
        return (), ()
    lines = (text("training-idle", n=idle),) if idle else ()
    return lines, ((Button(text("training-colleagues"), Press("training.colleagues", (0,))),),)


def roll(found: Roll) -> Screen:
    """Name the coordinators: who has read the cards, who has not been there, whom one may write to."""
    numbered = list(enumerate(found.people, found.page.before + 1))
    lines = [text("training-roll", n=found.total), *(_one(n, person) for n, person in numbered)]
    if any(person.is_idle for _, person in numbered):
        lines.append(text("training-roll-help"))
    nudges = [button for n, person in numbered for button in _nudging(n, person, found.page.number)]
    return Screen(tuple(lines), (*one_each(nudges), *turning("training.colleagues", found.page), (TO_DESK,)))


def _nudging(n: int, person: Colleague, page: int) -> list[Button]:
    """Return the button that writes to somebody, the one that takes it back, or none."""
    if person.waits:
        return [Button(text("training-nudge-undo", n=n), Press("training.nudge_back", (person.id, page)))]
    if person.may_be_nudged:
        return [Button(text("training-nudge", n=n), Press("training.nudge", (person.id, page)))]
    return []


def _one(n: int, person: Colleague) -> Text:
    said = text("training-one", n=n, name=person.name, cards=_cards(person.progress), here=_here(person))
    return text("training-one-waits", said=said) if person.waits else said


def _cards(progress: Progress) -> Text:
    if progress.done_at is not None:
        return text("training-all-read")
    return text("training-some-read", n=progress.reached, total=len(CARDS))


def _here(person: Colleague) -> Text:
    if not person.is_here:
        return text("training-not-here")
    return text("training-away") if person.is_idle else text("training-here")


def nudge(name: str, groups: Sequence[str], *, may_ask: bool) -> Screen:
    """Ask a coordinator kindly how they are."""
    lines = [text("training-nudge-hello", name=name), *(text("training-nudge-group", group=one) for one in groups)]
    rows = [(Button(text("training-nudge-desk"), Press("panel.home")),)]
    if may_ask:
        rows.append((ask_button(),))
    return Screen((*lines, text("training-nudge-help")), tuple(rows))
