"""What the room posts: word to those who were moved, to those who lead the groups, and into a group that ends."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves.values import Change, Wish
from staffroom.rooms.people import Person


def tell(tx: Tx, person: Person, old: Cohort, new: Cohort, now: Instant, *, was_in: bool) -> None:
    """Tell a teacher where their group is now, if they agreed to take part and have not left.

    Whoever is taken out of a group is told whatever they chose; else a pause is waited for, and quiet is respected.
    """
    agreed = people.consent_of(tx, person.id) is not None
    if person.private_chat is None or person.left_at is not None or not (agreed and (was_in or not person.quiet)):
        return
    note = Note(
        key=f"moves.moved:{person.id}:{new.id}:{now}",
        kind="moves.moved",
        chat=person.private_chat,
        args={"person": person.id, "old": old.id, "new": new.id, "rests": not people.is_counted(person, now)},
        person=person.id,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
        not_before=now if was_in else Instant(max(now, person.paused_until or 0)),
    )
    outbox.post(tx, note, now)


def tell_leaders(tx: Tx, change: Change, target: Cohort, by: PersonId | None, now: Instant) -> None:
    """Tell those who lead the groups, but for whoever made the change, how many go where: no names."""
    authors = set() if by is None else {name.private_chat for name in people.names_of(tx, by)}
    known = [*cohorts.leaders(tx, change.source), *cohorts.leaders(tx, target)]
    key = f"moves.news:{change.source.id}:{target.id}:{now}"
    args = {
        "kind": change.kind,
        "old": change.source.id,
        "new": target.id,
        "n": len(change.movers),
        "waits": change.waits,
    }
    readers = [reader for reader in known if reader.private_chat not in authors]
    cohorts.tell(tx, key, "moves.news", args, readers, now)


def farewell(tx: Tx, old: Cohort, new: Cohort, now: Instant) -> None:
    """Say in a group that ends where it goes on."""
    if old.chat_id is not None:
        args = {"old": old.id, "new": new.id}
        key = f"moves.farewell:{old.id}"
        note = Note(key, "moves.farewell", old.chat_id, args, priority=Priority.PERSON, when_unknown="never")
        outbox.post(tx, note, now)


def done(tx: Tx, wish: Wish, change: Change, target: Cohort, now: Instant) -> None:
    """Tell whoever wanted a change that it is done."""
    how = change.as_done
    args = {"kind": how.kind, "old": how.old, "target": target.id, "n": how.n, "waits": how.waits}
    cohorts.tell(
        tx,
        f"moves.done:{wish.id}",
        "moves.done",
        {**args, "person": wish.person_id},
        [people.get(tx, wish.by_id)],
        now,
    )


def not_done(tx: Tx, wish: Wish, refusal: Refusal, now: Instant) -> None:
    """Tell whoever wanted a change why it was not done."""
    args = {"key": refusal.key, "about": dict(refusal.args_of_text)}
    cohorts.tell(tx, f"moves.not_done:{wish.id}", "moves.not_done", args, [people.get(tx, wish.by_id)], now)
