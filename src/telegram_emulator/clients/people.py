"""Client methods by which people appear, come and go."""

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import Wire


class People:
    """Accounts and their relation to the bot."""

    _wire: Wire

    async def create_user(
        self,
        first_name: str,
        last_name: str | None = None,
        *,
        username: str | None = None,
        language_code: str = "en",
        started: bool = False,
        about: str = "",
    ) -> int:
        """Let a person appear and give the id.

        `started`: the bot may write to them already; `about`: a word that the page shows beside the name.
        """
        names = {"first_name": first_name, "last_name": last_name, "username": username, "about": about}
        made: int = await self._wire.post("create_user", **names, language_code=language_code, started=started)
        return made

    async def start(self, user: int, payload: str = "") -> int:
        """Press Start in the bot's chat (unblocks it); give the message id of `/start payload`."""
        sent: int = await self._wire.post("start", user=user, payload=payload)
        return sent

    async def open_link(self, user: int, url: str, chat: int | None = None) -> Shape:
        """Open a t.me link; the answer's `kind` is started, added (to `chat`), joined, requested or member."""
        done: Shape = await self._wire.post("open_link", user=user, url=url, chat=chat)
        return done

    async def join(self, user: int, link: str) -> Shape:
        """Follow an invite link; the answer's `kind` is joined, requested or member."""
        done: Shape = await self._wire.post("join", user=user, link=link)
        return done

    async def withdraw(self, user: int, chat: int) -> None:
        """Take back a request to join; the bot is not told."""
        await self._wire.post("withdraw", user=user, chat=chat)

    async def leave(self, user: int, chat: int) -> None:
        """Leave a group."""
        await self._wire.post("leave", user=user, chat=chat)

    async def block(self, user: int) -> None:
        """Block the bot."""
        await self._wire.post("block", user=user)

    async def unblock(self, user: int) -> None:
        """Unblock the bot."""
        await self._wire.post("unblock", user=user)

    async def deactivate(self, user: int) -> None:
        """Delete the account."""
        await self._wire.post("deactivate", user=user)

    async def people(self) -> list[Shape]:
        """List all accounts with `name`, `started`, `blocked` and `deactivated`."""
        listed: list[Shape] = await self._wire.get("people")
        return listed
