"""A message that stands in a chat already, written anew: the fields of the call that does it."""

from typing import Any

from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.telegram.presses import keyboard
from staffroom.telegram.render import html


def as_edit(screen: Screen, words: Translator, language: str) -> dict[str, Any]:
    """Return a screen as `editMessageText` takes it, without chat and message; buttons that it lacks go."""
    return {"text": html(screen, words, language), "reply_markup": buttons(screen, words, language)}


def buttons(screen: Screen, words: Translator, language: str) -> dict[str, Any] | None:
    """Return a screen's buttons as plain JSON, None where it has none."""
    markup = keyboard(screen.buttons, words, language)
    return None if markup is None else dict(markup.model_dump(mode="json", exclude_none=True))
