"""Kill the bot without a warning while the programme runs: nothing is lost, nothing certain is sent twice."""

import asyncio
from random import Random

from staffroom.demo import headless
from staffroom.demo.stage import Stage, stage

KILLS = 10
DAYS = 5
SEED = 7


class Killer:
    """Ends the bot at random moments and starts it again."""

    def __init__(self) -> None:
        self.random = Random(SEED)  # noqa: S311  moments, not secrets
        self.kills = 0

    async def __call__(self, stage: Stage) -> None:
        """Disturb a running programme."""
        for _ in range(KILLS):
            await asyncio.sleep(self.random.uniform(0.1, 1.0))
            await stage.kill_bot()
            self.kills += 1
            await stage.start_bot()


async def test_kills_lose_nothing_and_double_nothing_that_is_certain() -> None:
    """Five days with ten kills end with every promise kept, save what is shown as unknown."""
    said: list[str] = []
    killer = Killer()
    async with stage(seed=SEED) as set_up:
        kept = await headless.play(set_up, DAYS, SEED, said.append, killer)
    assert killer.kills == KILLS
    assert kept, "\n".join(said)
