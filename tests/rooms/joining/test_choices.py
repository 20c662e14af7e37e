"""Pause, quiet and leave: private, reversible, and nothing is announced."""

import json
from datetime import date

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, people
from staffroom.rooms.joining import choices, data, data_page, service
from staffroom.rooms.joining.values import MyRecord

from .scene import AMINA, EVE, HUDA, NOW, deeds, no_record, notes, scene


def test_the_page_shows_the_record_and_the_choices(tx: Tx) -> None:
    """The record is handed in by the rooms above."""
    played = scene(tx, state="in")
    found = choices.look(tx, AMINA, played.teacher, no_record, NOW)
    assert found.record == MyRecord(3, 2, 150)
    assert (found.paused_until, found.quiet, found.left, found.invited, found.link) == (None, False, False, False, None)


def test_the_way_into_the_group_is_shown_to_those_who_agreed_only(tx: Tx) -> None:
    """Others are shown the invitation."""
    played = scene(tx, consented=False)
    found = choices.look(tx, AMINA, played.teacher, no_record, NOW)
    assert (found.invited, found.link) == (True, None)
    people.record_consent(tx, played.teacher, "en", "words", NOW)
    found = choices.look(tx, AMINA, played.teacher, no_record, NOW)
    assert (found.invited, found.link) == (False, "https://t.me/+AbCdEf")


def test_a_pause_ends_by_itself_and_the_place_is_kept(tx: Tx) -> None:
    """The day shown is the day in the programme's zone."""
    played = scene(tx, state="in")
    found = choices.pause(tx, AMINA, played.teacher, 7, no_record, NOW)
    assert found.paused_until == date(2026, 9, 13)
    assert not people.may_write(tx, played.teacher, Instant(NOW + 7 * DAY - 1))
    assert people.may_write(tx, played.teacher, Instant(NOW + 7 * DAY))
    assert choices.look(tx, AMINA, played.teacher, no_record, Instant(NOW + 7 * DAY)).paused_until is None
    assert played.state(tx) == "in"


def test_a_forged_length_of_a_pause_is_refused(tx: Tx) -> None:
    """Only what was offered."""
    played = scene(tx, state="in")
    with pytest.raises(Refusal, match="joining-button-old"):
        choices.pause(tx, AMINA, played.teacher, 3650, no_record, NOW)


def test_quiet_stays_in_the_group_and_replaces_a_pause(tx: Tx) -> None:
    """One choice at a time."""
    played = scene(tx, state="in")
    choices.pause(tx, AMINA, played.teacher, 14, no_record, NOW)
    found = choices.be_quiet(tx, AMINA, played.teacher, no_record, NOW)
    assert (found.quiet, found.paused_until, played.state(tx)) == (True, None, "in")
    assert not people.may_write(tx, played.teacher, NOW)


def test_leaving_takes_the_teacher_out_without_a_ban_and_without_a_word(tx: Tx) -> None:
    """One deed, no note."""
    played = scene(tx, state="in")
    found = choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    assert found.left
    assert deeds(tx) == [("unbanChatMember", {"user_id": AMINA, "only_if_banned": False})]
    assert notes(tx) == []
    place = cohorts.placement(tx, played.teacher)
    assert place is not None
    assert (place.state, place.left_at) == ("out", NOW)
    assert people.consent_of(tx, played.teacher) is None


def test_leaving_twice_is_leaving_once(tx: Tx) -> None:
    """A thumb presses twice."""
    played = scene(tx, state="in")
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    choices.leave(tx, AMINA, played.teacher, no_record, Instant(NOW + 1))
    assert len(deeds(tx)) == 1
    assert people.get(tx, played.teacher).left_at == NOW


def test_who_never_came_in_may_decline_for_good_and_nobody_is_removed(tx: Tx) -> None:
    """There is nobody to take out."""
    played = scene(tx, consented=False)
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    assert deeds(tx) == []
    assert played.state(tx) == "out"


@pytest.mark.parametrize("way", ["pause", "quiet", "leave"])
def test_every_choice_can_be_undone(tx: Tx, way: str) -> None:
    """Come back means back."""
    played = scene(tx, state="in")
    if way == "pause":
        choices.pause(tx, AMINA, played.teacher, 30, no_record, NOW)
    else:
        (choices.be_quiet if way == "quiet" else choices.leave)(tx, AMINA, played.teacher, no_record, NOW)
    found = choices.come_back(tx, AMINA, played.teacher, no_record, NOW)
    assert (found.paused_until, found.quiet, found.left, found.invited) == (None, False, False, False)
    assert people.is_counted(people.get(tx, played.teacher), NOW)


def test_who_has_left_comes_back_before_choosing_anything_else(tx: Tx) -> None:
    """An old button does not half undo a choice."""
    played = scene(tx, state="in")
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    with pytest.raises(Refusal, match="joining-come-back-first"):
        choices.pause(tx, AMINA, played.teacher, 7, no_record, NOW)
    with pytest.raises(Refusal, match="joining-come-back-first"):
        choices.be_quiet(tx, AMINA, played.teacher, no_record, NOW)


