from dataclasses import replace

from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.rooms import programmes, prompts
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import posts, service, store_prompts


def test_loading_twice_changes_nothing_and_vanished_prompts_are_retired(tx: Tx) -> None:
    """A prompt keeps its number; one that left the calendar stays in the database."""
    programme = make.programme(tx)
    prompts.load(tx, programme, [g.entry("one"), g.entry("two")])
    before = store_prompts.active(tx, programme)
    prompts.load(tx, programme, [g.entry("one"), g.entry("two")])
    assert store_prompts.active(tx, programme) == before
    prompts.load(tx, programme, [g.entry("two")])
    assert [prompt.slug for prompt in store_prompts.active(tx, programme)] == ["two"]
    assert tx.value("SELECT count(*) FROM prompts") == 2


def test_a_retired_prompt_is_not_posted_and_comes_back_with_its_entry(tx: Tx) -> None:
    """Nobody had decided on it."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    posting = g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="tue"))["one"]
    g.planned(tx, programme, g.entry("two", weekday="tue"))
    assert prompts.posting(tx, posting.id).state == "dropped"
    g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="tue"))
    assert prompts.posting(tx, posting.id).state == "planned"


def test_every_opened_cohort_gets_one_posting_for_each_prompt(tx: Tx) -> None:
    """A group that is not ready gets none yet; planning again adds none."""
    programme = make.programme(tx)
    first, closed = make.cohort(tx, programme), make.cohort(tx, programme, chat=None, opened=None)
    g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="tue"))
    prompts.plan(tx, programme, make.at(1))
    assert [posting.slug for posting in prompts.postings_of(tx, first)] == ["one", "two"]
    assert prompts.postings_of(tx, closed) == []


def test_a_new_holiday_moves_what_is_undecided_and_leaves_what_was_decided(tx: Tx) -> None:
    """The due time is a column that may move."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    leader = make.coordinator(tx, programme)
    plan = g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="tue"))
    prompts.decide(tx, [plan["one"].id], "approved", leader, make.at(6))
    known = programmes.get(tx, programme)
    programmes.store.put(tx, replace(known, settings=Settings(holidays=(("2026-09-07", "2026-09-08"),))))
    prompts.plan(tx, programme, make.at(6))
    assert prompts.posting(tx, plan["one"].id).due_day == "2026-09-07"
    assert prompts.posting(tx, plan["two"].id).due_day == "2026-09-09"


def test_an_offered_posting_that_moves_to_another_day_is_offered_anew(tx: Tx) -> None:
    """On the same day at another hour it stays offered."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    posting = g.planned(tx, programme, g.entry("one"))["one"]
    prompts.mark_offered(tx, [posting])
    g.planned(tx, programme, g.entry("one", at="10:00"), now=make.at(6))
    assert (prompts.posting(tx, posting.id).state, prompts.posting(tx, posting.id).due_at) == (
        "offered",
        make.at(7, 10),
    )
    g.planned(tx, programme, g.entry("one", weekday="wed"), now=make.at(6))
    assert (prompts.posting(tx, posting.id).state, prompts.posting(tx, posting.id).due_day) == ("planned", "2026-09-09")


def test_what_is_already_due_does_not_move(tx: Tx) -> None:
    """It waits for a decision until it loses its relevance."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    posting = g.planned(tx, programme, g.entry("one"))["one"]
    g.planned(tx, programme, g.entry("one", weekday="thu"), now=make.at(8))
    assert prompts.posting(tx, posting.id).due_day == "2026-09-07"


