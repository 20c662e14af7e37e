"""Who goes into which group, what it is called, who leads it."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.ids import PersonId
from staffroom.rooms.cohorts.rules import Leader, cohort_name, named, propose, unused_name
from staffroom.rooms.cohorts.seating_rules import Candidate, Group, allocate, cohort_language, halves, same
from staffroom.rooms.programmes import Schools

LANGUAGES = ["en", "ar", "zh"]
people = st.tuples(
    st.sampled_from(["North", "South", " south "]),
    st.sampled_from(["", "A", "B", "C", "D"]),
    st.sampled_from(LANGUAGES),
)
rosters = st.lists(people, max_size=160).map(
    lambda rows: [Candidate(PersonId(number), *row) for number, row in enumerate(rows, 1)]
)
one_language = rosters.map(lambda roster: [replace(one, language="en", location="North") for one in roster])
sizes = st.integers(1, 50)
ways: st.SearchStrategy[Schools] = st.sampled_from(["together", "spread"])


def seats(groups: list[Group]) -> dict[PersonId, tuple[str, int]]:
    """Return who sits where."""
    return {member.id: (group.location, group.number) for group in groups for member in group.members}


@given(rosters, sizes, ways)
def test_everyone_is_placed_exactly_once_at_their_location_and_the_cap_holds(
    roster: list[Candidate], size: int, schools: Schools
) -> None:
    """Everyone is placed exactly once at their location and the cap holds."""
    groups = allocate(roster, size, (), schools)
    assert sorted(member.id for group in groups for member in group.members) == [one.id for one in roster]
    assert all(len(group.members) <= size for group in groups)
    assert all(same(m.location) == same(g.location) for g in groups for m in g.members)


@given(rosters, sizes, ways)
def test_new_groups_are_as_few_as_possible(roster: list[Candidate], size: int, schools: Schools) -> None:
    """No language and no school makes one group more."""
    for location in ("north", "south"):
        lengths = [len(g.members) for g in allocate(roster, size, (), schools) if same(g.location) == location]
        assert len(lengths) == -(-sum(lengths) // size)


@given(rosters, st.integers(0, 160), sizes, ways)
def test_teachers_who_come_later_move_nobody_and_the_cap_still_holds(
    roster: list[Candidate], first: int, size: int, schools: Schools
) -> None:
    """Teachers who come later move nobody and the cap still holds."""
    before = allocate(roster[:first], size, (), schools)
    after = allocate(roster, size, before, schools)
    assert seats(before).items() <= seats(after).items()
    assert set(seats(after)) == {one.id for one in roster}
    assert all(len(group.members) <= size for group in after)


@given(rosters, sizes, ways)
def test_planning_again_changes_nothing(roster: list[Candidate], size: int, schools: Schools) -> None:
    """Planning again changes nothing."""
    groups = allocate(roster, size, (), schools)
    assert allocate(roster, size, groups, schools) == groups


@given(one_language, st.integers(0, 160), sizes)
def test_together_divides_a_school_only_where_no_group_had_room_for_all_of_it(
    roster: list[Candidate], first: int, size: int
) -> None:
    """Nobody but those who have a place already, and even with the school's newcomers taken out of each group."""
    newcomers = roster[first:]
    groups = allocate(roster, size, allocate(roster[:first], size))
    numbers = {one.id for one in newcomers}
    inside = [Counter(one.school for one in group.members if one.id in numbers) for group in groups]
    lengths = [len(group.members) for group in groups]
    for school, strong in Counter(one.school for one in newcomers if one.school).items():
        if sum(school in counts for counts in inside) > 1:
            pairs = zip(lengths, inside, strict=True)
            assert all(size - (length - counts[school]) < strong for length, counts in pairs)


@given(one_language, sizes)
def test_spread_deals_every_school_out_evenly_and_the_groups_are_even(roster: list[Candidate], size: int) -> None:
    """Nowhere two colleagues more than elsewhere."""
    groups = allocate(roster, size, (), "spread")
    of_schools = [[sum(m.school == school for m in g.members) for g in groups] for school in "ABCD"]
    lengths = [len(group.members) for group in groups]
    assert all(max(counts) - min(counts) <= 1 for counts in (*of_schools, lengths) if counts)


