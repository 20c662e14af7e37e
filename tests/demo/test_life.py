"""When the playground's people act, and what they say."""

import asyncio
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom import data_files
from staffroom.config import Config
from staffroom.demo.life import ACTS_A_DAY, EVENING, MORNING, OFF, Life, sooner
from staffroom.demo.voices import FILE, Bank, Voices
from staffroom.kernel.clock import HOUR, in_zone
from staffroom.kernel.ids import Instant
from staffroom.kernel.settings_file import load
from staffroom.rooms.programmes import load_course
from staffroom.rooms.prompts.rules import says_something
from telegram_emulator.bell import Bell
from telegram_emulator.clock import Clock

ZONE = ZoneInfo("Asia/Riyadh")
NOON = int(datetime(2026, 9, 13, 9, tzinfo=UTC).timestamp() * 1000)
LANGUAGES = {"en", "ar", "zh"}


async def nothing() -> None:
    """Act without doing anything."""


@given(
    st.integers(0, 1000),
    st.integers(0, 7 * 24 * HOUR),
    st.sampled_from([level for level in ACTS_A_DAY if level != OFF]),
)
def test_nobody_acts_at_night_or_in_the_past(seed: int, later: int, level: str) -> None:
    """Whatever the seed, the hour and the activity."""
    clock = Clock(NOON + later, speed=0)
    life = Life(clock, Bell(), ZONE, nothing, seed)
    asyncio.run(life.turn(level))
    assert life.next_at is not None
    assert life.next_at > clock.now_ms()
    assert MORNING <= in_zone(life.next_at, ZONE).time() <= time(EVENING.hour)


async def test_somebody_acts_when_the_clock_shows_it_and_nobody_once_it_is_off() -> None:
    """Time that stands still brings nobody to speak."""
    clock, bell, acts = Clock(NOON, speed=0), Bell(), []

    async def act() -> None:
        acts.append(clock.now_ms())

    life = Life(clock, bell, ZONE, act, seed=1)
    await life.turn("high")
    living = asyncio.ensure_future(life.run())
    await asyncio.sleep(0.05)
    assert acts == []
    for _ in range(3):
        clock.change(now_ms=life.next_at)
        bell.ring()
        await asyncio.sleep(0.02)
    assert len(acts) == 3
    await life.turn(OFF)
    assert life.next_at is None
    living.cancel()


def test_the_sooner_of_two_moments_may_be_the_only_one() -> None:
    """A bot that is away knows no next event; its people still do."""
    assert sooner(None, Instant(5)) == Instant(5)
    assert sooner(Instant(7), Instant(5)) == Instant(5)
    assert sooner(None, None) is None


@pytest.fixture(scope="module")
def bank() -> Bank:
    """Read the example's sentences."""
    config = Config.load(data_files.example_config(), {})
    return load(config.course_folder(config.settings.programmes[0]) / "demo" / FILE, Bank)


def test_every_card_has_answers_that_count_in_every_language(bank: Bank) -> None:
    """So that no group falls silent, and a coordinator sees ✍."""
    config = Config.load(data_files.example_config(), {})
    section = config.settings.programmes[0]
    spoken = ("introduction", "question", "task")
    cards = [one for one in load_course(config.course_folder(section)).entries if one.kind in spoken]
    least = section.answers.min_words, section.answers.min_letters
    assert set(bank.answers) == {card.id for card in cards}
    for card in cards:
        assert set(bank.answers[card.id]) == LANGUAGES
        for sentences in bank.answers[card.id].values():
            assert len(set(sentences)) >= 3
            assert [words for words in sentences if not says_something("text", words, *least)] == []


def test_everything_else_is_said_in_every_language_too(bank: Bank) -> None:
    """Replies, questions, and what breaks a rule."""
    for said in (bank.replies, bank.questions, bank.adverts, bank.remarks, bank.reminders):
        assert set(said) == LANGUAGES


def test_nobody_repeats_a_colleague_while_other_sentences_are_left(bank: Bank) -> None:
    """In every round all are said once."""
    voices = Voices(bank, seed=3)
    size = len(bank.replies["en"])
    assert len({voices.reply("en") for _ in range(size)}) == size
    assert voices.reply("ar-EG") in bank.replies["ar"]


def test_what_one_group_says_uses_up_nothing_of_anothers(bank: Bank) -> None:
    """So that no sentence comes a third time in a group, where it would look copied, before all came twice."""
    voices, card = Voices(bank, seed=3), "w1-introductions"
    size = len(bank.answers[card]["en"])
    said = [voices.answer(card, "en", group) for turn in range(2 * size) for group in (1, *((2,) if turn % 2 else ()))]
    first = [words for turn, words in enumerate(said) if turn % 3 != 2]
    assert {first.count(words) for words in first} == {2}
