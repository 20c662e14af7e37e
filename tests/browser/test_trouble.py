"""Trouble that is caused on purpose, and how the bot copes."""

import pytest
from playwright.async_api import Browser, expect
from tests.browser.window import WITHIN_MS, Page

from staffroom.demo.playground import Playground

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_after_a_refusal_the_bot_answers_once(browser: Browser, play: Playground) -> None:
    """The panel orders it, counts how often it struck, and is empty again."""
    sim, admin = play.cast.sim, play.school.admin
    url = play.cast.stage.emulator.url
    async with await Page.open(browser, url, query=f"#as={admin.user}&chat={admin.user}") as page:
        await page.press("open-trouble")
        await page.tab.locator('[data-key="method"]').select_option("sendMessage")
        await page.tab.locator('[data-key="count"]').select_option("1")
        await page.tab.locator('[data-key="wait"]').select_option("1")
        await page.press("cause")
        orders = page.tab.locator(".orders")
        await expect(orders.locator("li")).to_contain_text("Too many messages (429)")
        await expect(orders.locator(".struck")).to_have_text("struck: 0")
        before = len(await sim.private(admin.user))
        await page.say("/privacy")
        await page.see("Who is responsible")
        await expect(orders).to_contain_text("You are causing no trouble just now.", timeout=WITHIN_MS)
        await orders.locator("summary").click()
        await expect(orders).to_contain_text("struck: 1")
        assert len(await sim.private(admin.user)) == before + 2


async def test_a_bot_that_was_killed_goes_on_where_it_was(play: Playground) -> None:
    """The switch of the trouble panel ends its process and starts it again."""
    sim, teacher = play.cast.sim, play.school.coordinators[1]
    await sim.turn("bot", "killed")
    assert [one["level"] for one in await sim.switches() if one["name"] == "bot"] == ["killed"]
    asked = await sim.say_private(teacher.user, "/rules")
    await sim.turn("bot", "running")
    await sim.wait_for_text(teacher.user, "Our guidelines", after=asked)
    assert [one["level"] for one in await sim.switches() if one["name"] == "bot"] == ["running"]
