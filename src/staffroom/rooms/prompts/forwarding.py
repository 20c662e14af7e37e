"""Use cases for teachers without Telegram: whoever leads a group gets each card in a form to be sent on by hand."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import WORDLESS
from staffroom.rooms.prompts import screens, service, store, views
from staffroom.rooms.prompts.values import Posting, ToSendOn

NEWS_FOR = 1
"""School days for which a post is news: one daily message tells of it."""


def to_send_on(
    tx: Tx, group: Cohort, postings: Iterable[Posting], now: Instant, days: int = NEWS_FOR
) -> list[ToSendOn]:
    """Return what was posted in a group since this hour some school days ago, where teachers use another app."""
    calendar = service.calendar_of(programmes.get(tx, group.programme_id), group)
    fresh = [
        one
        for one in postings
        if one.state == "posted"
        and one.kind not in WORDLESS
        and one.posted_at is not None
        and now <= calendar.school_days_later(one.posted_at, days)
    ]
    others = _elsewhere(tx, group) if fresh else []
    if not others:
        return []
    wanted = {group.language, *(person.language for person in others)}
    names = {code: name for code, name in people.language_names().items() if code in wanted}
    return [ToSendOn(group, one, views.title(tx, one.prompt_id, group), len(others), names) for one in fresh]


def _elsewhere(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return the teachers of a group who use another app and have not come in: outside every count."""
    outside = [place.person_id for place in cohorts.placements(tx, cohort.id) if place.state != "in"]
    others = people.elsewhere(tx, outside) if outside else set()
    return [people.get(tx, person) for person in outside if person in others]


def card(tx: Tx, staff: PersonId, number: int) -> Screen:
    """Return a card to be sent on, for whoever leads its group.

    Raises Refusal for everybody else, and where it is gone.
    """
    posting = store.find(tx, PostingId(number))
    if posting is None or not cohorts.may_lead(tx, cohorts.get(tx, posting.cohort_id), staff):
        raise Refusal("button-old")
    return screens.to_forward(views.view_in(tx, posting))
