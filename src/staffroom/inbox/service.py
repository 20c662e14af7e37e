"""What the inbox does in a transaction."""

import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from staffroom.inbox import rules, store
from staffroom.kernel import blame, facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, UserId

log = logging.getLogger(__name__)

_OFFSET = "inbox.offset"

Raw = dict[str, Any]
"""An update as Telegram gives it."""


@dataclass(frozen=True)
class Counter:
    """How plain talk is counted with its batch: handed in by the composition root."""

    read: Callable[[Mapping[str, Any]], Any]
    """What an update says where it is plain talk, None where a handler must see it."""
    count: Callable[[Tx, Sequence[Any], Instant], bool]
    """Count what was read, in order; say whether anything is to be sent now."""


NUMBER = re.compile(rb'"update_id":\s*(\d+)')
"""Finds the numbers of updates without decoding them: what people write has its quotation marks escaped."""
NOBODY = Counter(lambda _update: None, lambda _tx, _heard, _now: False)
"""Counts nothing: handlers see everything."""


@dataclass(frozen=True)
class Batch:
    """What became of a batch: what waits for handlers, and whether the sender is to be woken."""

    waits: Sequence[store.Kept] = ()
    spoke: bool = False


def keep_batch(tx: Tx, updates: Sequence[Raw], now: Instant, counter: Counter = NOBODY) -> Batch:
    """Keep a batch as Telegram gave it; what is plain talk is counted at once and needs no handler.

    Whatever waits for a handler keeps its raw text until then. Where the counting fails, handlers do it one by one.
    """
    fresh = _fresh(tx, updates)
    plain, rest = _divided(fresh, counter, store.held(tx))
    try:
        with tx.attempt():
            spoke = counter.count(tx, [heard for _, heard in plain], now) if plain else False
    except Exception as error:
        if blame.is_the_database(error):
            raise  # nothing is kept, and so nothing is acknowledged
        blame.tell(log, "a batch could not be counted at once; the handlers take it", error)
        spoke, rest = False, fresh
    waits = [_arrival(update) for update in rest]
    store.keep_waiting(tx, waits, now)
    store.keep_runs(tx, rules.runs(int(update["update_id"]) for update in fresh), now)
    _acknowledge(tx, int(updates[-1]["update_id"]) + 1)
    return Batch(waits, spoke)


def keep_raw(tx: Tx, body: bytes, next_offset: int) -> int:
    """Keep a batch exactly as it came, to be counted later; return its number."""
    _acknowledge(tx, next_offset)
    return store.keep_raw(tx, body)


def updates_in(result: object) -> list[Raw]:
    """Return the updates in an answer's result; what is none is passed over."""
    found = result if isinstance(result, list) else []
    return [update for update in found if isinstance(update, dict) and isinstance(update.get("update_id"), int)]


def read_raw(body: bytes) -> list[Raw]:
    """Return the updates of a batch that was kept as it came.

    Raises ValueError where it cannot be read.
    """
    return updates_in(json.loads(body).get("result"))


def set_batch_aside(tx: Tx, number: int, body: bytes, now: Instant) -> None:
    """Set a batch aside that cannot be read, as one thing, under the first number in it that is new."""
    numbers = (int(found) for found in NUMBER.findall(body))
    first = next((one for one in numbers if not store.is_known(tx, one)), None)
    if store.drop_raw(tx, number) and first is not None:
        store.keep_waiting(tx, [store.Kept(first, f"batch:{number}", body.decode(errors="replace"), 0, False)], now)
        store.park(tx, first, "the batch cannot be read", now)


def _acknowledge(tx: Tx, next_offset: int) -> None:
    facts.put(tx, _OFFSET, str(next_offset))


def _fresh(tx: Tx, updates: Sequence[Raw]) -> list[Raw]:
    """Return what is not known yet, once; Telegram repeats what it does not know to have arrived."""
    newest, numbers, fresh = store.newest(tx), set[int](), list[Raw]()
    for update in updates:
        number = int(update["update_id"])
        if number not in numbers and (number > newest or not store.is_known(tx, number)):
            numbers.add(number)
            fresh.append(update)
    return fresh


