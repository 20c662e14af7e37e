"""Row 2: the power fails: what was told to Telegram as done is in the file, and the file is sound."""

import tempfile
from pathlib import Path
from random import Random

from tests.faults import power
from tests.faults.fault_kill import A_QUARTER, LONG
from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from staffroom.kernel.db import LocalDatabase

SEED = 2
CHECKPOINT_BYTES = 1000 * 4096
"""From here on SQLite folds the log into the file; what was folded was synced before, and no power cut takes it."""
DIARY = "SELECT n, what, who, state, at FROM diary ORDER BY n"


async def torn(cuts: int, cohorts: int) -> Verdict:
    """Cut the log of a dead bot anywhere, also with rubbish behind: what is left is what was committed before."""
    random = Random(SEED)  # noqa: S311  places, not secrets
    async with school(cohorts, reachable=3) as opened:
        verdict, database = Verdict(), opened.stage.config.database
        looking_on = LocalDatabase(database, bytes.fromhex(opened.stage.config.secrets.db_key))
        looking_on.connection.execute("BEGIN")  # while somebody reads, nothing that is newer is folded into the file
        looking_on.connection.execute("SELECT count(*) FROM diary").fetchone()
        await opened.start()
        await opened.write_to_teachers()
        await opened.announce()
        await opened.settled()
        opened.kill()
        await opened.ended()
        with tempfile.TemporaryDirectory(prefix="staffroom-power-") as folder:
            copy = Path(folder) / database.name
            whole, log = database.read_bytes(), database.with_name(f"{database.name}-wal").read_bytes()
            looking_on.close()
            verdict.expect("the log was not folded yet", 0 < len(log) < CHECKPOINT_BYTES, True)
            everything = _left(opened, copy, whole, log)
            kept = set()
            for number in range(cuts):
                left = _left(opened, copy, whole, _cut(log, number, random))
                verdict.expect(f"what cut {number} left", left, everything[: len(left)])
                kept.add(len(left))
            verdict.expect("cuts at different places", len(kept) > min(cuts, len(everything)) // 10, True)
        verdict.add(await judge(opened))
        return verdict


def _cut(log: bytes, number: int, random: Random) -> bytes:
    """Return a log that ends somewhere, by turns with nothing, with zeros or with noise behind."""
    place = random.randrange(len(log))
    tail = len(log) - place if number % 3 else 0
    return log[:place] + (bytes(tail) if number % 3 == 1 else random.randbytes(tail))


def _left(opened: School, copy: Path, whole: bytes, log: bytes) -> list[tuple[object, ...]]:
    """Open what is left and return the diary; a file that is not sound has none."""
    copy.write_bytes(whole)
    copy.with_name(f"{copy.name}-wal").write_bytes(log)
    copy.with_name(f"{copy.name}-shm").unlink(missing_ok=True)
    local = LocalDatabase(copy, bytes.fromhex(opened.stage.config.secrets.db_key))
    try:
        sound = local.write(lambda tx: [row[0] for row in tx.all("PRAGMA integrity_check")]) == ["ok"]
        strays = local.write(lambda tx: tx.all("PRAGMA foreign_key_check"))
        return local.write(lambda tx: tx.tuples(DIARY)) if sound and not strays else [("not sound",)]
    finally:
        local.close()


async def cut_off(cuts: int, cohorts: int, people: int = 3) -> Verdict:
    """Let the power fail when something is written and not yet synced: all or a part of it is gone; the bot goes on."""
    if not power.can_be_cut():
        return Verdict(broken=["not tried: there is no C compiler (cc) to build the disk that loses its power"])
    random = Random(SEED)  # noqa: S311  moments, not secrets
    taken = 0
    async with school(cohorts, people, reachable=min(people, 5)) as opened:
        for number in range(cuts):
            await opened.announce()
            await opened.write_to_teachers()
            taken += await _life(opened, random, random.randint(1, 2 * cohorts + 5))
            if number % 3 == 2:
                await _rest(opened)
            await opened.sim.advance(A_QUARTER)
        await _rest(opened)
        verdict = await judge(opened)
        verdict.expect("writes were taken back", taken >= cuts, True)
        verdict.tries = cuts
        return verdict


async def _life(opened: School, random: Random, syncs: int) -> int:
    """Let the bot live until so many syncs; return how many writes the power cut took back."""
    opened.stage.more = {"LD_PRELOAD": str(power.library()), "DISK_DIES_AT": str(syncs)}
    await opened.launch()
    await opened.ended()
    return power.fail(opened.stage.config.database.parent, random)


async def _rest(opened: School) -> None:
    """Let everything be posted before the power fails again."""
    opened.stage.more = {}
    await opened.start()
    await opened.settled(LONG)
    await opened.settled_doubts(LONG)
    await opened.stage.stop_bot()
