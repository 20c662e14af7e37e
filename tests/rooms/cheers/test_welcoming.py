"""The introductions round: newcomers are welcomed together, as a number, where the group has room for one more post."""

import json

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import data_files
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms import prompts
from staffroom.rooms.cheers import welcoming
from staffroom.telegram.render import html

MORNING = make.at(7, 9)


class School:
    """A group of three, in which the introduction was posted on Sunday at 16:00."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx
        self.programme: ProgrammeId = make.programme(tx)
        self.huda = make.coordinator(tx, self.programme, user=900)
        self.cohort: CohortId = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=-1001)
        self.users = iter(range(1, 50))
        for _ in range(3):
            self.comes(Instant(2))
        entries = [g.entry("hello", "introduction", weekday="sun"), g.entry("two", weekday="wed")]
        planned = g.planned(tx, self.programme, *entries)
        self.hello = planned["hello"]

    def comes(self, at: Instant) -> None:
        """Let somebody come into the group."""
        g.teacher(self.tx, self.programme, self.cohort, next(self.users), joined=at)

    def rounds(self, *moments: Instant) -> list[dict[str, int]]:
        """Let the tick run at some moments where it is due; return what was posted: how many, below which message."""
        for now in moments:
            due = welcoming.next_round(self.tx, now)
            if due is not None and due <= now:
                welcoming.hold_round(self.tx, now)
        rows = self.tx.all("SELECT payload FROM outbox WHERE kind = 'cheers.newcomers' ORDER BY id")
        carried = (json.loads(row["payload"]) for row in rows)
        return [{name: args[name] for name in ("n", "reply_to")} for args in carried]


@pytest.fixture
def school(tx: Tx) -> School:
    """Write it."""
    found = School(tx)
    g.posted(tx, found.hello, found.huda)
    welcoming.hold_round(tx, make.at(6, 17))
    return found


def test_whoever_is_there_before_the_introduction_reads_it_and_is_not_welcomed_again(school: School) -> None:
    """Nothing is due afterwards."""
    assert school.rounds(MORNING) == []
    assert welcoming.next_round(school.tx, MORNING) is None


def test_newcomers_of_a_day_are_welcomed_together_below_the_introduction(school: School) -> None:
    """Two hours after the first of them; not once more on the same day, but the next morning."""
    school.comes(make.at(7, 8))
    school.comes(make.at(7, 9))
    assert school.rounds(make.at(7, 9, 59)) == []
    assert school.rounds(make.at(7, 10)) == [{"n": 2, "reply_to": 100}]
    school.comes(make.at(7, 11))
    assert len(school.rounds(make.at(7, 13), make.at(8, 6))) == 1
    assert school.rounds(make.at(8, 7)) == [{"n": 2, "reply_to": 100}, {"n": 1, "reply_to": 100}]
    assert school.rounds(make.at(8, 12), make.at(9, 12), make.at(13, 12))[2:] == []


def test_they_wait_for_a_day_without_another_post_and_take_it(school: School) -> None:
    """Wednesday has its card, Friday and Saturday are free: on Thursday; then the day is full."""
    school.comes(make.at(8, 21))
    assert school.rounds(*(make.at(day, 12) for day in (9,))) == []
    assert [one["n"] for one in school.rounds(make.at(10, 12))] == [1]
    cohort = prompts.posting(school.tx, school.hello.id).cohort_id
    assert school.tx.value("SELECT count(*) FROM taken_days WHERE cohort_id = :c AND day = '2026-09-10'", c=cohort) == 1


def test_before_the_introduction_nobody_is_welcomed(tx: Tx) -> None:
    """It is not posted yet: it is looked for again an hour after it is due."""
    school = School(tx)
    school.comes(make.at(6, 8))
    assert school.rounds(make.at(6, 12)) == []
    assert welcoming.next_round(tx, make.at(6, 12)) == school.hello.due_at + HOUR


def test_a_group_that_is_stopped_waits(school: School) -> None:
    """Until it is not; who came long ago is not welcomed any more."""
    school.tx.run("UPDATE cohorts SET chat_id = NULL WHERE id = :id", id=school.cohort)
    school.comes(make.at(7, 8))
    assert school.rounds(make.at(7, 12)) == []
    school.tx.run("UPDATE cohorts SET chat_id = -1001 WHERE id = :id", id=school.cohort)
    assert [one["n"] for one in school.rounds(make.at(8, 12))] == [1]
    school.tx.run("UPDATE cohorts SET chat_id = NULL WHERE id = :id", id=school.cohort)
    school.comes(make.at(9, 8))
    school.rounds(make.at(9, 12))
    school.tx.run("UPDATE cohorts SET chat_id = -1001 WHERE id = :id", id=school.cohort)
    assert len(school.rounds(make.at(20, 12))) == 1


def test_the_welcome_is_a_number_and_an_invitation(school: School) -> None:
    """In the group's language, without a name."""
    rendered = welcoming.render(school.tx, {"cohort": school.cohort, "n": 2, "reply_to": 100})
    said = html(rendered.screen, data_files.words(), "en")
    assert "2 colleagues are new" in said
    assert "There are 3 of us" in said
    assert rendered.screen.reply_to == 100


def test_however_many_groups_have_to_wait_nothing_is_due_before_their_moment(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that are looked at later are not kept from their turn by those that wait already."""
    monkeypatch.setattr(welcoming, "AT_ONCE", 1)
    school, now = School(tx), make.at(5, 9)
    other = make.cohort(tx, school.programme, coordinator_id=school.huda, chat=-1002)
    g.teacher(tx, school.programme, other, 77, joined=Instant(2))
    for _ in range(2):
        welcoming.hold_round(tx, now)
    due = welcoming.next_round(tx, now)
    assert due is not None
    assert due > now