def test_a_skipped_card_does_not_pull_the_next_one_forward(tx: Tx) -> None:
    """Its day stays taken."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    leader = make.coordinator(tx, programme)
    plan = g.planned(tx, programme, g.entry("one", at="09:00"), g.entry("two"))
    prompts.decide(tx, [plan["one"].id], "skipped", leader, make.at(6))
    prompts.plan(tx, programme, make.at(6))
    assert prompts.posting(tx, plan["two"].id).due_day == "2026-09-08"


def test_a_group_that_opens_late_misses_what_has_lost_its_relevance(tx: Tx) -> None:
    """Older than 72 hours is late; younger is still offered; the rest keeps its time."""
    programme = make.programme(tx)
    entries = [g.entry("one"), g.entry("two", weekday="wed"), g.entry("three", weekday="thu")]
    prompts.load(tx, programme, entries)
    late = make.cohort(tx, programme, opened=make.at(10, 17))
    plan = g.planned(tx, programme, *entries, now=make.at(10, 17))
    posts.give_up(tx, make.at(10, 17))
    assert [posting.state for posting in prompts.postings_of(tx, late)] == ["late", "planned", "planned"]
    assert plan["three"].due_at == make.at(10, 16)


def test_a_cohort_has_its_own_programme_week(tx: Tx) -> None:
    """A group that starts two weeks later gets everything two weeks later, in its own zone."""
    programme = make.programme(tx)
    cohort = make.cohort(tx, programme)
    tx.run("UPDATE cohorts SET starts_on = '2026-09-20', zone = 'Asia/Dubai' WHERE id = :id", id=cohort)
    assert g.planned(tx, programme, g.entry("one"))["one"].due_at == make.at(21, 15)


def test_planning_is_due_after_loading_daily_and_when_a_group_opens(tx: Tx) -> None:
    """And not in between; without prompts there is nothing to plan."""
    programme = make.programme(tx)
    assert service.plan_due(tx, make.at(1)) is None
    prompts.load(tx, programme, [g.entry("one")])
    assert service.plan_due(tx, make.at(1)) == make.at(1)
    service.plan_some(tx, make.at(1))
    assert service.plan_due(tx, make.at(1)) == make.at(1) + DAY
    make.cohort(tx, programme)
    assert service.plan_due(tx, make.at(1, 12)) == make.at(1, 12)
    service.plan_some(tx, make.at(1, 12))
    assert service.plan_due(tx, make.at(1, 12)) == make.at(1) + DAY


def test_a_group_whose_opening_is_written_down_after_a_round_that_is_younger_is_planned_at_once(tx: Tx) -> None:
    """Its moment was taken before the round's, and it was not there yet when the round looked."""
    programme = make.programme(tx)
    prompts.load(tx, programme, [g.entry("one")])
    service.plan_some(tx, make.at(1, 9, 1))
    make.cohort(tx, programme, opened=make.at(1, 9))
    assert service.plan_due(tx, make.at(1, 9, 2)) == make.at(1, 9, 2)


def test_a_group_of_another_programme_that_opens_begins_no_round(tx: Tx) -> None:
    """It is seen, and that is all."""
    programme, other = make.programme(tx), make.programme(tx, slug="other")
    prompts.load(tx, programme, [g.entry("one")])
    make.cohort(tx, programme)
    service.plan_some(tx, make.at(1))
    service.plan_some(tx, make.at(1))
    make.cohort(tx, other, chat=-2002)
    assert service.plan_due(tx, make.at(1, 12)) == make.at(1, 12)
    service.plan_some(tx, make.at(1, 12))
    assert service.plan_due(tx, make.at(1, 12)) == make.at(1) + DAY


def test_a_large_school_is_planned_a_few_groups_at_a_time(tx: Tx) -> None:
    """Nobody waits for the whole of it; a round ends with the last group and begins anew a day later."""
    programme = make.programme(tx)
    for number in range(2 * service.AT_ONCE + 1):
        make.cohort(tx, programme, chat=-2000 - number)
    prompts.load(tx, programme, [g.entry("one")])
    parts = []
    while service.plan_due(tx, make.at(1)) == make.at(1):
        service.plan_some(tx, make.at(1))
        parts.append(tx.value("SELECT count(*) FROM postings"))
    assert parts[:3] == [service.AT_ONCE, 2 * service.AT_ONCE, 2 * service.AT_ONCE + 1]
    tx.run("UPDATE cohorts SET starts_on = '2026-09-13'")
    for _ in range(3):
        assert service.plan_due(tx, make.at(2)) == make.at(2)
        service.plan_some(tx, make.at(2))
    assert service.plan_due(tx, make.at(2)) == make.at(3)
    assert tx.value("SELECT count(*) FROM postings WHERE due_day >= '2026-09-13'") == 2 * service.AT_ONCE + 1


def test_a_zone_that_moves_back_over_the_date_line_puts_no_second_card_on_a_date(tx: Tx) -> None:
    """What was posted on Monday in Apia was posted on Sunday in Midway; in the group both dates were Monday."""
    programme = make.programme(tx)
    cohort = make.cohort(tx, programme)
    tx.run("UPDATE cohorts SET zone = 'Pacific/Apia' WHERE id = :id", id=cohort)
    plan = g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="tue"))
    tx.run("UPDATE postings SET state = 'approved'")
    posts.post_due(tx, plan["one"].due_at)
    g.sent(tx, plan["one"].id, 100, plan["one"].due_at)
    tx.run("UPDATE postings SET state = 'planned' WHERE state = 'approved'")
    tx.run("UPDATE cohorts SET zone = 'Pacific/Midway' WHERE id = :id", id=cohort)
    prompts.load(tx, programme, [g.entry("one"), g.entry("two", weekday="mon")])
    prompts.plan(tx, programme, plan["one"].due_at)
    assert prompts.posting(tx, plan["two"].id).due_day == "2026-09-08"
