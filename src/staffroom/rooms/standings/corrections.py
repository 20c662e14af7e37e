"""Use cases: an admin corrects how many answered in a closed week, gives the reason, and it is posted."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from staffroom import outbox
from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import tidy
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import (
    comparing,
    office,
    office_screens,
    rules,
    service,
    store,
    store_corrections,
    switch,
)
from staffroom.rooms.standings.rules import Card, Closed, Measures
from staffroom.rooms.standings.values import Figure

SHOWN = 8
"""Groups or weeks on one page."""
MOST_LETTERS = 300
_WHAT = "standings.correction"
_SAID = re.compile(r"\s*(\d{1,3})\s+(\S.{4,})", re.DOTALL)
"""A number, then at least five letters that say why."""


class Awaited(NamedTuple):
    """Whose words correct which figure."""

    admin: PersonId
    figure: Figure


def weeks(tx: Tx, admin: PersonId, programme: int, page: int) -> Screen:
    """Ask in which closed week a figure is wrong, the latest first; Refusal for other people's programmes."""
    found = office.looked_after(tx, admin, programme)
    shown, where = pages.part(_weeks(tx, found), page, SHOWN)
    return office_screens.which_week(found, [(week, service.number_of(found, week)) for week in shown], where)


def _weeks(tx: Tx, programme: Programme) -> list[str]:
    """Return the weeks that were closed, the latest first."""
    return store.weeks_after(tx, programme.id, "")[::-1]


def groups(tx: Tx, admin: PersonId, programme: int, day: int, page: int) -> Screen:
    """Ask in which group a figure of a closed week is wrong; the week by its first day, as an ordinal.

    Raises Refusal where no such week was closed, and for everybody who does not look after the programme.
    """
    found = office.looked_after(tx, admin, programme)
    closed = _weeks(tx, found)
    week = _week(closed, day)
    rows = [row for row in service.rows_of(tx, found.id, week) if row.closed.measures.cards]
    shown, where = pages.part(rows, page, SHOWN)
    return office_screens.which_group(
        found, (week, service.number_of(found, week)), shown, where, others=len(closed) > 1
    )


def _week(closed: Iterable[str], day: int) -> str:
    week = next((one for one in closed if office_screens.day_of(one) == day), None)
    if week is None:
        raise Refusal("standings-nothing-to-correct")
    return week


def cards(tx: Tx, admin: PersonId, about: tuple[CohortId, int], position: int | None, now: Instant) -> Screen:
    """Ask for the right figure of a group's card in a week and the reason; for the card first where there are several.

    Raises Refusal where there is nothing to correct, and for everybody who does not look after the programme.
    """
    cohort, day = about
    group = cohorts.get(tx, cohort)
    programme = office.looked_after(tx, admin, group.programme_id)
    week = _week(_weeks(tx, programme), day)
    closed = store.find(tx, cohort, week)
    known: tuple[Card, ...] = () if closed is None else closed.measures.cards
    if not known:
        raise Refusal("standings-nothing-to-correct")
    if position is None and len(known) > 1:
        return office_screens.which_card(group, week, known)
    card = known[min(max(position or 0, 0), len(known) - 1)]
    store_corrections.put_draft(tx, admin, Figure(cohort, week, card.slug))
    people.listen(tx, admin, _WHAT, now)
    return office_screens.ask(programme, group.name, card)


def awaited(tx: Tx, staff: PersonId, now: Instant) -> Awaited | None:
    """Return which figure the next private message of somebody's account corrects."""
    if not people.listens(tx, staff, _WHAT, now):
        return None
    figure = store_corrections.draft(tx, [name.id for name in people.names_of(tx, staff)])
    return None if figure is None else Awaited(staff, figure)


def take(tx: Tx, given: Awaited, said: str, now: Instant) -> Screen:
    """Correct a figure with what was written: the number, then the reason.

    Raises Refusal where either is missing or the number cannot be: then it may be written again.
    """
    cohort = cohorts.get(tx, given.figure.cohort_id)
    programme = office.looked_after(tx, given.admin, cohort.programme_id)
    closed, found = store.find(tx, cohort.id, given.figure.week), _SAID.fullmatch(said)
    card = None if closed is None else _card(closed, given.figure.slug)
    if closed is None or card is None:
        raise Refusal("standings-nothing-to-correct")
    if found is None:
        raise Refusal("standings-correct-how")
    answered = int(found[1])
    if answered > card.eligible:
        raise Refusal("standings-correct-most", n=card.eligible)
    people.stop_listening(tx, given.admin, _WHAT)
    for name in people.names_of(tx, given.admin):
        store_corrections.drop_draft(tx, name.id)
    reason = tidy(found[2], MOST_LETTERS)
    number = store_corrections.put(tx, given.figure, card.answered, answered, reason, given.admin, now)
    _write_anew(tx, programme, closed, replace(card, answered=answered, alike=0), now)
    _post(tx, programme, number, now)
    return office_screens.corrected(programme)


def _card(closed: Closed, slug: str) -> Card | None:
    return next((card for card in closed.measures.cards if card.slug == slug), None)


def _write_anew(tx: Tx, programme: Programme, closed: Closed, right: Card, now: Instant) -> None:
    """Rank the week again with the right figure, and the later ones: late groups are compared with earlier weeks."""
    known = tuple(right if card.slug == right.slug else card for card in closed.measures.cards)
    changed = replace(closed.measures, cards=known)
    rank_anew(tx, programme, closed.week, now, {closed.cohort_id: changed})
    for later in store.weeks_after(tx, programme.id, closed.week):
        rank_anew(tx, programme, later, now)


def rank_anew(
    tx: Tx, programme: Programme, week: str, now: Instant, changed: Mapping[CohortId, Measures] | None = None
) -> None:
    """Rank a closed week again from the figures that it keeps, some of which are others now."""
    groups = [
        rules.Group(one.cohort_id, row.name, (changed or {}).get(one.cohort_id, one.measures), one.number)
        for row in service.rows_of(tx, programme.id, week)
        for one in (row.closed,)
    ]
    for standing in comparing.ranked(tx, programme, groups, date.fromisoformat(week)):
        store.replace(tx, week, standing, now)


def _post(tx: Tx, programme: Programme, number: int, now: Instant) -> None:
    if programme.staff_chat is not None:
        note = Note(
            f"correction:{number}",
            "standings.corrected",
            programme.staff_chat,
            {"programme": programme.id, "correction": number},
            when_unknown="never",
            not_before=programme.calendar.next_loud(now),
        )
        outbox.post(tx, note, now)


def render_corrected(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a correction for the coordinators' group, with the places as they are now unless they are hidden."""
    programme, found = programmes.get(tx, args["programme"]), store_corrections.find(tx, args["correction"])
    closed = None if found is None else store.find(tx, found.cohort_id, found.week)
    card = None if closed is None or found is None else _card(closed, found.slug)
    if found is None or card is None:
        return None
    rows = service.rows_of(tx, programme.id, found.week)
    shown = service.league_of(tx, programme, found.week, rows)
    places = shown.top if switch.is_shown(tx, programme) else []
    name = cohorts.get(tx, found.cohort_id).name
    return Rendered(office_screens.correction(name, shown.number, found, card.eligible, places), programme.language)
