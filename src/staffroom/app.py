"""The running program: start the house, keep it until it is to stop, and stop it again."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from staffroom import groundwork
from staffroom.config import Config
from staffroom.house import House
from staffroom.kernel import collector
from staffroom.kernel.clock import SystemClock
from staffroom.kernel.db import Database
from staffroom.kernel.refusal import BROKEN, CONFIGURATION, Trouble
from staffroom.ops import heap
from staffroom.ops.follow import Follower
from staffroom.ops.keys import database_key, is_changing
from staffroom.ops.lock import ProcessLock
from staffroom.ops.watching import supervisor
from staffroom.ops.watching.guard import Guard
from staffroom.pictures.painter import Painter

log = logging.getLogger(__name__)

BEAT_SECONDS = 5.0
"""Between two signs of life while the bot waits for Telegram at its start."""


@asynccontextmanager
async def living(
    config: Config, painter: Painter | None = None, *, safe: bool = False, locked: bool = False
) -> AsyncIterator[tuple[House, list[asyncio.Task[None]]]]:
    """Build, start and stop a house around a block of code; it has a painter of its own unless one is given.

    `locked` says that the caller holds the process lock. Raises Trouble where the house cannot be started.
    """
    key = database_key(config)
    follower = Follower(config.secrets.clock) if config.secrets.clock else None
    if follower is not None:
        await follower.look()
    clock = follower.clock if follower else SystemClock()
    await asyncio.to_thread(groundwork.prepare, config, key, clock, locked=locked)
    database = await Database.open(config.database, key)
    house = House(config, database, clock, painter or Painter(), follower, safe=safe)
    if follower is not None:
        follower.moved = house.wake
    loops: list[asyncio.Task[None]] = []
    try:
        await house.open_doors()
        loops = house.start()
        yield house, loops
    finally:
        await house.close(loops)


async def run(config: Config, *, safe: bool = False) -> None:
    """Run until told to stop, and begin anew with other settings where somebody asks for that.

    In safe mode only admins are heard and answered, in their private chats, and nothing is posted.

    Raises Trouble: exit code 2 where another process holds the database, 78 for a mistake in the settings,
    70 where a part of the program broke.
    """
    heap.share()
    with ProcessLock(config.lock_file), supervisor.farewell():
        _end_change_of_keys(config)
        good: Config | None = None
        refused, stopped = False, asyncio.Event()
        _hear_the_end(stopped)
        while True:
            try:
                following = await _live(config, stopped, safe=safe, refused=refused)
            except Trouble as trouble:
                if good is None or trouble.exit_code != CONFIGURATION:
                    raise
                plain = f"The bot cannot run by the new settings, and goes on by the last good ones. {trouble}"
                log.error(  # noqa: TRY400  a sentence for people
                    "these settings cannot be lived by; the last good ones are taken again. %s",
                    trouble,
                    extra={"plain": plain, "anew": True},
                )
                config, good, refused = good, None, True
            else:
                if following is None:
                    return
                config, good, refused = following, config, False
            collector.look_at_all()  # the house that was can go


def _end_change_of_keys(config: Config) -> None:
    """Go on with a new key for the database where that was broken off."""
    if is_changing(config):
        from staffroom.ops.handing import rotation  # noqa: PLC0415  hardly ever needed

        rotation.go_on(config)


async def _live(config: Config, stopped: asyncio.Event, *, safe: bool, refused: bool) -> Config | None:
    """Run by these settings; return those to begin anew with, None where the bot was told to stop.

    `refused` says that others were tried and these were taken again.
    """
    with Guard() as guard:
        async with AsyncExitStack() as life:
            begun = await _begun(life, config, stopped, safe=safe)
            if begun is None:
                return None
            house, loops = begun
            await life.enter_async_context(_watched(config.settings.health.port, house))
            house.vigil.watch.beats = (guard.beat, supervisor.beat)
            supervisor.ready()
            await house.tell_of_settings(refused=refused)
            return await _until_stopped(house, loops, stopped)


async def _begun(
    life: AsyncExitStack, config: Config, stopped: asyncio.Event, *, safe: bool
) -> tuple[House, list[asyncio.Task[None]]] | None:
    """Start the house; None where the bot was told to stop before it ran: Telegram may be away for long."""
    starting = asyncio.ensure_future(life.enter_async_context(living(config, safe=safe, locked=True)))
    end = asyncio.ensure_future(stopped.wait())
    try:
        while not (starting.done() or end.done()):
            supervisor.beat()
            await asyncio.wait((starting, end), timeout=BEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        return starting.result() if starting.done() else None
    finally:
        end.cancel()
        if not starting.done():
            starting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await starting


@asynccontextmanager
async def _watched(port: int, house: House) -> AsyncIterator[None]:
    """Serve the page for monitoring where the settings ask for it."""
    if not port:
        yield
        return
    from staffroom.ops.watching.health import Health  # noqa: PLC0415  a server is read by whoever wants one

    health = Health(port, house.status, lambda: house.vigil.pulse().ails, house.vigil.metrics)
    await health.start()
    try:
        yield
    finally:
        await health.stop()


async def _until_stopped(house: House, loops: list[asyncio.Task[None]], stopped: asyncio.Event) -> Config | None:
    """Wait for the end; return the settings to begin anew with where somebody asked for that."""
    if hasattr(signal, "SIGHUP") and not _has_terminal():
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, house.read_settings)
    file = house.config.log_file
    plain = f"Staffroom is running. Ctrl-C in this window stops it; what it does is written to {file}."
    log.info("Staffroom is running", extra={"plain": plain})
    waiting = [asyncio.ensure_future(event.wait()) for event in (stopped, house.settings.asked)]
    await asyncio.wait([*waiting, *loops], return_when=asyncio.FIRST_COMPLETED)
    for one in waiting:
        one.cancel()
    if stopped.is_set():
        log.info("Staffroom is told to stop", extra={"plain": "It stops: one moment."})
        return None
    if house.settings.asked.is_set():
        return house.settings.found
    raise Trouble("a part of the program broke; the log says which. Start it again.", BROKEN)


def _hear_the_end(stopped: asyncio.Event) -> None:
    """Let Ctrl-C and a service's stop end the bot in order, whatever it is at."""
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers; Ctrl-C raises there
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)


def _has_terminal() -> bool:
    """Say whether somebody started us in a window: SIGHUP means then that it was closed."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()
