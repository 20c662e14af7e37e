"""Pace, verdicts and patience of the outbox."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox import rules
from staffroom.outbox.pace import Limits, Pace
from staffroom.outbox.silence import Silence

CHATS = st.sampled_from([ChatId(1), ChatId(2), ChatId(-100), ChatId(-200)])


@given(st.lists(st.tuples(CHATS, st.integers(0, 400)), min_size=1, max_size=300))
def test_no_window_ever_holds_more_than_telegram_allows(wishes: list[tuple[ChatId, int]]) -> None:
    """Whoever waits until `free_at` keeps 30 in a second and a bit, a second between two in a chat, 18 a minute."""
    limits, now, sent = Limits(), 0, []
    pace = Pace(limits)
    for chat, later in wishes:
        now = max(now + later, pace.free_at(chat, Instant(now + later)))
        pace.took(chat, Instant(now))
        sent.append((chat, now))
    for chat, moment in sent:
        assert sum(moment - 1016 < at <= moment for _, at in sent) <= limits.per_second + 1
        same = [at for other, at in sent if other == chat]
        assert sum(moment - limits.chat_gap < at <= moment for at in same) <= 1
        assert chat > 0 or sum(moment - 60_000 < at <= moment for at in same) <= limits.group_per_minute


@pytest.mark.parametrize("answered", [0.0, 0.1, 0.5, 1.0])
def test_no_second_holds_31_messages_however_many_people_are_answered_between(answered: float) -> None:
    """Telegram lets 30 a second through; some milliseconds are left for what arrives less evenly than it went."""
    dice, limits, now = Random(answered), Limits(chat_gap=0), 0  # noqa: S311  no secrets
    pace, sent = Pace(limits), list[int]()
    for _ in range(1_000):
        is_answer, now = dice.random() < answered, now + dice.choice((0, 0, 5, 60))
        now = pace.answer_at(Instant(now)) if is_answer else pace.free_at(ChatId(1), Instant(now))
        pace.took(ChatId(1), Instant(now))
        sent.append(now)
    assert min(later - earlier for earlier, later in zip(sent, sent[30:], strict=False)) >= 1011


def test_a_long_row_goes_at_29_and_a_half_a_second() -> None:
    """Nothing is given away: thirty messages take a second and the bit that is left for uneven arrival."""
    pace, now, sent = Pace(Limits()), 0, list[int]()
    for chat in range(1, 602):
        now = pace.free_at(ChatId(chat), Instant(now))
        pace.took(ChatId(chat), Instant(now))
        sent.append(now)
    assert (sent[600] - sent[300]) / 300 == pytest.approx(1000 / 29.5, rel=0.002)


def test_after_a_silence_that_was_everybodys_a_minute_goes_more_slowly() -> None:
    """Refused at such a pace, messages had come in heaps on their way; a pace as before would earn the next silence."""
    pace, now, sent = Pace(Limits()), 0, list[int]()
    for chat in (1, 2, 3):
        pace.silence.refused(ChatId(chat), Instant(5_000), Instant(0))
    for chat in range(1, 3_001):
        now = pace.free_at(ChatId(chat), Instant(now))
        pace.took(ChatId(chat), Instant(now))
        sent.append(now)
    spans = [(earlier, later - earlier) for earlier, later in zip(sent, sent[30:], strict=False)]
    assert sent[0] == 5_000
    assert min(span for at, span in spans if at + span < 65_000) == 1_250
    assert max(span for at, span in spans if at > 67_000) < 1_020


def test_what_went_before_a_start_is_noted_among_what_went_since_and_sets_no_clock_back() -> None:
    """Somebody was answered while the last minute's messages were still being read: the answer keeps its place."""
    pace = Pace(Limits())
    pace.took(ChatId(-5), Instant(60_000))
    pace.remember([(ChatId(chat), Instant(59_000 + chat)) for chat in range(29)] + [(ChatId(-5), Instant(30_000))])
    assert pace.free_at(ChatId(-5), Instant(60_010)) == 61_000
    assert pace.open_at(Instant(60_000)) >= 60_016
    assert pace.answer_at(Instant(60_000)) >= 60_011


def test_a_refusal_that_is_the_first_to_show_a_clock_set_back_is_kept_whole() -> None:
    """The silence is counted by the clock as it shows now."""
    silence = Silence()
    silence.until(None, Instant(10_000_000))
    silence.refused(ChatId(7), Instant(6_430_000), Instant(6_400_000))
    assert silence.until(ChatId(7), Instant(6_400_010)) == 6_430_000


def test_whoever_waits_is_answered_within_a_gap_also_where_the_second_is_full() -> None:
    """What is queued goes as it may, for ten seconds; people come at every moment between, one in half a second."""
    pace, now, waits = Pace(Limits()), 0, []
    for chat in range(1, 290):
        now = pace.free_at(ChatId(chat), Instant(now))
        pace.took(ChatId(chat), Instant(now))
        if chat % 15 == 0:
            comes = now + chat % 34
            waits.append(pace.answer_at(Instant(comes)) - comes)
            pace.took(ChatId(1000 + chat), Instant(comes + waits[-1]))
    assert max(waits) <= 30


