"""Where the page is shown: at the port that somebody asked for, or at the first free one from the usual one on."""

import errno
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from staffroom.kernel.refusal import Trouble

USUAL = 8099
TRIED = 20
HOST = "127.0.0.1"


def choose(asked: int | None, say: Callable[[str], None]) -> int:
    """Return the port, and say so where it is not the usual one.

    Raises Trouble where the one that was asked for is taken, or is not ours to take.
    """
    if asked is not None:
        if (refused := _refused(asked)) is not None:
            raise _trouble(refused, asked)
        return asked
    found = next((port for port in range(USUAL, USUAL + TRIED) if _refused(port) is None), 0)
    if found != USUAL:
        say(f"Another program uses the usual address {HOST}:{USUAL}, so the page gets another one; you read it below.")
    return found


@contextmanager
def telling(port: int) -> Iterator[None]:
    """Tell of a port that was free at the look at it and is taken at the start.

    Raises Trouble for the OSError of such a start; any other goes on as it is.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES) or error.filename is not None:
            raise
        raise _trouble(error, port) from None


def _trouble(error: OSError, port: int) -> Trouble:
    why = (
        f"The port {port} is kept for the system here: programs like this one may not use it."
        if isinstance(error, PermissionError)
        else f"Another program on this machine uses the port {port}."
    )
    return Trouble(f"{why} Leave --port out, and a free one is found.")


def _refused(port: int) -> OSError | None:
    """Return why a port cannot be had; None where it can."""
    with socket.socket() as probe:
        if os.name == "posix":  # one that was left a moment ago counts as free, as it does for the server
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error
    return None
