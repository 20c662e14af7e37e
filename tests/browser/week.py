"""A coordinator's week for the docs, in every language: desk, card, own words, message, board, round-up, workshop."""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

from tests.browser import poses, reports
from tests.browser.papers import WORKSHOP

from staffroom.demo.backstage import first_day
from staffroom.demo.cast import Actor, Cast, bears
from staffroom.demo.prologue import School
from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.screen import Plain
from staffroom.kernel.text import isolate, shortened
from staffroom.rooms.prompts.views import TITLE_WIDTH
from staffroom.rooms.roundups.rules import MOST_LETTERS

DESK, CARD, WORDS, BOARD, ROUND_UP, MEETING, NOTICE = (
    (412, 1500), (412, 990), (412, 1240), (412, 1000), (412, 1000), (412, 840), (412, 560),
)  # fmt: skip
"""Phones on which each is seen whole."""
AFTER_THE_CARD = time(17, 0)
MORE_THAN_A_WEEK = timedelta(days=9)
"""From the Tuesday to a Thursday with school: told a week ahead."""
OWN_WORDS = {
    "en": "Books, lining up, tidying: which of these takes longest at our school? Say in a sentence what you will try.",
    "ar": "الكتب والاصطفاف والترتيب: أيّها يأخذ أطول وقت في مدرستنا؟ قولوا في جملة ما الذي ستجرّبونه.",
    "zh": "发课本、排队、收拾教室：在我们学校，哪一项最费时间？请用一句话说说您想试什么办法。",
}
NEWS = {
    "en": "The hall is being painted, so we meet in the library on Sunday. Bring the drawing of your classroom.",
    "ar": "تُطلى القاعة هذه الأيام، لذلك نلتقي يوم الأحد في المكتبة. أحضروا معكم رسم صفّكم.",
    "zh": "礼堂正在粉刷，所以星期日我们在图书馆见面。请带上您画的教室平面图。",
}
PLACE = {"en": "School hall", "ar": "قاعة المدرسة", "zh": "学校礼堂"}
QUOTED = 2


