from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.ids import Instant
from staffroom.rooms.programmes import SOURCES
from staffroom.rooms.progress import rules
from staffroom.rooms.progress.rules import Due
from staffroom.rooms.progress.values import Report

SECTIONS = (Due("s1", 60, 1), Due("s2", 90, 2))
NOMINAL = {"s1": 60, "s2": 90}


def report(
    section: str = "s1", source: str = "lms", *, done: bool = True, minutes: int | None = None, at: int = 5
) -> Report:
    """Build what a source says."""
    return Report(section, source, done, minutes, Instant(at))


reports = st.builds(
    report,
    st.sampled_from(["s1", "s2"]),
    st.sampled_from(SOURCES),
    done=st.booleans(),
    minutes=st.none() | st.integers(0, 900),
    at=st.integers(0, 20),
)


def test_the_platform_is_believed_before_a_file_and_a_file_before_the_teachers_own_word() -> None:
    """LMS, file, self."""
    lms, file, own = report(source="lms", done=False), report(source="file"), report(source="self")
    assert rules.settled([own, file, lms]) == {"s1": lms}
    assert rules.settled([own, file]) == {"s1": file}
    assert rules.settled([own]) == {"s1": own}


@given(st.lists(reports, max_size=8, unique_by=lambda r: (r.section, r.source)))
def test_the_order_of_the_sources_rows_changes_nothing(known: list[Report]) -> None:
    """Settling is independent of order."""
    assert rules.settled(known) == rules.settled(list(reversed(known)))


def test_what_was_finished_later_was_not_finished_yet() -> None:
    """History can be read back."""
    assert rules.finished([report(at=5)], Instant(5)) == frozenset()
    assert rules.finished([report(at=5)], Instant(6)) == {"s1"}


def test_a_section_is_due_only_once_its_week_is_over() -> None:
    """By the end of week 2 both are due."""
    assert rules.due_by(SECTIONS, 1, week_is_over=False) == frozenset()
    assert rules.due_by(SECTIONS, 1, week_is_over=True) == {"s1"}
    assert rules.due_by(SECTIONS, 2, week_is_over=False) == {"s1"}
    assert rules.due_by(SECTIONS, 2, week_is_over=True) == {"s1", "s2"}


@given(st.integers(0, 99), st.integers(0, 99))
def test_a_share_is_at_most_one_and_unknown_while_nothing_is_due(done: int, due: int) -> None:
    """Being ahead does not count for others."""
    share = rules.progress_of(done, due)
    assert (share is None) == (due == 0)
    assert share is None or 0 <= share <= 1


def test_a_figure_needs_five_people_and_sixty_per_cent() -> None:
    """Both thresholds are inclusive."""
    assert rules.enough(5, 8)
    assert not rules.enough(4, 4)
    assert rules.enough(6, 10)
    assert not rules.enough(5, 9)


def test_unknown_is_left_out_of_the_mean_and_never_counts_as_nought() -> None:
    """The mean of nothing known is unknown."""
    assert rules.mean_of([0.5, None, 1.0]) == 0.75
    assert rules.mean_of([None]) is None


def test_minutes_on_the_platform_are_capped_at_three_times_the_nominal_time() -> None:
    """A page left open over night is no work."""
    assert rules.measured_minutes([report(minutes=900), report("s2", minutes=30)], NOMINAL) == 180 + 30
    assert rules.measured_minutes([report(source="file", minutes=50)], NOMINAL) is None
    assert rules.credited_minutes(["s1", "s2"], NOMINAL) == 150


@given(st.integers(0, 50), st.integers(0, 9))
def test_nobody_gains_more_in_a_week_than_was_due(gained: int, due: int) -> None:
    """Flooding earns nothing."""
    assert rules.gain_of(gained, due) <= due


def test_several_sources_are_named_as_mixed() -> None:
    """One is named, none is empty."""
    assert rules.said_by(["lms", "lms"]) == "lms"
    assert rules.said_by(["lms", "self"]) == "mixed"
    assert rules.said_by([]) == ""
