"""Buttons: what they carry there and what comes back."""

import re

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import MAX_CALLBACK_BYTES, Button, Press, Rows
from staffroom.kernel.text import Translator

NOTE_MARK = "~"
"""Before the number of the outbox row that sent the buttons: free evidence that the message arrived."""

_NUMBER = re.compile(r"-?[0-9]{1,15}")


def keyboard(rows: Rows, words: Translator, language: str, note_id: int | None = None) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard of a screen, or None where it has no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[[_button(button, words, language, note_id) for button in row] for row in rows]
    )


def _button(button: Button, words: Translator, language: str, note_id: int | None) -> InlineKeyboardButton:
    label = words.plain(button.label, language)
    if button.press is None:
        return InlineKeyboardButton(text=label, url=button.url)
    return InlineKeyboardButton(text=label, callback_data=_signed(button.press, note_id))


def _signed(press: Press, note_id: int | None) -> str:
    data = press.data() if note_id is None else f"{press.data()}{NOTE_MARK}{note_id}"
    if len(data.encode()) > MAX_CALLBACK_BYTES:
        raise ValueError(f"callback data over {MAX_CALLBACK_BYTES} bytes: {data}")
    return data


def parse(data: str) -> tuple[Press, int | None]:
    """Return the press in callback data, and the outbox row that brought the button."""
    body, _, mark = data.partition(NOTE_MARK)
    action, *args = body.split(":")
    return Press(action, tuple(args)), number((mark,), 0)


def number(press: tuple[str, ...], index: int) -> int | None:
    """Return a number out of callback data, which anybody can forge; None where there is none that may be meant."""
    written = press[index] if index < len(press) else ""
    return int(written) if _NUMBER.fullmatch(written) else None


def required(press: tuple[str, ...], index: int = 0) -> int:
    """Return a number out of callback data.

    Raises Refusal where there is none: our own buttons always carry it.
    """
    found = number(press, index)
    if found is None:
        raise Refusal("button-old")
    return found
