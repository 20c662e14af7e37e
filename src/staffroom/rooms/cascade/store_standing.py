"""The tables `standing_yes` and `by_itself`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId, PostingId, ProgrammeId
from staffroom.rooms.cascade.values import StandingYes


def find(tx: Tx, programme: ProgrammeId, person: PersonId) -> StandingYes | None:
    """Return what somebody said to their cards going out by themselves; None where they were never asked."""
    return tx.one_as(
        StandingYes,
        "SELECT programme_id, person_id, offer_id, state FROM standing_yes"
        " WHERE programme_id = :programme AND person_id = :person",
        programme=programme,
        person=person,
    )


def put(tx: Tx, said: StandingYes) -> None:
    """Write what somebody said, in place of what they said before."""
    tx.run(
        "INSERT INTO standing_yes (programme_id, person_id, offer_id, state)"
        " VALUES (:programme_id, :person_id, :offer_id, :state) ON CONFLICT (programme_id, person_id)"
        " DO UPDATE SET state = excluded.state, offer_id = excluded.offer_id",
        **vars(said),
    )


def mark(tx: Tx, posting: PostingId, person: PersonId) -> None:
    """Write that a posting goes by somebody's standing yes."""
    tx.run(
        "INSERT INTO by_itself (posting_id, person_id) VALUES (:posting, :person)"
        " ON CONFLICT (posting_id) DO UPDATE SET person_id = excluded.person_id",
        posting=posting,
        person=person,
    )


def is_marked(tx: Tx, posting: PostingId) -> bool:
    """Say whether a posting goes by a standing yes."""
    return tx.one("SELECT 1 FROM by_itself WHERE posting_id = :posting", posting=posting) is not None


def marked_by(tx: Tx, person: PersonId) -> list[PostingId]:
    """Return the postings that go, or went, by somebody's standing yes."""
    rows = tx.tuples("SELECT posting_id FROM by_itself WHERE person_id = :person ORDER BY posting_id", person=person)
    return [PostingId(number) for (number,) in rows]


def not_led(tx: Tx) -> list[tuple[PostingId, PersonId]]:
    """Return what is about to go by the standing yes of somebody who does not coordinate its group, and whose it is."""
    rows = tx.tuples(
        "SELECT b.posting_id, b.person_id FROM by_itself b JOIN postings x ON x.id = b.posting_id"
        " JOIN cohorts c ON c.id = x.cohort_id"
        " WHERE x.state = 'approved' AND c.coordinator_id IS NOT b.person_id ORDER BY b.posting_id"
    )
    return [(PostingId(number), PersonId(person)) for number, person in rows]


def unmark(tx: Tx, posting: PostingId) -> None:
    """Write that a posting does not go by a standing yes any more."""
    tx.run("DELETE FROM by_itself WHERE posting_id = :posting", posting=posting)
