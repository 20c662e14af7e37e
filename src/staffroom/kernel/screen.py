"""A message as data: lines, a picture, buttons; no language chosen yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

MAX_CALLBACK_BYTES = 64


class Plain(str):
    """A string that is shown as it is (a link, a command, a figure): escaped, never isolated."""

    __slots__ = ()


@dataclass(frozen=True)
class Text:
    """A sentence of `locales/` by its key, with what fills its gaps."""

    key: str
    args: Mapping[str, "Value"] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """A text that the course brings in several languages; `{$name}` gaps are filled from args."""

    by_language: Mapping[str, str]
    args: Mapping[str, "Value"] = field(default_factory=dict)
    bold: bool = False
    most: int = 0
    """How wide it may be as one line, gaps filled (`kernel.text.shortened`); 0: all of it, as it is."""


Value = str | int | float | Text | Words
Line = Text | Words


def text(key: str, /, **args: Value) -> Text:
    """Return a sentence with its gaps filled."""
    return Text(key, args)


class Press(NamedTuple):
    """What a button does when it is pressed: an action's name (`room.verb`) and its arguments."""

    action: str
    args: tuple[int | str, ...] = ()

    def data(self) -> str:
        """Return it as callback data.

        Raises ValueError where it is over 64 bytes.
        """
        data = ":".join([self.action, *map(str, self.args)])
        if len(data.encode()) > MAX_CALLBACK_BYTES:
            raise ValueError(f"callback data over {MAX_CALLBACK_BYTES} bytes: {data}")
        return data


@dataclass(frozen=True)
class Button:
    """A button under a message: pressed, or leading to a link."""

    label: Line
    press: Press | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]
"""Buttons as they stand under a message."""


@dataclass(frozen=True)
class GroupWanted:
    """A key of the reply keyboard that lets a person choose or create a group and gives us rights in it."""

    label: Text
    request_id: int


Say = Callable[[Line], str]
"""Turns a line into plain words of one language."""

Drawing = Callable[[Say, str], object]
"""Given the words and the language, returns one of `staffroom.pictures`' pictures, or one that Telegram holds."""


Speak = Callable[[Line, str], str]
"""Turns a line into plain words of the language that is named beside it."""


@dataclass(frozen=True)
class Printout:
    """A PDF that is drawn when the message goes; where it cannot be drawn, a sentence goes instead."""

    name: str
    drawing: Callable[[Speak, str], object]
    """Given words in any language and the language of the screen, returns one of `staffroom.pictures`' papers."""
    failed: Line
    finish: Callable[[bytes], bytes] = bytes
    """What is done to the file before it goes, such as sealing it."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Held:
    """A picture or a file that Telegram holds already; it travels by its number."""

    kind: Literal["photo", "document"]
    file_id: str


@dataclass(frozen=True)
class Poll:
    """A poll of Telegram's, in which everybody in the chat may see who chose what; `note` stands with the question."""

    question: Line
    options: tuple[Line, ...]
    note: Line | None = None
    several: bool = False
    correct: int | None = None
    """The place of the right option from 0, which makes it a quiz."""
    explanation: Line | None = None


@dataclass(frozen=True)
class Screen:
    """One message: its lines, one below the other, and what hangs on them."""

    lines: tuple[Line, ...]
    buttons: Rows = ()
    drawing: Drawing | None = None
    file: Attachment | None = None
    printout: Printout | None = None
    held: Held | None = None
    sticker: str = ""
    """A sticker as a file; it goes alone."""
    poll: Poll | None = None
    """Goes in place of the lines, which say the same to whoever looks at it elsewhere."""
    group_wanted: GroupWanted | None = None
    forget_keyboard: bool = False
    loud: bool = False
    reply_to: int | None = None
    """The message in the same chat that it replies to, while that stands there."""
    raw: str = ""
    """A piece of a longer message, as HTML, in the place of the lines."""
