"""The drawing process: started when needed, restarted when dead, gone when idle."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from subprocess import PIPE

import pytest
from tests.pictures.samples import card

from staffroom.pictures import PictureError
from staffroom.pictures.painter import Painter

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def alive(pid: int) -> bool:
    """Say whether a process, even a zombie, is left."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def started(painter: Painter) -> int:
    """Draw once and give the child's process id."""
    await painter.draw(card())
    assert painter.pid is not None
    return painter.pid


async def test_no_process_runs_before_the_first_picture() -> None:
    """Starting a bot costs no memory for pictures."""
    painter = Painter()
    assert painter.pid is None
    await painter.close()


async def test_closing_ends_the_process_and_leaves_no_zombie() -> None:
    """Nothing is left behind."""
    painter = Painter()
    pid = await started(painter)
    await painter.close()
    assert not alive(pid)


@posix_only
async def test_a_killed_process_is_started_again_for_the_next_picture() -> None:
    """Whoever asks next notices nothing."""
    painter = Painter()
    first = await started(painter)
    os.kill(first, signal.SIGKILL)
    assert (await painter.draw(card())).startswith(b"\x89PNG")
    assert painter.pid != first
    await painter.close()


@posix_only
async def test_a_process_that_dies_while_it_draws_is_replaced_once() -> None:
    """The picture under way is asked for again."""
    painter = Painter()
    first = await started(painter)
    os.kill(first, signal.SIGSTOP)
    asyncio.get_running_loop().call_later(0.1, os.kill, first, signal.SIGKILL)
    assert (await painter.draw(card())).startswith(b"\x89PNG")
    await painter.close()


@posix_only
async def test_a_process_that_hangs_is_an_error_after_the_time_limit_and_then_replaced() -> None:
    """A stopped process never answers."""
    painter = Painter()
    first = await started(painter)
    os.kill(first, signal.SIGSTOP)
    patience, painter.draw_seconds = painter.draw_seconds, 0.2
    with pytest.raises(PictureError, match=r"the card was not drawn within 0.2 s"):
        await painter.draw(card())
    painter.draw_seconds = patience
    assert (await painter.draw(card())).startswith(b"\x89PNG")
    assert not alive(first)
    await painter.close()


async def test_a_cancelled_picture_never_becomes_the_answer_to_the_next_one() -> None:
    """Half-read answers are thrown away with their process."""
    painter = Painter()
    expected = await painter.draw(card(question="Two?"))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.005):
            await painter.draw(card(question="One?"))
    assert await painter.draw(card(question="Two?")) == expected
    await painter.close()


async def test_an_idle_process_goes_and_comes_back() -> None:
    """Its memory is given back after the idle time."""
    painter = Painter(idle_seconds=0.05)
    first = await started(painter)
    for _ in range(250):
        await asyncio.sleep(0.02)
        if painter.pid is None:
            break
    assert not alive(first)
    assert await started(painter) != first
    await painter.close()


async def test_pictures_asked_for_at_once_are_each_answered_with_their_own() -> None:
    """Requests wait for their turn."""
    painter = Painter()
    await started(painter)
    questions = ["One?", "Two?", "Three?"]
    together = await asyncio.gather(*(painter.draw(card(question=question)) for question in questions))
    assert together == [await painter.draw(card(question=question)) for question in questions]
    await painter.close()


async def test_the_process_sees_none_of_the_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environment holds what Python needs and nothing else."""
    monkeypatch.setenv("BOT_TOKEN", "1:made-up")
    painter = Painter()
    pid = await started(painter)
    if sys.platform == "linux":
        with open(f"/proc/{pid}/environ", "rb") as environment:  # noqa: ASYNC230, PTH123  # a file of the kernel's
            assert b"made-up" not in environment.read()
    await painter.close()


def test_a_process_whose_bot_died_ends_without_a_traceback() -> None:
    """Nobody reads the answer any more; that is no reason to complain."""
    request = json.dumps({"template": "card", "data": card().data()}).encode() + b"\n"
    with subprocess.Popen([sys.executable, "-m", "staffroom.pictures"], stdin=PIPE, stdout=PIPE, stderr=PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        child.stdin.write(request)
        child.stdin.close()
        said = child.stderr.read().decode()
    assert "Traceback" not in said
