"""Who goes into which group, what it is called, who leads it."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.ids import PersonId
from staffroom.rooms.cohorts.rules import (
    Candidate,
    Group,
    Leader,
    allocate,
    cohort_language,
    cohort_name,
    named,
    propose,
    unused_name,
)

rosters = st.lists(
    st.tuples(st.sampled_from(["North", "South", " south "]), st.sampled_from(["", "A", "B", "C", "D"])), max_size=160
).map(lambda rows: [Candidate(PersonId(number), *row) for number, row in enumerate(rows, 1)])
sizes = st.integers(1, 50)


def seats(groups: list[Group]) -> dict[PersonId, tuple[str, int]]:
    """Return who sits where."""
    return {member.id: (group.location, group.number) for group in groups for member in group.members}


@given(rosters, sizes)
def test_everyone_is_placed_exactly_once_at_their_location_and_the_cap_holds(
    roster: list[Candidate], size: int
) -> None:
    """Everyone is placed exactly once at their location and the cap holds."""
    groups = allocate(roster, size)
    assert sorted(member.id for group in groups for member in group.members) == [one.id for one in roster]
    assert all(len(group.members) <= size for group in groups)
    assert all(m.location.strip().casefold() == g.location.casefold() for g in groups for m in g.members)


@given(rosters, sizes)
def test_new_groups_are_as_few_and_as_even_as_possible(roster: list[Candidate], size: int) -> None:
    """New groups are as few and as even as possible."""
    for location in ("north", "south"):
        lengths = [len(g.members) for g in allocate(roster, size) if g.location.casefold() == location]
        assert not lengths or max(lengths) - min(lengths) <= 1
        assert len(lengths) == -(-sum(lengths) // size)


@given(rosters, st.integers(0, 160), sizes)
def test_teachers_who_come_later_move_nobody_and_the_cap_still_holds(
    roster: list[Candidate], first: int, size: int
) -> None:
    """Teachers who come later move nobody and the cap still holds."""
    before = allocate(roster[:first], size)
    after = allocate(roster, size, before)
    assert seats(before).items() <= seats(after).items()
    assert set(seats(after)) == {one.id for one in roster}
    assert all(len(group.members) <= size for group in after)


@given(rosters, sizes)
def test_planning_again_changes_nothing(roster: list[Candidate], size: int) -> None:
    """Planning again changes nothing."""
    groups = allocate(roster, size)
    assert allocate(roster, size, groups) == groups


def test_a_group_that_is_over_the_cap_already_is_left_alone() -> None:
    """A group that is over the cap already is left alone."""
    full = Group("North", 1, tuple(Candidate(PersonId(n), "North") for n in range(1, 6)))
    after = allocate([Candidate(PersonId(9), "North")], 3, [full])
    assert [len(group.members) for group in after] == [5, 1]


def test_colleagues_of_one_school_stay_together_where_they_fit() -> None:
    """Colleagues of one school stay together where they fit."""
    sizes_of = {"A": 30, "B": 25, "C": 20, "D": 15}
    names = [school for school, n in sizes_of.items() for _ in range(n)]
    roster = [Candidate(PersonId(n), "North", school) for n, school in enumerate(names, 1)]
    groups = allocate(roster, 50)
    split = Counter(school for g in groups for school in {member.school for member in g.members})
    assert [len(group.members) for group in groups] == [45, 45]
    assert sum(split.values()) == 4


def test_a_newcomer_joins_colleagues_where_two_groups_have_room() -> None:
    """A newcomer joins colleagues where two groups have room."""
    groups = [
        Group("North", 1, (Candidate(PersonId(1), "North", "B"),)),
        Group("North", 2, (Candidate(PersonId(2), "North", "A"),)),
    ]
    after = allocate([Candidate(PersonId(3), "North", "B"), Candidate(PersonId(4), "North", "A")], 50, groups)
    assert [[member.id for member in group.members] for group in after] == [[1, 3], [2, 4]]


def test_a_cohort_speaks_the_language_of_most_of_its_teachers() -> None:
    """A cohort speaks the language of most of its teachers."""
    teachers = [Candidate(PersonId(n), "N", "", language) for n, language in enumerate(["ar", "ar", "en", "zh"])]
    assert cohort_language(teachers, "en") == "ar"
    assert cohort_language(teachers[1:3], "en") == "en"
    assert cohort_language([], "zh") == "zh"


PATTERN = "{location}_{course}_Group{n}"


def test_a_name_follows_the_pattern_and_is_tidied() -> None:
    """A name follows the pattern and is tidied."""
    assert cohort_name(PATTERN, " Green  Valley ", "Classroom management", 2) == (
        "Green-Valley_Classroom-management_Group2"
    )
    assert cohort_name(PATTERN, "الواحة", "إدارة الصف", 1) == "الواحة_إدارة-الصف_Group1"
    assert cohort_name(PATTERN, "", "Maths", 1) == "Maths_Group1"


@given(st.text(max_size=300), st.text(max_size=300), st.integers(1, 99))
def test_a_name_is_at_most_128_characters_and_keeps_its_number(location: str, course: str, n: int) -> None:
    """A name is at most 128 characters and keeps its number."""
    name = cohort_name(PATTERN, location, course, n)
    assert 0 < len(name) <= 128
    assert name.endswith(f"Group{n}")


def test_a_name_that_is_taken_gets_a_figure() -> None:
    """A name that is taken gets a figure."""
    assert unused_name("G", {"G", "G_2"}) == "G_3"
    assert len(unused_name("x" * 128, {"x" * 128})) == 128


MEMBERS = [Candidate(PersonId(n), "North", school) for n, school in enumerate(["A", "A", "B"], 1)]
NEAR = Leader(PersonId(11), "Near", "North")
SAME_SCHOOL = Leader(PersonId(12), "Colleague", "South", "a")
FAR = Leader(PersonId(13), "Far", "South")


def test_a_coordinator_is_proposed_by_school_then_location_then_load() -> None:
    """A coordinator is proposed by school then location then load."""
    assert propose("North", MEMBERS, [NEAR, SAME_SCHOOL, FAR], {}, 4) == (SAME_SCHOOL, "school")
    assert propose("north ", MEMBERS, [FAR, NEAR], {NEAR.id: 3}, 4) == (NEAR, "location")
    assert propose("East", MEMBERS, [FAR, NEAR], {FAR.id: 1}, 4) == (NEAR, "free")
    assert propose("North", MEMBERS, [], {}, 4) is None


def test_nobody_is_proposed_a_fifth_group_while_others_are_left() -> None:
    """Nobody is proposed a fifth group while others are left."""
    assert propose("North", MEMBERS, [SAME_SCHOOL, FAR], {SAME_SCHOOL.id: 4}, 4) == (FAR, "free")


def test_of_two_colleagues_the_one_with_fewer_groups_is_proposed() -> None:
    """Of two colleagues the one with fewer groups is proposed."""
    other = Leader(PersonId(14), "Other", "South", "B")
    assert propose("North", MEMBERS, [SAME_SCHOOL, other], {SAME_SCHOOL.id: 1}, 4) == (other, "school")


def test_the_list_in_coordinators_csv_names_groups_whatever_the_spelling() -> None:
    """The list in coordinators.csv names groups whatever the spelling."""
    wisher = Leader(PersonId(15), "Wisher", wishes=frozenset({"north_group1"}))
    assert named("North_Group1", [NEAR, wisher]) == wisher
    assert named("North_Group2", [NEAR, wisher]) is None
