import json

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import outbox
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId, ProgrammeId
from staffroom.rooms import programmes, prompts
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import posts, store_answers

pytestmark = pytest.mark.usefixtures("cohort")


@pytest.fixture
def programme(tx: Tx) -> ProgrammeId:
    """Write a programme."""
    return make.programme(tx)


@pytest.fixture
def leader(tx: Tx, programme: ProgrammeId) -> PersonId:
    """Write a coordinator."""
    return make.coordinator(tx, programme, user=900)


@pytest.fixture
def cohort(tx: Tx, programme: ProgrammeId, leader: PersonId) -> CohortId:
    """Write an open group."""
    return make.cohort(tx, programme, coordinator_id=leader)


def state(tx: Tx, posting: prompts.Posting) -> str:
    """Return what has become of a posting."""
    return prompts.posting(tx, posting.id).state


def test_an_approved_card_goes_at_its_due_time_and_once(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, leader: PersonId
) -> None:
    """Inclusive: an event that is due now fires now."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(6))
    assert posts.next_post(tx, make.at(6)) == card.due_at
    g.post_due(tx, make.at(7, 15, 59))
    assert state(tx, card) == "approved"
    g.post_due(tx, card.due_at)
    g.post_due(tx, card.due_at)
    assert state(tx, card) == "posting"
    row = tx.one("SELECT key, kind, chat_id, when_unknown, expires_at, payload FROM outbox")
    assert row is not None
    assert (row["key"], row["kind"], row["chat_id"]) == (f"prompt:one:{cohort}", "prompts.question", -1001)
    assert (row["when_unknown"], row["expires_at"]) == ("ask", card.due_at + 72 * HOUR)
    assert json.loads(row["payload"]) == {"posting": card.id, "cohort": cohort, "slug": "one"}
    assert tx.value("SELECT count(*) FROM outbox") == 1
    assert posts.next_post(tx, card.due_at) is None


def test_an_undecided_announcement_goes_by_itself_and_an_undecided_card_does_not(
    tx: Tx,
    programme: ProgrammeId,
) -> None:
    """As the programme's settings say."""
    plan = g.planned(tx, programme, g.entry("card"), g.entry("news", "announcement", weekday="tue"))
    prompts.mark_offered(tx, list(plan.values()))
    g.post_due(tx, make.at(8, 16))
    assert (state(tx, plan["card"]), state(tx, plan["news"])) == ("offered", "posting")


