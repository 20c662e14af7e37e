"""One account floods, in every way there is: it is answered so often a minute, and everybody else as ever."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme, world_with

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator
from staffroom.rooms import prompts
from staffroom.rooms.media import rules as media
from staffroom.telegram.haste import MOST

FLOOD = 150
"""More of each kind than any minute's worth of answers."""
CALM = 10.0
"""How fast time goes: however busy the machine is, a flood lasts less than ten minutes."""
SPEAKS = ("sendMessage", "sendPhoto", "sendDocument", "editMessageText")
Act = dict[str, Any]


@dataclass
class School:
    """A group with its coordinator, two teachers and an admin; everybody has opened the private chat."""

    world: World
    group: int
    huda: int
    amina: int
    badr: int
    noor: int
    seen: int = field(default=0)

    async def floods(self, acts: list[Act]) -> None:
        """Let Amina do all of it in the same moment, and nothing of it be looked at by the ledger before."""
        self.seen = self.world.emulator.world.ledger.last
        done = await self.world.sim.batch(acts)
        assert [one for one in done if "error" in one] == []

    def calls(self, *methods: str, chat: int | None = None) -> list[dict[str, Any]]:
        """Return what the bot did since the flood began, in a chat where one is named."""
        made = self.world.emulator.world.ledger.after(self.seen, limit=5_000)
        return [
            call["params"]
            for call in made
            if call["method"] in methods and chat in (None, int(call["params"].get("chat_id", 0)))
        ]

    def answers(self, user: int) -> int:
        """Return how often somebody was answered in private since the flood began."""
        return len(self.calls(*SPEAKS, chat=user))

    def told(self) -> int:
        """Return how often Amina was asked to wait."""
        words = self.world.label("too-fast")
        return sum(words in str(call.get("text")) for call in self.calls("sendMessage", "answerCallbackQuery"))

    def waits(self) -> tuple[int, ...]:
        """Return how many rows still hold what was written, and how much is queued."""
        asked = (
            "SELECT count(*) FROM inbox WHERE body IS NOT NULL",
            "SELECT count(*) FROM inbox_raw",
            "SELECT count(*) FROM outbox WHERE state IN ('queued', 'claimed')",
        )
        return tuple(self.world.look(sql)[0][0] for sql in asked)

    async def later(self, how_much: int = MINUTE) -> None:
        """Let time pass."""
        await self.world.advance_to(Instant(self.world.now() + how_much))
        await self.world.still()

    def left(self) -> bool:
        """Say whether Amina has left."""
        return bool(self.world.look("SELECT left_at IS NOT NULL FROM people WHERE full_name = 'Amina'")[0][0])

    def is_quiet(self) -> bool:
        """Say whether Amina is here quietly."""
        return bool(self.world.look("SELECT quiet FROM people WHERE full_name = 'Amina'")[0][0])


def write(tx: Tx, accounts: dict[str, int], group: int) -> None:
    """Write everybody and their group."""
    number = programme(tx).id
    huda = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=accounts["huda"])
    make.person(tx, number, "Noor", roster="admins", role="admin", user=accounts["noor"])
    cohort = make.cohort(tx, number, coordinator_id=huda, chat=group)
    for name in ("amina", "badr"):
        make.member(tx, make.person(tx, number, name.title(), user=accounts[name]), cohort)
    prompts.plan(tx, number, make.at(1))


@asynccontextmanager
async def opened(home: Path, words: Translator) -> AsyncIterator[School]:
    """Bring everybody in."""
    async with world_with(home, words, make.at(5, 9)) as world:
        accounts = {name: await world.sim.create_user(name.title()) for name in ("huda", "amina", "badr", "noor")}
        for user in accounts.values():
            await world.sim.start(user)
        group = await world.group(accounts["huda"], "Riverside_Group1")
        world.write(write, accounts, group)
        for name in ("amina", "badr"):
            await world.sim.add_member(group, accounts[name], accounts["huda"])
        opened = School(world, group, **accounts)
        await world.sim.set_clock(speed=CALM)
        await opened.later()  # what it took to come in counts no more
        yield opened


@pytest.fixture
async def school(tmp_path: Path, words: Translator) -> AsyncIterator[School]:
    """Open a school that everybody speaks English in."""
    async with opened(tmp_path, words) as one:
        yield one


def says(words: str, *, here: bool) -> Callable[[School], list[Act]]:
    """Return how Amina says the same again and again, in the group or to the bot."""

    def acts(school: School) -> list[Act]:
        chat = school.group if here else school.amina
        return [{"act": "say", "user": school.amina, "chat": chat, "text": words}] * FLOOD

    return acts


def shows(school: School) -> list[Act]:
    """Return how Amina shows one photo after the other."""
    return [{"act": "send_media", "user": school.amina, "chat": school.group, "kind": "photo"}] * FLOOD


