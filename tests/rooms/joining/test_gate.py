"""Requests to join are decided by our own tables; comings and goings are followed by their dates."""

import pytest
from tests import builders as make

from staffroom import wiring
from staffroom.kernel.db import LocalDatabase, Tx, transaction
from staffroom.kernel.ids import ChatId, CohortId, Instant, UserId
from staffroom.kernel.screen import text
from staffroom.kernel.text import Translator
from staffroom.outbox.claims import Job, Turn, claim_next
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import store as cohort_store
from staffroom.rooms.joining import choices, data, gate, screens, service, store_strangers, strangers
from staffroom.rooms.joining.values import Door
from staffroom.rooms.joining.values_presence import Step
from staffroom.rooms.programmes import Settings
from staffroom.telegram.render import html

from .scene import AMINA, EVE, GROUP, HUDA, NOW, SECOND, asks, deeds, no_record, said, scene

LATER = Instant(NOW + 60 * SECOND)


def ask(tx: Tx, user: UserId, chat: ChatId = GROUP, at: Instant = NOW) -> bool | None:
    """Ask to join."""
    return gate.decide_request(tx, chat, asks(user, at), at)


def step(user: UserId, *, inside: bool, at: Instant = NOW, alone: bool = True, chat: ChatId = GROUP) -> Step:
    """Step in or out."""
    return Step(chat, user, inside, alone, at)


def test_a_teacher_who_agreed_is_let_in_at_once(tx: Tx) -> None:
    """The approval goes out by the outbox; the place notes that they asked."""
    played = scene(tx)
    assert ask(tx, AMINA)
    assert deeds(tx) == [("approveChatJoinRequest", {"user_id": AMINA})]
    assert played.state(tx) == "asked"


def test_the_same_request_delivered_twice_is_answered_once(tx: Tx) -> None:
    """Updates may come twice."""
    scene(tx)
    ask(tx, AMINA)
    ask(tx, AMINA)
    assert len(deeds(tx)) == 1


def test_without_consent_nobody_is_let_in_but_they_may_read_and_agree_while_the_request_waits(tx: Tx) -> None:
    """The orientation is put to them at once; the Join under it opens the door without another request."""
    played = scene(tx, consented=False)
    assert ask(tx, AMINA) is None
    assert (deeds(tx), said(tx)) == ([], ["joining.orientation"])
    found = gate.join(tx, AMINA, played.teacher, "en", "words", LATER)
    assert isinstance(found, Door)
    assert found.admitted
    assert deeds(tx) == [("approveChatJoinRequest", {"user_id": AMINA})]
    assert played.state(tx) == "asked"


def test_who_agrees_where_the_group_has_filled_meanwhile_is_declined_and_told(
    local: LocalDatabase, words: Translator
) -> None:
    """What they agreed to is kept, and their request does not hang."""
    with transaction(local.connection) as tx:
        played = scene(tx, consented=False, settings=Settings(cohort_size=1))
        ask(tx, AMINA)
        make.member(tx, make.person(tx, played.programme, user=1000), played.cohort)
    found = local.write(gate.join, AMINA, played.teacher, "en", "words", LATER)
    assert "The group is full at the moment" in html(screens.show(found), words, "en")
    with transaction(local.connection) as tx:
        assert deeds(tx) == [("declineChatJoinRequest", {"user_id": AMINA})]
        assert strangers.next_decline(tx, LATER) is None
        assert people.consent_of(tx, played.teacher) is not None


def test_a_request_whose_sender_says_not_now_is_declined_at_once(tx: Tx) -> None:
    """Nobody is kept waiting at a door that they do not want to go through."""
    played = scene(tx, consented=False)
    ask(tx, AMINA)
    gate.not_now(tx, AMINA, played.teacher, LATER)
    assert deeds(tx) == [("declineChatJoinRequest", {"user_id": AMINA})]
    assert strangers.next_decline(tx, LATER) is None


@pytest.mark.parametrize("state", ["in", "placed"])
def test_who_agreed_and_says_not_now_under_an_old_invitation_stays_as_they_are(
    tx: Tx, words: Translator, state: str
) -> None:
    """On a pause, too: they read where they stand, as under Join."""
    played = scene(tx, state=state)
    choices.pause(tx, AMINA, played.teacher, 7, no_record, NOW)
    told = html(screens.later(gate.not_now(tx, AMINA, played.teacher, LATER)), words, "en")
    assert told == html(screens.show(service.door(tx, people.get(tx, played.teacher))), words, "en")
    assert (played.state(tx), deeds(tx)) == (state, [])
    assert people.get(tx, played.teacher).is_paused(LATER)


