"""The demo: the example programme on a stand-in for Telegram, to look at or to run in fast-forward."""
# ruff: noqa: PLC0415  what is heavy is read while the bot's process reads its program

import asyncio
import contextlib
import signal

from staffroom.demo.backstage import backstage
from staffroom.kernel.refusal import Trouble

BROKEN = 1

__all__ = ["run"]


def run(*, headless: bool, days: int, port: int, seed: int) -> int:
    """Run the demo and return its exit code: 0 where every promise was kept.

    Raises Trouble where the bot does not start or the port is taken.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the bot's process is ended, too
    if headless:
        return 0 if asyncio.run(_play(days, seed)) else BROKEN
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_open(port, seed))
    except OSError as error:
        raise Trouble(f"port {port} is taken ({error.strerror}): choose another with --port") from None
    return 0


async def _play(days: int, seed: int) -> bool:
    async with backstage(seed=seed) as behind:
        from staffroom.demo import headless, stage

        async with stage.on(behind) as set_up:
            return await headless.play(set_up, days, seed, print)


async def _open(port: int, seed: int) -> None:
    async with backstage(port=port, seed=seed) as behind:
        from staffroom.demo import playground, stage

        async with stage.on(behind) as set_up:
            await playground.open_playground(set_up, seed)
