"""What the bot says about itself: names, descriptions, commands, the button that opens them, default rights."""

import json
from dataclasses import dataclass, field

from telegram_emulator.shapes import Shape

DEFAULT_SCOPE: Shape = {"type": "default"}
EVERY_CHAT = 0
"""Under this number stands the button of all private chats that have none of their own."""


def scope_key(scope: Shape | None, language: str) -> tuple[str, str]:
    """Name one list of commands by its scope and language."""
    return json.dumps(scope or DEFAULT_SCOPE, sort_keys=True), language


@dataclass
class Profile:
    """Texts by field and language, commands by scope and language, buttons by person, rights by kind of chat."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Shape]] = field(default_factory=dict)
    menus: dict[int, Shape] = field(default_factory=dict)
    rights: dict[bool, Shape] = field(default_factory=dict)

    def text(self, name: str, language: str) -> str:
        """Find a text, in the language or the default one."""
        return self.texts.get((name, language)) or self.texts.get((name, ""), "")
