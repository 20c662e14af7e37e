"""What the outbox does in a transaction."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId
from staffroom.outbox import rules, store
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.values import SAY, Claimed, Note, Priority, Sent, WhenUnknown
from staffroom.outbox.ways import Rendered, Ways

log = logging.getLogger(__name__)


def post(tx: Tx, note: Note, now: Instant) -> bool:
    """Queue something to say, in the transaction of the fact that caused it; a known occurrence changes nothing."""
    return store.add(tx, note, SAY, now)


def call(
    tx: Tx,
    key: str,
    method: str,
    chat: ChatId,
    now: Instant,
    *,
    priority: Priority = Priority.PERSON,
    when_unknown: WhenUnknown = "repeat",
    **params: Any,  # noqa: ANN401  the fields of a Bot API method
) -> bool:
    """Queue a deed in a chat (pin, delete, approve, remove, …) that may safely be repeated."""
    note = Note(
        key,
        f"call.{method}",
        chat,
        params,
        priority=priority,
        when_unknown=when_unknown,
        essential=True,
        not_before=now,
    )
    return store.add(tx, note, method, now)


def origin(tx: Tx, chat: ChatId, message_id: int) -> str | None:
    """Return the key of the note that a message of ours came from."""
    found = store.by_message(tx, chat, message_id)
    return None if found is None else found.key


def cancel(tx: Tx, key: str, now: Instant) -> bool:
    """Cancel a note that has not been claimed yet; say whether it was in time."""
    return store.cancel(tx, key, now)


def withdraw(tx: Tx, person: PersonId, now: Instant) -> int:
    """Cancel what waits for a person whose account is not theirs any more; return how many notes."""
    return store.cancel_for(tx, person, now)


@dataclass(frozen=True)
class Job:
    """A claimed note, rendered inside its claim so that no later edit is missed."""

    note: Claimed
    rendered: Rendered | None


def claim_next(tx: Tx, now: Instant, free: Callable[[ChatId], bool], ways: Ways) -> Job | None:
    """Claim the first note whose chat is free, rechecking inside the claim whether it is still wanted."""
    store.expired(tx, now)
    held: set[ChatId] = set()
    for note_id, chat in store.heads(tx, now):
        if chat in held or not free(chat):
            held.add(chat)  # asked once in a pass: a chat that frees meanwhile must not let a later note go first
            continue
        note = store.claim(tx, note_id, now, Instant(now + rules.LEASE))
        if note is not None and (job := _job(tx, note, now, ways)):
            return job
    return None


def _job(tx: Tx, note: Claimed, now: Instant, ways: Ways) -> Job | None:
    if note.person_id and not note.essential and not ways.may_write(tx, note.person_id, now):
        store.finish(tx, note.id, "cancelled", now, error="the person does not want private messages")
        return None
    if note.method != SAY:
        return Job(note, None)
    try:
        rendered = ways.render[note.kind](tx, note.payload)
    except DatabaseError:
        raise
    except Exception as error:  # one note that cannot be said must not silence all others
        log.exception("note %s cannot be rendered", note.key)
        store.finish(tx, note.id, "failed", now, error=f"cannot be rendered: {type(error).__name__}")
        return None
    if rendered is None:
        store.finish(tx, note.id, "cancelled", now, error="nothing to say any more")
        if learn := ways.after_cancelled.get(note.kind):
            learn(tx, note.payload, now)
        return None
    return Job(note, rendered)


def settle(tx: Tx, note: Claimed, outcome: Outcome, result: Any, now: Instant, ways: Ways) -> None:  # noqa: ANN401
    """Write down how a request ended and let the rooms learn of it, in one transaction."""
    if outcome.verdict is Verdict.SENT or (_repeats(note) and rules.is_already_done(outcome.reason)):
        _sent(tx, note, outcome, result, now, ways)
    elif outcome.verdict is Verdict.REFUSED:
        store.finish(tx, note.id, "failed", now, error=outcome.reason)
        for learn in ways.after_refused:
            learn(tx, note.chat_id, note.person_id, outcome.reason, now)
    elif outcome.verdict is Verdict.AMBIGUOUS:
        store.finish(tx, note.id, "unknown", now, error=outcome.reason)
    elif outcome.verdict is Verdict.MOVED and outcome.new_chat is not None:
        migrate_chat(tx, note.chat_id, outcome.new_chat, ways)
        store.requeue(tx, note.id, now, outcome.reason)
    else:
        _try_again(tx, note, outcome, now)


def _repeats(note: Claimed) -> bool:
    return note.when_unknown == "repeat"


def _sent(tx: Tx, note: Claimed, outcome: Outcome, result: Any, now: Instant, ways: Ways) -> None:  # noqa: ANN401
    store.finish(tx, note.id, "sent", now, message_id=outcome.message_id)
    if note.method == SAY and outcome.message_id is not None:
        _tell_room(tx, note, outcome.message_id, now, ways)
    else:
        for learn in ways.after_call.get(note.method, ()):
            learn(tx, note.chat_id, note.payload, result, now)


def _tell_room(tx: Tx, note: Claimed, message_id: int | None, now: Instant, ways: Ways) -> None:
    if learn := ways.after_sent.get(note.kind):
        learn(tx, Sent(note.key, note.kind, note.chat_id, note.person_id, note.payload, message_id, now))


def _try_again(tx: Tx, note: Claimed, outcome: Outcome, now: Instant) -> None:
    if outcome.verdict is Verdict.NOT_SENT and note.attempt >= rules.MAX_ATTEMPTS and note.when_unknown == "never":
        store.finish(tx, note.id, "failed", now, error=outcome.reason)
        return
    wait = int(outcome.retry_after * 1000) or rules.backoff(note.attempt)
    store.requeue(tx, note.id, Instant(now + wait), outcome.reason)


def recover(tx: Tx, now: Instant) -> int:
    """At start: what an earlier run had claimed may or may not have arrived; return how many became unknown."""
    return store.claims_left_over(tx, now)


def sweep_leases(tx: Tx, now: Instant) -> int:
    """Put in doubt what nobody ended in its time; return how many."""
    return store.leases_run_out(tx, now)


def repeat_unknowns(tx: Tx, now: Instant) -> int:
    """Queue again what may be repeated: deeds with growing patience, some messages a single time after a minute."""
    again = [note for note, moment in _repeats_due(tx) if moment <= now]
    for note in again:
        store.requeue(tx, note.id, now, "repeated, since nobody knows whether it arrived")
    return len(again)


def sweep(tx: Tx, now: Instant) -> int:
    """Delete what ended long ago; return how many rows."""
    return store.purge(tx, Instant(now - rules.ENDED_KEPT))


def anonymous(*parts: object) -> str:
    """Return a short digest for keys, so that no account number outlives its person there."""
    return hashlib.sha256(":".join(map(str, parts)).encode()).hexdigest()[:16]


def next_wake(tx: Tx) -> Instant | None:
    """Return when there is next something to do."""
    moments = [store.next_due(tx), *(moment for _, moment in _repeats_due(tx))]
    return min((moment for moment in moments if moment is not None), default=None)


def _repeats_due(tx: Tx) -> list[tuple[Claimed, Instant]]:
    """Return the unknowns that may be repeated, each with the moment from which on."""
    found = store.repeatable_unknowns(tx, rules.MAX_COPIES)
    return [(note, rules.repeat_at(note.when_unknown, note.attempt, since)) for note, since in found]


def seen(tx: Tx, note: int, chat: ChatId, message_id: int, now: Instant, ways: Ways) -> bool:
    """Settle an unknown by evidence: somebody pressed a button that only that message carries."""
    found = store.find(tx, NoteId(note))
    if found is None or found.chat_id != chat or not store.is_unknown(tx, found.id):
        return False
    store.finish(tx, found.id, "sent", now, message_id=message_id)
    _tell_room(tx, found, message_id, store.went_at(tx, found.id), ways)
    return True


def resolve(tx: Tx, note: NoteId, decision: Literal["arrived", "again"], now: Instant, ways: Ways) -> bool:
    """Settle an unknown by a person's word; say whether that was possible: it was still open, and no third copy."""
    found = store.find(tx, note)
    if found is None or not store.is_unknown(tx, note):
        return False
    if decision == "arrived":
        store.finish(tx, note, "sent", now, error="a person saw it")
        _tell_room(tx, found, None, store.went_at(tx, note), ways)
        return True
    if found.copies >= rules.MAX_COPIES:
        return False
    store.wish_again(tx, note)
    store.requeue(tx, note, now, "sent again on request")
    return True


def migrate_chat(tx: Tx, old: ChatId, new: ChatId, ways: Ways) -> None:
    """Follow a group that became a supergroup: everything that names its id, in this one transaction."""
    store.move_chat(tx, old, new)
    for learn in ways.after_move:
        learn(tx, old, new)