def test_who_is_no_teacher_has_nothing_to_choose(tx: Tx) -> None:
    """A stranger's forged button does nothing."""
    scene(tx)
    for choose in (choices.look, choices.leave, choices.come_back, choices.be_quiet):
        with pytest.raises(Refusal, match="joining-not-known"):
            choose(tx, EVE, None, no_record, NOW)


def test_the_download_holds_everything_about_oneself_and_nothing_about_others(tx: Tx) -> None:
    """A document that a person can read and keep."""
    played = scene(tx, state="in")
    make.person(tx, played.programme, "Somebody Else", user=33)
    document = data_page.document(data.everything(tx, AMINA)).decode()
    (kept,) = json.loads(document)
    assert kept["people"][0]["full_name"] == "Amina Saleh"
    assert kept["placements"][0]["state"] == "in"
    assert "Somebody Else" not in document
    with pytest.raises(Refusal, match="joining-not-known"):
        data.everything(tx, EVE)


def test_erasure_takes_out_of_the_group_and_out_of_the_file(tx: Tx) -> None:
    """All of an account's names at once."""
    played = scene(tx, state="in")
    data.erase(tx, AMINA, NOW)
    assert people.find(tx, played.teacher) is None
    assert people.by_account(tx, AMINA) == []
    assert [method for method, _ in deeds(tx)] == ["unbanChatMember"]
    assert tx.value("SELECT count(*) FROM placements") == 0
    with pytest.raises(Refusal, match="joining-not-known"):
        data.erase(tx, AMINA, NOW)


def test_a_coordinator_who_is_erased_leaves_the_cohort_without_a_leader(tx: Tx) -> None:
    """The group stays."""
    played = scene(tx)
    data.erase(tx, HUDA, NOW)
    assert cohorts.get(tx, played.cohort).coordinator_id is None


def test_the_only_admin_is_not_erased_and_nothing_of_them_is(local: LocalDatabase) -> None:
    """A programme without an admin could not be mended by anybody."""
    played = local.write(scene)
    local.write(lambda tx: make.person(tx, played.programme, roster="admins", role="admin", user=44))
    local.write(lambda tx: make.person(tx, played.programme, "As a teacher", user=44))
    with pytest.raises(Refusal, match="joining-erase-last-admin"):
        local.write(data.erase, UserId(44), NOW)
    assert len(local.write(people.by_account, UserId(44))) == 2


def second_course(tx: Tx) -> PersonId:
    """Let Amina take another course with the same account, in a group of its own."""
    programme = make.programme(tx, slug="reading")
    teacher = make.person(tx, programme, "Amina Saleh", user=AMINA)
    make.member(tx, teacher, make.cohort(tx, programme, chat=-1002))
    people.record_consent(tx, teacher, "en", "You may leave.", NOW)
    return teacher


def test_one_account_in_two_courses_chooses_for_the_course_of_the_button(tx: Tx) -> None:
    """The other course, whichever was imported last, goes on."""
    played = scene(tx, state="in")
    second = second_course(tx)
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    assert people.get(tx, played.teacher).left_at == NOW
    assert people.get(tx, second).left_at is None
    choices.be_quiet(tx, AMINA, second, no_record, NOW)
    assert people.get(tx, second).quiet
    assert [course.person for course in choices.courses(tx, AMINA)] == [played.teacher, second]
    assert choices.look(tx, AMINA, second, no_record, NOW).course["en"] == "Classroom management"


def test_a_button_that_names_no_course_is_out_of_date_where_there_are_two(tx: Tx) -> None:
    """Where there is one course, it can mean nothing else."""
    played = scene(tx, state="in")
    assert choices.look(tx, AMINA, None, no_record, NOW).person == played.teacher
    second_course(tx)
    with pytest.raises(Refusal, match="joining-button-old"):
        choices.leave(tx, AMINA, None, no_record, NOW)


def test_nobody_chooses_for_somebody_else(tx: Tx) -> None:
    """Callback data may be forged: another teacher's number, or one's own as a coordinator."""
    played = scene(tx, state="in")
    make.person(tx, played.programme, "Somebody Else", user=33)
    leads = make.coordinator(tx, played.programme, user=33)
    for forged in (played.teacher, leads, PersonId(99999)):
        for choose in (choices.look, choices.leave, choices.come_back, choices.be_quiet):
            with pytest.raises(Refusal, match="joining-button-old"):
                choose(tx, UserId(33), forged, no_record, NOW)
        with pytest.raises(Refusal, match="joining-button-old"):
            choices.pause(tx, UserId(33), forged, 7, no_record, NOW)
        with pytest.raises(Refusal, match="joining-button-old"):
            service.agree(tx, UserId(33), forged, "en", "words", NOW)
