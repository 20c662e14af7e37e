"""A journey of two weeks of the league: numbers agree, a group falls below eight, another has a week off."""

import re
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme
from tests.rooms.standings import world as rows

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId
from staffroom.kernel.screen import Text, text
from staffroom.kernel.text import FSI, PDI
from staffroom.pictures import Board, BoardRow
from staffroom.pictures.painter import Painter
from staffroom.rooms import programmes
from staffroom.telegram.rights import NEEDED

ROW = re.compile(r"(\d+)\. (.+) · (\d+) of 100")


def write(tx: Tx, staff: int, groups: list[int], accounts: list[int], admin: int) -> list[CohortId]:
    """Write four groups of ten, each with a coordinator who has an account, and their first card; and an admin."""
    number, found = programme(tx).id, []
    programmes.set_staff_chat(tx, number, ChatId(staff))
    make.person(tx, number, "Root", roster="admins", role="admin", user=admin)
    for position, (account, answers) in enumerate(zip(accounts, (2, 9, 5, 7), strict=True)):
        lead = make.coordinator(tx, number, f"Lead {position}", user=account)
        cohort = rows.group(tx, number, f"Group {position}", chat=groups[position], lead=lead)
        rows.card(tx, number, cohort, answers, slug="w0-closed")
        found.append(cohort)
    return found


def second_week(tx: Tx, cohorts: list[CohortId]) -> None:
    """Write the second week: only seven of the first group could answer its card; the second has none."""
    for cohort, size in zip((cohorts[0], *cohorts[2:]), (7, 10, 10), strict=True):
        base = rows.members(tx, cohort)[:size]
        card = {"slug": "w1-closed", "base": base, "posted": make.at(13, 16), "closes": make.at(17, 0)}
        rows.card(tx, programme(tx).id, cohort, 6, **card)  # type: ignore[arg-type]


async def newest(world: World, staff: int) -> dict[str, Any]:
    """Return the last post with a picture in the coordinators' group."""
    return [post for post in await world.sim.messages(staff) if "photo" in post][-1]


def caption(post: dict[str, Any]) -> str:
    """Return the words under a picture, without the marks around names."""
    return str(post["caption"]).replace(FSI, "").replace(PDI, "")


def day(number: int) -> Text:
    """Return a day of September as a button says it."""
    return text("panel-off-day", day=number, month=text("prompts-month", month=9))


@pytest.mark.slow  # one week has a journey, and each reason its test in tests/rooms/standings
async def test_two_weeks_of_the_league(world: World) -> None:
    """What the picture, its words and *Why this score?* say is the same; without a place one is told why."""
    accounts = [await world.sim.create_user(f"Lead {number}") for number in range(4)]
    root, staff = await world.sim.create_user("Root"), await world.group(accounts[0], "Coordinators")
    groups = [await world.sim.create_group(account, f"Group {n}") for n, account in enumerate(accounts)]
    cohorts = world.write(write, staff, groups, accounts, root)
    for account in accounts[1:]:
        await world.sim.add_member(staff, account)
    for chat, account in zip(groups, accounts, strict=True):  # known already: a stranger's group would be left
        await world.sim.add_bot(chat, account, dict.fromkeys(NEEDED, True))
    for account in (*accounts, root):
        await world.say(account, "/start")
    await world.advance_to(make.at(14, 9, 5))

    post = await newest(world, staff)
    places = {name: (place, score) for place, name, score in ROW.findall(caption(post))}
    assert list(places) == ["Group 1", "Group 3", "Group 2"]
    exact = dict(world.look("SELECT c.name, s.score FROM standings s JOIN cohorts c ON c.id = s.cohort_id"))
    board = Board(
        lang="en",
        title="Our groups",
        subtitle=world.local.write(lambda tx: programme(tx).title["en"]),
        when="Week 1",
        rows=tuple(BoardRow(place, name, exact[name], f"{score}%") for name, (place, score) in places.items()),
        footer=world.label("standings-board-foot"),
    )
    painter = Painter()
    assert await world.sim.file(post["photo"][-1]["file_id"]) == await painter.draw(board)
    await painter.close()
    for number in (1, 2, 3):
        await world.tap(accounts[number], "standings-why", chat=staff)
        place, score = places[f"Group {number}"]
        assert f"Place {place} of 4, {score} of 100." in await world.last(accounts[number])

    await world.say(accounts[1], "/menu")
    await world.tap(accounts[1], "panel-off-menu")
    await world.tap(accounts[1], "panel-off-week", off=0, first=day(13), last=day(17))
    assert world.look("SELECT days_off FROM cohorts WHERE name = 'Group 1'") == [("2026-09-13/2026-09-19",)]
    world.write(second_week, cohorts)
    await world.advance_to(make.at(21, 9, 5))
    said = caption(await newest(world, staff))
    assert "Without a place this week: Group 0" in said
    assert "Without a place this week: Group 1" in said
    for number, told in ((0, "fewer than 8 teachers could answer"), (1, "this group had a week off")):
        await world.tap(accounts[number], "standings-why", chat=staff)
        assert told in await world.last(accounts[number])

    await world.say(root, "/menu")
    await world.tap(root, "standings-office")
    await world.tap(root, "standings-hide")
    answer = await world.tap(accounts[2], "standings-why", chat=staff)
    assert answer["text"] == world.label("standings-are-hidden")
