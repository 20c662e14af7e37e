"""Use cases of two who write back and forth: whoever leads the group is asked, and only people decide."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, deputies, people, ready
from staffroom.rooms.cohorts import Cohort, Place
from staffroom.rooms.conduct import circle, pair_screens, rules, store_decisions, store_pairs
from staffroom.rooms.conduct.values import PAIR_ACTIONS, Deed, Pair, PairState, Two
from staffroom.rooms.people import Person

_LOGGED: Mapping[PairState, Deed] = {"calm": "remind", "private": "word", "dismiss": "dismiss"}
"""What stands in the log; to wait is no decision."""


def notice(tx: Tx, place: Place, two: tuple[UserId, UserId], message_id: int, now: Instant) -> None:
    """Ask whoever leads a group about two of its teachers, where that is not asked too often.

    Nobody is asked in the first three school days, about those who lead, about quiet members, and about themselves.
    """
    known = cohorts.known(tx, two)
    found = [cohorts.speaker(known.get(user, ()), place) for user in two]
    persons = sorted(one.person for one in found if one is not None and not one.leads and not one.quiet)
    cohort = cohorts.get(tx, place.id)
    if len(persons) != len(two) or cohort.chat_id is None or circle.calm_from(tx, cohort, now) > now:
        return
    one, other = persons
    before = store_pairs.latest(tx, cohort.id, one, other)
    same_day = before is not None and _day(cohort, before.at) == _day(cohort, now)
    if rules.rests(before, now, same_day=same_day):
        return
    if before is not None and same_day:
        store_pairs.ask_again(tx, before.id, message_id, now)
        _ask(tx, cohort, before.id, now)
    elif store_pairs.count_since(tx, cohort.id, Instant(now - rules.A_DAY)) < rules.MOST_PAIRS_A_DAY:
        _ask(tx, cohort, store_pairs.put(tx, cohort.id, cohort.chat_id, message_id, one, other, now), now)


def _day(cohort: Cohort, at: Instant) -> str:
    return local_day(at, ZoneInfo(cohort.zone)).isoformat()


def _ask(tx: Tx, cohort: Cohort, number: int, now: Instant) -> None:
    pair = store_pairs.find(tx, number)
    if pair is not None:
        readers = [one for one in deputies.leaders(tx, cohort) if not _is_theirs(tx, pair, one.id)]
        cohorts.tell(tx, f"conduct.pair:{pair.id}:{pair.asked}", "conduct.pair", {"pair": pair.id}, readers, now)


def _is_theirs(tx: Tx, pair: Pair, staff: PersonId) -> bool:
    own = {name.id for name in people.names_of(tx, staff)}
    return bool(own & {pair.one_id, pair.other_id})


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Ask whoever leads a group; nothing where it is decided already, or not theirs any more."""
    pair, reader = store_pairs.find(tx, int(args["pair"])), people.find(tx, PersonId(args["reader"]))
    if pair is None or reader is None or pair.state != "open" or not _may_decide(tx, pair, reader.id):
        return None
    return Rendered(pair_screens.asked(_look(tx, pair)), reader.language)


def _may_decide(tx: Tx, pair: Pair, staff: PersonId) -> bool:
    return circle.looks_after(tx, cohorts.get(tx, pair.cohort_id), staff) and not _is_theirs(tx, pair, staff)


def _look(tx: Tx, pair: Pair) -> Two:
    cohort = cohorts.get(tx, pair.cohort_id)
    one, other = people.get(tx, pair.one_id), people.get(tx, pair.other_id)
    link = rules.link(pair.chat_id, pair.message_id) if cohort.chat_id == pair.chat_id else None
    calm = ready.words(tx, cohort.programme_id, "conflict")
    return Two(pair, cohort.name, one.full_name, other.full_name, link, calm)


def _pair(tx: Tx, number: int, staff: PersonId) -> Pair:
    """Return a pair that somebody may decide about.

    Raises Refusal for everybody else, and where there is none any more.
    """
    pair = store_pairs.find(tx, number)
    if pair is None or not _may_decide(tx, pair, staff):
        raise Refusal("conduct-gone")
    return pair


