"""Journeys of accounts that nobody knows: how a group stays closed, and how those who were there become known."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.rooms.joining import strangers
from staffroom.telegram.rights import NEEDED

ROSTER = ("Amina Saleh", "Badr Omar", "Carla Diaz")


@dataclass
class School:
    """A group whose coordinator speaks one language, and three teachers of whom nobody has come in."""

    world: World
    language: str
    group: int
    huda: int
    cohort: CohortId
    teachers: dict[str, PersonId]
    link: str
    last_answer: dict[str, Any] = field(default_factory=dict)

    async def tap(self, user: int, key: str, **args: Any) -> None:  # noqa: ANN401  what fills a label
        """Tap a button in private, in the school's language."""
        self.last_answer = await self.world.tap(user, key, language=self.language, **args)

    async def added(self, name: str) -> int:
        """Let the owner add somebody by hand, and time pass until Huda is told."""
        user = await self.world.sim.create_user(name, language_code=self.language)
        await self.world.sim.add_member(self.group, user)
        await self.later(MINUTE)
        return user

    async def later(self, how_much: int) -> None:
        """Let time pass."""
        await self.world.still()
        await self.world.advance_to(Instant(self.world.now() + how_much))
        await self.world.still()

    async def glance(self) -> None:
        """Let the bot look at the group now, as it does every minute."""
        assert self.world.house is not None
        await self.world.house.rounds.glance_at(ChatId(self.group))
        await self.world.still()

    async def tap_here(self) -> None:
        """Go from the menu to who is in the group."""
        await self.world.say(self.huda, "/menu")
        await self.tap(self.huda, "inviting-menu")
        await self.tap(self.huda, "joining-button-here")

    async def check_in(self, user: int) -> None:
        """Tap the button of the check-in in the group."""
        answer = await self.world.sim.tap(user, self.group, self.label("cohorts-check-in-button"))
        await self.world.sim.open_link(user, answer["url"])
        await self.world.still()

    def label(self, key: str, **args: Any) -> str:  # noqa: ANN401
        """Return words in the school's language."""
        return self.world.label(key, self.language, **args)

    async def shows(self, user: int, key: str, **args: Any) -> bool:  # noqa: ANN401
        """Say whether a private message of late holds a sentence; marks and signs that keep its direction aside."""
        wanted = bare(self.label(key, **args))
        return any(wanted in bare(str(m.get("text", ""))) for m in (await self.world.sim.private(user))[-3:])

    def state(self, name: str) -> tuple[Any, ...]:
        """Return how far in a teacher is, and whose account is theirs."""
        ((*found,),) = self.world.look(
            "SELECT state, telegram_id FROM placements x JOIN people p ON p.id = x.person_id WHERE p.id = :p",
            p=self.teachers[name],
        )
        return tuple(found)

    def unknown(self) -> list[tuple[Any, ...]]:
        """Return whom nobody knows."""
        return self.world.look("SELECT name, state FROM strangers ORDER BY id")


def bare(words: str) -> str:
    """Return words without what is seen of them by their look alone."""
    return re.sub("<[^>]+>|[\u2068\u2069]", "", words)


def write(tx: Tx, huda: int, language: str, chat: int, link: str) -> tuple[CohortId, dict[str, PersonId]]:
    """Write the coordinator, the cohort with its open group, and the teachers."""
    number = programme(tx).id
    leader = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", language=language, user=huda)
    cohort = make.cohort(tx, number, coordinator_id=leader, chat=chat, name="Riverside_Group", language=language)
    tx.run("UPDATE cohorts SET invite_link = :link WHERE id = :id", link=link, id=cohort)
    teachers = {name: make.person(tx, number, name, language=language) for name in ROSTER}
    for teacher in teachers.values():
        make.member(tx, teacher, cohort, state="placed", joined=None)
    return cohort, teachers


async def found(world: World, language: str) -> School:
    """Open the group."""
    huda = await world.sim.create_user("Huda", language_code=language)
    await world.sim.start(huda)
    group = await world.group(huda, "Riverside_Group")
    link = str((await world.sim.create_link(group, huda, creates_join_request=True))["url"])
    cohort, teachers = world.write(write, huda, language, group, link)
    await world.still()
    return School(world, language, group, huda, cohort, teachers, link)


@pytest.fixture(params=["en", "ar", "zh"])
async def school(world: World, request: pytest.FixtureRequest) -> School:
    """Open a school in each language."""
    return await found(world, request.param)


@pytest.fixture
async def english(world: World) -> School:
    """Open a school in English."""
    return await found(world, "en")


