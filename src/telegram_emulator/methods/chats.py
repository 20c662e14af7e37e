"""Methods for chats as a whole: looking, title, description, permissions."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, groups, posting
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.files import MAX_DOWNLOAD_BYTES
from telegram_emulator.world.rights import full_permissions

MAX_TITLE = 128
MAX_DESCRIPTION = 255
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
MAX_REACTIONS = 11


@method("getChat")
def get_chat(call: Call) -> Shape:
    """Tell everything about a chat."""
    world = call.world
    chat = access.readable(world, call.get("chat_id"))
    shape = world.chat_shape(chat) | {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": MAX_REACTIONS}
    shape["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if chat.username:
        shape["active_usernames"] = [chat.username]
    if not chat.private:
        shape |= _group_facts(call, chat)
    pinned = chat.posts.get(chat.pinned[-1]) if chat.pinned else None
    return shape | ({"pinned_message": posting.render(world, pinned, with_reply=False)} if pinned else {})


def _group_facts(call: Call, chat: Chat) -> Shape:
    optional = {"description": chat.description, "linked_chat_id": chat.linked}
    facts: Shape = {"permissions": chat.permissions} | {key: value for key, value in optional.items() if value}
    if chat.community:
        facts["community"] = groups.community_shape(call.world, chat.community)
    if chat.photo:
        facts["photo"] = call.world.files.chat_photo(chat.photo)
    if chat.reactions is not None:
        facts["available_reactions"] = [{"type": "emoji", "emoji": one} for one in chat.reactions]
    if chat.kind == "supergroup":
        facts["join_to_send_messages"] = True
        if (chat.visible_history or chat.username) and chat.member(call.world.bot.id).admin:
            facts["has_visible_history"] = True
    own = [link for link in chat.links if link.creator == call.world.bot.id and link.primary and not link.revoked]
    if own and chat.member(call.world.bot.id).may("can_invite_users"):
        facts["invite_link"] = own[-1].url
    return facts


@method("setChatTitle")
def set_title(call: Call) -> bool:
    """Rename a group."""
    chat = access.readable(call.world, call.get("chat_id"))
    title = str(call.get("title") or "").strip()[:MAX_TITLE]
    if not title:
        raise bad("title must be non-empty")
    if chat.private:
        raise bad("can't change private chat title")
    access.holds(call.world, chat, "can_change_info", "not enough rights to change chat title")
    if title != chat.title:
        groups.rename(call.world, chat, call.world.bot.id, title)
    return True


@method("setChatDescription")
def set_description(call: Call) -> bool:
    """Describe a group anew."""
    chat = access.group(call.world, call.get("chat_id"), private="can't change private chat description")
    access.holds(call.world, chat, "can_change_info", "not enough rights to set chat description")
    description = str(call.get("description") or "").strip()[:MAX_DESCRIPTION]
    if description == chat.description:
        raise bad("chat description is not modified")
    chat.description = description
    call.world.feed.add("chat", chat.id)
    return True


@method("setChatPermissions")
def set_permissions(call: Call) -> bool:
    """Say what plain members may do."""
    chat = access.group(call.world, call.get("chat_id"), private="can't change private chat permissions")
    access.holds(call.world, chat, "can_restrict_members", "not enough rights to change chat permissions")
    wish = call.given.get("permissions") or {}
    permissions = full_permissions(wish, independent=call.flag("use_independent_chat_permissions"))
    if permissions == chat.permissions:
        raise bad("CHAT_NOT_MODIFIED")
    chat.permissions = permissions
    call.world.feed.add("chat", chat.id)
    return True


@method("getFile")
def get_file(call: Call) -> Shape:
    """Make a file ready for download."""
    if not call.get("file_id"):
        raise bad("file_id not specified")
    stored = call.world.files.find(call.text("file_id"))
    if len(stored.data) > MAX_DOWNLOAD_BYTES:
        raise bad("file is too big")
    return stored.shape() | {"file_path": stored.path}