def decide(tx: Tx, number: int, staff: PersonId, action: str, now: Instant) -> Screen:
    """Decide about two; it is done in a minute, unless it is taken back.

    Raises Refusal where it is decided already, and where it cannot be.
    """
    pair, wish = _pair(tx, number, staff), next((one for one in PAIR_ACTIONS if one == action), None)
    if wish is None:
        raise Refusal("button-old")
    if pair.state != "open":
        raise Refusal("conduct-decided-already")
    at = Instant(now + rules.UNDO)
    if wish == "calm":
        _say_calmly(tx, pair, at, now)
    elif wish == "private":
        _suggest(tx, pair, staff, at, now)
    deed = _LOGGED.get(wish)
    rule = "" if deed == "dismiss" else "argument"
    logged = None if deed is None else store_decisions.put_of_group(tx, pair.cohort_id, staff, deed, rule, now)
    store_pairs.settle(tx, pair.id, wish, at, logged)
    return pair_screens.decided(_look(tx, pair), wish)


def _key(pair: Pair, what: str) -> str:
    return f"conduct.{what}:{pair.id}:{pair.asked}"


def _say_calmly(tx: Tx, pair: Pair, at: Instant, now: Instant) -> None:
    cohort = cohorts.get(tx, pair.cohort_id)
    if cohort.chat_id is None:
        raise Refusal("conduct-gone")
    key = outbox.open_key(tx, _key(pair, "calm"))
    note = Note(key, "conduct.calm", cohort.chat_id, {"cohort": cohort.id}, when_unknown="never", not_before=at)
    outbox.post(tx, note, now)


def _suggest(tx: Tx, pair: Pair, staff: PersonId, at: Instant, now: Instant) -> None:
    """Write to both in private, or to nobody: one alone would feel accused."""
    both = [people.get(tx, pair.one_id), people.get(tx, pair.other_id)]
    if any(person.private_chat is None for person in both):
        raise Refusal("conduct-pair-unreachable")
    for person in both:
        args = {"pair": pair.id, "by": staff}
        cohorts.tell(tx, _attempt(tx, pair, person), "conduct.apart", args, [person], now, not_before=at)


def _attempt(tx: Tx, pair: Pair, person: Person) -> str:
    """Return the key of what is next written to one of the two, without its reader, whom the note adds."""
    base, number = _key(pair, "apart"), 1
    while outbox.state_of(tx, f"{base}:{number}:{person.id}") == "cancelled":
        number += 1
    return f"{base}:{number}"


def undo(tx: Tx, number: int, staff: PersonId, now: Instant) -> Screen:
    """Take a decision back, and ask again.

    Raises Refusal where the minute is over.
    """
    pair = _pair(tx, number, staff)
    if pair.state == "open" or pair.undo_until <= now:
        raise Refusal("conduct-undo-late")
    for what in ("calm", "apart"):
        outbox.cancel_under(tx, _key(pair, what), now)
    store_decisions.drop(tx, pair.decision_id)
    store_pairs.settle(tx, pair.id, "open", Instant(0), None)
    return pair_screens.asked(_look(tx, pair))


def render_calm(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say a calm word in the group's language."""
    cohort = cohorts.get(tx, args["cohort"])
    return Rendered(Screen((ready.words(tx, cohort.programme_id, "conflict"),)), cohort.language)


def render_apart(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Suggest to one of the two that they go on in private."""
    pair, reader = store_pairs.find(tx, int(args["pair"])), people.find(tx, PersonId(args["reader"]))
    by = people.find(tx, PersonId(args["by"]))
    if pair is None or reader is None:
        return None
    two = _look(tx, pair)
    other = two.other if reader.id == pair.one_id else two.one
    return Rendered(pair_screens.apart(two.group, other, "" if by is None else by.full_name), reader.language)


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a pair is next forgotten."""
    oldest = store_pairs.oldest(tx)
    return None if oldest is None else Instant(oldest + rules.PAIR_RESTS)


def forget(tx: Tx, now: Instant) -> None:
    """Forget which two wrote back and forth, once they need not be let be any more."""
    store_pairs.forget(tx, Instant(now - rules.PAIR_RESTS))
