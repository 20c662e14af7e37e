"""An account is said to be somebody of the roster: what becomes of its request where the group is full."""

import pytest
from tests import builders as make

from staffroom.kernel.db import LocalDatabase, Tx, transaction
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press
from staffroom.kernel.text import Translator
from staffroom.rooms import people
from staffroom.rooms.joining import claims, gate, orientation_screens, screens, store_strangers, strangers
from staffroom.rooms.programmes import Settings
from staffroom.telegram.render import html

from .scene import AMINA, EVE, GROUP, NOW, SECOND, asks, deeds, scene

LATER = Instant(NOW + 60 * SECOND)


def test_who_agrees_to_be_somebody_at_the_door_of_a_full_group_is_declined_and_told(
    local: LocalDatabase, words: Translator
) -> None:
    """Their request does not hang, and what they agreed to is kept for the day on which a seat is free."""
    with transaction(local.connection) as tx:
        played = scene(tx, settings=Settings(cohort_size=1))
        eva = make.person(tx, played.programme, "Eva Stone")
        make.member(tx, eva, played.cohort, state="placed", joined=None)
        gate.decide_request(tx, GROUP, asks(EVE, NOW), NOW)
        (found,) = store_strangers.of_account(tx, EVE)
        claims.say_who(tx, found.id, eva, played.leader, NOW)
        tx.run("UPDATE placements SET state = 'in', joined_at = 2 WHERE person_id = :id", id=played.teacher)
    arrival = local.write(claims.agree, EVE, found.id, "en", "words", LATER)
    assert "The group is full at the moment" in html(screens.show(arrival), words, "en")
    with transaction(local.connection) as tx:
        assert deeds(tx) == [("declineChatJoinRequest", {"user_id": EVE})]
        assert strangers.next_decline(tx, LATER) is None
        assert people.consent_of(tx, eva) is not None


def test_who_is_said_to_be_somebody_reads_more_of_the_course_that_they_would_join(tx: Tx) -> None:
    """However many courses there are; another account reads nothing there."""
    played = scene(tx, settings=Settings(organisation="Hill School"))
    make.programme(tx, slug="reading")
    eva = make.person(tx, played.programme, "Eva Stone")
    make.member(tx, eva, played.cohort, state="placed", joined=None)
    gate.decide_request(tx, GROUP, asks(EVE, NOW), NOW)
    (found,) = store_strangers.of_account(tx, EVE)
    claims.say_who(tx, found.id, eva, played.leader, NOW)
    more = orientation_screens.claim(claims.own(tx, EVE, found.id)).buttons[1][0].press
    assert more == Press("joining.claim_more", (found.language, found.id))
    told = claims.about(tx, EVE, found.id)
    assert (told.organisation, told.guidelines["en"]) == ("Hill School", "Be kind.")
    with pytest.raises(Refusal, match="joining-claim-gone"):
        claims.about(tx, AMINA, found.id)
