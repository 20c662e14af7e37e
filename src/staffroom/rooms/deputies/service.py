"""Use cases of deputies: asking a colleague, being none any more, taking a group over with all that belongs to it."""

from collections.abc import Sequence

from staffroom.kernel import pages
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.pages import Page
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows
from staffroom.outbox import Sent
from staffroom.rooms import activity, cascade, cohorts, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.deputies import screens, store
from staffroom.rooms.deputies.values import Choice, Handover, Led, Takeover, ToDo
from staffroom.rooms.people import Person

AHEAD = 14 * DAY
MOST_COMING = 8
SHOWN = 12
"""Groups, or colleagues, on one page."""


def led(tx: Tx, staff: PersonId, page: int) -> tuple[list[Led], Page]:
    """Return a page of the groups that somebody may name a deputy for, each with the present one."""
    shown, where = pages.part(cohorts.led_by(tx, staff), page, SHOWN)
    return [Led(one.id, one.name, _deputy(tx, one)) for one in shown], where


def _deputy(tx: Tx, cohort: Cohort) -> str | None:
    """Return the name of who stands in; of somebody who may not at present, nothing."""
    found = stands_in(tx, cohort)
    return None if found is None else found.full_name


def stands_in(tx: Tx, cohort: Cohort) -> Person | None:
    """Return who stands in for a group's coordinator and may do so at present."""
    deputy = store.of_cohort(tx, cohort.id)
    return people.find(tx, deputy) if deputy and people.is_staff(tx, deputy, cohort.programme_id) else None


