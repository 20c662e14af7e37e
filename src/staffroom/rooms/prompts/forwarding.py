"""Use cases for teachers without Telegram: whoever leads a group gets each card in a form to be sent on by hand."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import WORDLESS
from staffroom.rooms.prompts import screens, store, views
from staffroom.rooms.prompts.values import Posting


def offer(tx: Tx, posting: Posting, now: Instant) -> None:
    """Tell whoever leads a group that has teachers without Telegram how to send on what was posted just now."""
    cohort = cohorts.get(tx, posting.cohort_id)
    if posting.kind in WORDLESS or not _elsewhere(tx, cohort):
        return
    for leader in cohorts.leaders(tx, cohort):
        if leader.private_chat is not None:
            key, args = f"prompts.forward:{posting.id}:{leader.id}", {"posting": posting.id, "reader": leader.id}
            outbox.post(
                tx,
                Note(
                    key,
                    "prompts.forward",
                    leader.private_chat,
                    args,
                    person=leader.id,
                    priority=Priority.GROUP,
                    when_unknown="never",
                ),
                now,
            )


def _elsewhere(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return the teachers of a group who use another app and have not come in: outside every count."""
    outside = [place.person_id for place in cohorts.placements(tx, cohort.id) if place.state != "in"]
    others = people.elsewhere(tx, outside) if outside else set()
    return [people.get(tx, person) for person in outside if person in others]


def render_forward(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Say that a card can be sent on, in the group's language and in those of the teachers who need it."""
    posting, reader = store.get(tx, PostingId(args["posting"])), people.find(tx, PersonId(args["reader"]))
    cohort = cohorts.get(tx, posting.cohort_id)
    others = _elsewhere(tx, cohort)
    if reader is None or not others:
        return None
    wanted = list(dict.fromkeys([cohort.language, *sorted({person.language for person in others})]))
    names = {code: name for code, name in people.language_names().items() if code in wanted}
    shown = screens.forward(views.view_in(tx, posting), posting.id, cohort.name, len(others), names)
    return Rendered(shown, reader.language)


def card(tx: Tx, staff: PersonId, number: int) -> Screen:
    """Return a card to be sent on, for whoever leads its group.

    Raises Refusal for everybody else, and where it is gone.
    """
    posting = store.find(tx, PostingId(number))
    if posting is None or not cohorts.may_lead(tx, cohorts.get(tx, posting.cohort_id), staff):
        raise Refusal("button-old")
    return screens.to_forward(views.view_in(tx, posting))
