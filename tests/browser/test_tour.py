"""The guided tour, walked by pressing."""

import re

import pytest
from playwright.async_api import Browser, Locator, expect
from tests.browser.conftest import Cast, Opens
from tests.browser.window import PHONE, WITHIN_MS, Page

from staffroom.demo.playground import Playground
from telegram_emulator import Emulator, Sim

A_BUSY_DAY_S = 120.0
"""A day is played slower where the bot needs longer."""

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


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
    """Each step ticks itself when it happened; on the way simulated colleagues answer while a day is played."""
    async with await Page.open(browser, play.cast.stage.emulator.url) as page:
        await page.press("tour-start")
        await expect(page.tab.locator(".persona")).to_contain_text("Amelia Hart")
        await as_teacher(page)
        await as_coordinator(page)
        await watch(page, play)
        await step(page, "You are the admin: look at the league")
        await page.press("tour-be")
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
    """Decide about a card, and bring the group to life."""
    await step(page, "Now you are the coordinator")
    await ringed(page, page.tab.locator('[data-key="tour-be"]'))
    await page.press("tour-be")
    await page.tap("Post to my group")
    await step(page, "Bring your group to life")
    await page.press("open-life")
    await page.press("people-normal")


async def watch(page: Page, play: Playground) -> None:
    """Play until colleagues have spoken, pause, and go on to the league by the calendar."""
    sim, before = play.cast.sim, await talk(play)
    await step(page, "Let time pass")
    await page.press("tab-time")
    await page.tab.locator('[data-key="pace"]').select_option("10")
    await ringed(page, page.tab.locator('#top [data-key="play"]'))
    await page.press("play")
    await expect(page.tab.locator(".way")).to_be_visible()
    await sim.wait_for(
        lambda: livelier(play, before + 3), within=A_BUSY_DAY_S, what="three more messages in the groups"
    )
    await page.press("play")
    await expect(page.tab.locator(".way")).to_be_hidden()
    stands, said = (await sim.time())["now_ms"], await talk(play)
    await page.tab.wait_for_timeout(500)
    assert (await sim.time())["now_ms"] - stands < 2000
    assert await talk(play) == said
    await sim.turn("people", "off")
    await page.tab.get_by_role("button", name="The league of the week").click()


async def talk(play: Playground) -> int:
    """Count what people have said in the groups."""
    chats = [await play.cast.sim.messages(group) for group in play.school.groups.values()]
    return sum("text" in one and not one["from"]["is_bot"] for chat in chats for one in chat)


async def livelier(play: Playground, size: int) -> bool:
    """Say whether people have said so much."""
    return await talk(play) >= size


async def test_the_tour_begins_in_arabic_on_a_phone(window: Opens, cast: Cast, emulator: Emulator, sim: Sim) -> None:
    """It covers nothing, ticks what happened, can be put away, and is found again where it was left."""
    emulator.tour = lambda _language: greeting(sim, cast)
    page = await window(cast.amal, size=PHONE)
    await expect(page.tab.locator("#tour")).to_contain_text("أوّل مرّة هنا؟")
    assert await page.tab.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    await page.press("tour-start")
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
    await page.press("tour-hide")
    await page.tab.reload()
    await expect(page.tab.locator(".talkhead h1")).to_have_text(cast.title)
    await expect(page.tab.locator("#tour")).to_be_hidden()
    await page.press("open-time")
    await page.press("tab-tour")
    await expect(page.tab.locator("#desk .steps .done")).to_have_text(re.compile("قل مرحبًا"))
    await page.press("tour-on")
    await step(page, "قل وداعًا")


async def test_the_strip_speaks_as_whoever_one_becomes(window: Opens, cast: Cast, emulator: Emulator, sim: Sim) -> None:
    """Also before the tour is begun."""
    emulator.tour = lambda _language: greeting(sim, cast)
    page = await window(cast.sara)
    await expect(page.tab.locator("#tour")).to_contain_text("New here?")
    await page.as_person("أمل")
    await expect(page.tab.locator("#tour")).to_contain_text("أوّل مرّة هنا؟")
    await page.as_person("Sara")
    await expect(page.tab.locator("#tour")).to_contain_text("New here?")


async def test_the_strip_hides_nothing_of_the_newest_message(
    window: Opens, cast: Cast, emulator: Emulator, sim: Sim
) -> None:
    """It comes when the messages stand already."""
    emulator.tour = lambda _language: greeting(sim, cast)
    for number in range(40):
        await sim.say(cast.amal, cast.group, f"line {number}")
    page = await window(cast.sara, cast.group)
    await expect(page.tab.locator("#tour")).to_contain_text("New here?")
    await expect(page.bubble("line 39")).to_be_in_viewport(ratio=1)


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
