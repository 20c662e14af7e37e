"""An authority of 4,000 teachers: imported, put into groups, given a sheet of invitations for each; time and memory.

Run from the root: PYTHONPATH=src python -m benchmarks.sheets [--teachers 4000] [--places 90]
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from staffroom import groundwork
from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.db import LocalDatabase
from staffroom.ops.keys import database_key

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "ar", "zh")
NAMES = {"en": "Amina Saleh", "ar": "أمينة صالح", "zh": "王小明"}


def written(home: Path, teachers: int, places: int) -> None:
    """Write config.yaml and both rosters: so many places, each of one language and with a coordinator."""
    settings = yaml.safe_load((ROOT / "config.yaml").read_text("utf-8"))
    settings["logging"]["file"] = False
    (home / "config.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    course = settings["programmes"][0]["slug"]
    with (home / "teachers.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "full_name", "location", "course", "language"))
        for n in range(teachers):
            language = LANGUAGES[n % places % 3]
            table.writerow((f"t{n}", f"{NAMES[language]} {n}", f"Place{n % places}", course, language))
    with (home / "coordinators.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "full_name", "location", "course", "language"))
        table.writerows((f"c{n}", f"Huda {n}", f"Place{n}", course, "en") for n in range(places))


def measured(home: Path, *command: str) -> None:
    """Run a command of ours and print its seconds, its greatest memory, and its last line."""
    environment = os.environ | {"STAFFROOM_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    begun = time.monotonic()
    with (home / "told").open("w", encoding="utf-8") as told:
        child = subprocess.Popen([sys.executable, str(ROOT / "bot.py"), *command], env=environment, stdout=told)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    last = (home / "told").read_text("utf-8").splitlines()[0]
    took, processor = time.monotonic() - begun, used.ru_utime + used.ru_stime
    sys.stdout.write(
        f"{took:6.1f} s  {processor:6.1f} s cpu  {used.ru_maxrss / 1024:5.0f} MB  {' '.join(command[:2])}: {last}\n"
    )


def main() -> None:
    """Import, allocate, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--teachers", type=int, default=4000)
    asked.add_argument("--places", type=int, default=90)
    chosen = asked.parse_args()
    os.environ.setdefault("STAFFROOM_DB_KEY", bytes(range(32)).hex())
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        written(home, chosen.teachers, chosen.places)
        config = Config.load(home / "config.yaml", {**os.environ, "STAFFROOM_HOME": folder})
        groundwork.prepare(config, database_key(config))
        measured(home, "roster", "import", str(home / "teachers.csv"))
        measured(home, "coordinators", "import", str(home / "coordinators.csv"))
        measured(home, "cohorts", "plan", "--apply")
        local = LocalDatabase(config.database, database_key(config))
        local.write(facts.put, facts.BOT_NAME, "greenvalley_bot")
        local.close()
        measured(home, "roster", "links", "--pdf", str(home / "sheets"))
        sizes = [file.stat().st_size for file in (home / "sheets").iterdir()]
        sys.stdout.write(f"{len(sizes)} files, {sum(sizes) / len(sizes) / 1000:.0f} kB on average\n")


if __name__ == "__main__":
    main()
