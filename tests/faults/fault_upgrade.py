"""Upgrades: the program is a newer one, and dies while it gives the database its new shape, or finds it damaged."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

from tests.conftest import KEY
from tests.faults import power
from tests.faults.judge import Verdict
from tests.faults.school import Pupil
from tests.upgrades import kept
from tests.upgrades.home import AFTERWARDS, State, home_with, stage_of, stand_in, state

from staffroom.config import Config
from staffroom.demo.backstage import launch
from staffroom.kernel.db_file import connect
from staffroom.kernel.migrate import known, migrate, statements
from staffroom.ops.copying import upgrade

SEED = 5
CONFIGURATION = 78
KEPT = ("people", "roles", "placements", "consents", "activity", "prompts", "postings", "progress", "standings")
"""Of what no row may be lost on the way, whatever the bot does once it runs."""
BEFORE = ("upgrade-copying", "upgrade-copied", "upgrade-noted")
AFTER = ("upgrade-applied", "upgrade-proved", "upgrade-committed", "upgrade-folded", "upgrade-looked")
GOING_BACK = ("back-noted", "restore-checked", "restore-aside", "back-placed")


def points(tries: int) -> list[tuple[Path, str]]:
    """Return so many databases with a point at which to die: each point once, the rest between two statements."""
    named, files = [*BEFORE, *AFTER], older()
    found = [(files[number % len(files)], point) for number, point in enumerate(named)]
    between = tries - len(named)
    for number in range(between):
        file = files[number % len(files)]
        found.append((file, f"upgrade-statement:{1 + number * _statements(file) // between}"))
    return found


def older() -> list[Path]:
    """Return the kept databases of which this program's shape is another."""
    return [file for file in kept.files() if kept.version_of(file) < known()[-1].version]


def _statements(file: Path) -> int:
    return sum(len(list(statements(step.sql))) for step in known() if step.version > kept.version_of(file))


@cache
def as_it_should_be(file: Path) -> tuple[State, State]:
    """Return how a kept database is, and how it is after an upgrade that nothing disturbs."""
    with home_with(file) as config:
        before = state(config.database)
        upgrade.bring_up(config, KEY, AFTERWARDS, locked=False)
        return before, state(config.database)


async def killed(deaths: list[tuple[Path, str]]) -> Verdict:
    """Let the program die at some points: the file has the old shape or the new one, and the next start finishes."""
    verdict = Verdict()
    async with stand_in() as (emulator, sim, _):
        for file, point in deaths:
            with home_with(file) as config:
                stage = stage_of(config, emulator, sim)
                stage.failpoint = point
                await _dies(verdict, stage, f"{file.name} at {point}")
                _old_or_new(verdict, file, config, point)
                await _finishes(verdict, stage, file, point)
    return verdict


async def _dies(verdict: Verdict, stage: Pupil, where: str) -> None:
    stage.process = await stage.birth(stage.home, stage.environment)
    code = await stage.process.wait()
    verdict.expect(f"exit code, {where}", code, -9)
    verdict.tries -= 1


def _old_or_new(verdict: Verdict, file: Path, config: Config, where: str) -> None:
    found, (old, new) = state(config.database), as_it_should_be(file)
    if found not in (old, new):
        verdict.broken.append(f"{file.name}, {where}: neither the old shape nor the new one: {found.version}")
    if (where in AFTER[2:]) != (found == new):
        verdict.broken.append(f"{file.name}, {where}: the shape is that of {found.version}")


async def _finishes(verdict: Verdict, stage: Pupil, file: Path, where: str) -> None:
    """Start the bot without a point to die at: it is well, all is there, and nothing of the upgrade lies about."""
    stage.failpoint = ""
    try:
        await stage.start_bot()
    finally:
        await stage.kill_bot()
        await stage.close()
    found, (old, new) = state(stage.config.database), as_it_should_be(file)
    verdict.tries += 1
    if not found.well or found.contents.shape != new.contents.shape:
        verdict.broken.append(f"{file.name}, {where}: not finished")
    verdict.lost += sum(
        found.contents.rows[name] < new.contents.rows[name] for name in KEPT if name in old.contents.rows
    )
    places = (
        stage.config.database.parent,
        stage.config.backups,
    )  # not those below: the bot restores there for practice
    left = [file for name in ("before*.part", "*.upgrade*", "*.restoring*") for at in places for file in at.glob(name)]
    if left:
        verdict.broken.append(f"{file.name}, {where}: left behind: {left[0].name}")


