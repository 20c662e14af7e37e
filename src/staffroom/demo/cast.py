"""The cast: teachers, coordinators and an admin who do with their thumbs what people do."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from staffroom.demo.backstage import BOT_NAME
from staffroom.demo.director import Director
from staffroom.demo.stage import Stage
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain, text
from staffroom.kernel.text import SOURCE, Translator, isolate
from staffroom.telegram.rights import NEEDED
from telegram_emulator.client import Sim, SimError

NAME = "some name"
PATIENCE = 5
"""How often people try again before they give up."""
AT_ONCE = 25
"""So many people act in the same instant; the others wait for their answers."""


@dataclass
class Actor:
    """Somebody with a phone: their account, and the personal link that reached them by letter."""

    name: str
    language: str
    user: int
    link: str
    location: str = ""
    groups: list[int] = field(default_factory=list)


Act = Callable[[Actor], Awaitable[object]]
Check = Callable[[Actor], Awaitable[bool]]


class Cast:
    """Acts through the stand-in; buttons are found by their words, as people find them."""

    def __init__(self, stage: Stage, words: Translator) -> None:
        self.stage, self.words = stage, words
        self.director = Director(stage)

    @property
    def sim(self) -> Sim:
        """Return the control of the stand-in."""
        return self.stage.sim

    async def enter(self, name: str, language: str, link: str, location: str = "", about: str = "stranger") -> Actor:
        """Give somebody a phone and put their letter into the letter box."""
        first, _, last = name.partition(" ")
        user = await self.sim.create_user(
            first, last or None, language_code=language, about=self._about(about, location)
        )
        await self.sim.letter(user, *self._letter(language), link)
        return Actor(name, language, user, link, location)

    def _about(self, role: str, location: str) -> str:
        return self.words.plain(text("demo-who", role=Plain(role), place=location), SOURCE)

    def _letter(self, language: str) -> tuple[str, str]:
        """Return what stands on the envelope and in the letter."""
        return self.words.plain(text("demo-letter"), language), self.words.plain(text("demo-invitation"), language)

    async def arrive(self, actor: Actor) -> None:
        """Open the personal link from the letter."""
        await self.sim.open_link(actor.user, actor.link)
        await self.director.still()

    async def tap(self, actor: Actor, key: str, chat: int | None = None) -> None:
        """Tap the button that bears a sentence of `locales/`; if the bot is away just then, tap once more."""
        await self.press(actor, chat if chat is not None else await self.bot(), self.label(key, actor.language))

    async def press(self, actor: Actor, chat: int, label: str, message_id: int | None = None) -> None:
        """Press a button as people do: again, when nothing happened and it is still there."""
        for _ in range(PATIENCE):
            try:
                await self.sim.tap(actor.user, chat, label, message_id=message_id)
            except SimError:
                await self.director.still()
                if not await self._is_there(chat if chat < 0 else actor.user, label):
                    return
            else:
                return

    async def _is_there(self, chat: int, label: str) -> bool:
        return any(label in shown for shown in await self.sim.buttons(chat))

    async def shows(self, actor: Actor, key: str) -> bool:
        """Say whether somebody sees a button in their private chat."""
        return await self._is_there(actor.user, self.label(key, actor.language))

    async def everybody(self, actors: Sequence[Actor], act: Act, done: Check) -> None:
        """Let people do something at the same hour, and again whoever got no answer.

        Raises Trouble where somebody never got one.
        """
        for _ in range(PATIENCE):
            waiting = [actor for actor in actors if not await done(actor)]
            if not waiting:
                return
            await self.together(waiting, act)
        if lost := [actor.name for actor in actors if not await done(actor)]:
            raise Trouble(f"no answer for {', '.join(lost[:5])}")

    async def together(self, actors: Sequence[Actor], act: Act) -> None:
        """Let people do something at the same time, and wait until everything is answered."""
        for start in range(0, len(actors), AT_ONCE):
            await asyncio.gather(*(act(actor) for actor in actors[start : start + AT_ONCE]))
        await self.director.still()

    def label(self, key: str, language: str, **args: Any) -> str:  # noqa: ANN401
        """Return the words of a button."""
        return self.words.plain(text(key, **args), language)

    def part_of_label(self, key: str, language: str) -> str:
        """Return the longest piece of a button's words that holds no name."""
        pieces = self.label(key, language, name=NAME).replace(isolate(NAME), "\n").split("\n")
        return max(pieces, key=len).strip()

    async def share(self, actor: Actor, group: int) -> None:
        """Answer the key that asks for a group."""
        await self.sim.share_chat(actor.user, self.label("cohorts-pick-group", actor.language), group)
        await self.director.still()

    async def bot(self) -> int:
        """Return the bot's account, which names the private chat with it."""
        return int((await self.sim.state())["bot"]["id"])

    async def way_in(self, actor: Actor) -> str | None:
        """Return the newest link into a group that somebody was shown."""
        for message in reversed(await self.sim.private(actor.user)):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if str(button.get("url", "")).startswith("https://t.me/+"):
                        return str(button["url"])
        return None

    async def make_group(self, actor: Actor, title: str) -> int:
        """Create a supergroup on the phone and add the bot as admin with the rights that it asks for."""
        group = await self.sim.create_group(actor.user, title)
        await self.sim.add_bot(group, actor.user, dict.fromkeys(NEEDED, True))
        actor.groups.append(group)
        return group

    async def send(self, actor: Actor, command: str) -> None:
        """Write to the bot in private."""
        await self.sim.say_private(actor.user, command)
        await self.director.still()


def deep_link(token: str) -> str:
    """Return the link that a token travels in."""
    return f"https://t.me/{BOT_NAME}?start={token}"


def bears(message: dict[str, Any], label: str) -> bool:
    """Say whether a message has a button with these words."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return any(button["text"] == label for row in rows for button in row)
