"""Occurrences that may be tried anew: the key of each attempt after the first one carries its number."""

from staffroom.kernel.db import Tx
from staffroom.outbox import store_single

OVER = ("failed", "cancelled", "skipped_late")
"""States of a note that ended without having reached anybody."""


def last_attempt(tx: Tx, base: str, *, again: bool = False) -> tuple[str, str | None]:
    """Return key and state of the last attempt at an occurrence; `again` where even a sent one may be repeated."""
    over = _over(again=again)
    key, state = base, store_single.state_of(tx, base)
    while state in over and (later := store_single.state_of(tx, after(key))) is not None:
        key, state = after(key), later
    return key, state


def open_key(tx: Tx, base: str, *, again: bool = False) -> str:
    """Return the key of the attempt that is still open, a new one where the last is over."""
    key, state = last_attempt(tx, base, again=again)
    return after(key) if state in _over(again=again) else key


def free_key(tx: Tx, base: str) -> str:
    """Return a key that no attempt has, also where the last one waits or is on its way."""
    key = base
    while store_single.state_of(tx, key) is not None:
        key = after(key)
    return key


def _over(*, again: bool) -> tuple[str, ...]:
    return (*OVER, "sent") if again else OVER


def after(key: str) -> str:
    """Return the key of the attempt after another: `…`, `…#2`, `…#3`."""
    base, _, figure = key.partition("#")
    return f"{base}#{int(figure or 1) + 1}"
