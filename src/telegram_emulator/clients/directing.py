"""Client methods for what whoever runs the stand-in lends to it: travelling, the calendar, switches, the tour."""

import asyncio

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import Wire

LOOK_EVERY_S = 0.05


class Directing:
    """Time that waits for the bot, and what the page shows beside the chats."""

    _wire: Wire

    async def time(self) -> Shape:
        """Give now_ms, speed, version, zone, next_ms and the journey under way (each or None)."""
        shown: Shape = await self._wire.get("time")
        return shown

    async def travel(self, to_ms: int) -> Shape:
        """Go to an instant by way of each event, waiting for the bot at each; return on arrival."""
        await self._wire.post("travel", to_ms=to_ms)
        while (shown := await self.time())["journey"]:  # noqa: ASYNC110  the far end tells, no event
            await asyncio.sleep(LOOK_EVERY_S)
        return shown

    async def play(self, day_seconds: float) -> None:
        """Let time pass, a day in so many seconds or slower, until `pause`."""
        await self._wire.post("travel", day_seconds=day_seconds)

    async def pause(self) -> None:
        """End the journey where it is."""
        await self._wire.post("travel")

    async def agenda(self) -> list[Shape]:
        """List what is still to come: at_ms, title, perhaps text, note and chat."""
        listed: list[Shape] = await self._wire.get("agenda")
        return listed

    async def switches(self) -> list[Shape]:
        """List the switches: name, place, title, hint, levels, level."""
        listed: list[Shape] = await self._wire.get("switches")
        return listed

    async def turn(self, name: str, level: str) -> None:
        """Turn a switch."""
        await self._wire.post("switches", name=name, level=level)

    async def tour(self, language: str = "en") -> list[Shape]:
        """List the steps of a language's guided tour, each with whether it is done."""
        listed: list[Shape] = await self._wire.get("tour", language=language)
        return listed
