"""An offer's message, written anew as the groups are decided upon."""

from dataclasses import dataclass
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import CAPTION_LIMIT, utf16
from staffroom.rooms.cascade import store, views
from staffroom.rooms.cascade.values import Offer
from staffroom.telegram.presses import keyboard
from staffroom.telegram.render import html


@dataclass(frozen=True)
class Shown:
    """A message that shows an offer; `note` is the number that its buttons carry."""

    chat: ChatId
    message_id: int
    has_picture: bool
    note: int | None = None


def redraw(tx: Tx, offer: Offer, shown: Shown, staff: PersonId | None, now: Instant) -> None:
    """Bring an offer's message up to date; a change that has not gone out yet gives way to this one."""
    origin = outbox.origin(tx, shown.chat, shown.message_id)
    rendered = views.render_offer(tx, {"offer": offer.id, "person": staff if shown.chat > 0 else None})
    if origin is None or not origin.startswith("offer:") or rendered is None:
        return
    words, buttons = _written(rendered.screen, rendered.language, shown.note)
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
    body, _buttons = _written(rendered.screen, rendered.language, None)
    pictured = rendered.screen.drawing is not None and utf16(body) <= CAPTION_LIMIT
    redraw(tx, offer, Shown(*place, pictured), person, now)


def _written(screen: Screen, language: str, note: int | None) -> tuple[str, dict[str, Any] | None]:
    """Return a screen as HTML and a keyboard as Telegram takes it."""
    words = data_files.words()
    markup = keyboard(screen.buttons, words, language, note)
    return html(screen, words, language), markup.model_dump(mode="json", exclude_none=True) if markup else None
