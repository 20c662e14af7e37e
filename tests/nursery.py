"""A nursery: a process that has read the program once, and of which others are born that need not read it again.

A bot takes two to three seconds of a core to read its program, one that is born here a twentieth of that. It is
a process like any other, with an environment, files and an end of its own, and can be killed. POSIX only.
"""

import asyncio
import fcntl
import json
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

LOOK_SECONDS = 1.0
"""So often the nursery looks whether those for whom it is there still run."""


@dataclass
class Child:
    """A process that was born in the nursery; to be used as one that asyncio started."""

    pid: int
    returncode: int | None = None
    _end: "asyncio.Future[None]" = field(init=False, repr=False)

    @classmethod
    async def born(
        cls,
        environment: Mapping[str, str],
        out: Path,
        *words: str,
        complaints: Path | None = None,
        folder: Path | None = None,
    ) -> "Child":
        """Let a process call the command line with some words, in a folder or in ours.

        What it says goes to the end of a file; what it complains of goes there too, unless another is named.
        """
        reader, writer = await asyncio.open_unix_connection(str(await asyncio.to_thread(_opened)))
        wish = {
            "words": words,
            "environment": dict(environment),
            "out": str(out),
            "complaints": str(complaints or out),
            "folder": str(folder or Path.cwd()),
        }
        writer.write(json.dumps(wish).encode() + b"\n")
        child = cls(int(await reader.readuntil(b"\n")))
        child._end = asyncio.ensure_future(child._lives(reader, writer))
        return child

    async def _lives(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.returncode = int(await reader.readuntil(b"\n"))
        writer.close()

    async def wait(self) -> int:
        """Wait for its end and return its exit code."""
        await asyncio.shield(self._end)
        return self.returncode or 0

    def kill(self) -> None:
        """End it without a warning."""
        self._tell(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self._tell(signal.SIGTERM)

    def _tell(self, what: signal.Signals) -> None:
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, what)


async def birth(home: Path, environment: Mapping[str, str]) -> Child:
    """Begin `staffroom run` as the demo does, of a process that has read the program."""
    return await Child.born(environment, home / "bot.log", "run")


def _opened() -> Path:
    """Return where the nursery listens, opened by whoever asks first of all processes of one test run."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    folder = Path(tempfile.gettempdir()) / f"staffroom-nursery-{run}"
    folder.mkdir(mode=0o700, exist_ok=True)
    door = folder / "door"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not door.exists():
            command = [sys.executable, __file__, str(door), str(run)]
            nursery = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)  # noqa: S603  our own
            assert nursery.stdout is not None
            assert nursery.stdout.readline() == b"open\n"
            nursery.stdout.close()
            nursery.returncode = 0  # it outlives us where others still need it
    return door


def main(door: Path, run: int) -> None:
    """Read the program, and let children be born until the test run is over."""
    _read()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(door))
        listening.listen(64)
        sys.stdout.write("open\n")
        sys.stdout.flush()
        while _runs(run):
            if select.select([listening], [], [], LOOK_SECONDS)[0]:
                asked, _ = listening.accept()
                if os.fork() == 0:
                    listening.close()
                    _raise_one(asked)
                asked.close()
    door.unlink()
    door.with_name("lock").unlink()
    door.parent.rmdir()


def _read() -> None:
    """Import whatever a running bot imports, and build what it builds when it has settled in."""
    from staffroom import app, cli  # noqa: F401, PLC0415  the children need them, not whoever asks for children
    from staffroom.telegram import reception  # noqa: PLC0415

    asyncio.run(reception.build_models())


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _raise_one(asked: socket.socket) -> NoReturn:
    """Let a child be born, say its number, and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    wish = json.loads(asked.makefile().readline())
    child = os.fork()
    if child == 0:
        asked.close()
        _live(wish)
    with suppress(BrokenPipeError):
        asked.sendall(f"{child}\n".encode())
    _, status = os.waitpid(child, 0)
    with suppress(BrokenPipeError):
        asked.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _live(wish: dict[str, Any]) -> NoReturn:
    """Be the program from its first line to its exit code."""
    os.environ.clear()
    os.environ.update(wish["environment"])
    os.chdir(wish["folder"])
    os.umask(0o022)
    added = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for number, path, how in ((0, os.devnull, os.O_RDONLY), (1, wish["out"], added), (2, wish["complaints"], added)):
        opened = os.open(path, how)
        os.dup2(opened, number)
        os.close(opened)
    code = _called(wish["words"])
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _called(words: Sequence[str]) -> int:
    from staffroom import cli  # noqa: PLC0415

    try:
        cli.main(words)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
