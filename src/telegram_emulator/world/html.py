"""The HTML parse mode, with the error texts and byte offsets of Telegram's own parser."""

import re
from dataclasses import dataclass

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import ApiError, bad
from telegram_emulator.world.posting import utf16

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "tg-emoji": "custom_emoji", "tg-time": "date_time", "code": "code",
    "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
PLAIN = re.compile(r"[^<&]+")
NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
BLANKS = re.compile(r"\s*")
LINK = re.compile(r"(?i)^(?:https?|tg|ton|mailto|tel):.+|^[\w-]+(?:\.[\w-]+)+\S*$")
USER_LINK = re.compile(r"^tg://user\?id=(\d+)$")
MAX_CODE_POINT = 0x10FFFF


@dataclass
class _Open:
    tag: str
    arguments: dict[str, str]
    offset: int  # UTF-16 units
    start: int  # characters


class Parser:
    """Reads one text once, from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._out: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self.entities: list[Shape] = []

    def parse(self) -> tuple[str, list[Shape]]:
        """Give the plain text and its entities."""
        while self._at < len(self._source):
            if self._source[self._at] != "<":
                self._literal()
            elif self._source.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise self._error(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._out), self.entities

    def _error(self, text: str, at: int | None = None) -> ApiError:
        where = "" if at is None else f" at byte offset {len(self._source[:at].encode())}"
        return bad(f"can't parse entities: {text}".replace("{at}", where))

    def _literal(self) -> None:
        run = PLAIN.match(self._source, self._at)
        said, self._at = (run[0], run.end()) if run else self._decode(self._at)
        self._out.append(said)
        self._length += utf16(said)

    def _decode(self, at: int) -> tuple[str, int]:
        match = ENTITY.match(self._source, at) if self._source[at] == "&" else None
        if match is None:
            return self._source[at], at + 1
        if match[3]:
            return NAMED[match[3]], match.end()
        code = int(match[1], 16) if match[1] else int(match[2])
        return (chr(code), match.end()) if 0 < code <= MAX_CODE_POINT else ("&", at + 1)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        end = match.end() if match else self._at
        passed, self._at = self._source[self._at : end], end
        return passed

    @property
    def _char(self) -> str:
        return self._source[self._at : self._at + 1]

    def _start_tag(self) -> None:
        begin, self._at = self._at, self._at + 1
        tag = self._skip(NAME).lower()
        if not self._char:
            raise self._error("Unclosed start tag{at}", begin)
        if tag not in KINDS:
            raise self._error(f'Unsupported start tag "{tag}"{{at}}', begin)
        arguments = self._attributes(tag, begin)
        self._at += 1
        if tag == "span" and arguments.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"{at}', begin)
        self._open.append(_Open(tag, arguments, self._length, len(self._out)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while self._skip(BLANKS) is not None and self._char != ">":
            name = self._skip(ATTRIBUTE).lower()
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"{{at}}', begin)
            self._skip(BLANKS)
            if self._char == "=":
                self._at += 1
                found[name] = self._value(tag, begin)
            else:
                found[name] = ""
            if not self._char:
                raise self._error(f'Unclosed start tag "{tag}"{{at}}', begin)
        return found

    def _value(self, tag: str, begin: int) -> str:
        self._skip(BLANKS)
        quote, token_at = self._char, self._at
        if not quote:
            raise self._error(f'Unclosed start tag "{tag}"{{at}}', begin)
        if quote in "\"'":
            return self._quoted(quote, begin)
        token = self._skip(TOKEN).lower()
        if self._char and not self._char.isspace() and self._char != ">":
            raise self._error("Unexpected end of name token{at}", token_at)
        return token

    def _quoted(self, quote: str, begin: int) -> str:
        self._at += 1
        value: list[str] = []
        while self._char and self._char != quote:
            char, self._at = self._decode(self._at)
            value.append(char)
        self._at += 1
        if not self._char:
            raise self._error("Unclosed start tag{at}", begin)
        return "".join(value)

    def _end_tag(self) -> None:
        begin, self._at = self._at, self._at + 2
        if not self._open:
            raise self._error("Unexpected end tag{at}", begin)
        name = self._skip(NAME).lower()
        self._skip(BLANKS)
        if self._char != ">":
            raise self._error("Unclosed end tag{at}", begin)
        self._at += 1
        opened = self._open.pop()
        if name and name != opened.tag:
            expected = f'Unmatched end tag{{at}}, expected "</{opened.tag}>", found "</{name}>"'
            raise self._error(expected, begin)
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self._length - opened.offset
        inner = "".join(self._out[opened.start :])
        if not length:
            return
        entity: Shape = {"type": KINDS[opened.tag], "offset": opened.offset, "length": length}
        extra = _extra(opened, inner)
        if extra is None:
            return
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last["offset"], last["length"]) == (opened.offset, length)
        if opened.tag == "pre" and same and last is not None and last["type"] == "code":
            self.entities.pop()
            extra = {"language": last["language"]} if "language" in last else {}
        elif opened.tag == "code" and not (self._open and self._open[-1].tag == "pre"):
            extra.pop("language", None)
        self.entities.append(entity | extra)


def _extra(opened: _Open, inner: str) -> Shape | None:
    given = opened.arguments
    if opened.tag == "a":
        return link_entity(given.get("href") or inner)
    if opened.tag == "code" and given.get("class", "").startswith("language-"):
        return {"language": given["class"].removeprefix("language-")}
    if opened.tag == "blockquote" and "expandable" in given:
        return {"type": "expandable_blockquote"}
    if opened.tag == "tg-emoji":
        return {"custom_emoji_id": given.get("emoji-id", "")}
    if opened.tag == "tg-time":
        if not given.get("unix", "").isdigit():
            raise bad("can't parse entities: Invalid date format used")
        return {"unix_time": int(given["unix"]), "date_time_format": given.get("format", "")}
    return {}


def link_entity(address: str) -> Shape | None:
    """Make the fields that a link gives its entity; an address that is none gives nothing."""
    mention = USER_LINK.match(address)
    if mention:
        return {"type": "text_mention", "user": {"id": int(mention[1])}}
    if not LINK.match(address):
        return None
    bare = "://" not in address and not address.startswith(("mailto:", "tel:"))
    return {"url": f"http://{address}/" if bare and "/" not in address else f"http://{address}" if bare else address}
