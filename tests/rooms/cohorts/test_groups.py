"""A chat becomes a cohort's group and stays fit for it."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.text import Translator
from staffroom.outbox import Sent, Ways
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import service, store_facts, watch
from staffroom.rooms.cohorts.group_rules import PERMISSIONS, STAFF_REQUESTS, ChatFacts, missing, state
from staffroom.telegram.rights import NEEDED

NOW = make.at(1)
CHAT = ChatId(-1007)


def facts(chat: int = CHAT, **changes: Any) -> ChatFacts:  # noqa: ANN401  fields of any type
    """Return the facts of a chat in which all is well, but for the changes."""
    whole: dict[str, Any] = {
        "kind": "supergroup",
        "title": "New group",
        "bot_is_admin": True,
        "rights": frozenset(NEEDED),
    }
    return ChatFacts(ChatId(chat), **(whole | changes))


class School:
    """A programme with a coordinator, an admin and a cohort without a group."""

    def __init__(self, tx: Tx, words: Translator) -> None:
        self.tx, self.tell = tx, words.plain
        self.programme: ProgrammeId = make.programme(tx)
        self.huda: PersonId = make.coordinator(tx, self.programme, user=81)
        self.admin: PersonId = make.person(tx, self.programme, "Admin", roster="admins", role="admin", user=82)
        self.cohort: CohortId = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=None, opened=None)
        tx.run("UPDATE cohorts SET invite_link = NULL")

    def take(self, found: ChatFacts, staff: PersonId | None = None) -> cohorts.Cohort:
        """Take a chat as the cohort's group."""
        return service.take_group(self.tx, self.cohort, staff or self.huda, found, self.tell, NOW)

    def opened(self) -> cohorts.Cohort:
        """Take a group in which all is well and let Telegram answer with the link."""
        self.take(facts())
        self.link()
        return self.now

    def link(self, chat: ChatId = CHAT, link: str = "https://t.me/+New") -> None:
        """Let Telegram answer with a link."""
        service.keep_link(self.tx, chat, {}, SimpleNamespace(invite_link=link), NOW)

    @property
    def now(self) -> cohorts.Cohort:
        """Return the cohort as it is now."""
        return cohorts.get(self.tx, self.cohort)

    def posted(self, start: str) -> list[tuple[str, ChatId]]:
        """Return what was queued whose name starts so, and for which chat."""
        rows = self.tx.all("SELECT kind, method, chat_id FROM outbox ORDER BY id")
        names = [(row["kind"] if row["method"] == "say" else row["method"], row["chat_id"]) for row in rows]
        return [(name, chat) for name, chat in names if name.startswith(start)]

    def payload(self, method: str) -> dict[str, Any]:
        """Return what a deed was queued with."""
        return dict(json.loads(self.tx.value("SELECT payload FROM outbox WHERE method = :m", m=method)))


@pytest.fixture
def school(tx: Tx, words: Translator) -> School:
    """Return a populated school."""
    return School(tx, words)


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({}, ()),
        ({"bot_is_member": False, "kind": "unknown"}, ("absent",)),
        ({"kind": "group", "bot_is_admin": False, "rights": frozenset()}, ("basic",)),
        ({"bot_is_admin": False, "rights": frozenset()}, ("admin",)),
        ({"rights": frozenset(NEEDED[1:])}, (NEEDED[0],)),
        ({"username": "open_to_all"}, ("public",)),
        ({"is_linked": True, "in_community": True}, ("linked", "community")),
        ({"username": "x", "rights": frozenset(NEEDED[:4])}, ("public", NEEDED[4])),
    ],
)
def test_what_a_chat_lacks_is_named(changes: dict[str, Any], lacking: tuple[str, ...]) -> None:
    """What a chat lacks is named."""
    assert missing(facts(**changes)) == lacking


def test_a_group_stands_in_one_of_five_ways() -> None:
    """A group stands in one of five ways."""
    assert state(None, "", None) == "none"
    assert state(CHAT, "admin", None) == "unfinished"
    assert state(CHAT, "", None) == "opening"
    assert state(CHAT, "admin", NOW) == "trouble"
    assert state(CHAT, "", NOW) == "open"


