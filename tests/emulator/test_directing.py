"""Travelling in time, and what whoever runs the stand-in lends to its page."""

import asyncio

import pytest
from aiogram import Bot
from tests.emulator.conftest import START_MS

from telegram_emulator import Emulator, Sim, SimError
from telegram_emulator.lent import Switch

HOUR_MS = 3_600_000


class Diary:
    """Events that become due, and what the clock showed when each was done."""

    def __init__(self, emulator: Emulator, *due: int) -> None:
        self._clock, self._due = emulator.clock, list(due)
        self.done: list[int] = []
        emulator.clock.change(now_ms=START_MS, speed=0)
        emulator.next_event = self.next_event

    async def next_event(self) -> int | None:
        """Do what is due, and tell what comes next."""
        while self._due and self._due[0] <= self._clock.now_ms():
            self._due.pop(0)
            self.done.append(self._clock.now_ms())
        return self._due[0] if self._due else None


async def test_a_journey_halts_at_every_event_on_its_way(emulator: Emulator, sim: Sim) -> None:
    """What is due at eight happens at eight."""
    diary = Diary(emulator, START_MS + HOUR_MS, START_MS + 2 * HOUR_MS, START_MS + 30 * HOUR_MS)
    shown = await sim.travel(START_MS + 24 * HOUR_MS)
    assert diary.done == [START_MS + HOUR_MS, START_MS + 2 * HOUR_MS]
    assert (shown["now_ms"], shown["next_ms"]) == (START_MS + 24 * HOUR_MS, START_MS + 30 * HOUR_MS)


async def test_a_journey_waits_until_the_bot_has_taken_in_what_it_was_told(
    emulator: Emulator, sim: Sim, bot: Bot
) -> None:
    """Time stands still while an update is unconfirmed."""
    Diary(emulator, START_MS + HOUR_MS)
    await sim.start(await sim.create_user("Ann"))
    under_way = asyncio.ensure_future(sim.travel(START_MS + 2 * HOUR_MS))
    await asyncio.sleep(0.3)
    assert emulator.clock.now_ms() == START_MS
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1)
    assert (await under_way)["now_ms"] == START_MS + 2 * HOUR_MS


async def test_a_day_can_be_played_and_paused(emulator: Emulator, sim: Sim) -> None:
    """A day in eight seconds is three hours in one; after the pause nothing moves."""
    diary = Diary(emulator, START_MS + HOUR_MS)
    await sim.play(8)
    assert (await sim.time())["journey"]["day_seconds"] == 8
    await asyncio.sleep(1.0)
    await sim.pause()
    reached = emulator.clock.now_ms()
    assert diary.done == [START_MS + HOUR_MS]
    assert HOUR_MS < reached - START_MS <= 3.5 * HOUR_MS
    await asyncio.sleep(0.4)
    assert (emulator.clock.now_ms(), (await sim.time())["journey"]) == (reached, None)


async def test_a_bot_that_never_rests_cannot_stop_time(
    emulator: Emulator, sim: Sim, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Patience ends, and is shorter from then on."""
    monkeypatch.setattr("telegram_emulator.travel.PATIENCE_S", 0.2)
    monkeypatch.setattr("telegram_emulator.travel.IMPATIENCE_S", 0.05)
    Diary(emulator)

    async def never() -> bool:
        return False

    emulator.idle = never
    assert (await asyncio.wait_for(sim.travel(START_MS + HOUR_MS), 5))["now_ms"] == START_MS + HOUR_MS


async def test_a_bot_that_rests_with_something_overdue_holds_no_journey_up(
    emulator: Emulator, sim: Sim, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock points at the same moment again, and the bot looks."""
    monkeypatch.setattr("telegram_emulator.travel.PATIENCE_S", 60.0)
    emulator.clock.change(now_ms=START_MS, speed=0)
    before = emulator.clock.version

    async def next_event() -> int | None:
        return START_MS - HOUR_MS if emulator.clock.version == before else None

    emulator.next_event = next_event
    assert (await asyncio.wait_for(sim.travel(START_MS + HOUR_MS), 5))["now_ms"] == START_MS + HOUR_MS


async def test_a_day_cannot_be_played_in_no_time(sim: Sim) -> None:
    """Nor in more than an hour."""
    with pytest.raises(SimError, match="in 1 to 3600 seconds"):
        await sim.play(0)


async def test_switches_are_shown_and_turned(emulator: Emulator, sim: Sim) -> None:
    """A level that there is not is refused, with those that there are."""
    lamp = ["off"]

    async def turn(level: str) -> None:
        lamp[0] = level

    levels = {"off": {"en": "Off"}, "on": {"en": "On", "ar": "تشغيل"}}
    emulator.switches.append(
        Switch("lamp", "life", {"en": "Lamp"}, {"en": "Gives light."}, levels, lambda: lamp[0], turn)
    )
    await sim.turn("lamp", "on")
    shown = await sim.switches()
    assert [(one["name"], one["level"]) for one in shown] == [("lamp", "on")]
    assert shown[0]["levels"][1] == {"level": "on", "title": {"en": "On", "ar": "تشغيل"}}
    with pytest.raises(SimError, match="off, on, not to 'dim'"):
        await sim.turn("lamp", "dim")
    with pytest.raises(SimError, match="there is no switch 'door'"):
        await sim.turn("door", "open")


async def test_calendar_and_tour_are_empty_unless_somebody_lends_them(emulator: Emulator, sim: Sim) -> None:
    """The stand-in knows no course."""
    assert (await sim.agenda(), await sim.tour(), await sim.switches()) == ([], [], [])

    async def agenda() -> list[dict[str, object]]:
        return [{"at_ms": START_MS, "title": {"en": "A card"}}]

    emulator.agenda = agenda
    assert await sim.agenda() == [{"at_ms": START_MS, "title": {"en": "A card"}}]
