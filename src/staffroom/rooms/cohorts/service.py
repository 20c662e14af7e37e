"""Use cases: a chat becomes a cohort's group or the coordinators' group, and stays fit for it."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts as installation
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Words, text
from staffroom.kernel.text import SOURCE
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import group_rules, letters, meeting, places, store, store_facts
from staffroom.rooms.cohorts.group_rules import STAFF_REQUESTS, ChatFacts
from staffroom.rooms.cohorts.values import Cohort, SetUp
from staffroom.rooms.programmes import Programme

Tell = Callable[[Line, str], str]
"""Turns a line into plain words of a language: the translator's `plain`."""

FOUNDERS = 2
"""The bot and whoever made the group; with more people in it, some were there before the bot."""
DESCRIPTION_LIMIT = 255
LINK_NAME_LIMIT = 32
WATCHED = HOUR
"""So long a group is read often after somebody looked at what it needs."""


def led_or_refused(tx: Tx, cohort_id: CohortId, staff: PersonId) -> Cohort:
    """Return a cohort for someone who may act for it; raises Refusal for anyone else."""
    try:
        cohort = store.get(tx, cohort_id)
    except LookupError:
        raise Refusal("cohorts-unknown") from None
    if not places.may_lead(tx, cohort, staff):
        raise Refusal("cohorts-not-yours")
    if cohort.closed_at is not None:
        raise Refusal("cohorts-closed", name=cohort.name)
    return cohort


def administered(tx: Tx, programme_id: ProgrammeId, admin: PersonId) -> Programme:
    """Return a programme for one of its admins; raises Refusal for anyone else."""
    if not places.is_admin(tx, admin, programme_id):
        raise Refusal("cohorts-admins-only")
    return programmes.get(tx, programme_id)


def begin(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant) -> SetUp:
    """Begin to set up a cohort's group: a new code for this person replaces the last one."""
    cohort = led_or_refused(tx, cohort_id, staff)
    watch_closely(tx, cohort, staff, now)
    return SetUp(cohort.id, _new_code(tx, f"g{cohort.id}", staff), cohort.name)


def watch_closely(tx: Tx, cohort: Cohort, staff: PersonId, now: Instant) -> None:
    """Read a cohort's group now, and often for a while: somebody is setting it up."""
    known, is_out = store_facts.get(tx, cohort.id), group_rules.ABSENT in cohort.missing.split()
    known = replace(known, set_up_by=staff, watched_until=Instant(now + WATCHED), read_at=Instant(0))
    store_facts.put(tx, replace(known, roll_due=int(known.roll_due or is_out)))


def begin_staff(tx: Tx, programme_id: ProgrammeId, admin: PersonId) -> SetUp:
    """Begin to set up the coordinators' group."""
    programme = administered(tx, programme_id, admin)
    return SetUp(STAFF_REQUESTS + programme.id, _new_code(tx, f"s{programme.id}", admin), Words(programme.title))


def _new_code(tx: Tx, what: str, staff: PersonId) -> str:
    code = f"{what}-{secrets.token_urlsafe(12)}"
    installation.put(tx, _code_name(what, staff), code)
    return code


def _code_name(what: str, staff: PersonId) -> str:
    return f"cohorts.code.{what}.{staff}"


def language_of(tx: Tx, code: str) -> str:
    """Return the language of whoever leads the group for which a code was made, else of the group or the course."""
    kind, number = code[0], int(code[1:].partition("-")[0])
    try:
        if kind == "s":
            return programmes.get(tx, ProgrammeId(number)).language
        cohort = store.get(tx, CohortId(number))
    except LookupError:
        return SOURCE
    leader = None if cohort.coordinator_id is None else people.find(tx, cohort.coordinator_id)
    return cohort.language if leader is None else leader.language


@dataclass(frozen=True)
class Taken:
    """What became of a chat: the cohort that it is for, or None where it is the coordinators' group."""

    cohort: Cohort | None


def take_by_code(tx: Tx, code: str, staff: PersonId, facts: ChatFacts, tell: Tell, now: Instant) -> Taken:
    """Take the group in which somebody sent their code; a code works once, and for that person only."""
    what = code.partition("-")[0]
    if installation.get(tx, _code_name(what, staff)) != code:
        raise Refusal("cohorts-code-used")
    installation.forget(tx, _code_name(what, staff))
    request = int(what[1:]) + (STAFF_REQUESTS if what.startswith("s") else 0)
    taken = take(tx, request, staff, facts, tell, now)
    if taken.cohort is not None:
        letters.say_state(tx, taken.cohort, people.get(tx, staff), now)
    return taken


