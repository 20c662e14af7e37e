"""Rows 3 and 5: the disk is full, or another program holds the database."""

import asyncio
import resource

from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from staffroom.kernel.db import LocalDatabase


async def full(seconds: float, cohorts: int) -> Verdict:
    """Nothing can be written for a while: nothing is claimed, nothing acknowledged; afterwards all of it happens."""
    async with school(cohorts) as opened:
        await opened.start()
        await opened.announce()
        await opened.settled()
        _limit(opened, 4096)
        await opened.announce()
        for number in range(5):
            await opened.sim.say_private(opened.amina, f"/me {number}")
        await asyncio.sleep(seconds)
        waiting = (await opened.sim.state())["pending_updates"]
        _limit(opened, resource.RLIM_INFINITY)
        await opened.settled()
        await opened.sim.wait_until_idle()
        verdict = await judge(opened)
        verdict.tries = verdict.planned
        verdict.expect("updates were acknowledged although they could not be kept", waiting >= 5, True)
        return verdict


def _limit(opened: School, most: int) -> None:
    """Let the bot's process write no file beyond so many bytes, as a full disk would."""
    if opened.stage.process is not None:
        resource.prlimit(opened.stage.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


async def locked(seconds: float, cohorts: int) -> Verdict:
    """Another program holds the write lock: the bot waits, and afterwards does everything once."""
    async with school(cohorts) as opened:
        await opened.start()
        await opened.announce()
        await opened.settled()
        await opened.announce()
        local = LocalDatabase(opened.stage.config.database, bytes.fromhex(opened.stage.config.secrets.db_key))
        local.connection.execute("BEGIN IMMEDIATE")
        await opened.sim.say_private(opened.amina, "/me")
        await asyncio.sleep(seconds)
        local.connection.execute("ROLLBACK")
        local.close()
        await opened.settled()
        await opened.sim.wait_until_idle()
        verdict = await judge(opened)
        verdict.tries = verdict.planned
        return verdict
