from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.ids import CohortId
from staffroom.rooms.standings import rules
from staffroom.rooms.standings.rules import Card, Group, Measures, Rate

WEIGHTS = (0.5, 0.2, 0.3)


def measures(answered: int, eligible: int = 20, *, peer: int = 0, gain: float | None = None, lost: int = 0) -> Measures:
    """Build a week with one card."""
    return Measures(
        cards=(Card("w1", answered, eligible),),
        peer=Rate(peer, eligible),
        gain=None if gain is None else Rate(gain, eligible),
        lost=lost,
    )


def group(name: str, week: Measures, number: int = 0) -> Group:
    """Build a group."""
    return Group(CohortId(number or sum(map(ord, name))), name, week)


def places(*groups: Group) -> dict[str, int | None]:
    """Return the places by name."""
    return {standing.group.name: standing.place for standing in rules.rank(groups, WEIGHTS)}


def reasons(*groups: Group) -> dict[str, str]:
    """Return the reasons by name."""
    return {standing.group.name: standing.reason for standing in rules.rank(groups, WEIGHTS)}


@st.composite
def weeks(draw: st.DrawFn) -> Measures:
    """Build any week: cards of one or several bases, replies, perhaps progress, losses and skips."""
    n = draw(st.integers(1, 50))
    bases = draw(st.lists(st.integers(1, 50), max_size=3))
    cards = tuple(Card(f"w{i}", draw(st.integers(0, base)), base) for i, base in enumerate([n, *bases]))
    peer = draw(st.integers(0, n))
    gain = draw(st.none() | st.floats(0, n))
    return Measures(
        cards=cards if draw(st.integers(0, 9)) else (),
        peer=Rate(peer, n),
        gain=None if gain is None else Rate(gain, n),
        lost=draw(st.integers(0, 6)),
        skipped=draw(st.integers(0, 2)),
    )


leagues = st.lists(weeks(), min_size=1, max_size=8).map(
    lambda found: [Group(CohortId(number), f"G{number:02}", week) for number, week in enumerate(found)]
)


@given(leagues, st.randoms())
def test_the_order_in_which_groups_are_given_changes_nothing(groups: list[Group], chance: object) -> None:
    """The league is a function of the set of groups."""
    mixed = list(groups)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = rules.rank(groups, WEIGHTS), rules.rank(mixed, WEIGHTS)
    assert [(s.group.cohort, s.place, s.reason) for s in first] == [(s.group.cohort, s.place, s.reason) for s in second]
    for one, other in zip(first, second, strict=True):
        assert (one.score or 0) == pytest.approx(other.score or 0)


@given(leagues)
def test_a_score_lies_between_nought_and_one_and_only_the_ranked_have_one(groups: list[Group]) -> None:
    """Whatever happened in the week."""
    for standing in rules.rank(groups, WEIGHTS):
        assert (standing.score is None) == (standing.place is None) == bool(standing.reason)
        assert standing.score is None or -1e-9 <= standing.score <= 1 + 1e-9


@given(leagues)
def test_places_are_shared_as_in_sports(groups: list[Group]) -> None:
    """Each place is one more than the number of groups before it that are no part of its tie."""
    given_places = [s.place for s in rules.rank(groups, WEIGHTS) if s.place is not None]
    assert given_places == sorted(given_places)
    assert all(place == given_places.index(place) + 1 for place in given_places)


@given(leagues, st.data())
def test_one_more_answer_never_lowers_a_groups_score(groups: list[Group], data: st.DataObject) -> None:
    """An answer raises the mean too, and the group still gains."""
    here = data.draw(st.integers(0, len(groups) - 1))
    week = groups[here].measures
    if not week.cards or week.cards[0].answered == week.cards[0].eligible:
        return
    more = (replace(week.cards[0], answered=week.cards[0].answered + 1), *week.cards[1:])
    better = [*groups]
    better[here] = Group(groups[here].cohort, groups[here].name, replace(week, cards=more))
    before = {s.group.cohort: s.score for s in rules.rank(groups, WEIGHTS)}[better[here].cohort]
    after = {s.group.cohort: s.score for s in rules.rank(better, WEIGHTS)}[better[here].cohort]
    assert before is None or (after is not None and after >= before - 1e-12)


@given(st.integers(1, 50), st.integers(0, 200))
def test_flooding_earns_nothing(eligible: int, extra: int) -> None:
    """More answers than people count as all people."""
    assert Measures((Card("w1", eligible + extra, eligible),)).response == Rate(eligible, eligible)


@given(st.floats(0, 1), st.integers(1, 50), st.floats(0, 1))
def test_shrinkage_pulls_towards_the_mean_and_never_past_it(share: float, n: int, mean: float) -> None:
    """The more so the smaller the group."""
    rate = Rate(share * n, n)
    pulled = rules.shrunk(rate, mean)
    low, high = sorted((rate.share, mean))
    assert low - 1e-9 <= pulled <= high + 1e-9
    bigger = rules.shrunk(Rate(rate.x * 2, n * 2), mean)
    assert abs(bigger - mean) >= abs(pulled - mean) - 1e-9


