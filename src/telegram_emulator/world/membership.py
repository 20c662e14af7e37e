"""Comings, goings and ranks, with the updates and service messages that belong to them."""

from dataclasses import replace

from telegram_emulator.shapes import Shape
from telegram_emulator.world import posting
from telegram_emulator.world.chats import Chat, Link, Member
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.rights import full_rights
from telegram_emulator.world.state import World

MASK_AT = 22  # characters of an invite link that others see


def link_shape(world: World, chat: Chat, link: Link) -> Shape:
    """Show an invite link; those made by others are masked."""
    mine = link.creator == world.bot.id
    shape: Shape = {
        "invite_link": link.url if mine else f"{link.url[:MASK_AT]}…",
        "creator": world.user(link.creator).shape(),
        "creates_join_request": link.asks,
        "is_primary": link.primary,
        "is_revoked": link.revoked,
    }
    waiting = sum(request.link is link for request in chat.requests.values())
    optional = {"name": link.name, "expire_date": link.expire_date, "member_limit": link.member_limit}
    shape |= {key: value for key, value in optional.items() if value}
    return shape | ({"pending_join_request_count": waiting} if waiting else {})


def change(world: World, chat: Chat, user: int, new: Member, *, by: int, link: Link | None = None) -> None:
    """Make an account something else in a chat and tell the bot, if it is about itself or it administers."""
    old = chat.member(user)
    if old == new:
        return
    if user == world.bot.id and new.inside and not (old.inside or world.joinable):
        raise SimError("this bot can't be added to groups: its owner forbade it with /setjoingroups")
    told = chat.member(world.bot.id).admin
    chat.members[user] = new
    world.meet(chat, user)
    world.feed.add("member", chat.id, user=user, old=old.status, new=new.status)
    if user == world.bot.id:
        world.queue.push("my_chat_member", _update(world, chat, user, old, by=by, link=None))
    elif told:
        world.user(user).known = True
        world.queue.push("chat_member", _update(world, chat, user, old, by=by, link=link))


def _update(world: World, chat: Chat, user: int, old: Member, *, by: int, link: Link | None) -> Shape:
    account, viewer = world.user(user), world.bot.id
    world.user(by).known = True
    shape: Shape = {
        "chat": world.chat_shape(chat),
        "from": world.user(by).shape(),
        "date": world.clock.now(),
        "old_chat_member": old.shape(account, viewer),
        "new_chat_member": chat.member(user).shape(account, viewer),
    }
    return shape | ({"invite_link": link_shape(world, chat, link)} if link else {})


def enter(world: World, chat: Chat, user: int, *, by: int, link: Link | None = None, line: Shape | None = None) -> None:
    """Let an account in: by a link, by approval, or added by someone; `line` is another service message about it."""
    old = chat.member(user)
    if old.inside:
        raise SimError(f"{user} is in the chat already")
    new = replace(old, is_member=True) if old.status == "restricted" else Member("member")
    chat.requests.pop(user, None)
    change(world, chat, user, new, by=by, link=link)
    if link:
        link.joined += 1
    came = {"new_chat_members": [world.user(user).shape()], **_legacy(world, user)}
    posting.service(world, chat, user if link else by, line or came)


def _legacy(world: World, user: int) -> Shape:
    shape = world.user(user).shape()
    return {"new_chat_member": shape, "new_chat_participant": shape}


def enter_as_admin(world: World, chat: Chat, user: int, rights: Shape, *, by: int) -> None:
    """Add an account as an administrator in one step, as the app does with bots."""
    old = chat.member(user)
    change(world, chat, user, admin_member(rights, by), by=by)
    if not old.inside:
        posting.service(world, chat, by, {"new_chat_members": [world.user(user).shape()], **_legacy(world, user)})


def admin_member(rights: Shape, by: int) -> Member:
    """Describe an administrator with these rights."""
    return Member("administrator", rights=full_rights(rights), promoted_by=by)


def leave(world: World, chat: Chat, user: int) -> None:
    """Let an account leave by itself."""
    depart(world, chat, user, Member("left"), by=user)


def depart(world: World, chat: Chat, user: int, new: Member, *, by: int) -> None:
    """Take an account out of a chat, with the service message if it was in."""
    was_inside = chat.member(user).inside
    change(world, chat, user, new, by=by)
    if was_inside:
        shape = world.user(user).shape()
        posting.service(world, chat, by, {"left_chat_member": shape, "left_chat_participant": shape})


def ban(world: World, chat: Chat, user: int, *, by: int, until: int = 0) -> None:
    """Remove an account; supergroups also remember it, basic groups do not."""
    listed = chat.kind == "supergroup" or user == world.bot.id
    depart(world, chat, user, Member("kicked", until_date=until) if listed else Member("left"), by=by)


def tell_block(world: World, chat: Chat, *, blocked: bool) -> None:
    """Tell the bot that a person has blocked or unblocked it."""
    now, before = Member("kicked" if blocked else "member"), Member("member" if blocked else "kicked")
    shape: Shape = {"chat": world.chat_shape(chat), "from": world.user(chat.id).shape(), "date": world.clock.now()}
    sides = {"old_chat_member": before.shape(world.bot, 0), "new_chat_member": now.shape(world.bot, 0)}
    world.queue.push("my_chat_member", shape | sides)
    world.feed.add("person", user=chat.id)
