"""The composition root: one running bot with all its parts; the only place where tasks are started."""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Sequence
from typing import Any

from staffroom import data_files, handed, outbox, settling, wiring
from staffroom.clockwork import Clockwork
from staffroom.config import Config
from staffroom.inbox import Once, Poller, Wakes, Workers
from staffroom.inbox import counts as inbox_counts
from staffroom.kernel import facts, trail
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.db_patience import at_last
from staffroom.kernel.ids import Instant
from staffroom.ops import alerts, keys, lost_hours, news
from staffroom.ops.checks.checkup import Checkup
from staffroom.ops.copying import forgotten
from staffroom.ops.copying.backup import BackupKeeper
from staffroom.ops.follow import Follower
from staffroom.ops.reload import Reload
from staffroom.ops.status import Machine
from staffroom.ops.watching.vigil import Vigil
from staffroom.ops.watching.watch import Signs
from staffroom.outbox import Limits, Pace, Sender, Shelf, Turns
from staffroom.pictures.painter import Painter
from staffroom.rooms.cohorts import Rounds
from staffroom.rooms.progress import Nightly
from staffroom.telegram import bot
from staffroom.telegram.haste import Haste
from staffroom.telegram.line import Line
from staffroom.telegram.reception import Reception
from staffroom.telegram.render import Kit

log = logging.getLogger(__name__)

DRAIN_SECONDS = 8.0
"""Longest time for what is on its way when the program is told to stop; the whole end takes 10 s at most."""
REVOKED_PAUSE = 1.0
"""Seconds until a handler is tried again whose answer met a refused token; the poller parks the line meanwhile."""


