"""A school for faults: the real bot as a process, the stand-in in this one, and short ways to disturb both."""

import asyncio
import ctypes
import json
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests import builders as make
from tests import installations
from tests.conftest import KEY, blank
from tests.faults import diary

from staffroom import groundwork, outbox
from staffroom.config import Config
from staffroom.demo.backstage import BOT_NAME, TOKEN, Birth, Living, launch
from staffroom.demo.stage import Stage
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.failpoints import VARIABLE
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.outbox import Note
from staffroom.rooms import people, programmes
from staffroom.telegram.rights import NEEDED as RIGHTS_NEEDED
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator
from telegram_emulator.shapes import Shape
from telegram_emulator.world.faults import FOREVER, Fault, Faults
from telegram_emulator.world.ledger import Ledger

SPEED = 60.0
STARTS = make.at(7, 9)
LETTER = "is open, and I have everything I need"
"""What a letter to a teacher says."""
PATIENCE = 60.0
"""Real seconds that anything may take to come to rest."""
BIRTH: ContextVar[Birth] = ContextVar("birth", default=launch)
"""How a bot's process begins."""

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


@dataclass
class Pupil(Stage):
    """A stage whose bot may be given a point to die at."""

    failpoint = ""
    more: dict[str, str] = field(default_factory=dict)
    """What else its environment holds."""

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of the bot's process."""
        return {**super().environment, VARIABLE: self.failpoint, **self.more}


@dataclass
class Trap:
    """Kills the bot from the far end: when its n-th message comes in, or once it was accepted."""

    kill: Callable[[], None]
    on: str = ""
    left: int = 0

    def spring(self, where: str, method: str) -> bool:
        """Count a message; say whether the bot died of it."""
        if where != self.on or not method.startswith("send") or self.left <= 0:
            return False
        self.left -= 1
        if self.left == 0:
            self.kill()
        return self.left == 0


class DeadlyLedger(Ledger):
    """Books after whose entry the bot may die, before it has read the answer."""

    trap: Trap

    def record(self, call: Shape) -> Shape:
        """Keep one call."""
        entry = super().record(call)
        if entry["accepted"]:
            self.trap.spring("accepted", entry["method"])
        return entry


@dataclass(frozen=True)
class Chance:
    """Trouble that strikes messages to groups by chance."""

    kind: str
    probability: float
    longest: int = 3
    """For a 429: it asks for one second to so many."""


class DeadlyFaults(Faults):
    """Trouble among which is the bot's death while its message is on the way, and trouble by chance."""

    trap: Trap

    def __init__(self) -> None:
        super().__init__()
        self.clear()
        self.chances: tuple[Chance, ...] = ()
        self.struck_by_chance = 0
        self._random = Random("chances")  # noqa: S311  chance that repeats

    def clear(self, number: int | None = None) -> None:
        """Take back orders; one that means nothing stays, so that every call is looked at."""
        super().clear(number)
        if not any(order.method == "nothing" for order in self.orders):
            self.add(Fault("slow", method="nothing", count=FOREVER))

    def strike(self, method: str, chat_id: object, *more: Any) -> Fault | None:  # noqa: ANN401
        """Use up an order, or let the bot die before anything happens."""
        if self.trap.spring("sent", method):
            return Fault("cut_before")
        return self._by_chance(method, chat_id) or super().strike(method, chat_id, *more)

    def _by_chance(self, method: str, chat_id: object) -> Fault | None:
        to_group = method.startswith("send") and str(chat_id).startswith("-")
        drawn = self._random.random() if to_group else 1.0
        for chance in self.chances:
            drawn -= chance.probability
            if drawn < 0:
                self.struck_by_chance += 1
                return Fault(chance.kind, retry_after=self._random.randint(1, chance.longest))
        return None


