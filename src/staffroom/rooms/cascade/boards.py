"""An offer's message, written anew as the groups are decided upon."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import CAPTION_LIMIT, Translator, utf16
from staffroom.rooms.cascade import store, views
from staffroom.rooms.cascade.values import Offer
from staffroom.telegram.presses import keyboard
from staffroom.telegram.render import html

Written = tuple[str, dict[str, Any] | None]
Write = Callable[[Screen, str], Written]
"""Turns a screen into HTML and a keyboard in a language; pure, so it may run inside the transaction."""


@dataclass(frozen=True)
class Shown:
    """A message that shows an offer, and how to write it anew."""

    chat: ChatId
    message_id: int
    has_picture: bool
    write: Write


def redraw(tx: Tx, offer: Offer, shown: Shown, staff: PersonId | None, now: Instant) -> None:
    """Bring an offer's message up to date; a change that has not gone out yet gives way to this one."""
    origin = outbox.origin(tx, shown.chat, shown.message_id)
    rendered = views.render_offer(tx, {"offer": offer.id, "person": staff if shown.chat > 0 else None})
    if origin is None or not origin.startswith("offer:") or rendered is None:
        return
    words, buttons = shown.write(rendered.screen, rendered.language)
    count = store.count_edit(tx, offer.id)
    key = f"offer-board:{shown.chat}:{shown.message_id}"
    outbox.cancel(tx, f"{key}:{count - 1}", now)
    method, field = ("editMessageCaption", "caption") if shown.has_picture else ("editMessageText", "text")
    params: dict[str, Any] = {"message_id": shown.message_id, field: words, "reply_markup": buttons}
    outbox.call(tx, f"{key}:{count}", method, shown.chat, now, **params)


def redraw_unasked(tx: Tx, offer: Offer, key: str, person: PersonId | None, now: Instant) -> None:
    """Bring the message of a note up to date although nobody pressed on it."""
    place = outbox.place_of(tx, key)
    rendered = views.render_offer(tx, {"offer": offer.id, "person": person})
    if place is None or rendered is None:
        return
    body, _buttons = _write(rendered.screen, rendered.language)
    pictured = rendered.screen.drawing is not None and utf16(body) <= CAPTION_LIMIT
    redraw(tx, offer, Shown(*place, pictured, _write), person, now)


def written(screen: Screen, language: str, words: Translator, note: int | None = None) -> Written:
    """Return a screen as HTML and a keyboard as Telegram takes it."""
    markup = keyboard(screen.buttons, words, language, note)
    return html(screen, words, language), markup.model_dump(mode="json", exclude_none=True) if markup else None


def _write(screen: Screen, language: str) -> Written:
    return written(screen, language, data_files.words())
