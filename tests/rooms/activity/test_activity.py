from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms import activity
from staffroom.rooms.activity import Share, ticks


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
    activity.record(tx, amina, group, "answer", "2026-09-06", make.at(7))
    activity.record(tx, badr, other, "answer", "2026-09-06", make.at(7))
    activity.record(tx, badr, group, "peer_reply", "2026-09-06", make.at(7))
    assert activity.people_who(tx, group, "answer", "2026-09-06") == {amina}
    assert activity.people_who(tx, group, "answer", "2026-09-13") == set()
    assert activity.people_who(tx, group, "peer_reply", "2026-09-06") == {badr}


def test_erasing_a_person_erases_their_deeds(tx: Tx) -> None:
    """Personal rows go with the person."""
    group = make.cohort(tx, programme := make.programme(tx))
    teacher = make.person(tx, programme)
    activity.record(tx, teacher, group, "answer", "1", make.at(7))
    tx.run("DELETE FROM people WHERE id = :id", id=teacher)
    assert tx.value("SELECT count(*) FROM activity") == 0


def spoken(person: PersonId, group: CohortId, message: int, week: str = "2026-09-06") -> activity.Spoken:
    """Return a sign of life: a message, or with number 0 a mere reaction."""
    return {"week": week, "cohort": group, "person": person, "messages": int(message > 0), "message": message}


def test_messages_are_added_up_once_however_often_telegram_tells_of_them(tx: Tx) -> None:
    """By person, group and week; a reaction is a sign of life that adds no message."""
    group = make.cohort(tx, programme := make.programme(tx))
    amina, badr = make.person(tx, programme), make.person(tx, programme, "Badr")
    activity.speak(tx, [spoken(amina, group, 5), spoken(badr, group, 0), spoken(amina, group, 6)])
    activity.speak(tx, [spoken(amina, group, 5), spoken(amina, group, 6), spoken(amina, group, 7, "2026-09-13")])
    activity.count_talk(tx)
    activity.speak(tx, [spoken(amina, group, 6)])
    activity.count_talk(tx)
    assert not activity.has_uncounted(tx)
    assert activity.talk_of(tx, group, "2026-09-06") == [Share(amina, 2), Share(badr, 0)]
    assert activity.talk_of(tx, group, "2026-09-13") == [Share(amina, 1)]


def test_a_group_that_became_a_supergroup_counts_on(tx: Tx) -> None:
    """Its messages are numbered from 1 again."""
    group = make.cohort(tx, programme := make.programme(tx))
    amina = make.person(tx, programme)
    activity.speak(tx, [spoken(amina, group, 900)])
    activity.number_anew(tx, group)
    activity.speak(tx, [spoken(amina, group, 1)])
    activity.count_talk(tx)
    assert activity.talk_of(tx, group, "2026-09-06") == [Share(amina, 2)]


def test_nothing_is_left_of_somebody_who_is_erased_before_they_were_added_up(tx: Tx) -> None:
    """Nor does the adding up stumble over them."""
    group = make.cohort(tx, programme := make.programme(tx))
    amina, badr = make.person(tx, programme), make.person(tx, programme, "Badr")
    activity.speak(tx, [spoken(amina, group, 5), spoken(badr, group, 6)])
    tx.run("DELETE FROM people WHERE id = :id", id=amina)
    assert tx.value("SELECT count(*) FROM talk_heard WHERE person_id = :id", id=amina) == 0
    activity.count_talk(tx)
    assert activity.talk_of(tx, group, "2026-09-06") == [Share(badr, 1)]


def test_talk_is_added_up_every_few_minutes_and_forgotten_after_weeks(tx: Tx) -> None:
    """The tick is due only where something waits."""
    group = make.cohort(tx, programme := make.programme(tx))
    amina = make.person(tx, programme)
    assert ticks.next_count(tx, make.at(7)) is None
    activity.speak(tx, [spoken(amina, group, 5)])
    due = ticks.next_count(tx, make.at(7))
    assert due is not None
    assert due <= make.at(7)
    ticks.count(tx, make.at(7))
    activity.speak(tx, [spoken(amina, group, 6)])
    assert ticks.next_count(tx, make.at(7)) == make.at(7) + ticks.EVERY
    assert activity.talk_of(tx, group, "2026-09-06") == [Share(amina, 1)]
    assert (ticks.next_forgotten(tx, make.at(7)) or 0) > make.at(7)
    ticks.forget(tx, make.at(30, month=10))
    assert activity.talk_of(tx, group, "2026-09-06") == []
