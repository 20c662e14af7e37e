"""What happens to an installation in a year: outages, upgrades, a restore, a new key, a coordinator who leaves."""

import asyncio
import re
import resource
from pathlib import Path

from tests.year import course
from tests.year.books import Books
from tests.year.people import Life
from tests.year.stage import Ground

from staffroom.demo.cast import Actor
from staffroom.kernel.clock import DAY, HOUR
from staffroom.ops import keys, recovery
from staffroom.ops.copying.retention import copies, made_at

A_WHILE = 0.4
"""Real seconds in which the bot feels the trouble of one simulated hour."""
ASKED = b"The last group of line"
CHECKS = re.compile(r"^ +(\d): .* ([0-9a-f]{4})$", re.MULTILINE)
"""A line of the printed sheet: its number, and its last group."""
FULL = 4096
"""Bytes beyond which no file can be written on a disk that is full."""


class Troubles:
    """Brings about one thing after the other; each returns a line that says what was done."""

    def __init__(self, stage: Ground, life: Life, books: Books) -> None:
        self._stage, self._life, self._books = stage, life, books
        self.lost: tuple[int, int] | None = None
        """From when to when what people did was lost with the file."""
        self.not_done: list[str] = []
        self._successor: Actor | None = None

    async def upgrade(self, day: int, source: Path | None, program: str) -> str:
        """Stop the bot, exchange the program, start it again."""
        before = self._version()
        await self._stage.end()
        self._stage.use(source)
        await self._stage.begin(day, program)
        await self._life.cast.director.still()
        return f"upgraded from step {before:04} of the database to {self._version():04}"

    def _version(self) -> int:
        return int(self._stage.look("SELECT max(version) FROM schema_versions")[0][0])

    async def telegram_away(self, hours: int) -> str:
        """Let Telegram answer 502 for hours, while people go on talking to one another."""
        await self._stage.sim.faults(kind="502_html", count=-1)
        await self._through(hours)
        await self._stage.sim.faults(clear=True)
        await self._life.cast.director.still()
        return f"Telegram was away for {hours} hours"

    async def disk_full(self, hours: int) -> str:
        """Let nothing be written for hours, the nightly copy included."""
        self._limit(FULL)
        await self._through(hours)
        self._limit(resource.RLIM_INFINITY)
        await asyncio.sleep(A_WHILE)
        await self._life.cast.director.still()
        return f"the disk was full for {hours} hours"

    async def _through(self, hours: int) -> None:
        """Let hours pass that the bot cannot use; people write meanwhile."""
        for hour in range(hours):
            await self._stage.sim.advance(HOUR)
            if hour % 6 == 2:
                await self._life.talk(share=0.3)
            await asyncio.sleep(A_WHILE)

    def _limit(self, most: int) -> None:
        if self._stage.process is not None:
            resource.prlimit(self._stage.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    async def machine_off(self, day: int, days: int, program: str) -> str:
        """Switch the machine off for days: of what people do meanwhile, Telegram keeps the last day."""
        await self._stage.end()
        leaver = self._life.active[-1]
        await self._stage.sim.leave(leaver.user, self._life.school.group_of(leaver))
        await self._stage.sim.advance((days - 1) * DAY)
        self._stage.emulator.world.queue.clear()
        self._gone(leaver.user)
        await self._life.talk(share=0.5)
        await self._stage.sim.advance(DAY - 2 * HOUR)
        await self._stage.begin(day + days, program)
        await self._life.cast.director.still()
        return f"the machine was off for {days} days; somebody left unseen"

    def _gone(self, user: int) -> None:
        for number, actor in list(self._life.school.teachers.items()):
            if actor.user == user:
                del self._life.school.teachers[number]

    async def restore(self, day: int, program: str) -> str:
        """Put yesterday's copy in the place of the file, as after a mishap."""
        await self._life.choose("erase")
        self._books.note()
        copy = copies(self._stage.config.backups)[1]
        await self._stage.end()
        await self._stage.commands(["restore", str(copy), "--yes"])
        self._books.branch += 1
        self.lost = made_at(copy), self._life.now
        await self._stage.begin(day, program)
        await self._life.cast.director.still()
        return f"restored a copy of {(self.lost[1] - self.lost[0]) / HOUR:.0f} hours ago"

    async def rotate_key(self, day: int, program: str) -> str:
        """Give the database a new key at the terminal, where its sheet has to be proved."""
        config, before = self._stage.config, keys.database_key(self._stage.config)
        await self._stage.end()
        process = await self._stage.type(["rotate", "key"])
        assert process.stdin is not None
        assert process.stdout is not None
        said = b""
        while ASKED not in said and (more := await process.stdout.read(4096)):
            said += more
        if ASKED in said:
            last = {int(number): group for number, group in CHECKS.findall(said.decode())}
            typed = "".join(f"{last[number]}\n" for number in recovery.ASKED_LINES)
            said += (await process.communicate(typed.encode()))[0]
        code = await process.wait()
        await self._stage.begin(day, program)
        await self._life.cast.director.still()
        if code or keys.database_key(config) == before:
            self.not_done.append(f"one key rotation: {said.decode()[-300:]}")
        return "no new key" if code else "the database has a new key"

    async def coordinator_leaves(self) -> str:
        """Bring another coordinator in; then one leaves their own group and the coordinators'."""
        school = self._life.school
        self._successor = await self._another()
        leader = school.coordinators[-1]
        await self._stage.sim.leave(leader.user, leader.groups[0])
        await self._stage.sim.leave(leader.user, school.staff_group)
        await self._life.cast.director.still()
        return f"{leader.name} left"

    async def _another(self) -> Actor:
        """Import one more coordinator, who opens their link and joins the coordinators' group."""
        school, cast = self._life.school, self._life.cast
        row = course.coordinator(len(school.coordinators), len(school.coordinators) - 1)
        file = course.write_table(self._stage.home / "another.csv", [row])
        links = self._stage.home / "another-links.csv"
        await self._stage.commands(
            ["coordinators", "import", str(file)],
            ["roster", "links", "--role", "coordinator", "--id", row["id"], "--out", str(links)],
        )
        actor = await cast.enter(
            row["full_name"], "en", course.links_of(links)[row["id"]], row["location"], "coordinator"
        )
        await cast.arrive(actor)
        await cast.sim.add_member(school.staff_group, actor.user, school.admin.user)
        await cast.director.still()
        return actor

    async def another_leads(self) -> str:
        """Let the admin name on the phone who leads instead, and let them go into the group."""
        school, cast, actor = self._life.school, self._life.cast, self._successor
        assert actor is not None
        await self._appoint(actor.name)
        way_in = await cast.way_in(actor)
        if way_in is not None:
            await cast.sim.open_link(actor.user, way_in)
            await cast.director.still()
        actor.groups = school.coordinators.pop().groups
        school.coordinators.append(actor)
        there = actor.user in await cast.sim.members(actor.groups[0])
        return f"{actor.name} leads instead, and is {'in' if there else 'NOT IN'} the group"

    async def _appoint(self, name: str) -> None:
        """Let the admin open what waits for them, and name somebody."""
        cast, admin = self._life.cast, self._life.school.admin
        label = cast.label("cohorts-appoint", "en", person=name)
        shown = await cast.sim.buttons(admin.user)
        assert label in shown, f"{label} is not among {shown}"
        await cast.press(admin, await cast.bot(), label)
        await cast.director.still()
