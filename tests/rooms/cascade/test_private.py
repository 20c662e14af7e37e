import json
from dataclasses import replace
from typing import Any

import pytest
from tests import builders as make
from tests.rooms.cascade.test_cascade import ADMIN, HUDA, MONDAY, OMAR, POST, SKIP, STAFF_CHAT, STRANGER, Staffed, said
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.rooms import cascade, programmes, prompts
from staffroom.rooms.cascade import offers, overview, private, service, store, store_decisions, views
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import Decision, Offer, View
from staffroom.rooms.programmes import Kind
from staffroom.rooms.prompts.values import OFFERED
from staffroom.telegram.render import html

EVE = make.at(6, 17)


@pytest.fixture
def staffed(tx: Tx) -> Staffed:
    """Write a programme with a coordinators' group."""
    return Staffed(tx)


def mine(staffed: Staffed, view: View = View()) -> Screen:  # noqa: B008  a value
    """Return Huda's message about the latest offer."""
    offer = latest(staffed.tx)
    rendered = views.render_mine(staffed.tx, offer, staffed.huda, view)
    assert rendered is not None
    return rendered.screen


def latest(tx: Tx) -> Offer:
    """Return the latest offer."""
    offer = store.find(tx, int(tx.value("SELECT max(id) FROM offers")))
    assert offer is not None
    return offer


def labels(screen: Screen, words: Translator, language: str = "en") -> list[list[str]]:
    """Return the buttons' words, row by row."""
    return [[said(words, button.label, language) for button in row] for row in screen.buttons]


def groups(tx: Tx) -> list[CohortId]:
    """Return the groups in their order."""
    return [CohortId(row["id"]) for row in tx.all("SELECT id FROM cohorts ORDER BY id")]


def sent(tx: Tx) -> None:
    """Let every message stand in its chat, each under its row's number."""
    tx.run("UPDATE outbox SET state = 'sent', message_id = id WHERE method = 'say'")


def changes(tx: Tx, chat: int) -> list[dict[str, Any]]:
    """Return what is still to be changed in a chat, with the moment before which it does not go."""
    rows = tx.all(
        "SELECT * FROM outbox WHERE method <> 'say' AND state = 'queued' AND chat_id = :c ORDER BY id", c=chat
    )
    return [json.loads(row["payload"]) | {"at": row["not_before"], "method": row["method"]} for row in rows]


def test_each_coordinator_reads_one_message_for_all_their_groups(staffed: Staffed, words: Translator) -> None:
    """Beside the one in the coordinators' group; it says what follows if it is ignored."""
    staffed.offered()
    assert [chat for _key, chat in staffed.notes()] == [STAFF_CHAT, HUDA, OMAR]
    screen = mine(staffed)
    assert "If nobody decides, it is left out." in html(screen, words, "en")
    assert labels(screen, words) == [["✓ Post to all 2"], ["Choose", "Edit"], ["Delay", "Skip"]]
    assert screen.drawing is not None


