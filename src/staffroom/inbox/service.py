"""What the inbox does in a transaction."""

import json
from collections.abc import Sequence
from typing import Any

from staffroom.inbox import rules, store
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant

_OFFSET = "inbox.offset"


def keep_batch(tx: Tx, updates: Sequence[dict[str, Any]], now: Instant) -> int:
    """Keep a batch as Telegram gave it and return the offset that acknowledges it."""
    for update in updates:
        body = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
        store.keep(tx, int(update["update_id"]), rules.lane(update), body, now)
    offset = int(updates[-1]["update_id"]) + 1
    facts.put(tx, _OFFSET, str(offset))
    return offset


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


def sweep(tx: Tx, now: Instant) -> int:
    """Delete what has been kept long enough."""
    return store.purge(tx, Instant(now - rules.DONE_KEPT), Instant(now - rules.PARKED_KEPT))
