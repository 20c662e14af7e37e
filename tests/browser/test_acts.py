"""What people can send, press and look into."""

import json
import shlex
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect
from tests.browser.conftest import Cast, Opens
from tests.browser.lively import enliven
from tests.browser.robot import Robot, png
from tests.browser.window import Page

from telegram_emulator import Emulator, Sim
from telegram_emulator.world import posting

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SHOWN = 150
"""So many messages of a chat are shown at first."""


async def test_calls_and_updates_stand_in_one_log(window: Opens, cast: Cast, robot: Robot, sim: Sim) -> None:
    """Each unfolds as JSON; filtered by kind, words and chat; copied as curl; paused and cleared; by the keyboard."""
    await robot.send(cast.group, "It's <b>here</b>")
    await sim.say(cast.amal, cast.group, "An answer")
    page = await window(cast.sara, cast.group)
    await page.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log, keys = page.tab.locator("#log"), page.tab.keyboard
    entries = log.locator("li:not([hidden])")
    update = entries.filter(has_text="An answer")
    await expect(update.locator(".upd")).to_have_text("update")
    assert await log.locator("pre").count() == 0
    await update.locator("summary").focus()
    await keys.press("Enter")
    assert json.loads(await update.locator("pre").inner_text())["message"]["text"] == "An answer"
    await keys.press("Home")
    await expect(entries.first.locator("summary")).to_be_focused()
    await log.locator("select").select_option("calls")
    await expect(update).to_have_count(0)
    await entries.filter(has_text="sendMessage").first.locator("summary").click()
    await log.get_by_role("button", name="Copy as curl").click()
    command = shlex.split(await page.tab.evaluate("navigator.clipboard.readText()"))
    assert command[:3] == ["curl", "-s", f"{page.url}/bot42:TEST/sendMessage"]
    assert json.loads(command[-1])["text"] == "It's <b>here</b>"
    await filtered(page, entries, cast, sim, robot)


async def filtered(page: Page, entries: Locator, cast: Cast, sim: Sim, robot: Robot) -> None:
    """Filter by words and chat, then pause, clear, and go on."""
    log = page.tab.locator("#log")
    await log.locator("select").select_option("all")
    await sim.start(cast.tara)
    await expect(entries.filter(has_text="/start")).to_be_visible()
    await log.get_by_role("checkbox").check()
    await expect(entries.filter(has_text="/start")).to_have_count(0)
    await log.get_by_role("checkbox").uncheck()
    await log.get_by_role("searchbox").fill("nothing like this")
    await expect(log.get_by_role("status")).to_have_text("Nothing fits the filter")
    await log.get_by_role("searchbox").fill("")
    await log.get_by_role("button", name="Pause").click()
    await robot.send(cast.group, "Meanwhile")
    await expect(log.get_by_role("status")).to_have_text("Paused. New entries: 1")
    await log.get_by_role("button", name="Clear").click()
    await robot.send(cast.group, "Later")
    await log.get_by_role("button", name="Pause").click()
    await expect(entries).to_have_count(1)
    await expect(entries).to_contain_text("Later")


