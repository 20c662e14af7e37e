"""Rows 6 and 7: the clock jumps while the bot works; the clocks of the world are changed."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.faults.judge import Verdict, judge
from tests.faults.school import school
from tests.kernel.test_every_zone import FIRST, LAST, WALL, ZONES

from staffroom.kernel.clock import at_wall, local_day

HOUR = 3_600_000
JUMPS = (HOUR, -HOUR, 3 * 24 * HOUR, -365 * 24 * HOUR)


async def jumps(times: int, cohorts: int) -> Verdict:
    """Set the clock forwards and back: nothing is posted twice; what a jump made too late is not posted, and told."""
    async with school(cohorts) as opened:
        await opened.start()
        for number in range(times):
            await opened.announce()
            jump = JUMPS[number % len(JUMPS)]
            await opened.sim.advance(jump)
            await opened.sim.advance(-jump + 6 * HOUR)
            await opened.settled()
        if opened.look("SELECT count(*) FROM postings WHERE state = 'late'") != [(0,)]:
            await opened.sim.advance(4 * 24 * HOUR)  # the report was due in what is the future again
            await opened.wait_told("for these it is too late")
        verdict = await judge(opened, late=None)
        verdict.tries = times
        return verdict


async def outage(days: int, cohorts: int) -> Verdict:
    """Stay away for days: what is late is not posted, and one message says so; what is due now is posted."""
    async with school(cohorts) as opened:
        await opened.start()
        await opened.settled()
        await opened.stage.stop_bot()
        for _ in range(days):
            await opened.announce()
            await opened.sim.advance(24 * HOUR)
        await opened.sim.advance(72 * HOUR)
        await opened.announce()
        await opened.start()
        await opened.settled()
        await opened.sim.advance(5 * 60_000)
        await opened.wait_told("for these it is too late")
        verdict = await judge(opened, late=days * cohorts)
        verdict.expect("messages that say so", await opened.told("for these it is too late"), 1)
        verdict.expect("posts", len(await opened.copies()), cohorts)
        verdict.tries = verdict.planned
        return verdict


async def every_zone() -> Verdict:
    """Ask for half past two on each day of seven years in every zone: exactly one moment on each local date."""
    verdict = Verdict()
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    for name in ZONES:
        zone = ZoneInfo(name)
        moments = [at_wall(day, WALL, zone) for day in days]
        verdict.expect(f"dates in {name}", [local_day(moment, zone) for moment in moments] == days, True)
        verdict.expect(f"moments in {name}", len(set(moments)), len(days))
    verdict.tries = len(ZONES) * len(days)
    return verdict