def test_who_has_left_and_says_not_now_under_an_old_invitation_reads_the_way_back(tx: Tx, words: Translator) -> None:
    """They had joined."""
    played = scene(tx, state="in")
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    told = html(screens.later(gate.not_now(tx, AMINA, played.teacher, LATER)), words, "en")
    assert told == words.html(text("joining-state-left"), "en")


def test_who_never_joined_and_says_not_now_is_left_in_peace(tx: Tx, words: Translator) -> None:
    """The invitation stays within reach."""
    played = scene(tx, consented=False)
    found = screens.later(gate.not_now(tx, AMINA, played.teacher, LATER))
    assert html(found, words, "en") == words.html(text("joining-later"), "en")


def test_a_request_that_nobody_answers_is_declined_after_a_day(tx: Tx) -> None:
    """Telegram would keep it for ever."""
    scene(tx)
    ask(tx, EVE)
    due = strangers.next_decline(tx, NOW)
    assert due == NOW + 24 * 3600 * SECOND
    strangers.decline_oldest(tx, due)
    assert deeds(tx) == [("declineChatJoinRequest", {"user_id": EVE})]
    assert strangers.next_decline(tx, due) is None


def test_an_outsider_waits_and_a_teacher_of_another_cohort_is_declined(tx: Tx) -> None:
    """Groups are closed: whom nobody knows stays outside until somebody says who they are."""
    played = scene(tx)
    other = make.person(tx, played.programme, user=33)
    make.member(tx, other, make.cohort(tx, played.programme, chat=-1002), state="placed", joined=None)
    people.record_consent(tx, other, "en", "You may leave.", NOW)
    assert ask(tx, EVE) is None
    assert said(tx) == ["joining.greeting", "joining.strangers"]
    assert ask(tx, UserId(33)) is False
    assert ask(tx, UserId(33), ChatId(-1002)) is True


def test_who_asks_again_and_again_is_written_to_once_in_a_while(tx: Tx) -> None:
    """A stranger who withdraws and asks anew, and a teacher who has not agreed; later each is written to again."""
    scene(tx, consented=False)
    for second in range(60):
        at = Instant(NOW + second * SECOND)
        ask(tx, EVE, at=at)
        gate.follow_step(tx, step(EVE, inside=False, at=at))
        ask(tx, AMINA, at=at)
        cohort = cohorts.by_chat(tx, GROUP)
        store_strangers.forget(tx, cohort.id if cohort else CohortId(0), AMINA)
    assert [said(tx).count(kind) for kind in ("joining.greeting", "joining.orientation")] == [1, 1]
    for user in (EVE, AMINA):
        ask(tx, user, at=Instant(NOW + strangers.APART))
    assert [said(tx).count(kind) for kind in ("joining.greeting", "joining.orientation")] == [2, 2]


def test_who_waits_at_the_door_is_let_in_before_lines_about_others_are_deleted(tx: Tx) -> None:
    """However often somebody else comes and goes in the same group."""
    scene(tx)
    for number in range(300):
        gate.hush(tx, GROUP, 1_000 + number, [], NOW)
    assert ask(tx, AMINA)
    job = claim_next(tx, Turn(NOW, lambda _head: NOW), wiring.ways())
    assert isinstance(job, Job)
    assert job.note.method == "approveChatJoinRequest"


def test_the_fifty_first_teacher_is_declined_and_staff_never_counts(tx: Tx) -> None:
    """The cap counts rostered teachers; those let in a moment ago hold a seat already."""
    played = scene(tx)
    for number in range(49):
        make.member(tx, make.person(tx, played.programme, user=1000 + number), played.cohort)
    about_to_arrive = make.person(tx, played.programme, user=2000)
    make.member(tx, about_to_arrive, played.cohort, state="asked", joined=None)
    assert ask(tx, AMINA) is False
    assert ask(tx, HUDA) is True
    gate.follow_step(tx, step(UserId(2000), inside=False, at=LATER))
    assert ask(tx, AMINA, at=LATER) is True


