"""Power cuts: a library that is preloaded into the bot, and what is left of its files when the power fails."""

import shutil
import struct
import subprocess
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

SOURCE = Path(__file__).with_name("lazy_disk.c")
HEAD = struct.Struct("=qqq")
SECTOR = 512


def can_be_cut() -> bool:
    """Say whether this machine can build the library."""
    return shutil.which("cc") is not None


@cache
def library() -> Path:
    """Build the library once for this process."""
    built = Path(mkdtemp(prefix="staffroom-disk-")) / "lazy_disk.so"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", built, SOURCE, "-ldl", "-lpthread"], check=True)  # noqa: S603, S607
    return built


def fail(folder: Path, random: Random) -> int:
    """Take back what was written to a dead bot's files and not synced: all of it, or by chance; return how much."""
    taken = 0
    everything = random.random() < 0.5
    for undo in folder.glob("*.undo"):
        for offset, size, kept in reversed(_records(undo.read_bytes())):
            if everything or random.random() < 0.5:
                _put_back(undo.with_suffix(""), offset, size, kept if everything else _torn(kept, random))
                taken += 1
        undo.unlink()
    return taken


def _torn(kept: bytes, random: Random) -> bytes:
    """Return as much of a page as sectors were lost."""
    return kept[: SECTOR * random.randint(0, len(kept) // SECTOR)]


def _records(undo: bytes) -> list[tuple[int, int, bytes]]:
    found, place = [], 0
    while place + HEAD.size <= len(undo):
        offset, size, length = HEAD.unpack_from(undo, place)
        place += HEAD.size
        found.append((offset, size, undo[place : place + length]))
        place += length
    return found


def _put_back(file: Path, offset: int, size: int, kept: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(offset)
        opened.write(kept)
        if opened.seek(0, 2) > size:
            opened.truncate(size)
