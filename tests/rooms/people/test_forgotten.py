"""Who had their data deleted is not brought back by a roster, until they wish it."""

from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.rooms import people
from staffroom.rooms.people.values import RosterRow

NOW = make.at()


def row(number: str, name: str, course: str) -> RosterRow:
    """Return a row of a roster."""
    return RosterRow(id=number, full_name=name, location="Riverside", language="en", course=course)


def test_a_roster_leaves_out_who_was_forgotten_and_takes_them_in_again_when_they_wish(tx: Tx) -> None:
    """Everybody else comes in as before."""
    course = str(tx.value("SELECT slug FROM programmes WHERE id = :id", id=make.programme(tx)))
    roster = [row("t1", "Amina Saleh", course), row("t2", "Bo Lund", course)]
    people.apply_roster(tx, roster, "admin", "c1", NOW)
    amina = PersonId(tx.value("SELECT id FROM people WHERE roster_id = 't1'"))
    people.remember_forgotten(tx, amina)
    people.erase(tx, amina)
    again = people.apply_roster(tx, roster, "admin", "c2", NOW)
    assert (again.new, again.forgotten) == ([], [roster[0]])
    assert "1 left out, who had their data deleted: t1" in people.describe(again)
    assert not people.readmit(tx, course, "teachers", "t2")
    assert people.readmit(tx, course, "teachers", "t1")
    assert people.apply_roster(tx, roster, "admin", "c3", NOW).new == [roster[0]]


def test_digests_tell_nothing_without_the_secret_of_their_database(tx: Tx) -> None:
    """The same teacher has another digest elsewhere."""
    programme = make.programme(tx)
    person = make.person(tx, programme, "Amina Saleh")
    people.remember_forgotten(tx, person)
    tx.run("DELETE FROM facts WHERE name = 'people.forgotten'")
    people.remember_forgotten(tx, person)
    assert people.count_forgotten(tx) == 2
