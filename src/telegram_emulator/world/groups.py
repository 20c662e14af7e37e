"""Making and turning groups: founding, upgrading, opening to the public, renaming."""

from dataclasses import replace

from telegram_emulator.shapes import Shape
from telegram_emulator.world import membership, posting
from telegram_emulator.world.chats import Chat, Member
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.files import Stored
from telegram_emulator.world.rights import OWNER_RIGHTS
from telegram_emulator.world.state import World


def found_group(world: World, owner: int, title: str, kind: str) -> Chat:
    """Found a group; its owner is its first member."""
    if kind not in ("group", "supergroup", "channel"):
        raise SimError("kind is 'group', 'supergroup' or 'channel'")
    chat = Chat(world.next_chat_id(kind), kind, title, now=world.clock.now)
    chat.members[world.user(owner).id] = Member("creator", rights=dict(OWNER_RIGHTS))
    world.chats[chat.id] = chat
    posting.service(world, chat, owner, {f"{kind}_chat_created": True})
    return chat


def migrate(world: World, old: Chat, order: str = "old_first") -> Chat:
    """Upgrade a basic group: a new chat takes its people, and a service message in each tells of the other."""
    if old.kind != "group" or old.migrated_to:
        raise SimError("only a basic group can be upgraded")
    owner = next(user for user, member in old.members.items() if member.status == "creator")
    new = Chat(
        world.next_chat_id("supergroup"), "supergroup", old.title, description=old.description, now=world.clock.now
    )
    world.chats[new.id] = new
    new.permissions = old.permissions
    new.visible_history = False
    new.members = {user: replace(member) for user, member in old.members.items() if user != world.bot.id}
    messages = [(old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id})]
    bot = old.member(world.bot.id)
    if bot.inside:
        membership.change(world, new, world.bot.id, bot, by=owner)
    for chat, content in messages if order == "old_first" else messages[::-1]:
        posting.service(world, chat, owner, content)
    old.migrated_to = new.id
    world.feed.add("chat", old.id, migrated_to=new.id)
    return new


def rename(world: World, chat: Chat, by: int, title: str) -> None:
    """Give a group another title."""
    chat.title = title
    posting.service(world, chat, by, {"new_chat_title": title})
    world.feed.add("chat", chat.id)


def picture(world: World, chat: Chat, by: int, photo: Stored | None) -> None:
    """Give a group another picture, or none."""
    chat.photo = photo
    shown: Shape = {"new_chat_photo": world.files.photo_sizes(photo)} if photo else {"delete_chat_photo": True}
    posting.service(world, chat, by, shown)
    world.feed.add("chat", chat.id)


def dissolve(world: World, chat: Chat) -> None:
    """Delete a group for everyone; to a bot a lost supergroup looks like one that it was thrown out of."""
    chat.deleted = True
    owner = next(user for user, member in chat.members.items() if member.status == "creator")
    if chat.kind == "supergroup" and chat.member(world.bot.id).inside:
        membership.change(world, chat, world.bot.id, Member("kicked"), by=owner)
    for user in chat.inside():
        chat.members[user] = Member("left")
    world.feed.add("chat", chat.id)


def show_history(world: World, chat: Chat, *, visible: bool) -> Chat:
    """Show newcomers what was said before, or hide it; to show it, a basic group is upgraded. No update tells of it."""
    if chat.username and not visible:
        raise SimError("newcomers of a public group see everything")
    target = migrate(world, chat) if chat.kind == "group" and visible else chat
    target.visible_history = visible
    world.feed.add("chat", target.id)
    return target


def community_shape(world: World, name: str) -> Shape:
    """Show a community, which begins with the first group in it."""
    if name not in world.communities:
        world.communities.append(name)
    return {"id": world.communities.index(name) + 1, "name": name}


def gather(world: World, chat: Chat, by: int, name: str | None) -> None:
    """Put a supergroup into a community, or take it out of the one that it belongs to; the group is told."""
    if chat.kind != "supergroup":
        raise SimError("only a supergroup belongs to a community")
    chat.community = name
    told: Shape = {"community": community_shape(world, name)} if name else {}
    posting.service(world, chat, by, {"community_chat_added" if name else "community_chat_removed": told})
    world.feed.add("chat", chat.id)


def publish(world: World, chat: Chat, username: str | None) -> Chat:
    """Make a group public or private again; a basic one is upgraded first. No update tells of it."""
    target = migrate(world, chat) if chat.kind == "group" else chat
    target.username = username
    world.feed.add("chat", target.id)
    return target
