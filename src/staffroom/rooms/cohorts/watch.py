"""Use cases: what happens to groups without being asked for: the bot comes or goes, a group moves or opens."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Ways
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import group_rules, letters, meeting, naming, places, service, store, store_facts
from staffroom.rooms.cohorts.group_rules import FOREIGN, OPENINGS, ChatFacts
from staffroom.rooms.cohorts.service import Tell
from staffroom.rooms.cohorts.values import Cohort
from staffroom.rooms.programmes import Programme

LONG_AGO = Instant(0)


def bot_moved(tx: Tx, facts: ChatFacts, by: PersonId | None, tell: Tell, now: Instant) -> None:
    """Act on the bot's being added, removed, promoted or demoted in a chat, by staff or a stranger."""
    cohort = service.note_facts(tx, facts, tell, now)
    if cohort is not None:
        naming.resume(tx, cohort, now)
        return
    staffed = programmes.by_staff_chat(tx, facts.chat)
    if staffed is not None:
        _in_or_out_of_the_meeting(tx, staffed, facts, now)
    elif facts.bot_is_member:
        _strange(tx, facts, by, now)
    else:
        letters.stay(tx, facts.chat, now)


def _in_or_out_of_the_meeting(tx: Tx, programme: Programme, facts: ChatFacts, now: Instant) -> None:
    """Ask who is in the coordinators' group once the bot is there (again); tell where it is out of it."""
    if facts.bot_is_member:
        meeting.anew(tx, programme.id)
    else:
        letters.tell_staff_group_lost(tx, programme, now)


def _strange(tx: Tx, facts: ChatFacts, by: PersonId | None, now: Instant) -> None:
    if by is None:
        letters.leave(tx, facts.chat, now)
        letters.tell_left(tx, facts, now)
    else:
        letters.ask_which(tx, facts, people.get(tx, by), now)


def uses(tx: Tx, staff: PersonId) -> tuple[list[Cohort], list[Programme]]:
    """Return what a group may become that somebody brought: their groups and programmes that have none."""
    groups = [cohort for cohort in places.led_by(tx, staff) if cohort.chat_id is None]
    looked_after = [programmes.get(tx, number) for number in people.administered(tx, staff)]
    return groups, [programme for programme in looked_after if programme.staff_chat is None and not programme.solo]


def leave_on_request(tx: Tx, chat: ChatId, _staff: PersonId, now: Instant) -> None:
    """Leave a group that is none of ours because somebody of staff says so."""
    if store.ever_by_chat(tx, chat) is not None or programmes.by_staff_chat(tx, chat) is not None:
        raise Refusal("cohorts-in-use")
    letters.leave(tx, chat, now, patience=0)


def moved(tx: Tx, old: ChatId, facts: ChatFacts, ways: Ways, tell: Tell, now: Instant) -> Cohort | None:
    """Let everything follow a group that became a supergroup, then look at it as at any other."""
    letters.stay(tx, facts.chat, now)
    outbox.migrate_chat(tx, old, facts.chat, ways)
    return service.note_facts(tx, facts, tell, now)


def check(
    tx: Tx, cohort_id: CohortId, staff: PersonId, facts: ChatFacts, ways: Ways, tell: Tell, now: Instant
) -> Cohort:
    """Check a cohort's group again because its coordinator asks."""
    cohort = service.led_or_refused(tx, cohort_id, staff)
    if cohort.chat_id is not None:
        looked(tx, cohort.chat_id, facts, ways, tell, now)
    return store.get(tx, cohort_id)


def looked(tx: Tx, chat: ChatId, facts: ChatFacts, ways: Ways, tell: Tell, now: Instant) -> Cohort | None:
    """Note what was read of a chat, also where it turned out to have become another one."""
    if facts.chat != chat:
        return moved(tx, chat, facts, ways, tell, now)
    return service.note_facts(tx, facts, tell, now)


def follow_chat(tx: Tx, old: ChatId, new: ChatId) -> None:
    """Point cohort and programme to the supergroup that their group became; the link must be made anew."""
    programmes.move_staff_chat(tx, old, new)
    if store.ever_by_chat(tx, new) is not None:
        return
    store.move_group(tx, old, new)
    cohort = store.by_chat(tx, new)
    if cohort is not None and cohort.opened_at is not None and not cohort.missing:
        service.ask_link(tx, cohort, LONG_AGO)


def refused(tx: Tx, chat: ChatId, _person: PersonId | None, reason: str, now: Instant) -> None:
    """Learn from a refusal in a cohort's group that we are out of it or lack rights, and tell."""
    cohort = store.by_chat(tx, chat)
    lacking = group_rules.absence_in(reason)
    if cohort is None or lacking is None or cohort.missing:
        return
    service.set_missing(tx, cohort.id, [lacking])
    if cohort.opened_at is not None:
        letters.tell_change(tx, store.get(tx, cohort.id), now)


