"""An error as it may be told in logs: its kind and where it happened; its words only where they are nobody's.

What an error says is often what somebody wrote: a name that was not found, a value that did not fit. Words stay where
they come from SQLite, the system, the net or ourselves. This file reads nothing heavy: every command needs it.
"""

import re
import traceback
from collections.abc import Iterator
from pathlib import PurePath

HIDDEN = "[hidden]"
OURS = PurePath(__file__).parents[1]
"""Where our program lies; the folder around it may have the same name."""
TOLD = frozenset(
    {
        "builtins.TimeoutError",
        "sqlcipher3.dbapi2.Error",
        "aiohttp.client_exceptions.ClientError",
        "staffroom.kernel.refusal.Trouble",
        "staffroom.kernel.refusal.Refusal",
    }
)
"""Kinds of errors whose words are nobody's: what SQLite says of a file or a statement; of a refusal it is the key."""
UNTOLD = frozenset({"sqlcipher3.dbapi2.IntegrityError"})
"""Of these, kinds whose words a rule of the database may choose."""
_TOKEN = re.compile(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
_KEY = re.compile(r"\b[0-9a-f]{64}\b", re.IGNORECASE)
_SHEET = re.compile(r"\b(?:[0-9a-f]{4}[ \t]+){4}[0-9a-f]{4}\b", re.IGNORECASE)
LONGEST_CHAIN = 10


def clean(text: str) -> str:
    """Take whatever looks like a bot's token or a database's key out of a text, known or not."""
    return _SHEET.sub(HIDDEN, _KEY.sub(HIDDEN, _TOKEN.sub(HIDDEN, text)))


def words(error: BaseException) -> str:
    """Return the kind of an error, and what it says where that is nobody's."""
    said = clean(_said(error))
    return f"{_kind(error)}: {said}" if said else _kind(error)


def place(error: BaseException) -> str:
    """Return where in our own program an error came up: `outbox/sender.py:12`; empty where nowhere."""
    inside = [
        (file.relative_to(OURS).as_posix(), line)
        for file, line in (
            (PurePath(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)
        )
        if file.is_relative_to(OURS)
    ]
    return "{}:{}".format(*inside[-1]) if inside else ""


def told(error: BaseException) -> str:
    """Return an error with the way to its place and what caused it, as Python would print it, without its words."""
    return "\n".join(_chain(error, LONGEST_CHAIN))


def _chain(error: BaseException, most: int) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and most:
        yield from _chain(cause, most - 1)
        how = "was the direct cause of" if error.__cause__ else "came up before"
        yield f"\nThe above {how} the following:\n"
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):"
        yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    yield words(error)
    if isinstance(error, BaseExceptionGroup) and most:
        for number, inner in enumerate(error.exceptions, 1):
            yield f"\nNumber {number} of them:"
            yield from _chain(inner, most - 1)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return (
        kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    )


def _said(error: BaseException) -> str:
    kinds = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__}
    if kinds & TOLD and not kinds & UNTOLD:
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}] {error.strerror}"  # not the name of the file
    if "pydantic_core._pydantic_core.ValidationError" in kinds:
        found = error.errors(include_input=False, include_url=False)  # type: ignore[attr-defined]
        return ", ".join(sorted({".".join(map(str, detail["loc"])) for detail in found}))
    return ""
