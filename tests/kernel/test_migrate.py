"""All that is missing of the database's shape comes in one commit, and only as it should be."""

from contextlib import closing

import pytest
from tests.conftest import KEY

from staffroom.kernel import facts
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.migrate import Migration, known, migrate, version_of
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.shape import look

NEWEST = known()[-1].version
REBUILT = """
CREATE TABLE facts_new (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO facts_new SELECT name, value FROM facts WHERE name <> 'n';
DROP TABLE facts;
ALTER TABLE facts_new RENAME TO facts;
"""


def _steps(*scripts: str) -> list[Migration]:
    return [*known(), *(Migration(NEWEST + n, "more", sql) for n, sql in enumerate(scripts, start=1))]


def _nobody(_version: int) -> None:
    """Make no copy."""


def test_all_steps_come_or_none(local: LocalDatabase) -> None:
    """A later one that fails takes the earlier ones back."""
    before = look(local.connection)
    steps = _steps("CREATE TABLE fine (n INTEGER) STRICT;\n", "INSERT INTO fine (n) VALUES (NULL), ('x');\n")
    with pytest.raises(
        Trouble, match=rf"from version {NEWEST} to {NEWEST + 2} did not come out right .*Nothing was"
    ) as c:
        migrate(local.connection, _nobody, steps)
    assert c.value.exit_code == CONFIGURATION
    assert look(local.connection) == before
    assert local.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_step_that_loses_rows_is_undone_unless_it_says_so(local: LocalDatabase) -> None:
    """Making a table anew is where rows get lost; a step that adds or deletes rows of a table by name says it so."""
    local.write(facts.put, "n", "1")
    held = look(local.connection).rows["facts"]
    with pytest.raises(Trouble, match=f"facts had {held} rows and has {held - 1}"):
        migrate(local.connection, _nobody, _steps(REBUILT))
    assert local.read(facts.get, "n") == "1"
    assert migrate(local.connection, _nobody, _steps("-- changes the rows of: talk, facts\n" + REBUILT)) == 1
    assert local.read(facts.get, "n") is None
    more = "-- so be it\nINSERT INTO facts (name, value) VALUES ('a', 'b');\n"
    assert migrate(local.connection, _nobody, [*_steps(REBUILT), Migration(NEWEST + 2, "rows", more)]) == 1


def test_a_file_whose_tables_somebody_changed_is_not_upgraded(local: LocalDatabase) -> None:
    """What comes out would be neither the old shape nor the new one."""
    index = local.connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%'").fetchone()[0]
    local.connection.execute(f"DROP INDEX {index}")
    with pytest.raises(Trouble, match=f"not as in a new file: index {index}"):
        migrate(local.connection, _nobody, _steps("CREATE TABLE fine (n INTEGER) STRICT;\n"))
    assert version_of(local.connection) == NEWEST


def test_what_somebody_added_to_the_file_stays_there(local: LocalDatabase) -> None:
    """A table of their own stands in nobody's way."""
    local.connection.execute("CREATE TABLE own (n INTEGER)")
    local.connection.execute("INSERT INTO own VALUES (7)")
    assert migrate(local.connection, _nobody, _steps("CREATE TABLE fine (n INTEGER) STRICT;\n")) == 1
    assert look(local.connection).rows["own"] == 1


def test_where_somebody_else_was_quicker_nothing_is_done_twice(local: LocalDatabase) -> None:
    """The version is read again once nobody else can write."""
    steps = _steps("CREATE TABLE fine (n INTEGER) STRICT;\n")
    with closing(LocalDatabase(local.path, KEY)) as other:

        def be_quicker(_version: int) -> None:
            migrate(other.connection, _nobody, steps)

        assert migrate(local.connection, be_quicker, steps) == 0
    assert version_of(local.connection) == NEWEST + 1
