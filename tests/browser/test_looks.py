"""How the page looks and reads: mirrored, narrow, dark, and to those who cannot see it."""

import re

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Page as Tab
from playwright.async_api import expect
from tests.browser.conftest import Cast, Opens
from tests.browser.lively import contrast, covered, cut_off, enliven, left_over, middle, sticking_out
from tests.browser.robot import Robot
from tests.browser.window import PHONE, Page

from telegram_emulator import Emulator, Sim

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SMALL = (360, 740)
READABLE = 4.5
"""The least contrast of a text that WCAG 2.2 calls enough."""


async def serious(tab: Tab, place: str | None = None) -> list[str]:
    """Let axe look at the whole page or one place, and list what it finds serious or critical."""
    found = (await Axe().run(tab, context=place, options={"resultTypes": ["violations"]})).response["violations"]
    bad = [one for one in found if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]}" for one in bad]


async def test_axe_finds_nothing_serious(window: Opens, cast: Cast, emulator: Emulator, sim: Sim, robot: Robot) -> None:
    """In English and Arabic, on desktop and phone, light and dark; the log, menus and dialogs open."""
    await enliven(emulator, sim, robot, cast)
    page = await window(cast.sara, cast.group)
    await page.tab.locator("#log li:not([hidden]) summary").first.click()
    assert await serious(page.tab) == []
    await page.tab.emulate_media(color_scheme="dark")
    assert await serious(page.tab) == []
    await open_things(page)
    await page.as_person("أمل الحربي")
    await page.open_chat(cast.title)
    await page.tab.emulate_media(color_scheme="light")
    await open_things(page)
    await page.tab.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    assert await serious(page.tab) == []
    await page.tab.emulate_media(color_scheme="dark")
    assert await serious(page.tab, "#talk") == []
    await open_log(page)
    assert await serious(page.tab, "#log") == []


async def open_things(page: Page) -> None:
    """Look at a message's menu, the chat's menu and the dialog behind its first line."""
    bubble = page.bubble("Thank you!")
    await bubble.scroll_into_view_if_needed()
    await bubble.focus()
    await page.tab.keyboard.press("Enter")
    assert await serious(page.tab, ".menu") == []
    await page.tab.keyboard.press("Escape")
    await page.tab.locator("[data-key=menu]").click()
    assert await serious(page.tab, ".menu") == []
    await page.tab.get_by_role("menuitem").first.click()
    await expect(page.dialog).to_be_visible()
    assert await serious(page.tab, "dialog") == []
    await page.tab.keyboard.press("Escape")


async def open_log(page: Page) -> None:
    """Open the log if the window is too narrow for it to be there by itself."""
    if await page.tab.locator("body").get_attribute("data-log") != "open":
        await page.tab.locator("#top [data-key=log]").click()
    await expect(page.tab.locator("#log summary").first).to_be_visible()


async def test_right_to_left_everything_changes_sides(
    window: Opens, cast: Cast, emulator: Emulator, sim: Sim, robot: Robot
) -> None:
    """Measured: list, log, faces, own messages, arrows; and back again with an English speaker."""
    await enliven(emulator, sim, robot, cast)
    await sim.say(cast.amal, cast.group, "مرحبا بالجميع")
    page = await window(cast.amal, cast.group)
    tab = page.tab
    talk, half = await middle(tab.locator("#talk")), 1360 / 2
    assert await middle(tab.locator("#chats")) > talk > await middle(tab.locator("#log"))
    assert await middle(tab.locator(".persona")) > half > await middle(tab.locator("[data-key=view]"))
    assert await middle(tab.locator(".persona .face")) > await middle(tab.locator(".persona strong"))
    assert await middle(tab.locator(".talkhead > .face")) > await middle(tab.locator("[data-key=menu]"))
    assert await middle(page.bubble("مرحبا")) < talk < await middle(page.bubble("Thank you!"))
    assert (
        await middle(tab.locator(".send")) < await middle(page.field) < await middle(tab.locator("[data-key=attach]"))
    )
    send = tab.locator(".send .icon")
    assert "matrix(-1" in await send.evaluate("node => getComputedStyle(node).transform")
    await expect(tab.locator(".talkhead p")).to_have_text("الأعضاء: 3")
    await expect(tab.locator(".dial .day")).to_contain_text("سبتمبر")
    await tab.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    back = tab.locator("[data-key=back]")
    assert await middle(back) > await middle(tab.locator(".talkhead h1")) > await middle(tab.locator("[data-key=menu]"))
    assert "matrix(-1" in await back.locator(".icon").evaluate("node => getComputedStyle(node).transform")
    await page.as_person("Sara Haddad")
    await page.open_chat(cast.title)
    assert await middle(back) < await middle(tab.locator(".talkhead h1"))
    await expect(tab.locator("html")).to_have_attribute("dir", "ltr")


