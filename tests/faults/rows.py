"""Every fault of the contract: its row, and how it is brought about in full and in small."""

import asyncio
import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults import (
    fault_away,
    fault_course,
    fault_flap,
    fault_groups,
    fault_kill,
    fault_line,
    fault_long,
    fault_order,
    fault_power,
    fault_restore,
    fault_roles,
    fault_store,
    fault_texts,
    fault_time,
    fault_token,
    fault_updates,
    fault_upgrade,
    fault_zone,
)
from tests.faults.judge import Verdict

LONGEST = 5400.0
"""Seconds that one fault may take."""

SCHOOL = (20, 50)
"""Groups, and teachers in each."""

Work = Callable[[], Awaitable[Verdict]]


@dataclass(frozen=True)
class Fault:
    """A row of the table: its number in the contract, its name, and how it is brought about in full and in small."""

    row: int
    name: str
    full: Work
    small: Work | None = None
    minutes: float = 1
    """How long it takes in full, roughly: what takes longest is begun first."""


def _kills() -> list[Fault]:
    found = []
    for name, point in fault_kill.POINTS.items():
        small = (lambda point=point: fault_kill.kill_at(point, 1, 3)) if point in ("claim", "accepted") else None
        found.append(Fault(1, f"kill at {name}", lambda point=point: fault_kill.kill_at(point, 25, *SCHOOL), small, 5))  # type: ignore[misc]
    return found


async def _small_upgrade() -> Verdict:
    oldest = fault_upgrade.older()[0]
    return await fault_upgrade.killed([(oldest, "upgrade-statement:40"), (oldest, "upgrade-committed")])


FAULTS = (
    *_kills(),
    Fault(1, "kill at random", lambda: fault_kill.kill_at_random(200, *SCHOOL), minutes=25),
    Fault(1, "kill in a course", lambda: fault_course.killed(10, 5), lambda: fault_course.killed(3, 2), minutes=2),
    Fault(2, "log cut", lambda: fault_power.torn(500, 5), lambda: fault_power.torn(20, 2), minutes=5),
    Fault(2, "power fails", lambda: fault_power.cut_off(50, *SCHOOL), minutes=15),
    Fault(3, "disk full", lambda: fault_store.full(600, 50, 100), lambda: fault_store.full(1, 2), minutes=11),
    Fault(4, "read-only disk", lambda: fault_store.read_only(60, 20)),
    Fault(4, "read-only at start", fault_store.read_only_at_start),
    Fault(5, "locked for 4 s", lambda: fault_store.locked(4, 20)),
    Fault(5, "locked for 60 s", lambda: fault_store.locked(60, 20)),
    Fault(6, "clock jumps", lambda: fault_time.jumps(40, 4)),
    Fault(6, "outage of days", lambda: fault_time.outage(5, 20)),
    Fault(7, "daylight saving", fault_time.every_zone),
    Fault(8, "zone changes", lambda: fault_zone.moved(30, 2), minutes=5),
    Fault(9, "429 storm", lambda: fault_line.storm(25, 20), lambda: fault_line.storm(2, 4, 0.3)),
    Fault(10, "500 and 502", lambda: fault_line.stumbles(10, 20), lambda: fault_line.stumbles(1, 4, 0.5)),
    Fault(10, "an hour of flapping", lambda: fault_flap.flapping(3600, 8), minutes=62),
    Fault(11, "resets, ask", lambda: fault_line.resets(10, 20, "ask")),
    Fault(11, "resets, resend once", lambda: fault_line.resets(10, 20, "resend_once")),
    Fault(12, "token revoked at start", fault_token.revoked_at_start),
    Fault(12, "token revoked", lambda: fault_token.revoked(60, 20), minutes=2),
    Fault(12, "token renewed meanwhile", lambda: fault_token.revoked(20, 20, while_it_runs=True)),
    Fault(13, "second poller", fault_token.contested),
    Fault(13, "second start", fault_token.started_twice, lambda: fault_token.started_twice(None)),
    Fault(13, "stop", lambda: fault_token.stopped(20, 20)),
    Fault(14, "bot removed", lambda: fault_groups.removed(20), lambda: fault_groups.removed(1)),
    Fault(15, "rights dropped", fault_groups.rights),
    Fault(16, "migration", lambda: fault_groups.moved(50), lambda: fault_groups.moved(2)),
    Fault(17, "made public", lambda: fault_groups.made_public(10), lambda: fault_groups.made_public(2)),
    Fault(18, "role taken away", lambda: fault_roles.dismissed(100, 4), lambda: fault_roles.dismissed(8, 1)),
    Fault(18, "coordinator left", lambda: fault_roles.left(100, 4)),
    Fault(19, "blocked, deleted", lambda: fault_groups.blocked(20)),
    Fault(21, "duplicates x 3", lambda: fault_updates.duplicates(1000)),
    Fault(22, "out of order", lambda: fault_order.permuted(1000, 10), lambda: fault_order.permuted(12, 4), minutes=20),
    Fault(23, "backlog of a day", lambda: fault_updates.backlog(10_000, 300)),
    Fault(23, "away for two days", lambda: fault_away.reconciled(50), lambda: fault_away.reconciled(4)),
    Fault(0, "copy put back", lambda: fault_restore.put_back(20, 20), lambda: fault_restore.put_back(1, 2)),
    Fault(29, "texts cut", lambda: fault_texts.cut_up(10_000), lambda: fault_texts.cut_up(40), minutes=2),
    Fault(29, "long texts", lambda: fault_long.parts(100)),
    Fault(29, "kill at P7 part", lambda: fault_long.parts(25, 25), minutes=8),
    Fault(30, "kill in an upgrade", lambda: fault_upgrade.killed(fault_upgrade.points(50)), _small_upgrade, minutes=10),
    Fault(30, "upgrade on a bad disk", fault_upgrade.damaged, lambda: fault_upgrade.damaged(("restore-aside",))),
    Fault(30, "power fails in an upgrade", lambda: fault_upgrade.power_fails(50), minutes=15),
    Fault(30, "log of an upgrade cut", lambda: fault_upgrade.log_cut(500), lambda: fault_upgrade.log_cut(4)),
)

HEAD = f"{'row':>3}  {'fault':<26} {'tries':>8} {'lost':>5} {'doubled':>8} {'unknown':>8} {'time':>8}\n"


async def bring_about(fault: Fault) -> tuple[bool, str]:
    """Bring a fault about in full; return whether everything held, and its lines of the table."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(LONGEST):
            verdict = await fault.full()
    except Exception:  # a fault that breaks the judge is a finding, too
        verdict = Verdict(broken=[traceback.format_exc(limit=-3)])
    figures = f"{verdict.tries:>8} {verdict.lost:>5} {verdict.doubled:>8} {verdict.unknown:>8}"
    line = f"{fault.row:>3}  {fault.name:<26} {figures} {time.monotonic() - began:>7.1f}s\n"
    return verdict.holds, line + "".join(f"     BROKEN {broken}\n" for broken in verdict.broken[:5])
