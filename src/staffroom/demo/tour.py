"""The guided tour for first-time visitors: seven steps, each of which is done when it really happened."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from staffroom import outbox
from staffroom.demo.agenda import Say
from staffroom.demo.books import Books
from staffroom.demo.cast import Actor, Cast
from staffroom.demo.judge import Judge
from staffroom.demo.life import OFF, Life
from staffroom.demo.prologue import School
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, PostingId, UserId
from staffroom.kernel.screen import Text, text
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import says_something

GOES_OUT = ("approved", "posting", "posted")
Point = dict[str, Any]
"""What to press: `thing` is a part of the page, `label` a button of the bot, `chat` a line of the chat list."""


def thing(name: str) -> Point:
    """Point at a part of the page."""
    return {"thing": name}


@dataclass
class Step:
    """What to do, as whom and where; `points` names what to press, the nearest to the goal first."""

    id: str
    title: Text
    words: Text
    who: Actor
    chat: int
    points: list[Point]
    happened: Callable[[], Awaitable[bool]]


@dataclass
class Tour:
    """Knows who the visitor is to be, and looks whether it happened; what was done once stays done."""

    cast: Cast
    school: School
    books: Books
    life: Life
    newcomer: Actor
    judge: Judge
    _before: set[PostingId] = field(default_factory=set)
    _done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Note which cards were going out before anybody took the tour."""
        self._before = self.books.read(going_out, self._group)

    @property
    def _coordinator(self) -> Actor:
        return next(one for one in self.school.coordinators if one.location == self.newcomer.location)

    @property
    def _group(self) -> ChatId:
        return ChatId(self._coordinator.groups[0])

    def steps(self) -> list[Step]:
        """Return the steps in their order."""
        return [*self._as_teacher(), *self._as_coordinator(), self._as_admin()]

    def _as_teacher(self) -> list[Step]:
        who, home = self.newcomer, self.newcomer.user
        join, way_in = self._label("joining-button-join"), self._label("joining-button-open")
        letters = [thing("letter"), thing("start"), thing("letters")]
        entering = [thing("invite"), way_in, join, {"chat": home}]
        return [
            Step("letter", text("demo-tour-letter"), text("demo-tour-letter-how"), who, home, letters, self._arrived),
            Step("join", text("demo-tour-join"), text("demo-tour-join-how"), who, home, entering, self._joined),
            Step(
                "answer", text("demo-tour-answer"), text("demo-tour-answer-how"), who, self._group,
                [thing("field") | {"chat": self._group}, {"chat": self._group}], self._answered,
            ),
        ]  # fmt: skip

    def _as_coordinator(self) -> list[Step]:
        who, home = self._coordinator, self._coordinator.user
        post = {"label": self.cast.label("cascade-post", who.language)}
        return [
            Step(
                "post", text("demo-tour-post"), text("demo-tour-post-how"), who, home,
                [post, {"chat": home}], self._posted,
            ),
            Step(
                "life", text("demo-tour-life"), text("demo-tour-life-how"), who, self._group,
                [thing("life-levels"), thing("life")], self._lively,
            ),
            Step(
                "time", text("demo-tour-time"), text("demo-tour-time-how"), who, self._group,
                [thing("play")], self._league_stands,
            ),
        ]  # fmt: skip

    def _as_admin(self) -> Step:
        staff = self.school.staff_group
        words = text("demo-tour-league-how")
        return Step(
            "league", text("demo-tour-league"), words, self.school.admin, staff, [{"chat": staff}], self._league_read
        )

    def _label(self, key: str) -> Point:
        return {"label": self.cast.label(key, self.newcomer.language)}

    async def shown(self, say: Say) -> list[dict[str, Any]]:
        """Return the steps as the stand-in's page reads them, each with whether it is done."""
        return [
            {
                "id": step.id,
                "title": say(step.title),
                "text": say(step.words),
                "as": step.who.user,
                "name": step.who.name,
                "chat": step.chat,
                "points": step.points,
                "done": await self._is_done(step),
            }
            for step in self.steps()
        ]

    async def _is_done(self, step: Step) -> bool:
        if step.id not in self._done and await step.happened():
            self._done.add(step.id)
        return step.id in self._done

    async def _arrived(self) -> bool:
        return bool(self.books.read(people.by_account, UserId(self.newcomer.user)))

    async def _joined(self) -> bool:
        return self.newcomer.user in await self.cast.sim.members(self._group)

    async def _answered(self) -> bool:
        messages = await self.cast.sim.messages(self._group)
        said = [one.get("text", "") for one in messages if one["from"]["id"] == self.newcomer.user]
        return any(says_something("text", words, *self._least()) for words in said)

    def _least(self) -> tuple[int, int]:
        settings = self.judge.programme.settings
        return settings.min_answer_words, settings.min_answer_letters

    async def _posted(self) -> bool:
        return bool(self.books.read(going_out, self._group) - self._before)

    async def _lively(self) -> bool:
        return self.life.level != OFF

    async def _league_stands(self) -> bool:
        return self.books.read(first_league, self.judge.programme) == "sent"

    async def _league_read(self) -> bool:
        if not await self._league_stands():
            return False
        chats = await self.cast.sim.chats(self.school.admin.user)
        return any(chat["id"] == self.school.staff_group and not chat["unread"] for chat in chats)


def going_out(tx: Tx, chat: ChatId) -> set[PostingId]:
    """Return what the coordinator of a group has decided to post."""
    cohort = cohorts.by_chat(tx, chat)
    found = [] if cohort is None else prompts.postings_of(tx, cohort.id)
    return {one.id for one in found if one.state in GOES_OUT and one.decided_by is not None}


def first_league(tx: Tx, programme: Programme) -> str | None:
    """Return what became of the league of the programme's first week."""
    week = programme.calendar.first_of_week(programme.starts_on)
    return outbox.state_of(tx, f"league:{programme.slug}:{week.isoformat()}")
