"""Who speaks in a group: the questions that counting a message asks, answered from indexes alone."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, ProgrammeId, UserId
from staffroom.rooms.cohorts.values import Known, Place

PLACES = "SELECT chat_id, id, programme_id, zone, coordinator_id FROM cohorts WHERE chat_id IN (:many)"
KNOWN = (
    "SELECT p.telegram_id, p.id, p.quiet, p.left_at, r.role, r.programme_id, x.cohort_id, x.state FROM people p"
    " LEFT JOIN roles r ON r.person_id = p.id LEFT JOIN placements x ON x.person_id = p.id"
    " WHERE p.telegram_id IN (:many)"
)


def places_by_chat(tx: Tx, chats: Iterable[ChatId]) -> dict[ChatId, Place]:
    """Return the cohorts whose groups these chats are."""
    return {ChatId(chat): Place(*row) for chat, *row in tx.among(PLACES, chats)}


def known(tx: Tx, users: Iterable[UserId]) -> dict[UserId, list[Known]]:
    """Return every role of every person behind these accounts."""
    found: dict[UserId, list[Known]] = {}
    for user, *row in tx.among(KNOWN, users):
        found.setdefault(UserId(user), []).append(Known(*row))
    return found


def opened(tx: Tx, programme: ProgrammeId) -> set[CohortId]:
    """Return the cohorts of a programme whose group was opened and not closed."""
    sql = "SELECT id FROM cohorts WHERE programme_id = :programme AND opened_at IS NOT NULL AND closed_at IS NULL"
    return {CohortId(number) for (number,) in tx.tuples(sql, programme=programme)}


def openings(tx: Tx) -> int:
    """Return how often a group opened, of whichever programme."""
    return int(tx.value("SELECT n FROM openings"))


def opened_zones(tx: Tx, programme: ProgrammeId) -> list[str]:
    """Return the zones in which a programme has groups that were opened and not closed."""
    # From one zone to the next by the index: there are few zones, and perhaps thousands of groups.
    first = (
        "SELECT min(zone) FROM cohorts WHERE programme_id = :programme AND opened_at IS NOT NULL AND closed_at IS NULL"
    )
    sql = (
        f"WITH RECURSIVE found (zone) AS ({first} UNION ALL"
        f" SELECT ({first} AND zone > found.zone) FROM found WHERE found.zone IS NOT NULL)"
        " SELECT zone FROM found WHERE zone IS NOT NULL"
    )
    return [zone for (zone,) in tx.tuples(sql, programme=programme)]
