"""A thread of its own for long work at files: it gives way to all else on the machine, and ends with the bot."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
LAST = 19
"""How much a thread of Linux gives way at most; elsewhere threads have no rank of their own."""
PATIENCE = 1.0
"""Seconds that the end of the bot waits for such work; what needs longer is broken off with the process."""


Stopped = Callable[[], bool]
"""Says whether the bot ends meanwhile."""


def never() -> bool:
    """Say that it does not."""
    return False


class BrokenOff(Exception):  # noqa: N818
    """The bot ends, or begins anew: nothing more is put in its place."""


async def quietly(work: Callable[[Stopped], T]) -> T:
    """Run work that mostly waits for the disk or counts outside of Python.

    It is handed a way to ask whether it is to stop, and must be safe to break off anywhere: it keeps no process.
    """
    outcome, halt = Future[T](), threading.Event()
    outcome.set_running_or_notify_cancel()
    threading.Thread(target=_run, args=(work, halt.is_set, outcome), name="quiet", daemon=True).start()
    result = asyncio.wrap_future(outcome)
    try:
        return await asyncio.shield(result)
    except asyncio.CancelledError:
        halt.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(result, return_exceptions=True), PATIENCE)
        raise


def _run(work: Callable[[Stopped], T], stopped: Stopped, outcome: Future[T]) -> None:
    _give_way()
    try:
        outcome.set_result(work(stopped))
    except BaseException as error:  # it is raised where it is waited for
        outcome.set_exception(error)


def _give_way() -> None:
    if sys.platform == "linux":
        with suppress(OSError):  # a container may forbid it; then the work has the rank of all else
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LAST)
