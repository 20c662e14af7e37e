"""The table of what went out in hours that a restored copy does not know, and the queue as far as it concerns them."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.values import Past

_IN_DOUBT = (
    "UPDATE outbox SET copies = 1, state = CASE"
    " WHEN when_unknown = 'resend_once' OR when_unknown = 'ask' AND chat_id > 0 THEN 'queued'"
    " WHEN chat_id > 0 THEN 'skipped_late' ELSE 'unknown' END,"
    " error = 'it fell due in hours that are lost', {moments}"
    " WHERE state = 'queued' AND method = 'say' AND copies = 0 AND {which}"
    " AND key NOT IN (SELECT key FROM outbox_past)"
)
"""What may have gone out already: said once more where that is wanted, asked about in groups, else let go."""


def find(tx: Tx, key: str) -> Past | None:
    """Return how an occurrence ended in the hours that are lost, None where nobody knows of it."""
    return tx.one_as(Past, "SELECT state, message_id, ended_at FROM outbox_past WHERE key = :key", key=key)


def newest(tx: Tx) -> int:
    """Return the number of the newest note."""
    return int(tx.value("SELECT coalesce(max(id), 0) FROM outbox"))


def doubt_after(tx: Tx, number: int, due: Instant) -> int:
    """Put in doubt what was queued after a note and was due at a moment; return how many notes."""
    sql = _IN_DOUBT.format(moments="claimed_at = :due, finished_at = :due", which="id > :number")
    return tx.run(sql, number=number, due=due)


def doubt_waiting(tx: Tx, until: Instant) -> int:
    """Put in doubt what waited in the copy already and could go before a moment; return how many notes.

    What was held back for a group may have been let go at any moment.
    """
    at = "min(max(created_at, not_before), :until)"
    which = "(not_before <= :until OR attempt > 0 AND chat_id < 0)"
    sql = _IN_DOUBT.format(moments=f"claimed_at = {at}, finished_at = {at}", which=which)
    return tx.run(sql, until=until)


def unclaim_known(tx: Tx) -> int:
    """Let what was on its way in the copy be looked at again where its end is known; return how many notes."""
    return tx.run(
        "UPDATE outbox SET state = 'queued', claimed_at = NULL, lease_until = NULL"
        " WHERE state IN ('claimed', 'unknown') AND key IN (SELECT key FROM outbox_past)"
    )


def forget(tx: Tx, before: Instant) -> int:
    """Forget what ended long ago; return how many occurrences."""
    return tx.run("DELETE FROM outbox_past WHERE ended_at < :before", before=before)


def forget_chat(tx: Tx, chat: ChatId) -> int:
    """Forget what was said in a chat; return how many occurrences."""
    return tx.run("DELETE FROM outbox_past WHERE chat_id = :chat", chat=chat)
