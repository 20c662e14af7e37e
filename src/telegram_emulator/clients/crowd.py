"""Client methods for many people at once."""

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import Wire


class Crowd:
    """Thousands of groups, floods of talk, many acts in one call."""

    _wire: Wire

    async def populate(self, groups: int = 1, people: int = 50, **wishes: object) -> list[Shape]:
        """Found groups with the bot in them and give each as {"id", "people"}; the first of its people owns it.

        Wishes: seed, title, kind, rights (of the bot; all by default, {} none), started, told (the bot gets updates).
        """
        made: list[Shape] = await self._wire.post("populate", groups=groups, people=people, **wishes)
        return made

    async def flood(self, messages: int, **wishes: object) -> Shape:
        """Let people talk in the bot's groups all at once: `groups` (the first so many), `commands` (share), `seed`."""
        done: Shape = await self._wire.post("flood", messages=messages, **wishes)
        return done

    async def batch(self, acts: list[Shape]) -> list[Shape]:
        """Do many acts, each an object with its `act` and parameters; give each one's {"result"} or {"error"}."""
        done: list[Shape] = await self._wire.post("batch", acts=acts)
        return done

    async def acts(self) -> dict[str, Shape]:
        """Explain every act: what it `says` and its `parameters`."""
        known: dict[str, Shape] = await self._wire.get("acts")
        return known
