"""Use case: after an outage, one message tells admins what was not posted because its time had passed.

Coordinators read of their cards in the daily message; those of a programme without an admin read it here.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.screen import Line
from staffroom.outbox import Rendered, Skipped
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.panel import screens
from staffroom.rooms.people import Person
from staffroom.rooms.prompts import Posting

SETTLES = 2 * MINUTE
"""How long to wait for everything that is late to be found, so that one message tells of it all."""
MOST_LINES = 20
_TOLD = "panel.late_told"
_REPORTED = ("standings.", "cheers.")
"""Kinds that are reported beside the cards; answers to one person and offers of cards are not."""


def next_report(tx: Tx, _now: Instant) -> Instant | None:
    """Return when there is next something to report."""
    since = _told(tx)
    found = [prompts.first_late_after(tx, since), outbox.first_skipped_after(tx, since)]
    moments = [moment for moment in found if moment is not None]
    return Instant(min(moments) + SETTLES) if moments else None


def _told(tx: Tx) -> Instant:
    return Instant(int(facts.get(tx, _TOLD) or 0))


def report(tx: Tx, now: Instant) -> None:
    """Tell admins what was dropped, each in one message."""
    since = _told(tx)
    for programme in programmes.running(tx):
        concerned = [reader for reader in _readers(tx, programme.id) if _dropped(tx, reader, since, now)]
        cohorts.tell(tx, f"late:{now}", "panel.late", {"since": since, "until": now}, concerned, now)
    facts.put(tx, _TOLD, str(now))


def _readers(tx: Tx, programme: ProgrammeId) -> list[Person]:
    led = (cohorts.leaders(tx, cohort) for cohort in cohorts.of_programme(tx, programme))
    return cohorts.readers(cohorts.reachable_admins(tx, programme) or chain.from_iterable(led))


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Render what one reader is told."""
    reader = people.get(tx, PersonId(args["reader"]))
    lines = _dropped(tx, reader, Instant(args["since"]), Instant(args["until"]))
    return Rendered(screens.late(lines[:MOST_LINES], len(lines) - MOST_LINES), reader.language)


def _dropped(tx: Tx, reader: Person, since: Instant, until: Instant) -> list[Line]:
    """Return a line for each thing that was dropped in the groups of a reader."""
    numbers = [programme.id for programme in programmes.running(tx)]
    known = chain.from_iterable(cohorts.of_programme(tx, number) for number in numbers)
    theirs = {cohort.id: cohort for cohort in known if cohorts.may_lead(tx, cohort, reader.id)}
    postings = chain.from_iterable(prompts.late_since(tx, number, since, until) for number in numbers)
    skipped = [note for note in outbox.skipped_since(tx, since) if note.kind.startswith(_REPORTED)]
    return [
        *(_posting(tx, posting, theirs[posting.cohort_id]) for posting in postings if posting.cohort_id in theirs),
        *(line for note in skipped if (line := _note(tx, note, theirs)) is not None),
    ]


def _posting(tx: Tx, posting: Posting, cohort: cohorts.Cohort) -> Line:
    title = prompts.title(tx, posting.prompt_id, cohort)
    return screens.late_card(cohort.name, title, posting.kind, prompts.when(posting.due_at, cohort.zone))


def _note(tx: Tx, note: Skipped, theirs: Mapping[CohortId, cohorts.Cohort]) -> Line | None:
    cohort = cohorts.ever_by_chat(tx, note.chat_id)
    return screens.late_other(cohort.name, note.kind) if cohort is not None and cohort.id in theirs else None
