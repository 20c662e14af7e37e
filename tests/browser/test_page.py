"""The page of the stand-in, used as people use it."""

import asyncio
import re

import pytest
from playwright.async_api import Browser, Locator, expect
from tests.browser.conftest import START_MS, Cast, Opens
from tests.browser.robot import Robot, button, png
from tests.browser.window import PHONE, Page

from telegram_emulator import Emulator, Sim
from telegram_emulator.lent import Switch

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_one_becomes_another_person_by_the_switch(window: Opens, cast: Cast) -> None:
    """The address remembers who one is, and what is open."""
    page = await window()
    await page.as_person("Sara Haddad")
    await page.open_chat(cast.title)
    assert page.address == f"as={cast.sara}&chat={cast.group}"
    await page.tab.reload()
    await expect(page.tab.locator(".persona")).to_contain_text("Sara Haddad")
    await expect(page.tab.locator(".talkhead h1")).to_have_text(cast.title)


async def test_an_empty_chat_with_the_bot_offers_start(window: Opens, cast: Cast, robot: Robot) -> None:
    """With the bot's own words above; pressing it brings the bot's answer."""
    await robot.call("setMyDescription", description="I look after your course group.")
    page = await window(cast.tara)
    await page.see("I look after your course group.")
    await page.tap("Start")
    await page.see("Welcome! Ready?")
    assert await page.bubble("Welcome").locator("strong").inner_text() == "Ready"


@pytest.mark.usefixtures("robot")
async def test_a_letters_link_starts_the_bot_with_what_it_carries(window: Opens, cast: Cast, sim: Sim) -> None:
    """The envelope counts what is unread."""
    page = await window(cast.tara)
    await sim.letter(cast.tara, "SMS", "Join us", "https://t.me/staffroom_demo_bot?start=abc")
    await expect(page.tab.locator(".envelope .badge")).to_have_text("1")
    await page.read_letter()
    await page.tap("Start")
    await page.see("/start abc")
    await expect(page.tab.locator(".envelope .badge")).to_have_count(0)
    await page.see("Welcome! Ready? abc")


async def test_a_tap_shows_the_bots_answer_and_its_edit(window: Opens, cast: Cast, robot: Robot, sim: Sim) -> None:
    """A toast for a short word, a dialog for an alert."""
    await sim.start(cast.tara)
    page = await window(cast.tara)
    await page.tap("Why?")
    await page.see("Because!")
    await page.tap("OK")
    await page.tap("Join")
    await expect(page.tab.locator(".toast")).to_have_text("You are on the list")
    await expect(page.bubble("You are on the list")).to_contain_text("edited")
    assert robot.heard


async def test_a_reply_quotes_the_card_it_answers(window: Opens, cast: Cast, robot: Robot, sim: Sim) -> None:
    """The picture has its caption, and opens large."""
    await robot.photo(cast.group, png(), "<b>Question 1</b> What works?")
    page = await window(cast.sara, cast.group)
    await page.reply("Question 1", "Routines do")
    await expect(page.bubble("Routines do").locator(".quote")).to_contain_text("Question 1")
    said = (await sim.messages(cast.group))[-1]
    assert said["reply_to_message"]["caption"] == "Question 1 What works?"
    await page.bubble("Question 1").locator("button.photo").click()
    await expect(page.dialog.locator("img")).to_be_visible()
    assert await page.dialog.locator("img").evaluate("image => image.naturalWidth") == 640


async def test_an_invite_link_asks_before_it_asks(window: Opens, cast: Cast, robot: Robot) -> None:
    """The bot lets the person in, and the group appears."""
    link = (await robot.call("createChatInviteLink", chat_id=cast.group, creates_join_request=True))["invite_link"]
    page = await window(cast.tara)
    await page.tap("Start")
    await page.see("Welcome!")
    await robot.send(cast.tara, "Here you go", [button("To my group", url=link)])
    await page.tap("To my group")
    await page.see("An administrator has to let you in.")
    await page.tap("Ask to join")
    await page.see("Request sent")
    request = await robot.until("chat_join_request")
    await robot.call("approveChatJoinRequest", chat_id=cast.group, user_id=request["from"]["id"])
    await page.open_chat(cast.title)
    await page.see("Tara Okafor joined the group")


