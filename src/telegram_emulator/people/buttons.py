"""People who press buttons."""

from telegram_emulator.people.registry import act
from telegram_emulator.people.talk import say, speak
from telegram_emulator.shapes import Shape
from telegram_emulator.world import acts, membership
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.posts import Post
from telegram_emulator.world.state import World


def _inline(chat: Chat, label: str, message_id: int | None, data: str | None) -> tuple[Post, Shape]:
    for exact in (True, False):
        for post in reversed(list(chat.posts.values())):
            if message_id in (None, post.id):
                for button in _flat((post.inline or {}).get("inline_keyboard", [])):
                    if data not in (None, button.get("callback_data")):
                        continue
                    if label == button["text"] or (not exact and label in button["text"]):
                        return post, button
    raise SimError(f"no message in chat {chat.id} has a button {label!r}")


def _flat(rows: list[list[Shape]]) -> list[Shape]:
    return [button for row in rows for button in row]


@act
def tap(
    world: World, user: int, chat: int, label: str, message_id: int | None = None, data: str | None = None
) -> Shape:
    """Press the newest inline button of this label (and data); a link gives its `url`, others a `press` to follow."""
    target = world.open_chat(user, chat)
    if not target.private and not target.member(user).inside:
        raise SimError("this person is not in the chat")
    post, button = _inline(target, label, message_id, data)
    if "url" in button:
        return {"url": button["url"]}
    if "callback_data" not in button:
        raise SimError(f"the stand-in cannot press {button}")
    return {"press": acts.press(world, user, post, button["callback_data"]).id}


def _key(chat: Chat, label: str) -> Shape:
    for post in reversed(list(chat.posts.values())):
        if post.keyboard and "remove_keyboard" in post.keyboard:
            break
        if post.keyboard and "keyboard" in post.keyboard:
            keys = _flat(post.keyboard["keyboard"])
            found = [key for key in keys if key["text"] == label] or [key for key in keys if label in key["text"]]
            if found:
                return found[0]
            break
    raise SimError(f"the keyboard of chat {chat.id} has no key {label!r}")


@act
def press_key(world: World, user: int, chat: int, label: str) -> int:
    """Press a key of the reply keyboard: it says its label, or gives the person's contact."""
    target = world.open_chat(user, chat)
    key = _key(target, label)
    if key.get("request_contact"):
        account = world.user(user)
        contact = {"phone_number": "+10000000000", "first_name": account.first_name, "user_id": user}
        return speak(world, user, target, {"contact": contact})
    if "request_chat" in key:
        raise SimError("this key asks for a chat: use share_chat")
    return say(world, user, target.id, key["text"])


@act
def share_chat(world: World, user: int, label: str, chat_id: int) -> int:
    """Answer a request_chat key with a group; the bot gets into it with the rights it asked for."""
    private = world.private(user)
    wish = _key(private, label).get("request_chat")
    if wish is None:
        raise SimError("this key does not ask for a chat")
    chat = world.chat(chat_id)
    _check_wish(world, user, chat, wish)
    rights = {name: True for name, asked in wish.get("bot_administrator_rights", {}).items() if asked}
    bot = chat.member(world.bot.id)
    if rights and not all(bot.may(name) for name in rights):
        membership.enter_as_admin(world, chat, world.bot.id, rights, by=user)
    elif wish.get("bot_is_member") and not bot.inside:
        membership.enter(world, chat, world.bot.id, by=user)
    shared: Shape = {"request_id": wish["request_id"], "chat_id": chat.id}
    if wish.get("request_title"):
        shared["title"] = chat.title
    if wish.get("request_username") and chat.username:
        shared["username"] = chat.username
    return speak(world, user, private, {"chat_shared": shared})


def _check_wish(world: World, user: int, chat: Chat, wish: Shape) -> None:
    member = chat.member(user)
    refusals = {
        "a group cannot stand for a channel": wish.get("chat_is_channel"),
        "the person is not in the chat": not member.inside,
        "the person does not own the chat": wish.get("chat_is_created") and member.status != "creator",
        "the chat is public": wish.get("chat_has_username") is False and chat.username,
        "the chat is private": wish.get("chat_has_username") and not chat.username,
        "the chat was upgraded": chat.migrated_to,
    }
    asked = wish.get("user_administrator_rights", {})
    refusals["the person lacks rights"] = any(given and not member.may(name) for name, given in asked.items())
    bot_needs = wish.get("bot_administrator_rights")
    refusals["only an administrator can add the bot"] = bool(bot_needs) and not member.admin
    for reason, refused in refusals.items():
        if refused:
            raise SimError(f"{world.user(user).name} cannot share {chat.title!r}: {reason}")