def test_whoever_cannot_be_written_to_decides_in_the_group(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """As before; for everybody else the group only shows the way."""
    tx.run("UPDATE people SET reachable = 0 WHERE id = :id", id=staffed.omar)
    offer = staffed.offered()
    rendered = cascade.RENDERS["cascade.offer"](tx, {"offer": offer, "person": None})
    assert rendered is not None
    assert labels(rendered.screen, words) == [["Open mine", "How many?"], ["✓ Post to my group", "Skip"]]
    service.press(tx, offer, SKIP, OMAR, EVE)
    assert staffed.states() == ["offered", "offered", "skipped"]


def test_a_decision_is_for_the_ticked_groups_only(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """And unticks them; whoever leads the group sees the tick."""
    offer, first = staffed.offered(), groups(tx)[0]
    shown = Shown(ChatId(HUDA), 7, has_picture=True)
    private.tick(tx, offer, HUDA, first, View("choose", now=EVE), shown)
    assert labels(mine(staffed, View("choose")), words) == [
        ["☑ Riverside_Group1"], ["☐ Riverside_Group2"], ["✓ Post to 1 ticked"], ["Edit", "Delay", "Skip"], ["‹ Back"],
    ]  # fmt: skip
    service.press(tx, offer, Decision("approved", ticked=True), HUDA, EVE)
    assert staffed.states() == ["approved", "offered", "offered"]
    with pytest.raises(Refusal, match="cascade-tick-first"):
        service.press(tx, offer, Decision("skipped", ticked=True), HUDA, EVE)
    half = html(mine(staffed, View(now=EVE)), words, "en").replace("\u2068", "").replace("\u2069", "")
    assert "✓ Riverside_Group1: Monday 16:00\n… Riverside_Group2: not decided" in half
    assert "If nobody decides" in half


def test_what_follows_if_nobody_decides_is_said_only_while_something_is_to_be_decided(
    tx: Tx, staffed: Staffed, words: Translator
) -> None:
    """In Huda's own message as soon as she decided, in the coordinators' group when everybody did."""
    offer, fate = staffed.offered(), "If nobody decides"

    def the_group() -> str:
        rendered = cascade.RENDERS["cascade.offer"](tx, {"offer": offer, "person": None})
        assert rendered is not None
        return html(rendered.screen, words, "en")

    service.press(tx, offer, POST, HUDA, EVE)
    assert fate not in html(mine(staffed, View(now=EVE)), words, "en")
    assert fate in the_group()
    service.press(tx, offer, POST, OMAR, EVE)
    assert fate not in the_group()


def test_nobody_ticks_the_groups_of_others(tx: Tx, staffed: Staffed) -> None:
    """Whatever number they send."""
    offer, shown = staffed.offered(), Shown(ChatId(HUDA), 7, has_picture=True)
    for user, cohort in ((HUDA, groups(tx)[2]), (STRANGER, groups(tx)[0])):
        with pytest.raises(Refusal, match="cascade-not-yours"):
            private.tick(tx, offer, user, cohort, View("choose", now=EVE), shown)
    assert store_decisions.ticks(tx, offer) == set()


def test_a_delayed_card_goes_on_the_day_that_was_chosen_and_stays_there(
    tx: Tx, staffed: Staffed, words: Translator
) -> None:
    """At its own hour, on school days within three days; planning anew leaves it where it is."""
    offer = staffed.offered()
    assert labels(mine(staffed, View("delay")), words) == [
        ["Tuesday 8 September, 16:00"], ["Wednesday 9 September, 16:00"], ["‹ Back"],
    ]  # fmt: skip
    line = service.press(tx, offer, Decision("approved", day="2026-09-09"), HUDA, EVE)
    assert said(words, line).splitlines()[1:] == [
        "Riverside_Group1: Wednesday 16:00",
        "Riverside_Group2: Wednesday 16:00",
    ]
    prompts.plan(tx, staffed.programme, EVE)
    g.post_due(tx, make.at(9, 15, 59))
    assert staffed.states() == ["approved", "approved", "offered"]
    g.post_due(tx, make.at(9, 16))
    assert staffed.states() == ["posting", "posting", "offered"]


def test_what_is_undecided_makes_room_for_a_delayed_card(tx: Tx, staffed: Staffed) -> None:
    """Tuesday's card moves on to Wednesday, and back where the delay is taken back."""
    offer = staffed.offered(g.entry("one"), g.entry("two", weekday="tue"))

    def days() -> set[str]:
        rows = tx.all("SELECT due_day FROM postings WHERE prompt_id = 2 AND cohort_id = :c", c=groups(tx)[0])
        return {row["due_day"] for row in rows}

    service.press(tx, offer, Decision("approved", day="2026-09-08"), HUDA, EVE)
    assert days() == {"2026-09-09"}
    service.undo(tx, offer, HUDA, EVE)
    assert days() == {"2026-09-08"}


def test_a_card_is_not_delayed_to_a_day_that_is_full_closed_or_made_up(
    tx: Tx, staffed: Staffed, words: Translator
) -> None:
    """On Tuesday another card is decided on; from Thursday the next school day is too late."""
    offer = staffed.offered(g.entry("one"), g.entry("two", weekday="tue"))
    tx.run("UPDATE postings SET state = 'approved' WHERE due_day = '2026-09-08'")
    assert labels(mine(staffed, View("delay")), words) == [["Wednesday 9 September, 16:00"], ["‹ Back"]]
    for day in ("2026-09-08", "2026-09-11", "2027-01-01", "soon"):
        with pytest.raises(Refusal, match="cascade-too-late"):
            service.press(tx, offer, Decision("approved", day=day), HUDA, EVE)
    tx.run("UPDATE postings SET state = 'skipped'")
    tx.run("UPDATE offers SET due_day = '2026-09-10'")
    tx.run("UPDATE postings SET due_day = '2026-09-10', due_at = :at WHERE prompt_id = 1", at=make.at(10, 16))
    assert labels(mine(staffed), words) == [["✓ Post to all 2"], ["Choose", "Edit"], ["Skip"]]


def test_a_card_is_not_delayed_to_a_day_that_a_notice_has_taken(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """What is posted beside the calendar counts for its day as well; the group without it still has that day."""
    offer = staffed.offered()
    for group in groups(tx)[:2]:
        prompts.take_day(tx, f"notice:{group}", group, make.at(9, 12))
    prompts.take_day(tx, "another", groups(tx)[0], make.at(8, 12))
    assert labels(mine(staffed, View("delay")), words) == [["Tuesday 8 September, 16:00"], ["‹ Back"]]
    line = service.press(tx, offer, Decision("approved", day="2026-09-08"), HUDA, EVE)
    assert said(words, line).splitlines()[1:] == ["Riverside_Group2: Tuesday 16:00"]


def test_a_reason_for_skipping_is_kept_as_a_count(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Four short reasons, counted for the admin; a decision that changes takes its reason with it."""
    offer = staffed.offered()
    assert len(labels(mine(staffed, View("skip")), words)) == 5

    def board() -> str:
        return html(overview.week(tx, staffed.admin, staffed.programme, 1, 0, EVE), words, "en")

    service.press(tx, offer, Decision("skipped", reason="busy"), HUDA, EVE)
    assert "· My groups have enough to do: 2" in board().replace("\u2068", "").replace("\u2069", "")
    service.press(tx, offer, POST, HUDA, EVE)
    assert "My groups" not in board()


def test_a_decision_is_taken_back_within_a_minute(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """The latest one only, by whoever made it; after a minute it is too late, and the button is gone."""
    offer = staffed.offered()
    service.press(tx, offer, Decision("approved", day="2026-09-09"), HUDA, EVE)
    service.press(tx, offer, SKIP, OMAR, EVE)
    assert said(words, service.undo(tx, offer, HUDA, make.at(6, 17, 0))) == "Taken back."
    assert staffed.states() == ["offered", "offered", "skipped"]
    service.press(tx, offer, POST, HUDA, EVE)
    g.post_due(tx, MONDAY)
    assert staffed.states()[:2] == ["posting", "posting"]
    for user, moment in ((HUDA, EVE), (OMAR, make.at(6, 17, 1)), (ADMIN, EVE)):
        with pytest.raises(Refusal, match="cascade-undo-late"):
            service.undo(tx, offer, user, moment)


def test_the_button_that_takes_back_goes_by_itself(tx: Tx, staffed: Staffed) -> None:
    """After a minute; a later decision replaces both changes, and the group's message follows."""
    offer = staffed.offered()
    sent(tx)
    (number,) = [row["message_id"] for row in tx.all("SELECT message_id FROM outbox WHERE chat_id = :c", c=HUDA)]
    for decision in (SKIP, POST):
        service.press(tx, offer, decision, HUDA, EVE, Shown(ChatId(HUDA), number, has_picture=True))
    now, later = changes(tx, HUDA)
    assert (now["at"], later["at"]) == (EVE, make.at(6, 17, 1))
    assert f"cascade.undo:{offer}" in str(now["reply_markup"])
    assert f"cascade.undo:{offer}" not in str(later["reply_markup"])
    assert changes(tx, STAFF_CHAT)[-1]["caption"].endswith(
        "✓ Posting: 2 of 3 · skipped: 0 · undecided: 1 · too late: 0"
    )


def test_open_mine_sends_the_message_anew_in_place_of_the_old_one(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Also to a deputy who never had it; who leads nothing here is refused."""
    offer = staffed.offered()
    sent(tx)
    private.open_mine(tx, offer, HUDA, EVE)
    assert [change["method"] for change in changes(tx, HUDA)] == ["deleteMessage"]
    assert staffed.notes()[-1][0].endswith(f"{staffed.huda}#2")
    sent(tx)
    service.press(tx, offer, POST, HUDA, EVE)
    assert len(changes(tx, HUDA)) == 3
    deputy = make.coordinator(tx, staffed.programme, "Dina", user=77)
    with pytest.raises(Refusal, match="cascade-not-yours"):
        private.open_mine(tx, offer, UserId(77), EVE)
    tx.run("UPDATE cohorts SET coordinator_id = :dina WHERE name = 'Riverside_Group1'", dina=deputy)
    assert said(words, private.open_mine(tx, offer, UserId(77), EVE)) == "It is in our private chat."


def test_groups_on_several_clocks_are_told_so(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """One message, each group at its own hour."""
    tx.run("UPDATE cohorts SET zone = 'Asia/Shanghai' WHERE name = 'Riverside_Group2'")
    staffed.offered()
    offers.offer(tx, EVE)
    assert "of its own clock" in html(mine(staffed), words, "en")


def test_a_long_text_keeps_its_picture(tx: Tx, staffed: Staffed) -> None:
    """The groups are then counted instead of named."""
    offer = staffed.offered()
    tx.run("UPDATE prompts SET texts = :texts", texts=json.dumps({"en": "x" * 830}))
    sent(tx)
    (number,) = [row["message_id"] for row in tx.all("SELECT message_id FROM outbox WHERE chat_id = :c", c=HUDA)]
    store_decisions.turn_tick(tx, offer, groups(tx)[0])
    decision = Decision("approved", ticked=True)
    service.press(tx, offer, decision, HUDA, EVE, Shown(ChatId(HUDA), number, has_picture=True))
    assert "✓ Posting: 1 of 2" in changes(tx, HUDA)[0]["caption"]


@pytest.mark.parametrize("goes", [False, True])
@pytest.mark.parametrize("kind", OFFERED)
def test_an_ignored_card_ends_as_its_message_said(tx: Tx, words: Translator, kind: Kind, goes: bool) -> None:  # noqa: FBT001
    """Whatever its kind, and whatever the programme has its coordinators asked about or not."""
    staffed = Staffed(tx)
    known = programmes.get(tx, staffed.programme)
    settings = replace(known.settings, post_unattended=(kind,) if goes else ())
    programmes.store.put(tx, replace(known, settings=settings))
    options = [dict.fromkeys(("en", "ar", "zh"), word) for word in ("Yes", "No")]
    more: dict[str, Any] = {"options": options} if kind in ("poll", "quiz") else {}
    more |= {"correct": 1} if kind == "quiz" else {}
    staffed.offered(g.entry("one", kind, **more))
    fate = "posted by itself" if goes else "left out"
    assert f"If nobody decides, {'this is' if goes else 'it is'} {fate}." in html(mine(staffed), words, "en")
    g.post_due(tx, MONDAY)
    prompts.give_up(tx, make.at(10, 16))
    assert staffed.states() == (["posting"] if goes else ["late"]) * 3
