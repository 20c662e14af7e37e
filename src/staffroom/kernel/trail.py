"""What is being worked at, for the log: an update, a note, a tick, a loop; it follows the work to other threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
from typing import Literal

Kind = Literal["update", "updates", "note", "tick", "loop"]


Work = tuple[Kind, int | str, str]
"""A piece of work: its kind, its number or name, and what kind of note it is (else empty)."""

_AT: ContextVar[Work | None] = ContextVar("staffroom_work", default=None)


def at() -> Work | None:
    """Return what is being worked at here and now."""
    return _AT.get()


def short(work: Work) -> str:
    """Return it as it stands in a line for people: `note 45 prompts.card`."""
    return " ".join(map(str, work)).rstrip()


def follow(work: Work | None) -> None:
    """Say that from here on it is this that is being worked at, until something else is said."""
    _AT.set(work)


def begin(kind: Kind, name: int | str, of: str = "") -> None:
    """Say that from here on it is this that is being worked at, until something else is said."""
    _AT.set((kind, name, of))


@contextmanager
def during(kind: Kind, name: int | str) -> Iterator[None]:
    """Say so for a block of code."""
    before = _AT.set((kind, name, ""))
    try:
        yield
    finally:
        _AT.reset(before)


def of_loop(name: str) -> Context:
    """Return a context in which a loop of that name is at work, for the task that runs it; the present one for none."""
    context = copy_context()
    if name:
        context.run(begin, "loop", name)
    return context
