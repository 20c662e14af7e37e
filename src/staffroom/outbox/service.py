"""What the outbox does in a transaction."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from staffroom.kernel import blame
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import SOURCE
from staffroom.outbox import rules, store, store_doubts, store_single, store_uploads, troubles
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.store import Head
from staffroom.outbox.values import NOW, PART, SAY, Claimed, Note, Priority, Sent, WhenUnknown
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
    not_before: Instant = NOW,
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
        not_before=max(now, not_before),
    )
    return store.add(tx, note, method, now)


def origin(tx: Tx, chat: ChatId, message_id: int) -> str | None:
    """Return the key of the note that a message of ours came from."""
    found = store_single.by_message(tx, chat, message_id)
    return None if found is None else found.key


def post_parts(tx: Tx, note: Claimed, pieces: Sequence[str], now: Instant) -> None:
    """Queue what does not fit a note's own message, one row for each part, before the first part goes out."""
    for number, piece in enumerate(pieces, 2):
        part = Note(
            f"{note.key}/part{number}",
            PART,
            note.chat_id,
            {"html": piece},
            person=note.person_id,
            priority=Priority.PERSON,
            essential=note.essential,
            when_unknown=note.when_unknown,
            resend_after=note.resend_after,
        )
        store.add(tx, part, SAY, now)


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


@dataclass(frozen=True)
class Rest:
    """Nothing may go now; `until` is the first moment at which that may change by itself."""

    until: Instant | None


FreeAt = Callable[[Head], Instant | None]
"""When a note may go by its chat's pace; None while another one for this chat is on its way."""


@dataclass(frozen=True)
class Turn:
    """What the sender knows when it claims: the moment, who is free, what was seen last, when messages may go.

    A note whose place opens within `ahead` milliseconds is claimed already; whoever sends it waits for that.
    """

    now: Instant
    free_at: FreeAt
    last_seen: Callable[[ChatId], int | None] = lambda _chat: None
    messages_from: Instant = NOW
    ahead: int = 0


def claim_next(tx: Tx, turn: Turn, ways: Ways) -> Job | Rest:
    """Claim the first note whose chat is free, rechecking inside the claim whether it is still wanted."""
    now = turn.now
    _skip_late(tx, now, ways)
    moments: dict[ChatId, Instant | None] = {}
    soon = now + turn.ahead
    closed = turn.messages_from > soon
    for head in store.heads(tx, now, deeds_only=closed):
        chat = head.chat_id
        if chat in moments:
            continue  # asked once in a pass: a chat that frees meanwhile must not let a later note go first
        moment = turn.free_at(head)
        if moment is None or moment > soon:
            moments[chat] = moment
            continue
        at = max(now, moment)
        note = store.claim(tx, head.id, at, Instant(at + rules.LEASE), turn.last_seen(chat))
        if note is not None and (job := _job(tx, note, now, ways)):
            return job
    upcoming = [*moments.values(), turn.messages_from if closed else None]
    claims = [moment - turn.ahead for moment in upcoming if moment is not None]
    due = store.next_due(tx, now)
    return Rest(min((Instant(moment) for moment in (due, *claims) if moment is not None), default=None))


def _skip_late(tx: Tx, now: Instant, ways: Ways) -> None:
    for note in store.expired(tx, now):
        troubles.let_learn(tx, note, ways.after_late.get(note.kind), now)


def _job(tx: Tx, note: Claimed, now: Instant, ways: Ways) -> Job | None:
    if note.person_id and not note.essential and not _may_come(tx, note, note.person_id, now, ways):
        return None
    if not ways.may_act(tx, note.chat_id, note.method):
        store.requeue(
            tx, note.id, Instant(now + rules.HELD), "the bot is out of the group, or lacks the right to do it"
        )
        return None
    if note.method != SAY:
        return Job(note, None)
    try:
        rendered = _part(note) if note.kind == PART else ways.render[note.kind](tx, note.payload)
    except Exception as error:  # one note that cannot be said must not silence all others
        if blame.is_the_database(error):
            raise
        blame.tell(log, f"note {note.key} cannot be rendered", error)
        store.finish(tx, note.id, "failed", now, error=f"cannot be rendered: {type(error).__name__}")
        return None
    if rendered is None:
        store.finish(tx, note.id, "cancelled", now, error="nothing to say any more")
        troubles.let_learn(tx, note, ways.after_cancelled.get(note.kind), now)
        return None
    return Job(note, rendered)


def _may_come(tx: Tx, note: Claimed, person: PersonId, now: Instant, ways: Ways) -> bool:
    """Say whether an unasked message may come now; every room's pass here. One that may not is dropped, or waits."""
    if not ways.may_write(tx, person, now):
        store.finish(tx, note.id, "cancelled", now, error="the person does not want private messages")
        return False
    until = None if note.kind == PART else ways.rests_until(tx, person, now)
    if until is not None:
        store.requeue(tx, note.id, until, "the person was written to often enough")
    return until is None


def _part(note: Claimed) -> Rendered:
    return Rendered(Screen((), raw=note.payload["html"]), SOURCE)


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
        migrate_chat(tx, note.chat_id, outcome.new_chat, ways)
        store.requeue(tx, note.id, now, outcome.reason)
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


def sweep(tx: Tx, now: Instant) -> int:
    """Delete what ended long ago; return how many rows."""
    store_doubts.forget_theirs(tx, Instant(now - rules.SEEN_KEPT))
    store_uploads.forget(tx, Instant(now - rules.UPLOADS_KEPT))
    return store.purge(tx, Instant(now - rules.ENDED_KEPT))


def anonymous(*parts: object) -> str:
    """Return a short digest for keys, so that no account number outlives its person there."""
    return hashlib.sha256(":".join(map(str, parts)).encode()).hexdigest()[:16]


def release(tx: Tx, chat: ChatId, now: Instant, *, messages: bool = True) -> int:
    """Let what was held back for a chat go now, deeds or messages too; return how many notes."""
    return store.release(tx, chat, now, messages=messages)


def forget_chat(tx: Tx, chat: ChatId) -> int:
    """Delete the books of what was said in a private chat, so that its number does not outlive its person there."""
    return store.delete_in(tx, chat)


def drop(tx: Tx, chat: ChatId, now: Instant) -> int:
    """Drop the messages that were held back for a chat; return how many."""
    return store.cancel_in(tx, chat, now)


def migrate_chat(tx: Tx, old: ChatId, new: ChatId, ways: Ways) -> None:
    """Follow a group that became a supergroup: everything that names its id, in this one transaction."""
    store.move_chat(tx, old, new)
    for learn in ways.after_move:
        learn(tx, old, new)
