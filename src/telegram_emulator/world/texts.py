"""Texts of the bot: parsed, trimmed and measured as the server does."""

from collections.abc import Callable

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad
from telegram_emulator.world.html import Parser
from telegram_emulator.world.markdown import parse_markdown
from telegram_emulator.world.markdown_v2 import parse_markdown_v2
from telegram_emulator.world.posting import find_entities, utf16
from telegram_emulator.world.state import World

Formatted = tuple[str, list[Shape]]
PARSERS: dict[str, Callable[[str], Formatted]] = {
    "html": lambda source: Parser(source).parse(),
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_RAW_BYTES = 32_768


def formatted(world: World, raw: str, parse_mode: str | None, entities: list[Shape] | None) -> Formatted:
    """Parse a text, make its mentions real and trim it."""
    if len(raw.encode()) > MAX_RAW_BYTES:
        raise bad("text is too long")
    mode = (parse_mode or "").lower()
    if not raw or mode in ("", "none"):
        return _trimmed(raw, _mentions(world, list(entities or [])))
    if mode not in PARSERS:
        raise bad("unsupported parse_mode")
    text, found = PARSERS[mode](raw)
    return _trimmed(text, _mentions(world, found))


def _mentions(world: World, entities: list[Shape]) -> list[Shape]:
    kept = []
    for entity in entities:
        if entity["type"] != "text_mention":
            kept.append(entity)
        elif (user := world.users.get(entity["user"]["id"])) and (user.started or world.knows(user.id)):
            kept.append(entity | {"user": user.shape()})
    return kept


def _trimmed(text: str, entities: list[Shape]) -> Formatted:
    left = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    end = utf16(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - left)
        stop = min(end, entity["offset"] + entity["length"] - left)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return text, kept


def message(world: World, given: Shape) -> Formatted:
    """Read the text of a message from a call's parameters."""
    raw = given.get("text") or ""
    if not raw:
        raise bad("message text is empty")
    return formatted(world, raw, given.get("parse_mode"), given.get("entities"))


def message_content(read: Formatted) -> Shape:
    """Make the content of a text message, unless it is too little or too much."""
    text, entities = read
    if not text:
        raise bad("text must be non-empty")
    if len(text) > MAX_TEXT:
        raise bad("message is too long")
    return _fields("text", "entities", text, entities)


def caption(world: World, given: Shape) -> Formatted:
    """Read the words under a picture or file from a call's parameters."""
    return formatted(world, given.get("caption") or "", given.get("parse_mode"), given.get("caption_entities"))


def caption_content(read: Formatted) -> Shape:
    """Make the caption fields of a message, unless they are too much."""
    text, entities = read
    if len(text) > MAX_CAPTION:
        raise bad("message caption is too long")
    return _fields("caption", "caption_entities", text, entities) if text else {}


def _fields(name: str, entities_name: str, text: str, entities: list[Shape]) -> Shape:
    found = find_entities(text, entities)
    return {name: text} | ({entities_name: found} if found else {})