async def test_reactions_are_given_and_taken_back(window: Opens, cast: Cast, robot: Robot, sim: Sim) -> None:
    """By the message's menu, then by the chip."""
    said = await sim.say(cast.amal, cast.group, "Hello")
    page = await window(cast.sara, cast.group)
    await page.choose("Hello", "🎉")
    chip = page.tab.locator(".chip")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    reaction = await robot.until("message_reaction")
    assert (reaction["message_id"], reaction["new_reaction"][0]["emoji"]) == (said, "🎉")
    await chip.click()
    await expect(chip).to_have_count(0)


async def test_a_request_chat_key_makes_a_new_group(window: Opens, cast: Cast, robot: Robot) -> None:
    """The bot is in it, with the rights it asked for."""
    rights = {"can_manage_chat": True, "can_invite_users": True}
    wish = {"request_id": 1, "chat_is_channel": False, "bot_administrator_rights": rights}
    page = await window(cast.tara)
    await page.tap("Start")
    await page.see("Welcome!")
    keys = {"keyboard": [[{"text": "Choose the group", "request_chat": wish}]]}
    await robot.call("sendMessage", chat_id=cast.tara, text="Which one?", reply_markup=keys)
    await page.tap("Choose the group")
    await page.tap("Create a new group")
    await page.dialog.get_by_role("textbox").fill("Mombasa_Maths_Group2")
    await page.tap("Create")
    await page.see("Group chosen")
    member = (await robot.until("my_chat_member"))["new_chat_member"]
    assert (member["status"], member["can_invite_users"]) == ("administrator", True)


async def test_a_poll_can_be_voted_in(window: Opens, cast: Cast, robot: Robot) -> None:
    """The result shows at once."""
    options = [{"text": "At the door"}, {"text": "Later"}]
    await robot.call("sendPoll", chat_id=cast.group, question="When?", options=options, is_anonymous=False)
    page = await window(cast.sara, cast.group)
    await page.tap("At the door")
    await page.see("100%")
    await page.see("Votes: 1")


async def test_an_arabic_speakers_page_is_mirrored(window: Opens, cast: Cast, sim: Sim) -> None:
    """Right to left as a whole; each message as its own words want it."""
    await sim.say(cast.amal, cast.group, "مرحبا")
    await sim.say(cast.sara, cast.group, "Hello")
    page = await window(cast.amal, cast.group)
    assert await page.tab.locator("html").get_attribute("dir") == "rtl"
    chats, log = await page.tab.locator("#chats").bounding_box(), await page.tab.locator("#log").bounding_box()
    assert chats is not None
    assert log is not None
    assert chats["x"] > log["x"]
    assert await direction(page.bubble("Hello").locator(".words")) == "ltr"
    assert await direction(page.bubble("مرحبا").locator(".words")) == "rtl"
    await expect(page.tab.locator("#chats h2")).to_have_text("المحادثات")


async def direction(place: Locator) -> str:
    """Ask the browser how it lays a text out."""
    return str(await place.evaluate("node => getComputedStyle(node).direction"))


