"""Use cases of ending a programme: looked at, wanted, taken back or stopped. Who may is asked here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows, Words
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.endings import letters, rules, screens
from staffroom.rooms.endings.values import Outlook, Standing
from staffroom.rooms.programmes import Ending, Programme

FOREVER = Instant(1 << 60)
MOST = 10_000
A_WHILE = timedelta(days=14)
_CALLED_OFF = ("returning", "reassuring")


def administered(tx: Tx, admin: PersonId) -> Sequence[Programme]:
    """Return the programmes that somebody may end."""
    return [programmes.get(tx, number) for number in people.administered(tx, admin)]


def theirs(tx: Tx, admin: PersonId, number: ProgrammeId) -> Programme:
    """Return a programme for one of its admins; raises Refusal for everybody else."""
    if not cohorts.is_admin(tx, admin, number):
        raise Refusal("cohorts-admins-only")
    return programmes.get(tx, number)


def rows(tx: Tx, admin: PersonId, now: Instant) -> Rows:
    """Return the buttons of an admin's home: for each programme that ends, or whose calendar is behind it."""
    known = (one for one in administered(tx, admin) if not programmes.is_erased(tx, one.id))
    return tuple(
        (screens.menu_button(one.id, Words(one.title)),)
        for one in known
        if standing(tx, one) is not None or _is_behind(tx, one, now)
    )


def _is_behind(tx: Tx, programme: Programme, now: Instant) -> bool:
    """Say whether a programme has begun and nothing is to come in its groups."""
    begun = any(cohort.opened_at is not None for cohort in cohorts.of_programme(tx, programme.id))
    today = local_day(now, programme.zone)
    return begun and today >= programme.starts_on + A_WHILE and not prompts.coming(tx, programme.id, now, FOREVER, 1)


def news(tx: Tx, staff: PersonId) -> Sequence[Line]:
    """Return what the desk of whoever led groups says of each programme that is over."""
    numbers = dict.fromkeys(cohort.programme_id for cohort in cohorts.coordinated_by(tx, staff))
    found = (standing(tx, programmes.get(tx, number)) for number in numbers if programmes.is_over(tx, number))
    return [screens.on_the_desk(one) for one in found if one is not None]


def standing(tx: Tx, programme: Programme) -> Standing | None:
    """Return how the end of a programme stands, None where nobody ended it, or where it was called off."""
    found = programmes.ending(tx, programme.id)
    if found is None or found.state in _CALLED_OFF:
        return None
    return Standing(programme, found.state, found.due_at, rules.day_of(programme.calendar, found.erase_at))


def outlook(tx: Tx, programme: Programme, day: date, now: Instant) -> Outlook:
    """Return what ending a programme leads to.

    Raises Refusal where it is ended already, where it is just told that it is not, or where the day is too soon or far.
    """
    found = programmes.ending(tx, programme.id)
    if found is not None:
        raise Refusal("endings-returning" if found.state in _CALLED_OFF else "endings-already")
    if not rules.is_possible(programme.calendar, day, now):
        raise Refusal("endings-day", fewest=rules.FEWEST_DAYS, most=rules.MOST_DAYS)
    groups = [cohort for cohort in cohorts.of_programme(tx, programme.id) if cohort.chat_id is not None]
    teachers, staff = people.count_to_forget(tx, programme.id)
    return Outlook(
        programme,
        rules.told_at(programme.calendar, now),
        day,
        len(groups),
        teachers,
        staff,
        sum(row[3] for row in prompts.coming(tx, programme.id, now, FOREVER, MOST)),
    )


def begin(tx: Tx, programme: Programme, day: date, by: PersonId | None, now: Instant) -> Standing:
    """End a programme: it is told in a minute, and until then may be taken back; the other admins read of it now.

    Raises Refusal as `outlook` does.
    """
    found = outlook(tx, programme, day, now)
    erase_at = rules.erase_at(programme.calendar, day)
    programmes.put_ending(tx, Ending(programme.id, by, "waiting", found.told_at, erase_at))
    letters.tell_admins(tx, programme, "begun", now, but=by)
    return Standing(programme, "waiting", found.told_at, day)


def stop(tx: Tx, programme: Programme, by: PersonId | None, now: Instant) -> Standing:
    """Take the end of a programme back; where people were told of it, they are told of this, some at a time.

    Raises Refusal where there is no end, or where everything was deleted.
    """
    found, ending = standing(tx, programme), programmes.ending(tx, programme.id)
    if found is None or ending is None:
        raise Refusal("endings-none")
    if programmes.is_erased(tx, programme.id):
        raise Refusal("endings-too-late")
    if found.state == "waiting":
        programmes.drop_ending(tx, programme.id)
        letters.tell_admins(tx, programme, "taken_back", now, but=by)
    else:
        programmes.put_ending(tx, replace(ending, state="returning", reached=0, due_at=now))
        prompts.plan_anew(tx, programme.id, None, now)
        letters.tell_admins(tx, programme, "stopped", now, but=by)
    return found