def test_the_cap_is_a_setting_of_the_programme(tx: Tx) -> None:
    """Some authorities want thirty."""
    played = scene(tx, settings=Settings(cohort_size=1))
    make.member(tx, make.person(tx, played.programme, user=1000), played.cohort)
    assert ask(tx, AMINA) is False


def test_who_asks_again_does_not_stand_in_their_own_way(tx: Tx) -> None:
    """The seat held for them is theirs."""
    scene(tx, settings=Settings(cohort_size=1))
    assert [ask(tx, AMINA), ask(tx, AMINA, at=LATER)] == [True, True]


def test_the_coordinator_and_the_admin_are_let_in_but_no_other_coordinator(tx: Tx) -> None:
    """Others have groups of their own."""
    played = scene(tx)
    make.person(tx, played.programme, roster="admins", role="admin", user=44)
    make.coordinator(tx, played.programme, user=55)
    assert [ask(tx, UserId(user)) for user in (HUDA, 44, 55)] == [True, True, False]


def test_coordinators_are_let_into_the_group_where_they_meet_and_teachers_are_not(tx: Tx) -> None:
    """The staff's group asks for the role alone."""
    played = scene(tx)
    programmes.set_staff_chat(tx, played.programme, ChatId(-1009))
    assert [ask(tx, user, ChatId(-1009)) for user in (HUDA, AMINA, EVE)] == [True, False, False]


def test_a_group_that_is_not_ours_is_left_alone(tx: Tx) -> None:
    """Somebody else decides there."""
    scene(tx)
    assert ask(tx, AMINA, ChatId(-4711)) is None
    assert deeds(tx) == []


def test_who_has_left_is_let_in_again_only_after_coming_back(tx: Tx) -> None:
    """An old link alone does not undo a choice."""
    played = scene(tx, state="in")
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    assert ask(tx, AMINA, at=LATER) is False
    choices.come_back(tx, AMINA, played.teacher, no_record, LATER)
    assert ask(tx, AMINA, at=Instant(LATER + SECOND)) is True
    gate.follow_step(tx, step(AMINA, inside=True, at=Instant(LATER + SECOND)))
    assert played.state(tx) == "in"


def test_who_comes_in_is_in_from_the_moment_that_telegram_names(tx: Tx) -> None:
    """The late joiner's 72 hours start here."""
    played = scene(tx)
    gate.follow_step(tx, step(AMINA, inside=True))
    place = cohorts.placement(tx, played.teacher)
    assert place is not None
    assert (place.state, place.joined_at) == ("in", NOW)


def test_leaving_by_telegrams_own_button_is_leaving(tx: Tx) -> None:
    """The choice counts, whichever button it was; it can be undone."""
    played = scene(tx, state="in")
    gate.follow_step(tx, step(AMINA, inside=False))
    assert played.state(tx) == "out"
    assert people.get(tx, played.teacher).left_at == NOW
    assert people.consent_of(tx, played.teacher) is None
    choices.come_back(tx, AMINA, played.teacher, no_record, LATER)
    assert people.get(tx, played.teacher).left_at is None
    assert people.consent_of(tx, played.teacher) is not None


def test_being_removed_by_somebody_else_is_no_choice(tx: Tx) -> None:
    """They are out, but they did not opt out."""
    played = scene(tx, state="in")
    gate.follow_step(tx, step(AMINA, inside=False, alone=False))
    assert played.state(tx) == "out"
    assert people.get(tx, played.teacher).left_at is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_updates_out_of_order_end_where_the_latest_date_says(tx: Tx, order: tuple[int, ...]) -> None:
    """In, out, and in again, however they arrive."""
    played = scene(tx)
    story = [step(AMINA, inside=i != 1, at=Instant(NOW + i * SECOND), alone=False) for i in range(3)]
    for index in order:
        gate.follow_step(tx, story[index])
    assert played.state(tx) == "in"


def test_strangers_and_other_groups_change_no_place(tx: Tx) -> None:
    """Only a teacher of this very cohort has a place in it."""
    played = scene(tx)
    gate.follow_step(tx, step(EVE, inside=True))
    gate.follow_step(tx, step(AMINA, inside=True, chat=ChatId(-4711)))
    assert played.state(tx) == "placed"


