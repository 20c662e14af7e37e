"""What is said in groups: answers counted once, replies to colleagues, signs of life; no text is kept."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel.clock import MINUTE, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, PostingId, ProgrammeId, UserId
from staffroom.rooms import activity, cohorts, programmes
from staffroom.rooms.activity import Spoken
from staffroom.rooms.cohorts import Known, Place, Speaker
from staffroom.rooms.programmes import Programme, SchoolCalendar
from staffroom.rooms.prompts import copies, rules, store_albums, store_answers
from staffroom.rooms.prompts.radar import Radar
from staffroom.rooms.prompts.rules import Card
from staffroom.rooms.prompts.values import Posting

SEEN_AND_COUNTED = "\u270d"
"""The writing hand, without a variation selector: the only form that Telegram takes as a reaction."""
_SAME_DAY = 15 * MINUTE
"""No zone's midnight lies inside such a stretch of UTC."""


class Heard(NamedTuple):
    """A message in a group as far as we look at it."""

    chat: ChatId
    message_id: int
    user: UserId
    kind: str
    words: str
    at: Instant
    reply_to: int | None = None
    reply_to_user: UserId | None = None
    edited: bool = False
    album: str = ""
    """What binds the messages of an album."""
    links: tuple[str, ...] = ()
    """Where its links lead, also those behind words."""
    forwarded: bool = False
    """Whether it was forwarded, and is not its author's own."""


class Reacted(NamedTuple):
    """A reaction to a message in a group."""

    chat: ChatId
    user: UserId
    at: Instant


Hear = Callable[[Tx, Sequence[Heard | Reacted], Instant], bool]
"""Takes note of what is heard, as the batch does with plain talk: handed to the doors by the composition root."""


def links(words: str, marked: Iterable[tuple[str, int, int, str | None]]) -> tuple[str, ...]:
    """Return where the links of a message lead: of each mark its kind, place and length in UTF-16, and its address."""
    found = []
    for kind, start, length, address in marked:
        if kind == "text_link" and address:
            found.append(address)
        elif kind == "url":
            units = words.encode("utf-16-le", "surrogatepass")[2 * start : 2 * (start + length)]
            found.append(units.decode("utf-16-le", "replace"))
    return tuple(found)


class _Ears:
    """What a transaction looked up for all its messages at once: nothing can change it before the transaction ends."""

    def __init__(self, tx: Tx, messages: Sequence[Heard | Reacted]) -> None:
        self.tx = tx
        self.spoken: list[Spoken] = []
        self.leading: dict[PersonId, Instant] = {}
        self.radar = Radar()
        self.places = cohorts.places_by_chat(tx, {said.chat for said in messages})
        users = {said.user for said in messages}
        users.update(said.reply_to_user for said in messages if isinstance(said, Heard) and said.reply_to_user)
        self._known = cohorts.known(tx, users) if self.places else {}
        oldest = min(said.at for said in messages)
        self._cards = store_answers.open_after(tx, (place.id for place in self.places.values()), oldest)
        self._programmes: dict[ProgrammeId, Programme] = {}
        self._calendars: dict[tuple[ProgrammeId, str], SchoolCalendar] = {}
        self._weeks: dict[tuple[ProgrammeId, str, int], str] = {}

    def known(self, user: UserId) -> Sequence[Known]:
        """Return what is known of an account."""
        return self._known.get(user, ())

    def cards(self, place: Place, at: Instant) -> list[Card]:
        """Return the cards that were open in a group at a moment."""
        return [one.card for one in self._cards.get(place.id, ()) if one.at(at)]

    def programme(self, place: Place) -> Programme:
        """Return a cohort's programme."""
        number = place.programme_id
        if number not in self._programmes:
            self._programmes[number] = programmes.get(self.tx, number)
        return self._programmes[number]

    def week(self, place: Place, at: Instant) -> str:
        """Return the first day of the school week in which a moment lies."""
        key = place.programme_id, place.zone, at // _SAME_DAY
        if key not in self._weeks:
            calendar = self._calendar(place)
            self._weeks[key] = calendar.first_of_week(local_day(at, calendar.zone)).isoformat()
        return self._weeks[key]

    def _calendar(self, place: Place) -> SchoolCalendar:
        key = place.programme_id, place.zone
        if key not in self._calendars:
            self._calendars[key] = self.programme(place).calendar_in(ZoneInfo(place.zone))
        return self._calendars[key]


def hear_all(tx: Tx, messages: Sequence[Heard | Reacted], now: Instant) -> bool:
    """Take note of what was said, in order; say whether any of it counted as an answer for the first time."""
    ears, counted = _Ears(tx, messages), False
    albums = [one for one in messages if isinstance(one, Heard) and one.album]
    store_albums.put(tx, ((one.chat, one.album, one.message_id, one.at) for one in albums))
    for message in messages:
        if isinstance(message, Heard):
            counted |= _hear(ears, message, now)
        else:
            _see(ears, message)
    activity.speak(tx, ears.spoken)
    ears.radar.write(tx)
    for person, at in ears.leading.items():
        activity.acted(tx, person, at)
    return counted


