"""What the room shows: a card with its picture, its text, its moment in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import in_zone
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Button, Held, Line, Plain, Press, Say, Screen, Text, Words, text
from staffroom.pictures import QuestionCard
from staffroom.rooms.programmes import CARDS
from staffroom.rooms.prompts.values import Prompt

THEMES = {"teal": "forest", "blue": "ocean", "plum": "plum"}
"""The course's word for a colour → the picture's."""


@dataclass(frozen=True)
class CardView:
    """A prompt with what stands around it on its card; `number` of `total` is its place among the course's cards."""

    prompt: Prompt
    section: Mapping[str, str]
    number: int
    total: int
    organisation: str
    handle: str


def post(view: CardView) -> Screen:
    """Show a prompt as it stands in a group: text and follow-up, a card's picture, a section's button."""
    shows = view.prompt.image or view.prompt.kind in CARDS
    drawing = (lambda say, language: _draw(view, say, language)) if shows else None
    return Screen(words_of(view.prompt), _buttons(view.prompt), drawing)


def to_forward(view: CardView) -> Screen:
    """Show a prompt as it is sent on to people without Telegram: no buttons, and no way to the bot, which they lack."""
    lines = (*words_of(view.prompt), text("prompts-forwarded"))
    return Screen(lines, drawing=post(replace(view, handle="")).drawing)


def forward(number: int, group: str, texts: Mapping[str, str], n: int, languages: Mapping[str, str]) -> Screen:
    """Tell whoever leads a group that a card was posted, and offer it in a form to be sent on, in each language."""
    rows = [
        (Button(text("prompts-forward-card", language=Plain(name)), Press("prompts.forward", (number, code))),)
        for code, name in languages.items()
    ]
    return Screen((text("prompts-forward", group=group, n=n), Words(texts)), tuple(rows))


def words_of(prompt: Prompt) -> tuple[Line, ...]:
    """Return a prompt's text and its follow-up."""
    follow_up = (text("prompts-follow-up", line=Words(prompt.follow_up)),) if prompt.follow_up else ()
    return (Words(prompt.texts), *follow_up)


def _buttons(prompt: Prompt) -> tuple[tuple[Button, ...], ...]:
    if prompt.kind != "question" or prompt.section is None:
        return ()
    return ((Button(text("prompts-finished"), Press("progress.done", (prompt.section,))),),)


def _draw(view: CardView, say: Say, language: str) -> QuestionCard | Held:
    if view.prompt.image:
        return Held("photo", view.prompt.image)
    introduction = view.prompt.kind == "introduction"
    return QuestionCard(
        lang=language,
        section=say(Words(view.section)),
        step=say(text("prompts-step", n=view.number, m=view.total)),
        kicker=say(text("prompts-hello") if introduction else text("prompts-question")),
        question=say(Words(view.prompt.texts)),
        org=view.organisation,
        handle=view.handle,
        theme=THEMES.get(view.prompt.theme, view.prompt.theme),
    )


def as_text(prompt: Prompt | None) -> Screen:
    """Show the current card in words only, or say that there is none."""
    return Screen((text("prompts-none"),) if prompt is None else words_of(prompt))


def when(moment: Instant, zone: str) -> Text:
    """Return a moment as weekday, day and local time."""
    local = in_zone(moment, ZoneInfo(zone))
    month = text("prompts-month", month=local.month)
    return text("prompts-when", weekday=_weekday(local), day=local.day, month=month, time=Plain(f"{local:%H:%M}"))


def soon(moment: Instant, zone: str, now: Instant) -> Text:
    """Return a moment of the coming days as weekday and local time, or as `now`."""
    if moment <= now:
        return text("prompts-now")
    local = in_zone(moment, ZoneInfo(zone))
    return text("prompts-soon", weekday=_weekday(local), time=Plain(f"{local:%H:%M}"))


def _weekday(local: datetime) -> Text:
    return text("prompts-weekday", day=local.weekday())
