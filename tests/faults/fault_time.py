"""Row 6: the clock jumps while the bot works."""

from tests.faults.judge import Verdict, judge
from tests.faults.school import school

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