def test_a_group_in_which_nothing_is_missing_is_named_closed_and_greeted(school: School) -> None:
    """A group in which nothing is missing is named closed and greeted."""
    school.take(facts())
    assert [name for name, chat in school.posted("") if chat == CHAT] == [
        "setChatTitle",
        "setChatDescription",
        "setChatPermissions",
        "createChatInviteLink",
        "cohorts.welcome",
        "cohorts.guidelines",
    ]
    assert school.payload("setChatTitle") == {"title": school.now.name}
    assert school.payload("setChatPermissions") == {
        "permissions": PERMISSIONS,
        "use_independent_chat_permissions": True,
    }
    assert school.payload("createChatInviteLink")["creates_join_request"] is True
    assert school.now.opened_at is None


def test_members_may_talk_but_not_invite_pin_or_rename() -> None:
    """Members may talk but not invite pin or rename."""
    assert not any(PERMISSIONS[name] for name in ("can_invite_users", "can_pin_messages", "can_change_info"))
    assert all(PERMISSIONS[name] for name in ("can_send_messages", "can_send_photos", "can_send_polls"))


def test_the_first_link_opens_the_group_and_its_leaders_learn_of_it_once(school: School) -> None:
    """A later link takes its place, and is no news."""
    school.take(facts())
    school.link(CHAT, "https://t.me/+One")
    school.link(CHAT, "https://t.me/+Two")
    assert (school.now.invite_link, school.now.opened_at) == ("https://t.me/+Two", NOW)
    assert school.posted("cohorts.ready") == [("cohorts.ready", 81)]


def test_the_guidelines_are_pinned_when_they_are_there(school: School) -> None:
    """The guidelines are pinned when they are there."""
    sent = Sent("k", "cohorts.guidelines", CHAT, None, {}, 44, NOW)
    cohorts.AFTER_SENT["cohorts.guidelines"](school.tx, sent)
    assert school.payload("pinChatMessage") == {"message_id": 44, "disable_notification": True}


def test_what_is_missing_is_kept_and_nothing_is_done_until_it_is_mended(school: School) -> None:
    """What is missing is kept and nothing is done until it is mended."""
    found = school.take(facts(kind="group", bot_is_admin=False, rights=frozenset()))
    assert (found.chat_id, found.missing) == (CHAT, "basic")
    assert school.posted("") == []
    watch.check(school.tx, school.cohort, school.huda, facts(), Ways(), school.tell, NOW)
    assert school.now.missing == ""
    assert ("cohorts.welcome", CHAT) in school.posted("cohorts.")


def test_checking_again_while_the_link_is_on_its_way_asks_for_nothing_twice(school: School) -> None:
    """Checking again while the link is on its way asks for nothing twice."""
    school.take(facts())
    before = school.posted("")
    watch.check(school.tx, school.cohort, school.huda, facts(), Ways(), school.tell, NOW)
    assert school.posted("") == before


def test_a_deed_that_failed_is_tried_again_at_the_next_check(school: School) -> None:
    """A deed that failed is tried again at the next check."""
    school.take(facts())
    school.tx.run("UPDATE outbox SET state = 'failed' WHERE method = 'createChatInviteLink'")
    watch.check(school.tx, school.cohort, school.huda, facts(), Ways(), school.tell, NOW)
    assert len(school.posted("createChatInviteLink")) == 2


def test_the_group_of_another_cohort_or_of_the_coordinators_is_refused(school: School) -> None:
    """The group of another cohort or of the coordinators is refused."""
    make.cohort(school.tx, school.programme, chat=-1009, name="Taken")
    with pytest.raises(Refusal, match="cohorts-taken"):
        school.take(facts(-1009))
    programmes.set_staff_chat(school.tx, school.programme, ChatId(-1010))
    with pytest.raises(Refusal, match="cohorts-taken-by-staff"):
        school.take(facts(-1010))


def test_a_channel_and_a_chat_without_us_are_refused(school: School) -> None:
    """A channel and a chat without us are refused."""
    with pytest.raises(Refusal, match="cohorts-no-group"):
        school.take(facts(kind="channel"))
    with pytest.raises(Refusal, match="cohorts-missing-absent"):
        school.take(facts(kind="unknown", bot_is_member=False))


