"""The cascade board of an admin: how each card stands in each group, week by week; a kind word to who is late."""

from dataclasses import dataclass

import pytest
from tests import builders as make
from tests.rooms.cascade.test_cascade import ADMIN, HUDA, OMAR, POST, Staffed
from tests.rooms.cascade.test_private import EVE, groups, labels
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.pictures import CascadeBoard
from staffroom.rooms import cascade, prompts
from staffroom.rooms.cascade import overview, overview_rules, service
from staffroom.rooms.cascade.values import Decision
from staffroom.telegram.render import html


@pytest.fixture
def staffed(tx: Tx) -> Staffed:
    """Write a programme with a coordinators' group."""
    return Staffed(tx)


def read(screen: Screen, words: Translator, language: str = "en") -> str:
    """Return a board's words without the marks around names."""
    return html(screen, words, language).replace("\u2068", "").replace("\u2069", "")


def picture(screen: Screen, words: Translator, language: str = "en") -> CascadeBoard:
    """Return a board's picture."""
    assert screen.drawing is not None
    drawn = screen.drawing(lambda line: words.plain(line, language), language)
    assert isinstance(drawn, CascadeBoard)
    return drawn


@dataclass(frozen=True)
class Way:
    """A posting as far as its way goes; it was due at one second."""

    state: str
    due_at: Instant
    not_before: Instant
    posted_at: Instant | None


def posting(state: str, *, not_before: int = 0, posted_at: int | None = None) -> Way:
    """Return a posting that was due at one second."""
    return Way(state, Instant(1000), Instant(not_before), None if posted_at is None else Instant(posted_at))


@pytest.mark.parametrize(
    ("one", "edited", "missed", "stands"),
    [
        (posting("planned"), False, False, None),
        (posting("offered"), True, False, "waiting"),
        (posting("approved"), False, False, "coming"),
        (posting("approved"), True, False, "edited"),
        (posting("approved", not_before=2000), True, False, "delayed"),
        (posting("posting", posted_at=2000), False, False, "posted"),
        (posting("posting", posted_at=2000 - overview_rules.STUCK - 1), False, False, "failed"),
        (posting("posted", posted_at=2000), True, False, "edited"),
        (posting("skipped"), True, False, "skipped"),
        (posting("late"), False, False, "ignored"),
        (posting("late"), False, True, "failed"),
        (posting("dropped"), False, False, None),
    ],
)
def test_each_group_is_in_one_state(one: Way, edited: bool, missed: bool, stands: str | None) -> None:  # noqa: FBT001
    """What was left out by nobody is told from what should have gone out and did not."""
    assert overview_rules.stand(one, Instant(2000), edited=edited, missed=missed) == stands


