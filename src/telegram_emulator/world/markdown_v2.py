"""The MarkdownV2 parse mode, with the error texts and byte offsets of Telegram's own parser."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import ApiError, bad
from telegram_emulator.world.html import link_entity
from telegram_emulator.world.posting import utf16

RESERVED = "_*[]()~`>#+-=|{}.!\n"
LAST_ESCAPED = 126
MARKS = {"Bold": "*", "Italic": "_", "Underline": "__", "Strikethrough": "~", "Spoiler": "||", "Code": "`"}
PLAIN = {"*": "Bold", "~": "Strikethrough", "[": "TextUrl"}
VERBATIM = {"Code", "Pre", "PreCode"}
KINDS = {
    "Bold": "bold", "Italic": "italic", "Underline": "underline", "Strikethrough": "strikethrough",
    "Spoiler": "spoiler", "Code": "code", "Pre": "pre", "PreCode": "pre", "TextUrl": "text_link",
    "CustomEmoji": "custom_emoji", "BlockQuote": "blockquote", "ExpandableBlockQuote": "expandable_blockquote",
}  # fmt: skip


@dataclass
class _Open:
    kind: str
    at: int  # where it began in the source, in characters
    offset: int  # where it began in the text, in UTF-16 units
    start: int  # likewise, in pieces of output
    language: str = ""


def parse_markdown_v2(source: str) -> tuple[str, list[Shape]]:
    """Give the plain text and its entities."""
    return _Parser(source).parse()


class _Parser:
    """Reads one text once, from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._out: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._quoting = False
        self._line_begins = True
        self._entities: list[Shape] = []

    def parse(self) -> tuple[str, list[Shape]]:
        while self._at < len(self._source):
            char, after = self._source[self._at], self._source[self._at + 1 : self._at + 2]
            if char == "\\" and after and ord(after) <= LAST_ESCAPED:
                self._emit(after)
                self._at += 2
                self._line_begins = after == "\n"
            elif char not in ("`" if self._top in VERBATIM else RESERVED):
                self._emit(char)
                self._at += 1
                self._line_begins = self._line_begins and char == "\r"
            elif self._ends(char):
                self._close(char)
            else:
                self._begin(char)
        self._finish()
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._out), self._entities

    def _emit(self, text: str) -> None:
        self._out.append(text)
        self._length += utf16(text)

    @property
    def _top(self) -> str:
        return self._open[-1].kind if self._open else ""

    def _looking_at(self, text: str) -> bool:
        return self._source.startswith(text, self._at)

    def _ends(self, char: str) -> bool:
        if not self._open:
            return False
        if char == "\n":
            return self._quoting and not self._looking_at("\n>")
        if self._top == "Italic":
            return char == "_" and not self._looking_at("__")
        if self._top in ("Pre", "PreCode"):
            return self._looking_at("```")
        if self._top in ("TextUrl", "CustomEmoji"):
            return char == "]"
        return self._top in MARKS and self._looking_at(MARKS[self._top])

    def _begin(self, char: str) -> None:
        begin = self._at
        if char == "\n":
            self._emit(char)
            self._at += 1
            self._line_begins = True
            return
        if char == ">" and self._line_begins and self._quoting:
            self._at += 1
            return
        kind, language = self._opening(char)
        self._open.append(_Open(kind, begin, self._length, len(self._out), language))

    def _opening(self, char: str) -> tuple[str, str]:
        kind = PLAIN.get(char, "")
        width = 1
        if char == "_":
            kind, width = ("Underline", 2) if self._looking_at("__") else ("Italic", 1)
        elif char == "`":
            return self._code()
        elif char == ">" and self._line_begins:
            kind, self._quoting = "BlockQuote", True
        elif self._looking_at("||"):
            kind, width = "Spoiler", 2
        elif self._looking_at("!["):
            kind, width = "CustomEmoji", 2
        if not kind:
            raise bad(
                f"can't parse entities: Character '{char}' is reserved and must be escaped with the preceding '\\'"
            )
        self._at += width
        return kind, ""

    def _code(self) -> tuple[str, str]:
        if not self._looking_at("```"):
            self._at += 1
            return "Code", ""
        self._at += 3
        end = self._at
        while end < len(self._source) and not self._source[end].isspace() and self._source[end] != "`":
            end += 1
        language = ""
        if end < len(self._source) and self._source[end] != "`":
            language, self._at = self._source[self._at : end], end
        for line_end in ("\r\n", "\n\r", "\n", "\r"):
            if self._looking_at(line_end):
                self._at += len(line_end)
                break
        return ("PreCode" if language else "Pre"), language

    def _close(self, char: str) -> None:
        if char == "\n":
            self._end_quote(self._at)
            self._emit(char)
            self._at += 1
            self._line_begins = True
            self._keep(self._open.pop())
            return
        opened = self._open.pop()
        extra: Shape | None = {"language": opened.language} if opened.language else {}
        if opened.kind in ("TextUrl", "CustomEmoji"):
            extra = self._target(opened)
        else:
            self._at += 3 if opened.kind in ("Pre", "PreCode") else len(MARKS[opened.kind])
        if extra is not None:
            self._keep(opened, extra)

    def _end_quote(self, end: int) -> None:
        """Leave the quote on top; two bars just before its end make it one that expands."""
        hidden = self._top == "Spoiler" and self._source[self._open[-1].at : end].rstrip("\r") == "||"
        if hidden:
            self._open.pop()
        if self._top != "BlockQuote":
            raise self._endless()
        if hidden:
            self._open[-1].kind = "ExpandableBlockQuote"
        self._quoting = False

    def _target(self, opened: _Open) -> Shape | None:
        if not self._looking_at("]("):
            if opened.kind == "CustomEmoji":
                raise bad("can't parse entities: The entity must contain a tg://emoji or tg://time URL")
            self._at += 1
            return link_entity("".join(self._out[opened.start :]))
        self._at += 2
        address = self._address()
        return link_entity(address) if opened.kind == "TextUrl" else _special(address)

    def _address(self) -> str:
        begin, address = self._at, ""
        while self._at < len(self._source) and self._source[self._at] != ")":
            after = self._source[self._at + 1 : self._at + 2]
            escaped = self._source[self._at] == "\\" and after and ord(after) <= LAST_ESCAPED
            address += after if escaped else self._source[self._at]
            self._at += 2 if escaped else 1
        if self._at >= len(self._source):
            raise bad(f"can't parse entities: Can't find end of a URL at byte offset {self._bytes(begin)}")
        self._at += 1
        return address

    def _keep(self, opened: _Open, extra: Shape | None = None) -> None:
        length = self._length - opened.offset
        if length:
            entity: Shape = {"type": KINDS[opened.kind], "offset": opened.offset, "length": length}
            self._entities.append(entity | (extra or {}))

    def _finish(self) -> None:
        if self._quoting:
            self._end_quote(len(self._source))
            self._keep(self._open.pop())
        if self._open:
            raise self._endless()

    def _endless(self) -> ApiError:
        opened = self._open[-1]
        return bad(
            f"can't parse entities: Can't find end of {opened.kind} entity at byte offset {self._bytes(opened.at)}"
        )

    def _bytes(self, at: int) -> int:
        return len(self._source[:at].encode())


def _special(address: str) -> Shape:
    parts = urlsplit(address)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if parts.scheme == "tg" and parts.netloc == "emoji" and query.get("id", "").isdigit():
        return {"custom_emoji_id": query["id"]}
    if parts.scheme == "tg" and parts.netloc == "time" and query.get("unix", "").isdigit():
        unix = {"unix_time": int(query["unix"]), "date_time_format": query.get("format", "")}
        return {"type": "date_time"} | unix
    raise bad("can't parse entities: Invalid tg://emoji or tg://time URL specified")
