"""What people do in a school day: coordinators decide, teachers answer, talk, ask, report, and choose otherwise."""

import asyncio
import itertools
from collections.abc import Coroutine
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.year import course
from tests.year.stage import Ground

from staffroom.demo import prologue
from staffroom.demo.cast import AT_ONCE, Actor, Cast, bears
from staffroom.demo.prologue import School
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.refusal import Trouble
from telegram_emulator.client import SimError

ANSWER, REPLY, TALK = 0.4, 0.3, 0.06
FORGETS = 0.03
"""How often a coordinator decides nothing about a card."""
RECENT = 40
MONTH = 30 * DAY
OPEN = (
    "SELECT x.chat_id, p.slug, p.kind, x.message_id FROM postings x JOIN prompts p ON p.id = x.prompt_id"
    " WHERE x.state = 'posted' AND x.closes_at > :now AND x.message_id IS NOT NULL"
    " AND p.kind IN ('introduction', 'question', 'poll', 'task') ORDER BY x.posted_at"
)
UNDECIDED = "SELECT count(*) FROM postings WHERE state = 'offered' AND due_at BETWEEN :now AND :now + 4 * 3600000"
WHAT = ("the signal", "a quiet start", "work in pairs", "the seating plan", "a timer", "two rules", "a check list")
HOW = ("helped at once", "took three days", "went wrong at first", "calmed everybody", "made two pupils laugh")
WHO = ("the older ones", "my class of ten-year-olds", "a restless group", "the new class", "the whole year")


@dataclass
class Left:
    """A choice not to be written to, or to be gone: what, whose, since which call, since when, and until when."""

    what: str
    user: int
    calls: int
    at: int
    until: int | None = None


