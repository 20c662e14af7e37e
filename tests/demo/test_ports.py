"""Where the playground and the practice show their page."""

import asyncio
import errno
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from staffroom.demo import ports, practice
from staffroom.demo.backstage import Living, backstage
from staffroom.kernel.refusal import Trouble


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Take a port, and let it be the usual one."""
    with socket.socket() as other:
        other.bind((ports.HOST, 0))
        other.listen()
        monkeypatch.setattr(ports, "USUAL", other.getsockname()[1])
        yield ports.USUAL


def test_where_the_usual_port_is_taken_the_next_free_one_is_used_and_that_is_said(taken: int) -> None:
    """Nobody has to choose a number."""
    said: list[str] = []
    found = ports.choose(None, said.append)
    assert found != taken
    assert str(taken) in said[0]
    with socket.socket() as probe:
        probe.bind((ports.HOST, found))


def test_a_port_that_was_asked_for_and_is_taken_is_told_without_an_engineers_word(taken: int) -> None:
    """And what helps under every way of starting."""
    with pytest.raises(Trouble) as told:
        ports.choose(taken, lambda _line: None)
    assert str(told.value).startswith(f"Another program on this machine uses the port {taken}. Leave --port out")


def test_one_that_is_free_is_taken_as_asked() -> None:
    """And any free one, where zero was asked for."""
    assert ports.choose(0, lambda _line: None) == 0


def test_a_port_of_the_system_is_not_said_to_be_another_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks for a program that is not there."""

    class Kept(socket.socket):
        def bind(self, _address: object) -> None:
            raise PermissionError

    monkeypatch.setattr("socket.socket", Kept)
    with pytest.raises(Trouble, match="The port 80 is kept for the system here") as told:
        ports.choose(80, lambda _line: None)
    assert "Another program" not in str(told.value)


async def test_a_port_that_is_taken_between_the_look_and_the_start_is_told_in_the_same_way(taken: int) -> None:
    """By the demo and by the set-up for practice."""
    words = f"Another program on this machine uses the port {taken}. Leave --port out"
    with pytest.raises(Trouble, match=words):
        async with backstage(port=taken, birth=_never):
            pass
    with pytest.raises(Trouble, match=words):
        await asyncio.to_thread(practice.Telegram(taken).__enter__)


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), TimeoutError(), PermissionError(errno.EACCES, "locked", "staffroom.db")]
)
def test_what_else_breaks_a_start_is_not_said_to_be_the_ports_fault(error: OSError) -> None:
    """A full disk, say, or a file that is not ours."""
    with pytest.raises(type(error)) as met, ports.telling(8099):
        raise error
    assert met.value is error


async def _never(_home: Path, _environment: object) -> Living:
    raise AssertionError
