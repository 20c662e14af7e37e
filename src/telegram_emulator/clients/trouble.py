"""Client methods for the clock and for trouble."""

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import Wire


class Trouble:
    """Time and faults."""

    _wire: Wire

    async def clock(self, seen: int = 0, wait: float = 0) -> Shape:
        """Give now_ms, speed and version; waits so many seconds while the version is `seen`."""
        shown: Shape = await self._wire.get("clock", seen=seen, wait=wait)
        return shown

    async def set_clock(self, now_ms: int | None = None, speed: float | None = None) -> Shape:
        """Move the clock to an instant, also backwards, or let it run at another speed."""
        shown: Shape = await self._wire.post("clock", now_ms=now_ms, speed=speed)
        return shown

    async def advance(self, ms: int, speed: float | None = None) -> Shape:
        """Move the clock on by milliseconds."""
        shown: Shape = await self._wire.post("clock", advance_ms=ms, speed=speed)
        return shown

    async def faults(self, **order: object) -> list[Shape]:
        """Order trouble: kind (429, 500, 502_html, slow, cut_before, cut_after, 401) and method, chat_id, count,
        retry_after, seconds; count -1 lasts until clear=True. Gives the orders in force.
        """  # noqa: D205
        orders: list[Shape] = await self._wire.post("faults", **order)
        return orders

    async def poison(self) -> Shape:
        """Queue an update that lacks required fields."""
        update: Shape = await self._wire.post("poison")
        return update

    async def inject(self, update: Shape) -> Shape:
        """Queue a raw update, numbered if it is not."""
        queued: Shape = await self._wire.post("inject", update=update)
        return queued

    async def duplicate(self, update_id: int | None = None) -> Shape | None:
        """Serve the latest update, or the named one, once more, even if it was confirmed."""
        update: Shape | None = await self._wire.post("duplicate", update_id=update_id)
        return update

    async def set_privacy(self, *, on: bool) -> None:
        """Switch the bot's privacy mode."""
        await self._wire.post("set_privacy", on=on)

    async def reset(self) -> None:
        """Begin with an empty world; the clock runs on."""
        await self._wire.post("reset")
