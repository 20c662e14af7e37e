"""Client methods for forums, channels, communities and the ways of a group."""

import base64

from telegram_emulator.wire import Wire


class Forums:
    """Topics, channels that people speak in the name of, reactions, pictures."""

    _wire: Wire

    async def make_forum(self, chat: int, *, on: bool = True) -> None:
        """Turn a supergroup into a forum, or back."""
        await self._wire.post("make_forum", chat=chat, on=on)

    async def create_topic(self, chat: int, user: int, name: str) -> int:
        """Open a topic by hand and give its number."""
        made: int = await self._wire.post("create_topic", chat=chat, user=user, name=name)
        return made

    async def close_topic(self, chat: int, user: int, thread: int, *, closed: bool = True) -> None:
        """Close a topic by hand, or open it again."""
        await self._wire.post("close_topic", chat=chat, user=user, thread=thread, closed=closed)

    async def create_channel(self, owner_id: int, title: str, username: str | None = None) -> int:
        """Found a channel, in whose name its owner can speak in groups, and give its id."""
        made: int = await self._wire.post("create_channel", owner_id=owner_id, title=title, username=username)
        return made

    async def link_channel(self, channel: int, chat: int | None) -> None:
        """Make a group the discussion group of a channel; None ends it."""
        await self._wire.post("link_channel", channel=channel, chat=chat)

    async def put_in_community(self, chat: int, name: str | None) -> None:
        """Put a supergroup into a community, whose people may come in without a link; None takes it out."""
        await self._wire.post("put_in_community", chat=chat, name=name)

    async def come_by_community(self, chat: int, user: int) -> None:
        """Come into a group by way of its community."""
        await self._wire.post("come_by_community", chat=chat, user=user)

    async def set_anonymous(self, chat: int, user: int, *, on: bool = True) -> None:
        """Let an administrator speak in the name of the group from now on, or no more."""
        await self._wire.post("set_anonymous", chat=chat, user=user, on=on)

    async def set_reactions(self, chat: int, emoji: list[str] | None) -> None:
        """Say which emoji may be reactions in a group; None allows all."""
        await self._wire.post("set_reactions", chat=chat, emoji=emoji)

    async def set_profile_photo(self, user: int, data: bytes | None = None) -> None:
        """Show another picture of oneself."""
        encoded = None if data is None else base64.b64encode(data).decode()
        await self._wire.post("set_profile_photo", user=user, data=encoded)

    async def delete_group(self, chat: int) -> None:
        """Delete a group for everyone."""
        await self._wire.post("delete_group", chat=chat)
