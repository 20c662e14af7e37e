"""Use cases of the panel: the home screen, messages in doubt, what could not be sent or processed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Literal, TypeVar

from staffroom import inbox, outbox
from staffroom.inbox import Aside
from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId, ProgrammeId, UserId
from staffroom.kernel.pages import Page
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Failure, Unsure, Ways
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.panel import checklist, screens
from staffroom.rooms.panel.values import Contribution, Desk, Doubt, LookedAfter, Office, SetAside
from staffroom.telegram.who import Who

DOUBTS_SHOWN = 5
"""Messages in doubt on one page; the next ones move up when these are settled."""
FAILURES_SHOWN = 10
ASIDE_SHOWN = 5
"""Incoming messages that could not be processed on one page."""

T = TypeVar("T")


def home(tx: Tx, who: Who, now: Instant, contributions: Sequence[Contribution] = ()) -> Screen:
    """Return a coordinator's or an admin's home screen."""
    if who.staff is None:
        rests = cohorts.resting_as(tx, who.user)
        if rests:
            return cohorts.you_rest(rests)
        return screens.all_over() if programmes.all_over(tx) else screens.not_staff()
    led = cohorts.overview(tx, who.staff)
    desk = Desk(
        overviews=tuple(led),
        news=tuple(contribute(tx, who, now) for contribute in contributions),
        unfinished=tuple(checklist.led_lists(tx, who.staff)),
        office=None if who.admin is None else office(tx, who.admin),
        unsure=doubted(tx, who.staff) if who.admin is None else 0,
    )
    return screens.home(desk)


def office(tx: Tx, admin: PersonId) -> Office:
    """Return what an admin looks after, and what went wrong in it and still stands."""
    return Office(
        programmes=tuple(_looked_after(tx, number) for number in people.administered(tx, admin)),
        unsure=doubted(tx, admin),
        failed=len(_failed(tx, admin)),
        parked=len(_parked(tx, admin)),
    )


def went_wrong(tx: Tx, admin: PersonId, since: Instant) -> int:
    """Return how much of an admin's programmes could not be sent, or not processed, after a moment."""
    moments = [one.at for one in _failed(tx, admin)] + [one.at for one in _parked(tx, admin)]
    return sum(at > since for at in moments)


def _looked_after(tx: Tx, number: ProgrammeId) -> LookedAfter:
    programme = programmes.get(tx, number)
    return LookedAfter(
        programme=number,
        title=programme.title,
        solo=programme.solo,
        has_staff_group=programme.staff_chat is not None,
        over=programmes.is_over(tx, number),
        states=Counter(cohorts.state_of(cohort) for cohort in cohorts.of_programme(tx, number)),
    )


def doubts(tx: Tx, staff: PersonId, page: int = 0) -> tuple[list[Doubt], Page]:
    """Return a page of the messages in doubt in groups that somebody leads, or in their programmes, oldest first."""
    shown, where = pages.part(_unsure(tx, staff), page, DOUBTS_SHOWN)
    return [doubt(tx, staff, unsure) for unsure in shown], where


def doubted(tx: Tx, staff: PersonId) -> int:
    """Return how many messages somebody may say of whether they arrived."""
    return len(_unsure(tx, staff))


def _unsure(tx: Tx, staff: PersonId) -> list[Unsure]:
    if people.administered(tx, staff):
        return _own(tx, staff, outbox.unsure(tx), lambda one: one.chat_id)
    led = {cohort.chat_id for cohort in cohorts.led_by(tx, staff)}
    return [one for one in outbox.unsure(tx) if one.chat_id in led]


def _own(tx: Tx, admin: PersonId, found: Iterable[T], chat_of: Callable[[T], ChatId | None]) -> list[T]:
    """Return what happened in the chats of an admin's programmes, and in those that nobody knows any more."""
    own = set(people.administered(tx, admin))
    concerned = cache(lambda chat: programmes_of(tx, chat) if chat else set())
    return [one for one in found if not (theirs := concerned(chat_of(one))) or theirs & own]


