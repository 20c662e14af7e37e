"""How soon a photo or video is asked about, or gone: `python -m benchmarks.media` prints a table; nothing is judged."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.journeys.test_media import School, opened

from staffroom import data_files

LOOK_EVERY_S = 0.01
LONGEST_S = 30
PAUSE_S = 1.2
"""Between two, so that no question waits for its place in the same private chat."""
ITEMS = 10
"""As many as an album may have."""
HEAD = f"{'policy':<8} {'shown':<22} {'until':<28} {'median':>8} {'longest':>8}"
Show = Callable[[School], Awaitable[list[int]]]


def one(kind: str, **more: object) -> Show:
    """Return how a teacher shows one thing."""

    async def show(school: School) -> list[int]:
        return [await school.world.sim.send_media(school.amina, school.group, kind, **more)]

    return show


async def album(school: School) -> list[int]:
    """Let a teacher show as many photos at once as there may be."""
    name = f"album {perf_counter()}"
    sim = school.world.sim
    return [await sim.send_media(school.amina, school.group, "photo", album=name) for _ in range(ITEMS)]


async def edited(school: School) -> list[int]:
    """Let a teacher put a photo in the place of a word."""
    sim = school.world.sim
    said = await sim.say(school.amina, school.group, "Our door")
    await sim.edit_media(school.amina, school.group, said, "photo")
    return [said]


async def forwarded(school: School) -> list[int]:
    """Let a teacher pass a photo on from elsewhere."""
    sim = school.world.sim
    shown = await sim.send_media(school.amina, school.amina, "photo")
    return [await sim.forward(school.amina, school.amina, shown, school.group)]


SHOWN: dict[str, Show] = {
    "photo": one("photo"),
    "video": one("video"),
    "round video": one("video_note"),
    "GIF": one("animation"),
    "picture as a file": one("document", filename="class.jpg"),
    f"album of {ITEMS}": album,
    "edited into a text": edited,
    "forwarded": forwarded,
}


async def _questions(school: School) -> int:
    """Return how often the author was asked in private."""
    bot = await school.world.bot()
    return sum(one["from"]["id"] == bot for one in await school.world.sim.private(school.amina))


async def _asked(school: School, before: int) -> bool:
    return await _questions(school) > before


async def _gone(school: School, numbers: list[int]) -> bool:
    return not await school.stands(*numbers)


async def _until(is_so: Callable[[], Awaitable[bool]], since: float) -> float:
    """Wait until something is so; return how many milliseconds that took from a moment on."""
    async with asyncio.timeout(LONGEST_S):
        while not await is_so():  # noqa: ASYNC110  the stand-in tells nobody
            await asyncio.sleep(LOOK_EVERY_S)
    return (perf_counter() - since) * 1000


async def once(school: School, show: Show, policy: str) -> float:
    """Show something; return the milliseconds until its author is asked, or until all of it is gone from the group."""
    await school.world.still()
    await asyncio.sleep(PAUSE_S)
    before, since = await _questions(school), perf_counter()
    numbers = await show(school)
    if policy == "ask":
        return await _until(lambda: _asked(school, before), since)
    return await _until(lambda: _gone(school, numbers), since)


async def main(options: argparse.Namespace) -> None:
    """Print the table."""
    sys.stdout.write(f"{HEAD}\n")
    for policy, until in (
        ("ask", "its author is asked"),
        ("hold", "all of it is gone"),
        ("remove", "all of it is gone"),
    ):
        with TemporaryDirectory() as home:
            async with opened(Path(home), data_files.words(), "en", policy) as school:
                await school.world.sim.set_clock(speed=1)
                for name, show in SHOWN.items():
                    took = [await once(school, show, policy) for _ in range(options.rounds)]
                    figures = f"{median(took):>6.0f}ms {max(took):>6.0f}ms"
                    sys.stdout.write(f"{policy:<8} {name:<22} {until:<28} {figures}\n")
                    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    asyncio.run(main(parser.parse_args()))
