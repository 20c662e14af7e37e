"""The process lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops.lock import ALREADY_RUNS, ProcessLock

HOLD = """
import sys, time
from pathlib import Path
from staffroom.ops.lock import ProcessLock
with ProcessLock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_start_is_told_who_runs(tmp_path: Path) -> None:
    """And ends with code 2."""
    lock = tmp_path / "data" / "staffroom.db.lock"
    with ProcessLock(lock), pytest.raises(Trouble, match=r"running already \(process \d+\)") as caught:
        ProcessLock(lock).acquire()
    assert caught.value.exit_code == ALREADY_RUNS
    with ProcessLock(lock):
        pass


def test_a_folder_that_cannot_be_written_to_is_refused_with_its_name(tmp_path: Path) -> None:
    """As a mistake in the settings, which a new start does not mend."""
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(Trouble, match="data: nothing can be written there") as caught:
        ProcessLock(tmp_path / "data" / "staffroom.db.lock").acquire()
    assert caught.value.exit_code == CONFIGURATION


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    """A power cut must not keep the bot from starting."""
    lock = tmp_path / "staffroom.db.lock"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {SRC!r})\n{HOLD}", str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:  # noqa: S603  our own line
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Trouble, match=f"process {other.pid}"):
            ProcessLock(lock).acquire()
        other.kill()
        other.wait()
        with ProcessLock(lock):
            pass


SRC = str(Path(__file__).parents[2] / "src")