def comes_and_goes(school: School) -> list[Act]:
    """Return how Amina goes again and again, and is brought back by the coordinator."""
    going = {"act": "leave", "user": school.amina, "chat": school.group}
    return [going, {"act": "add_member", "user": school.amina, "chat": school.group, "by": school.huda}] * (FLOOD // 2)


KINDS: dict[str, tuple[Callable[[School], list[Act]], int]] = {
    "talk in the group": (says("Good morning everybody", here=True), 0),
    "a command of nobody's in the group": (says("/help", here=True), 0),
    "guidelines asked for in the group": (says("/rules", here=True), MOST["asked"]),
    "reports of nothing": (says("/report", here=True), MOST["asked"]),
    "the card asked for in the group": (says("/card", here=True), 0),
    "photos": (shows, media.MANY),
    "coming and going": (comes_and_goes, 1),
    "help asked for": (says("/help", here=False), MOST["asked"] + 1),
    "the start pressed": (says("/start", here=False), MOST["asked"] + 1),
    "talk to the bot": (says("Hello bot", here=False), 2),
    "her own page asked for": (says("/me", here=False), MOST["asked"] + 1),
    "the way out asked for": (says("/leave", here=False), MOST["out"]),
    "the word for stop": (says("stop", here=False), MOST["out"]),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_flood_gets_so_many_answers_and_everybody_else_all_of_theirs(school: School, kind: str) -> None:
    """Nothing waits afterwards, nothing that was written is kept; and whoever floods is told at most once."""
    acts, most = KINDS[kind]
    await school.floods(acts(school))
    for user in (school.badr, school.huda, school.noor):
        await school.world.sim.say_private(user, "/help")
    await school.world.still()
    assert [school.answers(user) for user in (school.badr, school.huda, school.noor)] == [1, 1, 1]
    assert school.answers(school.amina) <= most
    assert len(school.calls(*SPEAKS, chat=school.group)) <= MOST["asked"]
    assert school.told() == int(most == MOST["asked"] + 1 or kind == "talk to the bot")
    assert school.waits() == (0, 0, 0)


async def test_every_press_of_a_flood_is_answered_so_that_no_button_goes_on_waiting(school: School) -> None:
    """The message is redrawn no oftener than may be; one press says why."""
    await school.world.say(school.amina, "/language")
    number = (await school.world.sim.private(school.amina))[-1]["message_id"]
    tap = {"act": "tap", "user": school.amina, "chat": school.amina, "label": "English", "message_id": number}
    await school.world.sim.set_clock(speed=1)  # presses are weighed when they come
    await school.floods([tap] * FLOOD)
    await school.world.sim.say_private(school.badr, "/help")
    await school.world.still()
    assert len(school.calls("answerCallbackQuery")) == FLOOD
    assert school.told() == 1
    assert school.answers(school.badr) == 1
    assert school.waits() == (0, 0, 0)


async def test_whoever_stops_is_answered_again_after_a_minute(school: School) -> None:
    """What came in between is not made up for."""
    await school.floods(says("/help", here=False)(school))
    await school.world.still()
    before = school.answers(school.amina)
    assert before == MOST["asked"] + 1
    await school.later()
    assert school.answers(school.amina) == before
    await school.world.say(school.amina, "/help")
    assert school.answers(school.amina) == before + 1


async def test_stepping_back_is_heard_in_the_middle_of_a_flood(school: School) -> None:
    """By a command, by a word and by the button; it is answered, and it is done."""
    await school.floods(says("/help", here=False)(school))
    await school.world.say(school.amina, "/quiet")
    assert school.is_quiet()
    before = school.answers(school.amina)
    await school.world.say(school.amina, "/leave")
    assert school.answers(school.amina) == before + 1
    await school.world.tap(school.amina, "joining-button-leave-sure")
    assert school.left()
    assert school.told() == 1


async def test_what_lets_somebody_out_is_done_also_where_it_is_the_flood(school: School) -> None:
    """Only the answers end."""
    await school.floods(says("/leave", here=False)(school))
    await school.world.say(school.amina, "/quiet")
    assert school.is_quiet()
    assert school.answers(school.amina) == MOST["out"]


async def test_an_admin_is_answered_however_much_they_ask(school: School) -> None:
    """Admins may have to mend what floods."""
    await school.floods([{"act": "say", "user": school.noor, "chat": school.noor, "text": "/help"}] * 40)
    await school.world.still()
    assert school.answers(school.noor) == 40


async def test_an_answer_in_the_group_counts_also_in_a_flood_of_commands(school: School) -> None:
    """What is no command in a group asks for nothing, and is heard as ever."""
    await school.floods(says("/rules", here=True)(school))
    await school.world.say(school.amina, "We line up very quietly before the bell", school.group)
    (spoken,) = school.world.look(
        "SELECT sum(messages) FROM (SELECT messages FROM talk UNION ALL SELECT messages FROM talk_heard)"
    )
    assert spoken == (FLOOD - MOST["asked"] + 1,)