def tapped(tx: Tx, posting: Posting, user: UserId, now: Instant) -> bool:
    """Take note of a vote or a tap that answers a posting; say whether it counted as an answer for the first time."""
    if posting.chat_id is None:
        return False
    sign = Reacted(posting.chat_id, user, now)
    ears = _Ears(tx, [sign])
    place = ears.places.get(sign.chat)
    who = None if place is None else cohorts.speaker(ears.known(user), place)
    hear_all(tx, [sign], now)
    if place is None or who is None or who.leads or who.quiet:
        return False
    counts = store_answers.is_eligible(tx, posting.id, who.person)
    return counts and activity.record(tx, who.person, place.id, "answer", str(posting.id), now)


def _hear(ears: _Ears, message: Heard, now: Instant) -> bool:
    place = ears.places.get(message.chat)
    who = None if place is None else cohorts.speaker(ears.known(message.user), place)
    if place is not None:
        _watch(ears, place, who, message)
    if place is None or who is None:
        return False
    if who.quiet:
        _answered(ears, place, who, message)
        return False
    week = ears.week(place, message.at)
    number = 0 if message.edited else message.message_id
    ears.spoken.append(_sign(week, place, who, number))
    if who.leads:
        ears.leading[who.person] = message.at
        return False
    other = message.reply_to_user
    if other is not None and other != message.user and cohorts.teacher_in(ears.known(other), place):
        activity.record(ears.tx, who.person, place.id, "peer_reply", week, message.at)
    return _count(ears, place, who, message, now)


def _watch(ears: _Ears, place: Place, who: Speaker | None, message: Heard) -> None:
    """Notice a teacher's question, and any reply to somebody else; a quiet teacher's is none for us."""
    if message.reply_to and message.reply_to_user not in (None, message.user):
        ears.radar.answer(place.id, message.chat, message.reply_to, message.at)
    if who is not None and not who.quiet and not who.leads and rules.asks(message.words):
        ears.radar.ask(place.id, message.chat, message.message_id, message.at)
    elif message.edited:
        ears.radar.answer(place.id, message.chat, message.message_id, message.at)


def _see(ears: _Ears, reaction: Reacted) -> None:
    """Take note of a reaction: a sign of life, not an answer."""
    place = ears.places.get(reaction.chat)
    who = None if place is None else cohorts.speaker(ears.known(reaction.user), place)
    if place is None or who is None:
        return
    if who.leads:
        ears.leading[who.person] = reaction.at
    elif not who.quiet:
        ears.spoken.append(_sign(ears.week(place, reaction.at), place, who, 0))


def _sign(week: str, place: Place, who: Speaker, number: int) -> Spoken:
    """Return a sign of life; the number of a message makes it count as one."""
    return {"week": week, "cohort": place.id, "person": who.person, "messages": int(number > 0), "message": number}


def _answered(ears: _Ears, place: Place, who: Speaker, message: Heard) -> PostingId | None:
    """Return the card that a message answers, and remember the message so that colleagues may reply to it."""
    cards = ears.cards(place, message.at)
    if not cards:
        return None
    settings = ears.programme(place).settings
    if not rules.says_something(message.kind, message.words, settings.min_answer_words, settings.min_answer_letters):
        return None
    earlier = None if message.reply_to is None else store_answers.answer_at(ears.tx, message.chat, message.reply_to)
    answers = {} if earlier is None or message.reply_to is None else {message.reply_to: earlier}
    target = rules.answered(cards, message.reply_to, answers)
    if target is not None:
        digest = copies.digest(ears.tx, target, message.words) if message.kind == "text" else None
        store_answers.keep_answer(ears.tx, target, message.chat, message.message_id, who.person, digest)
    return target


def _count(ears: _Ears, place: Place, who: Speaker, message: Heard, now: Instant) -> bool:
    target = _answered(ears, place, who, message)
    if target is None or not store_answers.is_eligible(ears.tx, target, who.person):
        return False
    if not activity.record(ears.tx, who.person, place.id, "answer", str(target), message.at):
        return False
    _acknowledge(ears.tx, target, who, message, now)
    return True


def _acknowledge(tx: Tx, target: PostingId, who: Speaker, message: Heard, now: Instant) -> None:
    outbox.call(
        tx,
        f"seen:{target}:{who.person}",
        "setMessageReaction",
        message.chat,
        now,
        message_id=message.message_id,
        reaction=[{"type": "emoji", "emoji": SEEN_AND_COUNTED}],
    )