@given(rosters, sizes, ways)
def test_a_language_has_its_own_groups_where_that_takes_no_more_of_them(
    roster: list[Candidate], size: int, schools: Schools
) -> None:
    """Nobody sits among others whose language they do not read, unless a group more would be needed."""
    north = [one for one in roster if one.location == "North"]
    needed = sum(-(-count // size) for count in Counter(one.language for one in north).values())
    groups = allocate(north, size, (), schools)
    if needed == len(groups):
        assert all(len({member.language for member in group.members}) == 1 for group in groups)


@given(st.lists(people, min_size=2, max_size=60), ways)
def test_a_group_falls_into_two_parts_of_a_fair_size(rows: list[tuple[str, str, str]], schools: Schools) -> None:
    """Everybody in one of them, none larger than two thirds (or the half of a very small group)."""
    members = [Candidate(PersonId(number), *row) for number, row in enumerate(rows, 1)]
    parts = halves(members, schools)
    assert sorted([*parts[0], *parts[1]]) == [one.id for one in members]
    assert 0 < max(map(len, parts)) <= max(-(-len(members) // 2), len(members) * 2 // 3)


def test_adding_ten_teachers_to_a_full_location_moves_nobody() -> None:
    """They get a group of their own."""
    before = allocate([Candidate(PersonId(n), "North", "ABCD"[n % 4]) for n in range(100)], 50)
    later = [Candidate(PersonId(n), "North", "A") for n in range(100, 110)]
    after = allocate(later, 50, before)
    assert after[:2] == before
    assert [member.id for member in after[2].members] == [one.id for one in later]


def test_a_large_school_is_kept_together_although_the_groups_are_less_even_then() -> None:
    """Spread, the same teachers make two even groups."""
    names = ["A"] * 35 + ["B"] * 25
    roster = [Candidate(PersonId(n), "North", school) for n, school in enumerate(names)]
    together, spread = allocate(roster, 50), allocate(roster, 50, (), "spread")
    assert [Counter(one.school for one in group.members) for group in together] == [{"A": 35}, {"B": 25}]
    assert [Counter(one.school for one in group.members) for group in spread] == [
        {"A": 18, "B": 12},
        {"A": 17, "B": 13},
    ]


def test_newcomers_of_a_school_stay_with_each_other_where_their_colleagues_have_no_room_for_all() -> None:
    """Five together rather than two here and three there."""
    groups = [
        Group("North", 1, tuple(Candidate(PersonId(n), "North", "A") for n in range(48))),
        Group("North", 2, (Candidate(PersonId(60), "North", "B"),)),
    ]
    after = allocate([Candidate(PersonId(n), "North", "A") for n in range(70, 75)], 50, groups)
    assert [len(group.members) for group in after] == [48, 6]


def test_spread_puts_a_newcomer_where_fewest_colleagues_are() -> None:
    """The groups that are there count."""
    groups = [
        Group("North", 1, (Candidate(PersonId(1), "North", "A"),)),
        Group("North", 2, (Candidate(PersonId(2), "North", "B"),)),
    ]
    newcomers = [Candidate(PersonId(3), "North", "A"), Candidate(PersonId(4), "North", "B")]
    after = allocate(newcomers, 50, groups, "spread")
    assert [[member.id for member in group.members] for group in after] == [[1, 4], [2, 3]]


def test_a_few_who_read_another_language_stay_with_each_other() -> None:
    """Where they are too few for a group of their own."""
    roster = [Candidate(PersonId(n), "North", str(n % 7), "ar" if n < 55 else "en") for n in range(60)]
    groups = allocate(roster, 50, (), "spread")
    assert sorted(sum(one.language == "en" for one in group.members) for group in groups) == [0, 5]


def test_the_number_of_a_closed_group_is_not_given_again() -> None:
    """And nobody is put into it."""
    groups = [Group("North", 1), Group("North", 2, closed=True)]
    after = allocate([Candidate(PersonId(n), "North") for n in range(3)], 2, groups)
    assert [(group.number, len(group.members)) for group in after] == [(1, 2), (3, 1)]


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
