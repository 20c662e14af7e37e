"""Use cases around doubt: what may have arrived is settled by evidence, repeated by its policy, or asked about."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from staffroom.kernel import blame
from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId
from staffroom.outbox import rules, store, store_doubts, store_single, troubles
from staffroom.outbox.service import anonymous, call
from staffroom.outbox.settling import tell_room
from staffroom.outbox.sightings import Sighting, sightings
from staffroom.outbox.values import Claimed, Unsure
from staffroom.outbox.ways import Ways

log = logging.getLogger(__name__)


def recover(tx: Tx, now: Instant) -> int:
    """At start: what an earlier run had claimed may or may not have arrived; return how many became unknown."""
    return store_doubts.claims_left_over(tx, now)


def sweep_leases(tx: Tx, now: Instant) -> int:
    """Put in doubt what nobody ended in its time; return how many."""
    return store_doubts.leases_run_out(tx, now)


def repeat_unknowns(tx: Tx, now: Instant) -> int:
    """Queue again what may be repeated: deeds with growing patience, some messages a single time."""
    again = [note for note, moment in repeats_due(tx) if moment <= now]
    for note in again:
        store.requeue(tx, note.id, now, "repeated, since nobody knows whether it arrived")
    return len(again)


def next_wake(tx: Tx, now: Instant) -> Instant | None:
    """Return when there is next something to send or to repeat."""
    moments = [store.next_send(tx, now), *(moment for _, moment in repeats_due(tx))]
    return min((moment for moment in moments if moment is not None), default=None)


def repeats_due(tx: Tx) -> list[tuple[Claimed, Instant]]:
    """Return the unknowns that may be repeated, each with the moment from which on."""
    found = store_doubts.repeatable_unknowns(tx, rules.MAX_COPIES)
    return [(note, rules.repeat_at(note.when_unknown, note.attempt, note.resend_after, since)) for note, since in found]


def to_ask(tx: Tx, now: Instant) -> list[Unsure]:
    """Return the notes whose arrival a person is to be asked about, since no evidence came in time."""
    return store_doubts.unasked(tx, Instant(now - rules.EVIDENCE_AWAITED))


def next_ask(tx: Tx) -> Instant | None:
    """Return when there is next something to ask about."""
    since = store_doubts.oldest_unasked(tx)
    return None if since is None else Instant(since + rules.EVIDENCE_AWAITED)


def resolve(tx: Tx, note: NoteId, decision: Literal["arrived", "again"], now: Instant, ways: Ways) -> bool:
    """Settle an unknown by a person's word; say whether that was possible: it was still open, and no third copy."""
    found = store_single.find(tx, note)
    if found is None or store_single.state(tx, note) != "unknown":
        return False
    if decision == "arrived":
        went_at = store_single.went_at(tx, note)
        store.finish(tx, note, "sent", now, error="a person saw it")
        tell_room(tx, found, None, went_at, ways)
        return True
    if found.copies >= rules.MAX_COPIES:
        return False
    store.wish_again(tx, note)
    store.requeue(tx, note, now, "sent again on request")
    return True


def notice(tx: Tx, updates: Sequence[Mapping[str, Any]], bot_id: int, now: Instant, ways: Ways) -> None:
    """Look through a batch of raw updates for evidence, in the transaction that acknowledges them."""
    open_chats = store_doubts.open_chats(tx)
    for update in updates:
        if not open_chats and "callback_query" not in update:
            continue
        for sighting in sightings(update, bot_id):
            _weigh_safely(tx, sighting, now, ways, is_open=sighting.chat in open_chats)


def _weigh_safely(tx: Tx, sighting: Sighting, now: Instant, ways: Ways, *, is_open: bool) -> None:
    """Weigh a sighting; a room that stumbles over the news must neither spoil the books nor stop the batch."""
    try:
        with tx.attempt():
            _weigh(tx, sighting, now, ways, is_open=is_open)
    except Exception as error:
        if blame.is_the_database(error):
            raise
        blame.tell(log, f"what follows the sight of message {sighting.message_id}", error)
        _weigh(tx, sighting, now, Ways(), is_open=is_open)
        about = f"sight:{anonymous(sighting.chat)}:{sighting.message_id}"
        troubles.note(tx, about, sighting.chat, f"{troubles.STUMBLED}: {type(error).__name__}", now)


def _weigh(tx: Tx, sighting: Sighting, now: Instant, ways: Ways, *, is_open: bool) -> None:
    if sighting.mark is not None:
        seen(tx, sighting.mark, sighting.chat, sighting.message_id, now, ways)
    elif is_open and sighting.theirs:
        store_doubts.note_theirs(tx, sighting.chat, sighting.message_id, now)
    elif is_open and (note := _must_be(tx, sighting, now)) is not None:
        seen(tx, note, sighting.chat, sighting.message_id, now, ways)


def _must_be(tx: Tx, sighting: Sighting, now: Instant) -> NoteId | None:
    """Return the one note whose message a sighting without a mark can only be, or None where that is not certain."""
    if sighting.chat > 0 or store_single.by_message(tx, sighting.chat, sighting.message_id) is not None:
        return None
    found = store_doubts.open_in(tx, sighting.chat)
    if len(found) != 1:
        return None
    note = found[0]
    if sighting.date is not None:
        ended = note.finished_at or now
        return note.id if note.claimed_at - SECOND <= sighting.date * SECOND <= ended + SECOND else None
    fresh = now - note.claimed_at <= rules.SEEN_KEPT
    after = note.after_message is not None and sighting.message_id > note.after_message
    theirs = store_doubts.is_theirs(tx, sighting.chat, sighting.message_id)
    return note.id if fresh and after and not theirs else None


def seen(tx: Tx, number: int, chat: ChatId, message_id: int, now: Instant, ways: Ways) -> bool:
    """Learn that a copy of a note stands in a chat under a number; say whether that was news."""
    note = store_single.find(tx, NoteId(number))
    if note is None or note.chat_id != chat or note.method != "say":
        return False
    stands = store_doubts.standing(tx, note.id)
    if stands.state in ("unknown", "claimed") or (stands.state == "queued" and stands.copies):
        store.finish(tx, note.id, "sent", now, message_id=message_id)
    elif stands.state == "sent" and stands.message_id is None:
        store_doubts.set_message(tx, note.id, message_id)
    elif stands.state == "sent" and stands.message_id != message_id:
        return _second(tx, note, stands.message_id or 0, message_id, now, ways)
    else:
        return False
    tell_room(tx, note, message_id, stands.went_at, ways)
    return True


def _second(tx: Tx, note: Claimed, known: int, found: int, now: Instant, ways: Ways) -> bool:
    """Keep the first of two copies and delete the second; say whether the first was the news."""
    first, second = sorted((known, found))
    if note.copies < rules.MAX_COPIES:
        return False
    call(tx, f"double:{note.id}", "deleteMessage", note.chat_id, now, message_id=second)
    if first == known:
        return False
    store_doubts.set_message(tx, note.id, first)
    tell_room(tx, note, first, store_single.went_at(tx, note.id), ways)
    return True