@dataclass
class School:
    """Cohorts with groups, one coordinator who is admin too, and announcements that are due when we say so."""

    stage: Pupil
    programme: ProgrammeId
    groups: dict[CohortId, int]
    huda: int
    amina: int
    trap: Trap
    slugs: list[str] = field(default_factory=list)
    teachers: list[int] = field(default_factory=list)
    """Accounts of teachers who may be written to."""
    old: dict[CohortId, int] = field(default_factory=dict)
    """Where cohorts were before their groups moved."""
    letters: int = 0

    @property
    def faults(self) -> DeadlyFaults:
        """Return the trouble that is ordered here."""
        faults = self.stage.emulator.world.faults
        if not isinstance(faults, DeadlyFaults):
            raise TypeError
        return faults

    @property
    def sim(self) -> Sim:
        """Return the client that acts out people."""
        return self.stage.sim

    def write(self, work: Callable[[Tx], Any]) -> Any:  # noqa: ANN401  whatever the work returns
        """Do something in the file beside the bot."""
        local = LocalDatabase(self.stage.config.database, bytes.fromhex(self.stage.config.secrets.db_key))
        try:
            return local.write(work)
        finally:
            local.close()

    def look(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401
        """Return rows of the file beside the bot."""
        return [tuple(row[name] for name in row.keys()) for row in self.write(lambda tx: tx.all(sql, **values))]  # noqa: SIM118

    async def start(self, failpoint: str = "") -> None:
        """Start the bot, perhaps with a point to die at."""
        self.stage.failpoint = failpoint
        await self.stage.start_bot()

    async def launch(self, failpoint: str = "", *, mortal: bool = False) -> None:
        """Start the bot without waiting until it is well: it may die before.

        `mortal` takes from it what lets the machine's administrator write where nobody may.
        """
        self.stage.failpoint = failpoint
        begin = _mortal if mortal else self.stage.birth
        self.stage.process = await begin(self.stage.home, self.stage.environment)
        self.stage.starts += 1

    async def ended(self) -> int:
        """Wait until the bot has died and return its exit code."""
        if self.stage.process is None:
            return 0
        async with asyncio.timeout(PATIENCE):
            return await self.stage.process.wait()

    def kill(self) -> None:
        """End the bot without a warning, now."""
        process = self.stage.process
        if process is not None and process.returncode is None:
            os.kill(process.pid, signal.SIGKILL)

    async def announce(self, words: str = "", groups: list[CohortId] | None = None, later: int = 0) -> str:
        """Make an announcement due in every group, at once or later (in ms), and wake the bot; return its name."""
        slug = f"try-{len(self.slugs):04}"
        self.slugs.append(slug)
        now = self.stage.emulator.clock.now_ms() + later
        text = {"en": words or f"Announcement {slug}."}
        self.write(lambda tx: _announce(tx, self.programme, slug, text, groups or list(self.groups), now))
        await self.sim.advance(1)
        return slug

    async def settled(self, within: float = PATIENCE) -> None:
        """Wait until every announcement is posted or shown as unknown, and nothing is on its way."""
        async with asyncio.timeout(within):
            while self._moving():  # noqa: ASYNC110  the table tells, no event does
                await asyncio.sleep(0.1)

    async def settled_in(self, cohorts: list[CohortId], within: float = PATIENCE, which: int = -1) -> None:
        """Wait until an announcement, mostly the latest, is posted in some groups, whatever becomes of it in others."""
        sql = "SELECT count(*) FROM outbox WHERE key = :key AND state = 'sent'"
        async with asyncio.timeout(within):
            for cohort in cohorts:
                while self.look(sql, key=f"prompt:{self.slugs[which]}:{cohort}") != [(1,)]:  # noqa: ASYNC110  likewise
                    await asyncio.sleep(0.1)

    async def until_read(self, within: float = PATIENCE) -> None:
        """Wait until everything that people did was read and handled."""
        sql = "SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') + (SELECT count(*) FROM inbox_raw)"
        await self.sim.wait_until_idle(within=within)
        async with asyncio.timeout(within):
            while self.look(sql) != [(0,)]:  # noqa: ASYNC110  likewise
                await asyncio.sleep(0.1)

    async def until_quiet(self, within: float = PATIENCE) -> None:
        """Wait until nothing is queued that may go, and nothing is on its way."""
        sql = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'claimed')"
        async with asyncio.timeout(within):
            while self.look(sql) != [(0,)]:  # noqa: ASYNC110  likewise
                await asyncio.sleep(0.1)

    async def settled_doubts(self, within: float = PATIENCE) -> None:
        """Wait until nothing is in doubt that is to be sent a second time."""
        sql = "SELECT count(*) FROM outbox WHERE state = 'unknown' AND when_unknown = 'resend_once' AND copies < 2"
        async with asyncio.timeout(within):
            while self.look(sql) != [(0,)] or self._moving():  # noqa: ASYNC110  likewise
                await asyncio.sleep(0.1)

    def _moving(self) -> int:
        rows = self.look(
            "SELECT (SELECT count(*) FROM postings x JOIN prompts p ON p.id = x.prompt_id LEFT JOIN outbox o"
            "  ON o.key = 'prompt:' || p.slug || ':' || x.cohort_id"
            "  WHERE p.slug LIKE 'try-%' AND (x.state IN ('planned', 'offered', 'approved')"
            "   OR (x.state = 'posting' AND coalesce(o.state, '') IN ('queued', 'claimed'))))"
            " + (SELECT count(*) FROM outbox WHERE state = 'claimed')"
        )
        return int(rows[0][0])

    async def copies(self) -> dict[tuple[str, int], list[int]]:
        """Return which announcements stand in which groups, by the stand-in's books: the numbers of the messages."""
        found: dict[tuple[str, int], list[int]] = {}
        after = 0
        while calls := await self.sim.calls(after=after, limit=5000):
            after = calls[-1]["seq"]
            for call in calls:
                said = str(call["params"].get("text") or call["params"].get("caption") or "")
                if call["accepted"] and call["method"].startswith("send") and said.startswith("Announcement "):
                    slug = said.removeprefix("Announcement ")[:8]
                    found.setdefault((slug, int(call["params"]["chat_id"])), []).append(call["result"]["message_id"])
        return found

    async def told(self, part: str) -> int:
        """Return how often the coordinator and admin was told something in private."""
        return sum(part in str(message.get("text")) for message in await self.sim.private(self.huda))

    async def wait_told(self, part: str, *, times: int = 1, within: float = PATIENCE) -> None:
        """Wait until the coordinator and admin was told something in private, so many times."""
        async with asyncio.timeout(within):
            while await self.told(part) < times:  # noqa: ASYNC110  likewise
                await asyncio.sleep(0.05)

    async def until_missing(self, cohort: CohortId, missing: str, within: float = PATIENCE) -> None:
        """Wait until the bot knows what a group lacks."""
        async with asyncio.timeout(within):
            while self.look("SELECT missing FROM cohorts WHERE id = :id", id=cohort) != [(missing,)]:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def until_held(self, cohort: CohortId, within: float = PATIENCE) -> None:
        """Wait until the latest announcement waits for a group that the bot is out of."""
        sql = "SELECT count(*) FROM outbox WHERE key = :key AND state = 'queued' AND attempt > 0"
        async with asyncio.timeout(within):
            while self.look(sql, key=f"prompt:{self.slugs[-1]}:{cohort}") != [(1,)]:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def bot(self) -> int:
        """Return the bot's account."""
        return int((await self.sim.state())["bot"]["id"])

    async def write_to_teachers(self) -> None:
        """Queue a private letter to every teacher who may be written to."""
        self.letters += 1
        self.write(lambda tx: _letters(tx, self.letters, self.stage.emulator.clock.now_ms()))
        await self.sim.advance(1)

    def change_minds(self, number: int) -> None:
        """Let one teacher not want to be written to any more, and the one before it want to again."""
        chosen, back = (self.teachers[place % len(self.teachers)] for place in (number, number - 1))
        self.write(lambda tx: _choose(tx, chosen, quiet=True))
        self.write(lambda tx: _choose(tx, back, quiet=False))


