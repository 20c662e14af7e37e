"""What systemd is told of the running bot: it runs, it is alive, it ends; nothing where nobody asked to be told."""

import contextlib
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

ADDRESS: Final = "NOTIFY_SOCKET"
READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"
STOPPING: Final = "STOPPING=1"
_ABSTRACT: Final = "@"
"""With this an address begins that is no file; the system has a zero byte in its place."""


def tell(state: str, environment: Mapping[str, str] | None = None) -> None:
    """Say it to the address that systemd handed us; it never waits, and whether somebody hears it is not our matter."""
    address = (os.environ if environment is None else environment).get(ADDRESS, "")
    if not address.startswith(("/", _ABSTRACT)):
        return
    place = address.replace(_ABSTRACT, "\0", 1) if address.startswith(_ABSTRACT) else address
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.sendto(state.encode(), place)


def beat() -> None:
    """Say that the loop runs."""
    tell(ALIVE)


def ready() -> None:
    """Say that the bot runs; once more, after it began anew with other settings, does no harm."""
    tell(READY)


@contextmanager
def farewell() -> Iterator[None]:
    """Say at the end, however it comes, that the bot ends."""
    try:
        yield
    finally:
        tell(STOPPING)
