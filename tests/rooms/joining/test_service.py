"""Links lead to the orientation, the orientation to consent, consent to the door of the group."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from tests import builders as make

from staffroom import wiring
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, people
from staffroom.rooms.joining import RENDERS, choices, service
from staffroom.rooms.joining.values import Away, Door, Invitation, Staff, Stranger
from staffroom.rooms.people import Closed
from staffroom.rooms.programmes import Settings

from .scene import AMINA, EVE, GROUP, HUDA, NOW, deeds, no_record, notes, scene

LINK = "https://t.me/+AbCdEf"


def opened(tx: Tx, cohort: CohortId) -> None:
    """Tell everybody who waits that the group is open."""
    service.announce_ready(tx, cohorts.get(tx, cohort), NOW)


def test_a_teachers_link_leads_to_the_invitation_and_names_who_invites(tx: Tx) -> None:
    """Strategy 3: the coordinator invites."""
    played = scene(tx, consented=False)
    token = people.issue_link(tx, played.teacher, "teacher", NOW)
    found = service.arrive(tx, token, AMINA, "Amina", "en", NOW)
    assert isinstance(found, Invitation)
    assert (found.coordinator, found.size, found.language) == ("Huda Coordinator", 50, "en")


@pytest.mark.parametrize("solo", [True, False])
def test_without_a_coordinator_the_organisation_invites(tx: Tx, *, solo: bool) -> None:
    """Solo mode has no coordinator, and a new cohort may have none yet."""
    played = scene(tx, consented=False, solo=solo, settings=Settings(organisation="Hill School"))
    if not solo:
        people.erase(tx, played.leader)
    found = service.invitation(tx, AMINA, played.teacher)
    assert (found.coordinator, found.organisation) == ("", "Hill School")


def test_a_forwarded_link_is_answered_and_shows_nothing_of_the_teacher(tx: Tx) -> None:
    """Eve learns that the link is personal, and no name."""
    played = scene(tx, consented=False)
    token = people.issue_link(tx, played.teacher, "teacher", NOW)
    found = service.arrive(tx, token, EVE, "Eve", "en", NOW)
    assert isinstance(found, Closed)
    assert found.reason.key == "people-link-used"
    assert people.by_account(tx, EVE) == []


def test_coordinators_and_admins_are_welcomed_as_such(tx: Tx) -> None:
    """Their home is the menu."""
    played = scene(tx)
    token = people.issue_link(tx, played.leader, "coordinator", NOW)
    assert service.arrive(tx, token, HUDA, "Huda", "en", NOW) == Staff("en", "Huda Coordinator", is_admin=False)
    admin = people.issue_admin_link(tx, NOW)
    assert service.arrive(tx, admin, EVE, "Eva", "ar", NOW) == Staff("ar", "Eva", is_admin=True)


def test_reporting_is_told_of_to_teachers_of_a_programme_that_takes_reports(tx: Tx) -> None:
    """A stranger has none."""
    assert service.may_report(tx, scene(tx).teacher)
    silent = make.programme(tx, slug="silent", settings=Settings(reports=False))
    assert not service.may_report(tx, make.person(tx, silent, "Bo", user=77))
    assert not service.may_report(tx, None)


def test_coming_home_without_a_link_finds_everybody_where_they_stand(tx: Tx) -> None:
    """The same command, five answers."""
    played = scene(tx, consented=False)
    assert isinstance(service.come_home(tx, AMINA, "en", NOW), Invitation)
    service.agree(tx, AMINA, played.teacher, "en", "words", NOW)
    assert service.come_home(tx, AMINA, "en", NOW) == Door(played.teacher, "en", "Hill_Group1", LINK)
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    assert service.come_home(tx, AMINA, "en", NOW) == Away(played.teacher, "en")
    assert service.come_home(tx, HUDA, "en", NOW) == Staff("en", "Huda Coordinator", is_admin=False)
    assert service.come_home(tx, EVE, "zh", NOW) == Stranger("zh")


def test_whoever_comes_home_can_be_written_to_again(tx: Tx) -> None:
    """The chat is open, evidently."""
    played = scene(tx)
    people.mark_unreachable(tx, AMINA)
    service.come_home(tx, AMINA, "en", NOW)
    assert people.get(tx, played.teacher).reachable


def test_joining_keeps_the_words_and_shows_the_way_in_once_the_group_is_open(tx: Tx) -> None:
    """Before that it says that there is nothing more to do."""
    played = scene(tx, consented=False, opened=None)
    assert service.agree(tx, AMINA, played.teacher, "en", "the words", NOW) == Door(
        played.teacher, "en", "Hill_Group1", None
    )
    consent = people.consent_of(tx, played.teacher)
    assert consent is not None
    assert (consent.body, consent.agreed_at) == ("the words", NOW)


def test_nobody_joins_by_a_button_that_is_not_theirs(tx: Tx) -> None:
    """Callback data may be forged; who one is comes from the account."""
    played = scene(tx, consented=False)
    with pytest.raises(Refusal, match="joining-not-known"):
        service.agree(tx, EVE, played.teacher, "en", "words", NOW)
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    with pytest.raises(Refusal, match="joining-come-back-first"):
        service.agree(tx, AMINA, played.teacher, "en", "words", NOW)


def test_the_language_can_be_changed_on_the_invitation(tx: Tx) -> None:
    """And stays changed."""
    played = scene(tx, consented=False)
    assert service.choose_language(tx, AMINA, played.teacher, "ar").language == "ar"
    assert people.get(tx, played.teacher).language == "ar"


def test_those_who_wait_are_told_once_that_their_group_is_open(tx: Tx) -> None:
    """Only those who agreed; not those inside; not twice."""
    played = scene(tx)
    inside = make.person(tx, played.programme, user=33)
    make.member(tx, inside, played.cohort)
    undecided = make.person(tx, played.programme, user=34)
    make.member(tx, undecided, played.cohort, state="placed", joined=None)
    opened(tx, played.cohort)
    opened(tx, played.cohort)
    assert notes(tx) == [("joining.ready", AMINA)]


def test_the_link_that_opens_a_group_is_followed_by_the_cohorts_and_then_by_those_who_wait(tx: Tx) -> None:
    """A later link is no news to anybody."""
    played = scene(tx)
    tx.run("UPDATE cohorts SET opened_at = NULL, invite_link = NULL")
    after = wiring.ways().after_call["createChatInviteLink"]
    for link, moment in (("https://t.me/+One", NOW), ("https://t.me/+Two", Instant(NOW + 1))):
        for learn in after:
            learn(tx, GROUP, {}, SimpleNamespace(invite_link=link), moment)
        late = make.person(tx, played.programme, user=35 + moment - NOW)
        people.record_consent(tx, late, "en", "You may leave.", NOW)
        make.member(tx, late, played.cohort, state="placed", joined=None)
    assert cohorts.get(tx, played.cohort).invite_link == "https://t.me/+Two"
    assert [note for note in notes(tx) if note[0] == "joining.ready"] == [("joining.ready", AMINA)]


def test_a_group_that_opens_anew_is_announced_anew(tx: Tx) -> None:
    """The first one was lost."""
    played = scene(tx)
    cohort = cohorts.get(tx, played.cohort)
    service.announce_ready(tx, cohort, NOW)
    service.announce_ready(tx, replace(cohort, opened_at=NOW), NOW)
    assert len(notes(tx)) == 2


def test_nobody_is_told_against_their_choice(tx: Tx) -> None:
    """Quiet and gone are left in peace; a pause is waited for."""
    played = scene(tx)
    people.choose(tx, played.teacher, paused_until=None, quiet=True, left_at=None)
    opened(tx, played.cohort)
    assert notes(tx) == []
    until = Instant(NOW + 1000)
    people.choose(tx, played.teacher, paused_until=until, quiet=False, left_at=None)
    opened(tx, played.cohort)
    assert tx.value("SELECT not_before FROM outbox WHERE kind = 'joining.ready'") == until


def test_the_news_is_dropped_where_it_has_become_pointless(tx: Tx) -> None:
    """Rendered at the last moment: inside, gone or erased, nothing is said."""
    played = scene(tx)
    render, args = RENDERS["joining.ready"], {"person": played.teacher, "cohort": played.cohort}
    rendered = render(tx, args)
    assert rendered is not None
    assert rendered.language == "en"
    cohorts.mark_in(tx, played.teacher, NOW)
    assert render(tx, args) is None
    cohorts.mark_out(tx, played.teacher, NOW)
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    assert render(tx, args) is None
    people.erase(tx, played.teacher)
    assert render(tx, args) is None


def test_strangers_read_about_data_but_not_the_guidelines_of_others(tx: Tx) -> None:
    """`/privacy` is for everybody, `/rules` for those who belong."""
    scene(tx, settings=Settings(organisation="Hill School"))
    assert service.about(tx, None).organisation == "Hill School"
    make.programme(tx, slug="reading")
    assert service.about(tx, None).organisation == ""
    with pytest.raises(Refusal, match="joining-not-known"):
        service.guidelines(tx, None)


def test_read_more_tells_of_the_course_of_its_invitation(tx: Tx) -> None:
    """Somebody of several courses reads the rules of the one they are invited to; nobody reads others' there."""
    here = scene(tx, settings=Settings(organisation="Hill School"))
    there = make.programme(tx, slug="reading")
    tx.run('UPDATE programmes SET guidelines = \'{"en": "Read aloud."}\' WHERE id = :there', there=there)
    second = make.person(tx, there, "Amina Saleh", user=AMINA)
    assert service.about_invitation(tx, AMINA, second).guidelines == {"en": "Read aloud."}
    assert service.about_invitation(tx, AMINA, here.teacher).organisation == "Hill School"
    with pytest.raises(Refusal, match="joining-not-known"):
        service.about_invitation(tx, EVE, second)


def test_nothing_is_done_to_the_outside_by_looking(tx: Tx) -> None:
    """Invitation and home only answer."""
    played = scene(tx, consented=False)
    service.come_home(tx, AMINA, "en", NOW)
    service.agree(tx, AMINA, played.teacher, "en", "words", NOW)
    service.come_home(tx, UserId(77), "en", NOW)
    assert (deeds(tx), notes(tx)) == ([], [])
