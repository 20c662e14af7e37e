"""Rows 1 and 11: the bot dies without a warning at every point of a message's way, and at random moments."""

import asyncio
from random import Random

from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

POINTS = {
    "P0 plan": "plan",
    "P1 claim": "claim",
    "P2 connect": "connect",
    "P3 bytes out": "sent",
    "P4 accepted": "accepted",
    "P5 reply read": "reply",
    "P6 written down": "commit",
    "P8 inbox": "inbox",
}
"""P7, the boundary between the parts of a long text, is a fault of its own."""
FROM_OUTSIDE = ("sent", "accepted")
A_QUARTER = 6 * 3_600_000
SEED = 11
WRITTEN_TO = 5
"""Teachers who get private letters too, and change their minds about that."""
LONG = 300.0
"""Real seconds in which everything that has waited is to come to rest."""
IN_DOUBT = "SELECT count(*) FROM outbox WHERE state = 'unknown' AND when_unknown = 'ask'"


async def kill_at(point: str, tries: int, cohorts: int = 4, people: int = 3) -> Verdict:
    """Let the bot die so often at one point, each time at another message; everything is judged at the end."""
    random = Random(f"{SEED} {point}")  # noqa: S311  moments, not secrets
    async with school(cohorts, people, reachable=min(people, WRITTEN_TO)) as opened:
        for number in range(tries):
            opened.change_minds(number)
            await opened.write_to_teachers()
            await _die(opened, point, random.randint(1, cohorts))
            await _breathe(opened, number)
        return await _recovered(opened, tries)


async def _die(opened: School, point: str, nth: int) -> None:
    await opened.announce()
    if point == "inbox":
        await opened.sim.say(opened.amina, next(iter(opened.groups.values())), "Good morning everybody")
    if point in FROM_OUTSIDE:
        opened.trap.on, opened.trap.left = point, nth
        await opened.launch()
    else:
        await opened.launch(f"{point}:{1 if point == 'inbox' else nth}")
    await opened.ended()


async def _breathe(opened: School, number: int) -> None:
    """Let every third life last until nothing moves, so that nothing grows too old to be posted; go on six hours on."""
    if number % 3 == 2:
        await opened.start()
        await opened.settled(LONG)
        await opened.stage.kill_bot()
    await opened.sim.advance(A_QUARTER)


async def _recovered(opened: School, tries: int) -> Verdict:
    """Start the bot a last time, and judge what it makes of all of it."""
    await opened.start()
    await opened.settled(LONG)
    await opened.settled_doubts(LONG)
    if opened.look(IN_DOUBT) != [(0,)]:
        await opened.wait_told("Did this arrive?")
    await opened.stage.stop_bot()
    verdict = await judge(opened)
    verdict.tries = tries
    return verdict


async def kill_at_random(kills: int, cohorts: int = 4, people: int = 3) -> Verdict:
    """Kill the bot so often at moments that nobody chose, while announcements are on their way."""
    random = Random(SEED)  # noqa: S311  moments, not secrets
    async with school(cohorts, people, reachable=min(people, WRITTEN_TO)) as opened:
        for number in range(kills):
            await opened.announce()
            await opened.write_to_teachers()
            await opened.launch()
            patience = random.uniform(0.5, 6.0)
            await asyncio.sleep(patience / 2)
            opened.change_minds(number)
            await asyncio.sleep(patience / 2)
            await opened.stage.kill_bot()
            await _breathe(opened, number)
        return await _recovered(opened, kills)
