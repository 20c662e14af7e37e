"""Several people at once, and groups as those who own them run them."""

import pytest
from playwright.async_api import FrameLocator, Locator, expect
from tests.browser.conftest import Cast, Opens
from tests.browser.robot import Robot
from tests.browser.window import Page

from telegram_emulator import Sim

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_two_and_three_people_stand_side_by_side(window: Opens, cast: Cast) -> None:
    """What one says the others see at once; each pane is its own person, and one can go on alone."""
    page = await window(cast.sara, cast.group)
    tab = page.tab
    await tab.locator("[data-key=view]").click()
    await tab.get_by_role("menuitem", name="People side by side").click()
    await page.dialog.locator("button.choice").filter(has_text="أمل").click()
    await tab.locator("[data-key=addpane]").click()
    await page.dialog.locator("button.choice").filter(has_text="Tara").click()
    await expect(tab.locator("iframe")).to_have_count(3)
    await expect(tab.locator("[data-key=addpane]")).to_have_count(0)
    sara, amal, tara = (tab.frame_locator(f"iframe >> nth={place}") for place in range(3))
    await said(sara, "Good morning")
    await expect(amal.locator(".bubble").filter(has_text="Good morning")).to_be_visible()
    await expect(amal.locator("html")).to_have_attribute("dir", "rtl")
    await expect(tara.locator(".persona")).to_contain_text("Tara Okafor")
    await tara.locator("[data-key=closepane]").click()
    await expect(tab.locator("iframe")).to_have_count(2)
    assert page.address == f"panes={cast.sara},{cast.amal}"
    await tab.locator("[data-key=onepane]").click()
    await expect(tab.locator(".talkhead h1")).to_have_text(cast.title)
    await expect(tab.locator("iframe")).to_have_count(0)


async def said(pane: FrameLocator, text: str) -> None:
    """Write something in a pane."""
    field = pane.locator(".compose textarea")
    await field.fill(text)
    await field.press("Enter")


async def test_whoever_owns_a_group_runs_it_by_its_menu(window: Opens, cast: Cast, sim: Sim, robot: Robot) -> None:
    """Rename, add, promote, demote, remove, pin and unpin, a link that asks, public and private."""
    newcomer = await sim.create_user("Ben")
    await sim.say(cast.amal, cast.group, "Pin me")
    page = await window(cast.sara, cast.group)
    await chosen(page, "Rename")
    await page.dialog.get_by_role("textbox").fill("Nairobi_Maths")
    await page.tap("Save")
    await page.see("Sara Haddad named the group “Nairobi_Maths”")
    await chosen(page, "Add somebody")
    await page.tap("Tara Okafor")
    await page.see("Sara Haddad added Tara Okafor")
    await chosen(page, "Members")
    await managed(page, "Tara Okafor", "Make administrator")
    await expect(member(page, "Tara Okafor")).to_contain_text("administrator")
    await managed(page, "Tara Okafor", "Make plain member")
    await managed(page, "Tara Okafor", "Remove from the group")
    await expect(member(page, "Tara Okafor")).to_have_count(0)
    await page.tab.keyboard.press("Escape")
    await page.choose("Pin me", "Pin")
    await expect(page.tab.locator(".pin")).to_contain_text("Pin me")
    await page.choose("Pin me", "Unpin")
    await expect(page.tab.locator(".pin")).to_have_count(0)
    await chosen(page, "New link that asks to join")
    link = await page.dialog.locator(".url").inner_text()
    await page.tap("Close")
    await sim.join(newcomer, link)
    await page.see("Waiting to be let in: 1")
    await chosen(page, "Make public")
    await page.dialog.get_by_role("textbox").fill("nairobi_maths")
    await page.tap("Save")
    await chosen(page, "Make private")
    (line,) = [chat for chat in await sim.chats(cast.sara) if chat["id"] == cast.group]
    assert (line["title"], line["requests"]) == ("Nairobi_Maths", [newcomer])
    assert robot.heard


async def chosen(page: Page, item: str) -> None:
    """Choose something from the chat's menu, as soon as the page knows that it may be done."""
    entry = page.tab.get_by_role("menuitem", name=item, exact=True)
    for _ in range(20):
        await page.tab.locator("[data-key=menu]").click()
        if await entry.count():
            break
        await page.tab.keyboard.press("Escape")
        await page.tab.wait_for_timeout(100)
    await entry.click()


def member(page: Page, name: str) -> Locator:
    """Find somebody's line among the members."""
    return page.dialog.locator("li").filter(has_text=name)


async def managed(page: Page, name: str, item: str) -> None:
    """Do something to a member by the menu of their line."""
    await member(page, name).locator("button").click()
    await page.tab.get_by_role("menuitem", name=item).click()


async def test_a_basic_group_is_upgraded_under_ones_eyes(window: Opens, cast: Cast, sim: Sim) -> None:
    """The conversation goes on in the new group, whoever upgraded it."""
    old = await sim.create_group(cast.sara, "Small", kind="group")
    page = await window(cast.sara, old)
    await chosen(page, "Upgrade to a supergroup")
    await page.see("The group was upgraded")
    await page.say("Here we are")
    (new,) = [chat["id"] for chat in await sim.chats(cast.sara) if chat["title"] == "Small"]
    assert (await sim.messages(new))[-1]["text"] == "Here we are"
    other = await sim.create_group(cast.sara, "Other", kind="group")
    await page.open_chat("Other")
    moved = await sim.migrate(other)
    await expect(page.tab).to_have_url(f"{page.url}/#as={cast.sara}&chat={moved}")
    await page.say("Here too")
    assert (await sim.messages(moved))[-1]["text"] == "Here too"