def test_nobody_sets_up_the_group_of_another_coordinator(school: School) -> None:
    """Nobody sets up the group of another coordinator."""
    other = make.coordinator(school.tx, school.programme)
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        school.take(facts(), other)
    with pytest.raises(Refusal, match="cohorts-unknown"):
        service.begin(school.tx, CohortId(999_999), other, NOW)
    assert school.take(facts(), school.admin).chat_id == CHAT


def test_a_working_group_is_not_replaced_but_a_lost_one_is(school: School) -> None:
    """A working group is not replaced but a lost one is."""
    school.opened()
    with pytest.raises(Refusal, match="cohorts-has-group"):
        school.take(facts(-1008))
    teacher = make.person(school.tx, school.programme)
    make.member(school.tx, teacher, school.cohort)
    service.note_facts(school.tx, facts(bot_is_member=False), school.tell, NOW)
    school.take(facts(-1008))
    assert (school.now.chat_id, school.now.opened_at, school.now.invite_link) == (-1008, None, None)
    assert cohorts.count_in(school.tx, school.cohort) == 0
    assert ("cohorts.welcome", -1008) in school.posted("cohorts.welcome")


def test_a_code_works_once_and_for_its_owner_only(school: School) -> None:
    """A code works once and for its owner only."""
    setup = service.begin(school.tx, school.cohort, school.huda, NOW)
    assert setup.code.startswith(f"g{school.cohort}-")
    assert len(setup.code) <= 64
    with pytest.raises(Refusal, match="cohorts-code-used"):
        service.take_by_code(school.tx, setup.code, school.admin, facts(), school.tell, NOW)
    taken = service.take_by_code(school.tx, setup.code, school.huda, facts(), school.tell, NOW)
    assert taken.cohort is not None
    assert taken.cohort.chat_id == CHAT
    assert school.posted("cohorts.state") == [("cohorts.state", 81)]
    with pytest.raises(Refusal, match="cohorts-code-used"):
        service.take_by_code(school.tx, setup.code, school.huda, facts(), school.tell, NOW)


def test_a_new_code_replaces_the_last(school: School) -> None:
    """A new code replaces the last."""
    first = service.begin(school.tx, school.cohort, school.huda, NOW)
    service.begin(school.tx, school.cohort, school.huda, NOW)
    with pytest.raises(Refusal, match="cohorts-code-used"):
        service.take_by_code(school.tx, first.code, school.huda, facts(), school.tell, NOW)


def test_only_an_admin_names_the_coordinators_group_and_any_group_will_do(school: School) -> None:
    """Only an admin names the coordinators' group and any group will do."""
    with pytest.raises(Refusal, match="cohorts-admins-only"):
        service.begin_staff(school.tx, school.programme, school.huda)
    setup = service.begin_staff(school.tx, school.programme, school.admin)
    assert setup.request_id == STAFF_REQUESTS + school.programme
    found = facts(kind="group", bot_is_admin=False, rights=frozenset())
    assert service.take_by_code(school.tx, setup.code, school.admin, found, school.tell, NOW).cohort is None
    assert programmes.get(school.tx, school.programme).staff_chat == CHAT
    assert school.posted("cohorts.") == [("cohorts.staff_welcome", CHAT)]


def test_the_group_of_a_cohort_does_not_become_the_coordinators(school: School) -> None:
    """The group of a cohort does not become the coordinators."""
    school.take(facts())
    with pytest.raises(Refusal, match="cohorts-taken"):
        service.take_staff_group(school.tx, school.programme, school.admin, facts(), NOW)


def test_lost_rights_are_told_to_coordinator_and_admin_once_a_day(school: School) -> None:
    """Lost rights are told to coordinator and admin once a day."""
    school.opened()
    lost = facts(rights=frozenset(NEEDED[:3]))
    for _ in range(2):
        watch.bot_moved(school.tx, lost, None, school.tell, NOW)
    assert school.now.missing == "can_pin_messages can_change_info"
    assert school.posted("cohorts.rights") == [("cohorts.rights", 81), ("cohorts.rights", 82)]
    watch.bot_moved(school.tx, facts(), None, school.tell, NOW)
    assert len(school.posted("cohorts.rights")) == 4
    watch.bot_moved(school.tx, lost, None, school.tell, make.at(1, 15))
    assert len(school.posted("cohorts.rights")) == 4
    watch.bot_moved(school.tx, facts(), None, school.tell, make.at(2))
    watch.bot_moved(school.tx, lost, None, school.tell, make.at(2))
    assert len(school.posted("cohorts.rights")) == 8


