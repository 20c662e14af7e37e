"""How a message of the bot's own comes into a chat: read, placed, allowed, measured, delivered."""

from collections.abc import Callable

from telegram_emulator.methods.registry import Call
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, markup, posting, topics
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.posts import Post


def send(call: Call, what: str, content: Callable[[Chat], Shape], **more: object) -> Post:
    """Send one message in the server's order of checks; `content` raises what its limits forbid.

    The caller has read text and files before: what cannot be read is refused before its chat is looked for.
    """
    keyboards = markup.read(call.given.get("reply_markup"))
    wish = _reply_wish(call)
    chat, thread = place(call)
    reply_to = _reply(chat, wish)
    access.may_send(call.world, chat, what)
    made = content(chat)
    markup.check(chat, *keyboards)
    access.reach(call.world, chat)
    facts = {"inline": keyboards[0], "keyboard": keyboards[1], "reply_to": reply_to, "thread": thread} | more
    facts |= {"protected": call.flag("protect_content")}
    return posting.publish(call.world, chat, call.world.bot.id, made, **facts)


def place(call: Call) -> tuple[Chat, int | None]:
    """Find the chat and the topic that a call sends to."""
    chat = access.open_for_sending(call.world, call.get("chat_id"))
    return chat, topics.thread(call.world, chat, call.number("message_thread_id"))


def reply(call: Call, chat: Chat) -> int | None:
    """Find the message that a call answers."""
    return _reply(chat, _reply_wish(call))


def _reply_wish(call: Call) -> Shape:
    wish: Shape = call.given.get("reply_parameters") or {}
    if wish and "message_id" not in wish:
        raise bad('Can\'t find field "message_id"')
    return wish


def _reply(chat: Chat, wish: Shape) -> int | None:
    if not wish:
        return None
    if wish["message_id"] in chat.posts:
        return int(wish["message_id"])
    if wish.get("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")
