"""Client methods by which people found groups and run them."""

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import Wire


class Groups:
    """Groups, their members and ranks; `by` is who does it, the owner by default."""

    _wire: Wire

    async def create_group(self, owner_id: int, title: str, *, kind: str = "supergroup") -> int:
        """Found a "supergroup" or a basic "group" and give its id."""
        made: int = await self._wire.post("create_group", owner_id=owner_id, title=title, kind=kind)
        return made

    async def add_member(self, chat: int, user: int, by: int | None = None) -> None:
        """Add an account by hand."""
        await self._wire.post("add_member", chat=chat, user=user, by=by)

    async def remove_member(self, chat: int, user: int, by: int | None = None) -> None:
        """Remove an account by hand (a supergroup bans it)."""
        await self._wire.post("remove_member", chat=chat, user=user, by=by)

    async def promote(self, chat: int, user: int, by: int | None = None, rights: Shape | None = None) -> None:
        """Make a member or the bot an administrator, with all rights unless some are named."""
        await self._wire.post("promote", chat=chat, user=user, by=by, rights=rights)

    async def demote(self, chat: int, user: int, by: int | None = None) -> None:
        """Make an administrator a plain member."""
        await self._wire.post("demote", chat=chat, user=user, by=by)

    async def add_bot(self, chat: int, by: int | None = None, rights: Shape | None = None) -> None:
        """Add the bot, as an administrator when rights such as {"can_invite_users": True} are given."""
        await self._wire.post("add_bot", chat=chat, by=by, rights=rights)

    async def remove_bot(self, chat: int, by: int | None = None) -> None:
        """Remove the bot."""
        await self._wire.post("remove_bot", chat=chat, by=by)

    async def migrate(self, chat: int, order: str = "old_first") -> int:
        """Upgrade a basic group and give the new id; order "new_first" swaps the two service messages."""
        new: int = await self._wire.post("migrate", chat=chat, order=order)
        return new

    async def make_public(self, chat: int, username: str | None) -> int:
        """Give a group a public name or take it (None); a basic group is upgraded first; give its id."""
        new: int = await self._wire.post("make_public", chat=chat, username=username)
        return new

    async def show_history(self, chat: int, *, visible: bool, by: int | None = None) -> int:
        """Show newcomers what was said before, or hide it; to show it, a basic group is upgraded first; give its id."""
        new: int = await self._wire.post("show_history", chat=chat, visible=visible, by=by)
        return new

    async def permit(self, chat: int, permissions: Shape, by: int | None = None) -> None:
        """Allow plain members something, or forbid it: {"can_invite_users": True}."""
        await self._wire.post("permit", chat=chat, permissions=permissions, by=by)

    async def rename(self, chat: int, user: int, title: str) -> None:
        """Give a group another title, as an administrator."""
        await self._wire.post("rename", chat=chat, user=user, title=title)

    async def pin(self, chat: int, user: int, message_id: int) -> None:
        """Pin a message by hand."""
        await self._wire.post("pin", chat=chat, user=user, message_id=message_id)

    async def unpin(self, chat: int, user: int, message_id: int) -> None:
        """Take a pin off by hand."""
        await self._wire.post("unpin", chat=chat, user=user, message_id=message_id)

    async def create_link(self, chat: int, by: int | None = None, **wishes: object) -> Shape:
        """Make an invite link by hand, with createChatInviteLink's wishes; the whole address is in `url`."""
        link: Shape = await self._wire.post("create_link", chat=chat, by=by, **wishes)
        return link

    async def decide_request(self, chat: int, user: int, by: int | None = None, *, approve: bool = True) -> None:
        """Answer a request to join by hand."""
        await self._wire.post("decide_request", chat=chat, user=user, by=by, approve=approve)

    async def members(self, chat: int) -> list[int]:
        """List who is in a group, the bot included."""
        return [member["user"]["id"] for member in await self.member_shapes(chat)]

    async def member_shapes(self, chat: int) -> list[Shape]:
        """List who is in a group as Bot API ChatMember objects."""
        shapes: list[Shape] = await self._wire.get(f"chats/{chat}/members")
        return shapes
