"""Beyond the table: a copy is put back that knows nothing of the cards that were posted after it was made."""

from datetime import UTC, datetime

from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from staffroom.kernel.clock import DAY, HOUR, SECOND
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.ids import Instant
from staffroom.ops.copying.backup import copy_now
from staffroom.ops.copying.restore import restore

MORNING = 8 * HOUR
SCHOOL_DAYS = range(4)
"""Monday to Thursday, which every school week of ours has."""


async def put_back(times: int, cohorts: int) -> Verdict:
    """Copy, post, put the copy back: no card stands twice, and what was not posted yet still is."""
    async with school(cohorts) as opened:
        await opened.start()
        verdict = Verdict()
        for _ in range(times):
            await opened.announce()
            await opened.settled()
            for hours in (1, 3):
                await opened.announce(later=hours * HOUR)
            await _copy_post_restore(opened)
            await opened.sim.advance(2 * HOUR)
            await opened.settled()
            await _to_a_school_morning(opened)
        verdict.add(await judge(opened))
        verdict.tries = times
        return verdict


async def _to_a_school_morning(opened: School) -> None:
    """Go on in the morning of a school day: in quiet hours nothing is posted that a round waits for."""
    now = opened.stage.emulator.clock.now_ms()
    ahead = next(
        days
        for days in range(1, 7)
        if datetime.fromtimestamp((now + days * DAY) / SECOND, UTC).weekday() in SCHOOL_DAYS
    )
    await opened.sim.advance(ahead * DAY - now % DAY + MORNING)


async def _copy_post_restore(opened: School) -> None:
    """Make a copy, let two hours pass, and put the copy in the place of the file."""
    config, key = opened.stage.config, bytes.fromhex(opened.stage.config.secrets.db_key)
    local = LocalDatabase(config.database, key)
    try:
        copy = copy_now(local.connection, config.backups, key, Instant(opened.stage.emulator.clock.now_ms()))
    finally:
        local.close()
    await opened.sim.advance(2 * HOUR)
    await opened.settled_in(list(opened.groups), which=-2)
    await opened.stage.stop_bot()
    restore(copy, config.database, key, config.lock_file, Instant(opened.stage.emulator.clock.now_ms()))
    await opened.start()