def take(tx: Tx, request_id: int, staff: PersonId, facts: ChatFacts, tell: Tell, now: Instant) -> Taken:
    """Take the chat that somebody shared for a request."""
    if request_id >= STAFF_REQUESTS:
        take_staff_group(tx, ProgrammeId(request_id - STAFF_REQUESTS), staff, facts, now)
        return Taken(None)
    return Taken(take_group(tx, CohortId(request_id), staff, facts, tell, now))


def take_group(tx: Tx, cohort_id: CohortId, staff: PersonId, facts: ChatFacts, tell: Tell, now: Instant) -> Cohort:
    """Make a chat a cohort's group: note what is missing, and where nothing is, open it."""
    cohort = led_or_refused(tx, cohort_id, staff)
    _refuse_taken(tx, cohort.id, facts)
    if cohort.chat_id not in (None, facts.chat) and cohort.opened_at and group_rules.ABSENT not in cohort.missing:
        raise Refusal("cohorts-has-group", name=cohort.name)
    if not facts.bot_is_member:
        raise Refusal("cohorts-missing-absent")
    letters.stay(tx, facts.chat, now)
    if cohort.chat_id not in (None, facts.chat):
        store.give_up_group(tx, cohort.id)
        store_facts.put(tx, replace(store_facts.get(tx, cohort.id), title="", titled_at=Instant(0), pinned=0))
    store.set_group(tx, cohort.id, facts.chat)
    return _checked(tx, store.get(tx, cohort.id), facts, tell, now)


def _refuse_taken(tx: Tx, cohort_id: CohortId | None, facts: ChatFacts) -> None:
    """Refuse a chat that is no group, another cohort's, or the coordinators'."""
    if facts.bot_is_member and facts.kind not in ("group", "supergroup"):
        raise Refusal("cohorts-no-group")
    other = store.ever_by_chat(tx, facts.chat)
    if other is not None and other.id != cohort_id:
        raise Refusal("cohorts-taken", name=other.name)
    if cohort_id is not None and programmes.by_staff_chat(tx, facts.chat) is not None:
        raise Refusal("cohorts-taken-by-staff")


def take_staff_group(tx: Tx, programme_id: ProgrammeId, admin: PersonId, facts: ChatFacts, now: Instant) -> None:
    """Make a chat the coordinators' group of a programme: any group in which the bot is."""
    programme = administered(tx, programme_id, admin)
    _refuse_taken(tx, None, facts)
    other = programmes.by_staff_chat(tx, facts.chat)
    if other is not None and other.id != programme_id:
        raise Refusal("cohorts-taken-by-staff")
    if not facts.bot_is_member:
        raise Refusal("cohorts-missing-absent")
    letters.stay(tx, facts.chat, now)
    if programme.staff_chat != facts.chat:
        meeting.becomes(tx, programme.id, facts.chat)
    letters.greet_staff(tx, programme, facts.chat, now)


def note_facts(tx: Tx, facts: ChatFacts, tell: Tell, now: Instant) -> Cohort | None:
    """Compare a chat with what a cohort's group needs, tell of each change once; None where it is no cohort's."""
    cohort = store.ever_by_chat(tx, facts.chat)
    if cohort is None or cohort.closed_at is not None:
        return cohort
    after = _checked(tx, cohort, facts, tell, now)
    if after.missing == cohort.missing or cohort.opened_at is None:
        return after
    letters.tell_change(tx, after, now)
    before = cohort.missing.split()
    was_open = group_rules.is_open_to_others(cohort.missing)
    outbox.release(tx, facts.chat, now, messages=was_open and group_rules.ABSENT not in before)
    if group_rules.ABSENT in before and outbox.waiting_in(tx, facts.chat):
        letters.ask_about_waiting(tx, after, now)
    return after


def may_act(tx: Tx, chat: ChatId, method: str) -> bool:
    """Say whether anything can be said or done in a chat now; of chats that are no cohort's nothing is known."""
    cohort = store.ever_by_chat(tx, chat) if chat < 0 else None
    if cohort is None:
        return True
    speaks = method != outbox.SAY or group_rules.may_speak(cohort.missing, cohort.in_public)
    return speaks and group_rules.may_act(cohort.missing, method)


