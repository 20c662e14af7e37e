"""Use cases of somebody's own data: the download of everything, and its erasure."""

from staffroom import inbox, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.joining import store_strangers
from staffroom.rooms.joining.service import step_out
from staffroom.rooms.joining.values import PLACES, Kept
from staffroom.rooms.people import Person


def everything(tx: Tx, user: UserId) -> list[Kept]:
    """Return everything kept about the person behind an account, course by course.

    Raises Refusal for strangers.
    """
    known = people.by_account(tx, user)
    if not known:
        raise Refusal("joining-not-known")
    return [_kept(tx, person) for person in known]


def _kept(tx: Tx, person: Person) -> Kept:
    programme, rows = programmes.get(tx, person.programme_id), people.everything_about(tx, person.id)
    places = [row for table in PLACES for row in rows.get(table, ())]
    groups = {row["cohort_id"]: cohorts.get(tx, row["cohort_id"]).name for row in places}
    return Kept(programme.title, programme.zone, groups, rows)


def erase(tx: Tx, user: UserId, now: Instant) -> None:
    """Delete everything about the person behind an account, who leaves the group with it.

    Raises Refusal for strangers and for the only admin of a programme.
    """
    known = people.by_account(tx, user)
    if not known:
        raise Refusal("joining-not-known")
    for person in known:
        _refuse_the_last_admin(tx, person)
        step_out(tx, person, now)
        people.remember_forgotten(tx, person.id)
        let_go(tx, person.id)


def let_go(tx: Tx, person: PersonId) -> None:
    """Delete a person, and what is kept of their account once nobody of ours goes by it."""
    account = people.get(tx, person).telegram_id
    people.erase(tx, person)
    if account is None or people.by_account(tx, account):
        return
    store_strangers.forget_account(tx, account)
    people.forget_tries(tx, account)
    outbox.forget_chat(tx, ChatId(account))
    inbox.forget_account(tx, account)


def _refuse_the_last_admin(tx: Tx, person: Person) -> None:
    """Keep a programme from being without anybody who may look after it."""
    roles = people.roles(tx, person.id)
    held = [number for number, role in roles if role == "admin" and not programmes.is_erased(tx, number)]
    if any(len(people.admins(tx, programme)) == 1 for programme in held):
        raise Refusal("joining-erase-last-admin")
