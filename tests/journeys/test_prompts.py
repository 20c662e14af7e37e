"""Journeys of a card: offered to the coordinators, posted, pinned, answered, asked for again."""

from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId
from staffroom.kernel.screen import Plain
from staffroom.outbox import Limits
from staffroom.rooms import people, programmes

ANSWERING = 34
"""Teachers who answer at once: more than a second has room for."""
PER_SECOND = Limits().per_second

HEARD = "SELECT sum(messages) FROM (SELECT messages FROM talk UNION ALL SELECT messages FROM talk_heard)"
"""How many signs of life were counted, whether they have been added up or not."""


@dataclass
class Class:
    """A group with a teacher in it, its coordinator, and the coordinators' group."""

    world: World
    group: int
    staff: int
    huda: int
    amina: int

    async def cards(self, chat: int) -> list[dict[str, Any]]:
        """Return the messages with a picture in a chat."""
        return [message for message in await self.world.sim.messages(chat) if "photo" in message]

    async def post_first_card(self) -> dict[str, Any]:
        """Let the coordinator have the first card posted; return it as it stands in the group."""
        await self.world.advance_to(make.at(6, 17))
        await self.world.tap(self.huda, "cascade-post", chat=self.staff)
        await self.world.advance_to(make.at(7, 16, 5))
        return (await self.cards(self.group))[-1]


def write(tx: Tx, huda: int, amina: int, group: int, staff: int) -> None:
    """Write the coordinator, the open group, the teacher in it, and the coordinators' group."""
    number = programme(tx).id
    cohort = make.cohort(
        tx, number, coordinator_id=make.coordinator(tx, number, user=huda), chat=group, name="Riverside_Group"
    )
    make.member(tx, make.person(tx, number, "Amina Saleh", user=amina), cohort)
    programmes.set_staff_chat(tx, number, ChatId(staff))


@pytest.fixture
async def lesson(world: World) -> Class:
    """Open a group with one teacher."""
    return await open_class(world)


async def open_class(world: World) -> Class:
    """Write the staff and the group, and let one teacher in."""
    huda, amina = await world.sim.create_user("Huda"), await world.sim.create_user("Amina")
    group, staff = await world.group(huda, "Riverside_Group"), await world.group(huda, "Coordinators")
    world.write(write, huda, amina, group, staff)
    await world.sim.add_member(group, amina)
    await world.still()
    return Class(world, group, staff, huda, amina)


async def test_a_card_goes_from_the_coordinators_to_the_group_and_an_answer_is_acknowledged(lesson: Class) -> None:
    """Offered a day early, decided by a button, posted at its time, pinned without a remark, answered, asked for."""
    world = lesson.world
    card = await lesson.post_first_card()
    (offer,) = await lesson.cards(lesson.staff)
    assert "Posting: 1 of 1" in offer["caption"]
    assert "Welcome, everyone" in card["caption"]
    shown = await world.sim.messages(lesson.group)
    assert not any("pinned_message" in message for message in shown)
    await world.say(lesson.amina, "Thanks", lesson.group)
    assert world.look("SELECT kind FROM activity") == []
    assert world.look(HEARD) == [(1,)]
    answer = await world.say(lesson.amina, "I teach physics in Riverside", lesson.group)
    assert world.look("SELECT kind FROM activity") == [("answer",)]
    assert world.look(HEARD) == [(2,)]
    marked = [message for message in await world.sim.messages(lesson.group) if message["reactions"]]
    assert [message["message_id"] for message in marked] == [answer]
    await world.say(lesson.amina, "/card", lesson.group)
    assert "Welcome, everyone" in (await world.sim.messages(lesson.group))[-1]["text"]


async def test_an_edit_and_a_voice_message_count_and_a_coordinator_does_not(lesson: Class) -> None:
    """Once for each person, whatever they send."""
    world = lesson.world
    await lesson.post_first_card()
    await world.say(lesson.huda, "I lead this group gladly", lesson.group)
    first = await world.say(lesson.amina, "Physics", lesson.group)
    assert world.look("SELECT kind FROM activity WHERE kind = 'answer'") == []
    await world.sim.edit(lesson.amina, lesson.group, first, "Physics in the Riverside school")
    await world.still()
    await world.sim.send_voice(lesson.amina, lesson.group)
    await world.still()
    assert world.look("SELECT kind FROM activity WHERE kind = 'answer'") == [("answer",)]


async def test_a_reaction_is_a_sign_of_life(lesson: Class) -> None:
    """Not an answer."""
    world = lesson.world
    card = await lesson.post_first_card()
    await world.sim.react(lesson.amina, lesson.group, card["message_id"], "👍")
    await world.still()
    assert world.look("SELECT kind FROM activity") == []
    assert world.look(HEARD) == [(0,)]


