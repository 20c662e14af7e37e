"""Journeys of teachers: from the link in a letter into the group, and out again."""

from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId, ProgrammeId
from staffroom.kernel.screen import text
from staffroom.rooms.joining import store


@dataclass
class School:
    """A group with its coordinator, and a teacher who has a letter."""

    world: World
    group: int
    owner: int
    amina: int
    teacher: PersonId
    letter: str
    language: str

    async def members(self) -> list[int]:
        """Return who is in the group."""
        return await self.world.sim.members(self.group)

    async def words_in_group(self) -> list[str]:
        """Return what stands in the group, Telegram's own lines included."""
        shown = await self.world.sim.messages(self.group)
        return [
            str(message.get("text", "service"))
            for message in shown
            if "new_chat_members" in message or "left_chat_member" in message
        ]

    async def ask_in(self, user: int) -> None:
        """Follow the newest way in."""
        await self.world.sim.open_link(user, await self.way_in(user))
        await self.world.still()

    async def come_in(self) -> None:
        """Let the teacher open her letter, agree, and be let in."""
        await self.world.sim.open_link(self.amina, self.letter)
        await self.world.still()
        await self.world.tap(self.amina, "joining-button-join", language=self.language)
        await self.ask_in(self.amina)

    async def way_in(self, user: int) -> str:
        """Return the newest link into a group that somebody was shown."""
        shown: list[dict[str, Any]] = await self.world.sim.private(user)
        rows = (row for m in reversed(shown) for row in m.get("reply_markup", {}).get("inline_keyboard", []))
        return next(str(b["url"]) for row in rows for b in row if str(b.get("url", "")).startswith("https://t.me/+"))


def write(tx: Tx, owner: int, chat: int, link: str, language: str) -> tuple[PersonId, CohortId]:
    """Write the coordinator, the cohort with its open group, and the teacher."""
    number = programme(tx).id
    cohort = make.cohort(
        tx, number, coordinator_id=make.coordinator(tx, number, user=owner), chat=chat, name="Riverside_Group"
    )
    tx.run("UPDATE cohorts SET invite_link = :link WHERE id = :id", link=link, id=cohort)
    teacher = make.person(tx, number, "Amina Saleh", language=language)
    make.member(tx, teacher, cohort, state="placed", joined=None)
    return teacher, cohort


BOTH = pytest.mark.parametrize("school", ["ar", "en"], indirect=True)
STOP = {"ar": "توقف", "en": "Stopp!"}


@pytest.fixture
async def school(world: World, request: pytest.FixtureRequest) -> School:
    """Open a group for one teacher, who speaks Arabic unless the test says otherwise."""
    language = getattr(request, "param", "ar")
    owner = await world.sim.create_user("Huda")
    group = await world.group(owner, "Riverside_Group")
    link = await world.sim.create_link(group, owner, creates_join_request=True)
    teacher, _ = world.write(write, owner, group, link["url"], language)
    amina = await world.sim.create_user("Amina", language_code="en")
    return School(world, group, owner, amina, teacher, world.link(teacher, "teacher"), language)


async def test_a_teacher_gets_in_by_her_letter_and_nothing_is_announced(school: School) -> None:
    """Letter, invitation in her language, consent, request, in; Telegram's own line is gone."""
    world = school.world
    await world.sim.open_link(school.amina, school.letter)
    await world.still()
    assert "من يدعوكم" in await world.last(school.amina)
    await world.tap(school.amina, "joining-button-more", language="ar")
    assert "لتدريب البرامج" in await world.last(school.amina)
    await world.tap(school.amina, "joining-button-again", language="ar")
    await world.tap(school.amina, "people-language-name", language="en")
    assert "Who invites you" in await world.last(school.amina)
    await world.tap(school.amina, "joining-button-join")
    await school.ask_in(school.amina)
    assert school.amina in await school.members()
    assert await school.words_in_group() == []
    assert world.look("SELECT state FROM placements WHERE person_id = :p", p=school.teacher) == [("in",)]
    ((body,),) = world.look("SELECT body FROM consents JOIN consent_texts USING (version)")
    assert "Who invites you" in body
    assert "Huda" not in body


async def test_a_forwarded_letter_and_a_leaked_link_let_no_stranger_in(school: School) -> None:
    """Neither the letter nor the group's own link is a key for anybody else."""
    world = school.world
    eve = await world.sim.create_user("Eve")
    await world.sim.open_link(school.amina, school.letter)
    await world.still()
    await world.sim.open_link(eve, school.letter)
    await world.still()
    assert "This link is personal" in await world.last(eve)
    await world.tap(school.amina, "joining-button-join", language="ar")
    await world.sim.open_link(eve, await school.way_in(school.amina))
    await world.still()
    assert eve not in await school.members()


@BOTH
async def test_leaving_and_coming_back(school: School) -> None:
    """A bare word opens the page; leaving is asked twice; the way back is on the same page."""
    world = school.world
    await school.come_in()
    await world.say(school.amina, STOP[school.language])
    await world.tap(school.amina, "joining-button-leave", language=school.language)
    await world.tap(school.amina, "joining-button-leave-sure", language=school.language)
    assert school.amina not in await school.members()
    assert await school.words_in_group() == []
    for command in ("/pause", "/quiet", "/leave"):  # there is nothing to choose but the way back
        await world.say(school.amina, command)
        assert world.label("joining-state-left", school.language) in await world.last(school.amina)
    await world.tap(school.amina, "joining-button-back", language=school.language)
    await school.ask_in(school.amina)
    assert school.amina in await school.members()


