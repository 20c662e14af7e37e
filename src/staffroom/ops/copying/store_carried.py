"""What a restored file takes over from the one that it replaces, in SQL over both: never a row that it has not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from staffroom.kernel.db import Tx, transaction
from staffroom.kernel.ids import Instant

_CARDS = (
    "SELECT x.id, 'prompt:' || p.slug || ':' || x.cohort_id AS key FROM postings x"
    " JOIN prompts p ON p.id = x.prompt_id JOIN replaced.postings o ON o.id = x.id AND o.cohort_id = x.cohort_id"
    " JOIN replaced.prompts q ON q.id = o.prompt_id AND q.slug = p.slug"
    " WHERE o.state IN ('posting', 'posted') AND o.state <> x.state AND coalesce(o.posted_at, :since + 1) > :since"
)
"""The cards that went out after the copy, under the names that their notes have in both files."""
_SAME_PERSON = (
    " FROM replaced.people o, programmes p, replaced.programmes q WHERE o.id = people.id"
    " AND p.id = people.programme_id AND q.id = o.programme_id AND q.slug = p.slug"
    " AND o.roster = people.roster AND o.roster_id = people.roster_id"
)
_PARTED = (
    "(SELECT id FROM people WHERE roster = 'teachers'"
    " AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.person_id = people.id AND r.role = 'teacher'))"
)
"""Of the teachers' lists, who is no teacher: has left the school, or had in the copy already."""
_PARTING = (
    (
        "DELETE FROM roles WHERE role = 'teacher' AND person_id IN"
        f" (SELECT id FROM people WHERE EXISTS (SELECT 1{_SAME_PERSON}"
        " AND NOT EXISTS (SELECT 1 FROM replaced.roles r WHERE r.person_id = o.id AND r.role = 'teacher')"
        " AND (EXISTS (SELECT 1 FROM replaced.former_placements f WHERE f.person_id = o.id AND f.moved_at > :since)"
        " OR EXISTS (SELECT 1 FROM replaced.consents c WHERE c.person_id = o.id AND c.withdrawn_at > :since))))"
    ),
    (
        "INSERT OR IGNORE INTO former_placements (person_id, cohort_id, state, placed_at, joined_at, left_at, moved_at)"
        " SELECT f.person_id, f.cohort_id, f.state, f.placed_at, f.joined_at, f.left_at, f.moved_at"
        " FROM replaced.former_placements f JOIN placements x ON x.person_id = f.person_id"
        f" AND x.cohort_id = f.cohort_id WHERE f.moved_at > :since AND f.person_id IN {_PARTED}"
    ),
    f"DELETE FROM placements WHERE person_id IN {_PARTED}",
)
"""Who was said since the copy to have left the school: the role goes, and the place, which is kept as history.

Of a role that is gone nothing says when; a place that was given up since tells it, or a consent that ended since.
"""
_CHOICES = (
    (
        f"UPDATE people SET left_at = o.left_at, quiet = 0, paused_until = NULL{_SAME_PERSON}"
        " AND o.left_at > :since AND people.left_at IS NULL"
    ),
    (
        f"UPDATE people SET quiet = 1, quiet_since = o.quiet_since, paused_until = NULL{_SAME_PERSON}"
        " AND o.quiet = 1 AND o.quiet_since > :since AND people.quiet = 0 AND people.left_at IS NULL"
    ),
    (
        f"UPDATE people SET paused_until = o.paused_until{_SAME_PERSON} AND people.quiet = 0 AND people.left_at IS NULL"
        " AND o.paused_until > coalesce(people.paused_until, 0)"
    ),
    (
        "UPDATE consents SET withdrawn_at = o.withdrawn_at FROM replaced.consents o WHERE o.id = consents.id"
        " AND o.person_id = consents.person_id AND o.agreed_at = consents.agreed_at AND consents.withdrawn_at IS NULL"
        " AND o.withdrawn_at > :since AND NOT EXISTS (SELECT 1 FROM replaced.consents c"
        " WHERE c.person_id = consents.person_id AND c.withdrawn_at IS NULL)"
    ),
    (
        "UPDATE placements SET state = o.state, left_at = o.left_at FROM replaced.placements o"
        " WHERE o.person_id = placements.person_id AND o.cohort_id = placements.cohort_id AND o.state = 'out'"
        " AND o.left_at > :since AND placements.person_id IN (SELECT id FROM people WHERE left_at IS NOT NULL)"
    ),
    (
        "UPDATE quotes SET consent = 'over', words = '' FROM replaced.quotes o WHERE o.id = quotes.id"
        " AND o.posting_id = quotes.posting_id AND o.person_id = quotes.person_id AND o.consent = 'over'"
    ),
    (
        "UPDATE media_cases SET state = o.state, answer = o.answer, until = o.until FROM replaced.media_cases o"
        " WHERE o.id = media_cases.id AND o.at = media_cases.at AND o.cohort_id = media_cases.cohort_id"
        " AND o.state = 'over' AND media_cases.state <> 'over'"
    ),
)
"""What people chose since the copy, as far as it is less: nobody is taken to want more than they may want now.

A choice that was made before the copy is not taken over: where the copy does not have it, it was taken back by then.
When a pause was chosen is not written down, so the one that ends later counts.
"""
_OCCURRENCES = (
    "INSERT OR REPLACE INTO outbox_past (key, chat_id, state, message_id, ended_at)"
    " SELECT key, chat_id, CASE state WHEN 'claimed' THEN 'unknown' ELSE state END, message_id,"
    " coalesce(finished_at, claimed_at, created_at) FROM replaced.outbox o"
    " WHERE method = 'say' AND kind <> 'cascade.offer'"
    " AND state IN ('sent', 'claimed', 'unknown', 'cancelled', 'skipped_late')"
    " AND NOT EXISTS (SELECT 1 FROM outbox x WHERE x.key = o.key AND x.state NOT IN ('queued', 'claimed'))"
)
"""What was said since; but cards are offered anew, since what was decided on them is lost."""
_PAST = (
    "INSERT OR IGNORE INTO outbox_past SELECT * FROM replaced.outbox_past p"
    " WHERE NOT EXISTS (SELECT 1 FROM outbox x WHERE x.key = p.key AND x.state NOT IN ('queued', 'claimed'))"
)
"""What the replaced file, restored itself, knew of hours that were lost before."""
_SIGN = (
    "SELECT max((SELECT coalesce(max(created_at), 0) FROM {0}.outbox), (SELECT coalesce(max(claimed_at), 0) FROM"
    " {0}.outbox), (SELECT coalesce(max(finished_at), 0) FROM {0}.outbox), (SELECT coalesce(max(received_at), 0) FROM"
    " {0}.inbox), (SELECT coalesce(max(at), 0) FROM {0}.inbox_runs))"
)


