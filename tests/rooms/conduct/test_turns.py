"""When two write back and forth: decided on who wrote when, in reply to whom; never on what."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from staffroom.kernel.clock import MINUTE, SECOND
from staffroom.kernel.ids import Instant, UserId
from staffroom.rooms.conduct import rules
from staffroom.rooms.conduct.values import Turn

AMINA, BADR, CARLA = UserId(1), UserId(2), UserId(3)
BOT = UserId(99)


def talk(who: str, *, gap: int = 30 * SECOND, replies: bool = False) -> list[Turn]:
    """Return a talk: each letter somebody's message; with `replies` each is one to the other of the first two."""
    people = {"a": AMINA, "b": BADR, "c": CARLA, "d": UserId(4), "e": UserId(5)}
    other = {"a": BADR, "b": AMINA}
    return [
        Turn(people[letter], Instant(number * gap), other.get(letter) if replies else None)
        for number, letter in enumerate(who)
    ]


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (talk("ababab"), True),
        (talk("ababa"), False),
        (talk("ababa", replies=True), True),
        (talk("abab", replies=True), False),
        (talk("aaabbb"), False),
        (talk("aabbaabbaabb", gap=20 * SECOND), True),
        (talk("ababab", gap=61 * SECOND), False),
        (talk("acbdaebcad"), False),
        (talk("abcababab"), True),
        (talk("aaaaaaaa"), False),
        ([], False),
    ],
)
def test_six_messages_in_turn_within_five_minutes_or_five_replies(turns: Sequence[Turn], *, wanted: bool) -> None:
    """Several of one in a row are one turn; a talk of many is none of two."""
    assert (rules.back_and_forth(turns) is not None) == wanted


def test_what_answers_a_card_or_a_third_one_is_no_part_of_it() -> None:
    """Two who both answer the same question do not quarrel."""
    to_the_card = [turn._replace(to=BOT) for turn in talk("abababab")]
    to_carla = [turn._replace(to=CARLA) for turn in talk("abababab")]
    assert rules.back_and_forth(to_the_card) is None
    assert rules.back_and_forth(to_carla) is None


SPEAKERS = some.sampled_from([AMINA, BADR, CARLA, UserId(4)])
TURNS = some.lists(
    some.tuples(SPEAKERS, some.integers(0, 100 * SECOND), some.none() | SPEAKERS | some.just(BOT)), max_size=30
)


Drawn = list[tuple[UserId, int, UserId | None]]


def timed(found: Drawn) -> list[Turn]:
    """Return turns in order of time."""
    at, turns = 0, []
    for user, gap, to in found:
        at += gap
        turns.append(Turn(user, Instant(at), to))
    return turns


@given(TURNS)
def test_it_takes_two_who_both_wrote_lately_and_one_of_them_last(
    found: Drawn,
) -> None:
    """Never fewer than five messages of theirs, and what is older than five minutes changes nothing."""
    turns = timed(found)
    pair = rules.back_and_forth(turns)
    lately = [turn for turn in turns if turns[-1].at - turn.at <= rules.TOGETHER]
    assert rules.back_and_forth(lately) == pair
    if pair is not None:
        assert pair[0] == turns[-1].user != pair[1]
        assert sum(turn.user in pair for turn in lately) >= 5
        assert all(sum(turn.user == one for turn in lately) >= 2 for one in pair)


@given(TURNS, some.integers(-MINUTE, MINUTE))
def test_the_hour_and_the_names_are_all_the_same(found: Drawn, shift: int) -> None:
    """Only who answers whom, and how fast."""
    turns = timed(found)
    later = [turn._replace(at=Instant(turn.at + shift)) for turn in turns]
    assert rules.back_and_forth(later) == rules.back_and_forth(turns)
    others = {AMINA: BADR, BADR: AMINA}
    swapped = [
        turn._replace(
            user=others.get(turn.user, turn.user), to=None if turn.to is None else others.get(turn.to, turn.to)
        )
        for turn in turns
    ]
    pair = rules.back_and_forth(turns)
    assert rules.back_and_forth(swapped) == (None if pair is None else tuple(others.get(one, one) for one in pair))
