from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from staffroom.rooms.cheers import rules
from staffroom.rooms.cheers.rules import Message, Milestone

DAY = date(2026, 9, 10)
WEEK = date(2026, 9, 6)


def message(slug: str, occasion: str = "steady", times: int = 0, last: int = 0) -> Message:
    """Build a message."""
    return Message(slug, int(slug[1:]), occasion, {"en": slug}, times, last)


@given(st.integers(1, 12), st.integers(1, 40))
def test_no_message_is_repeated_before_the_list_is_used_up(size: int, rounds: int) -> None:
    """Each round is a permutation of the list."""
    times = dict.fromkeys(range(size), 0)
    sent: list[str] = []
    for turn in range(rounds):
        pool = [message(f"e{n}", times=times[n], last=_last(sent, f"e{n}")) for n in range(size)]
        chosen = rules.next_message(pool, "steady")
        assert chosen is not None
        sent.append(chosen.slug)
        times[chosen.position] += 1
        assert max(times.values()) - min(times.values()) <= 1, turn


def _last(sent: list[str], slug: str) -> int:
    return max((turn for turn, name in enumerate(sent, 1) if name == slug), default=0)


def test_a_used_up_occasion_falls_back_to_steady_and_only_then_repeats() -> None:
    """The one longest ago comes first."""
    used = [message("e1", "milestone", 1, 1), message("e2", "milestone", 1, 2)]
    assert rules.next_message([*used, message("e3")], "milestone") == message("e3")
    assert rules.next_message([*used, message("e3", times=1, last=3)], "milestone") == used[0]
    assert rules.next_message([message("e3", times=1)], "milestone") == message("e3", times=1)
    assert rules.next_message([], "milestone") is None


def test_milestones_are_the_first_answer_25_50_and_100_answers_and_shares_of_a_section() -> None:
    """50, 80 and 100 per cent of those whose progress is known."""
    assert rules.reached(0, {}) == []
    assert [m.name for m in rules.reached(50, {"s1": (4, 5)})] == [
        "first-answer=1",
        "answers=25",
        "answers=50",
        "section:s1=50",
        "section:s1=80",
    ]
    assert rules.reached(0, {"s1": (0, 0), "s2": (2, 5)}) == []


def test_two_steps_passed_at_once_are_told_as_the_higher() -> None:
    """Of each kind one."""
    assert [m.name for m in rules.greatest(rules.reached(50, {"s1": (4, 5)}))] == [
        "first-answer=1",
        "answers=50",
        "section:s1=80",
    ]


def test_the_worthiest_is_told_first() -> None:
    """A whole section before fifty answers, the first answer last."""
    found = [Milestone("first-answer", 1), Milestone("answers", 50), Milestone("section:s1", 100)]
    assert rules.worthiest(found) == found[2]
    assert rules.worthiest(found[:1]) == found[0]
    assert rules.worthiest([]) is None


def test_a_milestone_is_known_by_its_name() -> None:
    """There and back."""
    for milestone in rules.reached(100, {"s1-welcome": (5, 5)}):
        assert rules.named(milestone.name) == milestone
    assert Milestone("section:s1-welcome", 50).section == "s1-welcome"
    assert Milestone("answers", 50).section is None


def test_the_occasion_follows_the_course_and_its_holidays() -> None:
    """The end before a holiday, a holiday before the start, and single free days are no holiday."""
    soon, over = (date(2026, 9, 13), date(2026, 9, 20)), (date(2026, 9, 1), date(2026, 9, 4))
    assert rules.occasion(DAY, 1, [], is_last=False) == "start"
    assert rules.occasion(DAY, 2, [], is_last=False) == "steady"
    assert rules.occasion(DAY, 2, [soon], is_last=False) == "before-holidays"
    assert rules.occasion(DAY, 2, [over], is_last=False) == "comeback"
    assert rules.occasion(DAY, 2, [soon], is_last=True) == "finish"
    assert rules.occasion(DAY, 2, [(date(2026, 9, 13), date(2026, 9, 13))], is_last=False) == "steady"
