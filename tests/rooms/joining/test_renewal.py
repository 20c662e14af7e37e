"""A personal link anew: the account that was bound is let go, and whoever opens the new link is the person."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, joining, people
from staffroom.rooms.joining import choices, data, gate, service
from staffroom.rooms.joining.values import Door
from staffroom.rooms.joining.values_presence import Step
from staffroom.rooms.people import Closed

from .scene import AMINA, EVE, GROUP, NOW, Scene, asks, deeds, no_record, scene

LATER = Instant(NOW + HOUR)
NEW = UserId(12)


def opened(tx: Tx) -> tuple[Scene, str]:
    """Let somebody open the teacher's first link and come into the group."""
    played = scene(tx, state="placed")
    tx.run("UPDATE people SET telegram_id = NULL, reachable = 0 WHERE id = :id", id=played.teacher)
    token = people.issue_link(tx, played.teacher, "teacher", NOW)
    service.arrive(tx, token, AMINA, "Amina", "en", NOW)
    cohorts.mark_in(tx, played.teacher, NOW)
    return played, token


def reason(found: object) -> str:
    """Return the key of the sentence that closes a link."""
    assert isinstance(found, Closed)
    return found.reason.key


def test_the_new_link_makes_another_account_the_person_and_keeps_what_was_agreed(tx: Tx) -> None:
    """No second consent is asked for: it is the same person."""
    played, _ = opened(tx)
    token = joining.relink(tx, played.teacher, LATER)
    bare = people.get(tx, played.teacher)
    assert (bare.telegram_id, bare.reachable) == (None, 0)
    assert people.consent_of(tx, played.teacher) is not None
    found = service.arrive(tx, token, NEW, "Amina", "en", LATER)
    assert isinstance(found, Door)
    assert (found.inside, found.link) == (False, "https://t.me/+AbCdEf")
    assert people.get(tx, played.teacher).telegram_id == NEW


def test_the_account_that_was_let_go_is_taken_out_of_the_group_and_the_place_is_kept(tx: Tx) -> None:
    """Without a ban; the news of it changes nothing, and the new account is let in."""
    played, _ = opened(tx)
    token = joining.relink(tx, played.teacher, LATER)
    assert deeds(tx) == [("unbanChatMember", {"user_id": AMINA, "only_if_banned": False})]
    assert played.state(tx) == "placed"
    gate.follow_step(tx, Step(GROUP, AMINA, inside=False, by_themselves=False, at=LATER))
    assert played.state(tx) == "placed"
    service.arrive(tx, token, NEW, "Amina", "en", LATER)
    assert gate.decide_request(tx, GROUP, asks(NEW, LATER + 1), Instant(LATER + 1)) is True
    assert gate.decide_request(tx, GROUP, asks(AMINA, LATER + 2), Instant(LATER + 2)) is None
    gate.follow_step(tx, Step(GROUP, NEW, inside=True, by_themselves=True, at=Instant(LATER + 3)))
    assert played.state(tx) == "in"


def test_the_buttons_and_the_link_of_the_account_that_was_let_go_are_dead(tx: Tx) -> None:
    """Before somebody opened the new link, and after."""
    played, first = opened(tx)
    token = joining.relink(tx, played.teacher, LATER)
    for _ in range(2):
        who = people.identify(tx, AMINA, "en")
        assert (who.teacher, who.coordinator, who.admin) == (None, None, None)
        with pytest.raises(Refusal, match="joining-not-known"):
            choices.leave(tx, AMINA, who.teacher, no_record, LATER)
        with pytest.raises(Refusal, match="joining-not-known"):
            data.everything(tx, AMINA)
        assert reason(service.arrive(tx, first, AMINA, "Amina", "en", LATER)) == "people-link-used"
        service.arrive(tx, token, NEW, "Amina", "en", LATER)
    assert people.get(tx, played.teacher).telegram_id == NEW


def test_each_new_link_ends_the_one_before(tx: Tx) -> None:
    """Two letters on the way are one too many."""
    played, _ = opened(tx)
    first, second = (joining.relink(tx, played.teacher, LATER) for _ in range(2))
    assert reason(service.arrive(tx, first, EVE, "Eve", "en", LATER)) == "people-link-replaced"
    assert isinstance(service.arrive(tx, second, NEW, "Amina", "en", LATER), Door)
    assert len(deeds(tx)) == 1


def test_the_same_account_may_open_the_new_link(tx: Tx) -> None:
    """Whoever was let go by mistake comes back by it, and not by the old one."""
    played, _ = opened(tx)
    token = joining.relink(tx, played.teacher, LATER)
    assert isinstance(service.arrive(tx, token, AMINA, "Amina", "en", LATER), Door)
    assert people.get(tx, played.teacher).telegram_id == AMINA


def test_who_was_never_in_or_went_out_is_not_taken_out(tx: Tx) -> None:
    """And a choice to leave stays one."""
    played, _ = opened(tx)
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    joining.relink(tx, played.teacher, LATER)
    assert len(deeds(tx)) == 1
    assert played.state(tx) == "out"
    assert people.get(tx, played.teacher).left_at == NOW


def test_an_account_that_leads_the_group_under_another_name_stays_inside(tx: Tx) -> None:
    """A coordinator who tried a teacher's letter must not be thrown out of their own group."""
    played, _ = opened(tx)
    make.person(tx, played.programme, roster="admins", role="admin", user=AMINA)
    joining.relink(tx, played.teacher, LATER)
    assert deeds(tx) == []
    assert played.state(tx) == "placed"


def test_a_coordinator_gets_a_coordinators_link_and_keeps_the_groups(tx: Tx) -> None:
    """Nobody is taken out: the group belongs to that account."""
    played, _ = opened(tx)
    before = people.get(tx, played.leader).telegram_id
    token = joining.relink(tx, played.leader, LATER)
    assert people.identify(tx, UserId(before or 0), "en").coordinator is None
    assert deeds(tx) == []
    service.arrive(tx, token, NEW, "Huda", "en", LATER)
    who = people.identify(tx, NEW, "en")
    assert (who.coordinator, cohorts.get(tx, played.cohort).coordinator_id) == (played.leader, PersonId(played.leader))


def test_who_was_added_without_having_agreed_is_taken_out_and_the_new_account_is_not_in(tx: Tx) -> None:
    """The place remembers nobody's coming but the account's that comes."""
    played = scene(tx, consented=False)
    gate.follow_step(tx, Step(GROUP, AMINA, inside=True, by_themselves=False, at=NOW))
    token = joining.relink(tx, played.teacher, LATER)
    assert deeds(tx) == [("unbanChatMember", {"user_id": AMINA, "only_if_banned": False})]
    service.arrive(tx, token, NEW, "Amina", "en", LATER)
    service.agree(tx, NEW, played.teacher, "en", "words", LATER)
    assert played.state(tx) == "placed"
