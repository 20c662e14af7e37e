"""What the room shows: a card with its picture, its text, its moment in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import in_zone
from staffroom.kernel.ids import ChatId, Instant, PostingId
from staffroom.kernel.screen import Button, Held, Line, Plain, Poll, Press, Rows, Say, Screen, Text, Value, Words, text
from staffroom.pictures import OwnImage, QuestionCard
from staffroom.rooms.programmes import CARDS, Kind
from staffroom.rooms.prompts.values import Ballot, Prompt

THEMES = {"teal": "forest", "blue": "ocean", "plum": "plum"}
"""The course's word for a colour → the picture's."""
KICKERS = {
    "introduction": text("prompts-hello"),
    "question": text("prompts-question"),
    "poll": text("prompts-poll"),
    "quiz": text("prompts-quiz"),
    "task": text("prompts-task"),
}
"""What stands above the words on a card's picture, by kind."""
_SUPERGROUP = 1_000_000_000_000
"""A supergroup's number is minus this, minus the number that its links carry."""


@dataclass(frozen=True)
class CardView:
    """A prompt with what stands around it on its card; `number` of `total` is its place among the course's cards."""

    prompt: Prompt
    section: Mapping[str, str]
    number: int
    total: int
    organisation: str
    handle: str
    gaps: Mapping[str, Value] = field(default_factory=dict)
    """What fills the gaps in its texts: group, section, coordinator, week."""
    logo: str = ""
    """The file of the organisation's logo, empty for none."""
    posting: PostingId | None = None
    """Of which group's card it is a view; None where it stands in no group yet."""


def post(view: CardView) -> Screen:
    """Show a prompt as it stands in a group: text and follow-up, a card's picture, its buttons; or as a poll."""
    shows = view.prompt.image or view.prompt.picture or view.prompt.kind in CARDS
    drawing = (lambda say, language: _draw(view, say, language)) if shows else None
    if view.prompt.ballot is None:
        return Screen(words_of(view), _buttons(view), drawing)
    solution = _solution(view.prompt.ballot, view.gaps)
    return Screen((*words_of(view), *solution), drawing=drawing, poll=_poll(view, view.prompt.ballot))


def _poll(view: CardView, ballot: Ballot) -> Poll:
    """Return a poll as Telegram is to show it."""
    note = text("prompts-votes-are-seen")
    if view.prompt.follow_up:
        note = text("prompts-below", first=note, then=Words(view.prompt.follow_up, view.gaps))
    return Poll(
        Words(view.prompt.texts, view.gaps),
        tuple(Words(option, view.gaps) for option in ballot.options),
        note,
        ballot.several,
        ballot.correct,
        Words(ballot.explanation, view.gaps) if ballot.explanation else None,
    )


def _solution(ballot: Ballot, gaps: Mapping[str, Value]) -> tuple[Line, ...]:
    """Return for staff which option of a quiz is right, and why."""
    if ballot.correct is None:
        return ()
    right = text("prompts-right", option=Words(ballot.options[ballot.correct], gaps))
    return (text("prompts-below", first=right, then=Words(ballot.explanation, gaps)) if ballot.explanation else right,)


def to_forward(view: CardView) -> Screen:
    """Show a prompt as it is sent on to people without Telegram: no buttons, and no way to the bot, which they lack."""
    lines = (*words_of(view), text("prompts-forwarded"))
    return Screen(lines, drawing=post(replace(view, handle="")).drawing)


def words_of(view: CardView) -> tuple[Line, ...]:
    """Return a prompt's text, what it offers to choose from, and its follow-up."""
    prompt, said = view.prompt, Words(view.prompt.texts, view.gaps)
    heading = (text("prompts-guidelines"),) if prompt.kind == "guidelines" else ()
    options = () if prompt.ballot is None else (_options(prompt.ballot, view.gaps),)
    follow_up = (text("prompts-follow-up", line=Words(prompt.follow_up, view.gaps)),) if prompt.follow_up else ()
    return (*heading, said, *options, *follow_up)


def _options(ballot: Ballot, gaps: Mapping[str, Value]) -> Text:
    """Return the options of a poll, one below the other."""
    lines = [text("prompts-option", option=Words(option, gaps)) for option in ballot.options]
    return reduce(lambda first, then: text("prompts-below", first=first, then=then), lines)


def _buttons(view: CardView) -> Rows:
    prompt = view.prompt
    if prompt.kind == "task":
        return ((Button(text("prompts-done"), Press("prompts.done", (view.posting or 0,))),),)
    if prompt.kind != "question" or prompt.section is None:
        return ()
    return ((Button(text("prompts-finished"), Press("progress.done", (prompt.section,))),),)


def _draw(view: CardView, say: Say, language: str) -> QuestionCard | OwnImage | Held:
    if view.prompt.image:
        return Held("photo", view.prompt.image)
    if view.prompt.picture:
        return OwnImage(view.prompt.picture)
    ballot = view.prompt.ballot
    return QuestionCard(
        lang=language,
        section=say(Words(view.section)),
        step=say(text("prompts-step", n=view.number, m=view.total)),
        kicker=say(KICKERS.get(view.prompt.kind, KICKERS["question"])),
        question=say(Words(view.prompt.texts, view.gaps)),
        options=() if ballot is None else tuple(say(Words(option, view.gaps)) for option in ballot.options),
        org=view.organisation,
        handle=view.handle,
        theme=THEMES.get(view.prompt.theme, view.prompt.theme),
        logo=view.logo,
    )


def as_text(view: CardView | None) -> Screen:
    """Show the current card in words only, or say that there is none."""
    return Screen((text("prompts-none"),) if view is None else words_of(view))


def tapped(*, counts: bool) -> Text:
    """Thank somebody for a task that they did, or say that it is over."""
    return text("prompts-done-noted" if counts else "prompts-done-over")


def link(chat: ChatId | None, message_id: int | None) -> str | None:
    """Return the address of a message for members of its group; a basic group's messages have none."""
    if chat is None or message_id is None or chat > -_SUPERGROUP:
        return None
    return f"https://t.me/c/{-chat - _SUPERGROUP}/{message_id}"


def kind_name(kind: Kind) -> Text:
    """Return what a kind of post is called, where it has no words of its own to be called by."""
    return text("prompts-kind", kind=Plain(kind))


def called(title: Words, kind: Kind) -> Words | Text:
    """Return what a post is called in a list: its first words, or its kind where it has none."""
    return title if title.by_language else kind_name(kind)


def when(moment: Instant, zone: str) -> Text:
    """Return a moment as weekday, day and local time."""
    local = in_zone(moment, ZoneInfo(zone))
    month = text("prompts-month", month=local.month)
    return text("prompts-when", weekday=_weekday(local), day=local.day, month=month, time=Plain(f"{local:%H:%M}"))


def on_day(day: date) -> Text:
    """Return a day in words."""
    month, weekday = text("prompts-month", month=day.month), text("prompts-weekday", day=day.weekday())
    return text("prompts-on-day", weekday=weekday, day=day.day, month=month)


def soon(moment: Instant, zone: str, now: Instant) -> Text:
    """Return a moment of the coming days as weekday and local time, or as `now`."""
    if moment <= now:
        return text("prompts-now")
    local = in_zone(moment, ZoneInfo(zone))
    return text("prompts-soon", weekday=_weekday(local), time=Plain(f"{local:%H:%M}"))


def _weekday(local: datetime) -> Text:
    return text("prompts-weekday", day=local.weekday())