def opened_to_others(tx: Tx, cohort_id: CohortId, how: str, now: Instant) -> None:
    """Note what opens a running group of ours to others, say so once, and post nothing there until somebody decides."""
    cohort = store.get(tx, cohort_id)
    if cohort.opened_at is not None and how not in cohort.missing.split():
        service.set_missing(tx, cohort.id, [how, *cohort.missing.split()])
        letters.tell_change(tx, store.get(tx, cohort.id), now)


def note_openings(tx: Tx, chat: ChatId, found: Collection[str], now: Instant) -> None:
    """Note what opens a chat to others, if it is a group of ours."""
    cohort = store.by_chat(tx, chat)
    if cohort is None:
        return
    for how in found:
        opened_to_others(tx, cohort.id, how, now)


def are_known(tx: Tx, chat: ChatId, found: Collection[str]) -> bool:
    """Say whether there is nothing to tell about what opens a chat: no running group of ours, or told already."""
    cohort = store.by_chat(tx, chat)
    return cohort is None or cohort.opened_at is None or set(found) <= set(cohort.missing.split())


def running(tx: Tx) -> list[ChatId]:
    """Return the groups that were opened."""
    return store.running(tx)


def openings_differ(tx: Tx, chat: ChatId, found: Collection[str]) -> bool:
    """Say whether Telegram now says otherwise than is known what opens a running group of ours to others."""
    cohort = store.by_chat(tx, chat)
    if cohort is None or cohort.opened_at is None:
        return False
    return {code for code in cohort.missing.split() if code in OPENINGS and code != FOREIGN} != set(found)


def owned_by_another(tx: Tx, chat: ChatId, now: Instant) -> None:
    """Tell whoever leads a group of ours, and the admins, that it has another owner; no role goes with that."""
    cohort, staffed = store.by_chat(tx, chat), programmes.by_staff_chat(tx, chat)
    if cohort is not None and cohort.opened_at is not None:
        letters.tell_owner(tx, cohort, now)
    elif staffed is not None:
        letters.tell_staff_owner(tx, staffed, now)


def link_is_gone(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant) -> Cohort:
    """Take the word of somebody who leads a group that the foreign link does not work any more."""
    cohort = service.led_or_refused(tx, cohort_id, staff)
    left = [code for code in cohort.missing.split() if code != FOREIGN]
    service.set_missing(tx, cohort.id, left)
    if cohort.chat_id is not None and not group_rules.is_open_to_others(" ".join(left)):
        outbox.release(tx, cohort.chat_id, now)
    return store.get(tx, cohort.id)


def decide_in_public(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant, *, keep: bool) -> Cohort:
    """Go on posting in a group although it is open to others, or stop; one that is not needs no decision."""
    cohort = service.led_or_refused(tx, cohort_id, staff)
    if cohort.chat_id is None or not group_rules.is_open_to_others(cohort.missing):
        return cohort
    store.set_in_public(tx, cohort.id, "keep" if keep else "stop")
    if keep:
        outbox.release(tx, cohort.chat_id, now)
    return store.get(tx, cohort.id)


def is_stopped(cohort: Cohort) -> bool:
    """Say whether those who lead a group want nothing to be posted there while it is public."""
    return cohort.in_public == "stop"


def tidy_up(tx: Tx, chat: ChatId, message_id: int, now: Instant) -> None:
    """Delete Telegram's own word about something that the bot did in a cohort's group."""
    if store.ever_by_chat(tx, chat) is not None:
        outbox.call(tx, f"cohorts.tidy:{chat}:{message_id}", "deleteMessage", chat, now, message_id=message_id)


def close_to_members(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant) -> None:
    """Let members add nobody any more, because somebody who leads the group says so."""
    cohort = service.led_or_refused(tx, cohort_id, staff)
    wish = {"permissions": group_rules.PERMISSIONS, "use_independent_chat_permissions": True}
    service.deed(tx, cohort, "setChatPermissions", now, again=True, **wish)


def keep_permissions(tx: Tx, chat: ChatId, params: Any, _result: Any, _now: Instant) -> None:  # noqa: ANN401
    """Note that members may add nobody once Telegram took what we wished."""
    cohort = store.by_chat(tx, chat)
    if cohort is not None and not params["permissions"]["can_invite_users"]:
        known = store_facts.get(tx, cohort.id)
        left = [name for name in known.loose.split() if name != "adding"]
        store_facts.put(tx, replace(known, loose=" ".join(left)))
