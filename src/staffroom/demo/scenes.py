"""What people do in a day of the playground: one scene at a time, by the bot's own buttons and in its groups."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

import aiohttp

from staffroom.demo.books import Books
from staffroom.demo.cast import Actor, Cast, bears
from staffroom.demo.prologue import School, let_in
from staffroom.demo.scenery import Room, open_cards, undecided
from staffroom.demo.voices import Voices
from staffroom.kernel.refusal import Trouble
from staffroom.rooms.prompts import Posting
from telegram_emulator.client import SimError

SCENE_S = 25.0
"""A scene that the bot does not answer ends after so many seconds."""
REPORT = "/report"
HEARTS = ("👍", "❤", "👏", "🙏")


Scene = Callable[[Room], Awaitable[bool]]


@dataclass
class Scenes:
    """Chooses who does what; whoever paused or is quiet is left alone from then on."""

    cast: Cast
    school: School
    books: Books
    voices: Voices
    random: Random
    language: str
    """The programme's, in which the coordinators' group is written to."""
    newcomers: list[dict[str, str]] = field(default_factory=list)
    keep_out: set[int] = field(default_factory=set)
    """Accounts that only visitors of the page act with."""
    _resting: set[int] = field(default_factory=set)
    _finished: set[tuple[int, int, int]] = field(default_factory=set)
    """Who has pressed the button below which card of which group."""
    _broken: list[tuple[Room, int, Actor | None]] = field(default_factory=list)
    """What broke a rule in which group, and who reports it; nobody where the coordinator answers."""

    async def act(self) -> None:
        """Play one scene; what the bot does not answer, or refuses, is let be."""
        try:
            async with asyncio.timeout(SCENE_S):
                await self._act()
        except (SimError, Trouble, TimeoutError, aiohttp.ClientError):
            return

    async def _act(self) -> None:
        well = await self.cast.stage.status() is not None
        if well:
            await self.decide()
        if self._broken:
            return await self._follow(*self._broken.pop())
        rooms = await self.rooms()
        self.random.shuffle(rooms)
        for scene in self._order(well=well):
            for room in rooms:
                if await scene(room):
                    return None
        return None

    def _order(self, *, well: bool) -> list[Scene]:
        """Return the scenes in a chance order that favours the common ones; some need a bot that is well."""
        weights: dict[Scene, float] = {
            self.answer: 40, self.reply: 20, self.react: 20, self.ask: 5, self.vote: 5, self.break_a_rule: 2,
        }  # fmt: skip
        if well:
            weights |= {self.finish: 15, self.join: 6, self.rest: 2}
        return sorted(weights, key=lambda scene: self.random.random() ** (1 / weights[scene]), reverse=True)

    async def rooms(self) -> list[Room]:
        """Return the open groups as they stand."""
        now = self.cast.director.now()
        return [
            await self._room(chat, language, cards)
            for chat, (language, cards) in self.books.read(open_cards, now).items()
        ]

    async def _room(self, chat: int, language: str, cards: list[Posting]) -> Room:
        sim, coordinator = self.cast.sim, self._leader(chat)
        there = set(await sim.members(chat)) - self.keep_out - self._resting
        inside = [actor for actor in self.school.teachers.values() if actor.user in there]
        return Room(chat, language, coordinator, inside, await sim.messages(chat), cards)

    def _leader(self, chat: int) -> Actor:
        return next(one for one in self.school.coordinators if chat in one.groups)

    async def decide(self) -> None:
        """Let coordinators press *Post to my group* where the time is near and nobody has decided."""
        waiting = self.books.read(undecided, self.cast.director.now())
        for one in waiting:
            leader = self._leader(one.chat)
            label = self.cast.label("cascade-post", leader.language)
            mine = [offer for offer in await self.cast.sim.private(leader.user) if one.offered_in(offer)]
            for offer in [offer for offer in mine if bears(offer, label)][-1:]:
                await self.cast.press(leader, await self.cast.bot(), label, int(offer["message_id"]))

    async def answer(self, room: Room) -> bool:
        """Answer the newest open card."""
        for card in reversed(room.cards):
            free = [actor for actor in room.inside if actor.user not in room.answerers(card)]
            if free and card.message_id is not None and self.voices.knows(card.slug):
                words = self.voices.answer(card.slug, room.language, room.chat)
                await self.cast.sim.say(self.random.choice(free).user, room.chat, words, reply_to=card.message_id)
                return True
        return False

    async def reply(self, room: Room) -> bool:
        """Reply to a colleague."""
        pairs = [(one, actor) for one in room.said for actor in room.inside if one["from"]["id"] != actor.user]
        if not pairs:
            return False
        heard, actor = self.random.choice(pairs)
        words = self.voices.reply(room.language)
        await self.cast.sim.say(actor.user, room.chat, words, reply_to=heard["message_id"])
        return True

    async def react(self, room: Room) -> bool:
        """React to a colleague's words."""
        pairs = [
            (one, actor)
            for one in room.said
            for actor in room.inside
            if one["from"]["id"] != actor.user and str(actor.user) not in one["reactions"]
        ]
        if not pairs:
            return False
        heard, actor = self.random.choice(pairs)
        await self.cast.sim.react(actor.user, room.chat, heard["message_id"], self.random.choice(HEARTS))
        return True

    async def ask(self, room: Room) -> bool:
        """Ask the group something."""
        if not room.inside:
            return False
        await self.cast.sim.say(self.random.choice(room.inside).user, room.chat, self.voices.question(room.language))
        return True

    async def vote(self, room: Room) -> bool:
        """Vote in the newest open poll."""
        polls = [one for one in room.messages if "poll" in one and not one["poll"]["is_closed"]]
        for poll in polls[-1:]:
            free = [actor for actor in room.inside if str(actor.user) not in poll.get("votes", {})]
            if free:
                option = self.random.randrange(len(poll["poll"]["options"]))
                await self.cast.sim.vote(self.random.choice(free).user, room.chat, poll["message_id"], [option])
                return True
        return False

    async def finish(self, room: Room) -> bool:
        """Say by the button below an open card that its section is finished, or its task done."""
        labels = [self.cast.label(key, room.language) for key in ("prompts-finished", "prompts-done")]
        still_open = {card.message_id for card in room.cards}
        for card in reversed([one for one in room.messages if one["message_id"] in still_open]):
            label = next((one for one in labels if bears(card, one)), None)
            about = card["message_id"]
            free = [actor for actor in room.inside if (actor.user, room.chat, about) not in self._finished]
            if label is not None and free:
                actor = self.random.choice(free)
                self._finished.add((actor.user, room.chat, about))
                await self.cast.sim.tap(actor.user, room.chat, label, message_id=about)
                return True
        return False

    async def break_a_rule(self, room: Room) -> bool:
        """Advertise something, or hurt a colleague; next the coordinator answers, or somebody reports what hurts."""
        pairs = [(one, actor) for one in room.said for actor in room.inside if one["from"]["id"] != actor.user]
        if not pairs:
            return False
        heard, actor = self.random.choice(pairs)
        hurts = self.random.random() < 0.5  # noqa: PLR2004  the two are equally rare
        words = self.voices.remark(room.language) if hurts else self.voices.advert(room.language)
        target = heard["message_id"] if hurts else None
        said = await self.cast.sim.say(actor.user, room.chat, words, reply_to=target)
        others = [one for one in room.inside if one.user != actor.user]
        self._broken.append((room, said, self.random.choice(others) if hurts and others else None))
        return True

    async def _follow(self, room: Room, broken: int, reporter: Actor | None) -> None:
        """Let a colleague report it, or the coordinator say a calm word."""
        who, words = (room.coordinator, self.voices.reminder(room.language)) if reporter is None else (reporter, REPORT)
        await self.cast.sim.say(who.user, room.chat, words, reply_to=broken)

    async def hurt(self, chat: int) -> None:
        """Let somebody in a group write what hurts, and a colleague report it."""
        for room in [one for one in await self.rooms() if one.chat == chat and len(one.inside) > 1]:
            author, reporter = room.inside[:2]
            said = await self.cast.sim.say(author.user, chat, self.voices.remark(room.language))
            await self.cast.director.still()
            await self._follow(room, said, reporter)
            await self.cast.director.still()

    async def join(self, _room: Room) -> bool:
        """Let the next teacher with a letter arrive, read, agree and go in."""
        if not self.newcomers:
            return False
        row = self.newcomers.pop(0)
        actor = await self.cast.enter(row["full_name"], row["language"], row["link"], row["location"], "teacher")
        self.school.teachers[row["id"]] = actor
        await let_in(self.cast, self.school, [actor])
        return True

    async def rest(self, room: Room) -> bool:
        """Let somebody pause for a week or become quiet, by the bot's own buttons."""
        if len(room.inside) < 2:  # noqa: PLR2004  somebody has to stay
            return False
        actor = self.random.choice(room.inside)
        self._resting.add(actor.user)
        await self.cast.send(actor, "/me")
        choice = self.random.choice(("joining-button-pause", "joining-button-quiet"))
        await self.cast.tap(actor, choice)
        await self.cast.director.still()
        if choice == "joining-button-pause":
            await self.cast.tap(actor, "joining-button-week")
        return True
