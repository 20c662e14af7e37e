import json
from dataclasses import replace
from typing import Any

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press
from staffroom.kernel.text import Translator
from staffroom.rooms import cascade, people, programmes, prompts
from staffroom.rooms.cascade import offers, service
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import Decision
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import Posting, posts
from staffroom.telegram.render import html

HUDA, OMAR, ADMIN, STRANGER = UserId(901), UserId(902), UserId(903), UserId(904)
STAFF_CHAT = ChatId(-2000)
POST, SKIP = Decision("approved"), Decision("skipped")
SATURDAY, MONDAY = make.at(5, 16), make.at(7, 16)


class Staffed:
    """Three groups: two of Huda's, one of Omar's; an admin, and a coordinators' group."""

    def __init__(
        self, tx: Tx, *, staff_chat: bool = True, solo: bool = False, settings: Settings | None = None
    ) -> None:
        self.tx = tx
        self.programme: ProgrammeId = make.programme(tx, solo=solo, settings=settings)
        self.huda = make.coordinator(tx, self.programme, user=HUDA)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=OMAR)
        self.admin: PersonId = make.person(tx, self.programme, "Admin", roster="admins", role="admin", user=ADMIN)
        for number, leader in enumerate((self.huda, self.huda, self.omar), 1):
            make.cohort(tx, self.programme, coordinator_id=leader, chat=-1000 - number, name=f"Riverside_Group{number}")
        if staff_chat:
            programmes.set_staff_chat(tx, self.programme, STAFF_CHAT)

    def offered(self, *entries: Any, at: Instant = make.at(6, 16)) -> int:  # noqa: ANN401
        """Plan entries and offer what is due within a day; return the last offer's number."""
        g.planned(self.tx, self.programme, *(entries or (g.entry("one"),)))
        offers.offer(self.tx, at)
        return int(self.tx.value("SELECT max(id) FROM offers"))

    def states(self) -> list[str]:
        """Return the states of the postings in the groups' order."""
        return [row["state"] for row in self.tx.all("SELECT state FROM postings ORDER BY cohort_id")]

    def notes(self) -> list[tuple[str, int]]:
        """Return key and chat of what lies in the outbox."""
        return [(row["key"], row["chat_id"]) for row in self.tx.all("SELECT key, chat_id FROM outbox ORDER BY id")]

    def told(self) -> list[tuple[str, int]]:
        """Return what of it is for coordinators' groups."""
        return [(key, chat) for key, chat in self.notes() if chat < 0]


@pytest.fixture
def staffed(tx: Tx) -> Staffed:
    """Write a programme with a coordinators' group."""
    return Staffed(tx)


def said(words: Translator, line: Any, language: str = "en") -> str:  # noqa: ANN401
    """Return a line in plain words without the marks around names."""
    return words.plain(line, language).replace("\u2068", "").replace("\u2069", "")


def test_a_card_is_offered_a_day_early_in_one_message_for_all_groups(tx: Tx, staffed: Staffed) -> None:
    """Inclusive: exactly 24 hours before."""
    g.planned(tx, staffed.programme, g.entry("one"))
    assert offers.next_offer(tx, SATURDAY) == make.at(6, 16)
    offers.offer(
        tx,
        make.at(
            6,
            15,
        ),
    )
    assert staffed.told() == []
    offers.offer(tx, make.at(6, 16))
    offers.offer(tx, make.at(6, 16))
    assert staffed.told() == [(f"offer:one:2026-09-07:{staffed.programme}:{STAFF_CHAT}", STAFF_CHAT)]
    assert staffed.states() == ["offered"] * 3
    assert offers.next_offer(tx, make.at(6, 16)) is None


def test_what_is_due_sooner_is_offered_at_once_and_what_is_late_is_not(staffed: Staffed) -> None:
    """A group that opens late is asked about what is still relevant."""
    staffed.offered(g.entry("one"), g.entry("two", weekday="wed"), at=make.at(10, 17))
    assert [key.split(":")[1] for key, _chat in staffed.told()] == ["two"]


