"""Where the page is shown: at the port that somebody asked for, or at the first free one from the usual one on."""

import os
import socket
from collections.abc import Callable

from staffroom.kernel.refusal import Trouble

USUAL = 8099
TRIED = 20
HOST = "127.0.0.1"


def choose(asked: int | None, say: Callable[[str], None]) -> int:
    """Return the port, and say so where it is not the usual one.

    Raises Trouble where the one that was asked for is taken.
    """
    if asked is not None:
        if not _is_free(asked):
            raise Trouble(
                f"Another program on this machine uses the port {asked}. Leave --port out, and a free one is found."
            )
        return asked
    found = next((port for port in range(USUAL, USUAL + TRIED) if _is_free(port)), 0)
    if found != USUAL:
        say(f"Another program uses the usual address {HOST}:{USUAL}, so the page gets another one; you read it below.")
    return found


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":  # one that was left a moment ago counts as free, as it does for the server
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
