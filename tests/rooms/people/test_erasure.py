"""Erasure is one statement, and nothing is left."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, PersonId
from staffroom.outbox import Note
from staffroom.rooms import people
from staffroom.rooms.people.store_everything import references

NOW = make.at()


@pytest.fixture
def undone(local: LocalDatabase) -> Iterator[Tx]:
    """Open a transaction that is undone, since the rows below refer to things that are not there."""
    local.connection.execute("BEGIN IMMEDIATE")
    local.connection.execute("PRAGMA defer_foreign_keys = ON")
    yield Tx(local.connection)
    local.connection.execute("ROLLBACK")


def populated(tx: Tx) -> PersonId:
    """Write a person about whom every table that can has a row."""
    programme = make.programme(tx)
    person = make.person(tx, programme, "Amina Saleh", user=11)
    make.member(tx, person, make.cohort(tx, programme, coordinator_id=person))
    people.issue_link(tx, person, "teacher", NOW)
    people.record_consent(tx, person, "en", "You may leave.", NOW)
    outbox.post(tx, Note("greeting:1", "joining.ready", ChatId(11), {"name": "Amina Saleh"}, person=person), NOW)
    for table, column in references(tx):
        if not tx.value(f"SELECT count(*) FROM {table} WHERE {column} = :person", person=person):
            fill(tx, table, column, person)
    return person


def fill(tx: Tx, table: str, column: str, person: PersonId) -> None:
    """Write a row into any table: the person where it belongs, a plausible value elsewhere."""
    values: dict[str, Any] = {}
    for row in tx.all('SELECT name, type, "notnull", pk, dflt_value FROM pragma_table_info(:table)', table=table):
        if row["name"] == column:
            values[row["name"]] = person
        elif row["notnull"] and row["dflt_value"] is None:
            values[row["name"]] = allowed(tx, table, row["name"], row["type"])
    names = ", ".join(values)
    tx.run(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in values)})", **values)


def allowed(tx: Tx, table: str, column: str, kind: str) -> Any:  # noqa: ANN401
    """Return a value that a column takes."""
    sql = str(tx.value("SELECT sql FROM sqlite_master WHERE name = :table", table=table))
    _, found, rest = sql.partition(f"CHECK ({column} IN ('")
    if found:
        return rest.partition("'")[0]
    return b"x" if kind == "BLOB" else 1 if kind in ("INTEGER", "REAL") else "1"


def test_no_row_about_an_erased_person_remains_in_any_table(undone: Tx) -> None:
    """Whatever table refers to people today or tomorrow, it is empty of them."""
    person = populated(undone)
    referring = references(undone)
    assert len(referring) >= 8
    assert [place for place in referring if not rows(undone, *place, person)] == []
    assert people.erase(undone, person)
    assert [place for place in referring if rows(undone, *place, person)] == []
    assert undone.value("SELECT count(*) FROM people") == 0
    assert not people.erase(undone, person)


def rows(tx: Tx, table: str, column: str, person: PersonId) -> int:
    """Return how many rows of a table name a person."""
    return int(tx.value(f"SELECT count(*) FROM {table} WHERE {column} = :person", person=person))


def test_what_is_kept_about_somebody_can_be_read_in_full_without_digests(undone: Tx) -> None:
    """The download comes from the same references as the erasure."""
    person = populated(undone)
    kept = people.everything_about(undone, person)
    assert set(kept) == {"people", *(table for table, _ in references(undone))}
    assert "token_hash" not in kept["links"][0]
    assert kept["people"][0]["full_name"] == "Amina Saleh"