async def test_pictures_films_files_and_sounds_are_sent_and_seen(
    window: Opens, cast: Cast, emulator: Emulator, sim: Sim, robot: Robot, tmp_path: Path
) -> None:
    """An album as a grid; large pictures one after the other by arrows; what cannot be played says so."""
    await enliven(emulator, sim, robot, cast)
    page = await window(cast.sara, cast.group)
    tab, keys = page.tab, page.tab.keyboard
    await expect(tab.locator(".album .cell")).to_have_count(3)
    await expect(tab.locator(".bubble").filter(has=tab.locator(".album"))).to_contain_text("Our classroom")
    await expect(tab.get_by_role("link", name="Download Voice message")).to_contain_text("0:07 · cannot be played here")
    await tab.locator(".album button.photo").first.click()
    await expect(page.dialog.locator(".count")).to_have_text("2 / 4")
    await keys.press("ArrowLeft")
    await expect(page.dialog.locator("img")).to_have_attribute("alt", "Question 3 How do you begin?")
    await keys.press("End")
    await expect(page.dialog.locator(".count")).to_have_text("4 / 4")
    await keys.press("Escape")
    await expect(tab.locator(".album button.photo").first).to_be_focused()
    async with tab.expect_download() as saving:
        await tab.get_by_role("link", name="Download plan.pdf").click()
    await (await saving.value).save_as(tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").read_bytes() == b"a plan"
    (tmp_path / "board.png").write_bytes(png(300, 200))
    await page.field.fill("My board")
    async with tab.expect_file_chooser() as choosing:
        await attached(page, "Picture or video")
    await (await choosing.value).set_files(tmp_path / "board.png")
    await expect(page.bubble("My board").locator("button.photo")).to_be_visible()
    await attached(page, "Voice message")
    await expect(tab.locator("audio")).to_have_attribute("aria-label", "Voice message")
    sent = (await sim.messages(cast.group))[-1]
    assert (sent["voice"]["duration"], sent["from"]["id"]) == (2, cast.sara)


async def attached(page: Page, item: str) -> None:
    """Choose what to send."""
    await page.tab.locator("[data-key=attach]").click()
    await page.tab.get_by_role("menuitem", name=item).click()


async def test_quizzes_quotes_pins_and_keys_say_what_they_are(
    window: Opens, cast: Cast, emulator: Emulator, sim: Sim, robot: Robot
) -> None:
    """A wrong answer is marked; a quotation jumps; pins come one after the other; what cannot work here says so."""
    ids = await enliven(emulator, sim, robot, cast)
    page = await window(cast.sara, cast.group)
    tab = page.tab
    await tab.locator(".option").filter(has_text="Eight").click()
    await expect(tab.locator(".wrong_answer")).to_contain_text("your answer, wrong")
    await expect(tab.locator(".right_answer")).to_contain_text("Six")
    await expect(tab.locator(".learned")).to_have_text("Multiply first.")
    await expect(tab.locator("[data-key=retract]")).to_have_count(0)
    pin = tab.locator("button.pin")
    await expect(pin).to_contain_text("Pinned message 2 of 2")
    await pin.click()
    await expect(tab.locator(f'[data-id="{ids["thanks"]}"] .bubble')).to_be_focused()
    await expect(pin).to_contain_text("Pinned message 1 of 2")
    await tab.locator("button.quote").click()
    await expect(tab.locator(f'[data-id="{ids["card"]}"] .bubble')).to_be_focused()
    await tab.get_by_role("button", name="Hidden text").click()
    await expect(page.bubble("Bold").locator(".spoiler")).to_have_text("secret")
    await page.tap("Mini app")
    await page.see("This button does not work here")
    await page.choose("Thank you!", "👍")
    chip = tab.locator(".chip").filter(has_text="👍")
    await expect(chip).to_have_attribute("aria-label", "👍: 2, Sara Haddad, \u2068أمل الحربي\u2069")


async def test_commands_and_the_bots_keyboard_are_at_hand(window: Opens, cast: Cast, robot: Robot, sim: Sim) -> None:
    """A slash offers commands; a keyboard folds away unless it is to stay; one's number is given only if sure."""
    commands = [{"command": "me", "description": "My record"}, {"command": "help", "description": "What I can do"}]
    await robot.call("setMyCommands", commands=commands)
    await sim.start(cast.sara)
    keys = {"keyboard": [[{"text": "My number", "request_contact": True}]], "resize_keyboard": True}
    await robot.call("sendMessage", chat_id=cast.sara, text="Who are you?", reply_markup=keys)
    page = await window(cast.sara)
    await page.field.press_sequentially("/h")
    await expect(page.tab.locator("#suggest li")).to_have_text(["/helpWhat I can do"])
    await page.field.press("Enter")
    await page.see("/help")
    await page.tab.get_by_role("button", name="Hide the bot's keyboard").click()
    await expect(page.tab.locator(".replykeys")).to_have_count(0)
    await page.tab.get_by_role("button", name="Show the bot's keyboard").click()
    await page.tap("My number")
    await page.tap("Cancel")
    await page.tap("My number")
    await page.tap("Give my number")
    await page.see("+10000000000")
    await robot.call("sendMessage", chat_id=cast.sara, text="And your name?", reply_markup={"force_reply": True})
    await page.see("Reply to Staffroom")
    await page.say("Sara")
    assert (await sim.messages(cast.sara))[-1]["reply_to_message"]["text"] == "And your name?"
    await robot.call("sendMessage", chat_id=cast.sara, text="About what?", reply_markup={"force_reply": True})
    await page.see("Reply to Staffroom")
    await page.field.press_sequentially("/h")
    await page.field.press("Enter")
    await expect(page.field).to_have_value("")
    assert (await sim.messages(cast.sara))[-1]["reply_to_message"]["text"] == "About what?"


async def test_after_ones_own_message_the_newest_is_in_sight(
    window: Opens, cast: Cast, emulator: Emulator, sim: Sim
) -> None:
    """Also where one had scrolled up, and the bot was so quick that its answer came along."""
    world = emulator.world
    for number in range(40):
        await sim.say(cast.amal, cast.group, f"line {number}")
    page = await window(cast.sara, cast.group)
    await expect(page.bubble("line 39")).to_be_in_viewport()
    await page.bubble("line 0").scroll_into_view_if_needed()
    await expect(page.bubble("line 39")).not_to_be_in_viewport()
    for author, words in ((cast.sara, "/help"), (world.bot.id, "That I can do")):
        posting.publish(world, world.chat(cast.group), author, {"text": words})
    await expect(page.bubble("That I can do")).to_be_in_viewport()


async def test_what_was_said_long_ago_is_asked_for_when_wanted(
    window: Opens, cast: Cast, sim: Sim, robot: Robot
) -> None:
    """The newest messages come first, earlier ones on request; a quotation or a pin leads far up."""
    first = await robot.send(cast.group, "The very first")
    await robot.call("pinChatMessage", chat_id=cast.group, message_id=first)
    for number in range(SHOWN):
        await sim.say(cast.amal, cast.group, f"line {number}")
    await sim.say(cast.amal, cast.group, "Remember?", reply_to=first)
    page = await window(cast.sara, cast.group)
    await expect(page.tab.locator(".bubble")).to_have_count(SHOWN)
    await expect(page.tab.locator("button.pin")).to_contain_text("The very first")
    await page.tab.locator("button.quote").click()
    await expect(page.tab.locator(f'[data-id="{first}"] .bubble')).to_be_focused()
    await page.tab.reload()
    await expect(page.tab.locator(".bubble")).to_have_count(SHOWN)
    await page.tab.get_by_role("button", name="Earlier messages").click()
    await expect(page.bubble("The very first")).to_be_attached()
