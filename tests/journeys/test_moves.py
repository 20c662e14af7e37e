"""Groups change while the course runs: an admin moves a teacher, splits a group, merges two, all by buttons."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme, world_with

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.text import Translator
from staffroom.rooms.moves import waiting

OLD, NEW = "Riverside_Old", "Riverside_New"


@dataclass
class School:
    """Two open groups of at most three, an admin, and whoever is let in."""

    world: World
    admin: int
    huda: int
    chats: dict[str, int]
    cohorts: dict[str, CohortId]
    language: str = "en"

    async def teacher(self, name: str, group: str, language: str = "en") -> tuple[int, PersonId]:
        """Let a new teacher open their letter, agree, and come in."""
        world, user = self.world, await self.world.sim.create_user(name)
        teacher = world.write(placed, self.cohorts[group], name, language)
        await world.sim.open_link(user, world.link(teacher, "teacher"))
        await world.still()
        await world.tap(user, "joining-button-join", language=language)
        await self.come_in(user)
        assert user in await world.sim.members(self.chats[group])
        return user, teacher

    async def come_in(self, user: int) -> None:
        """Follow the newest link into a group that somebody was shown."""
        shown: list[dict[str, Any]] = await self.world.sim.private(user)
        rows = (row for m in reversed(shown) for row in m.get("reply_markup", {}).get("inline_keyboard", []))
        link = next(str(b["url"]) for row in rows for b in row if str(b.get("url", "")).startswith("https://t.me/+"))
        await self.world.sim.open_link(user, link)
        await self.world.still()

    async def tap(self, key: str, **args: Any) -> dict[str, Any]:  # noqa: ANN401
        """Let the admin tap a button; return what is said to it."""
        return await self.world.tap(self.admin, key, language=self.language, **args)

    async def room(self, name: str, taken: int) -> dict[str, Any]:
        """Let the admin tap a group, which the button shows with its numbers."""
        return await self.tap("moves-room", name=name, taken=taken, seats=3)

    async def begin(self, name: str, taken: int) -> None:
        """Let the admin come to a group by way of the menu."""
        await self.world.say(self.admin, "/menu")
        await self.tap("moves-menu")
        await self.room(name, taken)

    async def apply(self) -> None:
        """Let the admin apply what they see, and the minute pass."""
        await self.tap("moves-apply")
        await self.world.advance_to(Instant(self.world.now() + waiting.UNDO_LASTS))
        await self.world.still()

    async def lines_of_telegram(self, group: str) -> list[Any]:
        """Return Telegram's own lines about who came or went in a group."""
        shown = await self.world.sim.messages(self.chats[group])
        return [message for message in shown if "left_chat_member" in message or "new_chat_members" in message]

    def place(self, teacher: PersonId) -> tuple[CohortId, str]:
        """Return where a teacher has their place and how far in they are."""
        ((cohort, state),) = self.world.look(
            "SELECT cohort_id, state FROM placements WHERE person_id = :person", person=teacher
        )
        return cohort, state


def placed(tx: Tx, cohort: CohortId, name: str, language: str) -> PersonId:
    """Write a teacher who is placed in a group."""
    teacher = make.person(tx, programme(tx).id, name, language=language)
    make.member(tx, teacher, cohort, state="placed", joined=None)
    return teacher


def written(tx: Tx, admin: int, huda: int, chats: dict[str, tuple[int, str]]) -> dict[str, CohortId]:
    """Write the admin, the coordinator and the groups."""
    number = programme(tx).id
    make.person(tx, number, "Noor", roster="admins", role="admin", user=admin)
    leader = make.coordinator(tx, number, "Huda", user=huda)
    found = {
        name: make.cohort(tx, number, coordinator_id=leader, chat=chat, name=name) for name, (chat, _) in chats.items()
    }
    for name, (_, link) in chats.items():
        tx.run("UPDATE cohorts SET invite_link = :link WHERE id = :id", link=link, id=found[name])
    return found


@pytest.fixture
async def school(tmp_path: Path, words: Translator) -> AsyncIterator[School]:
    """Open two groups."""
    size = {"cohorts": {"size": 3}}
    async with world_with(tmp_path, words, make.at(5, 9), **size) as world:
        admin, huda = [await world.sim.create_user(name) for name in ("Noor", "Huda")]
        for user in (admin, huda):
            await world.sim.start(user)
        chats: dict[str, tuple[int, str]] = {}
        for name in (OLD, NEW):
            chat = await world.group(huda, name)
            chats[name] = chat, (await world.sim.create_link(chat, huda, creates_join_request=True))["url"]
        found = world.write(written, admin, huda, chats)
        await world.still()
        yield School(world, admin, huda, {name: chat for name, (chat, _) in chats.items()}, found)


