"""The legacy Markdown parse mode: bold, italic, links and code that do not nest."""

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad
from telegram_emulator.world.html import link_entity
from telegram_emulator.world.posting import utf16

KINDS = {"_": "italic", "*": "bold", "`": "code", "```": "pre"}
ESCAPED = "_*`["


def parse_markdown(source: str) -> tuple[str, list[Shape]]:
    """Give the plain text and its entities."""
    out: list[str] = []
    entities: list[Shape] = []
    at = 0
    while at < len(source):
        char = source[at]
        if char == "\\" and source[at + 1 : at + 2] and source[at + 1] in ESCAPED:
            out.append(source[at + 1])
            at += 2
        elif char in ESCAPED:
            at = _entity(source, at, out, entities)
        else:
            out.append(char)
            at += 1
    return "".join(out), entities


def _entity(source: str, begin: int, out: list[str], entities: list[Shape]) -> int:
    opening = "```" if source.startswith("```", begin) else source[begin]
    closing = "]" if opening == "[" else opening
    start = begin + len(opening)
    start, language = _language(source, start) if opening == "```" else (start, "")
    end = source.find(closing, start)
    if end < 0:
        where = len(source[:begin].encode())
        raise bad(f"can't parse entities: Can't find end of the entity starting at byte offset {where}")
    inner = source[start:end]
    entity: Shape | None = {
        "type": KINDS.get(opening, "text_link"),
        "offset": utf16("".join(out)),
        "length": utf16(inner),
    }
    at = end + len(closing)
    if opening == "[":
        at, address = _address(source, at, inner)
        link = link_entity(address)
        entity = None if link is None or entity is None else entity | link
    if language and entity:
        entity["language"] = language
    out.append(inner)
    if entity and inner:
        entities.append(entity)
    return at


def _language(source: str, start: int) -> tuple[int, str]:
    end = start
    while end < len(source) and not source[end].isspace() and source[end] != "`":
        end += 1
    language = source[start:end] if end < len(source) and source[end] != "`" else ""
    at = start + len(language)
    for line_end in ("\r\n", "\n\r", "\n", "\r"):
        if source.startswith(line_end, at):
            return at + len(line_end), language
    return at, language


def _address(source: str, at: int, inner: str) -> tuple[int, str]:
    if not source.startswith("(", at):
        return at, inner
    end = source.find(")", at)
    end = len(source) if end < 0 else end
    return end + 1, source[at + 1 : end]
