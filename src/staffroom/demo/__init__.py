"""The demo: the example programme on a stand-in for Telegram, to look at or to run in fast-forward."""

import asyncio
import contextlib
import signal

from staffroom.demo.headless import play
from staffroom.demo.playground import open_playground
from staffroom.kernel.refusal import Trouble

BROKEN = 1

__all__ = ["run"]


def run(*, headless: bool, days: int, port: int, seed: int) -> int:
    """Run the demo and return its exit code: 0 where every promise was kept.

    Raises Trouble where the bot does not start or the port is taken.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the bot's process is ended, too
    if headless:
        return 0 if asyncio.run(play(days, seed, print)) else BROKEN
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(open_playground(port, seed))
    except OSError as error:
        raise Trouble(f"port {port} is taken ({error.strerror}): choose another with --port") from None
    return 0
