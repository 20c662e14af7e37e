"""What the bot does for one group costs the same however many groups there are, counted in SQLite's own steps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.rooms.prompts import given as g

from staffroom import wiring
from staffroom.clockwork import Tick
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, prompts
from staffroom.rooms.cascade import closing, offers
from staffroom.rooms.cheers import welcoming
from staffroom.rooms.prompts import Posting

FEW, MANY = 4, 120
NOW = make.at(6, 9)
"""The first day of the course, before its first card."""
MARGIN = 20
"""Steps in tens by which the two may differ: the depth of a tree, never a look at every group."""


@dataclass(frozen=True)
class School:
    """A programme of some groups on its first day, and a posting of the last of them."""

    local: LocalDatabase
    last: Posting

    def steps(self, work: Callable[[Tx], object]) -> int:
        """Return how many tens of steps SQLite takes for a piece of work."""
        taken: list[int] = []
        self.local.connection.set_progress_handler(lambda: taken.append(1), 10)
        try:
            self.local.write(work)
        finally:
            self.local.connection.set_progress_handler(None, 10)
        return len(taken)


def _fill(tx: Tx, groups: int) -> Posting:
    programme = make.programme(tx)
    for number in range(groups):
        leader = make.coordinator(tx, programme, user=10_000 + number)
        cohort = make.cohort(tx, programme, coordinator_id=leader, chat=-1001 - number)
        for place in range(3):
            g.teacher(tx, programme, cohort, 20_000 + number * 3 + place)
        outside = make.person(tx, programme)
        tx.run("UPDATE people SET preferred_app = 'SMS' WHERE id = :id", id=outside)
        make.member(tx, outside, cohort, state="placed", joined=None)
    weekly = (g.entry(f"e{week}{day}", week=week, weekday=day) for week in range(1, 5) for day in ("mon", "wed"))
    cheers = (g.entry(f"c{week}", "encouragement", week=week, weekday="thu") for week in range(1, 5))
    return g.planned(tx, programme, *weekly, *cheers, now=make.at(5))["e1mon"]


@pytest.fixture(scope="module")
def schools(blank_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[School, School]]:
    """Build a small one and a large one, and let everything happen that is due on the first morning."""
    built = []
    for groups in (FEW, MANY):
        path = tmp_path_factory.mktemp("school") / "staffroom.db"
        path.write_bytes(blank_file.read_bytes())
        local = LocalDatabase(path, KEY)
        built.append(School(local, local.write(_fill, groups)))
        for tick in wiring.ticks():
            while local.write(_ran, tick):
                pass
    yield built[0], built[1]
    for school in built:
        school.local.close()


def _ran(tx: Tx, tick: Tick) -> bool:
    due = tick.next_due(tx, NOW)
    if due is None or due > NOW:
        return False
    tick.run(tx, NOW)
    return True


@pytest.mark.parametrize("tick", wiring.ticks(), ids=lambda tick: tick.name)
def test_asking_what_is_due_next_looks_at_no_group_that_has_nothing_due(
    schools: tuple[School, School], tick: Tick
) -> None:
    """It is asked after everything that anybody does."""
    few, many = (school.steps(lambda tx: tick.next_due(tx, NOW)) for school in schools)
    assert many <= few + MARGIN, (few, many)


def test_what_is_to_be_sent_on_is_looked_up_in_its_own_group_alone(schools: tuple[School, School]) -> None:
    """It stands on every coordinator's home."""
    few, many = (school.steps(partial(_to_send_on, school.last)) for school in schools)
    assert few > 0
    assert many <= few + MARGIN, (few, many)


def _to_send_on(card: Posting, tx: Tx) -> None:
    posted = replace(card, state="posted", posted_at=NOW)
    assert len(prompts.to_send_on(tx, cohorts.get(tx, card.cohort_id), [posted], NOW)) == 1


def test_a_round_of_welcomes_looks_at_those_who_came_since_the_last(schools: tuple[School, School]) -> None:
    """Nobody came: nobody is looked at."""
    few, many = (school.steps(lambda tx: welcoming.hold_round(tx, NOW)) for school in schools)
    assert many <= few + MARGIN, (few, many)


def test_a_look_at_every_group_is_found(schools: tuple[School, School]) -> None:
    """The counting above can fail."""
    few, many = (school.steps(lambda tx: tx.all("SELECT name FROM cohorts WHERE name = 'x'")) for school in schools)
    assert many > few + MARGIN, (few, many)


def test_an_offer_that_is_open_is_asked_after_without_a_look_at_its_groups(schools: tuple[School, School]) -> None:
    """Whether it is over, as long as some group may still decide."""
    few, many = map(_steps_after_offering, schools)
    assert many <= few + MARGIN, (few, many)


def _steps_after_offering(school: School) -> int:
    """Return the steps of the question once the first card is offered, and take the offer back."""
    taken: list[int] = []

    def look(tx: Tx) -> None:
        moment = make.at(6, 17)
        offers.offer(tx, moment)
        school.local.connection.set_progress_handler(lambda: taken.append(1), 10)
        assert closing.next_over(tx, moment) == make.at(10, 16)
        school.local.connection.set_progress_handler(None, 10)
        raise Refusal("sorry")

    with pytest.raises(Refusal):
        school.local.write(look)
    return len(taken)
