"""What the window says in which somebody started the bot: plain sentences; the whole log is in its file.

A line of the log that has a sentence for people (`extra={"plain": …}`) is told with that. Of other warnings and errors
the window says that there was one, and where it is written down. The same trouble is said again after a while only,
unless its line has `"anew": True`: a mistake that somebody makes once more, or what had been over meanwhile.
"""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from staffroom.ops.program import program
from staffroom.settings.installation import Logging

REST_SECONDS = 600.0
"""So long the same trouble is not said again."""
OURS = "staffroom"
log = logging.getLogger(__name__)


def is_wanted(chosen: Logging) -> bool:
    """Say whether somebody sits at a window who reads sentences, while a file keeps the log."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    return shown and chosen.file and chosen.format == "text" and chosen.level == "info"


class Window(logging.Handler):
    """Tells whoever sits there what matters to them."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._said: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Say a line of the log in plain words, or nothing."""
        try:
            said = self._words(record)
            if said and not self._rests(record, said):
                sys.stderr.write(f"{time.strftime('%H:%M')}  {said}\n")
                sys.stderr.flush()
        except Exception:  # a window that is gone must not stop the bot
            self.handleError(record)

    def _rests(self, record: logging.LogRecord, said: str) -> bool:
        """Say whether just this trouble was told a moment ago."""
        if record.levelno < logging.WARNING or getattr(record, "anew", False):
            return False
        now = time.monotonic()
        rests = now - self._said.get(said, -REST_SECONDS) < REST_SECONDS
        if not rests:
            self._said = {one: at for one, at in self._said.items() if now - at < REST_SECONDS} | {said: now}
        return rests

    def _words(self, record: logging.LogRecord) -> str:
        plain: str = getattr(record, "plain", "")
        if plain or record.levelno < logging.WARNING or record.name.partition(".")[0] != OURS:
            return plain
        return (
            f"Something did not go as it should; the bot goes on. `{program()} check` says whether there is anything "
            f"to do, and the details are in {self._file}."
        )


@contextmanager
def until_stopped(again: str) -> Iterator[None]:
    """Have a last word for whoever stops the bot: how it is started again."""
    try:
        yield
    except KeyboardInterrupt:  # Windows
        _goodbye(again)
        raise
    _goodbye(again)


def _goodbye(again: str) -> None:
    log.info("Staffroom has stopped", extra={"plain": f"Staffroom has stopped; nothing is lost. {again}"})
