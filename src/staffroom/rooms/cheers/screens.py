"""Encouragement in words: what was reached, as a plain fact, and a message; what is shown to whoever leads groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, several_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, Value, Words, text
from staffroom.pictures import OwnImage
from staffroom.rooms import prompts
from staffroom.rooms.cheers import rules
from staffroom.rooms.cheers.rules import Message, Milestone
from staffroom.rooms.cheers.values import OwnMessage, Wish
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.prompts import Given

ALL = 100
_FACTS = {rules.FIRST_WEEK: "cheers-first-week", rules.AFTER_DIP: "cheers-after-dip"}
_CHOSEN = (
    rules.STEADY, "start", rules.FIRST_ANSWER, rules.MILESTONE, rules.AFTER_DIP, rules.BEFORE_HOLIDAYS, rules.COMEBACK,
    "finish",
)  # fmt: skip
"""Occasions for which somebody may write, in their order on the screen."""


def cheer(
    group: str, message: Message | None, milestone: Milestone | None, titles: Mapping[str, Mapping[str, str]]
) -> Screen | None:
    """Return an encouraging post; None where there is nothing to say."""
    fact = None if milestone is None else _fact(milestone, titles)
    lines: list[Line] = [] if fact is None else [fact]
    if message is not None:
        lines.append(Words(message.texts, {"group": group}))
    if not lines:
        return None
    picture = "" if message is None else message.picture
    return Screen(tuple(lines), drawing=(lambda _say, _language: OwnImage(picture)) if picture else None)


def _fact(milestone: Milestone, titles: Mapping[str, Mapping[str, str]]) -> Text | None:
    """Return what was reached; the first answer needs no figure, and holidays no news."""
    if milestone.family == "answers":
        return text("cheers-answers", n=milestone.level)
    if milestone.kind in _FACTS:
        return Text(_FACTS[milestone.kind])
    title = titles.get(milestone.section or "")
    if title is None:
        return None
    if milestone.level == ALL:
        return text("cheers-section-all", section=Words(title))
    return text("cheers-section", section=Words(title), share=milestone.level)


def welcome(newcomers: int, inside: int, reply_to: int | None) -> Screen:
    """Welcome newcomers together, below the card on which everybody introduces themselves."""
    return Screen((text("cheers-newcomers", n=newcomers), text("cheers-hello", n=inside)), reply_to=reply_to)


def menu() -> tuple[Button, ...]:
    """Return the buttons that lead here."""
    return (
        Button(text("cheers-menu"), Press("cheers.ahead", (0,))),
        Button(text("cheers-answers-menu"), Press("cheers.answers", (0,))),
    )


def _back() -> Button:
    return Button(text("cheers-back"), Press("cheers.ahead", (0,)))


@dataclass(frozen=True)
class Upcoming:
    """What a group will read next: when, what, which of the calendar's slots (0: none), and its mark in buttons."""

    at: Instant
    shown: Screen
    slot: int
    mark: str


@dataclass(frozen=True)
class Ahead:
    """A group, what it will read next, and how many messages it has not read yet."""

    cohort: Cohort
    coming: Upcoming | None
    fresh: int
    all: int
    own: int


def ahead(found: Ahead, where: Page, skipped: tuple[int, str] | None = None) -> Screen:
    """Show what a group will read next; below what was just skipped, with the way back."""
    group, coming = found.cohort, found.coming
    lines: list[Line] = [text("cheers-next-title", group=group.name)]
    rows: list[tuple[Button, ...]] = []
    if skipped is not None:
        lines.append(text("cheers-skipped"))
        rows.append((Button(text("cheers-undo"), Press("cheers.unskip", (group.id, *skipped, where.number))),))
    if coming is None:
        lines.append(text("cheers-next-none"))
    else:
        lines += [text("cheers-next-when", when=prompts.when(coming.at, group.zone)), *coming.shown.lines]
        skip = Press("cheers.skip", (group.id, coming.slot, coming.mark, where.number))
        rows.append((Button(text("cheers-skip"), skip),))
    lines += [text("cheers-stock", fresh=found.fresh, all=found.all), text("cheers-rules", most=rules.MOST_A_WEEK)]
    add = [Button(text("cheers-add"), Press("cheers.add"))]
    if found.own:
        add.append(Button(text("cheers-own", n=found.own), Press("cheers.own", (0,))))
    return Screen(tuple(lines), (*rows, tuple(add), *turning("cheers.ahead", where), (TO_DESK,)))


def nobody() -> Screen:
    """Say that there is no open group to encourage."""
    return Screen((text("cheers-no-group"),), ((TO_DESK,),))