@contextmanager
def beside(connection: Any, replaced: Path, key: bytes) -> Iterator[None]:  # noqa: ANN401  sqlcipher3 carries no types
    """Hold the replaced file beside an open one, as `replaced`."""
    connection.execute(f"ATTACH DATABASE ? AS replaced KEY \"x'{key.hex()}'\"", (str(replaced),))
    try:
        yield
    finally:
        connection.execute("DETACH DATABASE replaced")


def carry(connection: Any, since: Instant) -> Instant:  # noqa: ANN401
    """Take over what was said since the copy, and what people chose that is less; return the last sign of life."""
    notes, posting = _common(connection, "outbox", ""), _common(connection, "postings", "decided_by")
    with transaction(connection) as tx:
        _carry_cards(tx, notes, posting, since)
        knew = tx.value("SELECT count(*) FROM replaced.sqlite_master WHERE name = 'outbox_past'")
        for statement in (*_PARTING, *_CHOICES, _OCCURRENCES, *([_PAST] if knew else [])):
            tx.run(statement, since=since)
        return Instant(tx.value(_SIGN.format("replaced")))


def carry_fact(connection: Any, name: str, value: str) -> None:  # noqa: ANN401
    """Take a fact over if it has a value in the replaced file."""
    with transaction(connection) as tx:
        tx.run(
            "INSERT OR REPLACE INTO facts (name, value) SELECT name, value FROM replaced.facts"
            " WHERE name = :name AND value = :value",
            name=name,
            value=value,
        )


def _carry_cards(tx: Tx, notes: str, posting: str, since: Instant) -> None:
    """Let the copy know of the cards that were posted since, with their notes, and who could have answered."""
    tx.run(f"CREATE TEMP TABLE since AS {_CARDS}", since=since)
    tx.run(
        f"INSERT OR REPLACE INTO outbox ({notes}) SELECT {notes} FROM replaced.outbox"
        " WHERE key IN (SELECT key FROM since)"
    )
    tx.run(
        f"UPDATE postings SET ({posting}) = (SELECT {posting} FROM replaced.postings o WHERE o.id = postings.id)"
        " WHERE id IN (SELECT id FROM since)"
    )
    tx.run(
        "INSERT OR IGNORE INTO eligible (posting_id, person_id) SELECT posting_id, person_id FROM replaced.eligible"
        " WHERE posting_id IN (SELECT id FROM since) AND person_id IN (SELECT id FROM people)"
    )
    tx.run("DROP TABLE since")


def _common(connection: Any, table: str, but: str) -> str:  # noqa: ANN401
    """Return the columns that a table has in both files, without one: they may be of different shapes."""
    here, there = (
        [str(row[1]) for row in connection.execute(f"PRAGMA {schema}.table_info({table})").fetchall()]
        for schema in ("main", "replaced")
    )
    return ", ".join(name for name in here if name in there and name != but)


def last_sign(tx: Tx) -> Instant:
    """Return when anything last came in or went out, as far as a file knows."""
    return Instant(tx.value(_SIGN.format("main")))


def cards_since(tx: Tx, since: Instant) -> int:
    """Return how many cards went out after a moment."""
    return int(tx.value("SELECT count(*) FROM postings WHERE posted_at > :since", since=since))


def numbers(connection: Any, schema: str = "main") -> dict[str, int]:  # noqa: ANN401
    """Return the highest number that was ever given in each table that gives none twice."""
    rows = connection.execute(f"SELECT name, seq FROM {schema}.sqlite_sequence").fetchall()
    return {str(row[0]): int(row[1]) for row in rows}


def number_from(tx: Tx, least: int) -> None:
    """Let new rows of every table that gives no number twice have numbers above one that is higher than any so far."""
    for (table,) in tx.tuples("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"):
        highest = int(tx.value(f'SELECT coalesce(max(rowid), 0) FROM "{table}"'))
        known = tx.value("SELECT seq FROM sqlite_sequence WHERE name = :table", table=table)
        tx.run("DELETE FROM sqlite_sequence WHERE name = :table", table=table)
        value = max(least, highest, int(known or 0))
        tx.run("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :value)", table=table, value=value)
