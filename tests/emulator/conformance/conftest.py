"""A stage for each rule: a group that the bot runs, a person it knows, and short ways to act and to call."""

import io
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from telegram_emulator import Emulator
from telegram_emulator.people import ACTS

START_MS = 1_790_000_000_000
EVERY_KIND = [
    "message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request",
    "message_reaction", "poll", "poll_answer",
]  # fmt: skip
RIGHTS = (
    "invite_users", "restrict_members", "delete_messages", "pin_messages", "change_info", "promote_members",
    "manage_topics",
)  # fmt: skip


class Stage:
    """One stand-in with a supergroup, its owner, a teacher in it, and Ann, who started the bot."""

    def __init__(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        self.emulator = emulator
        self.world = emulator.world
        self._session = session
        self.bot = self.world.bot.id
        self.ann = self.create_user("Ann", started=True)
        self.owner = self.create_user("Olu", "Owner")
        self.teacher = self.create_user("Tara", "Teacher")
        self.group = self.create_group(self.owner, "Nairobi_Maths_Group1")
        self.add_member(self.group, self.teacher)
        self.add_bot(self.group, rights={f"can_{name}": True for name in RIGHTS})

    def __getattr__(self, act: str) -> Callable[..., Any]:
        """Let people do what they can: `stage.say(user, chat, "Hello")`."""

        def done(*given: object, **named: object) -> Any:  # noqa: ANN401 (each act has its own answer)
            return ACTS[act](self.world, *given, **named)

        return done

    async def call(self, method: str, **given: object) -> dict[str, Any]:
        """Call a method and give the whole answer."""
        async with self._session.post(f"/bot{self.emulator.token}/{method}", json=given) as answer:
            decoded: dict[str, Any] = await answer.json()
            return decoded

    async def upload(
        self, method: str, field: str, data: bytes, name: str = "card.png", **given: object
    ) -> dict[str, Any]:
        """Call a method with a file."""
        form = aiohttp.FormData({key: str(value) for key, value in given.items()})
        form.add_field(field, io.BytesIO(data), filename=name)
        async with self._session.post(f"/bot{self.emulator.token}/{method}", data=form) as answer:
            decoded: dict[str, Any] = await answer.json()
            return decoded

    async def get(self, method: str, **given: object) -> Any:  # noqa: ANN401 (each method has its own result)
        """Call a method that must succeed and give its result."""
        answer = await self.call(method, **given)
        assert answer["ok"], answer
        return answer["result"]

    async def send(self, chat: int, text: str = "Hello", **given: object) -> int:
        """Let the bot say something and give the message's number."""
        return int((await self.get("sendMessage", chat_id=chat, text=text, **given))["message_id"])

    async def listen(self) -> None:
        """Ask for every kind of update from now on and forget what waits."""
        await self.get("getUpdates", allowed_updates=EVERY_KIND)
        await self.heard()

    async def heard(self, kind: str | None = None) -> list[dict[str, Any]]:
        """Give what waits, or the contents of one kind, and confirm all."""
        updates = await self.get("getUpdates")
        if updates:
            await self.get("getUpdates", offset=updates[-1]["update_id"] + 1)
        return [update[kind] for update in updates if kind in update] if kind else updates

    def rank(self, *rights: str) -> None:
        """Leave the bot only these rights in the group; none makes it a plain member."""
        self.demote(self.group, self.bot)
        if rights:
            self.promote(self.group, self.bot, rights={f"can_{name}": True for name in rights})

    def basic(self, *rights: str) -> int:
        """Found a basic group with the bot and the teacher in it."""
        chat: int = self.create_group(self.owner, "Basic", kind="group")
        self.add_bot(chat, rights={f"can_{name}": True for name in rights} if rights else None)
        self.add_member(chat, self.teacher)
        return chat

    def pass_time(self, seconds: float) -> None:
        """Move the stand-in's clock on."""
        self.emulator.clock.change(advance_ms=int(seconds * 1000))


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """Set a stage."""
    async with Emulator(start_ms=START_MS) as emulator, aiohttp.ClientSession(emulator.url) as session:
        yield Stage(emulator, session)
