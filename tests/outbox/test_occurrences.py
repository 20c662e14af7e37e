"""What failed may be tried anew, and every attempt has a key of its own."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant

NOW = Instant(1)


def attempt(tx: Tx, state: str, *, again: bool = False) -> str:
    """Post at the key that is open and let it end in a state; return the key."""
    key = outbox.open_key(tx, "x:1", again=again)
    outbox.call(tx, key, "leaveChat", ChatId(-1), NOW)
    tx.run("UPDATE outbox SET state = :state WHERE key = :key", state=state, key=key)
    return key


def test_an_attempt_that_is_over_gives_way_to_the_next(tx: Tx) -> None:
    """One that waits, is on its way or arrived does not."""
    assert [attempt(tx, state) for state in outbox.OVER] == ["x:1", "x:1#2", "x:1#3"]
    assert attempt(tx, "queued") == "x:1#4"
    assert attempt(tx, "sent") == "x:1#4"
    assert outbox.last_attempt(tx, "x:1") == ("x:1#4", "sent")
    assert outbox.open_key(tx, "x:1") == "x:1#4"


def test_what_may_be_repeated_is_tried_anew_after_it_was_done(tx: Tx) -> None:
    """Behind what was done before and what failed in between."""
    assert attempt(tx, "sent", again=True) == "x:1"
    assert attempt(tx, "failed", again=True) == "x:1#2"
    assert attempt(tx, "queued", again=True) == "x:1#3"
    assert attempt(tx, "queued", again=True) == "x:1#3"
    assert outbox.free_key(tx, "x:1") == "x:1#4"
