"""Erasure is one statement, and nothing is left."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, PersonId
from staffroom.outbox import Note
from staffroom.rooms import people
from staffroom.rooms.people.store_everything import by_account, by_person

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
    for table, column in by_person(tx):
        if not rows(tx, table, column, person):
            fill(tx, table, column, person)
    for table, column in by_account(tx):
        fill(tx, table, column, 11)
    return person


def fill(tx: Tx, table: str, column: str, person: int) -> None:
    """Write a row into any table: the person (or their account) where it belongs, a plausible value elsewhere."""
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
    referring = by_person(undone)
    assert len(referring) >= 8
    assert ("talk_heard", "person_id") in referring
    assert [place for place in referring if not rows(undone, *place, person)] == []
    assert people.erase(undone, person)
    assert [place for place in referring if rows(undone, *place, person)] == []
    assert undone.value("SELECT count(*) FROM people") == 0
    assert not people.erase(undone, person)


def rows(tx: Tx, table: str, column: str, person: PersonId) -> int:
    """Return how many rows of a table name a person."""
    return int(tx.value(f"SELECT count(*) FROM {table} WHERE {column} = :person", person=person))


def test_what_is_kept_about_somebody_can_be_read_in_full_without_digests(undone: Tx) -> None:
    """The download comes from the same places as the erasure, and from what is kept about the account."""
    person = populated(undone)
    kept = people.everything_about(undone, person)
    tables = {"people", *(table for table, _ in [*by_person(undone), *by_account(undone)])}
    untold = {"conduct_cases", "conduct_pairs"}
    assert set(kept) == tables - untold, "of an open report its author learns nothing, nor of a pair that is looked at"
    assert kept["menus"] == [{"telegram_id": 11, "offered": "1"}]
    assert "token_hash" not in kept["links"][0]
    assert kept["people"][0]["full_name"] == "Amina Saleh"


def test_what_is_kept_about_an_account_is_of_nobody_else(undone: Tx) -> None:
    """Neither of another account, nor of all who have none."""
    fill(undone, "menus", "telegram_id", 12)
    programme = make.programme(undone)
    for person in (make.person(undone, programme, "Amina Saleh", user=11), make.person(undone, programme, "Bo Lund")):
        assert "menus" not in people.everything_about(undone, person)


EXCUSED = {
    ("people", "telegram_id"): "the person's own row",
    ("links", "used_by"): "the row names the person as well",
    ("imports", "by_whom"): "the account at the computer's command line",
    ("progress_imports", "by_whom"): "the same, or an admin's number, which nothing names once they are deleted",
    ("progress_imports", "undone_by"): "likewise",
    ("conduct_decisions", "by_list"): "whether a word list decided",
    (
        "media_cases",
        "account",
    ): "a digest of an account that is on no roster, emptied once it has answered or is silent",
}
TELLING = re.compile(
    r"person|people|user|account|telegram|teacher|coordinator|member|admin|actor|_by$|^by_|^(one|other)_id$"
)


def test_every_column_that_sounds_like_a_person_is_found_or_excused(undone: Tx) -> None:
    """A new table that calls its people otherwise than the others would be forgotten."""
    columns = undone.all(
        "SELECT m.name AS tab, c.name AS col FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    )
    telling = {(row["tab"], row["col"]) for row in columns if TELLING.search(row["col"])}
    assert telling == {*by_person(undone), *by_account(undone), *EXCUSED}
