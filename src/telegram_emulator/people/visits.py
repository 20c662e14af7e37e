"""People who appear, come to the bot, follow links and leave."""

import base64
import re
from urllib.parse import parse_qs, urlsplit

from telegram_emulator.people.registry import act
from telegram_emulator.people.talk import PIXEL, say
from telegram_emulator.shapes import Shape
from telegram_emulator.world import links, membership
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.people import User
from telegram_emulator.world.rights import CHANNEL_RIGHTS
from telegram_emulator.world.state import World

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
PLAIN_RIGHTS = {"anonymous": "is_anonymous"}


@act
def create_user(
    world: World,
    first_name: str,
    last_name: str | None = None,
    *,
    username: str | None = None,
    language_code: str = "en",
    started: bool = False,
    about: str = "",
) -> int:
    """Let a person appear."""
    user = User(world.next_user_id(), first_name, last_name, username, language_code, started=started, about=about)
    world.users[user.id] = user
    world.feed.add("person", user=user.id)
    return user.id


@act
def start(world: World, user: int, payload: str = "") -> int:
    """Press Start in the bot's chat, perhaps with what the link carried."""
    if not PAYLOAD.fullmatch(payload):
        raise SimError("a payload has at most 64 characters of A-Z a-z 0-9 _ -")
    if world.user(user).blocked:
        unblock(world, user)
    return say(world, user, user, f"/start {payload}".strip())


@act
def open_link(world: World, user: int, url: str, chat: int | None = None) -> Shape:
    """Open a t.me link: to the bot, to add the bot to `chat`, or an invitation."""
    parts = urlsplit(url)
    query = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    name = parts.path.strip("/")
    if name.startswith(("+", "joinchat/")):
        return links.follow(world, user, url)
    if name.lower() != str(world.bot.username).lower():
        raise SimError(f"nothing is known at {url}")
    if "startgroup" in query:
        return _start_group(world, user, query, chat)
    return {"kind": "started", "chat_id": user, "message_id": start(world, user, query.get("start", ""))}


def _start_group(world: World, user: int, query: dict[str, str], chat: int | None) -> Shape:
    if chat is None:
        raise SimError("name the group to add the bot to")
    target = world.chat(chat)
    if not target.member(user).admin:
        raise SimError("only an administrator can add the bot")
    rights = {_right(name): True for name in query.get("admin", "").replace("+", " ").split()}
    if rights:
        membership.enter_as_admin(world, target, world.bot.id, rights, by=user)
    elif not target.member(world.bot.id).inside:
        membership.enter(world, target, world.bot.id, by=user)
    payload = query["startgroup"]
    say(world, user, target.id, f"/start@{world.bot.username} {payload}".strip())
    return {"kind": "added", "chat_id": target.id}


def _right(name: str) -> str:
    right = PLAIN_RIGHTS.get(name, f"can_{name}")
    if right in CHANNEL_RIGHTS:
        raise SimError(f"{name} is a right in channels")
    return right


@act
def join(world: World, user: int, link: str) -> Shape:
    """Follow an invite link."""
    return links.follow(world, user, link)


@act
def withdraw(world: World, user: int, chat: int) -> None:
    """Take back a request to join; no update tells of it."""
    if world.chat(chat).requests.pop(user, None) is None:
        raise SimError("there is no such request")


@act
def leave(world: World, user: int, chat: int) -> None:
    """Leave a group."""
    target = world.chat(chat)
    if not target.member(user).inside:
        raise SimError("this person is not in the chat")
    membership.leave(world, target, user)


def _my_status(world: World, user: int, *, blocked: bool) -> None:
    account, chat = world.user(user), world.private(user)
    if account.blocked == blocked:
        return
    account.blocked = blocked
    membership.tell_block(world, chat, blocked=blocked)


@act
def block(world: World, user: int) -> None:
    """Block the bot."""
    _my_status(world, user, blocked=True)


@act
def unblock(world: World, user: int) -> None:
    """Unblock the bot."""
    _my_status(world, user, blocked=False)


@act
def deactivate(world: World, user: int) -> None:
    """Delete the account."""
    world.user(user).deactivated = True
    world.feed.add("person", user=user)


@act
def set_profile_photo(world: World, user: int, data: str | None = None) -> None:
    """Show another picture of oneself; `data` is base64, absent for a token picture."""
    picture = PIXEL if data is None else base64.b64decode(data)
    world.user(user).photos.insert(0, world.files.store("photo", picture, "me.png"))
    world.feed.add("person", user=user)


@act
def set_privacy(world: World, *, on: bool) -> None:
    """Switch the bot's privacy mode."""
    world.privacy = on


@act
def set_joining(world: World, *, on: bool) -> None:
    """Say whether the bot may be added to groups, as its owner tells BotFather with /setjoingroups."""
    world.joinable = on
