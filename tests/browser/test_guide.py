"""The playground as a guide: the tour walked by pressing, life, time that is played, trouble and recovery."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect
from tests.browser.conftest import Cast, Opens
from tests.browser.window import PHONE, WITHIN_MS, Page

from staffroom import data_files
from staffroom.config import Config
from staffroom.demo import playground
from staffroom.demo.headless import SPEED, first_day
from staffroom.demo.playground import Playground
from staffroom.demo.stage import morning_of, stage
from telegram_emulator import Emulator, Sim

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
"""One playground for all: what one test leaves behind (an answer, a moved clock) does not disturb the others."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def play() -> AsyncIterator[Playground]:
    """Open a small playground a week into the course."""
    first, zone = first_day(Config.load(data_files.example_config(), {}))
    async with stage(start=morning_of(first - timedelta(days=2), zone), speed=SPEED) as set_up:
        furnished = await playground.furnish(set_up, seed=1, teachers=3)
        living = asyncio.ensure_future(furnished.life.run())
        yield furnished
        living.cancel()


async def press(page: Page, key: str) -> None:
    """Press a part of the page by its key."""
    await page.tab.locator(f'[data-key="{key}"]').click()


async def step(page: Page, title: str) -> None:
    """Wait until the tour asks for something."""
    await expect(page.tab.locator("#tour .title strong")).to_have_text(title, timeout=WITHIN_MS)


async def ringed(page: Page, target: Locator) -> None:
    """Wait until the ring lies around something."""
    await expect(page.tab.locator(".ring")).to_be_visible()
    for _ in range(50):
        ring, box = await page.tab.locator(".ring").bounding_box(), await target.bounding_box()
        if ring and box and abs(ring["x"] + 5 - box["x"]) < 2 and abs(ring["y"] + 5 - box["y"]) < 2:
            return
        await page.tab.wait_for_timeout(100)
    pytest.fail(f"the ring is at {ring}, not around {box}")


async def test_the_tour_is_walked_from_the_letter_to_the_league(browser: Browser, play: Playground) -> None:
    """Each step is done by what happens in the chats, and ticks itself."""
    async with await Page.open(browser, play.cast.stage.emulator.url) as page:
        await press(page, "tour-start")
        await expect(page.tab.locator(".persona")).to_contain_text("Amelia Hart")
        await as_teacher(page)
        await as_coordinator(page)
        await step(page, "You are the admin: look at the league")
        await press(page, "tour-be")
        await expect(page.tab.locator("#tour")).to_contain_text("That was the tour")
        await page.see("How our groups did in week 1")


async def as_teacher(page: Page) -> None:
    """Take the first three steps."""
    await step(page, "A letter has come")
    await ringed(page, page.tab.locator(".envelope"))
    await page.read_letter()
    await ringed(page, page.tab.locator('#foot [data-key="start"]'))
    await page.tap("Start")
    await step(page, "Join your group")
    await page.tap("Join")
    await page.tap("Open the group")
    await page.tap("Ask to join")
    await step(page, "Answer the card")
    await page.open_chat("Green-Valley")
    await ringed(page, page.field)
    await page.say("I ring a small bell and wait")


async def as_coordinator(page: Page) -> None:
    """Take the next three steps; the calendar leads to the league."""
    await step(page, "Now you are the coordinator")
    await ringed(page, page.tab.locator('[data-key="tour-be"]'))
    await press(page, "tour-be")
    await page.tap("Post to my group")
    await step(page, "Bring your group to life")
    await press(page, "open-life")
    await press(page, "people-low")
    await step(page, "Let time pass")
    await press(page, "tab-time")
    await page.tab.get_by_role("button", name="The league of the week").click()


async def test_the_tour_begins_in_arabic_on_a_phone(window: Opens, cast: Cast, emulator: Emulator, sim: Sim) -> None:
    """It covers nothing, ticks what happened, can be put away, and is found again where it was left."""
    emulator.tour = lambda _language: greeting(sim, cast)
    page = await window(cast.amal, size=PHONE)
    await expect(page.tab.locator("#tour")).to_contain_text("أوّل مرّة هنا؟")
    assert await page.tab.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    await press(page, "tour-start")
    await step(page, "قل مرحبًا")
    await ringed(page, page.tab.locator("#chats button.chat").filter(has_text=cast.title))
    await page.open_chat(cast.title)
    await ringed(page, page.field)
    strip, foot = await page.tab.locator("#tour").bounding_box(), await page.tab.locator("#talk").bounding_box()
    assert strip is not None
    assert foot is not None
    assert strip["y"] + strip["height"] <= foot["y"] + 1
    await page.say("مرحبًا")
    await step(page, "قل وداعًا")
    await press(page, "tour-hide")
    await page.tab.reload()
    await expect(page.tab.locator(".talkhead h1")).to_have_text(cast.title)
    await expect(page.tab.locator("#tour")).to_be_hidden()
    await press(page, "open-time")
    await press(page, "tab-tour")
    await expect(page.tab.locator("#desk .steps .done")).to_have_text(re.compile("قل مرحبًا"))
    await press(page, "tour-on")
    await step(page, "قل وداعًا")