def test_encouragement_and_progress_are_not_offered(tx: Tx, staffed: Staffed) -> None:
    """They post by themselves."""
    g.planned(tx, staffed.programme, g.entry("well-done", "encouragement"), g.entry("far", "progress", weekday="tue"))
    assert offers.next_offer(tx, MONDAY) is None
    offers.offer(tx, MONDAY)
    assert staffed.notes() == []


def test_each_day_is_an_offer_of_its_own(tx: Tx, staffed: Staffed) -> None:
    """A late group's card is a new occasion."""
    tx.run("UPDATE cohorts SET starts_on = '2026-09-13' WHERE name = 'Riverside_Group3'")
    staffed.offered()
    offers.offer(tx, make.at(13, 16))
    assert [key for key, _chat in staffed.told()] == [
        f"offer:one:2026-09-07:{staffed.programme}:{STAFF_CHAT}",
        f"offer:one:2026-09-14:{staffed.programme}:{STAFF_CHAT}",
    ]


def test_several_cards_are_offered_in_the_order_in_which_they_are_due(tx: Tx) -> None:
    """Whatever their numbers are: the tenth of the course may come before the second."""
    staffed = Staffed(tx, settings=Settings(lead_hours=72))
    fillers = [g.entry(f"later{number}", week=3 + number) for number in range(8)]
    entries = [g.entry("second", weekday="tue"), *fillers, g.entry("tenth", weekday="mon")]
    staffed.offered(*entries, at=make.at(6, 16))
    assert [key.split(":")[1] for key, _chat in staffed.told()] == ["tenth", "second"]


def test_a_coordinator_decides_for_all_their_groups_and_for_no_other(
    tx: Tx, staffed: Staffed, words: Translator
) -> None:
    """The toast names them."""
    line = service.press(tx, staffed.offered(), POST, HUDA, make.at(6, 17))
    assert staffed.states() == ["approved", "approved", "offered"]
    assert said(words, line) == "✓ Will be posted:\nRiverside_Group1: Monday 16:00\nRiverside_Group2: Monday 16:00"


def test_an_admin_decides_where_no_coordinator_did(tx: Tx, staffed: Staffed) -> None:
    """And may change the mind of an admin, not of a coordinator."""
    offer = staffed.offered()
    service.press(tx, offer, SKIP, OMAR, make.at(6, 17))
    service.press(tx, offer, POST, ADMIN, make.at(6, 17))
    assert staffed.states() == ["approved", "approved", "skipped"]
    service.press(tx, offer, SKIP, ADMIN, make.at(6, 17))
    assert staffed.states() == ["skipped"] * 3
    service.press(tx, offer, POST, OMAR, make.at(6, 17))
    assert staffed.states() == ["skipped", "skipped", "approved"]


def test_strangers_are_refused(tx: Tx, staffed: Staffed) -> None:
    """Somebody unknown, a teacher, a coordinator of none of these groups, staff of another programme."""
    offer = staffed.offered()
    make.person(tx, staffed.programme, user=50)
    make.coordinator(tx, staffed.programme, "Idle", user=51)
    other = make.programme(tx, slug="other")
    make.person(tx, other, "Other admin", roster="admins", role="admin", user=52)
    for user in (STRANGER, UserId(50), UserId(51), UserId(52)):
        with pytest.raises(Refusal, match="cascade-not-yours"):
            service.press(tx, offer, POST, user, make.at(6, 17))
    assert staffed.states() == ["offered"] * 3


def test_an_offer_that_does_not_exist_is_gone(tx: Tx) -> None:
    """Whoever made the number up."""
    with pytest.raises(Refusal, match="cascade-gone"):
        service.press(tx, 999, POST, HUDA, MONDAY)


