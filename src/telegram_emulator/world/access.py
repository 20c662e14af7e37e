"""Who may reach and do what: the checks of the server, in its order."""

from telegram_emulator.world import links
from telegram_emulator.world.chats import Chat, Member
from telegram_emulator.world.errors import bad, forbidden
from telegram_emulator.world.posts import Post
from telegram_emulator.world.state import World

PERMISSION_OF = {
    "text messages": "can_send_messages",
    "photos": "can_send_photos",
    "documents": "can_send_documents",
    "videos": "can_send_videos",
    "video notes": "can_send_video_notes",
    "voice notes": "can_send_voice_notes",
    "music": "can_send_audios",
    "animations": "can_send_other_messages",
    "stickers": "can_send_other_messages",
    "polls": "can_send_polls",
}


def found(world: World, chat_id: object) -> Chat:
    """Find the chat that a call names, by id or @username."""
    if chat_id in (None, ""):
        raise bad("chat_id is empty")
    if isinstance(chat_id, str) and not chat_id.lstrip("-").isdigit():
        name = chat_id.removeprefix("@").lower()
        for chat in world.chats.values():
            if chat.username and chat.username.lower() == name:
                return chat
        raise bad("chat not found")
    number = int(str(chat_id))
    if number in world.users and (world.knows(number) or links.window_open(world, number)):
        return world.private(number)
    if number in world.chats and world.bot.id in world.chats[number].members:
        return world.chats[number]
    raise bad("chat not found")


def readable(world: World, chat_id: object) -> Chat:
    """Find a chat that the bot may look into."""
    chat = found(world, chat_id)
    if not chat.private:
        _check_group(world, chat)
    return chat


def writable(world: World, chat_id: object) -> Chat:
    """Find a chat that the bot may write to."""
    chat = open_for_sending(world, chat_id)
    reach(world, chat)
    return chat


def open_for_sending(world: World, chat_id: object) -> Chat:
    """Find a chat that nothing the bot's own server knows forbids to write to."""
    chat = found(world, chat_id)
    if chat.private and world.users[chat.id].deactivated:
        raise forbidden("user is deactivated")
    if not chat.private:
        _check_group(world, chat)
    return chat


def reach(world: World, chat: Chat) -> None:
    """Refuse where only Telegram's data centre knows that the person does not want to be written to."""
    if not chat.private:
        return
    user = world.users[chat.id]
    if user.blocked:
        raise forbidden("bot was blocked by the user")
    if not user.started and not links.window_open(world, user.id):
        raise forbidden("bot can't initiate conversation with a user")


def group(world: World, chat_id: object, *, private: str, supergroup: str = "") -> Chat:
    """Find a group; `private` is the refusal for private chats, `supergroup` that for basic groups."""
    chat = readable(world, chat_id)
    if chat.private:
        raise bad(private)
    if supergroup and chat.kind != "supergroup":
        raise bad(supergroup)
    return chat


def _check_group(world: World, chat: Chat) -> None:
    if chat.deleted and chat.kind == "group":
        raise forbidden("the group chat was deleted")
    if chat.migrated_to:
        raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    bot = chat.member(world.bot.id)
    if not bot.inside:
        kind = "supergroup chat" if chat.kind == "supergroup" else "group chat"
        kicked = bot.status == "kicked"
        raise forbidden(f"bot was kicked from the {kind}" if kicked else f"bot is not a member of the {kind}")


def may_send(world: World, chat: Chat, what: str) -> None:
    """Refuse a kind of message that the bot may not send here."""
    if not chat.private and not permitted(chat, chat.member(world.bot.id), PERMISSION_OF[what]):
        raise bad(f"not enough rights to send {what} to the chat")


def permitted(chat: Chat, member: Member, permission: str) -> bool:
    """Whether a member has a permission: by rank, by the chat's default, and not restricted in person."""
    if member.admin:
        return True
    personal = member.permissions if member.status == "restricted" else chat.permissions
    return chat.permissions.get(permission, False) and personal.get(permission, False)


def holds(world: World, chat: Chat, right: str, refusal: str) -> Member:
    """Refuse unless the bot administers the chat with this right."""
    bot = chat.member(world.bot.id)
    if not bot.may(right):
        raise bad(refusal)
    return bot


def post(chat: Chat, message_id: object, refusal: str) -> Post:
    """Find the message that a call names."""
    if not isinstance(message_id, int) or message_id not in chat.posts:
        raise bad(refusal)
    return chat.posts[message_id]


def own_post(world: World, chat: Chat, message_id: object) -> Post:
    """Find a message of the bot's own that it may edit."""
    target = post(chat, message_id, "message to edit not found")
    if target.sender != world.bot.id or target.service or target.forwarded or target.keyboard:
        raise bad("message can't be edited")
    return target
