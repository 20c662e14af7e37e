"""The asynchronous front of the drawing process."""

import asyncio
import hashlib
import json
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from functools import cache
from pathlib import Path
from typing import Final

from staffroom.pictures.errors import PictureError
from staffroom.pictures.kinds import OwnImage, Picture
from staffroom.pictures.papers import Paper
from staffroom.pictures.weekly import WeekPage

DRAW_SECONDS: Final = 20.0
"""Longest time for one picture, the start of the process included."""
REST_SECONDS: Final = 5.0
"""Time that a process which was told to end may take before it is killed."""

_SOURCES: Final = Path(__file__).parents[2]
_ENVIRONMENT: Final = ("HOME", "LD_LIBRARY_PATH", "PATH", "PYTHONHOME", "SYSTEMROOT", "TEMP", "TMP", "VIRTUAL_ENV")

log = logging.getLogger(__name__)


class Painter:
    """Draws pictures one at a time in a child process, which starts when needed and ends when idle."""

    def __init__(self, idle_seconds: float = 60.0, draw_seconds: float = DRAW_SECONDS) -> None:
        self._idle_seconds = idle_seconds
        self.draw_seconds = draw_seconds
        self._turn = asyncio.Lock()
        self._child: Process | None = None
        self._bedtime: asyncio.TimerHandle | None = None

    @property
    def pid(self) -> int | None:
        """Process id of the child, None while there is none."""
        return self._child.pid if self._child is not None and self._child.returncode is None else None

    def digest(self, picture: Picture | OwnImage | Paper | WeekPage) -> bytes:
        """Return what tells a picture from all others: what is drawn, and how it looks in this version."""
        if isinstance(picture, OwnImage):
            return hashlib.sha256(_taken(picture)).digest()
        drawn = json.dumps({"template": picture.template, "data": picture.data()}, sort_keys=True)
        return hashlib.sha256(_look() + drawn.encode()).digest()

    async def draw(self, picture: Picture | OwnImage | Paper | WeekPage) -> bytes:
        """Draw a picture: PNG of at most 200 kB, or PDF for a sheet; PictureError says why not."""
        if isinstance(picture, OwnImage):
            return _taken(picture)
        request = json.dumps({"template": picture.template, "data": picture.data()}).encode() + b"\n"
        async with self._turn:
            self._stay_awake()
            try:
                async with asyncio.timeout(self.draw_seconds):
                    return await self._drawn(request)
            except TimeoutError:
                raise PictureError(f"the {picture.template} was not drawn within {self.draw_seconds:g} s") from None
            finally:
                self._bedtime = asyncio.get_running_loop().call_later(self._idle_seconds, self._rest)

    async def close(self) -> None:
        """End the child; a later draw would start another."""
        async with self._turn:
            self._stay_awake()
            await self._end()

    async def _drawn(self, request: bytes) -> bytes:
        """Ask the child, and once more in a new one where it died under the request."""
        try:
            return await self._ask(request)
        except (ConnectionError, EOFError):
            log.warning("the drawing process died and is started again")
        try:
            return await self._ask(request)
        except (ConnectionError, EOFError):
            raise PictureError("the drawing process died twice on the same picture") from None

    async def _ask(self, request: bytes) -> bytes:
        child = await self._awake()
        if child.stdin is None or child.stdout is None:
            raise PictureError("the drawing process has no pipes")
        try:
            child.stdin.write(request)
            await child.stdin.drain()
            header = json.loads(await child.stdout.readuntil(b"\n"))
            image = await child.stdout.readexactly(header.get("size", 0))
        except BaseException:
            _discard(child)  # half an answer may be left in the pipe: whoever comes next must not read it
            raise
        return _image(header, image)

    async def _awake(self) -> Process:
        """Give a child that can be asked, starting one where there is none."""
        child = self._child
        if child is not None and (child.returncode is not None or child.stdin is None or child.stdin.is_closing()):
            await self._end()
        if self._child is None:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "staffroom.pictures", stdin=PIPE, stdout=PIPE, env=_environment()
            )
        return self._child

    def _stay_awake(self) -> None:
        if self._bedtime is not None:
            self._bedtime.cancel()
            self._bedtime = None

    def _rest(self) -> None:
        """Close the idle child's input, which ends it; the loop collects it."""
        self._bedtime = None
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.close()

    async def _end(self) -> None:
        """Wait until the child has gone and its pipes are closed."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            async with asyncio.timeout(REST_SECONDS):
                await child.communicate()
        except TimeoutError:
            _discard(child)
            await child.communicate()


def _taken(picture: OwnImage) -> bytes:
    """Return the bytes of a picture that was made elsewhere.

    Raises PictureError where its file is gone.
    """
    try:
        return Path(picture.path).read_bytes()
    except OSError as error:
        raise PictureError(f"the picture {picture.path} cannot be read: {error.strerror}") from error


@cache
def _look() -> bytes:
    """Return a digest of the templates and of the fonts' names and sizes."""
    look = hashlib.sha256()
    for folder in ("templates", "fonts"):
        for file in sorted((_SOURCES / "staffroom" / "pictures" / folder).iterdir()):
            look.update(f"{file.name} {file.stat().st_size}".encode())
            look.update(file.read_bytes() if folder == "templates" else b"")
    return look.digest()


def _discard(child: Process) -> None:
    """Kill a child; its closed input marks it as gone before the loop has noticed."""
    if child.stdin is not None:
        child.stdin.close()
    if child.returncode is None:
        child.kill()


def _image(header: dict[str, str], image: bytes) -> bytes:
    if "error" in header:
        raise PictureError(header["error"])
    if header["missing"]:
        points = " ".join(f"U+{ord(char):04X}" for char in header["missing"])
        log.warning("drawn as boxes, because no font of ours has them: %s", points)
    return image


def _environment() -> dict[str, str]:
    """Give the child what Python needs to start, and none of the bot's secrets."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {**kept, "PYTHONPATH": str(_SOURCES), "PYTHONUTF8": "1"}
