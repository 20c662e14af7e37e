"""Methods for invite links and join requests."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, links
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.membership import link_shape

NO_LINKS = "not enough rights to manage chat invite link"
NO_REQUESTS = "not enough rights to manage chat join requests"


def _chat(call: Call, refusal: str, private: str = "can't invite members to a private chat") -> Chat:
    chat = access.group(call.world, call.get("chat_id"), private=private)
    access.holds(call.world, chat, "can_invite_users", refusal)
    return chat


@method("exportChatInviteLink")
def export_link(call: Call) -> str:
    """Replace the bot's primary link."""
    return links.export(call.world, _chat(call, NO_LINKS), call.world.bot.id).url


@method("createChatInviteLink")
def create_link(call: Call) -> Shape:
    """Make a link of the bot's own."""
    chat = _chat(call, NO_LINKS)
    link = links.new_link(call.world, chat, call.world.bot.id, **links.settings(call.world, call.given))
    return link_shape(call.world, chat, link)


@method("editChatInviteLink")
def edit_link(call: Call) -> Shape:
    """Change a link of the bot's own."""
    chat = _chat(call, NO_LINKS)
    link = links.find(chat, str(call.get("invite_link") or ""), call.world.bot.id)
    for name, value in links.settings(call.world, call.given).items():
        setattr(link, name, value)
    return link_shape(call.world, chat, link)


@method("revokeChatInviteLink")
def revoke_link(call: Call) -> Shape:
    """Make a link of the bot's own worthless."""
    chat = _chat(call, NO_LINKS)
    link = links.find(chat, str(call.get("invite_link") or ""), call.world.bot.id)
    return link_shape(call.world, chat, links.revoke(call.world, chat, link))


def _decide(call: Call, *, approve: bool) -> bool:
    user = call.user_id()
    chat = _chat(call, NO_REQUESTS, "the chat can't have join requests")
    if user not in call.world.users:
        raise bad("USER_ID_INVALID")
    links.decide(call.world, chat, user, by=call.world.bot.id, approve=approve)
    return True


@method("approveChatJoinRequest")
def approve(call: Call) -> bool:
    """Let someone in who asked to be."""
    return _decide(call, approve=True)


@method("declineChatJoinRequest")
def decline(call: Call) -> bool:
    """Turn down someone who asked to join."""
    return _decide(call, approve=False)
