"""Methods for members: looking, removing, restricting, promoting."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, membership
from telegram_emulator.world.chats import Chat, Member
from telegram_emulator.world.errors import bad
from telegram_emulator.world.rights import ADMIN_RIGHTS, ALL_PERMISSIONS, full_permissions, full_rights

NO_RESTRICT = "not enough rights to restrict/unrestrict chat member"
SUPERGROUPS = "method is available only for supergroups"
SUPERGROUPS_CHANNELS = "method is available for supergroup and channel chats only"
MIN_BAN_S = 30
MAX_BAN_S = 366 * 86_400


@method("getChatMember")
def get_member(call: Call) -> Shape:
    """Tell what an account is in a chat."""
    number = call.user_id()
    chat = access.readable(call.world, call.get("chat_id"))
    if chat.private and number not in (chat.id, call.world.bot.id):
        raise bad("member not found")
    user = call.world.account(number)
    member = Member("member") if chat.private else chat.member(user.id)
    return member.shape(user, call.world.bot.id)


@method("getChatMemberCount")
def count_members(call: Call) -> int:
    """Count who is in a chat."""
    chat = access.readable(call.world, call.get("chat_id"))
    return 2 if chat.private else len(chat.inside())


@method("getChatAdministrators")
def get_administrators(call: Call) -> list[Shape]:
    """List the administrators, other bots only on request."""
    world = call.world
    chat = access.group(world, call.get("chat_id"), private="there are no administrators in the private chat")
    return [
        member.shape(world.user(user), world.bot.id)
        for user, member in chat.members.items()
        if member.admin and (not world.user(user).is_bot or user == world.bot.id or call.flag("return_bots"))
    ]


def _target(call: Call, chat: Chat) -> tuple[int, Member]:
    user = call.world.account(call.user_id())
    member = chat.member(user.id)
    if user.id == call.world.bot.id:
        raise bad("can't restrict self")
    if member.status == "creator":
        raise bad("can't remove chat owner")
    access.holds(call.world, chat, "can_restrict_members", NO_RESTRICT)
    if member.status == "administrator" and member.promoted_by != call.world.bot.id:
        raise bad("user is an administrator of the chat")
    return user.id, member


def _supergroup(call: Call, refusal: str) -> Chat:
    return access.group(call.world, call.get("chat_id"), private=refusal, supergroup=refusal)


def _until(call: Call) -> int:
    until = call.number("until_date")
    ahead = until - call.world.clock.now()
    return until if MIN_BAN_S <= ahead <= MAX_BAN_S else 0


@method("banChatMember")
def ban(call: Call) -> bool:
    """Remove an account and keep it out."""
    call.user_id()
    chat = access.group(call.world, call.get("chat_id"), private="can't ban members in private chats")
    user, _ = _target(call, chat)
    membership.ban(call.world, chat, user, by=call.world.bot.id, until=_until(call))
    return True


@method("unbanChatMember")
def unban(call: Call) -> bool:
    """Lift a ban; without only_if_banned a member is removed by a ban and its lifting, two updates."""
    number = call.user_id()
    chat = _supergroup(call, SUPERGROUPS_CHANNELS)
    if call.flag("only_if_banned") and chat.member(number).status != "kicked":
        return True
    user, member = _target(call, chat)
    if member.inside:
        membership.ban(call.world, chat, user, by=call.world.bot.id)
    if chat.member(user).status == "kicked":
        membership.change(call.world, chat, user, Member("left"), by=call.world.bot.id)
    return True


@method("restrictChatMember")
def restrict(call: Call) -> bool:
    """Take permissions from a member, or give all of them back."""
    call.user_id()
    chat = _supergroup(call, SUPERGROUPS)
    user, member = _target(call, chat)
    wish = call.given.get("permissions") or {}
    permissions = full_permissions(wish, independent=call.flag("use_independent_chat_permissions"))
    if permissions == ALL_PERMISSIONS:
        new = Member("member" if member.inside else "left")
    else:
        until = _until(call)
        new = Member("restricted", permissions=permissions, is_member=member.inside, until_date=until)
    membership.change(call.world, chat, user, new, by=call.world.bot.id)
    return True


@method("promoteChatMember")
def promote(call: Call) -> bool:
    """Give a member administrator rights out of the bot's own, or take them all."""
    number = call.user_id()
    chat = _supergroup(call, SUPERGROUPS_CHANNELS)
    user = call.world.account(number)
    member = chat.member(user.id)
    if user.id == call.world.bot.id:
        raise bad("can't promote self")
    bot = access.holds(call.world, chat, "can_promote_members", "not enough rights")
    wish = full_rights({name: call.flag(name) for name in ADMIN_RIGHTS})
    foreign = member.status == "administrator" and member.promoted_by != call.world.bot.id
    if member.status == "creator" or foreign or any(given and not bot.may(name) for name, given in wish.items()):
        raise bad("not enough rights")
    if not member.inside:
        raise bad("USER_NOT_PARTICIPANT")
    new = membership.admin_member(wish, call.world.bot.id) if any(wish.values()) else Member("member")
    membership.change(call.world, chat, user.id, new, by=call.world.bot.id)
    return True


@method("leaveChat")
def leave(call: Call) -> bool:
    """Let the bot leave."""
    chat = access.group(call.world, call.get("chat_id"), private="can't leave private chats")
    membership.leave(call.world, chat, call.world.bot.id)
    return True


def _sender_chat(call: Call) -> tuple[Chat, int]:
    if not call.get("sender_chat_id"):
        raise bad("sender_chat_id is empty")
    chat = access.group(call.world, call.get("chat_id"), private="can't ban members in private chats")
    if chat.kind != "supergroup":
        raise bad("can't ban chats in basic groups")
    channel = call.world.chats.get(call.number("sender_chat_id"))
    if channel is None or channel.private or channel.kind == "group":
        raise bad("PARTICIPANT_ID_INVALID")
    access.holds(call.world, chat, "can_restrict_members", NO_RESTRICT)
    return chat, channel.id


@method("banChatSenderChat")
def ban_sender_chat(call: Call) -> bool:
    """Forbid a channel, and whoever runs it, to speak in a group in the channel's name."""
    chat, channel = _sender_chat(call)
    chat.banned_chats.add(channel)
    return True


@method("unbanChatSenderChat")
def unban_sender_chat(call: Call) -> bool:
    """Let a channel speak in a group again."""
    chat, channel = _sender_chat(call)
    chat.banned_chats.discard(channel)
    return True
