"""A group with one of everything in it, and measures of what a window shows."""

from typing import Any

from playwright.async_api import Locator, Page
from tests.browser.conftest import Cast
from tests.browser.robot import Robot, button, png

from telegram_emulator import Emulator, Sim
from telegram_emulator.world import posting

LONG = "A long quotation that folds when nobody asked for all of it. " * 6
TEXT = (
    f"<b>Bold</b>, <code>code</code>, <tg-spoiler>secret</tg-spoiler> <blockquote expandable>{LONG}</blockquote> /help"
)
CONTRAST = """
node => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const numbers = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => numbers(colour).slice(0, 3)
    .map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  let behind = node;
  while (behind && numbers(getComputedStyle(behind).backgroundColor)[3] < 200) behind = behind.parentElement;
  const [a, b] = [getComputedStyle(node).color, getComputedStyle(behind).backgroundColor].map(luminance);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
OUTSIDE = """
() => [...document.querySelectorAll("button, input, textarea, select, a, summary")]
  .filter((node) => node.checkVisibility() && !node.closest(".unseen"))
  .filter((node) => { const at = node.getBoundingClientRect(); return at.left < -0.5 || at.right > innerWidth + 0.5; })
  .map((node) => node.outerHTML.slice(0, 120))"""

COVERED = """
(words, over) => {
  const at = over.getBoundingClientRect(), range = document.createRange();
  range.selectNodeContents(words);
  const meets = (line) => line.left < at.right && line.right > at.left && line.top < at.bottom && line.bottom > at.top;
  return [...range.getClientRects()].filter(meets).length;
}"""
LEFT_OVER = """
(words, piece) => {
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (texts.nextNode() && !texts.currentNode.data.includes(piece));
  range.setStart(texts.currentNode, texts.currentNode.data.indexOf(piece));
  range.setEnd(texts.currentNode, texts.currentNode.data.indexOf(piece) + piece.length);
  return words.getBoundingClientRect().right - range.getBoundingClientRect().right;
}"""
CUT_OFF = """
nodes => nodes.filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.outerHTML.slice(0, 120))"""


async def enliven(emulator: Emulator, sim: Sim, robot: Robot, cast: Cast) -> dict[str, int]:
    """Let the group have a pinned card, answers, reactions, an album, files, polls and buttons; give message ids."""
    rows = [button("Answer", "a"), button("Read more", url="https://example.org/read")]
    card = await robot.photo(cast.group, png(900, 600), "<b>Question 3</b> How do you begin?", rows)
    answer = await sim.say(cast.amal, cast.group, "أبدأ الدرس بسؤال قصير", reply_to=card)
    thanks = await sim.say(cast.sara, cast.group, "Thank you! Who tries it?")
    await sim.react(cast.amal, cast.group, thanks, "👍")
    album(emulator, cast.group, cast.amal)
    await sim.send_document(cast.amal, cast.group, "plan.pdf", b"a plan")
    await sim.send_voice(cast.amal, cast.group, duration=7)
    options = [{"text": "Eight"}, {"text": "Six"}]
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "Multiply first."}
    asked = await robot.call("sendPoll", chat_id=cast.group, question="2 + 2 × 2?", options=options, **quiz)
    keys = [button("Copy it", copy_text={"text": "ABC"}), button("Mini app", web_app={"url": "https://example.org"})]
    rich = await robot.send(cast.group, TEXT, keys, [button("Yes", "y", style="success")])
    for pinned in (card, thanks):
        await robot.call("pinChatMessage", chat_id=cast.group, message_id=pinned)
    return {"card": card, "answer": answer, "thanks": thanks, "quiz": int(asked["message_id"]), "rich": rich}


def album(emulator: Emulator, chat: int, sender: int) -> None:
    """Put three pictures that belong together into a chat."""
    world = emulator.world
    for number in range(3):
        stored = world.files.store("photo", png(300 + number, 200), f"{number}.png")
        caption = {"caption": "Our classroom"} if number == 0 else {}
        content: dict[str, Any] = {"photo": world.files.photo_sizes(stored), "media_group_id": "7"} | caption
        posting.publish(world, world.chat(chat), sender, content)


async def middle(place: Locator) -> float:
    """Measure where the middle of something is, from the left; what was just drawn anew is looked at again."""
    for _ in range(20):
        if box := await place.bounding_box():
            return box["x"] + box["width"] / 2
        await place.page.wait_for_timeout(50)
    raise AssertionError(f"{place} is not to be seen")


async def contrast(place: Locator) -> float:
    """Measure the contrast of a text with what is behind it."""
    return float(await place.evaluate(CONTRAST))


async def covered(words: Locator, over: Locator) -> int:
    """Count the lines of a text that something lies over."""
    return int(await words.evaluate(COVERED, await over.element_handle()))


async def left_over(words: Locator, piece: str) -> float:
    """Measure how far from the right edge of a text a piece of it ends."""
    return float(await words.evaluate(LEFT_OVER, piece))


async def cut_off(places: Locator) -> list[str]:
    """List what does not show all that stands in it."""
    found: list[str] = await places.evaluate_all(CUT_OFF)
    return found


async def sticking_out(tab: Page) -> list[str]:
    """List what can be pressed but is not wholly inside the window, sideways; and a page that scrolls sideways."""
    wide = await tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    outside: list[str] = await tab.evaluate(OUTSIDE)
    return (["the page itself"] if wide else []) + outside