async def _mortal(home: Path, environment: Mapping[str, str]) -> Living:
    """Begin the bot without what lets the machine's administrator write where nobody may."""
    with (home / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "staffroom", "run", env=environment, stdout=log, stderr=log,
            stdin=asyncio.subprocess.DEVNULL, preexec_fn=_give_up_power,
        )  # fmt: skip


def _give_up_power() -> None:
    """Let the rights of files count for this process, and what it starts, whoever runs it (Linux)."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def _announce(
    tx: Tx, programme: ProgrammeId, slug: str, text: dict[str, str], cohorts: list[CohortId], now: int
) -> None:
    tx.run(
        "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, theme, on_closed, texts,"
        " follow_up) VALUES (:programme, :slug, 0, 'announcement', 1, 0, '09:00', 'teal', 'shift', :text, '{}')",
        programme=programme,
        slug=slug,
        text=json.dumps(text),
    )
    prompt = tx.value("SELECT id FROM prompts WHERE slug = :slug", slug=slug)
    for cohort in cohorts:
        tx.run(
            "INSERT INTO postings (prompt_id, cohort_id, due_at, due_day, state)"
            " VALUES (:prompt, :cohort, :now, date(:now / 1000, 'unixepoch'), 'approved')",
            prompt=prompt,
            cohort=cohort,
            now=now,
        )


def _letters(tx: Tx, number: int, now: int) -> None:
    """Queue a letter to each teacher with an account."""
    for row in tx.all("SELECT id, telegram_id FROM people WHERE roster = 'teachers' AND reachable = 1"):
        note = Note(
            f"letter:{number}:{row['id']}",
            "cohorts.state",
            ChatId(row["telegram_id"]),
            {"cohort": tx.value("SELECT min(id) FROM cohorts"), "reader": row["id"]},
            person=PersonId(row["id"]),
            when_unknown="resend_once",
        )
        outbox.post(tx, note, Instant(now))


def _choose(tx: Tx, user: int, *, quiet: bool) -> None:
    person = PersonId(tx.value("SELECT id FROM people WHERE telegram_id = :user", user=user))
    people.choose(tx, person, paused_until=None, quiet=quiet, left_at=None)


@asynccontextmanager
async def school(
    cohorts: int = 4,
    people: int = 3,
    *,
    speed: float = SPEED,
    kind: str = "supergroup",
    reachable: int = 0,
    **changes: dict[str, Any],
) -> AsyncIterator[School]:
    """Found a school; nothing of it remains. `changes` are sections of config.yaml."""
    with tempfile.TemporaryDirectory(prefix="staffroom-faults-") as folder:
        home = Path(folder)
        emulator = Emulator(token=TOKEN, username=BOT_NAME, start_ms=STARTS, speed=speed, expire=False)
        async with emulator, Sim(emulator.url) as sim:
            stage = _stage(home, emulator, sim, changes)
            trap = Trap(lambda: None)
            found = await _found(stage, [kind] * cohorts, people, trap, reachable)
            trap.kill = found.kill
            try:
                yield found
            finally:
                await stage.close()


def _stage(home: Path, emulator: Emulator, sim: Sim, changes: dict[str, dict[str, Any]]) -> Pupil:
    port = free_port()
    written = installations.example()
    written |= {"health": {"port": port}, "database": {"path": "data/staffroom.db"}, "backup": {"folder": "backups"}}
    cards = changes.pop("cards", {})
    written |= changes
    section = written["programmes"][0]
    section |= {"start": "2030-01-06", "school_week": ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]}
    section |= {"holidays": [], "quiet_hours": {"from": "03:00", "to": "03:01"}}
    section |= {"posts": {"per_day": 10, "per_week": 40}, "cards": {**section["cards"], **cards}}
    installations.write(home, written)
    (home / "data").mkdir()
    (home / "data" / "staffroom.db").write_bytes(blank())
    environment = {"STAFFROOM_HOME": str(home), "STAFFROOM_DB_KEY": KEY.hex(), "BOT_TOKEN": TOKEN}
    return Pupil(home, Config.load(environment=environment), emulator, sim, port, birth=BIRTH.get())


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _found(stage: Pupil, kinds: list[str], people: int, trap: Trap, reachable: int) -> School:
    huda = await stage.sim.create_user("Huda", started=True)
    amina = await stage.sim.create_user("Amina", started=True)
    teachers = [await stage.sim.create_user(f"T{number}", started=True) for number in range(reachable)]
    chats = [await _group(stage.sim, huda, amina, f"Group{number}", kind) for number, kind in enumerate(kinds)]
    key = bytes.fromhex(stage.config.secrets.db_key)
    groundwork.prepare(stage.config, key)
    local = LocalDatabase(stage.config.database, key)
    try:
        programme, groups = local.write(_fill, chats, people, huda, teachers or [amina])
        local.write(diary.begin)
    finally:
        local.close()
    world = stage.emulator.world
    DeadlyLedger.trap = DeadlyFaults.trap = trap
    world.ledger.close()
    world.ledger, world.faults = DeadlyLedger(stage.home / "ledger.jsonl"), DeadlyFaults()
    return School(stage, programme, groups, huda, amina, trap, teachers=teachers)


async def _group(sim: Sim, owner: int, member: int, title: str, kind: str) -> int:
    chat = await sim.create_group(owner, title, kind=kind)
    await sim.add_bot(chat, owner, dict.fromkeys(RIGHTS_NEEDED, True) if kind == "supergroup" else None)
    await sim.add_member(chat, member)
    return chat


def _fill(
    tx: Tx, chats: list[int], people: int, huda: int, known: list[int]
) -> tuple[ProgrammeId, dict[CohortId, int]]:
    programme = programmes.all_of(tx)[0].id
    lead = make.coordinator(tx, programme, "Huda Coordinator", user=huda)
    sql = "INSERT INTO roles (person_id, programme_id, role) VALUES (:person, :programme, 'admin')"
    tx.run(sql, person=lead, programme=programme)
    groups: dict[CohortId, int] = {}
    for chat in chats:
        cohort = make.cohort(tx, programme, coordinator_id=PersonId(lead), chat=chat)
        groups[cohort] = chat
        for number in range(people):
            user = known[number] if len(groups) == 1 and number < len(known) else None
            make.member(tx, make.person(tx, programme, user=user), cohort)
    tx.run("UPDATE prompts SET retired = 1 WHERE programme_id = :programme", programme=programme)
    return programme, groups