async def test_a_teacher_is_moved_and_comes_into_the_new_group_without_agreeing_again(school: School) -> None:
    """Seen before it is done; out of the old group without a word there; told in her language; let in at once."""
    world = school.world
    amina, teacher = await school.teacher("Amina", OLD, "ar")
    await school.begin(OLD, 1)
    await school.tap("moves-move")
    await school.tap("moves-person", name="Amina")
    await school.room(NEW, 0)
    assert "then has 1 of at most 3 teachers" in await world.last(school.admin)
    assert school.place(teacher) == (school.cohorts[OLD], "in")
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before it is tapped
    await school.tap("moves-apply")
    await school.tap("moves-undo")
    assert "nothing was changed" in await world.last(school.admin)
    await school.begin(OLD, 1)
    await school.tap("moves-move")
    await school.tap("moves-person", name="Amina")
    await school.room(NEW, 0)
    await school.apply()
    assert "✓" in await world.last(school.admin)
    assert amina not in await world.sim.members(school.chats[OLD])
    assert await school.lines_of_telegram(OLD) == []
    assert "تغيّرت مجموعتكم" in await world.last(amina)
    assert "instead of" in await world.last(school.huda)
    assert "Amina" not in await world.last(school.huda)
    await school.come_in(amina)
    assert amina in await world.sim.members(school.chats[NEW])
    assert school.place(teacher) == (school.cohorts[NEW], "in")
    assert world.look("SELECT count(*) FROM consents") == [(1,)]
    back = await world.sim.create_link(school.chats[OLD], school.huda)
    await world.sim.open_link(amina, back["url"])  # nobody banned her
    assert amina in await world.sim.members(school.chats[OLD])


async def test_an_arabic_admin_splits_a_group_and_everybody_stays_until_the_new_one_is_set_up(school: School) -> None:
    """The coordinator is told and sets it up; then they go over by themselves, each with a way in."""
    world, school.language = school.world, "ar"
    world.write(lambda tx: tx.run("UPDATE people SET language = 'ar' WHERE full_name = 'Noor'"))
    users = [(await school.teacher(name, OLD))[0] for name in ("Amina", "Badr", "Chen")]
    await school.begin(OLD, 3)
    await school.tap("moves-split")
    assert "تقسيم" in await world.last(school.admin)
    await school.apply()
    assert "لم تُعدّ" in await world.last(school.admin)
    assert set(users) <= set(await world.sim.members(school.chats[OLD]))
    ((name, new),) = world.look("SELECT name, id FROM cohorts WHERE chat_id IS NULL")
    assert "stays there until the new one is set up" in await world.last(school.huda)
    await world.tap(school.huda, "cohorts-set-up", name=name)
    chat = await world.group(school.huda, "My new group")
    await world.sim.share_chat(school.huda, world.label("cohorts-pick-group"), chat)
    await world.still()
    gone = [user for user in users if user not in await world.sim.members(school.chats[OLD])]
    assert len(gone) == 1
    assert "Your group has changed" in await world.last(gone[0])
    await school.come_in(gone[0])
    assert gone[0] in await world.sim.members(chat)
    assert world.look("SELECT count(*) FROM placements WHERE cohort_id = :id AND state = 'in'", id=new) == [(1,)]


async def test_two_groups_are_merged_where_they_fit_and_the_old_one_is_closed(school: School) -> None:
    """Its members read where it goes on; who had left stays out, and comes back into the new one if they wish."""
    world = school.world
    amina, _ = await school.teacher("Amina", OLD)
    badr, left = await school.teacher("Badr", OLD, "ar")
    await world.say(badr, "/leave")
    await world.tap(badr, "joining-button-leave-sure", language="ar")
    quiet = await world.last(badr)
    await school.begin(OLD, 2)
    await school.tap("moves-merge")
    await school.room(NEW, 0)
    await school.apply()
    assert "is closed" in await world.last(school.admin)
    assert "It goes on in" in await world.sim.transcript(school.chats[OLD])
    assert amina not in await world.sim.members(school.chats[OLD])
    await school.come_in(amina)
    assert amina in await world.sim.members(school.chats[NEW])
    assert await world.last(badr) == quiet
    assert school.place(left) == (school.cohorts[NEW], "placed")
    await world.say(badr, "/start")
    await world.tap(badr, "joining-button-back", language="ar")
    await school.come_in(badr)
    assert badr in await world.sim.members(school.chats[NEW])
    await world.advance_to(make.at(6, 11))
    assert await world.bot() not in await world.sim.members(school.chats[OLD])


async def test_a_full_group_a_late_press_and_a_group_that_is_not_ready_are_answered_kindly(school: School) -> None:
    """Nothing is changed; what to do instead is said."""
    world = school.world
    _, teacher = await school.teacher("Amina", OLD)
    for name in ("Badr", "Chen", "Dana"):
        await school.teacher(name, NEW)
    await school.begin(OLD, 1)
    await school.tap("moves-move")
    await school.tap("moves-person", name="Amina")
    assert "at most 3 fit" in str(await school.room(NEW, 3))
    await school.tap("moves-cancel")
    await school.tap("moves-merge")
    assert "at most 3 fit" in str(await school.room(NEW, 3))
    await school.tap("moves-cancel")
    await school.tap("moves-back-groups")
    await school.room(NEW, 3)
    await school.tap("moves-split")
    world.write(lambda tx: tx.run("DELETE FROM people WHERE full_name = 'Dana'"))
    assert "changed meanwhile" in str(await school.tap("moves-apply"))
    await school.tap("moves-cancel")
    world.write(lambda tx: tx.run("UPDATE cohorts SET opened_at = NULL WHERE id = :id", id=school.cohorts[OLD]))
    await school.tap("moves-merge")
    assert "not set up yet" in str(await school.room(OLD, 1))
    assert school.place(teacher) == (school.cohorts[OLD], "in")
