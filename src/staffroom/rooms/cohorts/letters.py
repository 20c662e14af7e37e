"""What the room posts: greetings for groups, and word to those who lead them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel.clock import SECOND, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, ProgrammeId
from staffroom.outbox import Note, Priority, Sent
from staffroom.rooms import programmes
from staffroom.rooms.cohorts import places, store, store_facts
from staffroom.rooms.cohorts.group_rules import ChatFacts
from staffroom.rooms.cohorts.values import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme

LONG_AGO = Instant(0)
PATIENCE = 45 * SECOND
"""How long a group that nobody announced may take to turn out to be a cohort's."""


def greet(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Post the welcome and the guidelines into a group that has just become ours."""
    if cohort.chat_id is None:
        return
    for kind in ("cohorts.welcome", "cohorts.guidelines"):
        key, args = f"{kind}:{cohort.id}:{cohort.chat_id}", {"cohort": cohort.id}
        outbox.post(tx, Note(key, kind, cohort.chat_id, args, when_unknown="resend_once"), now)


def ask_in(tx: Tx, cohort: Cohort, now: Instant, *, goes: Instant = LONG_AGO) -> bool:
    """Ask the people in a group to check in, at most once a day; say whether they are asked by this."""
    if cohort.chat_id is None:
        return False
    note = Note(
        outbox.open_key(tx, _asked_in(cohort, now)),
        "cohorts.check_in",
        cohort.chat_id,
        {"cohort": cohort.id},
        when_unknown="resend_once",
        not_before=goes,
    )
    return outbox.post(tx, note, now)


def ask_nobody_in(tx: Tx, cohort: Cohort, asked: Instant, now: Instant) -> bool:
    """Take back that people in a group are asked to check in; say whether that was in time."""
    return outbox.cancel(tx, outbox.last_attempt(tx, _asked_in(cohort, asked))[0], now)


def _asked_in(cohort: Cohort, asked: Instant) -> str:
    return f"cohorts.check_in:{cohort.id}:{cohort.chat_id}:{local_day(asked, ZoneInfo(cohort.zone)).isoformat()}"


def pin_guidelines(tx: Tx, sent: Sent) -> None:
    """Pin the guidelines once they are in the group."""
    if sent.message_id is None:
        return
    key = f"cohorts.pin:{sent.chat}:{sent.message_id}"
    outbox.call(tx, key, "pinChatMessage", sent.chat, sent.at, message_id=sent.message_id, disable_notification=True)


def pin_again(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Pin the guidelines once more."""
    place = outbox.place_of(tx, f"cohorts.guidelines:{cohort.id}:{cohort.chat_id}")
    if place is None:
        return
    chat, message = place
    key = outbox.open_key(tx, f"cohorts.pin:{chat}:{message}", again=True)
    outbox.call(tx, key, "pinChatMessage", chat, now, message_id=message, disable_notification=True)


def note_pin(tx: Tx, chat: ChatId, params: Any, _result: Any, _now: Instant) -> None:  # noqa: ANN401
    """Note that the guidelines were pinned."""
    cohort = store.by_chat(tx, chat)
    if cohort is not None and (outbox.origin(tx, chat, params["message_id"]) or "").startswith("cohorts.guidelines:"):
        store_facts.put(tx, replace(store_facts.get(tx, cohort.id), pinned=1))


def greet_staff(tx: Tx, programme: Programme, chat: ChatId, now: Instant) -> None:
    """Say in the coordinators' group what it is for."""
    key, args = f"cohorts.staff_welcome:{programme.id}:{chat}", {"programme": programme.id}
    outbox.post(tx, Note(key, "cohorts.staff_welcome", chat, args, when_unknown="resend_once"), now)


def say_state(tx: Tx, cohort: Cohort, person: Person, now: Instant) -> None:
    """Tell the person who brought a group how it stands."""
    tell(tx, f"cohorts.state:{cohort.id}:{now}", "cohorts.state", {"cohort": cohort.id}, [person], now)


def say_ready(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Tell those who lead a cohort that its group is ready."""
    key = f"cohorts.ready:{cohort.id}:{cohort.chat_id}"
    tell(tx, key, "cohorts.ready", {"cohort": cohort.id}, places.leaders(tx, cohort), now)


def tell_change(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Tell coordinator and admins what a running group lost or regained, once a day for the same change."""
    if cohort.closed_at is not None:
        return
    day = local_day(now, programmes.get(tx, cohort.programme_id).zone).isoformat()
    change = cohort.missing.replace(" ", "+") or "whole"
    args: dict[str, int | str] = {"cohort": cohort.id, "missing": cohort.missing}
    readers = [*places.leaders(tx, cohort), *places.reachable_admins(tx, cohort.programme_id)]
    key = f"cohorts.rights:{cohort.id}:{change}:{day}"
    _tell_of(tx, cohort.programme_id, key, "cohorts.rights", args, readers, now)


def ask_name(tx: Tx, cohort: Cohort, which: int, now: Instant) -> None:
    """Ask those who lead a cohort about the name that its group was given."""
    key, args = f"cohorts.renamed:{cohort.id}:{which}", {"cohort": cohort.id, "which": which}
    _tell_of(tx, cohort.programme_id, key, "cohorts.renamed", args, places.leaders(tx, cohort), now)


def ask_about_waiting(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Ask those who lead a cohort what to do with what waited while the bot was out of the group."""
    key, args = f"cohorts.waiting:{cohort.id}:{now}", {"cohort": cohort.id}
    _tell_of(tx, cohort.programme_id, key, "cohorts.waiting", args, places.leaders(tx, cohort), now)


def tell_unled(tx: Tx, cohort: Cohort, left: Person, now: Instant) -> None:
    """Tell the admins, once, that nobody leads a cohort since its coordinator is out of the group."""
    key, args = f"cohorts.unled:{cohort.id}:{left.id}:{now}", {"cohort": cohort.id, "left": left.id}
    _tell_of(tx, cohort.programme_id, key, "cohorts.unled", args, places.reachable_admins(tx, cohort.programme_id), now)


def tell_appointed(tx: Tx, cohort: Cohort, leader: Person, now: Instant) -> None:
    """Tell a coordinator that they lead a cohort from now on."""
    key = f"cohorts.appointed:{cohort.id}:{leader.id}:{now}"
    tell(tx, key, "cohorts.appointed", {"cohort": cohort.id}, [leader], now)


def tell_resting(tx: Tx, programme: Programme, person: Person, now: Instant) -> None:
    """Tell the admins, once, that a coordinator is out of the coordinators' group and rests; tell them, too."""
    args: dict[str, int | str] = {"person": person.id}
    admins = places.reachable_admins(tx, programme.id)
    tell(tx, f"cohorts.rests:{person.id}:{now}", "cohorts.rests", args, admins, now)
    tell(tx, f"cohorts.you_rest:{person.id}:{now}", "cohorts.you_rest", args, [person], now)


def tell_back(tx: Tx, programme: Programme, person: Person, now: Instant) -> None:
    """Welcome a coordinator back who rested."""
    key, args = f"cohorts.back:{person.id}:{now}", {"programme": programme.id}
    tell(tx, key, "cohorts.back", args, [person], now)


def tell_staff_group_lost(tx: Tx, programme: Programme, now: Instant) -> None:
    """Tell the admins that the bot is out of the coordinators' group."""
    day = local_day(now, programme.zone).isoformat()
    key, args = f"cohorts.staff_lost:{programme.id}:{day}", {"programme": programme.id}
    _tell_of(tx, programme.id, key, "cohorts.staff_lost", args, places.reachable_admins(tx, programme.id), now)


def tell_owner(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Tell coordinator and admins, once a day, that their group has another owner in Telegram."""
    day = local_day(now, programmes.get(tx, cohort.programme_id).zone).isoformat()
    readers = [*places.leaders(tx, cohort), *places.reachable_admins(tx, cohort.programme_id)]
    key, args = f"cohorts.owner:{cohort.id}:{day}", {"cohort": cohort.id}
    _tell_of(tx, cohort.programme_id, key, "cohorts.owner", args, readers, now)


def tell_staff_owner(tx: Tx, programme: Programme, now: Instant) -> None:
    """Tell the admins, once a day, that the coordinators' group has another owner in Telegram."""
    key, args = f"cohorts.staff_owner:{programme.id}:{local_day(now, programme.zone)}", {"programme": programme.id}
    _tell_of(tx, programme.id, key, "cohorts.staff_owner", args, places.reachable_admins(tx, programme.id), now)


def _tell_of(
    tx: Tx,
    programme: ProgrammeId,
    key: str,
    kind: str,
    args: Mapping[str, Any],
    readers: Iterable[Person],
    now: Instant,
) -> None:
    """Write about a group to those who look after it; when its programme is over it is its members' own matter."""
    if not programmes.is_over(tx, programme):
        tell(tx, key, kind, args, readers, now)


def tell(  # a note's own fields
    tx: Tx,
    key: str,
    kind: str,
    args: Mapping[str, Any],
    readers: Iterable[Person],
    now: Instant,
    *,
    not_before: Instant = LONG_AGO,
) -> None:
    """Write to each reader's account once; staff work is essential, nobody's quiet time is meant by it."""
    for person in places.readers(readers):
        if person.private_chat is not None:
            note = Note(
                f"{key}:{person.id}",
                kind,
                person.private_chat,
                {**args, "reader": person.id},
                person=person.id,
                priority=Priority.PERSON,
                essential=True,
                when_unknown="resend_once",
                not_before=not_before,
            )
            outbox.post(tx, note, now)


def ask_which(tx: Tx, facts: ChatFacts, person: Person, now: Instant) -> None:
    """Ask the one who added the bot to an unknown group what it is for, unless it turns out by itself soon."""
    if person.private_chat is None:
        leave(tx, facts.chat, now)
        return
    key, args = f"cohorts.which:{facts.chat}:{now}", {"chat": facts.chat, "title": facts.title}
    tell(tx, key, "cohorts.which", args, [person], now, not_before=Instant(now + PATIENCE))


def leave(tx: Tx, chat: ChatId, now: Instant, *, patience: int = PATIENCE) -> None:
    """Leave a group that is none of ours, unless it turns out soon that it is."""
    key = outbox.open_key(tx, f"cohorts.leave:{chat}", again=True)
    outbox.call(tx, key, "leaveChat", chat, now, not_before=Instant(now + patience))


def tell_left(tx: Tx, facts: ChatFacts, now: Instant) -> None:
    """Tell the admins, once a day, that the bot leaves a group to which somebody unknown added it."""
    for programme in programmes.all_of(tx):
        key = f"cohorts.left:{programme.id}:{local_day(now, programme.zone).isoformat()}"
        args = {"chat": facts.chat, "title": facts.title}
        readers, at = places.reachable_admins(tx, programme.id), Instant(now + PATIENCE + SECOND)
        tell(tx, key, "cohorts.left", args, readers, now, not_before=at)


def stay(tx: Tx, chat: ChatId, now: Instant) -> None:
    """Take back the wish to leave a group: it is ours."""
    outbox.cancel(tx, outbox.open_key(tx, f"cohorts.leave:{chat}", again=True), now)
