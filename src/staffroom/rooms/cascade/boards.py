"""An offer's message, written anew as the groups are decided upon."""

from dataclasses import dataclass, replace
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import CAPTION_LIMIT, utf16
from staffroom.outbox import Priority
from staffroom.rooms.cascade import store, views
from staffroom.rooms.cascade.values import Offer, View
from staffroom.telegram.presses import keyboard
from staffroom.telegram.render import html

UNDO_LASTS = MINUTE
"""How long a decision may be taken back."""

Written = tuple[str, dict[str, Any] | None]
"""A screen as HTML and a keyboard as Telegram takes it."""


@dataclass(frozen=True)
class Shown:
    """A message that shows an offer; `note` is the number that its buttons carry."""

    chat: ChatId
    message_id: int
    has_picture: bool
    note: int | None = None


def redraw(tx: Tx, offer: Offer, shown: Shown, staff: PersonId | None, view: View) -> None:
    """Bring an offer's message up to date; a change that has not gone out yet gives way to this one.

    Where it offers to take a decision back, that button goes by itself when the time for it is over.
    """
    origin = outbox.origin(tx, shown.chat, shown.message_id)
    if origin is None or not origin.startswith("offer:"):
        return
    count = store.count_edit(tx, offer.id)
    key = _stem(shown.chat, shown.message_id)
    outbox.cancel_under(tx, f"{key}:", view.now)
    _change(tx, offer, shown, staff, view, f"{key}:{count}", view.now)
    if view.undo and shown.chat > 0:
        _change(
            tx, offer, shown, staff, replace(view, undo=False), f"{key}:{count}:later", Instant(view.now + UNDO_LASTS)
        )


def _stem(chat: ChatId, message_id: int) -> str:
    return f"offer-board:{outbox.anonymous(chat)}:{message_id}"


def take_buttons(tx: Tx, key: str, now: Instant) -> None:
    """Take the buttons off the message of a note, where it stands somewhere; what it says stays."""
    place = outbox.place_of(tx, key)
    if place is not None:
        stem = _stem(*place)
        outbox.cancel_under(tx, f"{stem}:", now)
        method = "editMessageReplyMarkup"
        outbox.call(tx, f"{stem}:over:{now}", method, place[0], now, priority=Priority.MASS, message_id=place[1])


def _change(tx: Tx, offer: Offer, shown: Shown, staff: PersonId | None, view: View, key: str, at: Instant) -> None:
    said = _said(tx, offer, shown, staff, view)
    if said is None:
        return
    words, buttons = said
    method, field = ("editMessageCaption", "caption") if shown.has_picture else ("editMessageText", "text")
    params: dict[str, Any] = {"message_id": shown.message_id, field: words, "reply_markup": buttons}
    outbox.call(tx, key, method, shown.chat, view.now, not_before=at, **params)


def _said(tx: Tx, offer: Offer, shown: Shown, staff: PersonId | None, view: View) -> Written | None:
    """Return an offer as it stands now: for the group, or a page of somebody's own, short enough for its picture."""
    if shown.chat < 0 or staff is None:
        rendered = views.render_offer(tx, {"offer": offer.id, "person": None})
    else:
        rendered = views.render_mine(tx, offer, staff, view)
    if rendered is None:
        return None
    written = _written(rendered.screen, rendered.language, shown.note)
    if shown.has_picture and utf16(written[0]) > CAPTION_LIMIT and not view.brief:
        return _said(tx, offer, shown, staff, replace(view, brief=True))
    return written


def redraw_unasked(tx: Tx, offer: Offer, key: str, person: PersonId | None, view: View) -> None:
    """Bring the message of a note up to date although nobody pressed on it."""
    place = outbox.place_of(tx, key)
    rendered = views.render_offer(tx, {"offer": offer.id, "person": person})
    if place is None or rendered is None:
        return
    body, _buttons = _written(rendered.screen, rendered.language, None)
    pictured = rendered.screen.drawing is not None and utf16(body) <= CAPTION_LIMIT
    redraw(tx, offer, Shown(*place, pictured), person, view)


def _written(screen: Screen, language: str, note: int | None) -> Written:
    """Return a screen as HTML and a keyboard as Telegram takes it."""
    words = data_files.words()
    markup = keyboard(screen.buttons, words, language, note)
    return html(screen, words, language), markup.model_dump(mode="json", exclude_none=True) if markup else None
