"""What a platform says of whole courses: one odd answer is nobody else's, runs do not meet, an undo takes it back."""

import json
from typing import Any

import pytest
from tests import builders as make
from tests.moodle import TOKEN, Moodle, error, serving

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms import progress
from staffroom.rooms.progress import platform, store_moodle, store_results
from staffroom.rooms.progress.asking import ODD, SEVERAL, Each, Whole
from staffroom.rooms.progress.moodle_rules import Run
from staffroom.rooms.progress.platform import Found
from staffroom.rooms.progress.sources import moodle
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import MoodleLine, Place
from staffroom.rooms.progress.values import Result

NOW = make.at(9, 3)
DONE_AT = Instant(1758420000000)
ACTIVITIES = {"s1-welcome": ((11, 1),), "s2-routines": ((21, 1),)}


def line(site: Moodle) -> MoodleLine:
    """Return a line to a site on loopback."""
    return MoodleLine(Place(site.url, TOKEN, allow=("127.0.0.0/8",), pause=0.0))


@pytest.mark.parametrize(
    "odd",
    [
        error("usernotenroled"),
        error("accessdenied"),
        error("invalidresponse"),
        {"completionstatus": {"aggregation": 1}},
        {"completionstatus": {"completed": True, "completions": [{"timecompleted": "soon"}]}},
        [],
    ],
)
async def test_an_odd_answer_about_one_user_leaves_only_this_one_untold(odd: Any) -> None:  # noqa: ANN401
    """All others are asked all the same."""
    async with serving(Moodle(odd={(moodle.COMPLETION, 2): odd})) as site, line(site) as asked:
        whole = Whole(asked, 12, {})
        found = [await whole.of(user) for user in (1, 2, 3)]
    assert [one.untold for one in found] == [(), ("completed",), ()]
    assert [(one.completed, one.completed_at) for one in found] == [(True, DONE_AT), (None, None), (True, DONE_AT)]
    assert [one.grade for one in found] == [21, 21, 21]


@pytest.mark.parametrize(("code", "untold"), [("nocriteriaset", ()), ("cannotviewreport", ("completed",))])
async def test_what_a_course_does_not_tell_is_asked_once(code: str, untold: tuple[str, ...]) -> None:
    """A course without criteria has no end; one that may not be read says nothing."""
    async with serving(Moodle(completion=error(code))) as site, line(site) as asked:
        whole = Whole(asked, 12, {})
        found = [await whole.of(user) for user in (1, 2)]
        assert site.calls[moodle.COMPLETION] == 1
    assert [one.untold for one in found] == [untold, untold]


async def test_an_odd_list_of_activities_of_one_user_stops_nobody_else() -> None:
    """Where not one can be understood, Moodle is at fault."""
    odd = {"statuses": [{"cmid": 11, "state": 1, "timecompleted": None}]}
    good = {11: True}
    async with serving(Moodle(states={1: good}, odd={(moodle.ACTIVITIES, 2): odd})) as site, line(site) as asked:
        each = Each(asked, 12, told=False)
        assert await each.of(2) is ODD
        with pytest.raises(Fault, match="TypeError"):
            each.stop()
        assert await each.of(1) == {11: (True, 1_788_850_800_000)}
        for _ in range(SEVERAL):
            assert await each.of(2) is ODD
        each.stop()
        other = Each(asked, 12, told=False)
        with pytest.raises(Fault, match="TypeError"):
            [await other.of(2) for _ in range(SEVERAL)]


def school(tx: Tx) -> tuple[ProgrammeId, list[PersonId]]:
    """Write a programme with two teachers."""
    number = make.programme(tx)
    return number, [make.person(tx, number, f"Teacher {n}") for n in range(2)]


def night(tx: Tx, programme: ProgrammeId, said: dict[PersonId, Result], now: Instant = NOW, *, done: int = 1) -> int:
    """Let a nightly run tell of some teachers; return the import's number."""
    run, _ = platform.begin(tx, programme, None, now)
    for person, result in said.items():
        platform.keep(tx, programme, run, person, {11: (bool(done), NOW), 21: (False, NOW)}, result)
    platform.take(tx, programme, Found(12, ACTIVITIES, run), "nightly", now)
    return progress.last(tx, programme)[0].id


def kept(tx: Tx, people: list[PersonId]) -> list[Result | None]:
    """Return what is known of whole courses."""
    found = (store_results.find(tx, person) for person in people)
    return [None if one is None else one[0] for one in found]


def test_what_is_untold_stands_as_it_was_told_before(tx: Tx) -> None:
    """What is told anew is written, as not yet or as nothing."""
    programme, people = school(tx)
    night(tx, programme, dict.fromkeys(people, Result(completed=True, completed_at=DONE_AT, grade=21)))
    silent = Result(None, None, None, ("completed", "grade"))
    night(tx, programme, {people[0]: silent, people[1]: Result(None, None, 30, ("completed",))}, make.at(10, 3))
    assert kept(tx, people) == [Result(True, DONE_AT, 21), Result(True, DONE_AT, 30)]
    night(tx, programme, {people[1]: Result()}, make.at(11, 3))
    assert kept(tx, people)[1] is None