class Week:
    """Plays four days from the evening of the ninth on, and has what there is to see taken."""

    def __init__(self, take: Callable[..., Awaitable[None]], cast: Cast, school: School) -> None:
        self._take, self._cast, self._school = take, cast, school
        self._leaders = (school.coordinators[0], *school.coordinators[2:])

    async def play(self) -> None:
        """Decide in the evening, look at the next day's results when the card has been posted."""
        for leader in self._leaders:
            await self._decide(leader)
            await self._compose(leader)
        await self._skip(self._school.coordinators[1])
        await self._next_day()
        await self._board(self._school.admin)
        for leader in self._leaders:
            await self._round_up(leader)
            await self._make_workshop(leader)
        for _ in range(2):  # to the day on which the workshop is told of
            await self._next_day()
        for leader in self._leaders:
            await self._workshop(leader)

    async def _decide(self, leader: Actor) -> None:
        """Look at desk and card, then put own words on the card that waits, and post it."""
        language, group = leader.language, leader.groups[0]
        await self._take(f"home-{language}", leader, None, poses.to_menu, size=DESK)
        await self._take(f"card-{language}", self._teachers(leader)[0], group, poses.to_whole_card, size=CARD)
        card = await self._newest(leader, "cascade-edit")
        await self._press(leader, "cascade-edit", card)
        said = await self._cast.sim.say_private(leader.user, OWN_WORDS[language], reply_to=card)
        await self._cast.sim.wait_for_text(leader.user, OWN_WORDS[language], after=said)
        await self._cast.director.still()
        await self._take(f"own-words-{language}", leader, None, poses.to_bot, size=WORDS)
        await self._press(leader, "cascade-post", await self._newest(leader, "cascade-post"))

    async def _compose(self, leader: Actor) -> None:
        """Write to the group, look at it as it will stand, and leave it at that."""
        language = leader.language
        await self._menu(leader, self._cast.label("notices-begin-own", language))
        await self._cast.director.still()
        sent = await self._cast.sim.say_private(leader.user, NEWS[language])
        await self._cast.sim.wait_for_text(leader.user, NEWS[language], after=sent)
        await self._cast.director.still()
        await self._take(f"composer-{language}", leader, None, poses.to_bot, size=NOTICE)
        await self._press(leader, "notices-drop", await self._newest(leader, "notices-drop"))

    async def _skip(self, leader: Actor) -> None:
        card = await self._newest(leader, "cascade-skip")
        await self._press(leader, "cascade-skip", card)
        await self._press(leader, "cascade-reason", card, reason=Plain("busy"))

    async def _next_day(self) -> None:
        zone = first_day()[1]
        day = local_day(self._cast.director.now(), zone) + timedelta(days=1)
        await self._cast.director.advance_to(at_wall(day, AFTER_THE_CARD, zone))

    async def _board(self, admin: Actor) -> None:
        for leader in self._leaders:
            language = leader.language
            await reports.speak(self._cast, admin, language)
            board = self._cast.label("cascade-overview", language)
            await self._take(f"board-{language}", admin, None, poses.from_menu(board), size=BOARD)

    async def _round_up(self, leader: Actor) -> None:
        """Hand two answers over, of which one may be quoted with the name and one without."""
        await self._menu(leader, self._without_figure("roundups-menu", leader, n=0))
        await self._tap(
            leader, self._cast.label("roundups-open", leader.language, n=1, group="·").split(isolate("·"))[0]
        )
        await self._cast.director.still()
        for answer, consent in zip(await self._answers(leader), ("with-name", "without-name"), strict=False):
            author = next(one for one in self._teachers(leader) if one.user == answer["from"]["id"])
            sent = await self._cast.sim.forward(
                leader.user, leader.groups[0], answer["message_id"], await self._cast.bot()
            )
            asked = self._cast.label("roundups-asked", leader.language, name=author.name)
            await self._cast.sim.wait_for_text(leader.user, asked, after=sent)
            await self._tap(author, self._cast.label(f"roundups-{consent}", author.language, name=author.name))
        await self._tap(leader, self._cast.label("roundups-back", leader.language))
        await self._tap(leader, self._cast.label("roundups-look", leader.language, n=QUOTED))
        await self._cast.director.still()
        await self._take(f"round-up-{leader.language}", leader, None, poses.to_bot, size=ROUND_UP)

    async def _answers(self, leader: Actor) -> list[dict[str, Any]]:
        """Return answers of two teachers to the card that was opened, short enough to be quoted."""
        opened = (await self._cast.sim.private(leader.user))[-1]["text"]
        messages = await self._cast.sim.messages(leader.groups[0])
        (card,) = [one for one in messages if "caption" in one and shortened(one["caption"], TITLE_WIDTH) in opened]
        answers = [one for one in messages if one.get("reply_to_message", {}).get("message_id") == card["message_id"]]
        fitting = {one["text"]: one for one in answers if len(one.get("text", "·" * MOST_LETTERS)) < MOST_LETTERS}
        return list({one["from"]["id"]: one for one in fitting.values()}.values())[:QUOTED]

    async def _make_workshop(self, leader: Actor) -> None:
        """Make a workshop by a few words."""
        language = leader.language
        await self._menu(leader, self._cast.label("workshops-menu", language))
        await self._tap(leader, self._cast.label("workshops-make", language))
        day = local_day(self._cast.director.now(), first_day()[1]) + MORE_THAN_A_WEEK
        for said in (WORKSHOP[language], f"{day.day}.{day.month}.", "14:30", PLACE[language]):
            await self._cast.send(leader, said)
        await self._tap(leader, self._cast.label("workshops-save", language))
        await self._cast.director.still()

    async def _workshop(self, leader: Actor) -> None:
        """Let some say whether they are coming."""
        language, group = leader.language, leader.groups[0]
        told = int((await self._cast.sim.wait_for_text(group, WORKSHOP[language]))["message_id"])
        for place, teacher in enumerate(self._teachers(leader)[:6]):
            (message,) = [one for one in await self._cast.sim.messages(group) if one["message_id"] == told]
            answer = message["reply_markup"]["inline_keyboard"][0][place % 4 % 3]["text"]
            await self._cast.sim.tap(teacher.user, group, answer, message_id=told)
            await self._cast.director.still()
        await self._take(f"workshop-{language}", self._teachers(leader)[0], group, poses.in_group, size=MEETING)

    def _teachers(self, leader: Actor) -> list[Actor]:
        """Return the teachers of somebody's group who are in."""
        return [actor for actor in self._school.teachers.values() if actor.location == leader.location][1:]

    def _without_figure(self, key: str, actor: Actor, n: int) -> str:
        return self._cast.label(key, actor.language, n=n).partition(str(n))[0]

    async def _newest(self, actor: Actor, key: str) -> int:
        """Return the newest private message with a button."""
        label = self._cast.label(key, actor.language)
        return next(
            int(one["message_id"]) for one in reversed(await self._cast.sim.private(actor.user)) if bears(one, label)
        )

    async def _press(self, actor: Actor, key: str, message: int, **about: Plain) -> None:
        label = self._cast.label(key, actor.language, **about)
        await self._cast.sim.tap(actor.user, await self._cast.bot(), label, message_id=message)
        await self._cast.director.still()

    async def _tap(self, actor: Actor, label: str) -> None:
        """Tap the newest button with a label, as soon as there is one."""
        await self._cast.sim.tap(actor.user, await self._cast.bot(), label)

    async def _menu(self, actor: Actor, label: str) -> None:
        await self._cast.send(actor, "/menu")
        await self._tap(actor, label)
