"""The program in other versions: an earlier one out of the history, a later one with one more step of the database."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
BEFORE = 5
"""So many steps of the database the earlier program lies behind."""
PARTS = ("src", "locales", "programmes")
STEP = """
-- What a later version might bring: a column, a table filled from another, and one built anew.
ALTER TABLE people ADD COLUMN called TEXT NOT NULL DEFAULT '';
CREATE TABLE visits (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    answers INTEGER NOT NULL
) STRICT;
INSERT INTO visits SELECT person_id, count(*) FROM activity WHERE kind = 'answer' GROUP BY person_id;
CREATE TABLE facts_anew (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO facts_anew SELECT name, value FROM facts;
DROP TABLE facts;
ALTER TABLE facts_anew RENAME TO facts;
"""


def steps(source: Path = SOURCE) -> list[Path]:
    """Return the steps of the database that a program knows, in order."""
    return sorted((source / "staffroom" / "migrations").glob("[0-9]*.sql"))


def earlier(folder: Path) -> Path | None:
    """Take the program as it was before its last steps; return its source, None where there is no history here."""
    added = steps()[-BEFORE].relative_to(ROOT)
    found = _git("log", "--diff-filter=A", "--format=%H", "-1", "--", str(added))
    if not found:
        return None
    folder.mkdir()
    packed = subprocess.run(  # noqa: S603  our own history
        ["git", "archive", f"{found.strip()}^", *PARTS],  # noqa: S607  as it is installed
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if packed.returncode:
        return None
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)  # noqa: S603, S607  likewise
    return folder / "src"


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def later(folder: Path) -> Path:
    """Copy the present program and give it one more step of the database; return its source."""
    shutil.copytree(SOURCE, folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for part in PARTS[1:]:
        (folder / part).symlink_to(ROOT / part)
    number = int(steps()[-1].name[:4]) + 1
    (folder / "src" / "staffroom" / "migrations" / f"{number:04}_visits.sql").write_text(STEP, "utf-8")
    return folder / "src"
