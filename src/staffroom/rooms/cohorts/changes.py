"""Use cases: a new group beside another, a place given up for another, a group that is closed."""

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import letters, planning, store, store_moves, store_places
from staffroom.rooms.cohorts.seating_rules import cohort_language, halves, same
from staffroom.rooms.cohorts.values import Cohort, NewCohort
from staffroom.rooms.programmes import Programme

STAYS = DAY
"""For how long the bot stays in a group that was closed, to tidy up."""


def refuse_over(tx: Tx, programme: ProgrammeId) -> None:
    """Refuse a programme that is over: its groups are not changed any more."""
    if programmes.is_over(tx, programme):
        raise Refusal("cohorts-over")


def divided(tx: Tx, cohort: Cohort) -> tuple[list[PersonId], list[PersonId]]:
    """Return the teachers of a group in two parts, by the programme's rule on schools; nothing is written."""
    places = store_places.placements(tx, cohort.id)
    members = [planning.candidate(people.get(tx, place.person_id)) for place in places]
    return halves(members, programmes.get(tx, cohort.programme_id).settings.schools)


def beside(tx: Tx, cohort: Cohort, members: list[PersonId]) -> NewCohort:
    """Return a new group at the place of another, for some of its teachers and led by the same person."""
    programme, known = programmes.get(tx, cohort.programme_id), store.every_of_programme(tx, cohort.programme_id)
    number = 1 + max(one.number for one in known if same(one.location) == same(cohort.location))
    language = cohort_language((planning.candidate(people.get(tx, one)) for one in members), cohort.language)
    return NewCohort(
        programme.id,
        planning.new_name(programme, cohort.location, number, language, {one.name for one in known}),
        cohort.location,
        number,
        language,
        cohort.zone,
        cohort.starts_on,
        cohort.coordinator_id,
        cohort.days_off,
    )


def found(tx: Tx, new: NewCohort) -> Cohort:
    """Write a new group."""
    return store.get(tx, store.add(tx, new))


def move(tx: Tx, teacher: PersonId, to: CohortId, now: Instant) -> None:
    """Give a teacher a place in another group; the one that they had is kept as history."""
    store_moves.move(tx, teacher, to, now)


def expect(tx: Tx, teacher: PersonId, to: CohortId | None) -> None:
    """Let a teacher go to another group once that is open; None: they stay."""
    store_moves.expect(tx, teacher, to)


def close(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Close a group whose teachers belong to another one; a day later the bot leaves its chat."""
    store_moves.close(tx, cohort.id, now)
    if cohort.chat_id is not None:
        letters.leave(tx, cohort.chat_id, now, patience=STAYS)


def give_up(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Close a group whose programme is over; the bot leaves its chat at once and knows it no more."""
    store_moves.close(tx, cohort.id, now)
    store.forget_chat(tx, cohort.id)
    if cohort.chat_id is not None:
        letters.leave(tx, cohort.chat_id, now)


def give_up_staff_group(tx: Tx, programme: Programme, now: Instant) -> None:
    """Do the same with the coordinators' group."""
    programmes.set_staff_chat(tx, programme.id, None)
    if programme.staff_chat is not None:
        letters.leave(tx, programme.staff_chat, now)