def test_nothing_can_be_decided_once_the_card_is_out_or_late(tx: Tx, staffed: Staffed) -> None:
    """Posted in both of Huda's groups; three days later Omar's is late."""
    offer = staffed.offered()
    service.press(tx, offer, POST, HUDA, make.at(6, 17))
    g.post_due(tx, MONDAY)
    for user, moment in ((HUDA, MONDAY), (OMAR, make.at(10, 17))):
        with pytest.raises(Refusal, match="cascade-too-late"):
            service.press(tx, offer, SKIP, user, moment)


def test_a_late_approval_says_that_it_goes_now(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """At night it says when the quiet hours end."""
    offer = staffed.offered()
    assert "Riverside_Group3: now" in said(words, service.press(tx, offer, POST, OMAR, make.at(8, 10)))
    assert "Riverside_Group1: Wednesday 07:00" in said(words, service.press(tx, offer, POST, HUDA, make.at(8, 22)))


def test_a_toast_for_many_groups_stays_short(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Three names, then a number; under Telegram's 200 characters."""
    for number in range(4, 8):
        make.cohort(
            tx, staffed.programme, coordinator_id=staffed.huda, chat=-1000 - number, name=f"Riverside_Group{number}"
        )
    line = service.press(tx, staffed.offered(), POST, HUDA, make.at(6, 17))
    for language in ("en", "ar", "zh"):
        assert len(words.plain(line, language)) <= 200
    assert said(words, line).endswith("\nand 3 more")


@pytest.mark.parametrize("kind", ["question", "announcement"])
def test_the_offer_shows_the_card_its_time_and_what_happens_without_a_decision(
    tx: Tx, staffed: Staffed, words: Translator, kind: str
) -> None:
    """Announcements post by themselves, discussion cards do not."""
    rendered = cascade.RENDERS["cascade.offer"](tx, {"offer": staffed.offered(g.entry("one", kind)), "person": None})
    assert rendered is not None
    fate = {
        "question": "It is posted only in groups whose coordinator says so. If nobody decides, it is left out.",
        "announcement": "If nobody decides, this is posted by itself.",
    }
    assert html(rendered.screen, words, "en") == (
        f"📮 <b>For your groups: Monday 7 September, 16:00</b>\n\nWords of one\n\n{fate[kind]}"
    )
    assert (rendered.screen.drawing is not None) == (kind == "question")
    presses = [button.press for row in rendered.screen.buttons for button in row]
    assert presses == [Press("cascade.open", (1,)), Press("cascade.board", (1,))]


def test_the_offer_in_arabic(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """As coordinators read it."""
    rendered = cascade.RENDERS["cascade.offer"](tx, {"offer": staffed.offered(), "person": None})
    assert rendered is not None
    assert html(rendered.screen, words, "ar") == (
        "📮 <b>لمجموعاتكم: الاثنين 7 سبتمبر، الساعة 16:00</b>\n\nكلمات one\n\n"
        "لا تُنشر إلا في المجموعات التي يوافق منسّقها أو منسّقتها. وإن لم يقرّر أحد، تُترك."
    )


def test_an_offer_with_nothing_left_to_decide_is_not_sent(tx: Tx, staffed: Staffed) -> None:
    """The outbox cancels it."""
    offer = staffed.offered()
    service.press(tx, offer, POST, ADMIN, make.at(6, 17))
    g.post_due(tx, MONDAY)
    assert cascade.RENDERS["cascade.offer"](tx, {"offer": offer, "person": None}) is None


def test_how_many_tells_the_staff_and_nobody_else(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Posting, skipped, undecided, too late."""
    offer = staffed.offered()
    service.press(tx, offer, POST, HUDA, make.at(6, 17))
    service.press(tx, offer, SKIP, OMAR, make.at(6, 17))
    line = service.how_many(tx, offer, HUDA)
    assert said(words, line) == "✓ Posting: 2 of 3 · skipped: 1 · undecided: 0 · too late: 0"
    with pytest.raises(Refusal, match="cascade-not-yours"):
        service.how_many(tx, offer, STRANGER)


def test_what_waits_for_a_coordinator_has_its_buttons(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Numbered; what was decided does not wait, and what waits for others is not shown."""
    offer = staffed.offered()
    lines, buttons = cascade.waiting(tx, staffed.huda, make.at(6, 17))
    assert [said(words, line) for line in lines] == ["1. Words of one (Monday 7 September, 16:00, your groups: 2)"]
    assert [button.press for button in buttons[0]] == [Press("cascade.here", (offer,)), Press("cascade.open", (offer,))]
    service.press(tx, offer, POST, HUDA, make.at(6, 17))
    assert cascade.waiting(tx, staffed.huda, make.at(6, 17)) == ([], ())
    (line,) = cascade.waiting(tx, staffed.omar, make.at(6, 17))[0]
    assert said(words, line) == "1. Words of one (Monday 7 September, 16:00)"
    assert cascade.waiting(tx, staffed.omar, make.at(10, 17)) == ([], ())
    assert cascade.waiting(tx, staffed.admin, make.at(6, 17)) == ([], ())


def test_more_cards_than_the_home_screen_has_room_for_stand_in_a_list(tx: Tx, words: Translator) -> None:
    """Eight are named, the others counted; the list has all of them, numbered on from page to page."""
    staffed = Staffed(tx, settings=Settings(posts_per_day=20, posts_per_week=20))
    staffed.offered(*(g.entry(f"card{n}") for n in range(10)))
    lines, buttons = cascade.waiting(tx, staffed.huda, make.at(6, 17))
    assert len(lines) == 9
    assert said(words, lines[-1]) == "… and 2 more"
    assert buttons[-1][0].press == Press("cascade.waiting", (0,))
    listed = [service.waiting_list(tx, staffed.huda, page, make.at(6, 17)) for page in (0, 1, 99)]
    assert [len(screen.lines) - 1 for screen in listed] == [8, 2, 2]
    assert said(words, listed[1].lines[-1]).startswith("10. Words of card")
    assert listed[1].buttons[0][0].press == Press("cascade.here", (9, 1))
    assert listed[0].buttons[-2][0].press == Press("cascade.waiting", (1,))
    (nothing,) = service.waiting_list(tx, staffed.omar, 0, make.at(20, 17)).lines
    assert said(words, nothing) == "No card waits for you."


def test_without_a_coordinators_group_each_coordinator_is_asked_privately(tx: Tx) -> None:
    """One message each; the admins stand in where a coordinator cannot be reached."""
    staffed = Staffed(tx, staff_chat=False)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :id", id=staffed.omar)
    staffed.offered()
    rows = tx.all("SELECT chat_id, person_id, essential FROM outbox ORDER BY chat_id")
    assert [(row["chat_id"], row["person_id"]) for row in rows] == [(HUDA, staffed.huda), (ADMIN, staffed.admin)]


def test_one_account_is_asked_once_whatever_its_names(tx: Tx) -> None:
    """A coordinator who is admin as well stands in for a colleague and reads one message, not two."""
    staffed = Staffed(tx, staff_chat=False)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :id", id=staffed.omar)
    tx.run("UPDATE people SET telegram_id = :huda WHERE id = :id", huda=HUDA, id=staffed.admin)
    staffed.offered()
    assert [chat for _key, chat in staffed.notes()] == [HUDA]
    assert staffed.states() == ["offered"] * 3


def test_in_solo_mode_the_admin_is_asked_and_decides(tx: Tx) -> None:
    """Also where a chat is named as the coordinators' group."""
    programme = make.programme(tx, solo=True)
    admin = make.person(tx, programme, "Admin", roster="admins", role="admin", user=ADMIN)
    make.cohort(tx, programme, name="Riverside_Group1")
    programmes.set_staff_chat(tx, programme, STAFF_CHAT)
    posting: Posting = g.planned(tx, programme, g.entry("one"))["one"]
    offers.offer(tx, make.at(6, 16))
    assert tx.value("SELECT chat_id FROM outbox") == ADMIN
    assert len(cascade.waiting(tx, admin, make.at(6, 17))[0]) == 1
    service.press(tx, int(tx.value("SELECT id FROM offers")), POST, ADMIN, make.at(6, 17))
    assert prompts.posting(tx, posting.id).state == "approved"


def test_where_nobody_can_be_told_it_is_tried_again_by_the_hour(tx: Tx) -> None:
    """The postings stay planned, the tick moves on, and whoever can be reached later is asked."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    posting = g.planned(tx, programme, g.entry("one"))["one"]
    offers.offer(tx, make.at(6, 16))
    assert prompts.posting(tx, posting.id).state == "planned"
    assert offers.next_offer(tx, make.at(6, 16)) == make.at(6, 17)
    admin = make.person(tx, programme, "Admin", roster="admins", role="admin", user=ADMIN)
    assert len(cascade.waiting(tx, admin, make.at(6, 16))[0]) == 0
    offers.offer(tx, make.at(6, 16, 30))
    assert tx.value("SELECT count(*) FROM outbox") == 0
    offers.offer(tx, make.at(6, 17))
    assert tx.value("SELECT chat_id FROM outbox") == ADMIN
    assert prompts.posting(tx, posting.id).state == "offered"
    assert offers.next_offer(tx, make.at(6, 17)) is None


def test_what_nobody_can_be_asked_about_still_posts_in_time_where_it_posts_unattended(tx: Tx) -> None:
    """Looking again for a reader does not hold it back."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    posting = g.planned(tx, programme, g.entry("one", "announcement"))["one"]
    offers.offer(tx, make.at(7, 15, 30))
    assert posts.next_post(tx, make.at(7, 15, 30)) == MONDAY
    g.post_due(tx, MONDAY)
    assert prompts.posting(tx, posting.id).state == "posting"


def test_a_group_that_opens_later_joins_the_offer_and_its_board_is_written_anew(tx: Tx, staffed: Staffed) -> None:
    """In one message with the others, where it was sent; in the note itself, where it was not."""
    offer = staffed.offered()
    tx.run("UPDATE outbox SET state = 'sent', message_id = 40")
    make.cohort(tx, staffed.programme, coordinator_id=staffed.omar, chat=-1004, name="Riverside_Group4")
    prompts.plan(tx, staffed.programme, make.at(6, 17))
    assert staffed.states() == ["offered"] * 3 + ["planned"]
    offers.offer(tx, make.at(6, 17))
    assert staffed.states() == ["offered"] * 4
    assert len(staffed.told()) == 2
    row = tx.one("SELECT method, chat_id, payload FROM outbox WHERE chat_id = -2000 ORDER BY id DESC")
    assert row is not None
    change = json.loads(row["payload"])
    assert (row["method"], row["chat_id"], change["message_id"]) == ("editMessageCaption", STAFF_CHAT, 40)
    assert change["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == f"cascade.open:{offer}"
    assert offers.next_offer(tx, make.at(6, 17)) is None


def test_an_offer_that_the_group_did_not_take_is_offered_to_the_coordinators_themselves(
    tx: Tx, staffed: Staffed
) -> None:
    """They have it in private; what was decided meanwhile stays decided."""
    offer = staffed.offered()
    service.press(tx, offer, SKIP, OMAR, make.at(6, 17))
    tx.run("UPDATE outbox SET state = 'failed' WHERE chat_id < 0")
    (learn,) = cascade.AFTER_REFUSED
    learn(tx, STAFF_CHAT, None, "Forbidden: bot was kicked from the supergroup chat", make.at(6, 17))
    assert staffed.states() == ["planned", "planned", "skipped"]
    assert offers.next_offer(tx, make.at(6, 17)) == make.at(6, 18)
    assert len(cascade.waiting(tx, staffed.huda, make.at(6, 17))[0]) == 1
    offers.offer(tx, make.at(6, 18))
    assert staffed.states() == ["offered", "offered", "skipped"]
    assert [chat for _key, chat in staffed.notes()] == [STAFF_CHAT, HUDA, OMAR]
    assert offers.next_offer(tx, make.at(6, 18)) is None


def test_where_neither_group_nor_people_take_it_the_group_is_tried_again(tx: Tx, staffed: Staffed) -> None:
    """Once an hour, until it has lost its relevance."""
    tx.run("UPDATE people SET reachable = 0")
    staffed.offered()
    tx.run("UPDATE outbox SET state = 'failed'")
    cascade.AFTER_REFUSED[0](tx, STAFF_CHAT, None, "Forbidden", make.at(6, 16))
    offers.offer(tx, make.at(6, 17))
    base = f"offer:one:2026-09-07:{staffed.programme}:{STAFF_CHAT}"
    assert [key for key, _chat in staffed.notes()] == [base, f"{base}#2"]
    tx.run("UPDATE outbox SET state = 'failed'")
    cascade.AFTER_REFUSED[0](tx, STAFF_CHAT, None, "Forbidden", make.at(6, 17))
    offers.offer(tx, make.at(6, 18))
    assert [key for key, _chat in staffed.notes()] == [base, f"{base}#2", f"{base}#3"]
    prompts.give_up(tx, make.at(10, 16))
    assert offers.next_offer(tx, make.at(10, 16)) is None


def test_a_coordinator_who_closed_the_chat_is_stood_in_for(tx: Tx) -> None:
    """The admins are asked about that coordinator's groups, and about no other's."""
    staffed = Staffed(tx, staff_chat=False)
    staffed.offered()
    tx.run("UPDATE outbox SET state = 'failed' WHERE chat_id = :chat", chat=OMAR)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :id", id=staffed.omar)
    cascade.AFTER_REFUSED[0](tx, ChatId(OMAR), staffed.omar, "Forbidden: bot was blocked by the user", make.at(6, 16))
    assert staffed.states() == ["offered", "offered", "planned"]
    offers.offer(tx, make.at(6, 17))
    assert [chat for _key, chat in staffed.notes()] == [HUDA, OMAR, ADMIN]


def test_a_refusal_elsewhere_changes_no_offer(tx: Tx, staffed: Staffed) -> None:
    """A teachers' group, or a change of a board that the group did not take."""
    staffed.offered()
    tx.run("UPDATE outbox SET state = 'sent', message_id = 40")
    for chat in (STAFF_CHAT, ChatId(-1001)):
        cascade.AFTER_REFUSED[0](tx, chat, None, "Bad Request", make.at(6, 17))
    assert staffed.states() == ["offered"] * 3


def test_a_new_coordinators_group_is_offered_what_is_open(tx: Tx, staffed: Staffed) -> None:
    """Once, and nothing whose time has passed."""
    staffed.offered(g.entry("one"), g.entry("two", week=2))
    tx.run("UPDATE outbox SET state = 'sent', message_id = 40")
    programmes.set_staff_chat(tx, staffed.programme, ChatId(-3000))
    assert offers.next_offer(tx, make.at(6, 17)) == make.at(6, 17)
    offers.offer(tx, make.at(6, 17))
    assert [(key.split(":")[1], chat) for key, chat in staffed.told()] == [("one", STAFF_CHAT), ("one", -3000)]
    assert offers.next_offer(tx, make.at(6, 17)) == make.at(13, 16)


def test_the_offer_message_follows_the_decisions(tx: Tx, staffed: Staffed) -> None:
    """With its buttons; a change that has not gone out yet gives way to the next one."""
    offer = staffed.offered()
    tx.run("UPDATE outbox SET state = 'sent', message_id = 40")
    shown = Shown(STAFF_CHAT, 40, has_picture=True, note=9)
    service.press(tx, offer, POST, HUDA, make.at(6, 17), shown)
    service.press(tx, offer, SKIP, OMAR, make.at(6, 17), shown)
    rows = tx.all("SELECT method, state, payload FROM outbox WHERE method <> 'say' AND chat_id < 0 ORDER BY id")
    assert [(row["method"], row["state"]) for row in rows] == [
        ("editMessageCaption", "cancelled"),
        ("editMessageCaption", "queued"),
    ]
    change = json.loads(rows[1]["payload"])
    assert change["caption"].endswith("✓ Posting: 2 of 3 · skipped: 1 · undecided: 0 · too late: 0")
    pressed = [button["callback_data"] for row in change["reply_markup"]["inline_keyboard"] for button in row]
    assert (change["message_id"], pressed) == (40, [f"cascade.{act}:{offer}~9" for act in ("open", "board")])


def test_a_press_in_the_panel_changes_no_other_message(tx: Tx, staffed: Staffed) -> None:
    """Only an offer's own message is written anew."""
    shown = Shown(ChatId(HUDA), 7, has_picture=False)
    service.press(tx, staffed.offered(), POST, HUDA, make.at(6, 17), shown)
    assert {row["method"] for row in tx.all("SELECT method FROM outbox")} == {"say"}


def test_a_card_that_moved_to_another_day_leaves_its_old_offer_empty(tx: Tx, staffed: Staffed) -> None:
    """The new day is offered anew."""
    offer = staffed.offered()
    known = programmes.get(tx, staffed.programme)
    programmes.store.put(tx, replace(known, settings=replace(known.settings, holidays=(("2026-09-07", "2026-09-07"),))))
    prompts.plan(tx, staffed.programme, make.at(6, 17))
    with pytest.raises(Refusal, match="cascade-gone"):
        service.press(tx, offer, POST, HUDA, make.at(6, 17))
    offers.offer(tx, make.at(7, 16))
    assert [key.split(":")[2] for key, _chat in staffed.told()] == ["2026-09-07", "2026-09-08"]


def test_an_admin_of_several_programmes_decides_in_each(tx: Tx, staffed: Staffed) -> None:
    """Also in one that was added after they became an admin; and they see how the groups stand."""
    token = people.issue_admin_link(tx, make.at(1))
    people.open_link(tx, token, ADMIN, "Admin", "en", make.at(1))
    added = make.programme(tx, slug="reading")
    people.appoint_admins(tx, added)
    cohort = make.cohort(tx, added, chat=-4000)
    posting = g.planned(tx, added, g.entry("read"))["read"]
    offers.offer(tx, make.at(6, 16))
    offer = int(tx.value("SELECT id FROM offers WHERE prompt_id = :prompt", prompt=posting.prompt_id))
    service.press(tx, offer, POST, ADMIN, make.at(6, 17))
    assert [one.state for one in prompts.postings_of(tx, cohort)] == ["approved"]
    assert len(cascade.overview_menu(tx, staffed.admin, make.at(6, 17))) == 2


def test_what_waits_for_somebody_who_leads_in_two_programmes_is_shown_together(tx: Tx, staffed: Staffed) -> None:
    """Under whichever of their names they are met."""
    reading = make.programme(tx, slug="reading")
    as_reader = make.coordinator(tx, reading, user=HUDA)
    make.cohort(tx, reading, coordinator_id=as_reader, chat=-4000)
    g.planned(tx, reading, g.entry("read"))
    staffed.offered()
    for name in (staffed.huda, as_reader):
        assert len(cascade.waiting(tx, name, make.at(6, 17))[0]) == 2


def test_an_offer_that_did_not_reach_an_admin_is_repeated_in_their_later_programmes_too(tx: Tx) -> None:
    """The refusal is of the person, not of the programme in which they are known by name."""
    make.programme(tx)
    people.open_link(tx, people.issue_admin_link(tx, make.at(1)), ADMIN, "Admin", "en", make.at(1))
    reading = make.programme(tx, slug="reading")
    people.appoint_admins(tx, reading)
    make.cohort(tx, reading, chat=-4000)
    posting = g.planned(tx, reading, g.entry("read"))["read"]
    offers.offer(tx, make.at(6, 16))
    admin = PersonId(tx.value("SELECT person_id FROM outbox"))
    tx.run("UPDATE outbox SET state = 'failed'")
    offers.refused(tx, ChatId(ADMIN), admin, "Forbidden", make.at(6, 16))
    assert prompts.posting(tx, posting.id).state == "planned"