def leaders(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return who is written to about what cannot wait in a group: who leads it, and who stands in."""
    deputy = stands_in(tx, cohort)
    return [*cohorts.leaders(tx, cohort), *([] if deputy is None else [deputy])]


def _name(tx: Tx, person: PersonId | None) -> str | None:
    found = None if person is None else people.find(tx, person)
    return None if found is None else found.full_name


def choice(tx: Tx, cohort_id: CohortId, staff: PersonId, page: int) -> Choice:
    """Return a page of those who may be asked to stand in: the other coordinators whose private chat is open."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    shown, where = pages.part(_colleagues(tx, cohort), page, SHOWN)
    return Choice(cohort.id, cohort.name, [(one.id, one.full_name) for one in shown], where)


def _colleagues(tx: Tx, cohort: Cohort) -> list[Person]:
    known = [*people.coordinators(tx, cohort.programme_id), *people.admins(tx, cohort.programme_id)]
    leaders = [] if cohort.coordinator_id is None else people.names_of(tx, cohort.coordinator_id)
    leading = {one.telegram_id for one in leaders} | {None}
    found = cohorts.readers(one for one in known if one.telegram_id not in leading)
    return sorted(found, key=lambda one: one.full_name)


def ask(tx: Tx, cohort_id: CohortId, staff: PersonId, deputy: PersonId, now: Instant) -> str:
    """Let a colleague stand in, and tell them; return their name."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    chosen = next((one for one in _colleagues(tx, cohort) if one.id == deputy), None)
    if chosen is None:
        raise Refusal("deputies-old")
    store.put(tx, cohort.id, chosen.id)
    _tell(tx, "deputies.asked", chosen, cohort, staff, now)
    return chosen.full_name


def stop(tx: Tx, cohort_id: CohortId, staff: PersonId) -> None:
    """Let nobody stand in any more, at the word of the deputy or of whoever leads the group."""
    if not _stands_in(tx, cohort_id, staff):
        cohorts.led_or_refused(tx, cohort_id, staff)
    store.remove(tx, cohort_id)


def stood_in_for(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the groups in which somebody's account may stand in, by name, without those that were closed."""
    found = {cohort for name in people.names_of(tx, staff) for cohort in store.of_person(tx, name.id)}
    known = sorted((cohorts.get(tx, one) for one in found), key=lambda cohort: cohort.name)
    return [cohort for cohort in known if _stands_in(tx, cohort.id, staff)]


def stood_in(tx: Tx, staff: PersonId, page: int) -> tuple[Sequence[Cohort], Page]:
    """Return a page of the groups in which somebody may stand in."""
    return pages.part(stood_in_for(tx, staff), page, screens.MOST_STOOD_IN)


def _stands_in(tx: Tx, cohort_id: CohortId, staff: PersonId) -> bool:
    deputy = store.of_cohort(tx, cohort_id)
    if deputy is None or not any(name.id == deputy for name in people.names_of(tx, staff)):
        return False
    cohort = cohorts.get(tx, cohort_id)
    return cohort.closed_at is None and people.is_staff(tx, deputy, cohort.programme_id)


def may_take_over(tx: Tx, cohort_id: CohortId, staff: PersonId) -> Takeover:
    """Return the group that a deputy is about to lead, with the name of who leads it.

    Raises Refusal for everybody else.
    """
    if not _stands_in(tx, cohort_id, staff):
        raise Refusal("deputies-old")
    cohort = cohorts.get(tx, cohort_id)
    return Takeover(cohort.id, cohort.name, _name(tx, cohort.coordinator_id))


def take_over(tx: Tx, cohort_id: CohortId, staff: PersonId, to_do: ToDo, now: Instant) -> Handover:
    """Let the deputy lead from now on, and who led stand in, so that the way back is the same."""
    may_take_over(tx, cohort_id, staff)
    cohort, deputy = cohorts.get(tx, cohort_id), store.of_cohort(tx, cohort_id)
    assert deputy is not None  # noqa: S101  may_take_over saw to that
    cohorts.hand_to(tx, cohort.id, deputy)
    if cohort.coordinator_id is None:
        store.remove(tx, cohort.id)
    else:
        store.put(tx, cohort.id, cohort.coordinator_id)
        _tell(tx, "deputies.taken", people.get(tx, cohort.coordinator_id), cohort, deputy, now)
    return handover(tx, cohorts.get(tx, cohort_id), deputy, to_do, now)


def handover(tx: Tx, cohort: Cohort, leader: PersonId, to_do: ToDo, now: Instant) -> Handover:
    """Return what somebody needs who begins to lead a group."""
    lines, _rows = cascade.waiting(tx, leader, now)
    return Handover(
        name=cohort.name,
        link=cohort.invite_link,
        present=cohorts.count_in(tx, cohort.id),
        placed=len(cohorts.placements(tx, cohort.id)),
        waiting=lines,
        to_do=to_do(tx, cohort, now),
        open_cards=[_open(tx, cohort, card) for card in prompts.open_cards(tx, cohort.id, now)],
        coming=_coming(tx, cohort, now),
    )


def _open(tx: Tx, cohort: Cohort, card: prompts.Posting) -> Line:
    """Tell how many have answered an open card and how many have not: never who."""
    answered = len(activity.people_who(tx, cohort.id, "answer", str(card.id)))
    silent = max(0, (card.eligible or 0) - answered)
    return screens.open_card(prompts.title(tx, card.prompt_id, cohort), answered, silent)


def _coming(tx: Tx, cohort: Cohort, now: Instant) -> list[Line]:
    ahead = [one for one in prompts.postings_of(tx, cohort.id) if now < one.due_at <= now + AHEAD]
    due = sorted((one for one in ahead if one.state in prompts.DECIDABLE), key=lambda one: one.due_at)
    shown = [_named(tx, cohort, one) for one in due[:MOST_COMING]]
    return [*shown, screens.more(len(due) - MOST_COMING)] if len(due) > MOST_COMING else shown


def _named(tx: Tx, cohort: Cohort, posting: prompts.Posting) -> Line:
    """Name a post by its first words, one without words by its kind."""
    what = prompts.called(prompts.title(tx, posting.prompt_id, cohort), posting.kind)
    return screens.coming(prompts.when(posting.due_at, cohort.zone), what)


def _tell(tx: Tx, kind: str, reader: Person, cohort: Cohort, by: PersonId, now: Instant) -> None:
    cohorts.tell(tx, f"{kind}:{cohort.id}:{now}", kind, {"cohort": cohort.id, "by": by}, [reader], now)


def rests(tx: Tx, sent: Sent) -> None:
    """Tell whoever leads a group, once, that their deputy is out of the coordinators' group and cannot stand in."""
    deputy = PersonId(sent.args["person"])
    for cohort in (cohorts.get(tx, one) for one in store.of_person(tx, deputy)):
        leader = None if cohort.coordinator_id is None else people.find(tx, cohort.coordinator_id)
        since = people.resting_since(tx, deputy, cohort.programme_id)
        if leader is not None and leader.id != deputy and since is not None and cohort.closed_at is None:
            _tell(tx, "deputies.rests", leader, cohort, deputy, since)


def news(tx: Tx, staff: PersonId) -> tuple[Sequence[Line], Rows]:
    """Return what the home screen says of it: where somebody stands in, and the way to their own deputies."""
    may_choose = any(_colleagues(tx, cohort) for cohort in cohorts.led_by(tx, staff))
    return screens.news(stood_in_for(tx, staff), may_choose=may_choose)