async def greeting(sim: Sim, cast: Cast) -> list[dict[str, object]]:
    """Lend a tour of two steps that are done by saying two things."""
    said = [one.get("text") for one in await sim.messages(cast.group)]
    where = {"as": cast.amal, "name": "أمل", "chat": cast.group}
    points = [{"thing": "field", "chat": cast.group}, {"chat": cast.group}]
    return [
        where
        | {
            "id": word,
            "title": {"en": word, "ar": f"قل {word}"},
            "text": {"ar": word},
            "points": points,
            "done": word in said,
        }
        for word in ("مرحبًا", "وداعًا")
    ]


async def test_life_answers_while_a_day_is_played_until_the_pause(browser: Browser, play: Playground) -> None:
    """At the chosen activity, in every group; while the clock stands still nobody speaks."""
    sim, coordinator = play.cast.sim, play.school.coordinators[1]
    group = coordinator.groups[0]
    before = len(await sim.messages(group))
    url = play.cast.stage.emulator.url
    async with await Page.open(browser, url, query=f"#as={coordinator.user}&chat={group}") as page:
        await press(page, "open-life")
        await press(page, "people-high")
        await expect(page.tab.locator('[data-key="people-high"]')).to_have_attribute("aria-pressed", "true")
        await press(page, "play")
        await expect(page.tab.locator(".way")).to_be_visible()
        await sim.wait_for(lambda: grown(play, group, before + 3), what="three more messages")
        await press(page, "play")
        await expect(page.tab.locator(".way")).to_be_hidden()
        await press(page, "people-off")
        stands = (await sim.time())["now_ms"]
        await page.tab.wait_for_timeout(600)
        assert (await sim.time())["now_ms"] - stands < 600 * SPEED * 2
    assert (await sim.switches())[0]["level"] == "off"


async def grown(play: Playground, group: int, size: int) -> bool:
    """Say whether a group has so many messages."""
    return len(await play.cast.sim.messages(group)) >= size


async def test_after_some_refusals_the_bot_answers_once(browser: Browser, play: Playground) -> None:
    """The panel orders them, counts how often they struck, and is empty again."""
    sim, admin = play.cast.sim, play.school.admin
    url = play.cast.stage.emulator.url
    async with await Page.open(browser, url, query=f"#as={admin.user}&chat={admin.user}") as page:
        await press(page, "open-trouble")
        await page.tab.locator('[data-key="method"]').select_option("sendMessage")
        await press(page, "cause")
        orders = page.tab.locator(".orders")
        await expect(orders.locator("li")).to_contain_text("Too many messages (429)")
        await expect(orders.locator(".struck")).to_have_text("struck: 0")
        before = len(await sim.private(admin.user))
        await page.say("/privacy")
        await page.see("Who is responsible")
        await expect(orders).to_contain_text("Nothing. All is well.", timeout=WITHIN_MS)
        await orders.locator("summary").click()
        await expect(orders).to_contain_text("struck: 3")
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


async def test_the_calendar_tells_what_the_rows_hold(play: Playground) -> None:
    """Soonest first: what goes to every open group, what the coordinators are asked, the league."""
    coming = await play.cast.sim.agenda()
    now = (await play.cast.sim.time())["now_ms"]
    assert [one["at_ms"] for one in coming] == sorted(one["at_ms"] for one in coming)
    assert coming[0]["at_ms"] > now
    last = [one for one in coming if one.get("text", {}).get("en", "").startswith("Our six weeks end here")]
    posted = [one["chat"] for one in last if one["title"]["en"] == "Announcement"]
    assert sorted(posted) == sorted(play.school.groups.values())
    assert {one["chat"] for one in last if one["chat"] not in posted} == {play.school.staff_group}
    assert sum("league" in one["title"]["en"] for one in coming) == 1
