"""What a restored file takes over from the one that it replaces: which cards were posted since the copy was made."""

from pathlib import Path
from typing import Any

from staffroom.kernel.db import transaction

_SINCE = (
    "SELECT x.id, 'prompt:' || p.slug || ':' || x.cohort_id AS key FROM postings x"
    " JOIN prompts p ON p.id = x.prompt_id JOIN replaced.postings o ON o.id = x.id AND o.cohort_id = x.cohort_id"
    " JOIN replaced.prompts q ON q.id = o.prompt_id AND q.slug = p.slug"
    " WHERE o.state IN ('posting', 'posted') AND o.state <> x.state"
)
"""The cards that went out after the copy, under the names that their notes have in both files."""


def carry(connection: Any, replaced: Path, key: bytes) -> int:  # noqa: ANN401  sqlcipher3 carries no types
    """Let an open file know of the cards that the replaced one has posted since, so that none is posted twice.

    Their notes come along as they stood, sent or in doubt, and who could have answered; returns how many there were.
    """
    connection.execute(f"ATTACH DATABASE ? AS replaced KEY \"x'{key.hex()}'\"", (str(replaced),))
    try:
        notes, posting = _common(connection, "outbox", "id"), _common(connection, "postings", "decided_by")
        with transaction(connection) as tx:
            tx.run(f"CREATE TEMP TABLE since AS {_SINCE}")
            tx.run(
                f"INSERT OR REPLACE INTO outbox ({notes}) SELECT {notes} FROM replaced.outbox"
                " WHERE key IN (SELECT key FROM since)"
            )
            tx.run(
                f"UPDATE postings SET ({posting}) ="
                f" (SELECT {posting} FROM replaced.postings o WHERE o.id = postings.id)"
                " WHERE id IN (SELECT id FROM since)"
            )
            tx.run(
                "INSERT OR IGNORE INTO eligible (posting_id, person_id) SELECT posting_id, person_id"
                " FROM replaced.eligible WHERE posting_id IN (SELECT id FROM since)"
                " AND person_id IN (SELECT id FROM people)"
            )
            number = int(tx.value("SELECT count(*) FROM since"))
            tx.run("DROP TABLE since")
        return number
    finally:
        connection.execute("DETACH DATABASE replaced")


def _common(connection: Any, table: str, but: str) -> str:  # noqa: ANN401  likewise
    """Return the columns that a table has in both files, without one: the copy may be of an older shape."""
    here, there = (
        [str(row[1]) for row in connection.execute(f"PRAGMA {schema}.table_info({table})").fetchall()]
        for schema in ("main", "replaced")
    )
    return ", ".join(name for name in here if name in there and name != but)