def test_nothing_is_finished_in_the_future(tx: Tx) -> None:
    """A platform whose clock is wrong is believed up to now."""
    programme, people = school(tx)
    night(tx, programme, {people[0]: Result(completed=True, completed_at=Instant(NOW + DAY))})
    assert kept(tx, people)[0] == Result(completed=True, completed_at=NOW)


def test_an_answer_that_an_older_version_kept_is_still_understood(tx: Tx) -> None:
    """It told three things of the whole course."""
    programme, people = school(tx)
    run, _ = platform.begin(tx, programme, None, NOW)
    store_moodle.keep(tx, programme, run, people[0], json.dumps([[[11, [True, NOW]]], [True, DONE_AT, 21]]))
    platform.take(tx, programme, Found(12, ACTIVITIES, run), "nightly", NOW)
    assert kept(tx, people)[0] == Result(True, DONE_AT, 21)


def test_undo_takes_back_what_an_import_said_of_whole_courses(tx: Tx) -> None:
    """What stood there before stands again; where nothing stood, nothing does."""
    programme, people = school(tx)
    first, second = Result(completed=False, grade=10), Result(completed=True, completed_at=DONE_AT, grade=21)
    before = night(tx, programme, {people[0]: first})
    later = night(tx, programme, {people[0]: second, people[1]: second}, make.at(10, 3))
    progress.undo(tx, programme, later, "boss", make.at(10, 9))
    assert kept(tx, people) == [first, None]
    progress.undo(tx, programme, before, "boss", make.at(10, 9))
    assert kept(tx, people) == [None, None]


def test_undo_of_an_import_leaves_what_a_later_one_said(tx: Tx) -> None:
    """Taking that one back then leads to before the first."""
    programme, people = school(tx)
    first, second = Result(completed=False, grade=10), Result(completed=True, completed_at=DONE_AT, grade=21)
    before = night(tx, programme, {people[0]: first})
    later = night(tx, programme, {people[0]: second}, make.at(10, 3), done=0)
    progress.undo(tx, programme, before, "boss", make.at(10, 9))
    assert kept(tx, people)[0] == second
    progress.undo(tx, programme, later, "boss", make.at(10, 9))
    assert kept(tx, people)[0] is None


def test_undo_of_two_imports_takes_back_what_the_later_one_only_found_again(tx: Tx) -> None:
    """Somebody of whom the second night said the same is the first one's still."""
    programme, people = school(tx)
    same = Result(completed=False, grade=10)
    first = night(tx, programme, dict.fromkeys(people, same))
    second = night(
        tx, programme, {people[0]: same, people[1]: Result(completed=False, grade=12)}, make.at(10, 3), done=0
    )
    for number in (second, first):
        progress.undo(tx, programme, number, "boss", make.at(10, 9))
    assert kept(tx, people) == [None, None]


def test_a_run_by_hand_and_the_nightly_one_do_not_meet(tx: Tx) -> None:
    """Each keeps answers of its own; the nightly one goes on where it stopped, also when the other has taken its in."""
    programme, people = school(tx)
    said = {11: (True, NOW), 21: (False, NOW)}
    nightly, _ = platform.begin(tx, programme, None, NOW)
    platform.keep(tx, programme, nightly, people[0], said, Result())
    by_hand, done = platform.begin(tx, programme, NOW + 1, Instant(NOW + 1))
    assert (by_hand, done) == (NOW + 1, frozenset())
    platform.keep(tx, programme, by_hand, people[1], said, Result())
    assert platform.difference(tx, programme, Found(12, ACTIVITIES, by_hand), NOW).teachers == 1
    platform.drop(tx, programme, by_hand)
    assert platform.begin(tx, programme, None, Instant(NOW + HOUR)) == (nightly, frozenset({people[0]}))
    platform.keep(tx, programme, by_hand, people[1], said, Result())
    platform.take(tx, programme, Found(12, ACTIVITIES, by_hand), "boss", NOW)
    assert platform.begin(tx, programme, None, Instant(NOW + HOUR)) == (nightly, frozenset({people[0]}))
    platform.take(tx, programme, Found(12, ACTIVITIES, nightly), "nightly", Instant(NOW + HOUR))
    assert store_moodle.run(tx, programme) == Run(ended_at=Instant(NOW + HOUR), taken_at=Instant(NOW + HOUR))


def test_answers_of_runs_that_never_ended_are_forgotten(tx: Tx) -> None:
    """After six hours."""
    programme, people = school(tx)
    platform.begin(tx, programme, NOW, NOW)
    platform.keep(tx, programme, NOW, people[0], None, Result())
    platform.begin(tx, programme, None, Instant(NOW + platform.STALE + 1))
    assert tx.value("SELECT count(*) FROM moodle_answers") == 0
