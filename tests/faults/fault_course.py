"""Row 1: the bot dies without a warning while a whole course runs; what people saw is judged at the end."""

import asyncio
from random import Random

from tests.faults.judge import Verdict
from tests.faults.school import BIRTH

from staffroom.demo import headless
from staffroom.demo.stage import Stage, stage

SEED = 7


class _Killer:
    """Ends the bot at random moments and starts it again."""

    def __init__(self, kills: int) -> None:
        self.random = Random(SEED)  # noqa: S311  moments, not secrets
        self.left, self.kills = kills, 0

    async def __call__(self, stage: Stage) -> None:
        """Disturb a running programme."""
        while self.kills < self.left:
            await asyncio.sleep(self.random.uniform(0.1, 1.0))
            await stage.kill_bot()
            self.kills += 1
            await stage.start_bot()


async def killed(kills: int, days: int) -> Verdict:
    """Play some days of the course with so many kills; every promise is kept, save what is shown as unknown."""
    said: list[str] = []
    killer = _Killer(kills)
    async with stage(seed=SEED, birth=BIRTH.get()) as set_up:
        kept = await headless.play(set_up, days, SEED, said.append, killer)
    verdict = Verdict(tries=killer.kills)
    if killer.kills != kills:
        verdict.broken.append(f"only {killer.kills} of {kills} kills came before the end")
    if not kept:
        verdict.broken.append("\n".join(said))
    return verdict