def _divided(updates: Sequence[Raw], counter: Counter, apart: set[str]) -> tuple[list[tuple[Raw, Any]], list[Raw]]:
    """Tell plain talk from the rest; in a chat where something waits that may change its meaning, it waits too."""
    plain: list[tuple[Raw, Any]] = []
    rest: list[Raw] = []
    for update in updates:
        heard = _heard(update, counter)
        lane = rules.lane(update) if heard is None or apart else ""
        if heard is not None and lane not in apart:
            plain.append((update, heard))
            continue
        rest.append(update)
        if heard is not None or rules.holds(update):
            apart.add(lane)
    return plain, rest


def _heard(update: Raw, counter: Counter) -> Any:  # noqa: ANN401
    """Return what an update says where it is plain talk; one over which reading stumbles is none, and waits."""
    try:
        return counter.read(update)
    except Exception as error:  # it would come again with every batch, and nothing after it would be heard
        blame.tell(log, f"update {update['update_id']} could not be read at once; its handler takes it", error)
        return None


def _arrival(update: Raw) -> store.Kept:
    return store.Kept(int(update["update_id"]), rules.lane(update), _written(update), 0, rules.holds(update))


def _written(found: Raw) -> str:
    """Return an update as JSON; half of a letter, which no file takes, is a question mark."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode(errors="replace").decode()


def offset(tx: Tx) -> int:
    """Return the offset of the first update that was not kept yet, 0 for a new installation."""
    return int(facts.get(tx, _OFFSET) or 0)


def fail(tx: Tx, update_id: int, tries: int, error: str, now: Instant) -> bool:
    """Keep a failed update for another try, or park it; say whether it was parked."""
    again = rules.retry_at(tries, now)
    if again is None:
        store.park(tx, update_id, error, now)
    else:
        store.put_back(tx, update_id, error, again)
    return again is None


def put_off(tx: Tx, update_id: int, until: Instant, now: Instant) -> None:
    """Keep an update that may not be answered yet, as if it had not been tried; after a while it is asked again."""
    store.put_off(tx, update_id, Instant(min(until, now + rules.LONGEST_WAIT)))


@dataclass(frozen=True)
class Aside:
    """Something that was set aside: what it is about, in which chat (None where in none), and since when."""

    update_id: int
    kind: str
    chat: ChatId | None
    at: Instant


def set_aside(tx: Tx, most: int = 1000) -> list[Aside]:
    """Return what failed too often, newest first; what people wrote is not shown."""
    return [_aside(found) for found in store.parked(tx, most)]


def _aside(found: store.Parked) -> Aside:
    place, _, number = found.lane.partition(":")
    chat = ChatId(int(number)) if place in ("chat", "user") else None
    return Aside(found.update_id, rules.kind(_legible(found.body)), chat, found.finished_at)


def _legible(body: str) -> Raw:
    """Return what was set aside, nothing of a batch that cannot be read."""
    try:
        return dict(json.loads(body))
    except ValueError:
        return {}


def forget_account(tx: Tx, user: UserId) -> None:
    """Delete what was set aside and names an account."""
    store.delete_parked(tx, naming=f'"id":{user},')


def take_out(tx: Tx, naming: str) -> None:
    """Take what is not processed and holds some letters out of a copy of the database, which may be an old one."""
    if store.has_table(tx, "inbox"):
        store.take_out(tx, naming)
    for number, body in store.raw(tx) if store.has_table(tx, "inbox_raw") else ():
        updates = _readable(body)
        rest = [update for update in updates if naming.lower() not in _written(update).lower()]
        if not rest:
            store.drop_raw(tx, number)
        elif len(rest) < len(updates):
            store.put_raw(tx, number, json.dumps({"ok": True, "result": rest}).encode())


def _readable(body: bytes) -> list[Raw]:
    """Return the updates of a batch, none of one that cannot be read."""
    try:
        return read_raw(body)
    except ValueError:
        return []


def sweep(tx: Tx, now: Instant) -> int:
    """Delete what has been kept long enough."""
    return store.purge(tx, Instant(now - rules.DONE_KEPT), Instant(now - rules.PARKED_KEPT))