def programmes_of(tx: Tx, chat: ChatId) -> set[ProgrammeId]:
    """Return the programmes that a chat belongs to; none for a chat that nobody knows any more."""
    if chat > 0:
        names = people.by_account(tx, UserId(chat))
        held = {programme for name in names for programme, _role in people.roles(tx, name.id)}
        return held | {name.programme_id for name in names}
    cohort, staffed = cohorts.ever_by_chat(tx, chat), programmes.by_staff_chat(tx, chat)
    return ({cohort.programme_id} if cohort else set()) | ({staffed.id} if staffed else set())


def doubt(tx: Tx, staff: PersonId, unsure: Unsure) -> Doubt:
    """Return a message in doubt as it is shown to somebody: in the zone of the programme that it concerns."""
    zone, room = _zone(tx, staff, unsure.chat_id), unsure.kind.partition(".")[0]
    return Doubt(unsure.id, room, _where(tx, unsure.chat_id), unsure.claimed_at, zone)


def _zone(tx: Tx, staff: PersonId, chat: ChatId | None) -> str:
    """Return the zone of the programme that a chat concerns, as far as somebody looks after it."""
    own = people.administered(tx, staff) or [people.get(tx, staff).programme_id]
    concerned = programmes_of(tx, chat) if chat else set()
    return programmes.get(tx, next((number for number in own if number in concerned), own[0])).zone.key


def _where(tx: Tx, chat: ChatId) -> str:
    """Return the name of a group, or of staff; a teacher's name is not shown."""
    cohort = cohorts.ever_by_chat(tx, chat)
    if cohort is not None:
        return cohort.name
    staff = [person for person in people.by_account(tx, UserId(chat)) if person.roster != "teachers"]
    return staff[0].full_name if staff else ""


def settle(
    tx: Tx, staff: PersonId, note: NoteId, decision: Literal["arrived", "again"], now: Instant, ways: Ways
) -> None:
    """Settle a message in doubt by the word of an admin, or of whoever leads its group.

    Raises Refusal where it was settled already, and where it is none of theirs.
    """
    if note not in [one.id for one in _unsure(tx, staff)] or not outbox.resolve(tx, note, decision, now, ways):
        raise Refusal("panel-doubt-gone")


def failures(tx: Tx, admin: PersonId, page: int = 0) -> tuple[Sequence[Failure], Page]:
    """Return a page of the messages of an admin's programmes that could not be sent, newest first."""
    return pages.part(_failed(tx, admin), page, FAILURES_SHOWN)


def _failed(tx: Tx, admin: PersonId) -> list[Failure]:
    return _own(tx, admin, outbox.failures(tx), lambda one: one.chat_id)


def parked(tx: Tx, admin: PersonId, page: int = 0) -> tuple[list[SetAside], Page]:
    """Return a page of what came in for an admin's programmes and could not be processed, newest first."""
    shown, where = pages.part(_parked(tx, admin), page, ASIDE_SHOWN)
    return [_set_aside(tx, admin, one) for one in shown], where


def _parked(tx: Tx, admin: PersonId) -> list[Aside]:
    return _own(tx, admin, inbox.set_aside(tx), lambda one: one.chat)


def _set_aside(tx: Tx, admin: PersonId, one: Aside) -> SetAside:
    zone, where = _zone(tx, admin, one.chat), _where(tx, one.chat) if one.chat else ""
    return SetAside(one.update_id, one.kind, where, one.at, zone)


def decide_parked(tx: Tx, admin: PersonId, update: int, decision: Literal["retry", "drop"], now: Instant) -> None:
    """Try again what could not be processed, or give it up, by an admin's word.

    Raises Refusal where that was decided already, and where it is none of theirs.
    """
    if update not in [one.update_id for one in _parked(tx, admin)]:
        raise Refusal("panel-parked-gone")
    if decision == "retry":
        inbox.take_up(tx, update)
    else:
        inbox.drop(tx, update, now)
