"""The outbox's hot queries use an index, however long its books grow, and stay quick beside a full queue."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from staffroom import outbox
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId
from staffroom.kernel.screen import Screen, text
from staffroom.outbox import (
    Note,
    Priority,
    Rendered,
    claims,
    doubts,
    store,
    store_doubts,
    store_reports,
    store_single,
)

NOW = Instant(1_000_000_000)
CHAT = ChatId(-1001)

HOT: dict[str, Callable[[Tx], Any]] = {
    "heads": lambda tx: list(store.heads(tx, NOW)),
    "heads of deeds": lambda tx: list(store.heads(tx, NOW, deeds_only=True)),
    "expired": lambda tx: store.expired(tx, NOW),
    "claim": lambda tx: store.claim(tx, NoteId(1), NOW, NOW, None),
    "next due": lambda tx: store.next_due(tx, NOW),
    "next send": lambda tx: store.next_send(tx, NOW),
    "leases": lambda tx: store_doubts.leases_run_out(tx, NOW),
    "repeats": lambda tx: store_doubts.repeatable_unknowns(tx, 2),
    "open chats": store_doubts.open_chats,
    "open in a chat": lambda tx: store_doubts.open_in(tx, CHAT),
    "asking": store_doubts.oldest_unasked,
    "by message": lambda tx: store_single.by_message(tx, CHAT, 5),
    "state of a key": lambda tx: store_single.state_of(tx, "k"),
    "recent": lambda tx: store.recent(tx, NOW, NOW),
    "late": lambda tx: store_reports.first_skipped_after(tx, NOW),
    "failed": store_reports.failures,
    "sweep": lambda tx: store.purge(tx, NOW),
    "finish": lambda tx: store.finish(tx, NoteId(1), "sent", NOW),
}


class Watched(Tx):
    """A transaction that notes the plan of every statement."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401  sqlcipher3 carries no types
        super().__init__(connection)
        self.scans: list[str] = []

    def _note(self, sql: str, values: dict[str, Any]) -> None:
        for row in self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall():
            if re.match(r"SCAN \w+\b(?! USING (COVERING )?INDEX)", row[3]):
                self.scans.append(f"{row[3]}: {sql}")

    def run(self, sql: str, **values: Any) -> int:  # noqa: ANN401
        """Note the plan and run."""
        self._note(sql, values)
        return super().run(sql, **values)

    def one(self, sql: str, **values: Any) -> Any:  # noqa: ANN401
        """Note the plan and look."""
        self._note(sql, values)
        return super().one(sql, **values)

    def all(self, sql: str, **values: Any) -> list[Any]:  # noqa: ANN401
        """Note the plan and look."""
        self._note(sql, values)
        return super().all(sql, **values)

    def all_as(self, shape: Callable[..., Any], sql: str, **values: Any) -> list[Any]:  # noqa: ANN401
        """Note the plan and look."""
        self._note(sql, values)
        return super().all_as(shape, sql, **values)


@pytest.mark.parametrize("name", HOT)
def test_hot_queries_use_an_index(local: LocalDatabase, name: str) -> None:
    """None of them reads the whole table."""
    watched = Watched(local.connection)
    HOT[name](watched)
    assert watched.scans == []


def test_a_planted_scan_is_found(local: LocalDatabase) -> None:
    """The check above can fail."""
    watched = Watched(local.connection)
    watched.all("SELECT id FROM outbox WHERE error = :error", error="x")
    assert watched.scans


def steps_of_a_claim(local: LocalDatabase, queued: int) -> int:
    """Queue notes, claim one, and count how many hundreds of instructions SQLite needed for the claim."""
    ways = outbox.Ways(render={"test.gone": lambda _tx, _args: Rendered(Screen((text("sorry"),)), "en")})
    counted = []

    def queue(tx: Tx) -> None:
        for number in range(queued):
            note = Note(f"{queued}.{number}", "test.gone", ChatId(-number - 1), priority=Priority.MASS)
            outbox.post(tx, note, NOW)

    def claim(tx: Tx) -> None:
        doubts.sweep_leases(tx, NOW)
        doubts.repeat_unknowns(tx, NOW)
        turn = claims.Turn(NOW, lambda head: None if head.chat_id > -10 else NOW)
        assert isinstance(claims.claim_next(tx, turn, ways), claims.Job)

    local.write(queue)
    local.connection.set_progress_handler(lambda: counted.append(1), 100)
    local.write(claim)
    local.connection.set_progress_handler(None, 100)
    return len(counted)


def test_a_claim_costs_the_same_however_many_notes_wait(local: LocalDatabase) -> None:
    """Counted in SQLite's own steps, so that a slow machine is no mistake; a look at every note would take hundreds."""
    few, many = steps_of_a_claim(local, 20), steps_of_a_claim(local, 4000)
    assert many <= few + 60, (few, many)
