"""Pictures drawn one after the other, from where no event loop runs."""

import asyncio
from types import TracebackType
from typing import Self

from staffroom.pictures.painter import Painter


class Easel:
    """Draws a picture after the other, in the painter's own process."""

    def __init__(self) -> None:
        self._painter, self._loop = Painter(), asyncio.Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def draw(self, picture: object) -> bytes:
        """Draw a picture.

        Raises PictureError where it cannot be drawn, or not small enough for a phone at the edge of a village.
        """
        return self._loop.run(self._painter.draw(picture))  # type: ignore[arg-type]

    def close(self) -> None:
        """End the painter."""
        self._loop.run(self._painter.close())
        self._loop.close()