def test_a_closed_chat_does_not_stop_the_others() -> None:
    """A 429 for a group closes that group only; one for everybody closes all."""
    pace = Pace(Limits())
    pace.silence.close(ChatId(-100), Instant(5000))
    assert pace.free_at(ChatId(-100), Instant(0)) == 5000
    assert pace.free_at(ChatId(7), Instant(0)) == 0
    pace.silence.close(None, Instant(9000))
    assert pace.free_at(ChatId(7), Instant(0)) == 9000
    assert not pace.silence.holds(ChatId(7), Instant(9000))


def test_messages_and_deeds_share_one_book_of_silences() -> None:
    """Whatever was refused, nothing is asked for in that chat before its time."""
    messages = Pace(Limits())
    deeds = Pace(Limits(), messages.silence)
    deeds.silence.refused(ChatId(-100), Instant(5000), Instant(0))
    assert deeds.deed_at(ChatId(-100), Instant(0)) == messages.free_at(ChatId(-100), Instant(0)) == 5000
    assert deeds.deed_at(ChatId(7), Instant(0)) == messages.free_at(ChatId(7), Instant(0)) == 0


def test_the_row_is_filled_evenly() -> None:
    """Whoever comes between two mass posts waits a gap, not the rest of a second."""
    pace, now, gaps = Pace(Limits()), 0, []
    for chat in range(1, 60):
        now = pace.free_at(ChatId(chat), Instant(now))
        pace.took(ChatId(chat), Instant(now))
        gaps.append(pace.open_at(Instant(now)) - now)
    assert max(gaps) <= 101
    assert sorted(gaps)[len(gaps) * 9 // 10] <= 34
    assert now <= 2_000


def test_several_chats_refused_in_a_row_close_everything() -> None:
    """A penalty for everybody is recognised; single refusals among successes are not taken for one."""
    pace = Pace(Limits())
    for chat in (1, 2, 3):
        pace.silence.refused(ChatId(chat), Instant(5000), Instant(0))
        pace.silence.accepted()
    assert pace.free_at(ChatId(9), Instant(0)) == 0
    for chat in (1, 2, 3):
        pace.silence.refused(ChatId(chat), Instant(5000 + chat), Instant(0))
    assert pace.free_at(ChatId(9), Instant(0)) == 5003


@given(st.integers(2_000, 400 * 86_400_000), st.lists(CHATS, max_size=60))
def test_a_clock_that_is_set_back_makes_nobody_wait_for_the_old_future(back: int, chats: list[ChatId]) -> None:
    """After any setback a chat is free within a minute at the latest."""
    pace, now = Pace(Limits()), 10**12
    for chat in chats:
        now = pace.free_at(chat, Instant(now))
        pace.took(chat, Instant(now))
    before = [pace.free_at(chat, Instant(now)) - now for chat in chats]
    after = [pace.free_at(chat, Instant(now - back)) - (now - back) for chat in chats]
    assert after == before


@given(st.integers(2_000, 400 * 86_400_000))
def test_a_silence_is_as_long_as_it_was_where_the_clock_is_set_back(back: int) -> None:
    """However many paces look at it, it moves back once."""
    now, silence = 10**12, Silence()
    paces = [Pace(Limits(), silence) for _ in range(2)]
    for chat in (ChatId(1), None):
        silence.close(chat, Instant(now + 30_000))
    assert [pace.free_at(ChatId(1), Instant(now)) for pace in paces] == [now + 30_000] * 2
    assert [pace.free_at(ChatId(1), Instant(now - back)) for pace in paces] == [now - back + 30_000] * 2


def test_forgetting_keeps_what_a_window_still_needs() -> None:
    """Memory is dropped only when it can decide nothing any more."""
    pace = Pace(Limits(group_per_minute=1))
    pace.took(ChatId(-100), Instant(0))
    pace.forget_before(Instant(59_000))
    assert pace.free_at(ChatId(-100), Instant(59_000)) == 60_000
    pace.forget_before(Instant(61_000))
    assert pace.free_at(ChatId(-100), Instant(61_000)) == 61_000


@given(st.integers(1, 40))
def test_patience_grows_and_has_an_end(attempt: int) -> None:
    """Each failure waits at least as long as the one before, five minutes at most."""
    assert rules.backoff(attempt) <= rules.backoff(attempt + 1) <= rules.LONGEST_BACKOFF


def test_done_already_is_success_for_deeds_only_by_its_words() -> None:
    """Telegram's own words decide."""
    assert rules.is_already_done("Bad Request: HIDE_REQUESTER_MISSING")
    assert rules.is_already_done("Bad Request: message to delete not found")
    assert rules.is_already_done("Bad Request: message to edit not found")
    assert not rules.is_already_done("Bad Request: not enough rights to restrict/unrestrict chat member")
