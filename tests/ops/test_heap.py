"""Threads share one heap."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"

GROWTH = """
import sys, threading
from pathlib import Path
from staffroom.ops import heap

def reserved():
    return int(Path("/proc/self/status").read_text().split("VmSize:")[1].split()[0]) // 1024

if sys.argv[1] == "shared":
    heap.share()
before, done, kept = reserved(), threading.Event(), []
threads = [threading.Thread(target=lambda: (kept.append(bytearray(100_000)), done.wait())) for _ in range(6)]
for thread in threads:
    thread.start()
while len(kept) < 6:
    pass
grown = reserved() - before
done.set()
print(grown)
"""


def grown(how: str) -> int:
    """Return how many MB of addresses a process reserves when it starts six threads."""
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", GROWTH, how], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(SOURCE)}
    )
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux gives threads heaps of their own")
def test_threads_reserve_no_heaps_of_their_own() -> None:
    """By itself glibc reserves 64 MB for each; what a thread no longer needs there is of use to no other."""
    assert grown("shared") + 6 * 60 <= grown("apart")
