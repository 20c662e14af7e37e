"""People who found groups and run them."""

from telegram_emulator.people.registry import act
from telegram_emulator.shapes import Shape
from telegram_emulator.world import groups, links, membership, posting
from telegram_emulator.world.chats import Chat, Member
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.membership import link_shape
from telegram_emulator.world.rights import OWNER_RIGHTS
from telegram_emulator.world.state import World


def owner_of(chat: Chat) -> int:
    """Find who owns a group."""
    return next(user for user, member in chat.members.items() if member.status == "creator")


def acting_admin(chat: Chat, by: int | None) -> int:
    """Find the administrator who acts: the owner unless someone is named."""
    actor = owner_of(chat) if by is None else by
    if not chat.member(actor).admin:
        raise SimError(f"{actor} is no administrator of the chat")
    return actor


@act
def create_group(world: World, owner_id: int, title: str, kind: str = "supergroup") -> int:
    """Found a group."""
    return groups.found_group(world, owner_id, title, kind).id


@act
def add_member(world: World, chat: int, user: int, by: int | None = None) -> None:
    """Add an account by hand, as the owner or someone else."""
    target = world.chat(chat)
    actor = owner_of(target) if by is None else by
    if not target.member(actor).admin and not target.permissions["can_invite_users"]:
        raise SimError(f"{actor} may not add people")
    membership.enter(world, target, world.user(user).id, by=actor)


@act
def remove_member(world: World, chat: int, user: int, by: int | None = None) -> None:
    """Remove an account by hand."""
    target = world.chat(chat)
    membership.ban(world, target, user, by=acting_admin(target, by))


@act
def promote(world: World, chat: int, user: int, by: int | None = None, rights: Shape | None = None) -> None:
    """Make a member an administrator, with all rights unless some are named."""
    target = world.chat(chat)
    actor = acting_admin(target, by)
    if not target.member(user).inside:
        raise SimError(f"{user} is not in the chat")
    new = membership.admin_member(OWNER_RIGHTS if rights is None else rights, actor)
    membership.change(world, target, user, new, by=actor)


@act
def demote(world: World, chat: int, user: int, by: int | None = None) -> None:
    """Make an administrator a member again."""
    target = world.chat(chat)
    membership.change(world, target, user, Member("member"), by=acting_admin(target, by))


@act
def add_bot(world: World, chat: int, by: int | None = None, rights: Shape | None = None) -> None:
    """Add the bot, as an administrator when rights are given."""
    target = world.chat(chat)
    actor = owner_of(target) if by is None else by
    if rights is None:
        membership.enter(world, target, world.bot.id, by=actor)
    else:
        membership.enter_as_admin(world, target, world.bot.id, rights, by=acting_admin(target, actor))


@act
def remove_bot(world: World, chat: int, by: int | None = None) -> None:
    """Remove the bot."""
    target = world.chat(chat)
    membership.ban(world, target, world.bot.id, by=acting_admin(target, by))


@act
def migrate(world: World, chat: int, order: str = "old_first") -> int:
    """Upgrade a basic group; `order` new_first tells the new chat before the old one."""
    return groups.migrate(world, world.chat(chat), order).id


@act
def make_public(world: World, chat: int, username: str | None) -> int:
    """Give a group a public name, or take it."""
    return groups.publish(world, world.chat(chat), username).id


@act
def show_history(world: World, chat: int, *, visible: bool, by: int | None = None) -> int:
    """Show newcomers what was said before they came, or hide it."""
    target = world.chat(chat)
    acting_admin(target, by)
    return groups.show_history(world, target, visible=visible).id


@act
def permit(world: World, chat: int, permissions: Shape, by: int | None = None) -> None:
    """Allow plain members something, or forbid it, by hand: {"can_invite_users": true}."""
    target = world.chat(chat)
    acting_admin(target, by)
    if strange := set(permissions) - set(target.permissions):
        raise SimError(f"there is no permission {min(strange)}")
    target.permissions = target.permissions | {name: bool(given) for name, given in permissions.items()}
    world.feed.add("chat", target.id)


@act
def rename(world: World, chat: int, user: int, title: str) -> None:
    """Give a group another title."""
    target = world.chat(chat)
    groups.rename(world, target, acting_admin(target, user), title)


@act
def pin(world: World, chat: int, user: int, message_id: int) -> None:
    """Pin a message by hand."""
    target = world.chat(chat)
    if not target.private:
        acting_admin(target, user)
    if message_id not in target.posts:
        raise SimError(f"there is no message {message_id}")
    posting.pin(world, target, user, message_id)


@act
def unpin(world: World, chat: int, user: int, message_id: int) -> None:
    """Take a pin off by hand."""
    target = world.chat(chat)
    if not target.private:
        acting_admin(target, user)
    if message_id not in target.pinned:
        raise SimError(f"message {message_id} is not pinned")
    target.pinned.remove(message_id)
    world.feed.add("pin", target.id, message_id=None)


@act
def create_link(world: World, chat: int, by: int | None = None, **wishes: object) -> Shape:
    """Make an invite link by hand; its whole address is in `url`."""
    target = world.chat(chat)
    actor = acting_admin(target, by)
    link = links.new_link(world, target, actor, **links.settings(world, wishes))
    return link_shape(world, target, link) | {"url": link.url}


@act
def decide_request(world: World, chat: int, user: int, by: int | None = None, *, approve: bool = True) -> None:
    """Answer a request to join by hand."""
    target = world.chat(chat)
    links.decide(world, target, user, by=acting_admin(target, by), approve=approve)
