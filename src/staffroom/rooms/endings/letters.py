"""What the room posts: the farewell, word to everybody, and what admins are told."""

from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.endings import rules
from staffroom.rooms.endings.values import News
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Ending, Programme


def say_farewell(tx: Tx, cohort: Cohort, ending: Ending, now: Instant) -> None:
    """Say in a group that the programme has ended."""
    if cohort.chat_id is not None:
        _say(tx, f"endings.farewell:{cohort.id}:{now}", cohort.chat_id, {"cohort": cohort.id}, ending.erase_at, now)


def tell_staff(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> None:
    """Say it in the coordinators' group, and to each coordinator."""
    if programme.staff_chat is not None:
        key, args = f"endings.farewell:staff:{programme.id}:{now}", {"programme": programme.id}
        _say(tx, key, programme.staff_chat, args, ending.erase_at, now)
    admins = {admin.private_chat for admin in people.admins(tx, programme.id)}
    readers = [one for one in people.coordinators(tx, programme.id) if one.private_chat not in admins]
    args = {"programme": programme.id}
    cohorts.tell(tx, f"endings.leader:{programme.id}:{now}", "endings.leader", args, readers, now)


def _say(tx: Tx, key: str, chat: ChatId, args: dict[str, Any], until: Instant, now: Instant) -> None:
    note = Note(key, "endings.farewell", chat, args, when_unknown="resend_once", expires_at=until)
    outbox.post(tx, note, now)


def tell_teacher(tx: Tx, person: Person, ending: Ending, now: Instant) -> None:
    """Tell a teacher who has not left: after a pause, but in time; who is quiet reads it in the group."""
    if person.private_chat is None or person.left_at is not None or person.quiet:
        return
    last = Instant(ending.erase_at - rules.REMINDED_BEFORE)
    note = Note(
        f"endings.teacher:{person.id}:{now}",
        "endings.teacher",
        person.private_chat,
        {"person": person.id},
        person=person.id,
        priority=Priority.MASS,
        essential=True,
        when_unknown="resend_once",
        not_before=Instant(max(now, min(person.paused_until or now, last))),
        expires_at=ending.erase_at,
    )
    outbox.post(tx, note, now)


def call_off(tx: Tx, programme: Programme, now: Instant) -> None:
    """Say in every group that nothing is deleted."""
    groups = [(one.chat_id, {"cohort": int(one.id)}) for one in cohorts.of_programme(tx, programme.id)]
    for chat, args in (*groups, (programme.staff_chat, {"programme": int(programme.id)})):
        if chat is not None:
            key = f"endings.called_off:{chat}:{now}"
            outbox.post(tx, Note(key, "endings.called_off", chat, args, when_unknown="resend_once"), now)


def tell_admins(
    tx: Tx, programme: Programme, what: News, now: Instant, *, but: PersonId | None = None, n: int = 0
) -> None:
    """Tell every admin but the one who did it."""
    own = set() if but is None else {name.private_chat for name in people.names_of(tx, but)}
    readers = [one for one in cohorts.reachable_admins(tx, programme.id) if one.private_chat not in own]
    args = {"programme": programme.id, "what": what, "n": n, "at": now}
    cohorts.tell(tx, f"endings.admin:{what}:{programme.id}:{now}", "endings.admin", args, readers, now)
