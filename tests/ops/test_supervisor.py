"""What systemd is told, over a real socket."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from staffroom.ops.watching import supervisor


@pytest.fixture(params=["a file", "abstract"])
def ear(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Listen as systemd does, at an address of either kind."""
    name = f"@staffroom-{os.getpid()}-{tmp_path.name}" if request.param == "abstract" else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(name.replace("@", "\0", 1) if request.param == "abstract" else name)
        listening.settimeout(5)
        monkeypatch.setenv(supervisor.ADDRESS, name)
        yield listening


def test_a_bot_says_that_it_runs_lives_and_ends(ear: socket.socket) -> None:
    """In the words of sd_notify(3), each a datagram of its own."""
    with supervisor.farewell():
        supervisor.ready()
        supervisor.beat()
    assert [ear.recv(100) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_a_bot_that_breaks_says_that_it_ends(ear: socket.socket) -> None:
    """And what broke it goes on its way."""
    with pytest.raises(KeyError), supervisor.farewell():
        raise KeyError
    assert ear.recv(100) == b"STOPPING=1"


@pytest.mark.parametrize("address", ["", "relative", "vsock:2:1", "/nowhere/at/all", "@nobody-listens-here"])
def test_where_nobody_listens_nothing_is_said_and_nothing_breaks(address: str) -> None:
    """A start by hand, a container, a kind of address that we do not know."""
    supervisor.tell(supervisor.READY, {supervisor.ADDRESS: address})


def test_a_listener_that_does_not_read_holds_nothing_up(ear: socket.socket) -> None:
    """Its box is full after some hundred words; the loop must go on."""
    for _ in range(3000):
        supervisor.beat()
    assert ear.recv(100) == b"WATCHDOG=1"
