"""What the window says in which somebody started the bot: plain sentences; the whole log is in its file.

A line of the log that has a sentence for people (`extra={"plain": …}`) is told with that. Of other warnings and errors
the window says that there was one, seldom, and where it is written down.
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
"""So long it is not said again that there was some trouble."""
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
        self._said_at = -REST_SECONDS

    def emit(self, record: logging.LogRecord) -> None:
        """Say a line of the log in plain words, or nothing."""
        try:
            said, now = self._words(record), time.monotonic()
            if said and not self._rests(record, now):
                sys.stderr.write(f"{time.strftime('%H:%M')}  {said}\n")
                sys.stderr.flush()
        except Exception:  # a window that is gone must not stop the bot
            self.handleError(record)

    def _rests(self, record: logging.LogRecord, now: float) -> bool:
        """Say whether there was just such a word; what is meant for people is always said."""
        if getattr(record, "plain", ""):
            return False
        rests = now - self._said_at < REST_SECONDS
        if not rests:
            self._said_at = now
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
