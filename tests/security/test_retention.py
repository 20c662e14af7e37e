"""After a jump of the clock by 400 days nothing is left that has a period: no row of any table is overdue."""

from typing import Any

import pytest
from tests.test_matrix import NOW, Bench, bench

from staffroom import wiring
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant

__all__ = ["bench"]

LATER = Instant(NOW + 400 * DAY)
MOST_RUNS = 100
PERIODS = {
    "talk": "week",
    "week_bases": "week",
    "week_members": "week",
    "inbox": "finished_at",
    "inbox_runs": "at",
    "outbox": "finished_at",
    "outbox_seen": "seen_at",
    "uploads": "used_at",
    "group_questions": "at",
    "roster_files": "sent_at",
    "progress_files": "sent_at",
    "trainer_questions": "asked_at",
    "notices": "begun_at",
    "slides": "at",
    "card_changes": "at",
    "quotes": "at",
    "media_cases": "at",
    "media_messages": "said_at",
    "albums": "at",
    "conduct_cases": "opened_at",
    "conduct_reports": "at",
    "conduct_decisions": "at",
    "conduct_answers": "at",
    "conduct_hints": "said_at",
    "conduct_pairs": "at",
}
"""Every table of the operator's page on privacy whose rows go in time, and the column by which; the longest is a year.

How progress stood before an import goes with the next import, and a request at the door when it is answered.
"""
WEEK = "2026-09-06"
STATES = {"inbox": "done", "outbox": "sent"}
PLAIN = {"INTEGER": 4242, "TEXT": "x", "BLOB": b"x"}


def fill(tx: Tx) -> None:
    """Write a row of now into each of these tables, beside those that are there."""
    tx.run("PRAGMA ignore_check_constraints = ON")
    for table, column in PERIODS.items():
        columns = tx.all(f"SELECT name, type, \"notnull\" AS must, pk FROM pragma_table_info('{table}')")
        values: dict[str, Any] = {row["name"]: PLAIN[row["type"]] for row in columns if row["must"] or row["pk"] > 1}
        values |= {column: WEEK if column == "week" else NOW}
        values |= {"state": STATES[table]} if table in STATES else {}
        names = ", ".join(values)
        tx.run(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join(':' + name for name in values)})", **values)


def overdue(tx: Tx) -> dict[str, int]:
    """Return how many rows of each table are as old as they were then."""
    counts = {
        table: tx.value(f"SELECT count(*) FROM {table} WHERE {column} <= {repr(WEEK) if column == 'week' else NOW}")
        for table, column in PERIODS.items()
    }
    return {table: count for table, count in counts.items() if count}


def run_all_that_is_due(tx: Tx) -> None:
    """Let time do whatever it does, as the clockwork would; what stumbles over a row of ours changes nothing."""
    for tick in wiring.ticks():
        for _ in range(MOST_RUNS):
            due = tick.next_due(tx, LATER)
            if due is None or due > LATER:
                break
            tx.run("SAVEPOINT one")
            try:
                tick.run(tx, LATER)
            except Exception:
                tx.run("ROLLBACK TO one")
                break
            finally:
                tx.run("RELEASE one")
        else:
            pytest.fail(f"{tick.name} stays due")


async def test_after_a_jump_of_four_hundred_days_no_row_is_overdue(bench: Bench) -> None:
    """Every table that has a period held rows before, and holds none of them after."""
    connection = bench.local.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        tx = Tx(connection)
        tx.run("DELETE FROM outbox")  # one that is in doubt waits for somebody's word
        fill(tx)
        assert set(overdue(tx)) == set(PERIODS)
        run_all_that_is_due(tx)
        assert overdue(tx) == {}
    finally:
        connection.execute("ROLLBACK")
