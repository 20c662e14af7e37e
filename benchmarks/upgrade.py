"""The oldest kept database grown to a school of 100,000 teachers, and upgraded with all the looks at it.

Run from the root: PYTHONPATH=src:. python -m benchmarks.upgrade [--teachers 100000]
"""

import argparse
import resource
import sys
import time
from contextlib import closing

from tests.conftest import KEY
from tests.upgrades import kept
from tests.upgrades.home import AFTERWARDS, home_with

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.migrate import known
from staffroom.ops.copying import upgrade
from staffroom.ops.copying.retention import before_upgrade

NUMBERS = "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :many) "
FIRST = 1_000_000
"""Their numbers begin here."""
GROWN = (
    (
        "INSERT INTO people (id, programme_id, roster, roster_id, full_name, language, telegram_id, created_at)"
        f" SELECT {FIRST} + n, 1, 'teachers', 'x' || n, 'Teacher ' || n, 'en', {10 * FIRST} + n, 0 FROM number"
    ),
    (
        "INSERT INTO placements (person_id, cohort_id, state, placed_at)"
        f" SELECT {FIRST} + n, (SELECT min(id) FROM cohorts) + n % 4, 'in', 0 FROM number"
    ),
    (
        "INSERT INTO consents (person_id, version, agreed_at)"
        f" SELECT {FIRST} + n, (SELECT min(version) FROM consent_texts), 0 FROM number"
    ),
    (
        "INSERT INTO activity (person_id, cohort_id, kind, subject, at)"
        f" SELECT {FIRST} + n, (SELECT min(id) FROM cohorts) + n % 4, 'answer', 's' || s.value, n"
        " FROM number, json_each('[1,2,3,4,5,6,7,8,9,10]') s"
    ),
    (
        "INSERT INTO progress (person_id, section, source, done, at)"
        f" SELECT {FIRST} + n, 's' || s.value, 'file', 1, n FROM number, json_each('[1,2,3,4,5]') s"
    ),
    (
        "INSERT INTO outbox (key, kind, chat_id, person_id, method, payload, priority, essential, when_unknown, state,"
        f" not_before, created_at) SELECT 'x:' || n, 'ops.alert', {10 * FIRST} + n, {FIRST} + n, 'sendMessage', '{{}}',"
        " 1, 1, 'never', 'sent', 0, 0 FROM number"
    ),
)


def grow(tx: Tx, teachers: int) -> None:
    """Write the teachers with what they did: a place, a consent, ten answers, five sections, a letter each."""
    for statement in GROWN:
        start, rest = statement.split(" SELECT ", 1)
        tx.run(f"{start} {NUMBERS} SELECT {rest}", many=teachers)


def main() -> None:
    """Grow it, upgrade it, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--teachers", type=int, default=100_000)
    teachers = asked.parse_args().teachers
    file = kept.files()[0]
    with home_with(file) as config:
        with closing(LocalDatabase(config.database, KEY)) as local:
            local.write(grow, teachers)
        size = config.database.stat().st_size / 1e6
        began, worked = time.monotonic(), time.process_time()
        upgrade.bring_up(config, KEY, AFTERWARDS, locked=False)
        took, spent = time.monotonic() - began, time.process_time() - worked
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        copy = config.backups / before_upgrade(kept.version_of(file))
        reached = known()[-1].version
        sys.stdout.write(
            f"{teachers} teachers, {size:.0f} MB, from {kept.version_of(file)} to {reached}: {took:.1f} s,"
            f" {spent:.1f} s of the processor, {most:.0f} MB at most, the copy {copy.stat().st_size / 1e6:.0f} MB\n"
        )


if __name__ == "__main__":
    main()
