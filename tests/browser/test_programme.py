"""The playground with the real bot: a teacher joins, gets the card, answers, and the coordinator sees it counted."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser
from tests import nursery
from tests.browser.window import Page

from staffroom.demo import playground
from staffroom.demo.cast import Cast
from staffroom.demo.prologue import School
from staffroom.demo.stage import stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def school() -> AsyncIterator[tuple[Cast, School]]:
    """Open the playground two days before the course, with its groups set up and all but a few teachers in."""
    async with stage(birth=nursery.birth) as set_up:
        furnished = await playground.furnish(set_up, seed=1, days=0, teachers=6)
        yield furnished.cast, furnished.school


@pytest.mark.slow  # the tour leads the same way; this one has a playground of its own, before the course begins
async def test_a_teacher_joins_gets_the_card_answers_and_the_coordinator_sees_it_counted(
    browser: Browser, school: tuple[Cast, School]
) -> None:
    """From the letter to the writing hand, in the browser alone; only the calendar is turned over by its buttons."""
    cast, people = school
    teacher, coordinator = next(iter(people.teachers.values())), people.coordinators[0]
    url = cast.stage.emulator.url
    async with (
        await Page.open(browser, url, query=f"#as={teacher.user}") as hers,
        await Page.open(browser, url, query=f"#as={coordinator.user}") as his,
    ):
        await hers.read_letter()
        await hers.tap("Start")
        await hers.see("Who invites you")
        await hers.tap("Join")
        await hers.see("Tap the button and ask to join")
        await hers.tap("Open the group")
        await hers.tap("Ask to join")
        await hers.open_chat("Green-Valley")
        await until_shown(his, "Welcome, everyone. Please introduce yourself")
        await his.tap("Post to my group")
        await his.see("Will be posted")
        await until_shown(hers, "Welcome, everyone. Please introduce yourself")
        await hers.reply("Welcome, everyone", "I teach ten-year-olds and love their questions")
        await his.open_chat("Green-Valley")
        answer = his.tab.locator("#talk li").filter(has_text="I teach ten-year-olds")
        await answer.filter(has_text="✍").wait_for()


async def until_shown(page: Page, words: str) -> None:
    """Turn the calendar over, event by event, until somebody reads some words."""
    for _ in range(12):
        if await page.bubble(words).count():
            return
        await page.tab.get_by_role("button", name="Next event").click()
        await page.tab.wait_for_timeout(700)
    await page.see(words)