def test_rights_given_during_the_set_up_finish_it_without_an_alarm(school: School) -> None:
    """Rights given during the set up finish it without an alarm."""
    school.take(facts(bot_is_admin=False, rights=frozenset()))
    watch.bot_moved(school.tx, facts(), school.huda, school.tell, NOW)
    assert school.posted("cohorts.rights") == []
    assert ("createChatInviteLink", CHAT) in school.posted("create")


def test_a_refusal_of_telegrams_reveals_what_was_lost(school: School) -> None:
    """A refusal of Telegram's reveals what was lost."""
    school.opened()
    cohorts.AFTER_REFUSED[0](school.tx, CHAT, None, "Bad Request: message to pin not found", NOW)
    assert school.now.missing == ""
    cohorts.AFTER_REFUSED[0](school.tx, CHAT, None, "Forbidden: bot was kicked from the supergroup chat", NOW)
    assert school.now.missing == "absent"
    assert len(school.posted("cohorts.rights")) == 2


@pytest.mark.parametrize("how", ["public", "linked", "community", "foreign"])
def test_a_group_that_was_opened_to_others_is_told_of_once_and_posts_wait(school: School, how: str) -> None:
    """By a name, a channel, a community or a link that is not ours."""
    school.opened()
    for _ in range(2):
        watch.note_openings(school.tx, CHAT, [how], NOW)
    assert school.now.missing == how
    assert len(school.posted("cohorts.rights")) == 2
    assert watch.are_known(school.tx, CHAT, [how])
    assert not cohorts.may_act(school.tx, CHAT, outbox.SAY)
    assert cohorts.may_act(school.tx, CHAT, "deleteMessage")


def test_a_foreign_link_is_forgotten_only_when_somebody_says_that_it_is_gone(school: School) -> None:
    """Telegram does not tell; a check finds nothing of it."""
    school.opened()
    watch.note_openings(school.tx, CHAT, ["foreign"], NOW)
    cohorts.note_facts(school.tx, facts(), school.tell, NOW)
    assert school.now.missing == "foreign"
    watch.link_is_gone(school.tx, school.cohort, school.huda, NOW)
    assert school.now.missing == ""
    assert cohorts.may_act(school.tx, CHAT, outbox.SAY)


def test_a_group_of_strangers_is_left_without_a_word_and_the_admin_is_told(school: School) -> None:
    """A group of strangers is left without a word."""
    watch.bot_moved(school.tx, facts(-1666), None, school.tell, NOW)
    assert school.posted("") == [("leaveChat", -1666), ("cohorts.left", 82)]


def test_who_adds_us_without_a_code_is_asked_what_the_group_is_for(school: School, words: Translator) -> None:
    """Who adds us without a code is asked what the group is for."""
    watch.bot_moved(school.tx, facts(-1667, title="My class"), school.huda, school.tell, NOW)
    assert school.posted("") == [("cohorts.which", 81)]
    args = json.loads(school.tx.value("SELECT payload FROM outbox"))
    rendered = cohorts.RENDERS["cohorts.which"](school.tx, args)
    assert rendered is not None
    labels = [words.plain(row[0].label, "en") for row in rendered.screen.buttons]
    assert labels == [f"It is for \u2068{school.now.name}\u2069", "None of these: please leave"]
    school.take(facts(-1667))
    assert cohorts.RENDERS["cohorts.which"](school.tx, args) is None


