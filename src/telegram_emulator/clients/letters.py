"""Client methods for what reaches people outside Telegram."""

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import Wire


class Letters:
    """SMS, e-mail and paper; also what the page asks for."""

    _wire: Wire

    async def letter(self, user: int, title: str, text: str, url: str = "") -> int:
        """Let something reach a person outside Telegram, perhaps with a link; give its id."""
        made: int = await self._wire.post("letter", user=user, title=title, text=text, url=url)
        return made

    async def letters(self, user: int) -> list[Shape]:
        """List a person's letters, oldest first: id, title, text, url, at_ms, read."""
        listed: list[Shape] = await self._wire.get("letters", **{"as": user})
        return listed

    async def next_event(self) -> int | None:
        """Give the instant of the next event that the programme knows of, in UTC milliseconds."""
        answer: Shape = await self._wire.get("next-event")
        at_ms: int | None = answer["at_ms"]
        return at_ms
