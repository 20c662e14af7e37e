"""Use cases of the cascade board: how the cards of a week, or one of them, stand in an admin's groups; a kind word."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel import pages
from staffroom.kernel.clock import MINUTE, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, PromptId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Rows, Screen
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import overview_rules, overview_screens, store, store_decisions, views
from staffroom.rooms.cascade.overview_rules import Stand
from staffroom.rooms.cascade.overview_screens import CARDS_SHOWN, GROUPS_SHOWN, Card
from staffroom.rooms.cascade.values import Offer
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting

MOST_WEEKS = 520
"""No course lasts longer: ten years."""
UNDO_LASTS = MINUTE
"""So long a kind word waits before it goes, at least."""


def menu(tx: Tx, admin: PersonId, now: Instant) -> Rows:
    """Return the buttons that lead to this week's board, one for each programme of an admin; of many, to their list."""
    boards = _boards(tx, admin, now)
    return boards if len(boards) <= overview_screens.MOST_PROGRAMMES else overview_screens.way_to_all()


def boards(tx: Tx, admin: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the programmes of an admin, each with the way to its board."""
    return overview_screens.boards(*pages.part(_boards(tx, admin, now), page, overview_screens.MOST_PROGRAMMES))


def _boards(tx: Tx, admin: PersonId, now: Instant) -> Rows:
    known = [programmes.get(tx, number) for number in people.administered(tx, admin)]
    several = len(known) > 1
    return tuple(overview_screens.menu(one.id, _week_now(one, now), one.title if several else None) for one in known)


def _week_now(programme: Programme, now: Instant) -> int:
    return programme.calendar.week_of(programme.starts_on, local_day(now, programme.zone))


def week(tx: Tx, admin: PersonId, number: int, week: int, page: int, now: Instant) -> Screen:
    """Show how the cards of a programme week stand in each group.

    Raises Refusal for whoever does not look after the programme.
    """
    programme = _looked_after(tx, admin, ProgrammeId(number))
    first = _first_of(programme, week)
    postings = prompts.postings_between(tx, programme.id, first.isoformat(), (first + timedelta(days=6)).isoformat())
    asked = [posting for posting in postings if posting.kind in prompts.OFFERED]
    by_card: dict[tuple[str, PromptId], list[Posting]] = {}
    for posting in asked:
        by_card.setdefault((posting.due_day, posting.prompt_id), []).append(posting)
    cards = [_card(tx, place, found, now) for place, (_key, found) in enumerate(sorted(by_card.items()), 1)]
    shown, where = _part(tx, cards, page)
    return overview_screens.week(programme.id, programme.title, week, first, shown, where, _reasons(tx, postings))


def _first_of(programme: Programme, week: int) -> date:
    """Return the first day of a programme week; a number that no course has is the nearest that one may have."""
    within = min(max(week, 1), MOST_WEEKS)
    return programme.calendar.first_of_week(programme.starts_on) + timedelta(weeks=within - 1)


def _looked_after(tx: Tx, admin: PersonId, number: ProgrammeId) -> Programme:
    if number not in people.administered(tx, admin):
        raise Refusal("cascade-not-yours")
    return programmes.get(tx, number)


def _card(tx: Tx, place: int, postings: list[Posting], now: Instant) -> Card:
    number = postings[0].prompt_id
    offer = store.of_prompt(tx, number, postings[0].due_day)
    stands = {posting.cohort_id: _stand(tx, posting, now) for posting in postings}
    return Card(
        place, None if offer is None else offer.id, prompts.title(tx, number), views.when_of(tx, postings), stands
    )


def _stand(tx: Tx, posting: Posting, now: Instant) -> Stand | None:
    edited, missed = prompts.words_on(tx, posting.id) is not None, prompts.is_missed(tx, posting.id)
    return overview_rules.stand(posting, now, edited=edited, missed=missed)


def _part(tx: Tx, cards: list[Card], page: int) -> tuple[overview_screens.Part, pages.Page]:
    """Return some of the cards and some of the groups: every part of the one with every part of the other."""
    numbers = {cohort for card in cards for cohort in card.stands}
    groups = sorted((cohorts.get(tx, number).name, number) for number in numbers)
    parts = list(product(_cut(cards, CARDS_SHOWN), _cut(groups, GROUPS_SHOWN))) or [([], [])]
    (found,), where = pages.part(parts, page, 1)
    return overview_screens.Part(tuple(found[0]), tuple(found[1])), where


def _cut(found: list[Any], size: int) -> list[list[Any]]:
    return [found[start : start + size] for start in range(0, len(found), size)]


def _reasons(tx: Tx, postings: list[Posting]) -> Counter[str]:
    """Count why cards were left out, by the reasons that were given."""
    skipped = (store_decisions.find(tx, posting.id) for posting in postings if posting.state == "skipped")
    return Counter(last.reason for last in skipped if last is not None and last.reason is not None)


def card(tx: Tx, admin: PersonId, number: int, page: int, now: Instant) -> Screen:
    """Show how one card stands in each group.

    Raises Refusal for whoever does not look after its programme, and for a card that moved to another day.
    """
    offer, programme, postings = _of(tx, admin, number)
    found = _card(tx, 1, postings, now)
    shown, where = _part(tx, [found], page)
    day = date.fromisoformat(offer.due_day)
    week = programme.calendar.week_of(programme.starts_on, day)
    known = _undecided(tx, programme, postings, now)
    states = [outbox.last_attempt(tx, _nudge_key(offer, person))[1] for person in known]
    waits, left = states.count("queued"), sum(map(_may_go, states))
    nudges = overview_screens.Nudges(waits, len(known) - waits - left, left)
    return overview_screens.card(programme.id, week, shown, where, nudges)


def _of(tx: Tx, admin: PersonId, number: int) -> tuple[Offer, Programme, list[Posting]]:
    offer = store.find(tx, number)
    if offer is None:
        raise Refusal("cascade-gone")
    programme = _looked_after(tx, admin, views.programme_of(tx, offer).id)
    postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
    if not postings:
        raise Refusal("cascade-gone")
    return offer, programme, postings


def _undecided(tx: Tx, programme: Programme, postings: list[Posting], now: Instant) -> list[Person]:
    """Return who can be reminded of a card that waits for them, whether they were already or not."""
    waiting = [one for one in postings if one.state == "offered" and now < prompts.lapses_at(programme, one)]
    leaders = (cohorts.get(tx, posting.cohort_id).coordinator_id for posting in waiting)
    return cohorts.readers(people.get(tx, leader) for leader in dict.fromkeys(leaders) if leader is not None)


def _may_go(state: str | None) -> bool:
    """Say whether a reminder may still be sent: none was, or it reached nobody, as one that was taken back."""
    return state is None or state in outbox.OVER


def _nudge_key(offer: Offer, person: Person) -> str:
    return f"cascade.nudge:{offer.id}:{person.id}"


def nudge(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Remind everybody kindly who has not decided on a card, once for each card, a minute later, not in quiet hours.

    Raises Refusal where nobody is left to be reminded, and as `card` does.
    """
    offer, programme, postings = _of(tx, admin, number)
    fresh = [one for one in _undecided(tx, programme, postings, now) if _is_fresh(tx, offer, one)]
    if not fresh:
        raise Refusal("cascade-nobody-to-nudge")
    asked = {posting.cohort_id for posting in postings}
    for person in fresh:
        if person.private_chat is None:
            continue
        zone = next(one.zone for one in cohorts.of_coordinator(tx, person.id) if one.id in asked)
        note = Note(
            outbox.open_key(tx, _nudge_key(offer, person)),
            "cascade.nudge",
            person.private_chat,
            {"offer": offer.id, "person": person.id},
            person=person.id,
            priority=Priority.PERSON,
            when_unknown="never",
            not_before=programme.calendar_in(ZoneInfo(zone)).next_loud(Instant(now + UNDO_LASTS)),
            expires_at=max(prompts.lapses_at(programme, one) for one in postings),
        )
        outbox.post(tx, note, now)
    return card(tx, admin, number, 0, now)


def _is_fresh(tx: Tx, offer: Offer, person: Person) -> bool:
    return _may_go(outbox.last_attempt(tx, _nudge_key(offer, person))[1])


def take_back(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Take the reminders of a card back that still wait.

    Raises Refusal where none does, and as `card` does.
    """
    offer, programme, postings = _of(tx, admin, number)
    known = _undecided(tx, programme, postings, now)
    keys = [outbox.last_attempt(tx, _nudge_key(offer, person))[0] for person in known]
    if not sum(outbox.cancel(tx, key, now) for key in keys):
        raise Refusal("cascade-nudge-late")
    return card(tx, admin, number, 0, now)


def render_nudge(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Remind somebody of a card, unless they have decided since."""
    offer, reader = store.find(tx, int(args["offer"])), people.find(tx, PersonId(args["person"]))
    if offer is None or reader is None:
        return None
    programme = views.programme_of(tx, offer)
    led = {cohort.id for cohort in cohorts.of_coordinator(tx, reader.id)}
    own = [one for one in prompts.postings_on(tx, offer.prompt_id, offer.due_day) if one.cohort_id in led]
    if not any(posting.state == "offered" for posting in own):
        return None
    title, when = prompts.title(tx, offer.prompt_id), views.when_of(tx, own)
    goes = views.is_unattended(programme, own)
    return Rendered(overview_screens.nudge(offer.id, title, when, unattended=goes), reader.language)
