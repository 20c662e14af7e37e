"""People who open forums and their topics, speak through channels, join groups together, and set a group's ways."""

from dataclasses import replace

from telegram_emulator.people.groups import acting_admin, owner_of
from telegram_emulator.people.registry import act
from telegram_emulator.spec import reaction_emoji
from telegram_emulator.world import groups, membership, topics
from telegram_emulator.world.chats import Chat, Topic
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.state import World


@act
def make_forum(world: World, chat: int, *, on: bool = True) -> None:
    """Turn a supergroup into a forum, or back."""
    target = world.chat(chat)
    if target.kind != "supergroup":
        raise SimError("only a supergroup can be a forum")
    target.forum = on
    world.feed.add("chat", chat)


@act
def create_topic(world: World, chat: int, user: int, name: str) -> int:
    """Open a topic by hand and give its number."""
    target = world.chat(chat)
    if not target.forum:
        raise SimError("the chat is not a forum")
    if not target.member(user).inside:
        raise SimError("this person is not in the chat")
    return topics.create(world, target, user, name, {"icon_color": topics.COLOURS[0]}).id


@act
def close_topic(world: World, chat: int, user: int, thread: int, *, closed: bool = True) -> None:
    """Close a topic by hand, or open it again."""
    target = world.chat(chat)
    topics.close(world, target, _topic(target, user, thread), user, closed=closed)


def _topic(chat: Chat, user: int, thread: int) -> Topic:
    if thread not in chat.topics:
        raise SimError(f"there is no topic {thread}")
    if not topics.may_edit(chat, chat.topics[thread], user):
        raise SimError("this person may not change the topic")
    return chat.topics[thread]


@act
def create_channel(world: World, owner_id: int, title: str, username: str | None = None) -> int:
    """Found a channel, in whose name its owner can speak in groups."""
    channel = groups.found_group(world, owner_id, title, "channel")
    channel.username = username
    return channel.id


@act
def link_channel(world: World, channel: int, chat: int | None) -> None:
    """Make a group the discussion group of a channel, or of none: what is said there is passed on here.

    No update tells of it.
    """
    source = world.chat(channel)
    if source.linked is not None:
        world.chat(source.linked).linked, source.linked = None, None
    if chat is None:
        return
    target = world.chat(chat)
    if source.kind != "channel" or target.kind != "supergroup":
        raise SimError("a channel is linked to a supergroup")
    source.linked, target.linked = target.id, source.id


@act
def put_in_community(world: World, chat: int, name: str | None) -> None:
    """Let the owner put a supergroup into a community, or take it out of its own."""
    target = world.chat(chat)
    groups.gather(world, target, owner_of(target), name)


@act
def come_by_community(world: World, chat: int, user: int) -> None:
    """Come into a group by way of its community, which needs neither a link nor anybody's yes."""
    target = world.chat(chat)
    if target.community is None:
        raise SimError("the group belongs to no community")
    line = {"community_chat_joined": {"community": groups.community_shape(world, target.community)}}
    membership.enter(world, target, world.user(user).id, by=user, line=line)


@act
def set_anonymous(world: World, chat: int, user: int, *, on: bool = True) -> None:
    """Let an administrator speak in the name of the group from now on, or no more."""
    target = world.chat(chat)
    member = target.member(acting_admin(target, user))
    new = replace(member, rights=member.rights | {"is_anonymous": on})
    membership.change(world, target, user, new, by=owner_of(target))


@act
def set_reactions(world: World, chat: int, emoji: list[str] | None) -> None:
    """Say which emoji may be reactions in a group; null allows all."""
    if any(one not in reaction_emoji() for one in emoji or []):
        raise SimError("there is no such reaction")
    world.chat(chat).reactions = emoji


@act
def delete_group(world: World, chat: int) -> None:
    """Delete a group for everyone."""
    groups.dissolve(world, world.chat(chat))