async def test_who_was_added_by_hand_becomes_known_by_one_tap_of_the_coordinator_and_one_of_their_own(
    school: School,
) -> None:
    """The likeliest name comes first; nothing is linked before the account itself agrees."""
    world = school.world
    amina = await school.added("Amina S.")
    assert await school.shows(school.huda, "joining-stranger-where", cohort="Riverside_Group", who="Amina S.")
    await school.tap(school.huda, "joining-button-who")
    shown = (await world.sim.private(school.huda))[-1]["reply_markup"]["inline_keyboard"]
    assert bare(shown[0][0]["text"]) == "Amina Saleh"
    await school.tap(school.huda, "joining-who-one", name="Amina Saleh")
    assert world.look("SELECT key FROM outbox WHERE state = 'failed'") == []
    assert school.state("Amina Saleh") == ("placed", None)
    await school.tap(school.huda, "joining-button-check-in")
    await school.tap(school.huda, "joining-button-post")
    await school.later(MINUTE)
    await school.check_in(amina)
    assert await school.shows(amina, "joining-claim", name="Amina Saleh")
    await school.tap(amina, "joining-button-join")
    assert school.state("Amina Saleh") == ("in", amina)
    assert school.unknown() == []
    ((body, language),) = world.look("SELECT body, language FROM consents JOIN consent_texts USING (version)")
    assert "{name}" in body
    assert (language, "Amina" in body) == (school.language, False)


async def test_who_is_on_no_list_is_removed_quietly_and_a_second_tap_says_that_it_is_done(school: School) -> None:
    """Nothing is announced, nobody is banned, and the old button does no harm."""
    world = school.world
    eve = await school.added("Eve")
    old = (await world.sim.private(school.huda))[-1]["message_id"]
    await world.say(school.huda, "/menu")
    remove = school.label("joining-button-remove")
    await world.sim.tap(school.huda, await world.bot(), remove, message_id=old)
    await world.still()
    assert eve not in await world.sim.members(school.group)
    assert school.unknown() == []
    await world.say(school.huda, "/menu")
    words = [m for m in await world.sim.messages(school.group) if "left_chat_member" in m or "new_chat_members" in m]
    assert [m for m in words if "Eve" in str(m)] == []


async def test_who_has_left_before_the_tap_or_was_linked_meanwhile_is_neither_removed_nor_bound(
    english: School,
) -> None:
    """The coordinator is told kindly that it is settled."""
    world = english.world
    eve = await english.added("Eve")
    await world.sim.leave(eve, english.group)
    await world.still()
    await english.tap(english.huda, "joining-button-remove")
    assert "nothing left to do" in english.last_answer["text"]
    await english.added("Amina S.")
    await english.tap(english.huda, "joining-button-who")
    assert "nothing left to do" in english.last_answer["text"], "the button below Eve's name is about nobody else"
    await english.later(strangers.APART)
    await english.tap(english.huda, "joining-button-who")
    other = await world.sim.create_user("Amina at home")
    await world.sim.open_link(other, world.link(english.teachers["Amina Saleh"], "teacher"))
    await world.still()
    await english.tap(english.huda, "joining-who-one", name="Amina Saleh")
    assert "another account meanwhile" in english.last_answer["text"]
    assert english.state("Amina Saleh") == ("placed", other)


async def test_how_many_are_here_and_how_many_are_known(school: School) -> None:
    """Who was there before the bot is counted without a name until they check in; outsiders cannot."""
    world = school.world
    before = await world.sim.create_user("Badr", language_code=school.language)
    await world.sim.remove_bot(school.group)
    await world.sim.add_member(school.group, before)
    await world.sim.add_bot(school.group, school.huda, dict.fromkeys(NEEDED, True))
    await world.still()
    await school.tap_here()
    assert await school.shows(school.huda, "joining-here", cohort="Riverside_Group", here=2, known=1)
    assert await school.shows(school.huda, "joining-here-unseen", n=1)
    await school.tap(school.huda, "joining-button-check-in")
    await school.tap(school.huda, "joining-button-post")
    await school.later(MINUTE)
    await school.check_in(before)
    assert await school.shows(before, "joining-noted", cohort="Riverside_Group")
    await school.later(MINUTE)
    await school.tap(school.huda, "joining-button-who")
    await school.tap(school.huda, "joining-who-one", name="Badr Omar")
    await school.tap(before, "joining-button-not-me")
    assert await school.shows(school.huda, "joining-denied", name="Badr", person="Badr Omar")
    assert school.state("Badr Omar") == ("placed", None)
    await school.tap(school.huda, "joining-button-who")
    await school.tap(school.huda, "joining-who-one", name="Badr Omar")
    await school.tap(before, "joining-button-join")
    await school.tap_here()
    assert await school.shows(school.huda, "joining-here", cohort="Riverside_Group", here=2, known=2)
    assert await school.shows(school.huda, "joining-here-all")


