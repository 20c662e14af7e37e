"""Journeys of what somebody writes to the bot in private and no room takes: one short answer, once in a while."""

from dataclasses import dataclass

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Text, text
from staffroom.rooms.joining import untaken

TOLD, TO_TEACHERS = text("joining-untaken"), text("joining-untaken-teacher")


@dataclass
class School:
    """A group with its coordinator, a teacher in it, an admin, and somebody whom no roster knows."""

    world: World
    group: int
    huda: int
    amina: int
    noor: int
    eve: int
    teacher: PersonId

    async def read(self, user: int) -> list[str]:
        """Return what the bot wrote to somebody, the oldest first."""
        bot = await self.world.bot()
        shown = await self.world.sim.private(user)
        return [str(message.get("text", "")) for message in shown if message["from"]["id"] == bot]

    def said(self, *lines: Text, language: str = "en") -> str:
        """Return lines as one message of the bot."""
        return "\n\n".join(self.world.words.plain(line, language) for line in lines)


def write(tx: Tx, accounts: dict[str, int], chat: int) -> PersonId:
    """Write who is who."""
    number = programme(tx).id
    make.person(tx, number, "Noor", roster="admins", role="admin", user=accounts["noor"])
    cohort = make.cohort(tx, number, coordinator_id=make.coordinator(tx, number, user=accounts["huda"]), chat=chat)
    teacher = make.person(tx, number, "Amina Saleh", user=accounts["amina"])
    make.member(tx, teacher, cohort)
    return teacher


@pytest.fixture
async def school(world: World) -> School:
    """Open a group; everybody has begun a private chat."""
    accounts = {name: await world.sim.create_user(name.title()) for name in ("huda", "amina", "noor", "eve")}
    group = await world.group(accounts["huda"], "Riverside_Group1")
    teacher = world.write(write, accounts, group)
    await world.sim.add_member(group, accounts["amina"], accounts["huda"])
    await world.still()
    return School(world, group, **accounts, teacher=teacher)


@pytest.mark.parametrize("line", ["Hello? How do I answer the card?", "/nonsense", "/status", "كيف أجيب؟"])
async def test_a_teacher_reads_that_no_person_reads_there_and_where_people_do(school: School, line: str) -> None:
    """Also after a command that nobody has, or that is not theirs."""
    await school.world.say(school.amina, line)
    assert await school.read(school.amina) == [school.said(TOLD, TO_TEACHERS)]


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo"])
async def test_what_has_no_words_is_answered_as_well(school: School, kind: str) -> None:
    """A voice message is heard by nobody."""
    await school.world.sim.send_media(school.amina, school.amina, kind)
    await school.world.still()
    assert await school.read(school.amina) == [school.said(TOLD, TO_TEACHERS)]


async def test_staff_read_the_same_without_what_is_for_teachers(school: School) -> None:
    """They know where their groups are."""
    for user in (school.noor, school.huda):
        before = len(await school.read(user))
        await school.world.say(user, "Hello, what is this?")
        assert (await school.read(user))[before:] == [school.said(TOLD)]


async def test_whom_no_roster_knows_reads_what_they_read_on_coming_in(school: School) -> None:
    """How one comes in."""
    await school.world.say(school.eve, "Hello, what is this?")
    assert await school.read(school.eve) == [school.said(text("joining-stranger"))]


async def test_a_question_beside_an_open_invitation_is_answered_in_its_language(school: School) -> None:
    """And the invitation stays as it is."""
    world = school.world
    wang = await world.sim.create_user("Wang", language_code="zh")
    invited = world.write(lambda tx: make.person(tx, programme(tx).id, "Wang Fang", language="zh"))
    await world.sim.open_link(wang, world.link(invited, "teacher"))
    await world.still()
    await world.say(wang, "这是什么？")
    assert (await school.read(wang))[1:] == [school.said(TOLD, TO_TEACHERS, language="zh")]
    await world.tap(wang, "joining-button-join", language="zh")
    assert world.look("SELECT person_id FROM consents") == [(invited,)]


async def test_many_lines_get_one_answer_and_the_next_comes_after_a_while(school: School) -> None:
    """Whoever pours out their heart is not interrupted five times; everybody else is answered meanwhile."""
    world = school.world
    for words in ("Hello", "are you there", "I have a question", "about the card", "/nonsense"):
        await world.say(school.amina, words)
    assert len(await school.read(school.amina)) == 1
    await world.say(school.eve, "Hello")
    assert len(await school.read(school.eve)) == 1
    await world.advance_to(Instant(world.now() + untaken.APART + MINUTE))
    await world.say(school.amina, "Hello again")
    assert len(await school.read(school.amina)) == 2


async def test_what_a_room_takes_is_answered_by_it_alone(school: School) -> None:
    """The wish to stop, a command, words that are waited for."""
    world = school.world
    await world.say(school.amina, "Stop, please")
    await world.say(school.amina, "/help")
    assert not [words for words in await school.read(school.amina) if school.said(TOLD) in words]


async def test_nothing_is_said_in_groups(school: School) -> None:
    """There people are answered by people."""
    world, bot = school.world, await school.world.bot()
    await world.say(school.amina, "Hello? How do I answer the card?", school.group)
    await world.say(school.amina, "/nonsense", school.group)
    ours = [message for message in await world.sim.messages(school.group) if message["from"]["id"] == bot]
    assert not [message for message in ours if school.said(TOLD) in message.get("text", "")]
    assert await school.read(school.amina) == []


async def test_whoever_has_left_is_sent_to_no_group(school: School) -> None:
    """The way back is theirs to choose."""
    world = school.world
    await world.say(school.amina, "/leave")
    await world.tap(school.amina, "joining-button-leave-sure")
    await world.say(school.amina, "Hello?")
    assert (await school.read(school.amina))[-1] == school.said(TOLD)
