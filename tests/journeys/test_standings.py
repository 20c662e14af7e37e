"""Journeys of progress and the league: a button under a card, Monday's league, and why a group stands where it does."""

from tests import builders as make
from tests.journeys.conftest import World, programme
from tests.rooms.standings import world as rows

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId
from staffroom.rooms import programmes


def league(tx: Tx, staff: int, accounts: list[int]) -> None:
    """Write three groups of ten whose first card has closed, each with a coordinator who has an account."""
    number = programme(tx).id
    programmes.set_staff_chat(tx, number, ChatId(staff))
    for position, (account, answers) in enumerate(zip(accounts, (5, 9, 2), strict=True)):
        lead = make.coordinator(tx, number, f"Lead {position}", user=account)
        cohort = rows.group(tx, number, f"Group {position}", chat=-9000 - position, lead=lead)
        rows.card(tx, number, cohort, answers, slug="w0-closed")


async def test_on_monday_the_league_stands_among_the_coordinators_and_explains_itself_in_private(world: World) -> None:
    """A picture, the plain figure first; the button answers only the one who asked."""
    accounts = [await world.sim.create_user(f"Lead {number}") for number in range(3)]
    staff = await world.group(accounts[0], "Coordinators")
    world.write(league, staff, accounts)
    for account in accounts:
        await world.say(account, "/start")
    await world.advance_to(make.at(14, 9, 5))
    post = (await world.sim.messages(staff))[-1]
    assert "photo" in post
    assert post["caption"].split("\n\n")[:2] == ["How our groups did in week 1", "16 of 30 answered."]
    await world.tap(accounts[0], "standings-why", chat=staff)
    assert "Place 2 of 3" in await world.last(accounts[0])
    assert "why this score" not in await world.last(accounts[1])


def lesson(tx: Tx, group: int, staff: int, huda: int, amina: int) -> None:
    """Write an open group with its coordinator and a teacher."""
    number = programme(tx).id
    programmes.set_staff_chat(tx, number, ChatId(staff))
    cohort = make.cohort(
        tx, number, chat=group, coordinator_id=make.coordinator(tx, number, user=huda), name="Riverside"
    )
    make.member(tx, make.person(tx, number, "Amina Saleh", user=amina), cohort)


async def test_a_teacher_reports_a_section_under_its_card_and_only_they_are_told(world: World) -> None:
    """Once; the coordinator is no teacher of the group."""
    huda, amina = await world.sim.create_user("Huda"), await world.sim.create_user("Amina")
    group, staff = await world.group(huda, "Riverside"), await world.group(huda, "Coordinators")
    world.write(lesson, group, staff, huda, amina)
    await world.sim.add_member(group, amina)
    await world.advance_to(make.at(8, 17))
    await world.tap(huda, "cascade-post", chat=staff)
    await world.advance_to(make.at(9, 16, 5))
    before = len(await world.sim.messages(group))
    told = await world.tap(amina, "prompts-finished", chat=group)
    assert "Noted: you have finished" in told["text"]
    assert "was noted already" in (await world.tap(amina, "prompts-finished", chat=group))["text"]
    assert "Nothing was noted" in (await world.tap(huda, "prompts-finished", chat=group))["text"]
    assert len(await world.sim.messages(group)) == before
    assert world.look("SELECT section, source, done FROM progress") == [("s1-welcome", "self", 1)]