async def test_the_way_to_a_messages_menu_covers_no_word_of_it(window: Opens, cast: Cast, sim: Sim) -> None:
    """Under the mouse, in both directions, in a message whose lines are full."""
    for words, person in (("Every word of this is read. " * 9, cast.sara), ("تُقرأ كل كلمة من هذا. " * 9, cast.amal)):
        await sim.say(cast.amal, cast.group, words)
        page = await window(person, cast.group)
        bubble = page.bubble(words.strip())
        await bubble.hover()
        more = bubble.locator(".more")
        await expect(more).to_have_css("opacity", "1")
        assert await covered(bubble.locator(".words"), more) == 0


async def test_each_paragraph_of_a_message_runs_its_own_way(window: Opens, cast: Cast, sim: Sim) -> None:
    """As on a phone: the Arabic one below an English one begins at the right."""
    await sim.say(cast.sara, cast.group, "Good morning to everybody who is here\nصباح الخير")
    page = await window(cast.sara, cast.group)
    words = page.bubble("Good morning").locator(".words")
    assert await left_over(words, "صباح الخير") == pytest.approx(0, abs=1)


async def test_hour_day_and_town_are_read_whole_on_every_phone(window: Opens, cast: Cast, sim: Sim) -> None:
    """In every language of the page, on a usual phone and on the smallest."""
    wen = await sim.create_user("文", language_code="zh")
    for person, town in ((cast.sara, "Nairobi"), (cast.amal, "نيروبي"), (wen, "内罗毕")):
        page = await window(person, size=PHONE, touch=True)
        await expect(page.tab.locator(".dial")).to_contain_text(town)
        assert await cut_off(page.tab.locator(".dial, .dial *")) == []
        await page.tab.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
        assert await cut_off(page.tab.locator(".dial, .dial *")) == []


async def test_on_the_smallest_phone_nothing_sticks_out(
    window: Opens, cast: Cast, emulator: Emulator, sim: Sim, robot: Robot
) -> None:
    """The list, the conversation from end to end, a menu, dialogs, a picture, the log: all within 360 pixels."""
    await enliven(emulator, sim, robot, cast)
    page = await window(cast.sara, size=SMALL, touch=True)
    tab = page.tab
    await expect(tab.locator("#talk")).to_be_hidden()
    assert await sticking_out(tab) == []
    await page.open_chat(cast.title)
    await expect(tab.locator("#chats")).to_be_hidden()
    assert await sticking_out(tab) == []
    await page.bubble("Thank you!").locator(".more").click()
    assert await sticking_out(tab) == []
    await tab.get_by_role("menuitem", name="All reactions").click()
    await expect(page.dialog.locator(".emoji")).to_have_count(73)
    assert await sticking_out(tab) == []
    await tab.keyboard.press("Escape")
    await tab.locator(".album button.photo").first.click()
    await expect(page.dialog.locator("img")).to_be_visible()
    assert await sticking_out(tab) == []
    await tab.keyboard.press("Escape")
    await open_log(page)
    assert await sticking_out(tab) == []
    await tab.locator("#log [data-key=hide]").click()
    await expect(tab.locator("#log")).to_be_hidden()
    await tab.locator("[data-key=back]").click()
    await expect(tab.locator("#chats button.chat").first).to_be_focused()


async def test_light_and_dark_follow_the_device_until_somebody_chooses(
    window: Opens, cast: Cast, emulator: Emulator, sim: Sim, robot: Robot
) -> None:
    """Texts stay readable in both; the choice is remembered."""
    await enliven(emulator, sim, robot, cast)
    page = await window(cast.sara, cast.group, dark=True)
    tab = page.tab
    assert await shade(tab) < 60
    await readable(page)
    await tab.emulate_media(color_scheme="light")
    await expect(tab.locator("html")).to_have_attribute("data-theme", "light")
    assert await shade(tab) > 200
    await readable(page)
    await tab.locator("[data-key=view]").click()
    await tab.get_by_role("menuitemradio", name="Dark").click()
    assert await shade(tab) < 60
    await tab.reload()
    await expect(page.bubble("Thank you!")).to_be_visible()
    assert await shade(tab) < 60
    await tab.locator("[data-key=view]").click()
    await expect(tab.get_by_role("menuitemradio", name="Dark")).to_have_attribute("aria-checked", "true")
    await expect(tab.get_by_role("menuitemradio", name="Dark")).to_be_focused()
    await tab.get_by_role("menuitemradio", name="Like the device").click()
    assert await shade(tab) > 200


async def shade(tab: Tab) -> int:
    """Tell how light the top bar is, from 0 to 255."""
    colour = await tab.locator("#top").evaluate("node => getComputedStyle(node).backgroundColor")
    return max(map(int, re.findall(r"\d+", colour)[:3]))


async def readable(page: Page) -> None:
    """Check texts of each kind against what is behind them."""
    thanks = page.bubble("Thank you!")
    selectors = (
        ".persona strong", ".chat .last", ".talkhead p", ".pin strong", ".quote strong", ".key span", ".said-line",
        "#log .upd", ".date span", ".row-line .name", ".kind", ".chat time",
    )  # fmt: skip
    places = [thanks.locator(".words"), thanks.locator("footer time")]
    for place in places + [page.tab.locator(selector).first for selector in selectors]:
        assert await contrast(place) >= READABLE, place
