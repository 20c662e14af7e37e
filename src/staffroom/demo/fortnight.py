"""The days of the course: coordinators decide in the afternoon, teachers answer after school, some choose otherwise."""

from dataclasses import dataclass, field
from datetime import date, time
from random import Random
from typing import Any

from staffroom.demo.cast import Actor, Cast, bears
from staffroom.demo.judge import Judge
from staffroom.demo.prologue import School
from staffroom.demo.voices import Voices
from staffroom.kernel.clock import at_wall
from staffroom.rooms.programmes import Entry

COORDINATORS_LOOK = time(9, 30)
TEACHERS_TALK = time(17, 30)
EVENING = time(21, 0)
PART_WHO_ANSWER = 0.55
PART_WHO_REPLY_TO_A_COLLEAGUE = 0.3


@dataclass
class Day:
    """What happened on one day."""

    number: int
    date: date
    posted: int = 0
    answered: int = 0
    choices: list[str] = field(default_factory=list)
    league: bool = False

    def line(self) -> str:
        """Return the day as one printed line."""
        what = [f"{self.posted} cards posted", f"{self.answered} answers"]
        what += self.choices + (["league posted"] if self.league else [])
        return f"day {self.number:2}  {self.date:%a %d %b}  " + ", ".join(what)


class Fortnight:
    """Plays the days one by one."""

    def __init__(self, cast: Cast, school: School, judge: Judge, seed: int) -> None:
        self._cast, self._school, self._judge = cast, school, judge
        self._voices = Voices.of(cast.stage, seed)
        self._random = Random(seed)  # noqa: S311  invented people
        self._answered: set[tuple[str, int]] = set()
        self._posts = 0

    async def play(self, number: int, *, choices: bool = True) -> Day:
        """Play one day to its evening."""
        day = Day(number, self._judge.day(number))
        await self._to(day.date, COORDINATORS_LOOK)
        await self._decide()
        await self._to(day.date, TEACHERS_TALK)
        day.answered = await self._talk()
        day.choices = await self._choose(number) if choices else []
        await self._to(day.date, EVENING)
        await self._count(day)
        return day

    async def _to(self, day: date, at: time) -> None:
        await self._cast.director.advance_to(at_wall(day, at, self._judge.programme.zone))

    async def _decide(self) -> None:
        """Let every coordinator press *Post to my group* under each card that is new in their private chat."""
        await self._cast.together(self._school.coordinators, self._post)

    async def _post(self, coordinator: Actor) -> None:
        label, bot = self._cast.label("cascade-post", coordinator.language), await self._cast.bot()
        for message in await self._cast.sim.private(coordinator.user):
            key = f"{coordinator.user}:{message['message_id']}"
            if key not in self._judge.decided and bears(message, label):
                self._judge.decided.add(key)
                await self._cast.press(coordinator, bot, label, int(message["message_id"]))

    async def _talk(self) -> int:
        """Let a part of the teachers answer the newest card of their group, some twice, some one another."""
        said = 0
        for location, group in self._school.groups.items():
            messages = await self._cast.sim.messages(group)
            newest = self._newest(messages)
            if newest is None:
                continue
            entry, card = newest
            colleagues: list[int] = []
            for actor in self._school.teachers.values():
                if actor.location == location and self._random.random() < PART_WHO_ANSWER:
                    said += await self._answer(actor, group, entry, int(card["message_id"]), colleagues)
        await self._cast.director.still()
        return said

    def _newest(self, messages: list[dict[str, Any]]) -> tuple[Entry, dict[str, Any]] | None:
        asked = [entry for entry in self._judge.course.entries if entry.kind in ("question", "introduction")]
        found = [(entry, card) for entry in asked if (card := self._judge.card_in(entry, messages))]
        return max(found, key=lambda pair: int(pair[1]["message_id"]), default=None)

    async def _answer(self, actor: Actor, group: int, entry: Entry, card: int, colleagues: list[int]) -> int:
        """Answer a card once (a second answer must not count); reply to a colleague now and then."""
        if actor.user not in await self._members(group) or (entry.id, actor.user) in self._answered:
            return 0
        self._answered.add((entry.id, actor.user))
        words = self._voices.answer(entry.id, actor.language, group)
        to_colleague = colleagues and self._random.random() < PART_WHO_REPLY_TO_A_COLLEAGUE
        target = self._random.choice(colleagues) if to_colleague else card
        colleagues.append(await self._cast.sim.say(actor.user, group, words, reply_to=target))
        if self._random.random() < PART_WHO_REPLY_TO_A_COLLEAGUE:
            again = self._voices.answer(entry.id, actor.language, group)
            await self._cast.sim.say(actor.user, group, again, reply_to=card)
        if actor.user not in {choice.user for choice in self._judge.choices}:
            self._judge.answers.add((actor.user, entry.id))
        return 1

    async def _members(self, group: int) -> list[int]:
        return await self._cast.sim.members(group)

    async def _choose(self, number: int) -> list[str]:
        """Let three teachers of the first group choose otherwise, each on a day of their own."""
        acts = {2: ("paused", self._pause), 3: ("is quiet", self._quiet), 4: ("left", self._leave)}
        if number not in acts:
            return []
        what, act = acts[number]
        actor = list(self._school.teachers.values())[number]
        await self._cast.everybody([actor], lambda one: self._cast.send(one, "/me"), self._sees_choices)
        await act(actor)
        await self._cast.director.still()
        await self._judge.chose(what, actor.user)
        return [f"one teacher {what}"]

    async def _sees_choices(self, actor: Actor) -> bool:
        return await self._cast.shows(actor, "joining-button-pause")

    async def _pause(self, actor: Actor) -> None:
        await self._cast.tap(actor, "joining-button-pause")
        await self._cast.director.still()
        await self._cast.tap(actor, "joining-button-month")

    async def _quiet(self, actor: Actor) -> None:
        await self._cast.tap(actor, "joining-button-quiet")

    async def _leave(self, actor: Actor) -> None:
        await self._cast.tap(actor, "joining-button-leave")
        await self._cast.director.still()
        await self._cast.tap(actor, "joining-button-leave-sure")

    async def _count(self, day: Day) -> None:
        """Count what stands in the groups now and did not before."""
        posts = 0
        for group in self._school.groups.values():
            messages = await self._judge.posts(group)
            posts += sum(self._judge.card_in(entry, messages) is not None for entry in self._judge.course.entries)
        day.posted, self._posts = posts - self._posts, posts
        staff = await self._judge.posts(self._school.staff_group)
        leagues = [post for post in staff if "photo" in post and self._judge.course_free(post)]
        day.league = any(str(post["message_id"]) not in self._judge.decided for post in leagues)
        self._judge.decided |= {str(post["message_id"]) for post in leagues}
