"""Use cases: what a move, a split or a merge would lead to, and doing it. Who may is asked by those who call."""

from collections.abc import Iterable
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, joining, people, programmes, prompts
from staffroom.rooms.cohorts import Cohort, Placement
from staffroom.rooms.moves import letters
from staffroom.rooms.moves.values import Change

FEWEST = 2


def theirs(tx: Tx, cohort_id: CohortId, admin: PersonId) -> Cohort:
    """Return a group for an admin of its programme; raises Refusal for anyone else, and where it is closed."""
    cohort = cohorts.led_or_refused(tx, cohort_id, admin)
    if not cohorts.is_admin(tx, admin, cohort.programme_id):
        raise Refusal("cohorts-admins-only")
    return cohort


def room_in(tx: Tx, cohort: Cohort) -> tuple[int, int]:
    """Return how many places of a group are taken or kept for somebody, and how many there are."""
    seats = programmes.get(tx, cohort.programme_id).settings.cohort_size
    return len(cohorts.placements(tx, cohort.id)) + cohorts.count_coming(tx, cohort.id), seats


def of_move(tx: Tx, teacher: PersonId, target: Cohort) -> Change:
    """Return what moving a teacher leads to; back to their own group means that they stay.

    Raises Refusal where they have no place or it is there already, and where the group is full, closed or elsewhere.
    """
    place = cohorts.placement(tx, teacher)
    if place is None:
        raise Refusal("moves-no-place")
    source = cohorts.get(tx, place.cohort_id)
    _refuse_others(tx, source, target)
    stays = target.id == source.id and place.next_cohort_id is not None
    if target.id in (source.id, place.next_cohort_id) and not stays:
        raise Refusal("moves-there-already", name=people.get(tx, teacher).full_name, group=target.name)
    size = _fitting(tx, target, 0 if stays else 1)
    here = len(cohorts.placements(tx, source.id))
    return Change("move", source, target, (teacher,), here - (not stays), *size)


def of_split(tx: Tx, source: Cohort) -> Change:
    """Return what splitting a group leads to: the part of which fewer are in goes to a new group.

    Raises Refusal where it is closed, too small, or some of it are on their way already.
    """
    _refuse_others(tx, source, source)
    places = _settled(tx, source)
    if len(places) < FEWEST:
        raise Refusal("moves-too-few", name=source.name)
    inside = {place.person_id for place in places if cohorts.takes_seat(place)}
    go, stay = sorted(cohorts.divided(tx, source), key=lambda part: len(inside.intersection(part)))
    seats = programmes.get(tx, source.programme_id).settings.cohort_size
    return Change("split", source, cohorts.beside(tx, source, go), tuple(go), len(stay), len(go), seats)


def of_merge(tx: Tx, source: Cohort, target: Cohort) -> Change:
    """Return what merging a group into another leads to: all go over, and the first one is closed.

    Raises Refusal where they do not fit, where one is closed or elsewhere, where some are on their way already, and
    where people are in the first group while the other one is not set up.
    """
    if source.id == target.id:
        raise Refusal("moves-same")
    _refuse_others(tx, source, target)
    places = _settled(tx, source)
    if not target.is_open and any(map(cohorts.takes_seat, places)):
        raise Refusal("moves-not-open", name=target.name)
    redirected = [place for place in cohorts.coming(tx, source.id) if place.cohort_id != target.id]
    size = _fitting(tx, target, len(places) + len(redirected))
    return Change("merge", source, target, tuple(place.person_id for place in places), 0, *size)


def _refuse_others(tx: Tx, source: Cohort, target: Cohort) -> None:
    """Refuse groups that are closed, of different programmes, or of one that is over."""
    for cohort in (source, target):
        if cohort.closed_at is not None:
            raise Refusal("cohorts-closed", name=cohort.name)
    if source.programme_id != target.programme_id:
        raise Refusal("moves-elsewhere")
    cohorts.refuse_over(tx, source.programme_id)


def _settled(tx: Tx, cohort: Cohort) -> list[Placement]:
    """Return the places of a group; refuse while some of its teachers are on their way to another one."""
    places = cohorts.placements(tx, cohort.id)
    if any(place.next_cohort_id is not None for place in places):
        raise Refusal("moves-on-their-way", name=cohort.name)
    return places


def _fitting(tx: Tx, target: Cohort, more: int) -> tuple[int, int]:
    """Return how many a group then has, and how many fit; refuse more than that."""
    taken, seats = room_in(tx, target)
    if more and taken + more > seats:
        raise Refusal("moves-full", name=target.name, n=taken + more, seats=seats)
    return taken + more, seats


def apply(tx: Tx, change: Change, by: PersonId | None, now: Instant) -> Cohort:
    """Do what was worked out in this same transaction; return the group to which people go."""
    target = change.target if isinstance(change.target, Cohort) else cohorts.found(tx, change.target)
    source = change.source
    if change.kind == "merge" and source.chat_id is not None:
        letters.farewell(tx, source, target, now)  # before those are taken out who are to read it
    _send(tx, change.movers, target, now)
    if change.kind == "merge":
        _send(tx, [place.person_id for place in cohorts.coming(tx, source.id)], target, now)
        prompts.end_all(tx, source.id, now)
        cohorts.close(tx, source, now)
    letters.tell_leaders(tx, change, target, by, now)
    return target


def _send(tx: Tx, teachers: Iterable[PersonId], target: Cohort, now: Instant) -> None:
    for teacher in teachers:
        place = cohorts.placement(tx, teacher)
        if place is not None:
            _go(tx, place, target, now)


def _go(tx: Tx, place: Placement, target: Cohort, now: Instant) -> None:
    """Let a teacher go over: at once, or once the new group is open where they are in the old one."""
    inside = cohorts.takes_seat(place)
    if place.cohort_id == target.id:
        cohorts.expect(tx, place.person_id, None)
    elif inside and not target.is_open:
        cohorts.expect(tx, place.person_id, target.id)
    else:
        _change_places(tx, place, target, now, inside=inside)


def _change_places(tx: Tx, place: Placement, target: Cohort, now: Instant, *, inside: bool) -> None:
    """Give a teacher the new place, tell them, and have the account removed from the old group without a ban."""
    person, old = people.get(tx, place.person_id), cohorts.get(tx, place.cohort_id)
    cohorts.move(tx, person.id, target.id, now)
    letters.tell(tx, person, old, target, now, was_in=inside)
    if inside and not cohorts.may_lead(tx, old, person.id):
        joining.take_out(tx, "moved", person, old, now)


def arrive(tx: Tx, chat: ChatId, _params: Any, _result: Any, now: Instant) -> None:  # noqa: ANN401
    """Let everybody go over to a group that is open now, who waited for it in another one."""
    cohort = cohorts.by_chat(tx, chat)
    if cohort is not None and cohort.is_open and not programmes.is_over(tx, cohort.programme_id):
        _send(tx, [place.person_id for place in cohorts.coming(tx, cohort.id)], cohort, now)
