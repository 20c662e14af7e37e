"""The last resort: a thread of its own ends the process when its loop, or its end, stands still."""

import faulthandler
import logging
import os
import sys
import threading
from typing import Self

from staffroom.kernel.refusal import BROKEN

log = logging.getLogger(__name__)

LIMIT = 45.0
"""Seconds; with a step and the last words it is less than systemd waits (deploy/staffroom.service), which says none."""
STEP = 5.0
"""Seconds between two looks; counted one by one, so that a process that was stopped and goes on is not ended."""
PATIENCE = 5.0
"""Seconds for last words."""


class Guard:
    """Waits for beats of the loop, from the first one on; used with `with`."""

    def __init__(self, limit: float = LIMIT, step: float = STEP) -> None:
        self._limit, self._step = limit, step
        self._beaten, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._watch, name="guard", daemon=True)

    def beat(self) -> None:
        """Say that the loop runs."""
        if not self._beaten.is_set() and not self._thread.is_alive() and not self._over.is_set():
            self._thread.start()
        self._beaten.set()

    def __enter__(self) -> Self:
        """Be there; a start may take long."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop watching."""
        self._over.set()

    def _watch(self) -> None:
        missed = 0.0
        while not self._over.wait(self._step):
            missed = 0.0 if self._beaten.is_set() else missed + self._step
            self._beaten.clear()
            if missed >= self._limit:
                self._end(missed)

    @staticmethod
    def _end(missed: float) -> None:
        """Say where everything stood, as far as anybody listens, and end the process."""
        last_words = threading.Thread(target=_tell, args=(missed,), daemon=True)
        last_words.start()
        last_words.join(PATIENCE)
        os._exit(BROKEN)


def _tell(missed: float) -> None:
    """Write down what happened; where nobody reads the log, this never returns."""
    log.critical("the program's loop has stood still for %.0f s: it is ended to be started anew", missed)
    if sys.__stderr__ is not None:  # a service of Windows has none
        faulthandler.dump_traceback(sys.__stderr__)
