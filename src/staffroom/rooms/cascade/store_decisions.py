"""The tables `decisions` and `offer_ticks`."""

from collections.abc import Collection

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, PostingId
from staffroom.rooms.cascade.values import Decided
from staffroom.rooms.prompts import Posting


def put(tx: Tx, before: Posting, by: PersonId, reason: str | None, now: Instant) -> None:
    """Write a decision, in place of the last one on that posting."""
    tx.run(
        "INSERT INTO decisions (posting_id, person_id, at, reason, state_before, held_before, by_before)"
        " VALUES (:posting, :by, :now, :reason, :state, :held, :before)"
        " ON CONFLICT (posting_id) DO UPDATE SET person_id = excluded.person_id, at = excluded.at,"
        " reason = excluded.reason, state_before = excluded.state_before, held_before = excluded.held_before,"
        " by_before = excluded.by_before",
        posting=before.id,
        by=by,
        now=now,
        reason=reason,
        state=before.state,
        held=before.not_before,
        before=before.decided_by,
    )


def find(tx: Tx, posting: PostingId) -> Decided | None:
    """Return the last decision on a posting."""
    return tx.one_as(
        Decided,
        "SELECT posting_id, person_id, at, reason, state_before, held_before, by_before FROM decisions"
        " WHERE posting_id = :posting",
        posting=posting,
    )


def forget(tx: Tx, posting: PostingId) -> None:
    """Forget a decision that was taken back."""
    tx.run("DELETE FROM decisions WHERE posting_id = :posting", posting=posting)


def ticks(tx: Tx, offer: int) -> set[CohortId]:
    """Return the groups that are ticked on an offer."""
    rows = tx.tuples("SELECT cohort_id FROM offer_ticks WHERE offer_id = :offer", offer=offer)
    return {CohortId(number) for (number,) in rows}


def turn_tick(tx: Tx, offer: int, cohort: CohortId) -> None:
    """Tick a group, or take its tick away."""
    if cohort in ticks(tx, offer):
        untick(tx, offer, (cohort,))
    else:
        tx.run("INSERT INTO offer_ticks (offer_id, cohort_id) VALUES (:offer, :cohort)", offer=offer, cohort=cohort)


def untick(tx: Tx, offer: int, cohorts: Collection[CohortId]) -> None:
    """Take the ticks of groups away."""
    for cohort in cohorts:
        tx.run("DELETE FROM offer_ticks WHERE offer_id = :offer AND cohort_id = :cohort", offer=offer, cohort=cohort)
