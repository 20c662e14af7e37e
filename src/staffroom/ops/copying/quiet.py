"""A thread of its own for long work at files, which gives way to everything else on the machine."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
LAST = 19
"""How much a thread of Linux gives way at most; elsewhere threads have no rank of their own."""


async def quietly(work: Callable[[], T]) -> T:
    """Run work that mostly waits for the disk or counts outside of Python."""
    thread = ThreadPoolExecutor(1, "quiet", _give_way)
    try:
        return await asyncio.get_running_loop().run_in_executor(thread, work)
    finally:
        thread.shutdown(wait=False)


def _give_way() -> None:
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LAST)
