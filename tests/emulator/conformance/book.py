"""The book of rules: what each conformance test proves, and from where it is known."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

Answer = dict[str, Any]
Test = Callable[..., Awaitable[Any]]
CODES = {
    "Bad Request": 400, "Unauthorized": 401, "Forbidden": 403, "Not Found": 404, "Conflict": 409,
    "Too Many Requests": 429, "Internal Server Error": 500,
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One rule or one text of refusal, and the test that proves it."""

    sentence: str
    source: str
    test: str
    text: str = ""


BOOK: list[Entry] = []


def rule(source: str) -> Callable[[Test], Test]:
    """Enter a test as the proof of the rule that its docstring states."""

    def enter(test: Test) -> Test:
        BOOK.append(_entry(test, source))
        return pytest.mark.rule(test)

    return enter


def refuses(text: str, source: str, **choices: list[str]) -> Callable[[Test], Test]:
    """Enter a test whose last answer must be this refusal; a `{name}` in the text takes each of the choices."""
    name, values = next(iter(choices.items()), ("", [""]))

    def enter(test: Test) -> Test:
        BOOK.extend(_entry(test, source, worded(text.replace(f"{{{name}}}", value))) for value in values)

        @functools.wraps(test)
        async def refused(**given: object) -> None:
            answer = await test(**given)
            wanted = worded(text.replace(f"{{{name}}}", str(given.get(name))))
            assert (answer["error_code"], answer["description"]) == (CODES[wanted.partition(":")[0]], wanted)

        marked = pytest.mark.refusal(refused)
        return pytest.mark.parametrize(name, values)(marked) if name else marked

    return enter


def worded(text: str) -> str:
    """Write a text out with its prefix; most are bad requests."""
    return text if text.partition(":")[0] in CODES else f"Bad Request: {text}"


def _entry(test: Test, source: str, text: str = "") -> Entry:
    module = test.__module__.rpartition(".")[2]
    return Entry((test.__doc__ or "").strip(), source, f"{module}::{test.__name__}", text)