async def test_a_check_in_is_for_those_in_the_group_and_asked_for_once_a_day(english: School) -> None:
    """The link may be forwarded; it opens nothing to anybody outside."""
    world = english.world
    await english.tap_here()
    await world.sim.add_member(english.group, await world.sim.create_user("Carla"))
    await english.tap(english.huda, "joining-button-look-again")
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before it is tapped
    await english.tap(english.huda, "joining-button-check-in")
    await english.tap(english.huda, "joining-button-post")
    await english.tap(english.huda, "joining-check-in-undo")
    assert await english.shows(english.huda, "joining-check-in-undone", cohort="Riverside_Group")
    await english.later(MINUTE)
    assert "Please check in" not in await world.sim.transcript(english.group)
    await english.tap(english.huda, "joining-button-here")
    for said in ("joining-check-in-posted", "joining-check-in-again"):
        await english.tap(english.huda, "joining-button-check-in")
        await english.tap(english.huda, "joining-button-post")
        assert await english.shows(english.huda, said, cohort="Riverside_Group")
        await english.tap(english.huda, "joining-button-here")
    await english.later(MINUTE)
    assert (await world.sim.transcript(english.group)).count("Please check in") == 1
    eve = await world.sim.create_user("Eve")
    for payload in (f"here-{english.cohort}", "here-999"):
        await world.sim.start(eve, payload)
        await world.still()
        assert await english.shows(eve, "joining-check-in-outside")
    assert english.unknown() == [("Carla", "in")]


async def test_what_opens_a_group_is_told_of_and_posts_wait_until_it_is_mended(school: School) -> None:
    """A link of somebody else's; a channel, seen by its posts, and by looking where Telegram is silent."""
    world = school.world
    foreign = await world.sim.create_link(school.group, school.huda)
    eve = await world.sim.create_user("Eve")
    await world.sim.open_link(eve, foreign["url"])
    await world.still()
    assert await school.shows(school.huda, "cohorts-missing-foreign")
    assert world.look("SELECT missing FROM cohorts") == [("foreign",)]
    await school.tap(school.huda, "cohorts-foreign-gone")
    assert world.look("SELECT missing FROM cohorts") == [("",)]
    await school.later(MINUTE)
    assert await school.shows(school.huda, "joining-stranger-where", cohort="Riverside_Group", who="Eve")
    channel = await world.sim.create_channel(school.huda, "School news")
    for posts in (True, False):
        await world.sim.link_channel(channel, school.group)
        if posts:
            await world.say(school.huda, "Good morning, everyone", channel)
        else:
            await school.glance()
        assert world.look("SELECT missing FROM cohorts") == [("linked",)]
        assert await school.shows(school.huda, "cohorts-missing-linked")
        await world.sim.link_channel(channel, None)
        await school.glance()
        assert world.look("SELECT missing FROM cohorts") == [("",)]
        assert await school.shows(school.huda, "cohorts-regained", name="Riverside_Group")
        await school.later(DAY)  # the same is told once a day


async def test_a_group_in_a_community_is_told_of_and_who_comes_by_it_is_asked_after(school: School) -> None:
    """Told by Telegram's own line, which stays; the line about who came does not. Taken out, all is in order again."""
    world = school.world
    await world.sim.put_in_community(school.group, "All schools")
    await world.still()
    assert world.look("SELECT missing FROM cohorts") == [("community",)]
    assert await school.shows(school.huda, "cohorts-missing-community")
    eve = await world.sim.create_user("Eve")
    await world.sim.come_by_community(school.group, eve)
    await school.later(MINUTE)
    assert await school.shows(school.huda, "joining-stranger-where", cohort="Riverside_Group", who="Eve")
    told = {name for line in await world.sim.messages(school.group) for name in line if name.startswith("community")}
    assert told == {"community_chat_added"}
    await school.tap(school.huda, "joining-button-remove")
    assert eve not in await world.sim.members(school.group)
    await world.sim.put_in_community(school.group, None)
    await school.glance()
    assert world.look("SELECT missing FROM cohorts") == [("",)]
    assert await school.shows(school.huda, "cohorts-regained", name="Riverside_Group")


