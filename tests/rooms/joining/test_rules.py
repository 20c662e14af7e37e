"""Who is let in, what counts as leaving, which words open the page of choices."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.clock import DAY
from staffroom.kernel.ids import Instant
from staffroom.rooms.joining import rules
from staffroom.rooms.joining.rules import Asking


@given(st.tuples(st.booleans(), st.booleans(), st.booleans()), st.integers(0, 60), st.integers(1, 50))
def test_a_teacher_needs_place_consent_and_seat_and_must_not_have_left(
    known: tuple[bool, bool, bool], others: int, seats: int
) -> None:
    """All four together, or the door stays shut; who leads the cohort always comes in."""
    placed, consented, left = known
    asking = Asking(False, True, placed, consented, left, others, seats)
    assert (rules.answer(asking) == "admit") is (placed and consented and not left and others < seats)
    assert rules.answer(replace(asking, leads=True)) == "admit"


def test_who_may_still_become_known_or_agree_waits() -> None:
    """Whoever is known to belong elsewhere, has left or finds no seat does not."""
    unknown = Asking(False, False, False, False, False, 0, 50)
    assert rules.answer(unknown) == "wait"
    assert rules.answer(replace(unknown, known=True)) == "decline"
    not_agreed = replace(unknown, known=True, placed_here=True)
    assert rules.answer(not_agreed) == "wait"
    assert rules.answer(replace(not_agreed, others_in=50)) == "decline"
    assert rules.answer(replace(not_agreed, has_left=True)) == "decline"


@pytest.mark.parametrize(
    "words",
    [
        *("stop", "STOP", " Stop. ", "Stop. Thank you", "please stop!", "Opt out", "leave", "unsubscribe"),
        *("توقف", "إيقاف", "شكرًا، توقف", "إلغاء الاشتراك", "انسحاب"),
        *("退出", "停止。", "请停止，谢谢", "退订"),
        *("Stopp", "Stopp, danke!", "arrêt, merci", "Por favor, parar"),
    ],
)
def test_a_bare_wish_to_stop_is_understood(words: str) -> None:
    """With or without courtesy, also in languages that the bot does not speak."""
    assert rules.is_opt_out(words)


@pytest.mark.parametrize(
    "words",
    [
        "STOP this bill",
        "How do I stop shouting?",
        "",
        "...",
        "please",
        "خروج التلاميذ من الصف",
        "停止讲话怎么办",
        "Stopp für laute Schüler?",
    ],
)
def test_a_sentence_with_such_a_word_is_no_wish_to_stop(words: str) -> None:
    """Teachers talk about stopping all day."""
    assert not rules.is_opt_out(words)


@given(st.text(max_size=30))
def test_words_around_a_wish_make_it_a_sentence(words: str) -> None:
    """Whatever is added in letters changes the meaning."""
    assert not rules.is_opt_out(f"stop x{words}x")


def test_pauses_are_a_week_two_or_a_month() -> None:
    """What a button carries may be forged."""
    assert [rules.pause_end(days, Instant(0)) for days in (7, 14, 30)] == [7 * DAY, 14 * DAY, 30 * DAY]
    assert [rules.pause_end(days, Instant(0)) for days in (0, -7, 8, 3650)] == [None] * 4


def test_walking_out_is_a_choice_only_if_it_is_ones_own_and_no_old_news() -> None:
    """Being removed is no choice; news from before one agreed again is none either."""
    assert rules.counts_as_leaving(Instant(5000), Instant(5900), by_themselves=True)
    assert rules.counts_as_leaving(Instant(5000), None, by_themselves=True)
    assert not rules.counts_as_leaving(Instant(5000), Instant(6000), by_themselves=True)
    assert not rules.counts_as_leaving(Instant(5000), None, by_themselves=False)
