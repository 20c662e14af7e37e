"""What is to be done however long the database refuses: a disk is full for a while, somebody writes beside us."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from staffroom.kernel import blame

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds between two tries while the database refuses."""


async def at_last(log: logging.Logger, what: str, work: Callable[[], Awaitable[T]]) -> T:
    """Do work on the database, and again each second while it refuses; the log says what waits."""
    while True:
        try:
            return await work()
        except Exception as error:
            if not blame.is_the_database(error):
                raise
            log.exception("%s waits while the database refuses", what)
            await asyncio.sleep(PATIENCE)