def test_an_admin_of_several_programmes_is_asked_whose_coordinators_group_a_group_is(
    school: School, words: Translator
) -> None:
    """Each programme that has none yet is offered by its name."""
    reading = make.programme(school.tx, slug="reading")
    people.appoint_admins(school.tx, reading)
    args = {"chat": -9, "title": "?", "reader": school.admin}
    rendered = cohorts.RENDERS["cohorts.which"](school.tx, args)
    assert rendered is not None
    said = [words.plain(button.label, "en") for row in rendered.screen.buttons for button in row]
    assert sum("coordinators’ group of" in label for label in said) == 2


def test_a_group_is_not_left_when_it_turns_out_to_be_ours(school: School) -> None:
    """A group is not left when it turns out to be ours."""
    watch.bot_moved(school.tx, facts(), None, school.tell, NOW)
    school.take(facts())
    assert school.tx.value("SELECT state FROM outbox WHERE method = 'leaveChat'") == "cancelled"


def test_a_group_in_use_is_not_left_on_request(school: School) -> None:
    """A group in use is not left on request."""
    school.take(facts())
    with pytest.raises(Refusal, match="cohorts-in-use"):
        watch.leave_on_request(school.tx, CHAT, school.huda, NOW)


def test_a_group_that_becomes_a_supergroup_is_followed_and_then_opened(school: School) -> None:
    """A group that becomes a supergroup is followed and then opened."""
    ways = Ways(after_move=list(cohorts.AFTER_MOVE))
    school.take(facts(-70, kind="group", bot_is_admin=False, rights=frozenset()))
    watch.bot_moved(school.tx, facts(), None, school.tell, NOW)
    watch.moved(school.tx, ChatId(-70), facts(), ways, school.tell, NOW)
    assert (school.now.chat_id, school.now.missing) == (CHAT, "")
    assert ("cohorts.welcome", CHAT) in school.posted("cohorts.")
    assert school.tx.value("SELECT state FROM outbox WHERE method = 'leaveChat'") == "cancelled"


def test_an_open_group_that_moves_gets_a_new_link_and_no_second_welcome(school: School) -> None:
    """An open group that moves gets a new link and no second welcome."""
    school.opened()
    school.tx.run("UPDATE outbox SET state = 'sent'")
    outbox.migrate_chat(school.tx, CHAT, ChatId(-1070), Ways(after_move=list(cohorts.AFTER_MOVE)))
    assert (school.now.chat_id, school.now.invite_link, school.now.opened_at) == (-1070, None, NOW)
    assert ("createChatInviteLink", -1070) in school.posted("create")
    service.note_facts(school.tx, facts(-1070), school.tell, NOW)
    assert len(school.posted("createChatInviteLink")) == 2
    assert len(school.posted("cohorts.welcome")) == 1


def test_a_coordinators_group_that_moves_is_followed(school: School) -> None:
    """A coordinator's group that moves is followed."""
    programmes.set_staff_chat(school.tx, school.programme, ChatId(-71))
    outbox.migrate_chat(school.tx, ChatId(-71), CHAT, Ways(after_move=list(cohorts.AFTER_MOVE)))
    assert programmes.get(school.tx, school.programme).staff_chat == CHAT


def test_the_admin_hears_when_we_are_out_of_the_coordinators_group(school: School) -> None:
    """The admin hears when we are out of the coordinators' group."""
    programmes.set_staff_chat(school.tx, school.programme, CHAT)
    watch.bot_moved(school.tx, facts(bot_is_member=False), None, school.tell, NOW)
    assert school.posted("") == [("cohorts.staff_lost", 82)]


def test_telegrams_word_about_a_pin_of_ours_is_deleted(school: School) -> None:
    """Telegram's word about a pin of ours is deleted."""
    school.take(facts())
    watch.tidy_up(school.tx, CHAT, 5, NOW)
    watch.tidy_up(school.tx, ChatId(-1999), 5, NOW)
    assert school.posted("deleteMessage") == [("deleteMessage", CHAT)]


def test_news_of_a_group_puts_off_no_round_that_asks_who_is_in(school: School) -> None:
    """News is looked at at once, without asking for anybody; the round of the day comes all the same."""
    school.opened()
    service.note_facts(school.tx, facts(), school.tell, NOW)
    visit = store_facts.next_visit(school.tx, Instant(NOW - DAY), Instant(NOW), NOW)
    assert visit is not None
    assert visit.cohort == school.cohort
