"""What a score does not depend on, tried on real rows: message counts, order, and who opted out."""

from contextlib import suppress
from dataclasses import dataclass

import hypothesis
from hypothesis import strategies as st
from tests import builders as make
from tests.rooms.prompts import given as g
from tests.rooms.standings import acting

from staffroom.kernel.db import Tx
from staffroom.rooms import people
from staffroom.rooms.standings import store
from staffroom.rooms.standings.rules import Closed


@dataclass(frozen=True)
class Said:
    """Something said in a week: by whom, and whether to the card or to a colleague's answer."""

    who: int
    to: int | None


SAYINGS = st.lists(st.builds(Said, st.integers(0, 8), st.none() | st.integers(0, 8)), max_size=12)


class _Undone(Exception):  # noqa: N818  no error: it takes a world back
    pass


def played(tx: Tx, said: list[Said], quiet: set[int], again: int = 1) -> Closed:
    """Close a week in which nine teachers, but for some who are quiet, said something, each of it so many times."""
    found: list[Closed] = []
    with suppress(_Undone), tx.attempt():
        programme = make.programme(tx)
        ours, other = (acting.group(tx, programme, name, size) for name, size in (("Cedar", 9), ("Olive", 8)))
        acting.plan(tx, programme, g.entry("q1"))
        for number in sorted(quiet):
            people.choose(tx, ours.people[number], paused_until=None, quiet=True, left_at=None, quiet_since=make.at(1))
        for moment in (make.at(6, 0), make.at(7)):
            acting.comes(tx, moment, ours, other)
        acting.comes(tx, make.at(7, 16), ours, other)
        first = {who: ours.says(who, make.at(7, 17), f"My own words of number {who}") for who in range(9)}
        other.answers("q1", make.at(7, 17), 0, 1, 2)
        for one in said * again:
            to = ours.cards["q1"] if one.to is None else first[one.to]
            ours.says(one.who, make.at(8, 9), f"Those words of mine are {one.who}", to)
        acting.comes(tx, make.at(14, 9), ours, other)
        found.extend(store.of_cohort(tx, ours.cohort))
        raise _Undone
    return found[0]


def figures(week: Closed) -> tuple[object, ...]:
    """Return what a group is compared by."""
    return week.score, week.place, week.reason, week.measures.cards, week.measures.peer


calm = hypothesis.settings(
    max_examples=12, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture], deadline=None
)


@calm
@hypothesis.given(SAYINGS, st.integers(2, 4), st.randoms())
def test_a_score_depends_neither_on_how_many_messages_there_are_nor_on_their_order(
    tx: Tx, said: list[Said], again: int, chance: object
) -> None:
    """People count once, whenever they speak."""
    once, mixed = played(tx, said, set()), list(said)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert figures(played(tx, mixed, set(), again)) == figures(once)
    assert once.measures.peer is not None
    assert once.measures.peer.x == len({one.who for one in said if one.to not in (None, one.who)})


@calm
@hypothesis.given(SAYINGS, st.permutations(range(9)), st.integers(0, 1))
def test_a_score_does_not_depend_on_who_opted_out(tx: Tx, said: list[Said], names: list[int], quiet: int) -> None:
    """Only on how many: let everybody change places, and nothing changes."""
    renamed = [Said(names[one.who], None if one.to is None else names[one.to]) for one in said]
    before = played(tx, said, set(range(quiet)))
    assert figures(played(tx, renamed, {names[number] for number in range(quiet)})) == figures(before)
