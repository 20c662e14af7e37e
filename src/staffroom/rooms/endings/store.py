"""Everything kept of a programme beside its people, found by how columns are called: a new table is not forgotten."""

from collections.abc import Iterator

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, ProgrammeId

KEPT = {
    "programme_id": ("people", "roles", "cohorts", "sections", "endings", "cheers", "ready_words"),
    "cohort_id": ("standings", "week_bases"),
    "chat_id": ("cohorts", "outbox"),
}
"""What stays: groups by name, the figures of their closed weeks, the course; and what its own room deletes."""


def clear(tx: Tx, programme: ProgrammeId) -> None:
    """Delete all rows of a programme and of its groups but for the figures of closed weeks."""
    for table in _with(tx, "cohort_id"):
        tx.run(
            f"DELETE FROM {table} WHERE cohort_id IN (SELECT id FROM cohorts WHERE programme_id = :programme)",
            programme=programme,
        )
    for table in _with(tx, "programme_id"):
        tx.run(f"DELETE FROM {table} WHERE programme_id = :programme", programme=programme)


def clear_chat(tx: Tx, chat: ChatId) -> None:
    """Delete all rows about messages in a chat."""
    for table in _with(tx, "chat_id"):
        tx.run(f"DELETE FROM {table} WHERE chat_id = :chat", chat=chat)


def _with(tx: Tx, column: str) -> Iterator[str]:
    """Return the tables with a column of that name, of which nothing stays."""
    rows = tx.tuples(
        "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.name = :column ORDER BY 1",
        column=column,
    )
    return (name for (name,) in rows if name not in KEPT[column])
