"""Use cases of answers that are no words: a vote in a poll, a tap on *Done*; polls that close."""

from staffroom import outbox
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PostingId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Text
from staffroom.rooms import cohorts
from staffroom.rooms.prompts import hearing, screens, store, store_polls
from staffroom.rooms.prompts.values import Posting

MAY_ARRIVE = DAY
"""How long after the end of a poll a vote in it may still be told: Telegram keeps updates for a day."""
AT_ONCE = 20
"""Polls that are stopped in one transaction."""


def voted(tx: Tx, poll: str, user: UserId, now: Instant) -> None:
    """Count a vote as an answer, once; votes carry no date, so what is told until a day after the end counts."""
    posting = store_polls.by_number(tx, poll) or _unnumbered(tx, poll, user, now)
    if posting is not None and (posting.closes_at is None or now < posting.closes_at + MAY_ARRIVE):
        hearing.tapped(tx, posting, user, now)


def _unnumbered(tx: Tx, poll: str, user: UserId, now: Instant) -> Posting | None:
    """Return the one poll of a voter's groups that may stand under a number that nobody was told, and write it down.

    Its votes came before its number, or its sending was in doubt; of one that was sent twice, only one number is known.
    """
    groups = {one.cohort_id for one in cohorts.known(tx, [user]).get(user, ()) if one.cohort_id is not None}
    found = [one for one in store_polls.open_in(tx, groups, now) if _has_more_copies(tx, one)]
    if len(found) != 1:
        return None
    if found[0].poll_id is None:
        store_polls.name(tx, found[0].id, poll)
    return found[0]


def _has_more_copies(tx: Tx, posting: Posting) -> bool:
    """Say whether a poll may stand more often than its number is known; one whose books are gone stands once."""
    copies = outbox.copies_of(tx, posting.key)
    return (1 if copies is None else copies) > (posting.poll_id is not None)


def done(tx: Tx, number: int, chat: ChatId, user: UserId, now: Instant) -> Text:
    """Count a task as done; return what only whoever tapped reads.

    Raises Refusal where the task does not stand in the chat.
    """
    posting = store.find(tx, PostingId(number))
    if posting is None or posting.chat_id != chat or posting.kind != "task":
        raise Refusal("button-old")
    is_open = posting.closes_at is None or now < posting.closes_at
    if is_open:
        hearing.tapped(tx, posting, user, now)
    return screens.tapped(counts=is_open)


def next_stop(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the next poll closes."""
    return store_polls.next_closing(tx)


def stop_some(tx: Tx, now: Instant) -> None:
    """Stop polls whose card has closed, so that nobody votes in vain."""
    for posting in store_polls.closed(tx, now, AT_ONCE):
        if posting.chat_id is not None and posting.message_id is not None:
            key, message = f"stop-poll:{posting.id}", posting.message_id
            outbox.call(tx, key, "stopPoll", posting.chat_id, now, message_id=message)
        store_polls.ended(tx, posting.id)
