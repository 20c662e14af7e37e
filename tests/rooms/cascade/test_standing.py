"""Cards that go out by themselves: asked once, told each time, stopped with one tap, switched off in the menu."""

import pytest
from tests import builders as make
from tests.rooms.cascade.test_cascade import HUDA, OMAR, POST, SKIP, Staffed, said
from tests.rooms.cascade.test_private import EVE, groups, labels, latest, mine, sent
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press
from staffroom.kernel.text import Translator
from staffroom.rooms import cascade, cohorts, programmes, prompts
from staffroom.rooms.cascade import offers, private, service, store_standing, switching
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.ticks import TICKS
from staffroom.rooms.cascade.values import Decision, StandingYes, View
from staffroom.telegram.render import html

SHOWN = Shown(ChatId(HUDA), 7, has_picture=True)
FOUR = tuple(g.entry(f"card-{day}", weekday=day) for day in ("mon", "tue", "wed", "thu"))


@pytest.fixture
def staffed(tx: Tx) -> Staffed:
    """Write a programme with a coordinators' group."""
    return Staffed(tx)


def offered(staffed: Staffed, day: int, hour: int = 16) -> int:
    """Offer what is due on the next day, and let the messages stand; return the offer's number."""
    offers.offer(staffed.tx, make.at(day, hour))
    sent(staffed.tx)
    return latest(staffed.tx).id


def posted(staffed: Staffed, day: int) -> None:
    """Let a day's card arrive wherever it may."""
    g.post_due(staffed.tx, make.at(day, 16))
    for row in staffed.tx.all("SELECT id FROM postings WHERE state = 'posting'"):
        g.sent(staffed.tx, row["id"], 500 + row["id"], make.at(day, 16))


def two_posted(staffed: Staffed) -> int:
    """Let Huda post two cards by hand; return the offer of the third."""
    g.planned(staffed.tx, staffed.programme, *FOUR)
    for day in (6, 7):
        service.press(staffed.tx, offered(staffed, day), POST, HUDA, make.at(day, 17))
        posted(staffed, day + 1)
    return offered(staffed, 8)


def states(tx: Tx, slug: str) -> list[str]:
    """Return how a card stands in the groups."""
    rows = tx.all(
        "SELECT x.state FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE p.slug = :slug ORDER BY x.cohort_id",
        slug=slug,
    )
    return [row["state"] for row in rows]


