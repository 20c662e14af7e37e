from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.rooms.cheers import rules
from staffroom.rooms.cheers.rules import Message, Milestone


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


def test_the_occasion_follows_the_course() -> None:
    """Its first week, any other, its end."""
    assert rules.occasion(1, is_last=False) == "start"
    assert rules.occasion(2, is_last=False) == "steady"
    assert rules.occasion(2, is_last=True) == "finish"


HOLIDAYS = (date(2026, 9, 13), date(2026, 9, 17))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (9, []),
        (10, ["before-holidays:2026-09-13=1"]),
        (13, []),
        (17, []),
        (18, ["comeback:2026-09-13=1"]),
        (22, ["comeback:2026-09-13=1"]),
        (23, []),
    ],
)
def test_holidays_give_something_to_tell_just_before_and_just_after(day: int, told: list[str]) -> None:
    """Single free days are no holiday; what is told before them is over when they begin."""
    found = rules.of_the_days(date(2026, 9, day), [HOLIDAYS, (date(2026, 9, 11), date(2026, 9, 11))])
    assert [milestone.name for milestone in found] == told
    assert [milestone.occasion for milestone in found] == [name.partition(":")[0] for name in told]
    before = Milestone("before-holidays:2026-09-13")
    assert rules.is_over(before, date(2026, 9, day)) == (day >= 13)
    assert not rules.is_over(Milestone("answers", 25), date(2026, 9, day))


@pytest.mark.parametrize(
    ("weeks", "back"),
    [
        ((), False),
        ((0.5,), False),
        ((0.2, 0.6), False),
        ((0.6, 0.2, 0.6), True),
        ((0.6, 0.2, 0.3), False),
        ((0.6, 0.5, 0.6), False),
        ((0.0, 0.0, 0.0), False),
        ((0.9, 0.6, 0.6, 0.6, 0.6, 0.3, 0.5), True),
    ],
)
def test_a_group_is_back_after_a_quiet_week_when_about_as_many_answer_as_usual(
    weeks: tuple[float, ...], back: int
) -> None:
    """Usual is the mean of at most four weeks before."""
    assert rules.came_back(weeks) == back


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Well done, Amina Saleh!", ("Amina Saleh", True)),
        ("Well done, amina!", ("Amina Saleh", False)),
        ("أحسنتم يا أمينة", ("أمينة صالح", False)),
        ("谢谢王芳老师", ("王芳", True)),
        ("Well done, all of you", None),
        ("A laminated card", None),
        ("The quality of your questions is the same as ever", None),
        ("Well done, Ali!", ("Ali", True)),
        ("السلام عليكم", None),
        ("شكرًا لأمينة صالح", ("أمينة صالح", True)),
        ("Fatima-Zahra asks well", ("Fatima-Zahra", True)),
    ],
)
def test_words_that_may_name_somebody_are_noticed(words: str, found: tuple[str, bool] | None) -> None:
    """In full, or by a part of the name that stands by itself."""
    assert (
        rules.named_in(words, ["Li Na", "Amina Saleh", "أمينة صالح", "王芳", "Ali", "Sam", "علي", "Fatima-Zahra"])
        == found
    )


@given(st.lists(st.sampled_from(rules.OCCASIONS), max_size=80), st.integers(0, 3))
def test_whatever_the_occasions_nothing_that_fits_is_left_when_a_message_comes_again(
    occasions: list[str], own: int
) -> None:
    """Of the occasion and of any week, with a coordinator's own words among them."""
    bank = [message(f"e{place}", name) for place, name in enumerate([*rules.OCCASIONS, *rules.OCCASIONS])]
    bank += [Message(f"own:{place}", -place, "steady", {"": "x"}) for place in range(1, own + 1)]
    sent: list[str] = []
    for occasion in occasions:
        known = [replace(one, times=sent.count(one.slug), last=_last(sent, one.slug)) for one in bank]
        chosen = rules.next_message(known, occasion)
        assert chosen is not None
        if chosen.times:
            assert all(one.times for one in known if one.occasion in (occasion, "steady"))
        sent.append(chosen.slug)