async def test_the_keyboard_alone_is_enough(window: Opens, cast: Cast, sim: Sim, robot: Robot) -> None:
    """Switch, choose a chat, write, react, and close a dialog."""
    page = await window(cast.tara)
    keys = page.tab.keyboard
    await page.tab.locator(".persona").focus()
    await keys.press("Enter")
    await expect(page.dialog).to_be_visible()
    await keys.press("Escape")
    await expect(page.dialog).to_have_count(0)
    await expect(page.tab.locator(".persona")).to_be_focused()
    await keys.press("Enter")
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(page.tab.locator(".persona")).to_contain_text("Sara")
    await expect(page.tab.locator("#chats button.chat").first).to_contain_text(
        cast.title
    )  # Sara's list, no longer Tara's
    await page.tab.locator("#chats button.chat").first.focus()
    await keys.press("End")
    await keys.press("Home")
    await keys.press("Enter")
    await expect(page.tab.locator(".talkhead h1")).to_have_text(cast.title)
    await page.field.focus()
    await keys.type("Good morning")
    await keys.press("Enter")
    await page.see("Good morning")
    await page.tab.locator('.bubble[tabindex="0"]').focus()
    await keys.press("Enter")
    await keys.press("ArrowRight")
    await keys.press("Enter")
    await expect(page.tab.locator(".chip")).to_have_count(1)
    said = (await sim.messages(cast.group))[-1]
    assert (said["text"], said["reactions"]) == ("Good morning", {str(cast.sara): ["❤"]})
    assert robot.heard


async def test_on_a_phone_there_is_one_thing_at_a_time(window: Opens, cast: Cast) -> None:
    """The list, then the conversation, then back; nothing sticks out sideways."""
    page = await window(cast.sara, size=PHONE)
    await expect(page.tab.locator("#talk")).to_be_hidden()
    await page.open_chat(cast.title)
    await expect(page.tab.locator("#chats")).to_be_hidden()
    assert await page.tab.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    await page.tab.get_by_role("button", name="Back to the chats").click()
    await expect(page.tab.locator("#chats button.chat").first).to_be_focused()


@pytest.mark.usefixtures("robot")
async def test_the_clock_moves_by_an_hour_a_day_and_to_what_comes_next(
    window: Opens, cast: Cast, emulator: Emulator
) -> None:
    """The last one is hidden while nobody knows what comes."""
    page = await window(cast.sara)
    dial, jumps = page.tab.locator(".dial"), page.tab.locator(".jumps")
    await expect(dial).to_contain_text("17:13")
    await expect(dial).to_contain_text(re.compile("Nairobi.*Sept"))
    await expect(jumps.get_by_role("button", name="Next event")).to_be_hidden()
    await jumps.get_by_role("button", name="+1 hour").click()
    await expect(dial).to_contain_text("18:13")
    await jumps.get_by_role("button", name="+1 day").click()
    await expect(dial).to_contain_text("Tue 22 Sept")
    due = [START_MS + 30 * 3_600_000]

    async def next_event() -> int | None:
        return due[0] if due and emulator.clock.now_ms() < due[0] else None

    emulator.next_event = next_event
    await page.tab.reload()
    await jumps.get_by_role("button", name="Next event").click()
    await expect(dial).to_contain_text("23:13")
    assert emulator.clock.now_ms() == due[0]


async def test_the_life_panel_says_what_lets_time_pass(window: Opens, cast: Cast, emulator: Emulator, sim: Sim) -> None:
    """By the clock as it is: it stands still, it runs by itself, or a day is played."""
    off = {"off": {"en": "Off"}}
    title, hint_of_it = {"en": "People"}, {"en": "They act."}
    emulator.switches.append(Switch("people", "life", title, hint_of_it, off, lambda: "off", turned))
    page = await window(cast.sara)
    hint = page.tab.locator("#desk .hintline")
    await page.press("open-life")
    await expect(hint).to_contain_text("while the clock stands still")
    await sim.set_clock(speed=1.0)
    await expect(hint).to_contain_text("at this pace little happens")
    await page.press("play")
    await expect(hint).to_have_count(0)
    await page.press("play")
    await expect(hint).to_contain_text("at this pace little happens")


async def turned(_level: str) -> None:
    """Turn nothing."""


