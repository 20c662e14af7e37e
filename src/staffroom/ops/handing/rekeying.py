"""The copies of a database that has a new key get it, too: each is proved to open with it, or keeps the former key."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from staffroom.config import Config
from staffroom.kernel.db import Error, LocalDatabase, Tx
from staffroom.kernel.db_file import connect, encrypted_copy, refuses, written_anew
from staffroom.kernel.failpoints import reach
from staffroom.kernel.refusal import Trouble
from staffroom.ops import recovery, store
from staffroom.ops.by_hand import recording
from staffroom.ops.copying import retention, second

STEP = "rotate"
"""The failpoint between any two steps."""
DAMAGED = "it is damaged"


class Waiting(NamedTuple):
    """A copy, or a folder of them, that needs the former key still, and why."""

    copy: Path
    why: str


class Rewritten(NamedTuple):
    """How many copies are under the new key, which need the former one, and which neither opens."""

    done: int = 0
    waiting: tuple[Waiting, ...] = ()
    strange: tuple[Path, ...] = ()


def copies(config: Config) -> Iterator[Path]:
    """Find every copy that we made, in both folders and beside the database."""
    yield from retention.copies(config.backups)
    yield from retention.other_copies(config.backups, config.database)
    if config.second_folder is not None:
        yield from retention.copies(config.second_folder)


def rewrite(config: Config, new: bytes, old: bytes) -> Rewritten:
    """Put each copy under the new key; one that fails holds up no other."""
    done, waiting, strange = 0, list[Waiting](), list[Path]()
    for copy in copies(config):
        try:
            if refuses(copy, new):
                if refuses(copy, old):
                    strange.append(copy)
                    continue
                _put_under(copy, new, old)
        except (Error, OSError, Trouble) as error:
            waiting.append(Waiting(copy, str(error)))
        else:
            done += 1
    if config.second_folder is not None and _is_away(config.second_folder, config, new):
        waiting.append(Waiting(config.second_folder, "the folder is not there, or its disk is not mounted"))
    return Rewritten(done, tuple(waiting), tuple(strange))


def _is_away(folder: Path, config: Config, key: bytes) -> bool:
    """Say whether the disk of the second folder is not there; where the database cannot tell, it is taken for that."""
    try:
        apart = second.is_noted_apart(config, key)
    except (Error, Trouble):
        return True
    return second.is_away(folder, config.backups, apart=apart)


def _put_under(copy: Path, new: bytes, old: bytes) -> None:
    """Write a copy anew under the new key, and prove that.

    Raises Error, OSError or Trouble; then the copy is as it was.
    """
    with written_anew(copy) as fresh:
        with closing(connect(copy, old, read_only=True)) as source:
            if store.integrity(source) != "ok":
                raise Trouble(DAMAGED)
            reach(STEP)
            encrypted_copy(source, fresh, new)
        note(fresh, new, old)
        os.utime(fresh, ns=(copy.stat().st_atime_ns, copy.stat().st_mtime_ns))  # it is as old as it was
        reach(STEP)
    reach(STEP)


def note(fresh: Path, new: bytes, old: bytes) -> None:
    """Keep in a file under the new key that its sheet is on paper, and how records under the former one are checked."""
    local = LocalDatabase(fresh, new)
    try:
        local.write(_note, new, old)
    finally:
        local.close()


def _note(tx: Tx, new: bytes, old: bytes) -> None:
    recording.keep_former_key(tx, old)
    recovery.confirm(tx, new)
