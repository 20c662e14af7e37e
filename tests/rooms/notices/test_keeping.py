"""How long a notice is kept, how its days count, and what is decided on values."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.notices import posting, results, store, writing
from staffroom.rooms.notices.screens import MOST_LINES
from staffroom.rooms.notices.values import Content, Notice
from staffroom.rooms.programmes import Ending

NOW = make.at(6, 10)


def written(tx: Tx, groups: int = 1) -> Notice:
    """Let a coordinator with some groups write a notice."""
    programme = make.programme(tx)
    huda = make.coordinator(tx, programme, user=7)
    for number in range(groups):
        make.cohort(tx, programme, coordinator_id=huda, chat=-1000 - number)
    writing.begin(tx, huda, NOW)
    notice = store.draft_of(tx, huda)
    assert notice is not None
    writing.take(tx, notice, Content("text", "Dear all"), NOW)
    writing.to_own(tx, writing.mine(tx, huda, notice.id))
    return writing.mine(tx, huda, notice.id)


def test_a_draft_is_kept_for_a_day(tx: Tx) -> None:
    """And no longer."""
    notice = written(tx)
    assert results.next_forgotten(tx, NOW) == NOW + DAY
    results.forget(tx, Instant(NOW + DAY - 1))
    assert store.find(tx, notice.id) is not None
    results.forget(tx, Instant(NOW + DAY))
    assert store.find(tx, notice.id) is None


def test_the_words_of_a_notice_are_kept_for_a_week_after_its_last_group(tx: Tx) -> None:
    """Not while it waits for its day or is on its way."""
    notice = written(tx)
    posting.post_now(tx, notice, None, NOW)
    assert results.next_forgotten(tx, NOW) is None
    posting.undo(tx, writing.mine(tx, notice.person_id, notice.id, "sent"), NOW)
    results.forget(tx, Instant(NOW + 7 * DAY - 1))
    assert store.find(tx, notice.id) is not None
    results.forget(tx, Instant(NOW + 7 * DAY))
    assert store.find(tx, notice.id) is None
    assert store.targets(tx, notice.id) == []


def test_a_notice_takes_the_day_of_its_groups_until_it_is_taken_back(tx: Tx) -> None:
    """One post a day: a second notice has no room, and neither has a card that comes up."""
    notice = written(tx)
    (group,) = writing.chosen(tx, notice)
    assert prompts.obstacle(tx, group, NOW) is None
    posting.post_now(tx, notice, None, NOW)
    assert prompts.obstacle(tx, cohorts.get(tx, group.id), NOW) == "full"
    posting.undo(tx, writing.mine(tx, notice.person_id, notice.id, "sent"), NOW)
    assert prompts.obstacle(tx, cohorts.get(tx, group.id), NOW) is None


def test_a_holiday_that_comes_up_meanwhile_moves_a_notice_to_the_next_school_day(tx: Tx) -> None:
    """It is looked at again when its time comes."""
    notice = written(tx)
    posting.post_at(tx, notice, 20260907, None, NOW)
    tx.run(
        "UPDATE programmes SET settings = json_set(settings, '$.holidays', json('[[\"2026-09-07\", \"2026-09-07\"]]'))"
    )
    posting.post_due(tx, make.at(7, 16))
    (target,) = store.targets(tx, notice.id)
    assert (target.state, target.due_at) == ("waiting", make.at(8, 16))
    posting.post_due(tx, make.at(8, 16))
    assert store.targets(tx, notice.id)[0].state == "posting"


def test_nothing_is_posted_after_the_farewell_of_a_programme(tx: Tx) -> None:
    """Not what waited for its day, nor again; and nobody is asked to write anything new."""
    notice = written(tx)
    (group,) = writing.chosen(tx, notice)
    posting.post_at(tx, notice, 20260907, None, NOW)
    programmes.put_ending(tx, Ending(group.programme_id, None, "told", make.at(20), make.at(27)))
    posting.post_due(tx, make.at(7, 16))
    (target,) = store.targets(tx, notice.id)
    assert (target.state, target.why) == ("failed", "closed")
    with pytest.raises(Refusal, match="not-now"):
        posting.retry(tx, writing.mine(tx, notice.person_id, notice.id, "sent"), make.at(7, 17))
    assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'notices.post'") == 0
    assert prompts.free_moments(tx, group, NOW) == {}
    assert writing.rows(tx, notice.person_id) == ()
    with pytest.raises(Refusal, match="no-groups"):
        writing.begin(tx, notice.person_id, NOW)


@pytest.mark.parametrize(("hour", "why"), [(3, "quiet"), (21, "quiet"), (10, None)])
def test_nothing_is_posted_in_quiet_hours(tx: Tx, hour: int, why: str | None) -> None:
    """Now is no moment then; later days are offered."""
    notice = written(tx)
    (group,) = writing.chosen(tx, notice)
    assert prompts.obstacle(tx, group, make.at(6, hour)) == why
    assert prompts.obstacle(tx, group, make.at(5, hour)) == "closed"


def test_a_notice_is_sent_once(tx: Tx) -> None:
    """A second press finds it gone, and so does one a moment later on another day."""
    notice = written(tx, groups=5)
    posting.post_now(tx, notice, None, NOW)
    with pytest.raises(Refusal):
        writing.mine(tx, notice.person_id, notice.id)
    rows = tx.tuples("SELECT count(*), min(priority) FROM outbox WHERE kind = 'notices.post'")
    assert rows == [(5, 9)]
    sent, late = writing.mine(tx, notice.person_id, notice.id, "sent"), Instant(NOW + 2 * MINUTE)
    with pytest.raises(Refusal):
        posting.undo(tx, sent, late)


def test_the_result_of_many_groups_has_pages_and_those_that_failed_come_first(tx: Tx) -> None:
    """Every group is found on one of them; turning them changes nothing that is done."""
    notice = written(tx, groups=MOST_LINES + 2)
    posting.post_now(tx, notice, None, NOW)
    failed = writing.chosen(tx, notice)[-1]
    store.put(
        tx,
        notice.id,
        next(t for t in store.targets(tx, notice.id) if t.cohort_id == failed.id)._replace(state="failed"),
    )
    sent = writing.mine(tx, notice.person_id, notice.id, "sent")
    pages = [str(results.page_of(tx, sent, page).lines[1]) for page in (0, 1)]
    assert [page.count("group=") or page.count("'group'") for page in pages] == [MOST_LINES, 2]
    assert failed.name in pages[0]
    rows = results.page_of(tx, sent, 0).buttons
    assert [button.press.data() for button in rows[-1] if button.press] == [f"notices.result:{notice.id}:1"]
