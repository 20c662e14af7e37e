"""Use cases of time: the farewell, a word to each teacher, the reminder, and the day on which everything is deleted."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from staffroom import inbox, outbox
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId
from staffroom.rooms import cohorts, joining, people, programmes, prompts
from staffroom.rooms.endings import letters, rules, store
from staffroom.rooms.programmes import Ending, EndingState, Programme

AT_ONCE = 50
"""Teachers who are told, or people whose data are deleted, in one transaction."""
GROUPS_AT_ONCE = 10
"""Groups that are told, or left, in one transaction."""


def next_due(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the end of some programme goes on."""
    return programmes.next_ending(tx)


def go_on(tx: Tx, now: Instant) -> None:
    """Do the next step of each end that is due; one that was called off is forgotten when everybody knows."""
    for ending in programmes.endings_due(tx, now):
        step = _STEPS[ending.state](tx, programmes.get(tx, ending.programme_id), ending, now)
        if step is None:
            programmes.drop_ending(tx, ending.programme_id)
        else:
            programmes.put_ending(tx, step)


def _begin(_tx: Tx, _programme: Programme, ending: Ending, now: Instant) -> Ending:
    """Let nothing more be posted from now on."""
    return replace(ending, state="parting", reached=0, due_at=now, told_at=now)


def _say_farewell(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> Ending:
    """End what is open in the next groups, and say farewell there; after the last of them tell those who lead them."""
    groups = cohorts.following(tx, programme.id, CohortId(ending.reached), GROUPS_AT_ONCE)
    for cohort in groups:
        prompts.end_all(tx, cohort.id, now)
        letters.say_farewell(tx, cohort, ending, now)
    if len(groups) == GROUPS_AT_ONCE:
        return replace(ending, reached=groups[-1].id)
    letters.tell_staff(tx, programme, ending, now)
    letters.tell_admins(tx, programme, "told", now)
    return replace(ending, state="telling", reached=0)


def _tell_teachers(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> Ending:
    """Tell the next teachers, and after the last of them wait for the week before everything is deleted."""
    numbers = people.agreeing(tx, programme.id, PersonId(ending.reached), AT_ONCE)
    for number in numbers:
        letters.tell_teacher(tx, people.get(tx, number), ending, now)
    if len(numbers) == AT_ONCE:
        return replace(ending, reached=numbers[-1])
    return replace(ending, state="told", reached=0, due_at=Instant(ending.erase_at - rules.REMINDED_BEFORE))


def _remind(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> Ending:
    """Tell the admins that a week is left; it is, also where the bot was away, or its clock leapt."""
    letters.tell_admins(tx, programme, "reminded", now)
    erase_at = rules.with_notice(programme.calendar, ending.erase_at, now)
    return replace(ending, state="reminded", erase_at=erase_at, due_at=erase_at)


def _begin_to_erase(_tx: Tx, _programme: Programme, ending: Ending, now: Instant) -> Ending:
    """Begin on the day that was told; where it is long over, remind anew: the clock may have leapt, the file be old."""
    if now - ending.erase_at > rules.LATEST:
        return replace(ending, state="told", due_at=now)
    return replace(ending, state="erasing", reached=0, due_at=now)


def _erase(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> Ending:
    """Leave the next groups; when all are left, delete the next people; when all are gone, whatever is left."""
    groups = [one for one in cohorts.every_of_programme(tx, programme.id) if one.chat_id is not None]
    if groups:
        for cohort in groups[:GROUPS_AT_ONCE]:
            _leave(tx, cohort.chat_id)
            cohorts.give_up(tx, cohort, now)
        return ending
    persons = people.to_forget(tx, programme.id, AT_ONCE)
    if persons:
        return replace(ending, reached=ending.reached + sum([_let_go(tx, one) for one in persons]))
    _leave(tx, programme.staff_chat)
    cohorts.give_up_staff_group(tx, programme, now)
    people.leave_admins_only(tx, programme.id)
    store.clear(tx, programme.id)
    people.remember_course(tx, programme.slug)
    facts.wipe(tx)
    letters.tell_admins(tx, programme, "erased", now, n=ending.reached)
    return replace(ending, state="erased", due_at=now)


def _let_go(tx: Tx, person: PersonId) -> bool:
    """Delete somebody; say whether nobody else of this programme goes by their account: an account is one of people."""
    others = [one for one in people.names_of(tx, person) if one.id != person]
    programme = people.get(tx, person).programme_id
    people.remember_forgotten(tx, person)
    joining.let_go(tx, person)
    return all(one.programme_id != programme for one in others)


def next_forgotten(tx: Tx, now: Instant) -> Instant | None:
    """Return when a programme is to be deleted once more: at once where this file was restored from before that."""
    return now if _to_delete_again(tx) else None


def _to_delete_again(tx: Tx) -> list[Programme]:
    known = (one for one in programmes.all_of(tx) if not programmes.is_erased(tx, one.id))
    return [programme for programme in known if people.is_course_forgotten(tx, programme.slug)]


def begin_again(tx: Tx, now: Instant) -> None:
    """Delete in a restored file what was deleted since, in portions as on the day itself."""
    for programme in _to_delete_again(tx):
        programmes.put_ending(tx, Ending(programme.id, None, "erasing", now, now))


def forget(tx: Tx, now: Instant) -> None:
    """Delete in a copy that is kept, at once, what was deleted since."""
    for programme in _to_delete_again(tx):
        ending = Ending(programme.id, None, "erasing", now, now)
        while ending.state != "erased":
            ending = _erase(tx, programme, ending, now)
        programmes.put_ending(tx, ending)


def _leave(tx: Tx, chat: ChatId | None) -> None:
    """Forget what was said in a group, by us and to us."""
    if chat is not None:
        outbox.forget_chat(tx, chat)
        inbox.forget_account(tx, UserId(chat))
        store.clear_chat(tx, chat)


def _say_it_goes_on(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> Ending:
    """Say in the next groups which read the farewell that nothing is deleted; then tell those who lead them."""
    groups = cohorts.following(tx, programme.id, CohortId(ending.reached), GROUPS_AT_ONCE)
    for cohort in groups:
        letters.call_off(tx, cohort, ending, now)
    if len(groups) == GROUPS_AT_ONCE:
        return replace(ending, reached=groups[-1].id)
    letters.call_off_among_staff(tx, programme, ending, now)
    return replace(ending, state="reassuring", reached=0)


def _reassure_teachers(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> Ending | None:
    """Tell the next of the teachers who read in private of the end; None after the last of them."""
    numbers = people.agreeing(tx, programme.id, PersonId(ending.reached), AT_ONCE)
    for number in numbers:
        letters.reassure(tx, people.get(tx, number), ending, now)
    return replace(ending, reached=numbers[-1]) if len(numbers) == AT_ONCE else None


_STEPS: Final[Mapping[EndingState, Callable[[Tx, Programme, Ending, Instant], Ending | None]]] = {
    "waiting": _begin,
    "parting": _say_farewell,
    "telling": _tell_teachers,
    "told": _remind,
    "reminded": _begin_to_erase,
    "erasing": _erase,
    "returning": _say_it_goes_on,
    "reassuring": _reassure_teachers,
}
