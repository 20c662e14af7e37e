"""Use cases: the latest answers are shown to whoever leads a group, and one tap gives one a thumbs up."""

from collections.abc import Sequence

from staffroom import outbox
from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, prompts
from staffroom.rooms.cheers import screens, store_own
from staffroom.rooms.cheers.screens import Answer
from staffroom.rooms.cohorts import Cohort

SHOWN = 6
THUMBS_UP = "\U0001f44d"


def show(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the answers to the cards that are open in somebody's groups, the latest of a group first."""
    found = [answer for group in cohorts.tended(tx, staff) for answer in _answers(tx, group, now)]
    return screens.answers(*pages.part(found, page, SHOWN))


def _answers(tx: Tx, group: Cohort, now: Instant) -> list[Answer]:
    liked = set() if group.chat_id is None else store_own.liked(tx, group.chat_id)
    return [
        Answer(group, one, prompts.title(tx, one.posting.prompt_id, group), one.message_id in liked)
        for one in prompts.given(tx, group.id, now)
    ]


def like(tx: Tx, staff: PersonId, shown: tuple[CohortId, int, int], now: Instant) -> Screen:
    """Give an answer a thumbs up; the bot bears one reaction at a time, so it stands in place of its ✍.

    Raises Refusal for whoever does not lead the group, and where the answer is gone.
    """
    chat, answer = _answer(tx, staff, shown, now)
    store_own.like(tx, chat, answer.given.message_id)
    _react(tx, chat, answer, [THUMBS_UP], now)
    return show(tx, staff, shown[2], now)


def unlike(tx: Tx, staff: PersonId, shown: tuple[CohortId, int, int], now: Instant) -> Screen:
    """Take a thumbs up back; the ✍ returns to the message that had it.

    Raises Refusal as `like` does.
    """
    chat, answer = _answer(tx, staff, shown, now)
    store_own.unlike(tx, chat, answer.given.message_id)
    _react(tx, chat, answer, [prompts.SEEN_AND_COUNTED] if answer.given.marked else [], now)
    return show(tx, staff, shown[2], now)


def _answer(tx: Tx, staff: PersonId, shown: tuple[CohortId, int, int], now: Instant) -> tuple[ChatId, Answer]:
    group = cohorts.led_or_refused(tx, shown[0], staff)
    found = next((one for one in _answers(tx, group, now) if one.given.message_id == shown[1]), None)
    if found is None or group.chat_id is None:
        raise Refusal("cheers-answer-gone")
    return group.chat_id, found


def _react(tx: Tx, chat: ChatId, answer: Answer, emoji: Sequence[str], now: Instant) -> None:
    """Put one reaction in place of the bot's other one; what still waits to be said about it is said no more.

    Every press has a key of its own, for the one before may be on its way; a chat's notes go in order.
    """
    number = answer.given.message_id
    base = f"thumb:{chat}:{number}:"
    outbox.cancel_under(tx, base, now)
    reaction = [{"type": "emoji", "emoji": one} for one in emoji]
    outbox.call(tx, outbox.free_key(tx, base), "setMessageReaction", chat, now, message_id=number, reaction=reaction)
