"""In whose name a message is said: a person's own, their group's, or a channel's."""

from telegram_emulator.shapes import Shape
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.people import User
from telegram_emulator.world.posts import Post
from telegram_emulator.world.state import World

# Accounts of Telegram's own that stand in `from` where a chat speaks
GROUP_BOT = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True, language_code=None)
CHANNEL_BOT = User(136817688, "Channel", username="Channel_Bot", is_bot=True, language_code=None)
TELEGRAM = User(777000, "Telegram", language_code=None)


def voice(world: World, chat: Chat, user: int, wanted: int | None) -> int | None:
    """Find the chat in whose name a person speaks here; None is their own name."""
    member = chat.member(user)
    if chat.kind == "channel":
        return chat.id
    if wanted is None:
        return chat.id if member.anonymous else None
    if wanted == chat.id:
        if not member.anonymous:
            raise SimError("only an anonymous administrator speaks in the name of the group")
        return chat.id
    channel = world.chat(wanted)
    if channel.kind != "channel" or not channel.member(user).admin:
        raise SimError("only who runs a channel speaks in its name")
    if channel.id in chat.banned_chats:
        raise SimError("this channel is banned from the chat")
    return channel.id


def account(world: World, post: Post) -> User:
    """Find the account that stands in a message's `from`."""
    if post.automatic:
        return TELEGRAM
    if post.sender_chat is None:
        return world.user(post.sender)
    return GROUP_BOT if post.sender_chat == post.chat_id else CHANNEL_BOT


def sender(world: World, post: Post) -> Shape:
    """Show who sent a message, as the fields of a Message."""
    if post.sender_chat is None:
        return {"from": world.user(post.sender).shape()}
    chat = world.chat_shape(world.chats[post.sender_chat])
    if world.chats[post.chat_id].kind == "channel":
        return {"sender_chat": chat}
    return {"from": account(world, post).shape(), "sender_chat": chat}


def name(world: World, post: Post) -> str:
    """Name who spoke, as shown above the message."""
    return world.user(post.sender).name if post.sender_chat is None else world.chats[post.sender_chat].title


def origin(world: World, post: Post) -> Shape:
    """Show where a forwarded message came from."""
    if post.sender_chat is None and world.user(post.sender).hides_forwards:
        return {"type": "hidden_user", "sender_user_name": world.user(post.sender).name, "date": post.date}
    if post.sender_chat is None:
        return {"type": "user", "sender_user": world.user(post.sender).shape(), "date": post.date}
    chat = world.chat_shape(world.chats[post.sender_chat])
    if post.sender_chat == post.chat_id and chat["type"] == "channel":
        return {"type": "channel", "chat": chat, "message_id": post.id, "date": post.date}
    return {"type": "chat", "sender_chat": chat, "date": post.date}
