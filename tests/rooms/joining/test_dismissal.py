"""A coordinator's role is taken away: their buttons and links are dead at once, their groups wait for somebody."""

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note
from staffroom.rooms import cohorts, joining, people, programmes
from staffroom.rooms.cohorts import leading
from staffroom.rooms.cohorts import service as groups
from staffroom.rooms.joining import gate, service
from staffroom.rooms.joining.values import Stranger
from staffroom.rooms.joining.values_presence import Step
from staffroom.rooms.people import Closed

from .scene import AMINA, EVE, GROUP, HUDA, NOW, Scene, asks, notes, scene


def opened(tx: Tx) -> tuple[Scene, str]:
    """Let the coordinator open their link."""
    played = scene(tx)
    tx.run("UPDATE people SET telegram_id = NULL, reachable = 0 WHERE id = :id", id=played.leader)
    token = people.issue_link(tx, played.leader, "coordinator", NOW)
    service.arrive(tx, token, HUDA, "Huda", "en", NOW)
    return played, token


def test_the_buttons_of_a_coordinator_who_was_removed_are_dead_at_once(tx: Tx) -> None:
    """No role, no group, no set-up that was begun, no way into the groups."""
    played, _ = opened(tx)
    groups.begin(tx, played.cohort, played.leader, NOW)
    programmes.set_staff_chat(tx, played.programme, ChatId(-1009))
    joining.dismiss(tx, played.leader, NOW)
    who = people.identify(tx, HUDA, "en")
    assert (who.coordinator, who.admin, who.teacher) == (None, None, None)
    assert cohorts.led_by(tx, played.leader) == []
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        cohorts.led_or_refused(tx, played.cohort, played.leader)
    assert gate.decide_request(tx, GROUP, asks(HUDA, NOW), NOW) is False
    assert gate.decide_request(tx, ChatId(-1009), asks(HUDA, NOW), NOW) is False
    assert service.come_home(tx, HUDA, "en", NOW) == Stranger("en")


def test_the_groups_are_named_and_wait_for_another_coordinator(tx: Tx) -> None:
    """The group, its teachers and the person's name stay."""
    played, _ = opened(tx)
    found = joining.dismiss(tx, played.leader, NOW)
    assert ([cohort.name for cohort in found.cohorts], found.kept) == (["Hill_Group1"], True)
    assert cohorts.get(tx, played.cohort).coordinator_id is None
    assert people.find(tx, played.leader) is not None
    assert people.identify(tx, AMINA, "en").teacher == played.teacher


def test_neither_the_used_link_nor_a_new_one_brings_the_role_back(tx: Tx) -> None:
    """What was opened is closed."""
    played, used = opened(tx)
    fresh = people.issue_link(tx, played.leader, "coordinator", NOW)
    joining.dismiss(tx, played.leader, NOW)
    for token in (used, fresh):
        assert isinstance(service.arrive(tx, token, HUDA, "Huda", "en", NOW), Closed)


def test_who_never_opened_a_link_is_forgotten(tx: Tx) -> None:
    """Nothing is kept that nobody needs."""
    played = scene(tx)
    other = make.coordinator(tx, played.programme)
    token = people.issue_link(tx, other, "coordinator", NOW)
    assert not joining.dismiss(tx, other, NOW).kept
    assert people.find(tx, other) is None
    assert isinstance(service.arrive(tx, token, EVE, "Eve", "en", NOW), Closed)


def test_whoever_is_an_admin_too_stays_one(tx: Tx) -> None:
    """One role is taken, not the other; an admin still looks after every group."""
    played, _ = opened(tx)
    admin = make.person(tx, played.programme, roster="admins", role="admin", user=HUDA)
    joining.dismiss(tx, played.leader, NOW)
    who = people.identify(tx, HUDA, "en")
    assert (who.coordinator, who.admin) == (None, admin)
    assert cohorts.led_or_refused(tx, played.cohort, admin).id == played.cohort


def test_nothing_that_waits_is_said_to_a_coordinator_who_was_removed(tx: Tx) -> None:
    """Neither what was posted before, nor what a room posts by mistake."""
    played, _ = opened(tx)
    outbox.post(tx, Note("x", "cohorts.ready", ChatId(HUDA), {}, person=played.leader), NOW)
    joining.dismiss(tx, played.leader, NOW)
    assert tx.value("SELECT count(*) FROM outbox WHERE state = 'pending'") == 0
    assert not people.may_write(tx, played.leader, NOW)


def test_a_coordinator_who_is_out_of_the_group_leads_it_no_more_and_admins_hear_of_it_once(tx: Tx) -> None:
    """Their buttons for this group are dead at once; what else they lead stays theirs."""
    played, _ = opened(tx)
    make.person(tx, played.programme, roster="admins", role="admin", user=EVE)
    other = make.cohort(tx, played.programme, coordinator_id=played.leader, chat=-1002)
    for _ in range(2):
        gate.follow_step(tx, Step(GROUP, HUDA, inside=False, by_themselves=True, at=NOW))
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        cohorts.led_or_refused(tx, played.cohort, played.leader)
    assert cohorts.led_or_refused(tx, other, played.leader).id == other
    assert [note for note in notes(tx) if note[0] == "cohorts.unled"] == [("cohorts.unled", EVE)]


def test_whoever_else_leaves_takes_no_lead_with_them(tx: Tx) -> None:
    """Neither a teacher nor a coordinator of another group."""
    played = scene(tx)
    make.coordinator(tx, played.programme, user=EVE)
    for user in (AMINA, EVE):
        gate.follow_step(tx, Step(GROUP, user, inside=False, by_themselves=True, at=NOW))
    assert cohorts.get(tx, played.cohort).coordinator_id == played.leader


def test_an_admin_names_who_leads_and_nobody_else_does(tx: Tx) -> None:
    """Once somebody leads, an older button changes nothing."""
    played, _ = opened(tx)
    admin = make.person(tx, played.programme, roster="admins", role="admin", user=EVE)
    other = make.coordinator(tx, played.programme, "Omar", user=77)
    gate.follow_step(tx, Step(GROUP, HUDA, inside=False, by_themselves=True, at=NOW))
    with pytest.raises(Refusal, match="cohorts-admins-only"):
        leading.appoint(tx, played.cohort, other, other, NOW)
    with pytest.raises(Refusal, match="cohorts-unknown"):
        leading.appoint(tx, played.cohort, admin, played.teacher, NOW)
    assert leading.appoint(tx, played.cohort, admin, other, NOW)[1] == "Omar"
    assert leading.appoint(tx, played.cohort, admin, played.leader, NOW)[1] == "Omar"
    assert ("cohorts.appointed", 77) in notes(tx)
