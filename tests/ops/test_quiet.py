"""Long work at files ends with the bot: nothing is left at work beside whoever comes next."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ops.support import NOW, Installation, in_order

from staffroom.kernel import facts
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.ids import Instant
from staffroom.ops.copying import cleansing, copies
from staffroom.ops.copying.backup import back_up
from staffroom.ops.copying.cleansing import Broom
from staffroom.ops.copying.quiet import BrokenOff, quietly
from staffroom.ops.keys import database_key

ENDS = """
import asyncio, threading
from staffroom.ops.copying.quiet import quietly

async def main():
    begun = threading.Event()
    work = asyncio.ensure_future(quietly(lambda _stopped: (begun.set(), threading.Event().wait())))
    await asyncio.to_thread(begun.wait)
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)

asyncio.run(main())
"""


async def test_what_it_returns_is_handed_on_and_what_it_raises(tmp_path: Path) -> None:
    """As from any other call."""
    assert await quietly(lambda stopped: stopped()) is False
    with pytest.raises(FileNotFoundError):
        await quietly(lambda _stopped: (tmp_path / "none").read_bytes())


@pytest.mark.skipif(sys.platform != "linux", reason="only there have threads a rank of their own")
async def test_where_a_container_forbids_threads_to_give_way_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else whoever waits for the night's copy would wait for ever."""

    def forbidden(*_asked: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setpriority", forbidden)
    async with asyncio.timeout(10):
        assert await quietly(lambda _stopped: 7) == 7


async def test_whoever_stops_waits_until_the_work_has_ended() -> None:
    """It looks between two steps whether it is to."""
    begun, ended = threading.Event(), threading.Event()

    def work(stopped: Callable[[], bool]) -> None:
        begun.set()
        while not stopped():
            pass
        ended.set()
        raise BrokenOff

    night = asyncio.ensure_future(quietly(work))
    await asyncio.to_thread(begun.wait)
    night.cancel()
    with pytest.raises(asyncio.CancelledError):
        await night
    assert ended.is_set()


def test_work_that_does_not_look_up_does_not_keep_the_process() -> None:
    """Nor does it go on without it."""
    subprocess.run([sys.executable, "-c", ENDS], check=True, timeout=60)  # noqa: S603  our own


@pytest.mark.parametrize("looks", [0, 1, 2])
def test_no_copy_changes_after_the_stop(place: Installation, looks: int) -> None:
    """Wherever it came: the next bot, or a change of keys, may be at the same files."""
    in_order(place)
    key, left = database_key(place.config), iter([False] * looks)
    local = place.open()
    old = back_up(local, place.config, key, NOW)
    made = back_up(local, place.config, key, Instant(NOW + 8 * DAY))
    local.close()
    before = old.read_bytes()
    broom = Broom((key,), frozenset(), stopped=lambda: next(left, True))
    if looks < 2:
        with pytest.raises(BrokenOff):
            copies.look_after(made, place.config, broom, Instant(NOW + 8 * DAY))
        assert old.read_bytes() == before
    else:
        copies.look_after(made, place.config, broom, Instant(NOW + 8 * DAY))
        freed = LocalDatabase(old, key)
        assert freed.read(facts.get, cleansing.CLEANSED) == str(NOW + 8 * DAY)
        freed.close()
    assert not list(place.config.backups.glob("*.part*"))
