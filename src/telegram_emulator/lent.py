"""What whoever runs the stand-in lends to its page: what comes next, a calendar, switches, a tour."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import SimError

Words = Mapping[str, str]
"""A sentence by language; the page shows the one of its reader, else English."""
Look = Callable[[], Awaitable[int | None]]
"""Asks for an instant in UTC milliseconds."""


@dataclass
class Switch:
    """Something that the page can turn: `place` is the panel that shows it, `levels` what it can be turned to."""

    name: str
    place: str
    title: Words
    hint: Words
    levels: Mapping[str, Words]
    level: Callable[[], str]
    turn: Callable[[str], Awaitable[None]]

    def shape(self) -> Shape:
        """Show the switch as the page reads it."""
        levels = [{"level": level, "title": dict(title)} for level, title in self.levels.items()]
        words = {"title": dict(self.title), "hint": dict(self.hint)}
        return {"name": self.name, "place": self.place, "levels": levels, "level": self.level()} | words


@dataclass
class Lent:
    """All of it, to be set at any time; whatever is missing the page does without.

    `next_stop` is where a journey halts (by default `next_event`), `idle` says whether the bot has nothing to do
    (by default: it has confirmed every update). `agenda` and `tour` (for a visitor's language) give lists
    in the shapes of `/sim/`.
    """

    next_event: Look | None = None
    next_stop: Look | None = None
    idle: Callable[[], Awaitable[bool]] | None = None
    agenda: Callable[[], Awaitable[list[Shape]]] | None = None
    tour: Callable[[str], Awaitable[list[Shape]]] | None = None
    switches: list[Switch] = field(default_factory=list)

    def shown(self) -> list[Shape]:
        """List the switches as they stand."""
        return [switch.shape() for switch in self.switches]

    async def coming(self) -> int | None:
        """Give the instant of the next event, where somebody knows one."""
        return await self.next_event() if self.next_event else None

    async def halt(self) -> int | None:
        """Give the instant at which a journey halts next."""
        return await self.next_stop() if self.next_stop else await self.coming()

    async def turn(self, name: str, level: str) -> None:
        """Turn a switch; SimError where there is no such switch or level."""
        switch = next((one for one in self.switches if one.name == name), None)
        if switch is None:
            raise SimError(f"there is no switch {name!r}; there are {', '.join(one.name for one in self.switches)}")
        if level not in switch.levels:
            raise SimError(f"{name} can be turned to {', '.join(switch.levels)}, not to {level!r}")
        await switch.turn(level)
