"""Importing a roster shows the difference and writes all of it or nothing."""

from dataclasses import replace

import pytest
from tests import builders as make

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import UserId
from staffroom.rooms import people
from staffroom.rooms.people import RosterRow, store, store_roster
from staffroom.rooms.people.values import KEPT

BO = RosterRow("classroom-management", "1", "Bo", "Hill", "en", preferred_app="SMS")
AL = RosterRow("classroom-management", "2", "Al", "Dale", "ar", "North")


def apply(tx: Tx, *rows: RosterRow) -> people.Difference:
    """Import some rows."""
    return people.apply_roster(tx, rows, "admin", "abc", make.at())


def test_the_difference_is_shown_and_nothing_is_written(tx: Tx) -> None:
    """A dry run is dry."""
    programme = make.programme(tx)
    found = people.roster_difference(tx, [BO, AL])
    assert (found.new, found.changed, found.gone, found.same) == ([BO, AL], [], [], 0)
    assert people.by_roster(tx, programme, "teachers") == []


def test_the_same_file_again_changes_nothing(tx: Tx) -> None:
    """Importing twice is importing once."""
    programme = make.programme(tx)
    apply(tx, BO, AL)
    before = people.by_roster(tx, programme, "teachers")
    again = apply(tx, BO, AL)
    assert again.is_empty
    assert again.same == 2
    assert people.by_roster(tx, programme, "teachers") == before
    assert tx.value("SELECT count(*) FROM imports") == 1


def test_changes_are_written_and_those_not_in_the_file_are_shown_but_kept(tx: Tx) -> None:
    """A short file removes nobody."""
    programme = make.programme(tx)
    apply(tx, BO, AL)
    found = apply(tx, replace(BO, location="Dale"))
    assert [change.fields for change in found.changed] == [{"location": ("Hill", "Dale")}]
    assert [gone.full_name for gone in found.gone] == ["Al"]
    assert [(p.full_name, p.location) for p in people.by_roster(tx, programme, "teachers")] == [
        ("Bo", "Dale"),
        ("Al", "Dale"),
    ]
    assert people.describe(found) == [
        "0 new, 1 changed (1 moved), 0 the same, 1 not in the file",
        "  ~ 1 Bo: location: 'Hill' → 'Dale'",
        "  ? 2 Al (classroom-management): kept",
    ]


def test_a_language_that_a_teacher_chose_survives_the_next_import(tx: Tx) -> None:
    """The roster says what the office believes; the teacher knows better."""
    programme = make.programme(tx)
    apply(tx, BO)
    (person,) = people.by_roster(tx, programme, "teachers")
    tx.run("UPDATE people SET telegram_id = 5 WHERE id = :id", id=person.id)
    people.set_language(tx, UserId(5), "zh")
    assert apply(tx, BO).is_empty
    assert people.get(tx, person.id).language == "zh"


def test_teachers_get_their_role_and_coordinators_theirs_with_their_wishes(tx: Tx) -> None:
    """One import, one role; the cohorts that were wished for are kept for the allocation."""
    programme = make.programme(tx)
    apply(tx, BO)
    apply(tx, replace(AL, roster="coordinators", wishes="Hill_Group1; Hill_Group2"))
    assert [p.full_name for p in people.by_role(tx, programme, "teacher")] == ["Bo"]
    (leader,) = people.coordinators(tx, programme)
    assert people.cohort_wishes(tx, leader.id) == ["Hill_Group1", "Hill_Group2"]


def test_a_coordinator_who_is_gone_is_told_of_with_the_way_to_remove_them(tx: Tx) -> None:
    """An import removes nobody; the command that does is named."""
    make.programme(tx)
    leaders = [replace(row, roster="coordinators") for row in (BO, AL)]
    apply(tx, *leaders)
    command = "python bot.py coordinators remove 2 --programme classroom-management"
    assert people.describe(apply(tx, leaders[0]), "python bot.py")[1:] == [
        "  ? 2 Al (classroom-management): kept",
        f"To take the role away from one of them: `{command}`",
    ]


def test_a_coordinator_who_was_removed_is_gone_and_comes_back_with_the_next_import(tx: Tx) -> None:
    """A row without its role is as good as none, and a new one in the file gives it again."""
    programme = make.programme(tx)
    leaders = [replace(row, roster="coordinators") for row in (BO, AL)]
    apply(tx, *leaders)
    for person in people.coordinators(tx, programme):
        people.take_role(tx, person.id, programme, "coordinator")
    assert people.roster_difference(tx, leaders[:1]).gone == []
    assert apply(tx, *leaders).new == leaders
    assert len(people.coordinators(tx, programme)) == 2


def test_apps_are_counted_by_location(tx: Tx) -> None:
    """The organiser sees where Telegram fits."""
    programme = make.programme(tx)
    apply(tx, BO, AL)
    assert store_roster.preferred_apps(tx, programme) == {("Hill", "SMS"): 1, ("Dale", ""): 1}


def test_a_row_that_fails_undoes_the_whole_import(local: LocalDatabase) -> None:
    """All or nothing."""
    local.write(make.programme)
    with pytest.raises(LookupError):
        local.write(people.apply_roster, [BO, replace(AL, course="nowhere")], "admin", "abc", make.at())
    assert local.write(lambda tx: tx.value("SELECT count(*) FROM people")) == 0


def test_a_long_list_is_shortened(tx: Tx) -> None:
    """Forty new people need no forty lines."""
    make.programme(tx)
    lines = people.describe(people.roster_difference(tx, [replace(BO, id=str(n)) for n in range(40)]))
    assert len(lines) == 22
    assert lines[-1] == "  + and 20 more"


def test_what_is_kept_of_a_line_is_written_and_read_back_whole(tx: Tx) -> None:
    """Every field of it, the next one too; an admin, of whom no roster says anything, fills none that is optional."""
    row = RosterRow(course="reading", **{name: f"{name} of Amina" for name in KEPT})  # type: ignore[arg-type]
    programme = make.programme(tx, slug="reading")
    store.give_role(tx, store_roster.put(tx, programme, "teachers", row.kept, make.at()), programme, "teacher")
    assert store_roster.rostered(tx, programme, "teachers") == {row.id: row.kept}
    people.open_link(tx, people.issue_admin_link(tx, make.at()), UserId(7), "Amal", "ar", make.at())
    assert store_roster.rostered(tx, programme, "admins") == {"7": RosterRow("", "7", "Amal", "", "ar").kept}