def test_a_skipped_announcement_stays_out(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """A decision stands against going by itself."""
    news = g.planned(tx, programme, g.entry("news", "announcement"))["news"]
    prompts.decide(tx, [news.id], "skipped", leader, make.at(6))
    g.post_due(tx, make.at(7, 16))
    assert state(tx, news) == "skipped"


def test_encouragement_and_progress_go_by_themselves_and_are_never_repeated(
    tx: Tx,
    programme: ProgrammeId,
) -> None:
    """Nobody is asked whether they arrived."""
    g.planned(tx, programme, g.entry("well-done", "encouragement"), g.entry("how-far", "progress", weekday="tue"))
    g.post_due(tx, make.at(7, 16))
    g.post_due(tx, make.at(8, 16))
    rows = tx.all("SELECT kind, when_unknown FROM outbox ORDER BY id")
    assert [(row["kind"], row["when_unknown"]) for row in rows] == [
        ("prompts.encouragement", "never"),
        ("prompts.progress", "never"),
    ]


def test_a_posting_with_nothing_to_say_is_dropped_for_good(tx: Tx, programme: ProgrammeId) -> None:
    """Planning does not bring it back."""
    cheer = g.planned(tx, programme, g.entry("well-done", "encouragement"))["well-done"]
    g.post_due(tx, make.at(7, 16))
    posts.after_cancelled(tx, {"posting": cheer.id}, make.at(7, 16))
    assert state(tx, cheer) == "dropped"
    prompts.plan(tx, programme, make.at(7, 17))
    assert state(tx, cheer) == "dropped"


def test_a_card_approved_after_its_time_goes_at_once(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """Within the relevance window."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(8, 10))
    assert prompts.expected(tx, prompts.posting(tx, card.id), make.at(8, 10)) == make.at(8, 10)
    g.post_due(tx, make.at(8, 10))
    assert state(tx, card) == "posting"


def test_a_card_approved_at_night_waits_for_the_morning(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """Quiet hours hold for everybody."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(7, 22))
    g.post_due(tx, make.at(7, 22))
    assert state(tx, card) == "approved"
    assert posts.next_post(tx, make.at(7, 22)) == make.at(8, 7)
    g.post_due(tx, make.at(8, 7))
    assert state(tx, card) == "posting"


def test_two_cards_on_one_day_are_one_too_many(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """Yesterday's card, approved today, goes now; today's goes on the next day, at its own hour."""
    plan = g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="tue"))
    prompts.decide(tx, [plan["one"].id, plan["two"].id], "approved", leader, make.at(8, 10))
    g.post_due(tx, make.at(8, 10))
    g.post_due(tx, make.at(8, 16))
    assert (state(tx, plan["one"]), state(tx, plan["two"])) == ("posting", "approved")
    assert posts.next_post(tx, make.at(8, 16)) == make.at(9, 16)


def test_what_is_behind_its_day_and_undecided_gives_way_to_the_card_of_the_day(
    tx: Tx,
    programme: ProgrammeId,
) -> None:
    """An old announcement does not take the place of today's question."""
    plan = g.planned(tx, programme, g.entry("news", "announcement"), g.entry("two", weekday="tue"))
    g.post_due(tx, make.at(8, 10))
    assert state(tx, plan["news"]) == "planned"
    assert posts.next_post(tx, make.at(8, 10)) == make.at(9, 16)


def test_after_three_days_off_there_is_no_flood(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> None:
    """What is too old is late; of the rest one goes a day."""
    entries = [g.entry(f"n{n}", "announcement", weekday=day) for n, day in enumerate(("sun", "mon", "tue", "wed"))]
    g.planned(tx, programme, *entries)
    g.post_due(tx, make.at(10, 9))
    assert [posting.state for posting in prompts.postings_of(tx, cohort)] == ["late", "posting", "planned", "planned"]


def test_what_nobody_decided_on_becomes_late(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """After the relevance window nothing can be decided any more."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    assert posts.next_late(tx, make.at(7)) == card.due_at + 72 * HOUR
    posts.give_up(tx, make.at(10, 15, 59))
    assert state(tx, card) == "planned"
    posts.give_up(tx, make.at(10, 16))
    assert state(tx, card) == "late"
    assert prompts.decide(tx, [card.id], "approved", leader, make.at(10, 17)) == []
    assert posts.next_late(tx, make.at(10, 17)) is None


def test_a_card_may_lapse_sooner_or_later_than_the_others(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """Its entry says so: nobody is asked about it any more, nor may it be delayed further."""
    today, whenever = g.entry("today", relevance_hours=6), g.entry("whenever", weekday="tue", relevance_hours=120)
    plan = g.planned(tx, programme, today, whenever, g.entry("usual", weekday="wed"))
    assert posts.next_late(tx, make.at(7)) == plan["today"].due_at + 6 * HOUR
    prompts.mark_offered(tx, list(plan.values()))
    posts.give_up(tx, make.at(7, 22))
    assert state(tx, plan["today"]) == "late"
    assert posts.next_late(tx, make.at(8)) == plan["usual"].due_at + 72 * HOUR
    asked = prompts.being_asked(tx, programmes.get(tx, programme), make.at(13, 15))
    assert [one.slug for one in asked] == ["whenever"]
    assert prompts.decide(tx, [plan["whenever"].id], "approved", leader, make.at(13, 15)) != []
    assert prompts.later_moments(tx, plan["today"], make.at(7, 16)) == []


def test_a_decision_may_be_changed_until_the_card_is_on_its_way(
    tx: Tx, programme: ProgrammeId, leader: PersonId
) -> None:
    """Skipped, then approved, then posted: now it stands."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    assert prompts.decide(tx, [card.id], "skipped", leader, make.at(6))[0].state == "skipped"
    assert prompts.decide(tx, [card.id], "approved", leader, make.at(6))[0].decided_by == leader
    g.post_due(tx, card.due_at)
    assert prompts.decide(tx, [card.id], "skipped", leader, card.due_at) == []


def test_the_base_is_frozen_when_a_card_is_posted(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, leader: PersonId
) -> None:
    """Members who take part; neither newcomers, paused, quiet, gone, guests nor staff."""
    founder = g.teacher(tx, programme, cohort, 1)
    settled = g.teacher(tx, programme, cohort, 2, joined=make.at(6, 15))
    g.teacher(tx, programme, cohort, 3, joined=make.at(7, 15))
    paused, quiet, gone = (g.teacher(tx, programme, cohort, user) for user in (4, 5, 6))
    tx.run("UPDATE people SET paused_until = :until WHERE id = :id", until=make.at(30), id=paused)
    tx.run("UPDATE people SET quiet = 1 WHERE id = :id", id=quiet)
    tx.run("UPDATE placements SET state = 'out' WHERE person_id = :id", id=gone)
    g.teacher(tx, programme, cohort, 900)
    card = g.planned(tx, programme, g.entry("one", weekday="wed"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(6))
    g.post_due(tx, make.at(9, 16))
    assert prompts.posting(tx, card.id).eligible == 2
    assert {row["person_id"] for row in tx.all("SELECT person_id FROM eligible")} == {founder, settled}


def test_the_size_of_the_base_outlives_its_people(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, leader: PersonId
) -> None:
    """Later leavers stay as a bare count."""
    founder = g.teacher(tx, programme, cohort, 1)
    card = g.posted(tx, g.planned(tx, programme, g.entry("one"))["one"], leader)
    tx.run("DELETE FROM people WHERE id = :id", id=founder)
    assert prompts.posting(tx, card.id).eligible == 1
    assert not store_answers.is_eligible(tx, card.id, founder)


def test_an_empty_base_is_unknown_not_nought(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """A group without members has no rate."""
    card = g.posted(tx, g.planned(tx, programme, g.entry("one"))["one"], leader)
    assert prompts.posting(tx, card.id).eligible is None


def test_a_card_that_arrived_is_open_for_three_school_days(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """Monday's closes at the end of Thursday, Wednesday's at the end of Monday."""
    plan = g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="wed"))
    card = g.posted(tx, plan["one"], leader)
    assert (card.state, card.message_id, card.chat_id, card.posted_at) == ("posted", 100, -1001, make.at(7, 16))
    assert card.closes_at == make.at(11, 0)
    assert g.posted(tx, plan["two"], leader, 101).closes_at == make.at(15, 0)


def test_the_current_card_is_pinned_in_place_of_the_last_one(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, leader: PersonId
) -> None:
    """Announcements are not pinned."""
    plan = g.planned(tx, programme, g.entry("one"), g.entry("news", "announcement", weekday="tue"),
                     g.entry("two", weekday="wed"))  # fmt: skip
    for number, slug in enumerate(("one", "news", "two")):
        g.posted(tx, plan[slug], leader, 100 + number)
    rows = tx.all("SELECT method, payload FROM outbox WHERE method <> 'say' ORDER BY id")
    assert [(row["method"], json.loads(row["payload"])) for row in rows] == [
        ("pinChatMessage", {"message_id": 100, "disable_notification": True}),
        ("unpinChatMessage", {"message_id": 100}),
        ("pinChatMessage", {"message_id": 102, "disable_notification": True}),
    ]
    current = prompts.current_card(tx, cohort)
    assert current is not None
    assert current.slug == "two"


def test_a_card_for_a_group_where_posting_was_stopped_is_dropped(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, leader: PersonId
) -> None:
    """Somebody who leads the group wants nothing to be posted while it is public: no card came too late."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(6))
    tx.run("UPDATE cohorts SET missing = 'public', in_public = 'stop' WHERE id = :id", id=cohort)
    g.post_due(tx, card.due_at)
    assert state(tx, card) == "dropped"
    assert tx.value("SELECT count(*) FROM outbox") == 0


def test_a_group_without_a_chat_waits(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """The tick does not turn on the spot."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(6))
    tx.run("UPDATE cohorts SET chat_id = NULL")
    g.post_due(tx, card.due_at)
    assert posts.next_post(tx, card.due_at) == card.due_at + HOUR


@pytest.mark.parametrize(("ended", "becomes"), [("skipped_late", "late"), ("failed", "late"), ("sent", "posted")])
def test_a_posting_that_never_reported_back_is_settled_by_the_outbox(
    tx: Tx, programme: ProgrammeId, leader: PersonId, ended: str, becomes: str
) -> None:
    """Refused or expired is late; what a person saw is posted."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(6))
    g.post_due(tx, card.due_at)
    tx.run("UPDATE outbox SET state = :state", state=ended)
    due = posts.next_late(tx, card.due_at)
    assert due == card.due_at + 73 * HOUR
    posts.give_up(tx, due)
    assert state(tx, card) == becomes
    assert posts.next_late(tx, due) is None


def test_an_unknown_posting_stays_unknown_and_is_looked_at_daily(
    tx: Tx, programme: ProgrammeId, leader: PersonId
) -> None:
    """It is accounted for, not lost."""
    card = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.decide(tx, [card.id], "approved", leader, make.at(6))
    g.post_due(tx, card.due_at)
    tx.run("UPDATE outbox SET state = 'unknown'")
    due = posts.next_late(tx, card.due_at)
    assert due is not None
    posts.give_up(tx, due)
    assert state(tx, card) == "posting"
    assert posts.next_late(tx, due) == due + DAY


def test_a_group_that_becomes_a_supergroup_keeps_its_cards_without_their_numbers(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, leader: PersonId
) -> None:
    """Message numbers begin anew there."""
    card = g.posted(tx, g.planned(tx, programme, g.entry("one"))["one"], leader)
    store_answers.keep_answer(tx, card.id, g.CHAT, 101, g.teacher(tx, programme, cohort, 1))
    posts.move_chat(tx, g.CHAT, ChatId(-1009))
    moved = prompts.posting(tx, card.id)
    assert (moved.chat_id, moved.message_id) == (-1009, None)
    assert store_answers.answer_at(tx, g.CHAT, 101) is None


def test_the_settings_say_what_goes_unattended(tx: Tx) -> None:
    """A programme may let cards go too."""
    programme = make.programme(tx, slug="other", settings=Settings(post_unattended=("question",)))
    make.cohort(tx, programme, chat=-1002)
    plan = g.planned(tx, programme, g.entry("card"), g.entry("news", "announcement", weekday="tue"))
    g.post_due(tx, make.at(7, 16))
    g.post_due(tx, make.at(8, 16))
    assert (state(tx, plan["card"]), state(tx, plan["news"])) == ("posting", "planned")
    assert outbox.state_of(tx, plan["card"].key) == "queued"
    assert programmes.get(tx, programme).settings.post_unattended == ("question",)


def test_a_run_of_the_tick_posts_a_single_card(tx: Tx, programme: ProgrammeId, leader: PersonId) -> None:
    """Each is a transaction of its own, and the tick stays due for the rest."""
    make.cohort(tx, programme, chat=-1002)
    due = g.planned(tx, programme, g.entry("one"))["one"].due_at
    approve_all(tx, leader)
    posts.post_due(tx, due)
    assert sorted(states(tx)) == ["approved", "posting"]
    assert posts.next_post(tx, due) == due
    posts.post_due(tx, due)
    assert posts.next_post(tx, due) is None


def test_a_posting_that_breaks_is_held_for_an_hour_and_stops_no_other(
    tx: Tx, programme: ProgrammeId, leader: PersonId, cohort: CohortId, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of it stays behind; it is told in the log and to the admins, without words, and tried again."""
    make.cohort(tx, programme, chat=-1002)
    due = g.planned(tx, programme, g.entry("one"))["one"].due_at
    approve_all(tx, leader)
    tx.run("UPDATE cohorts SET starts_on = 'no day' WHERE id = :id", id=cohort)
    g.post_due(tx, due)
    assert states(tx) == ["approved", "posting"]
    assert "cannot be posted" in caplog.text
    assert "no day" not in caplog.text
    assert [one.reason for one in outbox.failures(tx)] == ["cannot be posted: ValueError"]
    assert posts.next_post(tx, due) == due + HOUR
    tx.run("UPDATE cohorts SET starts_on = '2026-09-06' WHERE id = :id", id=cohort)
    g.post_due(tx, Instant(due + HOUR))
    assert states(tx) == ["posting", "posting"]
    assert outbox.failures(tx) == []


def approve_all(tx: Tx, leader: PersonId) -> None:
    """Approve every posting."""
    every = [PostingId(row["id"]) for row in tx.all("SELECT id FROM postings")]
    prompts.decide(tx, every, "approved", leader, make.at(1))


def states(tx: Tx) -> list[str]:
    """Return the states of the postings in the cohorts' order."""
    return [row["state"] for row in tx.all("SELECT state FROM postings ORDER BY cohort_id")]