async def test_an_old_invitation_tells_nobody_who_is_in_that_they_have_not_joined(school: School) -> None:
    """Read again and answered *Not now*, it shows where they stand, and changes nothing."""
    world = school.world
    await world.sim.open_link(school.amina, school.letter)
    await world.still()
    await world.tap(school.amina, "joining-button-later", language="ar")
    await world.sim.open_link(school.amina, school.letter)
    await world.still()
    await world.tap(school.amina, "joining-button-join", language="ar")
    await school.ask_in(school.amina)
    await world.tap(school.amina, "joining-button-again", language="ar")
    await world.tap(school.amina, "joining-button-later", language="ar")
    said = [message.get("text", "") for message in await world.sim.private(school.amina)]
    assert not any(words.startswith("لا بأس أبدًا. لم تنضمّوا") for words in said)
    assert any(words.startswith("أنتم في المجموعة") for words in said)
    assert school.amina in await school.members()


@BOTH
async def test_telegrams_own_leave_button_is_respected(school: School) -> None:
    """Whoever walks out is asked by nobody, and finds the way back with /start."""
    world = school.world
    await school.come_in()
    await world.sim.leave(school.amina, school.group)
    await world.still()
    assert await school.words_in_group() == []
    assert world.look("SELECT left_at IS NULL FROM people WHERE id = :p", p=school.teacher) == [(0,)]
    await world.say(school.amina, "/start")
    await world.tap(school.amina, "joining-button-back", language=school.language)
    assert world.look("SELECT left_at IS NULL FROM people WHERE id = :p", p=school.teacher) == [(1,)]


@BOTH
async def test_pause_quiet_and_blocking_change_no_membership_and_start_ends_a_rest(school: School) -> None:
    """By command or by button; why is asked once and kept without a name; nobody is shown the door."""
    world, language = school.world, school.language
    await school.come_in()
    await world.say(school.amina, "/pause")
    assert world.label("joining-mute", language) in await world.last(school.amina)
    await world.tap(school.amina, "joining-button-fortnight", language=language)
    await world.tap(school.amina, "joining-why-messages", language=language)
    assert world.label("joining-why-thanks", language) in await world.last(school.amina)
    assert world.look("SELECT reason, told FROM reasons") == [("messages", 1)]
    assert world.look("SELECT * FROM asked_why") == []
    await world.say(school.amina, "/start")
    await world.tap(school.amina, "joining-button-back", language=language)
    assert world.look("SELECT paused_until FROM people WHERE id = :p", p=school.teacher) == [(None,)]
    await world.say(school.amina, "/me")
    await world.tap(school.amina, "joining-button-pause", language=language)
    await world.tap(school.amina, "joining-button-week", language=language)
    await world.tap(school.amina, "joining-button-quiet", language=language)
    assert world.label("joining-state-quiet", language) in await world.last(school.amina)
    await world.sim.block(school.amina)
    await world.still()
    assert world.look("SELECT reachable, quiet FROM people WHERE id = :p", p=school.teacher) == [(0, 1)]
    assert school.amina in await school.members()


@BOTH
async def test_why_people_step_back_reaches_an_admin_from_five_up(school: School) -> None:
    """Four are nobody's business; the fifth makes a number of them, never a name."""
    world, language = school.world, school.language
    noor = await world.sim.create_user("Noor", language_code=language)
    (number,) = world.look("SELECT id FROM programmes")[0]
    world.write(make.person, ProgrammeId(number), "Noor Admin", user=noor, role="admin", language=language)
    world.write(tell_many, number, 4)
    await world.say(noor, "/menu")
    assert not await shows(world, noor, world.label("joining-whys-show", language))
    world.write(tell_many, number, 1)
    await world.say(noor, "/menu")
    await world.tap(noor, "joining-whys-show", language=language)
    told = world.label("joining-whys-one", language, reason=text("joining-why-time"), n=5)
    assert told in await world.last(noor)


def tell_many(tx: Tx, programme_id: int, people: int) -> None:
    """Let so many say that they have no time."""
    for _ in range(people):
        store.add_reason(tx, ProgrammeId(programme_id), "time")


async def shows(world: World, user: int, label: str) -> bool:
    """Say whether the newest message has a button with these words."""
    rows = (await world.sim.private(user))[-1].get("reply_markup", {}).get("inline_keyboard", [])
    return label in [button["text"] for row in rows for button in row]


async def test_who_takes_two_courses_is_asked_which_one_and_leaves_that_one_only(school: School) -> None:
    """The second course was imported later; the first one is left."""
    world = school.world
    await school.come_in()
    second = world.write(lambda tx: make.person(tx, make.programme(tx, slug="reading"), "Amina", user=school.amina))
    await world.say(school.amina, "/me")
    title = world.write(lambda tx: programme(tx).title["en"])
    await world.sim.tap(school.amina, await world.bot(), title)
    await world.still()
    await world.tap(school.amina, "joining-button-leave")
    await world.tap(school.amina, "joining-button-leave-sure")
    left = world.look("SELECT id FROM people WHERE left_at IS NOT NULL")
    assert (left, second == school.teacher) == ([(school.teacher,)], False)
    assert school.amina not in await school.members()