def decide_waiting(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant, *, post: bool) -> tuple[Cohort, int]:
    """Post or drop what waited for a group while the bot was out of it; return how many messages."""
    cohort = led_or_refused(tx, cohort_id, staff)
    if cohort.chat_id is None:
        raise Refusal("cohorts-unknown")
    found = outbox.waiting_in(tx, cohort.chat_id)
    if post:
        outbox.release(tx, cohort.chat_id, now)
    else:
        outbox.drop(tx, cohort.chat_id, now)
    return cohort, found


def _checked(tx: Tx, cohort: Cohort, facts: ChatFacts, tell: Tell, now: Instant) -> Cohort:
    lacking = group_rules.missing(facts)
    if group_rules.FOREIGN in cohort.missing.split() and facts.bot_is_member:  # only people can tell that it is mended
        lacking = (group_rules.FOREIGN, *lacking)
    set_missing(tx, cohort.id, lacking)
    known = store_facts.get(tx, cohort.id)
    regained = facts.bot_is_admin and _was_blind(cohort)
    store_facts.put(
        tx,
        replace(
            known, loose=" ".join(group_rules.loose(facts)), looked_at=now, roll_due=int(known.roll_due or regained)
        ),
    )
    checked = store.get(tx, cohort.id)
    if not lacking and checked.opened_at is None:
        _open(tx, checked, facts, tell, now)
    elif not lacking and checked.invite_link is None:
        ask_link(tx, checked, now)
    return checked


def _was_blind(cohort: Cohort) -> bool:
    """Say whether Telegram told nothing of who came and went: it tells administrators only."""
    return cohort.opened_at is not None and bool({group_rules.ABSENT, "admin"} & set(cohort.missing.split()))


def set_missing(tx: Tx, cohort: CohortId, lacking: Iterable[str]) -> None:
    """Write what a cohort's group lacks."""
    written = " ".join(lacking)
    store.set_missing(tx, cohort, written, is_open=group_rules.is_open_to_others(written))


def _open(tx: Tx, cohort: Cohort, facts: ChatFacts, tell: Tell, now: Instant) -> None:
    """Give the group its name, description and permissions, ask for its link, and greet it."""
    if facts.title != cohort.name:
        deed(tx, cohort, "setChatTitle", now, title=cohort.name)
    deed(tx, cohort, "setChatDescription", now, description=_description(tx, cohort, tell))
    deed(
        tx,
        cohort,
        "setChatPermissions",
        now,
        permissions=group_rules.PERMISSIONS,
        use_independent_chat_permissions=True,
    )
    ask_link(tx, cohort, now)
    letters.greet(tx, cohort, now)
    if facts.members > FOUNDERS:
        letters.ask_in(tx, cohort, now)


def _description(tx: Tx, cohort: Cohort, tell: Tell) -> str:
    programme = programmes.get(tx, cohort.programme_id)
    return tell(text("cohorts-description", course=Words(programme.title)), cohort.language)[:DESCRIPTION_LIMIT]


def ask_link(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Ask Telegram for a link whose users are let in one by one."""
    name = cohort.name[:LINK_NAME_LIMIT]
    deed(tx, cohort, "createChatInviteLink", now, again=True, name=name, creates_join_request=True)


def deed(tx: Tx, cohort: Cohort, method: str, now: Instant, *, again: bool = False, **params: Any) -> None:  # noqa: ANN401
    """Queue a deed in the cohort's chat, once; `again` for one that is to be repeated although it was done."""
    if cohort.chat_id is not None:
        key = outbox.open_key(tx, f"cohorts.{method}:{cohort.id}:{cohort.chat_id}", again=again)
        outbox.call(tx, key, method, cohort.chat_id, now, **params)


def keep_link(tx: Tx, chat: ChatId, _params: Any, result: Any, now: Instant) -> None:  # noqa: ANN401
    """Keep the link that Telegram made; the first one opens the group, which its leaders are told."""
    cohort = store.by_chat(tx, chat)
    if cohort is None or result is None:
        return
    store.set_link(tx, cohort.id, result.invite_link, now)
    if cohort.opened_at is None:
        letters.say_ready(tx, store.get(tx, cohort.id), now)