async def damaged(deaths: tuple[str, ...] = ("", *GOING_BACK)) -> Verdict:
    """Let the disk damage the new file: the old one is put back, also by a start that follows one which died."""
    verdict = Verdict()
    file = older()[0]
    old, _ = as_it_should_be(file)
    async with stand_in() as (emulator, sim, _):
        for point in deaths:
            with home_with(file) as config:
                stage = stage_of(config, emulator, sim)
                stage.failpoint = "upgrade-folded"
                await _dies(verdict, stage, "folded")
                _damage(config.database)
                if point:
                    stage.failpoint = point
                    await _dies(verdict, stage, point)
                stage.failpoint = ""
                verdict.expect(f"exit code after {point or 'damage'}", await _ends(stage), CONFIGURATION)
                said = stage.last_words()
                if "was put back, and nothing is lost" not in said or "Traceback" in said:
                    verdict.broken.append(f"{point}: {said[-300:]}")
                verdict.expect(f"the old file after {point or 'damage'}", state(config.database) == old, True)
                await _finishes(verdict, stage, file, f"damaged, {point}")
    return verdict


async def _ends(stage: Pupil) -> int:
    stage.process = await stage.birth(stage.home, stage.environment)
    return await stage.process.wait()


def _damage(database: Path) -> None:
    """Write noise over a page in the middle, as a bad disk does."""
    with database.open("r+b") as opened:
        opened.seek(4096 * (database.stat().st_size // 8192))
        opened.write(Random(SEED).randbytes(4096))  # noqa: S311  noise


async def power_fails(cuts: int) -> Verdict:
    """Let the power fail at so many syncs of an upgrade, with all or a part of what was not synced gone."""
    if not power.can_be_cut():
        return Verdict(broken=["not tried: there is no C compiler (cc) to build the disk that loses its power"])
    random = Random(SEED)  # noqa: S311  moments, not secrets
    verdict, files, taken = Verdict(), older(), 0
    async with stand_in() as (emulator, sim, _):
        for number in range(cuts):
            file = files[number % len(files)]
            with home_with(file) as config:
                stage = stage_of(config, emulator, sim)
                syncs = 1 + number // len(files)
                stage.more = {"LD_PRELOAD": str(power.library()), "DISK_DIES_AT": str(syncs)}
                stage.process = await launch(stage.home, stage.environment)  # what is preloaded is so by a new process
                await stage.process.wait()
                taken += sum(power.fail(folder, random) for folder in (config.database.parent, config.backups))
                stage.more = {}
                found, (old, new) = state(config.database), as_it_should_be(file)
                if found.contents.shape not in (old.contents.shape, new.contents.shape) or not found.well:
                    verdict.broken.append(f"{file.name}, sync {syncs}: neither the old shape nor the new one")
                await _finishes(verdict, stage, file, f"sync {syncs}")
        verdict.expect("writes were taken back", taken >= cuts, True)
    return verdict


async def log_cut(cuts: int) -> Verdict:
    """Cut the log of an upgrade that was just committed anywhere: what is left is the old database or the new one."""
    verdict, file = Verdict(), older()[0]
    old, new = as_it_should_be(file)
    seen = set()
    for found in _cuts(file, cuts):
        seen.add(found.version)
        verdict.tries += 1
        if found not in (old, new):
            verdict.broken.append(f"cut {verdict.tries}: neither the old database nor the new one")
    verdict.expect("the shapes that were left", seen, {old.version, new.version})
    return verdict


def _cuts(file: Path, cuts: int) -> Iterator[State]:
    """Upgrade a database, and yield what is found with its whole log, and with one that ends somewhere, so often."""
    random = Random(SEED)  # noqa: S311  places, not secrets
    with home_with(file) as config, closing(connect(config.database, KEY)) as opened:
        opened.execute("PRAGMA wal_autocheckpoint = 0")  # nothing that is newer is folded into the file
        migrate(opened, lambda _version: None)
        whole, log = config.database.read_bytes(), Path(f"{config.database}-wal").read_bytes()
    with tempfile.TemporaryDirectory(prefix="staffroom-power-") as folder:
        copy = Path(folder) / "staffroom.db"
        copy.write_bytes(whole)
        for number in range(cuts + 1):
            place = random.randrange(len(log)) if number else len(log)
            tail = len(log) - place if number % 3 else 0
            Path(f"{copy}-wal").write_bytes(log[:place] + (bytes(tail) if number % 3 == 1 else random.randbytes(tail)))
            yield state(copy)
