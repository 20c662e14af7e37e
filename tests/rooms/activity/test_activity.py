from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.rooms import activity


def test_a_deed_is_written_down_once(tx: Tx) -> None:
    """The second time changes nothing, not even the moment."""
    group = make.cohort(tx, programme := make.programme(tx))
    teacher = make.person(tx, programme)
    assert activity.record(tx, teacher, group, "answer", "1", make.at(7))
    assert not activity.record(tx, teacher, group, "answer", "1", make.at(8))
    assert tx.value("SELECT at FROM activity") == make.at(7)
    assert activity.count_of(tx, teacher, "answer") == 1


def test_people_are_counted_by_cohort_kind_and_subject(tx: Tx) -> None:
    """Another group, another week and another deed are told apart."""
    programme = make.programme(tx)
    group, other = make.cohort(tx, programme), make.cohort(tx, programme, chat=-1002)
    amina, badr = make.person(tx, programme), make.person(tx, programme, "Badr")
    activity.record(tx, amina, group, "active", "2026-09-06", make.at(7))
    activity.record(tx, badr, other, "active", "2026-09-06", make.at(7))
    activity.record(tx, badr, group, "peer_reply", "2026-09-06", make.at(7))
    assert activity.people_who(tx, group, "active", "2026-09-06") == {amina}
    assert activity.people_who(tx, group, "active", "2026-09-13") == set()
    assert activity.people_who(tx, group, "peer_reply", "2026-09-06") == {badr}


def test_erasing_a_person_erases_their_deeds(tx: Tx) -> None:
    """Personal rows go with the person."""
    group = make.cohort(tx, programme := make.programme(tx))
    teacher = make.person(tx, programme)
    activity.record(tx, teacher, group, "answer", "1", make.at(7))
    tx.run("DELETE FROM people WHERE id = :id", id=teacher)
    assert tx.value("SELECT count(*) FROM activity") == 0
