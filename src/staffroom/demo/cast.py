"""The cast: teachers, coordinators and an admin who do with their thumbs what people do."""

from dataclasses import dataclass, field
from typing import Any

from staffroom.demo.director import Director
from staffroom.demo.stage import BOT_NAME, Stage
from staffroom.kernel.screen import text
from staffroom.kernel.text import Translator, isolate
from staffroom.telegram.render import RIGHTS_NEEDED
from telegram_emulator.client import Sim

NAME = "some name"


@dataclass
class Actor:
    """Somebody with a phone: their account, and the personal link that reached them by letter."""

    name: str
    language: str
    user: int
    link: str
    location: str = ""
    groups: list[int] = field(default_factory=list)


class Cast:
    """Acts through the stand-in; buttons are found by their words, as people find them."""

    def __init__(self, stage: Stage, words: Translator) -> None:
        self.stage, self.words = stage, words
        self.director = Director(stage)

    @property
    def sim(self) -> Sim:
        """Return the control of the stand-in."""
        return self.stage.sim

    async def enter(self, name: str, language: str, link: str, location: str = "") -> Actor:
        """Give somebody a phone and put their letter into the letter box."""
        first, _, last = name.partition(" ")
        user = await self.sim.create_user(first, last or None, language_code=language)
        await self.sim.letter(user, self._letter_title(language), "", link)
        return Actor(name, language, user, link, location)

    def _letter_title(self, language: str) -> str:
        return self.words.plain(text("demo-letter"), language)

    async def arrive(self, actor: Actor) -> None:
        """Open the personal link from the letter."""
        await self.sim.open_link(actor.user, actor.link)
        await self.director.still()

    async def tap(self, actor: Actor, key: str, chat: int | None = None, **args: Any) -> dict[str, Any]:  # noqa: ANN401
        """Tap the button that bears a sentence of `locales/`."""
        label = self.label(key, actor.language, **args)
        return dict(await self.sim.tap(actor.user, chat if chat is not None else await self.bot(), label))

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
        await self.sim.add_bot(group, actor.user, dict.fromkeys(RIGHTS_NEEDED, True))
        actor.groups.append(group)
        return group

    async def send(self, actor: Actor, command: str) -> None:
        """Write to the bot in private."""
        await self.sim.say_private(actor.user, command)
        await self.director.still()


def deep_link(token: str) -> str:
    """Return the link that a token travels in."""
    return f"https://t.me/{BOT_NAME}?start={token}"
