"""The demo: the example programme on a stand-in for Telegram, to look at or to run in fast-forward."""
# ruff: noqa: PLC0415  what is heavy is read while the bot's process reads its program

import asyncio
import contextlib
import signal

from staffroom.demo import ports
from staffroom.demo.backstage import backstage

BROKEN = 1
READYING = "The playground is made ready: half a minute, or a few where the machine is busy. What happens meanwhile:"

__all__ = ["run"]


def run(*, headless: bool, days: int, port: int | None, seed: int) -> int:
    """Run the demo and return its exit code: 0 where every promise was kept.

    Raises Trouble where the bot does not start or the port that was asked for is taken.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the bot's process is ended, too
    if headless:
        return 0 if asyncio.run(_play(days, seed)) else BROKEN
    chosen = ports.choose(port, _say)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_open(chosen, seed))
    return 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


async def _play(days: int, seed: int) -> bool:
    async with backstage(seed=seed) as behind:
        from staffroom.demo import headless, stage

        async with stage.on(behind) as set_up:
            return await headless.play(set_up, days, seed, print)


async def _open(port: int, seed: int) -> None:
    _say(READYING)
    async with backstage(port=port, seed=seed) as behind:
        from staffroom.demo import playground, stage

        async with stage.on(behind) as set_up:
            await playground.open_playground(set_up, seed, _say)
