"""How a request ended, written down, and told to the rooms that learn of it, in one transaction."""

from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox import rules, store, store_single, troubles
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.service import call
from staffroom.outbox.values import DELETES, SAY, Claimed, Sent
from staffroom.outbox.ways import Ways


def settle(tx: Tx, note: Claimed, outcome: Outcome, result: Any, now: Instant, ways: Ways) -> None:  # noqa: ANN401
    """Write down how a request ended and let the rooms learn of it, in one transaction."""
    if store_single.state(tx, note.id) == "sent":
        _withdraw_double(tx, note, outcome, now)
    elif outcome.verdict is Verdict.SENT or (_repeats(note) and rules.is_already_done(outcome.reason)):
        _sent(tx, note, outcome, result, now, ways)
    elif outcome.verdict is Verdict.REFUSED:
        hopeless = note.kind in ways.may_fail and rules.is_out_of_reach(outcome.reason)
        store.finish(tx, note.id, "cancelled" if hopeless else "failed", now, error=outcome.reason)
        for learn in ways.after_refused:
            learn(tx, note.chat_id, note.person_id, outcome.reason, now)
    elif outcome.verdict is Verdict.AMBIGUOUS:
        store.finish(tx, note.id, "unknown", now, error=outcome.reason)
    elif outcome.verdict is Verdict.MOVED and outcome.new_chat is not None:
        _follow(tx, note, outcome, now)
        migrate_chat(tx, note.chat_id, outcome.new_chat, ways)
    else:
        _try_again(tx, note, outcome, now)


def settle_alone(tx: Tx, note: Claimed, outcome: Outcome, result: Any, now: Instant, why: str) -> None:  # noqa: ANN401
    """Write down how a request ended although a room stumbled over it, and show admins that it did."""
    settle(tx, note, outcome, result, now, Ways())
    troubles.note(tx, note.key, note.chat_id, f"{troubles.STUMBLED}: {why}", now)


def _withdraw_double(tx: Tx, note: Claimed, outcome: Outcome, now: Instant) -> None:
    """Delete the second copy where the first showed itself while the second was on its way."""
    known = store_single.message_of(tx, note.id)
    if outcome.message_id is not None and known is not None and outcome.message_id != known:
        call(tx, f"double:{note.id}", "deleteMessage", note.chat_id, now, message_id=outcome.message_id)


def _repeats(note: Claimed) -> bool:
    return note.when_unknown == "repeat"


def _sent(tx: Tx, note: Claimed, outcome: Outcome, result: Any, now: Instant, ways: Ways) -> None:  # noqa: ANN401
    store.finish(tx, note.id, "sent", now, message_id=outcome.message_id)
    if note.method == SAY and outcome.message_id is not None:
        tell_room(tx, note, outcome.message_id, now, ways, outcome.poll_id)
    else:
        for learn in ways.after_call.get(note.method, ()):
            learn(tx, note.chat_id, note.payload, result, now)


def tell_room(
    tx: Tx, note: Claimed, message_id: int | None, now: Instant, ways: Ways, poll_id: str | None = None
) -> None:
    """Let the room of a note learn that it was sent."""
    if learn := ways.after_sent.get(note.kind):
        learn(tx, Sent(note.key, note.kind, note.chat_id, note.person_id, note.payload, message_id, now, poll_id))


def _try_again(tx: Tx, note: Claimed, outcome: Outcome, now: Instant) -> None:
    if outcome.verdict is Verdict.NOT_SENT and note.attempt >= rules.MAX_ATTEMPTS and note.when_unknown == "never":
        store.finish(tx, note.id, "failed", now, error=outcome.reason)
        return
    wait = int(outcome.retry_after * 1000) or rules.backoff(note.attempt)
    store.requeue(tx, note.id, Instant(now + wait), outcome.reason)


def _follow(tx: Tx, note: Claimed, outcome: Outcome, now: Instant) -> None:
    """Try a note again in the group's new chat; there is nothing to delete there by a number of the old one."""
    if note.method in DELETES:
        store.finish(tx, note.id, "cancelled", now, error=outcome.reason)
    else:
        store.requeue(tx, note.id, now, outcome.reason)


def migrate_chat(tx: Tx, old: ChatId, new: ChatId, ways: Ways) -> None:
    """Follow a group that became a supergroup: everything that names its id, in this one transaction."""
    store.move_chat(tx, old, new)
    for learn in ways.after_move:
        learn(tx, old, new)
