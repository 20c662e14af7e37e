"""What teachers say in their group: answers counted once, replies to colleagues, signs of life; no text is kept."""

from dataclasses import dataclass

from staffroom import outbox
from staffroom.kernel.clock import MINUTE, SECOND, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PostingId, UserId
from staffroom.outbox import Note, Priority
from staffroom.rooms import activity, cohorts, people, programmes
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import CARDS
from staffroom.rooms.prompts import posts, rules, service, store, store_answers
from staffroom.rooms.prompts.rules import Card
from staffroom.rooms.prompts.values import CardResult, Posting

SEEN_AND_COUNTED = "\u270d"
"""The writing hand, without a variation selector: the only form that Telegram takes as a reaction."""
CARD_LASTS = 10 * MINUTE


@dataclass(frozen=True)
class Heard:
    """A message in a group as far as we look at it."""

    chat: ChatId
    message_id: int
    user: UserId
    kind: str
    words: str
    at: Instant
    reply_to: int | None = None
    reply_to_user: UserId | None = None


def heard(tx: Tx, message: Heard, now: Instant) -> bool:
    """Take note of a teacher's message in their own group; say whether it counted as an answer for the first time."""
    cohort = cohorts.by_chat(tx, message.chat)
    teacher = None if cohort is None else _teacher_in(tx, cohort, message.user)
    if cohort is None or teacher is None:
        return False
    if teacher.quiet:
        _remember(tx, cohort, teacher, message)
        return False
    week = _week(tx, cohort, message.at)
    activity.record(tx, teacher.id, cohort.id, "active", week, message.at)
    if message.reply_to_user not in (None, message.user) and _teacher_in(tx, cohort, message.reply_to_user):
        activity.record(tx, teacher.id, cohort.id, "peer_reply", week, message.at)
    return _count(tx, cohort, teacher, message, now)


def reacted(tx: Tx, chat: ChatId, user: UserId, at: Instant) -> None:
    """Take note of a teacher's reaction: a sign of life, not an answer."""
    cohort = cohorts.by_chat(tx, chat)
    teacher = None if cohort is None else _teacher_in(tx, cohort, user)
    if cohort is not None and teacher is not None and not teacher.quiet:
        activity.record(tx, teacher.id, cohort.id, "active", _week(tx, cohort, at), at)


def _teacher_in(tx: Tx, cohort: cohorts.Cohort, user: UserId | None) -> Person | None:
    """Return the teacher behind an account who is in this group; staff and guests are nobody."""
    if user is None or user in posts.staff_accounts(tx, cohort.programme_id):
        return None
    for person in people.by_account(tx, user):
        place = cohorts.placement(tx, person.id)
        if place is not None and place.cohort_id == cohort.id and place.state == "in":
            return None if person.left_at is not None else person
    return None


def _week(tx: Tx, cohort: cohorts.Cohort, at: Instant) -> str:
    calendar = service.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    return calendar.first_of_week(local_day(at, calendar.zone)).isoformat()


def _remember(tx: Tx, cohort: cohorts.Cohort, teacher: Person, message: Heard) -> PostingId | None:
    """Return the card that a message answers, and remember the message so that colleagues may reply to it."""
    settings = programmes.get(tx, cohort.programme_id).settings
    least = settings.min_answer_words, settings.min_answer_letters
    if not rules.says_something(message.kind, message.words, *least):
        return None
    target = _target(tx, cohort, message)
    if target is not None:
        store_answers.keep_answer(tx, target, message.chat, message.message_id, teacher.id)
    return target


def _count(tx: Tx, cohort: cohorts.Cohort, teacher: Person, message: Heard, now: Instant) -> bool:
    target = _remember(tx, cohort, teacher, message)
    if target is None or not store_answers.is_eligible(tx, target, teacher.id):
        return False
    if not activity.record(tx, teacher.id, cohort.id, "answer", str(target), message.at):
        return False
    _acknowledge(tx, target, teacher, message, now)
    return True


def _target(tx: Tx, cohort: cohorts.Cohort, message: Heard) -> PostingId | None:
    cards = [Card(card.id, card.message_id) for card in open_cards(tx, cohort.id, message.at)]
    earlier = None if message.reply_to is None else store_answers.answer_at(tx, message.chat, message.reply_to)
    answers = {} if earlier is None or message.reply_to is None else {message.reply_to: earlier}
    return rules.answered(cards, message.reply_to, answers)


def _acknowledge(tx: Tx, target: PostingId, teacher: Person, message: Heard, now: Instant) -> None:
    outbox.call(
        tx,
        f"seen:{target}:{teacher.id}",
        "setMessageReaction",
        message.chat,
        now,
        message_id=message.message_id,
        reaction=[{"type": "emoji", "emoji": SEEN_AND_COUNTED}],
    )


def open_cards(tx: Tx, cohort: CohortId, at: Instant) -> list[Posting]:
    """Return the cards that were open in a group at a moment (Telegram tells moments in whole seconds)."""
    return [card for card in _posted_cards(tx, cohort) if _opened(card) // SECOND * SECOND <= at < _closes(card)]


def current_card(tx: Tx, cohort: CohortId) -> Posting | None:
    """Return the latest card of a group: the one that is pinned."""
    return max(_posted_cards(tx, cohort), key=_opened, default=None)


def closed_between(tx: Tx, cohort: CohortId, first: Instant, end: Instant) -> list[Posting]:
    """Return the cards of a group that closed from a moment on and before another."""
    return [card for card in _posted_cards(tx, cohort) if first <= _closes(card) < end]


def results(tx: Tx, cohort: CohortId, first: Instant, end: Instant) -> list[CardResult]:
    """Return base and number of people who answered for the cards that closed in a stretch of time."""
    return [
        CardResult(card.id, card.slug, card.eligible, len(activity.people_who(tx, cohort, "answer", str(card.id))))
        for card in closed_between(tx, cohort, first, end)
    ]


def _posted_cards(tx: Tx, cohort: CohortId) -> list[Posting]:
    return [card for card in store.of_cohort(tx, cohort) if card.state == "posted" and card.kind in CARDS]


def _opened(card: Posting) -> Instant:
    return card.posted_at or card.due_at


def _closes(card: Posting) -> Instant:
    return card.closes_at or _opened(card)


def ask_for_card(tx: Tx, chat: ChatId, now: Instant) -> bool:
    """Send the current card as text into a group, at most once a minute; say whether it is on its way."""
    cohort = cohorts.by_chat(tx, chat)
    if cohort is None:
        return False
    note = Note(
        f"card:{chat}:{now // MINUTE}",
        "prompts.text",
        chat,
        {"cohort": cohort.id},
        priority=Priority.PERSON,
        when_unknown="never",
        expires_at=Instant(now + CARD_LASTS),
    )
    return outbox.post(tx, note, now)
