"""Rows 3, 4 and 5: the disk is full or cannot be written to, or another program holds the database."""

import asyncio
import resource

import aiohttp
from tests.faults import power
from tests.faults.judge import Verdict, judge
from tests.faults.school import PATIENCE, School, school

from staffroom.kernel.db import LocalDatabase

CONFIGURATION = 78
A_MINUTE = 60.0


async def full(seconds: float, cohorts: int, updates: int = 5) -> Verdict:
    """Nothing can be written for a while: nothing is claimed, nothing acknowledged; afterwards all of it happens."""
    async with school(cohorts) as opened:
        await opened.start()
        await opened.announce()
        await opened.settled()
        _limit(opened, 4096)
        await opened.announce()
        for number in range(updates):
            await opened.sim.say_private(opened.amina, f"/me {number}")
        await asyncio.sleep(seconds)
        waiting = (await opened.sim.state())["pending_updates"]
        _limit(opened, resource.RLIM_INFINITY)
        await opened.settled()
        await opened.sim.wait_until_idle()
        verdict = await judge(opened)
        verdict.tries = verdict.planned
        verdict.expect("updates were acknowledged although they could not be kept", waiting >= updates, True)
        return verdict


def _limit(opened: School, most: int) -> None:
    """Let the bot's process write no file beyond so many bytes, as a full disk would."""
    if opened.stage.process is not None:
        resource.prlimit(opened.stage.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


async def read_only(seconds: float, cohorts: int) -> Verdict:
    """Let the disk become read-only while the bot works, as a damaged one does, and mend it."""
    if not power.can_be_cut():
        return Verdict(broken=["not tried: there is no C compiler (cc) to build the disk that can be read only"])
    async with school(cohorts) as opened:
        opened.stage.more = {"LD_PRELOAD": str(power.library())}
        await opened.start()
        await opened.announce()
        await opened.settled()
        await opened.announce()
        flag = opened.stage.config.database.with_name("readonly")
        flag.touch()
        before = len(await opened.copies())
        for number in range(5):
            await opened.sim.say_private(opened.amina, f"/me {number}")
        await asyncio.sleep(seconds)
        waiting = (await opened.sim.state())["pending_updates"]
        meanwhile = len(await opened.copies()) - before
        flag.unlink()
        await opened.settled()
        await opened.sim.wait_until_idle()
        verdict = await judge(opened)
        verdict.tries = verdict.planned
        verdict.expect("updates were acknowledged although they could not be kept", waiting >= 5, True)
        verdict.expect("posts that could not be claimed", meanwhile <= cohorts, True)
        return verdict


async def read_only_at_start() -> Verdict:
    """Start where the file, or its folder, cannot be written to: one sentence, exit code 78, and nothing is sent."""
    verdict = Verdict()
    for mode, of_folder in ((0o400, False), (0o500, True)):
        async with school(1) as opened:
            await opened.announce()
            place = opened.stage.config.database.parent if of_folder else opened.stage.config.database
            place.chmod(mode)
            await opened.launch(mortal=True)
            verdict.expect("exit code", await opened.ended(), CONFIGURATION)
            words = opened.stage.last_words()
            verdict.expect("a sentence that names the place", str(place) in words, True)
            verdict.expect("a traceback", "Traceback" in words, False)
            place.chmod(0o700)
            await opened.start()
            await opened.settled()
            verdict.add(await judge(opened))
    return verdict


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
        told = await _ails(opened)
        local.connection.execute("ROLLBACK")
        local.close()
        await opened.settled()
        await opened.sim.wait_until_idle()
        verdict = await judge(opened)
        verdict.tries = verdict.planned
        if seconds >= A_MINUTE:
            verdict.expect("told while it lasts", told, ["refused"])
            await _until_well(opened)
            verdict.expect("starts", (opened.stage.starts, opened.stage.running), (1, True))
        return verdict


async def _ails(opened: School) -> list[str]:
    """Return what monitoring is told that the bot ails from."""
    url = f"http://127.0.0.1:{opened.stage.health_port}/healthz"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return list((await answer.json())["ails"])


async def _until_well(opened: School) -> None:
    """Wait until monitoring is told that all is well again."""
    async with asyncio.timeout(PATIENCE):
        while await _ails(opened):  # noqa: ASYNC110  the page tells
            await asyncio.sleep(0.5)
