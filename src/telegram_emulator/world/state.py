"""The world as a whole: accounts, chats and everything that waits or is remembered."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from uuid import uuid4

from telegram_emulator.clock import Clock
from telegram_emulator.shapes import Shape
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import ApiError, SimError, bad
from telegram_emulator.world.faults import Faults
from telegram_emulator.world.feed import Feed
from telegram_emulator.world.files import Files
from telegram_emulator.world.ledger import Ledger
from telegram_emulator.world.limits import Limits
from telegram_emulator.world.people import User
from telegram_emulator.world.posts import Poll
from telegram_emulator.world.profile import Profile
from telegram_emulator.world.queue import Queue
from telegram_emulator.world.webhook import Webhook

FIRST_USER = 1_000_001
FIRST_GROUP = -4_000_001
FIRST_SUPERGROUP = -1_002_000_000_001
FIRST_CHANNEL = -1_003_000_000_001
FIRST_IDS = {"group": FIRST_GROUP, "supergroup": FIRST_SUPERGROUP, "channel": FIRST_CHANNEL}


@dataclass
class Press:
    """One press of an inline button and the bot's answer to it."""

    id: str
    user: int
    at_ms: int
    answer: Shape | None = None


@dataclass
class World:
    """All state; the rules live in the modules beside this one."""

    clock: Clock
    rng: Random
    bot: User
    queue: Queue
    feed: Feed
    ledger: Ledger
    limits: Limits
    expire: bool
    strict: bool = True  # refuse what the Bot API does not have; the real server ignores it
    privacy: bool = True
    joinable: bool = True  # whether the bot may be added to groups
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    faults: Faults = field(default_factory=Faults)
    profile: Profile = field(default_factory=Profile)
    presses: dict[str, Press] = field(default_factory=dict)
    polls: dict[str, Poll] = field(default_factory=dict)
    letters: dict[int, list[Shape]] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
    communities: list[str] = field(default_factory=list)
    founded: Counter[str] = field(default_factory=Counter)  # how many groups of each kind there were
    last_private_id: int = 0
    id: str = field(default_factory=lambda: uuid4().hex)  # tells this world from the one before a reset

    def user(self, user_id: int) -> User:
        """Find an account that people act with."""
        if user_id == self.bot.id:
            return self.bot
        if user_id not in self.users:
            raise SimError(f"there is no user {user_id}")
        return self.users[user_id]

    def account(self, user_id: int) -> User:
        """Find an account that the bot names."""
        if user_id == self.bot.id:
            return self.bot
        if user_id not in self.users or not self.knows(user_id):
            raise bad("user not found")
        return self.users[user_id]

    def knows(self, user_id: int) -> bool:
        """Whether the bot has met the account or shares a group with it."""
        user = self.users[user_id]
        return user.known or user.started

    def meet(self, chat: Chat, user_id: int) -> None:
        """Let the bot know an account that came to its group, or everybody in a group that it came to."""
        newcomers = chat.members if user_id == self.bot.id else [user_id]
        if chat.member(self.bot.id).inside:
            for account in map(self.users.get, newcomers):
                if account:
                    account.known = True

    def chat(self, chat_id: int) -> Chat:
        """Find a chat that people act in; a person's or the bot's own id names the private chat."""
        if chat_id in self.chats:
            return self.chats[chat_id]
        if chat_id in self.users:
            return self.private(chat_id)
        raise SimError(f"there is no chat {chat_id}")

    def private(self, user_id: int) -> Chat:
        """Find a person's chat with the bot."""
        return self.chats.setdefault(user_id, Chat(user_id, "private"))

    def open_chat(self, user: int, chat_id: int) -> Chat:
        """Find the chat that a person means: the bot's id is their private chat with it."""
        return self.private(user) if chat_id in (self.bot.id, user) else self.chat(chat_id)

    def chat_shape(self, chat: Chat) -> Shape:
        """Show a chat as a Bot API Chat."""
        if chat.private:
            user = self.users[chat.id]
            person = {"first_name": user.first_name, "last_name": user.last_name, "username": user.username}
            return {"id": chat.id, "type": "private"} | {key: value for key, value in person.items() if value}
        shape: Shape = {"id": chat.id, "type": chat.kind, "title": chat.title}
        flags = {"username": chat.username, "is_forum": chat.forum}
        return shape | {key: value for key, value in flags.items() if value}

    def next_user_id(self) -> int:
        """Give the next account its number."""
        return FIRST_USER + len(self.users)

    def next_chat_id(self, kind: str) -> int:
        """Give the next group its number."""
        self.founded[kind] += 1
        return FIRST_IDS[kind] - self.founded[kind] + 1

    def next_post_id(self, chat: Chat) -> int:
        """Give the next message its number: supergroups and channels count for themselves, all others together."""
        if chat.kind in ("supergroup", "channel"):
            chat.last_id += 1
            return chat.last_id
        self.last_private_id += 1
        chat.last_id = self.last_private_id
        return chat.last_id

    def token(self, length: int) -> str:
        """Make up an opaque name."""
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        return "".join(self.rng.choices(alphabet, k=length))


__all__ = ["ApiError", "Press", "World"]
