"""Disks in trouble, as far as a process can feign them for itself."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PLACES = ("/dev/shm", "/var/tmp")  # noqa: S108  each test makes a folder of its own there


@contextmanager
def full_at(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as on a disk that is nearly full."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def another_disk(than: Path) -> Iterator[Path]:
    """Lend a folder on another disk than a place's."""
    places = [place for place in map(Path, PLACES) if place.is_dir() and place.stat().st_dev != than.stat().st_dev]
    if not places:
        pytest.skip("this machine has one disk only")
    with TemporaryDirectory(prefix="staffroom-disk-", dir=places[0]) as folder:
        yield Path(folder)