async def test_a_day_stops_at_each_event_on_the_way(
    window: Opens, cast: Cast, emulator: Emulator, robot: Robot
) -> None:
    """So that what is due at eight happens at eight; at each stop the bot takes in what it was told."""
    await robot.until("my_chat_member")
    due = [START_MS + 3_600_000, START_MS + 7_200_000]
    seen: list[int] = []

    async def next_event() -> int | None:
        now = emulator.clock.now_ms()
        seen.extend(at for at in due if at == now and at not in seen)
        return next((at for at in due if at > now), None)

    emulator.next_event = next_event
    page = await window(cast.sara)
    await page.tab.get_by_role("button", name="+1 day").click()
    await expect(page.tab.locator(".dial")).to_contain_text("Tue 22 Sept")
    assert (seen, emulator.clock.now_ms()) == (due, START_MS + 86_400_000)


async def test_the_log_shows_each_call_with_its_json(window: Opens, cast: Cast, robot: Robot) -> None:
    """Live, refusals included."""
    page = await window(cast.sara)
    await robot.send(cast.group, "Hello")
    with pytest.raises(AssertionError):
        await robot.send(cast.tara, "You have not started me")
    log = page.tab.locator("#log")
    await expect(log.locator("li").first.locator(".err")).to_have_text("400")
    await log.locator("summary").filter(has_text="Hello").click()
    await expect(log.locator("pre").first).to_contain_text('"parse_mode": "HTML"')


async def test_what_people_write_stays_text(window: Opens, cast: Cast, sim: Sim) -> None:
    """Names, titles and messages cannot become part of the page."""
    nasty = "<img src=x onerror=alert(1)>"
    eve = await sim.create_user(nasty)
    await sim.add_member(cast.group, eve)
    await sim.rename(cast.group, cast.sara, nasty)
    await sim.say(eve, cast.group, f"{nasty} javascript:alert(1)")
    page = await window(cast.sara, cast.group)
    await page.see("javascript:alert(1)")
    assert await page.tab.locator("img").count() == 0
    await expect(page.tab.locator(".talkhead h1")).to_have_text(nasty)


async def test_the_page_recovers_from_a_reset(window: Opens, cast: Cast, sim: Sim) -> None:
    """Without being loaded anew; whoever was played is gone."""
    page = await window(cast.sara, cast.group)
    await sim.reset()
    await expect(page.tab.locator(".persona")).to_contain_text("Nobody is here yet")
    await sim.create_user("Zoe")
    await expect(page.tab.locator(".persona")).to_contain_text("Zoe")
    await page.tap("Start")
    await page.see("/start")


async def test_the_page_recovers_from_a_restart(browser: Browser) -> None:
    """It says that it lost the connection, and goes on when it is back."""
    async with Emulator() as first, Sim(first.url) as sim:
        page = await Page.open(browser, first.url, query=f"#as={await sim.create_user('Ann')}")
    async with page:
        await expect(page.tab.locator("#lost")).to_be_visible()
        async with Emulator(port=int(first.url.rpartition(":")[2])) as second, Sim(second.url) as sim:
            await sim.create_user("Zoe")
            await expect(page.tab.locator(".persona")).to_contain_text("Zoe")
            await expect(page.tab.locator("#lost")).to_be_hidden()


async def test_two_windows_are_two_people(window: Opens, cast: Cast) -> None:
    """What one says the other sees at once, with an unread count elsewhere."""
    sara, amal = await asyncio.gather(window(cast.sara, cast.group), window(cast.amal))
    await sara.say("Good morning, Amal")
    await expect(amal.tab.locator("#chats .badge")).to_be_visible()
    await amal.open_chat(cast.title)
    await amal.see("Good morning, Amal")
    await amal.say("صباح النور")
    await sara.see("صباح النور")


async def test_a_coordinator_lets_somebody_in_by_hand(window: Opens, cast: Cast, robot: Robot, sim: Sim) -> None:
    """A bar above the conversation tells that somebody waits."""
    link = (await robot.call("createChatInviteLink", chat_id=cast.group, creates_join_request=True))["invite_link"]
    await sim.join(cast.tara, link)
    page = await window(cast.sara, cast.group)
    await page.tap("Waiting to be let in: 1")
    await page.tap("Let in")
    await page.tab.keyboard.press("Escape")
    await page.see("Tara Okafor joined the group")
    assert cast.tara in await sim.members(cast.group)
