"""Rows 12 and 13, and one process: the token is revoked, somebody else polls, somebody starts twice, somebody stops."""

import asyncio
import resource
import time

import aiohttp
from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from staffroom.config import write_env
from staffroom.demo.backstage import TOKEN

CONFIGURATION, ALREADY_RUNS = 78, 2
A_QUARTER = 6 * 3_600_000
A_WEEK = 28 * A_QUARTER


async def revoked_at_start() -> Verdict:
    """Start with a token that Telegram does not know: one sentence, exit code 78."""
    async with school(1) as opened:
        verdict = Verdict()
        await opened.sim.faults(kind="401", method="getMe", count=-1)
        await opened.launch()
        verdict.expect("exit code", await opened.ended(), CONFIGURATION)
        verdict.expect("a sentence", "does not accept the bot token" in opened.stage.last_words(), True)
        verdict.expect("a traceback", "Traceback" in opened.stage.last_words(), False)
        return verdict


async def revoked(seconds: float, cohorts: int, *, while_it_runs: bool = False) -> Verdict:
    """Revoke the token while the bot works: it parks, asks seldom, keeps its queue, and goes on with the new token.

    The new one comes with a new start, or is written where `rotate token` writes it, while the bot runs.
    """
    async with school(cohorts) as opened:
        place = opened.stage.home / ".env"
        write_env(place, "BOT_TOKEN", TOKEN)
        opened.stage.more = {"BOT_TOKEN": ""}  # what stands in the environment comes first
        await opened.start()
        await opened.announce()
        await opened.settled()
        new = opened.stage.emulator.renew_token()
        await opened.sim.say_private(opened.amina, "/me")
        await _until_line(opened, "parked", 30)
        await opened.announce()
        await _until_queued(opened, cohorts)
        before = (await opened.sim.state())["calls"]
        await asyncio.sleep(seconds)
        verdict = Verdict()
        verdict.expect("one call at most while parked", (await opened.sim.state())["calls"] - before <= 1, True)
        verdict.expect("queued", _queued(opened), cohorts)
        status = await opened.stage.status() or {}
        verdict.expect("health", status.get("ok"), False)
        if not while_it_runs:
            await opened.stage.stop_bot()
        write_env(place, "BOT_TOKEN", new)
        if not while_it_runs:
            await opened.start()
        await opened.settled()
        await opened.until_read()
        verdict.expect("starts", opened.stage.starts, 1 if while_it_runs else 2)
        verdict.expect("answers", len(await opened.sim.private(opened.amina)) > 1, True)
        verdict.add(await judge(opened))
        return verdict


def _queued(opened: School) -> int:
    """Return how many groups the latest announcement waits for."""
    sql = "SELECT count(*) FROM outbox WHERE key LIKE :key AND state = 'queued'"
    return int(opened.look(sql, key=f"prompt:{opened.slugs[-1]}:%")[0][0])


async def _until_queued(opened: School, cohorts: int) -> None:
    async with asyncio.timeout(30):
        while _queued(opened) < cohorts:  # noqa: ASYNC110  the table tells
            await asyncio.sleep(0.1)


async def _until_line(opened: School, state: str, within: float) -> None:
    async with asyncio.timeout(within):
        while (await opened.stage.status() or {}).get("line") != state:  # noqa: ASYNC110  the page tells
            await asyncio.sleep(0.1)


async def contested() -> Verdict:
    """Let a second program poll with the token: the admins are told within a minute."""
    async with school(1) as opened:
        await opened.start()
        other = asyncio.ensure_future(_poll(opened))
        try:
            await opened.wait_told("Another program is using my token")
        finally:
            other.cancel()
        await opened.announce()
        await opened.settled()
        verdict = await judge(opened)
        verdict.tries += 1
        return verdict


async def _poll(opened: School) -> None:
    """Poll as a stranger does who has the token."""
    url = f"{opened.stage.emulator.url}/bot{opened.stage.emulator.token}/getUpdates"
    async with aiohttp.ClientSession() as session:
        while True:
            async with session.post(url, json={"timeout": 1, "offset": 0}) as answer:
                await answer.read()
            await asyncio.sleep(0.1)


async def started_twice(most_seconds: float | None = 2.0) -> Verdict:
    """Start a second bot at the same database: it says so and ends with exit code 2, the first goes on.

    None leaves the time out of the judgement: a quick test is never a timed one.
    """
    async with school(1) as opened:
        await opened.start()
        first, opened.stage.process = opened.stage.process, None
        began = _spent()
        await opened.launch()
        verdict = Verdict()
        verdict.expect("exit code", await opened.ended(), ALREADY_RUNS)
        if most_seconds is not None:
            verdict.expect(f"within {most_seconds:g} s of this machine's time", _spent() - began <= most_seconds, True)
        verdict.expect("a sentence", "is running already" in opened.stage.last_words(), True)
        opened.stage.process = first
        await opened.announce()
        await opened.settled()
        verdict.add(await judge(opened))
        return verdict


def _spent() -> float:
    """Return the processor's seconds of all children that have ended: other load does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def stopped(times: int, cohorts: int, most_seconds: float = 10.0) -> Verdict:
    """Stop the bot politely in the middle of its work: it ends within 10 s, and nothing is lost or in doubt."""
    async with school(cohorts) as opened:
        verdict = Verdict()
        for _ in range(times):
            await opened.announce()
            await opened.start()
            began = time.monotonic()
            verdict.expect("exit code", await opened.stage.stop_bot(), 0)
            verdict.expect(f"within {most_seconds:g} s", time.monotonic() - began <= most_seconds, True)
            await opened.sim.advance(A_WEEK)  # the same hour of a school day: what is due may be posted at once
        await opened.announce()
        await opened.start()
        await opened.settled()
        verdict.add(await judge(opened, late=None))  # what waited for a week was told as late
        verdict.expect("unknown", verdict.unknown, 0)
        return verdict