async def test_a_stranger_in_the_coordinators_group_decides_nothing(lesson: Class) -> None:
    """The button answers with a refusal."""
    world = lesson.world
    await world.advance_to(make.at(6, 17))
    eve = await world.sim.create_user("Eve")
    link = await world.sim.create_link(lesson.staff, lesson.huda)
    await world.sim.open_link(eve, link["url"])
    await world.still()
    answer = await world.tap(eve, "cascade-post", chat=lesson.staff)
    assert "Only the coordinators" in str(answer)
    assert world.look("SELECT DISTINCT state FROM postings WHERE decided_by IS NOT NULL") == []


async def test_a_coordinator_decides_from_the_menu_and_an_admin_sees_the_board(lesson: Class) -> None:
    """What waits stands on the home screen with its buttons; the admin's shows how far each card is."""
    world = lesson.world
    await world.advance_to(make.at(6, 17))
    await world.say(lesson.huda, "/menu")
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before it is tapped
    await world.tap(lesson.huda, "cascade-post-numbered", n=1)
    assert "cascade.here" not in str((await world.sim.private(lesson.huda))[-1]["reply_markup"])
    await world.tap(lesson.huda, "cascade-undo")
    assert world.look("SELECT state FROM postings WHERE state = 'approved'") == []
    await world.tap(lesson.huda, "cascade-post-numbered", n=1)
    assert world.look("SELECT state FROM postings WHERE state = 'approved'") == [("approved",)]
    admin = await world.sim.create_user("Nadia")
    await world.sim.start(admin, world.write(people.issue_admin_link, world.now()))
    await world.say(admin, "/menu")
    await world.tap(admin, "cascade-overview")
    assert world.label("cascade-stand", state=Plain("coming")) in await world.last(admin)


async def test_in_a_forum_an_answer_inside_a_topic_counts_and_is_marked_there(lesson: Class) -> None:
    """A question asked in a topic is put to the group again below it; the bot itself names no topic at all."""
    world = lesson.world
    await world.sim.make_forum(lesson.group)
    card = await lesson.post_first_card()
    assert "message_thread_id" not in card
    topic = await world.sim.create_topic(lesson.group, lesson.huda, "Physics")
    answer = await world.sim.say(lesson.amina, lesson.group, "I teach physics in Riverside", thread=topic)
    await world.still()
    assert world.look("SELECT kind FROM activity") == [("answer",)]
    marked = [message for message in await world.sim.messages(lesson.group) if message["reactions"]]
    assert [(one["message_id"], one["message_thread_id"]) for one in marked] == [(answer, topic)]
    asked = await world.sim.say(lesson.amina, lesson.group, "How do you begin a lesson?", thread=topic)
    await world.advance_to(make.at(8, 15, 30))
    await world.say(lesson.huda, "/menu")
    await world.tap(lesson.huda, "digest-questions-show", n=1)
    await world.tap(lesson.huda, "digest-again", n=1)
    again = (await world.sim.messages(lesson.group))[-1]
    assert again["reply_to_message"]["message_id"] == asked
    assert not any("message_thread_id" in call["params"] for call in await world.sim.calls())


async def test_many_answers_at_once_are_all_marked_at_a_pace_that_telegram_allows(lesson: Class) -> None:
    """No second holds more than Telegram lets through; nothing is refused, and each teacher is marked once."""
    world = lesson.world
    card = await lesson.post_first_card()
    teachers = await more_teachers(lesson, ANSWERING)
    await world.sim.set_clock(speed=0)
    for user in teachers:
        for words in ("I teach physics in Riverside", "And chemistry on Mondays too"):
            await world.sim.say(user, lesson.group, words, reply_to=card["message_id"])
    await world.sim.wait_until_idle()
    await world.sim.set_clock(speed=1.0)
    await world.still()
    calls = [one for one in await world.sim.calls() if one["method"] == "setMessageReaction"]
    assert [one["ok"] for one in calls] == [True] * ANSWERING
    sql = "SELECT claimed_at FROM outbox WHERE method = 'setMessageReaction' ORDER BY claimed_at"
    moments = [claimed for (claimed,) in world.look(sql)]
    assert len(moments) == ANSWERING
    assert all(then - first >= SECOND for first, then in zip(moments, moments[PER_SECOND + 1 :], strict=False))


async def more_teachers(lesson: Class, n: int) -> list[int]:
    """Let more teachers into the group, who belong to it since before the card."""
    world = lesson.world
    users = [await world.sim.create_user(f"Teacher {number}") for number in range(n)]

    def place(tx: Tx) -> None:
        cohort = tx.value("SELECT id FROM cohorts")
        posting = tx.value("SELECT id FROM postings WHERE state = 'posted'")
        for user in users:
            person = make.person(tx, programme(tx).id, f"Teacher {user}", user=user)
            make.member(tx, person, cohort)
            tx.run("INSERT INTO eligible (posting_id, person_id) VALUES (:posting, :who)", posting=posting, who=person)

    world.write(place)
    for user in users:
        await world.sim.add_member(lesson.group, user)
    await world.still()
    return users