def test_it_is_asked_once_after_two_posted_cards(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Below the third card, on no message before it and on none after it; who posted nothing is not asked."""
    g.planned(tx, staffed.programme, *FOUR)
    question = ["Post mine automatically unless I stop it"]
    for day in (6, 7):
        offer = offered(staffed, day)
        assert question not in labels(mine(staffed), words)
        service.press(tx, offer, POST, HUDA, make.at(day, 17))
        posted(staffed, day + 1)
    offered(staffed, 8)
    assert labels(mine(staffed), words)[-1] == question
    assert "switches it off at any time" in html(mine(staffed, View("itself")), words, "en")
    offered(staffed, 9)
    assert question not in labels(mine(staffed), words)
    assert store_standing.find(tx, staffed.programme, staffed.omar) is None


def test_cards_go_out_by_themselves_from_the_one_that_asked(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """In her groups only; the message says so, one tap stops one, and the next one goes again."""
    offer = two_posted(staffed)
    line = switching.say_yes(tx, offer, HUDA, make.at(8, 17), SHOWN)
    assert said(words, line).startswith("✓ From now on your cards go out by themselves")
    assert states(tx, "card-wed") == ["approved", "approved", "offered"]
    assert "goes out by itself on Wednesday 9 September, 16:00, unless you stop it" in html(mine(staffed), words, "en")
    assert labels(mine(staffed), words) == [["✋ Stop this one"], ["Choose", "Edit"], ["Delay"]]
    posted(staffed, 9)
    assert states(tx, "card-wed") == ["posted", "posted", "offered"]
    offer = offered(staffed, 9, 17)
    assert states(tx, "card-thu") == ["approved", "approved", "offered"]
    assert cascade.waiting(tx, staffed.huda, make.at(9, 17)) == ([], ())
    service.press(tx, offer, SKIP, HUDA, make.at(9, 18), SHOWN)
    assert labels(mine(staffed, View(undo=True)), words)[0] == ["✓ Post to all 2"]
    service.undo(tx, offer, HUDA, make.at(9, 18), SHOWN)
    assert labels(mine(staffed), words)[0] == ["✋ Stop this one"]
    service.press(tx, offer, SKIP, HUDA, make.at(9, 18), SHOWN)
    posted(staffed, 10)
    assert states(tx, "card-thu") == ["skipped", "skipped", "offered"]


def test_the_menu_switches_it_off_and_on(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """What went by itself is asked about again; what was decided by hand stays; who was never asked has no switch."""
    offer = two_posted(staffed)
    assert cascade.menu(tx, staffed.omar) == ()
    switching.turn(tx, staffed.huda, staffed.programme, on=True, now=EVE)
    ((button,),) = cascade.menu(tx, staffed.huda)
    assert (said(words, button.label), button.press) == (
        "⏱ Cards go out by themselves: on",
        Press("cascade.switches"),
    )
    private.tick(tx, offer, HUDA, groups(tx)[0], View("choose", now=make.at(8, 17)), SHOWN)
    service.press(tx, offer, Decision("approved", ticked=True), HUDA, make.at(8, 17))
    screen = switching.turn(tx, staffed.huda, staffed.programme, on=False, now=make.at(8, 18))
    assert labels(screen, words) == [["Switch it on"], ["‹ Back to my desk"]]
    assert states(tx, "card-wed") == ["approved", "offered", "offered"]
    with pytest.raises(Refusal, match="cascade-not-yours"):
        switching.turn(tx, staffed.omar, staffed.programme, on=True, now=EVE)


def test_only_whoever_is_asked_can_say_yes(tx: Tx, staffed: Staffed) -> None:
    """Neither a colleague with another message of the same card, nor the asked one on another card."""
    offer = two_posted(staffed)
    for user, number in ((OMAR, offer), (HUDA, offer - 1)):
        with pytest.raises(Refusal):
            switching.say_yes(tx, number, user, make.at(8, 17), SHOWN)


def on(tx: Tx, staffed: Staffed, person: PersonId) -> None:
    """Let somebody have said yes."""
    store_standing.put(tx, StandingYes(staffed.programme, person, None, "on"))


@pytest.mark.parametrize(("at", "goes"), [(make.at(7, 15), True), (make.at(7, 15, 1), False)])
def test_what_could_not_be_stopped_any_more_is_asked_about(
    tx: Tx,
    staffed: Staffed,
    at: Instant,
    goes: bool,  # noqa: FBT001
    words: Translator,
) -> None:
    """After an outage, say: an hour before its time at the latest it must have been told of."""
    on(tx, staffed, staffed.huda)
    staffed.offered(at=at)
    assert staffed.states() == (["approved"] * 2 if goes else ["offered"] * 2) + ["offered"]
    assert ("unless you stop it" in html(mine(staffed), words, "en")) is goes


def test_a_card_whose_message_did_not_arrive_does_not_go_by_itself(tx: Tx, staffed: Staffed) -> None:
    """Nobody could have stopped it: it waits for a decision as if there were no standing yes."""
    on(tx, staffed, staffed.huda)
    staffed.offered()
    tx.run("UPDATE outbox SET state = 'failed' WHERE chat_id = :chat", chat=HUDA)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :id", id=staffed.huda)
    cascade.AFTER_REFUSED[0](tx, ChatId(HUDA), staffed.huda, "Forbidden: bot was blocked by the user", EVE)
    assert set(staffed.states()) <= {"offered", "planned"}


def test_a_standing_yes_is_of_the_person_not_of_the_group(tx: Tx, staffed: Staffed) -> None:
    """Whoever takes a group over is asked about its cards."""
    on(tx, staffed, staffed.huda)
    tx.run("UPDATE cohorts SET coordinator_id = :omar WHERE name = 'Riverside_Group2'", omar=staffed.omar)
    staffed.offered()
    assert staffed.states() == ["approved", "offered", "offered"]


def ticked(tx: Tx, now: Instant) -> None:
    """Let the room do what time makes due."""
    for tick in TICKS:
        while (due := tick.next_due(tx, now)) is not None and due <= now:
            tick.run(tx, now)


def test_what_would_go_by_itself_is_asked_about_again_once_its_coordinator_rests(
    tx: Tx, staffed: Staffed, words: Translator
) -> None:
    """Out of the coordinators' group nobody answers for it any more; what was decided by hand stays."""
    on(tx, staffed, staffed.huda)
    staffed.offered()
    sent(tx)
    service.press(tx, latest(tx).id, POST, OMAR, EVE)
    assert staffed.states() == ["approved"] * 3
    cohorts.follow_staff(tx, programmes.get(tx, staffed.programme), UserId(HUDA), EVE, inside=False)
    ticked(tx, EVE)
    assert staffed.states() == ["offered", "offered", "approved"]
    ticked(tx, EVE)
    assert "undecided: 2" in said(words, service.how_many(tx, latest(tx).id, OMAR))


def test_what_would_go_by_itself_is_asked_about_again_once_another_one_leads(tx: Tx, staffed: Staffed) -> None:
    """The colleague who took a group over said nothing yet."""
    on(tx, staffed, staffed.huda)
    staffed.offered()
    tx.run("UPDATE cohorts SET coordinator_id = :omar WHERE name = 'Riverside_Group2'", omar=staffed.omar)
    ticked(tx, EVE)
    assert staffed.states() == ["approved", "offered", "offered"]


def test_where_one_person_does_it_all_the_admin_says_yes(tx: Tx) -> None:
    """For the groups that no coordinator leads."""
    staffed = Staffed(tx, staff_chat=False, solo=True)
    tx.run("UPDATE cohorts SET coordinator_id = NULL")
    on(tx, staffed, staffed.admin)
    staffed.offered()
    ticked(tx, EVE)
    assert staffed.states() == ["approved"] * 3


def test_a_group_that_opens_later_goes_by_itself_as_well(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """And stands in the same message."""
    on(tx, staffed, staffed.huda)
    staffed.offered()
    sent(tx)
    make.cohort(tx, staffed.programme, coordinator_id=staffed.huda, chat=-1009, name="Riverside_Group9")
    prompts.plan(tx, staffed.programme, EVE)
    offers.offer(tx, EVE)
    assert staffed.states() == ["approved", "approved", "offered", "approved"]
    assert "✓ Riverside_Group9" in html(mine(staffed), words, "en").replace("\u2068", "")