class House:
    """One running bot."""

    def __init__(
        self,
        config: Config,
        db: Database,
        clock: Clock,
        painter: Painter,
        follower: Follower | None = None,
        *,
        safe: bool = False,
    ) -> None:
        """Put the parts together; in safe mode only admins are heard and answered, and nothing falls due."""
        self.config, self.db, self.clock, self._follower = config, db, clock, follower
        self._tasks: set[asyncio.Task[None]] = set()
        limits = config.settings.pacing
        pace = Pace(Limits(limits.per_second, limits.chat_gap_ms, limits.group_per_minute))
        self.line, self.painter = Line(), painter
        self.words = data_files.words()
        self.bot = bot.build(config.secrets.bot_token, config.api_server)
        turns = Turns(pace, clock)
        self.kit = Kit(self.words, self.painter, turns, Shelf(db, clock, self.bot.id))
        self.ways = wiring.ways()
        self.workers = Workers(db, clock, self._handle, self._spawn)
        self.haste = Haste(clock, wiring.lets_out, self._spawn)
        self.sender = Sender(db, clock, self.bot, self.kit, self.ways, turns, self.line, self._spawn)
        self.clockwork = Clockwork(db, clock, wiring.ticks(), self.sender.wake, outbox.doubting)
        wakes, tell = Wakes(self.workers.take, self.sender.wake), self._tell_admins
        beside = self.sender.evidence
        self.lookout = handed.lookout(config)
        self.poller = Poller(db, clock, self.line, self._url, wakes, tell, beside, handed.counter(self.lookout))
        hands = handed.rounds(self.ways, self.words, self._written)
        self.rounds = Rounds(db, clock, self.bot, self.line, hands)
        self.backups = BackupKeeper(db, clock, config, wiring.purges())
        self.mirror = forgotten.Mirror(db, config.database, config.backups, config.second_folder)
        self.moodle = Nightly(db, clock, handed.moodle_setup(config), self._written)
        self.checkup = Checkup(db, clock, config, self.sender.wake)
        self.backups.after = self.sender.wake
        self.settings = Reload(config)
        self._safe = safe
        self.workers.only = self.sender.only = wiring.admin_chats if safe else None
        signs = Signs(self._spawn, self.poller.reaches, self._turned, lambda: self.backups.copying)
        self.vigil = Vigil(db, clock, self.line, config, signs, self.sender.wake)
        self._reception: Reception | None = None
        self._polling: asyncio.Task[None] | None = None

    def _turned(self) -> float:
        return min(self.sender.turned, self.workers.turned)

    def _url(self, method: str) -> str:
        return self.bot.session.api.api_url(self.config.secrets.bot_token, method)

    def _spawn(self, work: Coroutine[Any, Any, None], loop: str = "") -> asyncio.Task[None]:
        """Start a task; the log says of which loop, or of what else, it is."""
        context = trail.of_loop(loop)
        task = asyncio.create_task(work, context=context)  # noqa: TID251  this is the composition root
        self._tasks.add(task)
        task.add_done_callback(self._ended, context=context)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a task ended unexpectedly", exc_info=error)

    async def _tell_admins(self, fault: alerts.Fault) -> None:
        """Queue an alert; while the database refuses, the log must do."""
        try:
            await self.db.write(alerts.tell_admins, fault, self.clock.now())
        except DatabaseError:
            log.exception("the admins could not be told of: %s", fault)
        self.sender.wake()

    async def tell_of_settings(self, *, refused: bool) -> None:
        """Tell admins that the last good settings were taken again; or that this is over, where they heard of it."""
        if refused:
            await self._tell_admins("settings")
            return
        try:
            await self.db.write(alerts.over, "settings", self.clock.now())
        except DatabaseError:
            log.exception("the admins could not be told that the settings are well")
        self.sender.wake()

    async def _handle(self, update: dict[str, Any], once: Once) -> None:
        if self._reception is None:
            raise RuntimeError("an update before the doors were opened")
        await self._take_with_patience(self._reception, update, once)
        if once.wrote:
            self._written()
            self.workers.wake()  # an admin may have let something be tried again
            self.rounds.wake()
            self.moodle.wake()
            self.mirror.wake()
            self.checkup.wake()

    def _written(self) -> None:
        self.sender.wake()
        self.clockwork.wake()

    async def _take_with_patience(self, desk: Reception, update: dict[str, Any], once: Once) -> None:
        """Let a handler wait while the token is not accepted: what people did meanwhile is not given up."""
        while True:
            await self.line.wait_open()
            try:
                return await desk.take(self.bot, update, once)
            except bot.Unauthorized:
                if once.done:
                    raise
                await asyncio.sleep(REVOKED_PAUSE)

    async def open_doors(self) -> str:
        """Ask Telegram who we are and set up the handlers; return the bot's name.

        Raises Trouble (exit code 78) where the token is not accepted.
        """
        me = await self.poller.check_token()
        name = str(me["username"])
        await at_last(log, "the start", lambda: self.db.write(_introduced, name, self.clock.now()))
        await self.lookout.prepare(self.db)
        key = keys.database_key(self.config)
        machine, seed = Machine(self.vigil.pulse, self.config.backups, key, safe=self._safe), keys.signing_seed(key)
        tools = handed.tools(self.words, self.clock, self.ways, name, seed, self.config, machine, self.lookout)
        tools["read_settings"] = self.settings.read
        self._reception = Reception(wiring.routers(), wiring.identify, self.kit, wiring.beside, self.haste, **tools)
        return name

    def start(self) -> list[asyncio.Task[None]]:
        """Start the loops that make the house live."""
        self.line.hear(asyncio.get_running_loop().time())
        loops: dict[str, Coroutine[Any, Any, None]] = {
            "workers": self.workers.run(),
            "sender": self.sender.run(),
            "backup": self.backups.run(),
            "mirror": self.mirror.run(),
            "check": self.checkup.run(),
            "token": self.settings.await_token(self.line),
            "watch": self.vigil.run(),
            "ping": self.vigil.ping(),
        }
        if self._safe:
            plain = "Safe mode: the bot hears and answers admins only, and posts nothing in groups."
            log.warning(
                "safe mode: only admins are heard and answered, nothing is posted in groups", extra={"plain": plain}
            )
        else:
            loops["ticks"] = settling.tick(self.line, self.db, self.clock, self.clockwork)
            loops["rounds"] = settling.go_round(self.line, self.rounds)
            loops |= {"glances": self.rounds.glance(), "moodle": self.moodle.run()}
        if self._follower is not None:
            loops["clock"] = self._follower.run()
        said = wiring.INTRODUCTION._replace(names=self.config.settings.telegram.names)
        self._spawn(settling.introduce(self.line, self.bot, self.words, self.db, said), "start")
        self._polling = self._spawn(self.poller.run(), "poller")
        return [self._polling, *(self._spawn(loop, name) for name, loop in loops.items())]

    def wake(self) -> None:
        """Look at everything again: the clock was moved."""
        self.clockwork.wake()
        self.sender.wake()
        self.workers.wake()
        self.rounds.leap()
        self.moodle.wake()
        self.backups.leap()

    def read_settings(self) -> None:
        """Read the settings anew for somebody who is not in the chat."""
        self._spawn(self.settings.read_unseen())

    @property
    def at_rest(self) -> bool:
        """Say whether no part of the house is at work; what waits in the tables is not looked at."""
        still = self._safe or (self.clockwork.idle and self.rounds.idle and self.moodle.idle)
        sends = self.sender.busy or self.haste.busy
        return still and self.checkup.idle and self.backups.idle and not self.workers.busy and not sends

    async def status(self) -> dict[str, Any]:
        """Return what a watcher wants to know: load, waiting work, what is due next, and what people see next."""
        now = self.clock.now()
        waiting, ready, event, due = await self.db.read(self._waiting, now)
        idle = self.at_rest and not waiting["inbox_waiting"] and not ready
        return {
            "now_ms": now,
            "clock_version": getattr(self.clock, "version", 0),
            "ok": not self.vigil.pulse().ails,
            "line": self.line.state.value,
            "idle": idle,
            **waiting,
            "next_event_ms": event,
            "next_due_ms": due,
        }

    def _waiting(self, tx: Tx, now: Instant) -> tuple[dict[str, Any], int, Instant | None, Instant]:
        """Return what waits, how much could be sent now, what is due next without and with the copy, in one hop."""
        inbox = inbox_counts(tx)
        rooms = (self.clockwork.next_due(tx, now), self.moodle.next_due(tx), outbox.next_wake(tx, now))
        event = min((moment for moment in rooms if moment is not None), default=None)
        copy = self.backups.next_due(tx)
        waiting = {"inbox_waiting": inbox.waiting, "inbox_parked": inbox.parked, "outbox": outbox.counts(tx)}
        return waiting, outbox.ready(tx, now), event, copy if event is None else min(event, copy)

    async def close(self, loops: Sequence[asyncio.Task[None]]) -> None:
        """Take nothing new in, send nothing new, let what is on its way end, and close the file, all within 10 s."""
        if self._polling is not None:
            self._polling.cancel()
        self.workers.stop()
        self.sender.stop()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                while self.workers.busy or self.sender.busy:  # noqa: ASYNC110  two counters, no event
                    await asyncio.sleep(0.02)
        left = [*loops, *self._tasks]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self.painter.close()
        await self.bot.session.close()
        await self.db.close()


def _introduced(tx: Tx, name: str, now: Instant) -> None:
    """Note what Telegram calls us, and what admins are told once after a start."""
    facts.put(tx, facts.BOT_NAME, name)
    news.tell(tx, now)
    lost_hours.tell(tx, now)