def test_the_formula_is_the_one_that_is_published() -> None:
    """X plus ten times the mean, over n plus ten."""
    assert rules.shrunk(Rate(12, 20), 0.5) == pytest.approx((12 + 10 * 0.5) / 30)


def test_response_is_averaged_over_the_cards_that_closed() -> None:
    """Half of twenty and all of ten make three quarters of fifteen."""
    found = Measures((Card("a", 10, 20), Card("b", 10, 10))).response
    assert found is not None
    assert (found.share, found.n) == (0.75, 15)


def test_the_weights_are_fifty_twenty_thirty_and_without_progress_seventy_thirty() -> None:
    """Progress's share goes to the two others, two to one."""
    assert rules.weigh(WEIGHTS, progress_known=True) == pytest.approx({"response": 0.5, "peer": 0.2, "gain": 0.3})
    assert rules.weigh(WEIGHTS, progress_known=False) == pytest.approx({"response": 0.7, "peer": 0.3, "gain": 0})


def test_a_group_without_progress_is_unranked_only_where_others_have_it() -> None:
    """Unknown is never nought."""
    a, b = group("A", measures(10, gain=5)), group("B", measures(20))
    assert reasons(a, b) == {"A": "", "B": "unknown-progress"}
    assert reasons(group("A", measures(10)), b) == {"A": "", "B": ""}


def test_a_group_of_fewer_than_eight_is_listed_without_a_place() -> None:
    """Eight are enough."""
    assert reasons(group("A", measures(7, 7)), group("B", measures(8, 8))) == {"A": "small", "B": ""}


def test_a_group_on_holiday_is_frozen_and_not_last() -> None:
    """No card closed, so there is no place."""
    assert reasons(group("A", Measures()), group("B", measures(1))) == {"A": "no-cards", "B": ""}


def test_a_group_that_lost_three_people_and_more_than_a_tenth_is_unranked() -> None:
    """Two people, or three of thirty, do not matter."""
    assert reasons(group("A", measures(9, lost=3))) == {"A": "losses"}
    assert reasons(group("A", measures(9, lost=2))) == {"A": ""}
    assert reasons(group("A", measures(9, 30, lost=3))) == {"A": ""}
    assert reasons(group("A", measures(9, 30, lost=4))) == {"A": "losses"}


def test_two_who_left_before_count_with_one_who_leaves_now() -> None:
    """Whoever makes two of the least willing leave every week gains no place by it; one of many stays harmless."""
    assert reasons(group("A", replace(measures(9, lost=1), lost_before=2))) == {"A": "losses"}
    assert reasons(group("A", replace(measures(9, 30, lost=1), lost_before=2))) == {"A": ""}


def test_one_skipped_card_a_fortnight_is_excused() -> None:
    """A second one within two weeks is not, and last week's are not punished twice."""
    week = measures(9)
    assert reasons(group("A", replace(week, skipped=1))) == {"A": ""}
    assert reasons(group("A", replace(week, skipped=1, skipped_before=1))) == {"A": "skips"}
    assert reasons(group("A", replace(week, skipped=2))) == {"A": "skips"}
    assert reasons(group("A", replace(week, skipped_before=2))) == {"A": ""}


def test_a_late_group_has_no_place_in_its_first_week() -> None:
    """It is compared from its second week on."""
    assert reasons(group("A", replace(measures(9), newcomer=True))) == {"A": "new"}


def test_a_difference_below_one_answer_of_the_smaller_group_is_a_shared_place() -> None:
    """1, 1, 3, in the order of the alphabet."""
    found = rules.rank([group("C", measures(3)), group("B", measures(16)), group("A", measures(16))], WEIGHTS)
    assert [(s.group.name, s.place) for s in found] == [("A", 1), ("B", 1), ("C", 3)]
    assert places(group("A", measures(10, 20)), group("B", measures(15, 20))) == {"A": 2, "B": 1}
    assert places(group("A", measures(11, 20)), group("B", measures(12, 20))) == {"A": 1, "B": 1}


def test_a_tie_never_lifts_a_group_over_a_better_one() -> None:
    """C is within one answer of A, but B, between them, is not: B is second, and C shares with B."""
    big, between, small = measures(39, 50), measures(36, 50), measures(5, 8)
    found = rules.rank([group("A", big), group("B", between), group("C", small)], WEIGHTS)
    assert [(s.group.name, s.place) for s in found] == [("A", 1), ("B", 2), ("C", 2)]


@given(leagues)
def test_a_better_score_never_has_a_worse_place(groups: list[Group]) -> None:
    """Whatever the sizes of the groups."""
    ranked = sorted((s for s in rules.rank(groups, WEIGHTS) if s.score is not None), key=lambda s: -(s.score or 0))
    given_places = [s.place or 0 for s in ranked]
    assert given_places == sorted(given_places)


def test_improvement_is_measured_against_the_groups_own_mean() -> None:
    """Nothing to compare with, or no rise, is no improvement."""
    assert rules.improvement(0.7, [0.5, 0.6]) == pytest.approx(0.15)
    assert rules.improvement(0.5, [0.5]) is None
    assert rules.improvement(0.9, []) is None
    assert rules.improvement(None, [0.5]) is None