def test_a_week_shows_every_card_in_every_group(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Counted in words, drawn by group; each card has a button, no coordinator a name."""
    offer = staffed.offered(g.entry("one"), g.entry("two", weekday="tue"))
    service.press(tx, offer, POST, HUDA, EVE)
    prompts.write_words(tx, prompts.postings_of(tx, groups(tx)[0])[0].id, staffed.huda, "Mine", EVE)
    screen = overview.week(tx, staffed.admin, staffed.programme, 1, 0, EVE)
    said = read(screen, words)
    assert "<b>Week 1 (6.9. – 12.9.)</b>" in said
    assert "posted in own words: 1 · will be posted: 1 · waiting for a decision: 1" in said
    assert "Words of two\nnot asked about yet" in said
    assert "Huda" not in said
    drawn = picture(screen, words)
    assert [(row.group, row.stands) for row in drawn.rows] == [
        ("Riverside_Group1", ("edited", "")),
        ("Riverside_Group2", ("coming", "")),
        ("Riverside_Group3", ("waiting", "")),
    ]
    assert labels(screen, words) == [["Card 1"], ["Week after ›"], ["‹ Back to my desk"]]
    assert "الأسبوع 1" in read(screen, words, "ar")


def test_what_a_card_leaves_open_is_filled_in_on_the_board(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """For all groups at once: the week by its number, the group and who leads it in words that fit everybody."""
    said = {"en": "Week {$week} of {$section} in {$group}", "zh": "第 {$week} 周"}
    offer = staffed.offered(g.entry("one", text=said, section="s2-routines"))
    board = overview.week(tx, staffed.admin, staffed.programme, 1, 0, EVE)
    card = overview.card(tx, staffed.admin, offer, 0, EVE)
    home, _rows = cascade.waiting(tx, staffed.huda, EVE)
    for shown in (read(board, words), read(card, words), read(Screen(tuple(home)), words)):
        assert "Week 1 of s2-routines in your group" in shown
    assert "第 1 周" in read(board, words, "zh")


def test_many_groups_are_shown_a_page_at_a_time(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Twelve in one picture, each page within the words that a picture may carry."""
    for number in range(4, 31):
        make.cohort(tx, staffed.programme, coordinator_id=staffed.huda, chat=-1000 - number, name=f"Group{number:02}")
    offer = staffed.offered()
    sizes = [len(picture(overview.card(tx, staffed.admin, offer, page, EVE), words).rows) for page in range(3)]
    assert sizes == [12, 12, 6]
    screen = overview.card(tx, staffed.admin, offer, 1, EVE)
    assert "Group" in read(screen, words)
    assert all(len(read(screen, words, language)) <= 1024 for language in ("en", "ar", "zh"))


def test_who_has_not_decided_is_reminded_once_for_each_card(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """After the quiet hours, kindly, with the way to the card; who decides first reads nothing."""
    offer, night = staffed.offered(), make.at(6, 22)
    service.press(tx, offer, Decision("skipped"), OMAR, EVE)
    assert labels(overview.card(tx, staffed.admin, offer, 0, night), words)[0] == ["👋 Nudge 1"]
    back = overview.nudge(tx, staffed.admin, offer, night)
    assert labels(back, words)[0] == ["↩ Undo"]
    (row,) = tx.all("SELECT chat_id, not_before, payload FROM outbox WHERE kind = 'cascade.nudge'")
    assert (row["chat_id"], row["not_before"]) == (HUDA, make.at(7, 7))
    with pytest.raises(Refusal, match="cascade-nobody-to-nudge"):
        overview.nudge(tx, staffed.admin, offer, make.at(7, 9))
    assert "Reminded in a minute, outside quiet hours: 1" in read(back, words)
    tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'cascade.nudge'")
    assert "Reminded: 1" in read(overview.card(tx, staffed.admin, offer, 0, night), words)
    with pytest.raises(Refusal, match="cascade-nudge-late"):
        overview.take_back(tx, staffed.admin, offer, night)
    said = cascade.RENDERS["cascade.nudge"](tx, {"offer": offer, "person": staffed.huda})
    assert said is not None
    assert "A kind reminder: a card waits for your decision. Words of one" in read(said.screen, words)
    service.press(tx, offer, POST, HUDA, make.at(7, 6))
    assert cascade.RENDERS["cascade.nudge"](tx, {"offer": offer, "person": staffed.huda}) is None


def test_a_reminder_is_taken_back_for_a_minute_and_may_be_sent_anew(
    tx: Tx, staffed: Staffed, words: Translator
) -> None:
    """Then nobody reads anything, and the button is there again."""
    offer, morning = staffed.offered(), make.at(6, 10)
    overview.nudge(tx, staffed.admin, offer, morning)
    waits = "SELECT not_before FROM outbox WHERE kind = 'cascade.nudge' AND state = 'queued'"
    assert {row["not_before"] for row in tx.all(waits)} == {morning + overview.UNDO_LASTS}
    assert labels(overview.take_back(tx, staffed.admin, offer, morning), words)[0] == ["👋 Nudge 2"]
    assert tx.all(waits) == []
    overview.nudge(tx, staffed.admin, offer, morning)
    assert len(tx.all(waits)) == 2


def test_a_week_that_no_course_has_is_no_crash(tx: Tx, staffed: Staffed) -> None:
    """A press may carry any number."""
    staffed.offered()
    for number in (-(10**9), 10**9):
        assert overview.week(tx, staffed.admin, staffed.programme, number, 0, EVE).lines


def test_only_admins_of_the_programme_look_at_it(tx: Tx, staffed: Staffed) -> None:
    """Neither a coordinator nor an admin of another one."""
    offer = staffed.offered()
    other = make.programme(tx, slug="other")
    stranger = make.person(tx, other, "Other", roster="admins", role="admin", user=52)
    for person in (staffed.huda, stranger):
        with pytest.raises(Refusal, match="cascade-not-yours"):
            overview.week(tx, person, staffed.programme, 1, 0, EVE)
        with pytest.raises(Refusal, match="cascade-not-yours"):
            overview.card(tx, person, offer, 0, EVE)
        with pytest.raises(Refusal, match="cascade-not-yours"):
            overview.nudge(tx, person, offer, EVE)


def test_an_admin_of_many_programmes_reaches_the_board_of_each(tx: Tx, staffed: Staffed) -> None:
    """Up to eight ways stand at home; of more, one leads to a list whose pages turn, and none is left out."""
    now, first = make.at(6, 17), overview.menu(tx, staffed.admin, make.at(6, 17))
    assert len(first) == 1
    for place in range(2, 10):
        make.person(tx, make.programme(tx, slug=f"course{place}"), "Admin", roster="admins", role="admin", user=ADMIN)
        if place == 8:
            assert len(overview.menu(tx, staffed.admin, now)) == 8
    ((way,),) = overview.menu(tx, staffed.admin, now)
    assert way.press is not None
    assert way.press.data() == "cascade.boards:0"
    shown = [presses(overview.boards(tx, staffed.admin, page, now)) for page in (0, 1)]
    found = [one for page in shown for one in page if one.startswith("cascade.week:")]
    assert len(set(found)) == len(found) == 9
    assert "cascade.boards:1" in shown[0]
    assert "cascade.boards:0" in shown[1]
    assert presses(overview.boards(tx, staffed.admin, 99, now)) == shown[1]


def presses(screen: Screen) -> list[str]:
    """Return what a screen's buttons carry."""
    return [button.press.data() for row in screen.buttons for button in row if button.press]
