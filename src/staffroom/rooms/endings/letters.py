"""What the room posts: the farewell, word to everybody, what admins are told, and word that all of it is called off."""

from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.endings import rules
from staffroom.rooms.endings.values import News
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Ending, Programme

_READ = ("claimed", "unknown", "sent")
"""States of a note that somebody read, reads just now, or may have read."""


def say_farewell(tx: Tx, cohort: Cohort, ending: Ending, now: Instant) -> None:
    """Say in a group that the programme has ended; whatever else still waited for it is dropped."""
    if cohort.chat_id is not None:
        _say_last(tx, _farewell(cohort.id, ending), cohort.chat_id, {"cohort": cohort.id}, ending, now)


def _farewell(place: object, ending: Ending) -> str:
    return f"endings.farewell:{place}:{ending.told_at}"


def tell_staff(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> None:
    """Say it in the coordinators' group, and to each coordinator."""
    args = {"programme": int(programme.id)}
    if programme.staff_chat is not None:
        _say_last(tx, _farewell(f"staff:{programme.id}", ending), programme.staff_chat, args, ending, now)
    cohorts.tell(tx, _to_leaders(ending), "endings.leader", args, _leaders(tx, programme.id), now)


def _to_leaders(ending: Ending) -> str:
    return f"endings.leader:{ending.programme_id}:{ending.told_at}"


def _leaders(tx: Tx, programme: ProgrammeId) -> list[Person]:
    """Return the coordinators of a programme who are no admins of it."""
    admins = {admin.private_chat for admin in people.admins(tx, programme)}
    return [one for one in people.coordinators(tx, programme) if one.private_chat not in admins]


def _say_last(tx: Tx, key: str, chat: ChatId, args: dict[str, int], ending: Ending, now: Instant) -> None:
    outbox.drop(tx, chat, now)
    note = Note(key, "endings.farewell", chat, args, when_unknown="resend_once", expires_at=ending.erase_at)
    outbox.post(tx, note, now)


def tell_teacher(tx: Tx, person: Person, ending: Ending, now: Instant) -> None:
    """Tell a teacher who has not left: after a pause, but in time; who is quiet reads it in the group."""
    last = Instant(ending.erase_at - rules.REMINDED_BEFORE)
    moment = Instant(max(now, min(person.paused_until or now, last)))
    _write(tx, _to_teacher(person, ending), "endings.teacher", person, now, moment, ending.erase_at)


def _to_teacher(person: Person, ending: Ending) -> str:
    return f"endings.teacher:{person.id}:{ending.told_at}"


def _write(
    tx: Tx, key: str, kind: str, person: Person, now: Instant, moment: Instant, until: Instant | None = None
) -> None:
    if person.private_chat is None or person.left_at is not None or person.quiet:
        return
    note = Note(
        key,
        kind,
        person.private_chat,
        {"person": person.id},
        person=person.id,
        priority=Priority.MASS,
        essential=True,
        when_unknown="resend_once",
        not_before=moment,
        expires_at=until,
    )
    outbox.post(tx, note, now)


def call_off(tx: Tx, cohort: Cohort, ending: Ending, now: Instant) -> None:
    """Say in a group that nothing is deleted, where it read the farewell; one that had not is not sent it any more."""
    if cohort.chat_id is not None and _was_read(tx, _farewell(cohort.id, ending), ending, now):
        _say_off(tx, cohort.chat_id, {"cohort": cohort.id}, now)


def call_off_among_staff(tx: Tx, programme: Programme, ending: Ending, now: Instant) -> None:
    """Say the same in the coordinators' group, and to each coordinator who read of the end."""
    args = {"programme": int(programme.id)}
    staff = programme.staff_chat
    if staff is not None and _was_read(tx, _farewell(f"staff:{programme.id}", ending), ending, now):
        _say_off(tx, staff, args, now)
    told = [one for one in _leaders(tx, programme.id) if _was_read(tx, f"{_to_leaders(ending)}:{one.id}", ending, now)]
    cohorts.tell(tx, f"endings.leader_off:{programme.id}:{now}", "endings.leader_off", args, told, now)


def _say_off(tx: Tx, chat: ChatId, args: dict[str, Any], now: Instant) -> None:
    key = f"endings.called_off:{chat}:{now}"
    outbox.post(tx, Note(key, "endings.called_off", chat, args, when_unknown="resend_once"), now)


def reassure(tx: Tx, person: Person, ending: Ending, now: Instant) -> None:
    """Tell a teacher that nothing is deleted, after a pause, where they read in private that it would be."""
    if _was_read(tx, _to_teacher(person, ending), ending, now):
        moment = Instant(max(now, person.paused_until or now))
        _write(tx, f"endings.teacher_off:{person.id}:{ending.told_at}", "endings.teacher_off", person, now, moment)


def _was_read(tx: Tx, key: str, ending: Ending, now: Instant) -> bool:
    """Say whether word of the end went out, be it so long ago that its books are gone; what still waits is taken back.

    Whoever was not to be told in private, and may be by now, is told of this rather than not.
    """
    if outbox.cancel(tx, key, now):
        return False
    state = outbox.state_of(tx, key)
    if state is None:
        return ending.told_at is None or now - ending.told_at >= outbox.ENDED_KEPT
    return state in _READ


def tell_admins(
    tx: Tx, programme: Programme, what: News, now: Instant, *, but: PersonId | None = None, n: int = 0
) -> None:
    """Tell every admin but the one who did it."""
    own = set() if but is None else {name.private_chat for name in people.names_of(tx, but)}
    readers = [one for one in cohorts.reachable_admins(tx, programme.id) if one.private_chat not in own]
    args = {"programme": programme.id, "what": what, "n": n, "at": now}
    cohorts.tell(tx, f"endings.admin:{what}:{programme.id}:{now}", "endings.admin", args, readers, now)