def test_telegrams_lines_about_comings_and_goings_are_deleted_in_cohorts_only(tx: Tx) -> None:
    """Nothing is announced."""
    scene(tx)
    gate.hush(tx, GROUP, 7, [], NOW)
    gate.hush(tx, ChatId(-4711), 8, [], NOW)
    assert deeds(tx) == [("deleteMessage", {"message_id": 7})]


def test_who_is_added_by_hand_and_never_agreed_is_not_counted_until_they_agree(tx: Tx) -> None:
    """Somebody pressed Add; the teacher pressed nothing. Once they do, they are in since they came."""
    played = scene(tx, consented=False)
    gate.follow_step(tx, step(AMINA, inside=True, alone=False))
    place = cohorts.placement(tx, played.teacher)
    assert place is not None
    assert (place.state, place.joined_at, cohorts.count_in(tx, played.cohort)) == ("placed", NOW, 0)
    found = service.agree(tx, AMINA, played.teacher, "en", "words", LATER)
    assert isinstance(found, Door)
    assert found.inside
    place = cohorts.placement(tx, played.teacher)
    assert place is not None
    assert (place.state, place.joined_at) == ("in", NOW)


@pytest.mark.parametrize("seconds", [0, 1])
def test_who_was_added_and_taken_out_before_they_agreed_is_not_in(tx: Tx, seconds: int) -> None:
    """Also within one second, which is all that Telegram tells; coming anew is remembered anew."""
    played = scene(tx, consented=False)
    gate.follow_step(tx, step(AMINA, inside=True, alone=False))
    gate.follow_step(tx, step(AMINA, inside=False, alone=False, at=Instant(NOW + seconds * SECOND)))
    service.agree(tx, AMINA, played.teacher, "en", "words", LATER)
    assert played.state(tx) == "out"


def test_who_is_added_again_at_once_is_in_when_they_agree(tx: Tx) -> None:
    """The last step counts, in whichever second it was."""
    played = scene(tx, consented=False)
    for inside in (True, False, True):
        gate.follow_step(tx, step(AMINA, inside=inside, alone=False))
    assert played.state(tx) == "out"
    service.agree(tx, AMINA, played.teacher, "en", "words", LATER)
    assert played.state(tx) == "in"


def test_who_left_and_is_added_by_hand_is_in_only_after_coming_back(tx: Tx) -> None:
    """Nobody undoes another's choice."""
    played = scene(tx, state="in")
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    gate.follow_step(tx, step(AMINA, inside=True, alone=False, at=LATER))
    assert (played.state(tx), cohorts.count_in(tx, played.cohort)) == ("out", 0)
    choices.come_back(tx, AMINA, played.teacher, no_record, LATER)
    assert played.state(tx) == "in"


@pytest.mark.parametrize("way", ["leave", "erase"])
def test_who_is_inside_without_having_agreed_is_taken_out_when_they_say_no(tx: Tx, way: str) -> None:
    """They are in Telegram's group, counted or not."""
    played = scene(tx, consented=False)
    gate.follow_step(tx, step(AMINA, inside=True, alone=False))
    if way == "leave":
        choices.leave(tx, AMINA, played.teacher, no_record, LATER)
    else:
        data.erase(tx, AMINA, LATER)
    assert deeds(tx) == [("unbanChatMember", {"user_id": AMINA, "only_if_banned": False})]


def test_who_is_inside_without_having_agreed_takes_a_seat(tx: Tx) -> None:
    """The cap is about who is in the room."""
    played = scene(tx, settings=Settings(cohort_size=1))
    added = make.person(tx, played.programme, user=33)
    make.member(tx, added, played.cohort, state="placed", joined=None)
    gate.follow_step(tx, step(UserId(33), inside=True, alone=False))
    assert ask(tx, AMINA) is False


def test_a_group_that_was_given_up_is_no_group_to_be_in(tx: Tx) -> None:
    """Whoever was added to the lost one agrees to the next one from outside."""
    played = scene(tx, consented=False)
    gate.follow_step(tx, step(AMINA, inside=True, alone=False))
    cohort_store.give_up_group(tx, played.cohort)
    service.agree(tx, AMINA, played.teacher, "en", "words", LATER)
    assert played.state(tx) == "placed"