@pytest.mark.parametrize("minutes", [1, 10])
async def test_who_asks_to_be_let_in_unknown_is_let_in_once_known_inside_the_five_minutes_and_after(
    school: School, minutes: int
) -> None:
    """Telegram lets the bot write first for five minutes; later the account opens the private chat itself."""
    world = school.world
    amina = await world.sim.create_user("Amina S.", language_code=school.language)
    await world.sim.open_link(amina, school.link)
    await world.still()
    assert await school.shows(amina, "joining-greeting-asks", cohort="Riverside_Group")
    await school.later(minutes * MINUTE)
    await school.tap(school.huda, "joining-button-who")
    await school.tap(school.huda, "joining-who-one", name="Amina Saleh")
    if minutes > 5:
        assert not await school.shows(amina, "joining-claim", name="Amina Saleh")
        await world.say(amina, "/start")
    await school.tap(amina, "joining-button-join")
    assert amina in await world.sim.members(school.group)
    assert school.state("Amina Saleh") == ("in", amina)
    assert school.unknown() == []


async def test_who_asks_before_agreeing_reads_the_orientation_at_once_and_is_let_in_by_join(school: School) -> None:
    """One who opened the letter, went past the words, and asked for the group itself."""
    world = school.world
    amina = await world.sim.create_user("Amina", language_code=school.language)
    await world.sim.open_link(amina, world.link(school.teachers["Amina Saleh"], "teacher"))
    await world.sim.open_link(amina, school.link)
    await world.still()
    assert amina not in await world.sim.members(school.group)
    await school.tap(amina, "joining-button-join")
    assert amina in await world.sim.members(school.group)


def take_seat(tx: Tx, teacher: PersonId) -> None:
    """Let a teacher be in."""
    tx.run("UPDATE placements SET state = 'in', joined_at = 2 WHERE person_id = :teacher", teacher=teacher)


async def test_a_request_that_nobody_answers_is_declined_after_a_day_and_a_full_group_lets_nobody_in(
    school: School,
) -> None:
    """Whoever asked may ask again; a seat is never given twice."""
    world = school.world
    eve = await world.sim.create_user("Eve")
    await world.sim.open_link(eve, school.link)
    await school.later(DAY + MINUTE)
    assert school.unknown() == []
    world.write(lambda tx: tx.run("UPDATE programmes SET settings = json_set(settings, '$.cohort_size', 1)"))
    world.write(take_seat, school.teachers["Badr Omar"])
    carla = await school.added("Carla D.")
    await world.sim.start(carla)
    await world.still()
    await school.tap(school.huda, "joining-button-who")
    await school.tap(school.huda, "joining-who-one", name="Carla Diaz")
    await school.tap(carla, "joining-button-join")
    assert world.label("joining-group-full", school.language) in school.last_answer["text"]
    assert school.state("Carla Diaz") == ("placed", None)


async def test_many_who_ask_at_once_are_told_of_in_one_message_that_counts_on_and_are_declined_together(
    school: School,
) -> None:
    """Nobody is let in, no name is shown; whoever belongs there may ask again."""
    world = school.world
    crowd = [await world.sim.create_user(f"Cheap loans {number}") for number in range(7)]
    await world.sim.set_clock(speed=5)
    for user in crowd[:5]:
        await world.sim.open_link(user, school.link)
    await school.later(2 * MINUTE)
    assert await school.shows(school.huda, "joining-crowd", cohort="Riverside_Group", n=5)
    before = len(await world.sim.private(school.huda))
    for user in crowd[5:]:
        await world.sim.open_link(user, school.link)
    await school.later(2 * MINUTE)
    assert len(await world.sim.private(school.huda)) == before
    assert await school.shows(school.huda, "joining-crowd", cohort="Riverside_Group", n=7)
    assert "Cheap loans" not in str(await world.sim.private(school.huda))
    await school.tap(school.huda, "joining-crowd-decline", n=7)
    assert len(school.unknown()) == 7
    await school.tap(school.huda, "joining-crowd-decline", n=7)
    assert await school.shows(school.huda, "joining-crowd-declined", cohort="Riverside_Group", n=7)
    await world.still()
    assert school.unknown() == []
    assert not set(crowd) & set(await world.sim.members(school.group))
    assert world.look("SELECT key FROM outbox WHERE state = 'failed'") == []
    await world.sim.open_link(crowd[0], school.link)
    await world.still()
    assert len(school.unknown()) == 1