def _occasion(occasion: str) -> Text:
    return text("cheers-occasion", occasion=Plain(occasion))


def occasions() -> Screen:
    """Ask on which occasion somebody's own words are to come."""
    buttons = [
        Button(_occasion(name), Press("cheers.write", (rules.OCCASIONS.index(name),))) for name in _CHOSEN
    ]  # fmt: skip
    pairs = several_each(buttons, 2)
    return Screen((text("cheers-which"),), (*pairs, (_back(),)))


def languages(occasion: int, names: Mapping[str, str]) -> Screen:
    """Ask for groups of which language somebody's own words are."""
    rows = tuple(
        (Button(Words({code: name}), Press("cheers.write", (occasion, code))),) for code, name in names.items()
    )
    return Screen((text("cheers-which-language"),), (*rows, (_back(),)))


def write(wish: Wish, names: Mapping[str, str], most: int) -> Screen:
    """Ask for somebody's own words; say in which language where there is a choice."""
    lines: list[Line] = [text("cheers-write", occasion=_occasion(wish.occasion), most=most), text("cheers-write-how")]
    lines += [text("cheers-write-in", language=Words({code: name})) for code, name in names.items()]
    return Screen(tuple(lines), ((_back(),),))


def kept(one: OwnMessage) -> Screen:
    """Show what was kept, with the way back."""
    lines = (text("cheers-kept", occasion=_occasion(one.occasion)), Words({"": one.words}))
    undo = Button(text("cheers-undo"), Press("cheers.out", (one.id, 0)))
    return Screen(lines, ((undo,), (_back(),), (TO_DESK,)))


def names_somebody(one: OwnMessage, name: str) -> Screen:
    """Ask whether words name somebody before they are kept."""
    keep = Button(text("cheers-names-nobody"), Press("cheers.back", (one.id,)))
    again = Button(
        text("cheers-write-again"), Press("cheers.write", (rules.OCCASIONS.index(one.occasion), one.language))
    )
    return Screen((text("cheers-names", name=name), Words({"": one.words})), ((keep,), (again,), (_back(),)))


def own(shown: Sequence[OwnMessage], where: Page) -> Screen:
    """Show what somebody wrote."""
    if not shown:
        return Screen((text("cheers-own-none"),), ((_back(),),))
    numbered = list(enumerate(shown, where.before + 1))
    lines = tuple(
        text("cheers-own-line", n=place, occasion=_occasion(one.occasion), words=Words({"": one.words}))
        for place, one in numbered
    )
    rows = tuple(
        (Button(text("cheers-take-out", n=place), Press("cheers.out", (one.id, where.number))),)
        for place, one in numbered
    )
    return Screen(lines, (*rows, *turning("cheers.own", where), (_back(),)))


def taken_out(one: OwnMessage) -> Screen:
    """Say that a message comes no more, with the way back."""
    undo = Button(text("cheers-undo"), Press("cheers.back", (one.id,)))
    return Screen((text("cheers-out"), Words({"": one.words})), ((undo,), (_back(),)))


@dataclass(frozen=True)
class Answer:
    """A message that answered an open card: where, to what, and whether it was given a thumbs up."""

    cohort: Cohort
    given: Given
    title: Words
    liked: bool


def answers(shown: Sequence[Answer], where: Page) -> Screen:
    """Show the latest answers: each with its link and a thumbs up."""
    if not shown:
        return Screen((text("cheers-answers-none"),), ((TO_DESK,),))
    numbered = list(enumerate(shown, where.before + 1))
    lines = tuple(_answer(place, one) for place, one in numbered)
    rows = tuple(_answer_row(place, one, where) for place, one in numbered)
    head = (text("cheers-answers-title"), *lines, text("cheers-answers-help"))
    return Screen(head, (*rows, *turning("cheers.answers", where), (TO_DESK,)))


def _answer(place: int, one: Answer) -> Text:
    about: dict[str, Value] = {"n": place, "group": one.cohort.name, "post": one.title}
    return Text("cheers-answer-liked" if one.liked else "cheers-answer", about)


def _answer_row(place: int, one: Answer, where: Page) -> tuple[Button, ...]:
    row = []
    if (url := prompts.link(one.cohort.chat_id, one.given.message_id)) is not None:
        row.append(Button(text("cheers-look", n=place), url=url))
    about = (one.cohort.id, one.given.message_id, where.number)
    like, unlike = Press("cheers.like", about), Press("cheers.unlike", about)
    row.append(
        Button(text("cheers-unlike", n=place), unlike) if one.liked else Button(text("cheers-like", n=place), like)
    )
    return tuple(row)