@dataclass
class Life:
    """Acts for everybody, and remembers what was done, so that it can be compared."""

    cast: Cast
    stage: Ground
    school: School
    newcomers: list[dict[str, str]]
    random: Random = field(default_factory=lambda: Random(52))  # noqa: S311  invented people
    answered: dict[tuple[str, int], dict[int, int]] = field(default_factory=dict)
    """By card and group: who answered, and when first."""
    choices: list[Left] = field(default_factory=list)
    said: int = 0
    reported: int = 0
    refused: int = 0
    records: int = 0
    _slugs: dict[tuple[int, int], str] = field(default_factory=dict)
    """By group and number: which card stands there."""
    _decided: set[tuple[int, int]] = field(default_factory=set)
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def now(self) -> int:
        """Return the stand-in's time."""
        return self.stage.emulator.clock.now_ms()

    @property
    def active(self) -> list[Actor]:
        """Return the teachers who have arrived and have not chosen otherwise."""
        away = {one.user for one in self.choices if one.until is None or one.until > self.now}
        return [actor for actor in self.school.teachers.values() if actor.user not in away]

    async def decide(self) -> None:
        """Let coordinators press *Post to my group* under what is new, but for what they forget."""
        if not self.stage.look(UNDECIDED, now=self.now)[0][0]:
            return
        bot = await self.cast.bot()
        for leader in self.school.coordinators:
            label = self.cast.label("cascade-post", leader.language)
            for message in await self.cast.sim.messages(leader.user, last=RECENT):
                number = leader.user, int(message["message_id"])
                if number not in self._decided and bears(message, label):
                    self._decided.add(number)
                    if self.random.random() >= FORGETS:
                        await self.cast.press(leader, bot, label, number[1])
        await self.cast.director.still()

    async def settle_doubts(self) -> None:
        """Let coordinators and the admin look at what may not have arrived, and send again what did not."""
        if not self.stage.look("SELECT count(*) FROM outbox WHERE state = 'unknown'")[0][0]:
            return
        bot = await self.cast.bot()
        for reader in [self.school.admin, *self.school.coordinators]:
            label = self.cast.label("panel-send-again", reader.language)
            for message in await self.cast.sim.messages(reader.user, last=RECENT):
                if bears(message, label):
                    await self.cast.press(reader, bot, label, int(message["message_id"]))
        await self.cast.director.still()

    async def talk(self, *, share: float = 1.0) -> None:
        """Let a part of the teachers answer what is open, in their groups, and say a word besides."""
        acts: list[Coroutine[Any, Any, None]] = []
        inside = {group: set(await self.cast.sim.members(group)) for group in self.school.groups.values()}
        for chat, slug, kind, message in self.stage.look(OPEN, now=self.now):
            self._slugs[chat, message] = slug
            known = self.answered.setdefault((slug, chat), {})
            for actor in self.active:
                if actor.user not in inside.get(chat, ()) or actor.user in known:
                    continue
                if self.random.random() < ANSWER * share:
                    known[actor.user] = self.now
                    acts.append(self._try(actor, chat, kind, message))
        for actor in self.active:
            group = self.school.group_of(actor)
            if actor.user in inside[group] and self.random.random() < TALK * share:
                acts.append(self._say(actor, group))
        await together(acts)

    async def _try(self, actor: Actor, chat: int, kind: str, message: int) -> None:
        """Answer a card; what Telegram refuses, such as a vote in a poll that has closed meanwhile, is no answer."""
        try:
            await self._answer(actor, chat, kind, message)
        except SimError:
            self.answered[self._slugs[chat, message], chat].pop(actor.user, None)
            self.refused += 1

    async def _answer(self, actor: Actor, chat: int, kind: str, message: int) -> None:
        """Answer a card in the way of its kind; a second answer must count no more than one."""
        if kind == "poll":
            await self.cast.sim.vote(actor.user, chat, message, [self.random.randrange(4)])
        elif kind == "task":
            label = self.cast.label("prompts-done", self._language(chat))
            await self.cast.sim.tap_only(actor.user, chat, label, message_id=message)
        else:
            first = await self.cast.sim.say(actor.user, chat, self._words(), reply_to=message)
            if self.random.random() < REPLY:
                await self._reply(actor, chat, message, first)
            if self.random.random() < REPLY:
                await self.cast.sim.say(actor.user, chat, self._words(), reply_to=message)

    async def _reply(self, to: Actor, chat: int, card: int, said: int) -> None:
        """Let a colleague reply to an answer, which counts for them as one of their own."""
        there = await self.cast.sim.members(chat)
        other = self.random.choice([one for one in self.active if one.user in there and one is not to] or [to])
        await self.cast.sim.say(other.user, chat, self._words(), reply_to=said)
        slug = self._slugs[chat, card]
        self.answered[slug, chat].setdefault(other.user, self.now)

    def _language(self, chat: int) -> str:
        return str(self.stage.look("SELECT language FROM cohorts WHERE chat_id = :chat", chat=chat)[0][0])

    async def _say(self, actor: Actor, group: int) -> None:
        ask = self.random.random() < REPLY
        await self.cast.sim.say(actor.user, group, f"Who has tried {self._words()}?" if ask else self._words())
        self.said += 1

    def _words(self) -> str:
        """Return words that nobody else has said."""
        what, how, who = (self.random.choice(ones) for ones in (WHAT, HOW, WHO))
        return f"With {who} {what} {how}, as I noted on page {next(self._numbers)} of my book"

    async def report(self) -> None:
        """Let somebody hurt a colleague, another report it, and the coordinator dismiss it."""
        leader = self.random.choice(self.school.coordinators)
        group = leader.groups[0]
        there = [one for one in self.active if self.school.group_of(one) == group]
        if len(there) < 2:
            return
        author, reporter = self.random.sample(there, 2)
        said = await self.cast.sim.say(author.user, group, "You know nothing about children, as everybody can see")
        await self.cast.director.still()
        await self.cast.sim.say(reporter.user, group, "/report", reply_to=said)
        await self.cast.director.still()
        self.reported += 1
        await self.cast.tap(leader, "conduct-dismiss")
        await self.cast.director.still()

    async def join(self) -> None:
        """Let the next teacher who did not come at first come late, with a letter anew: the first holds for 60 days."""
        if self.newcomers:
            row, links = self.newcomers.pop(0), self.stage.home / "late-links.csv"
            await self.stage.commands(["roster", "links", "--id", row["id"], "--out", str(links)])
            actor = await self.enter({**row, "link": course.links_of(links)[row["id"]]})
            await prologue.let_in(self.cast, self.school, [actor])

    async def enter(self, row: dict[str, str]) -> Actor:
        """Give a teacher a phone and a letter."""
        actor = await self.cast.enter(row["full_name"], row["language"], row["link"], row["location"], "teacher")
        self.school.teachers[row["id"]] = actor
        return actor

    async def choose(self, what: str) -> Actor | None:
        """Let one more teacher pause, be quiet, leave, or have everything deleted; return who."""
        free = [one for one in self.active if one.user in await self.cast.sim.members(self.school.group_of(one))]
        if not free:
            return None
        actor = self.random.choice(free)
        await {"pause": self._pause, "quiet": self._quiet, "leave": self._leave, "erase": self._erase}[what](actor)
        await self.cast.director.still()
        until = self.now + MONTH - HOUR if what == "pause" else None
        self.choices.append(Left(what, actor.user, self.stage.emulator.world.ledger.last, self.now, until))
        return actor

    async def _pause(self, actor: Actor) -> None:
        await self._steps(actor, "/me", "joining-button-pause", "joining-button-month")

    async def _quiet(self, actor: Actor) -> None:
        await self._steps(actor, "/me", "joining-button-quiet")

    async def _leave(self, actor: Actor) -> None:
        await self._steps(actor, "/me", "joining-button-leave", "joining-button-leave-sure")

    async def _erase(self, actor: Actor) -> None:
        await self._steps(actor, "/delete", "joining-button-erase-sure")

    async def _steps(self, actor: Actor, command: str, *taps: str) -> None:
        """Write a command and tap one button after the other.

        Raises Trouble where a button does not come.
        """
        await self.cast.send(actor, command)
        for tap in taps:
            if not await self.cast.shows(actor, tap):
                raise Trouble(f"{actor.name} was not shown {tap}")
            await self.cast.tap(actor, tap)
            await self.cast.director.still()

    async def ask_for_records(self, most: int) -> None:
        """Let some teachers ask for their record on paper, at the end."""
        for actor in self.active[:most]:
            await self._steps(actor, "/me", "joining-button-record")
            papers = [one for one in await self.cast.sim.private(actor.user) if "document" in one]
            self.records += len(papers) > 0


async def together(acts: list[Coroutine[Any, Any, None]]) -> None:
    """Let people act at the same hour, some at a time."""
    for start in range(0, len(acts), AT_ONCE):
        await asyncio.gather(*acts[start : start + AT_ONCE])
