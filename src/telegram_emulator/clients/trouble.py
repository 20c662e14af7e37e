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
        """Order trouble of a `kind` (see `fault_kinds`) and give the orders in force.

        Wishes: method, chat_id, count (-1 lasts until clear=True or remove=ID), probability, retry_after, seconds;
        latency_ms delays every call from now on.
        """
        orders: list[Shape] = await self._wire.post("faults", **order)
        return orders

    async def fault_kinds(self) -> dict[str, str]:
        """Explain each kind of trouble in a sentence."""
        shown: Shape = await self._wire.get("faults")
        kinds: dict[str, str] = shown["kinds"]
        return kinds

    async def struck(self) -> dict[str, int]:
        """Count how often each kind of trouble has struck."""
        shown: Shape = await self._wire.get("faults")
        counts: dict[str, int] = shown["struck"]
        return counts

    async def limits(self, **changes: object) -> Shape:
        """Show the limits on the bot, after some changes: model (off, window, bucket, penalty) and its numbers.

        The answer also counts what `passed` and what was `refused` for which cause; a change counts from nothing.
        """
        shown: Shape = await (self._wire.post("limits", **changes) if changes else self._wire.get("limits"))
        return shown

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

    async def set_joining(self, *, on: bool) -> None:
        """Say whether the bot may be added to groups (BotFather's /setjoingroups)."""
        await self._wire.post("set_joining", on=on)

    async def reset(self, seed: int | None = None) -> None:
        """Begin with an empty world, perhaps from another seed; the clock runs on."""
        await self._wire.post("reset", seed=seed)
