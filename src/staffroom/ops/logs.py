"""Logs: no secrets, nobody's words, and on each line what was being worked at.

One filter rewrites every line before it is formatted, exceptions included; libraries say no more than they must.
"""

import json
import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterable
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from staffroom.kernel import harmless, trail
from staffroom.kernel.harmless import HIDDEN

FILE_BYTES = 2_000_000
FILES_KEPT = 5
SHORTEST_SECRET = 6
OURS = "staffroom"
log = logging.getLogger(__name__)
PLAIN = "%(asctime)s %(levelname)-7s %(name)s: %(at_work)s%(message)s"
_NOISY = ("aiohttp.access", "apscheduler", "aiogram.event", "asyncio")
_WARNING = re.compile(r".*?:\d+: \w+")
"""Where a warning came up and its kind; what it says may be a value of somebody's."""
_FIRST_WORDS = re.compile(r"[^\w ].*")
"""What asyncio says after its first words: which call it was, and what was handed to it."""


class Redact(logging.Filter):
    """Rewrites a record before it is formatted, so that no handler ever sees a secret."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        forms = {form for secret in secrets for form in _forms(secret) if len(form) >= SHORTEST_SECRET}
        ordered = sorted(forms, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, ordered)), re.IGNORECASE) if ordered else None

    def clean(self, text: str) -> str:
        """Return the text with every secret hidden."""
        return harmless.clean(self._known.sub(HIDDEN, text) if self._known else text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Hide secrets, and words that may be somebody's, in a record; keep every record."""
        work = trail.at()
        record.work, record.at_work = work, f"[{trail.short(work)}] " if work else ""
        record.msg, record.args = self.clean(_said(record)), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = harmless.told(record.exc_info[1])
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        if plain := getattr(record, "plain", ""):
            record.plain = self.clean(plain)
        return True


def _said(record: logging.LogRecord) -> str:
    """Return what a record says; of a library's no more than is the same for everybody."""
    if record.name.partition(".")[0] != OURS:
        if record.name == "py.warnings":
            found = _WARNING.match(str(record.args[0]) if isinstance(record.args, tuple) and record.args else "")
            return found[0] if found else "a warning"
        said = str(record.msg).partition("\n")[0]
        return _FIRST_WORDS.sub("", said) if record.name == "asyncio" else said
    try:
        return record.getMessage()
    except Exception:  # a wrong placeholder must not cost the line
        return f"{record.msg} {record.args}"


def _forms(secret: str) -> set[str]:
    """Return the shapes in which a secret may turn up: whole, after the colon, in an address."""
    return {secret, quote(secret, safe=""), secret.partition(":")[2]} if secret else set()


class JsonLines(logging.Formatter):
    """One JSON object a line; `update`, `note` (with its `kind`), `tick` or `loop` is what was being worked at."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, str | int] = {"at": at, "level": record.levelname.lower(), "from": record.name}
        work: trail.Work | None = getattr(record, "work", None)
        if work is not None:
            kind, name, of = work
            line |= {kind: name} | ({"kind": of} if of else {})
        line["message"] = record.getMessage()
        if record.exc_text:
            line["exception"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def set_up(
    secrets: Iterable[str],
    *,
    level: str = "info",
    style: Literal["text", "json"] = "text",
    file: Path | None = None,
    window: logging.Handler | None = None,
) -> None:
    """Send the house's logs to standard error, or to a window in its stead, and to a rotating file if one is named."""
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    redact = Redact(secrets)
    handlers: list[logging.Handler] = [window or logging.StreamHandler(sys.stderr)]
    if file is not None:
        handlers.append(_rotating(file))
    for handler in handlers:
        handler.addFilter(redact)
        handler.setFormatter(JsonLines() if style == "json" else logging.Formatter(PLAIN))
        root.addHandler(handler)
    root.setLevel(max(logging.WARNING, logging.getLevelName(level.upper())))
    logging.getLogger(OURS).setLevel(level.upper())
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)


def hush() -> None:
    """Let nothing that Python itself prints of an error or a warning hold more than a log may; for a whole process."""
    if logging.lastResort is not None:
        logging.lastResort.addFilter(Redact())
    warnings.formatwarning = _bare
    threading.excepthook = _of_a_thread
    sys.unraisablehook = _of_nobody


def _bare(
    message: Warning | str,  # noqa: ARG001  what it says may be somebody's
    category: type[Warning],
    filename: str,
    lineno: int,
    line: str | None = None,  # noqa: ARG001
) -> str:
    return f"{filename}:{lineno}: {category.__name__}\n"


def _of_a_thread(ended: threading.ExceptHookArgs) -> None:
    log.error("a thread ended unexpectedly", exc_info=ended.exc_value)


def _of_nobody(ended: "sys.UnraisableHookArgs") -> None:
    log.error("an error came up where nobody could be told of it", exc_info=ended.exc_value)


def _rotating(file: Path) -> logging.Handler:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return RotatingFileHandler(file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8")


def keep_crash(file: Path, error: BaseException, secrets: Iterable[str], at: str) -> None:
    """Append an unexpected failure to a file, for whoever mends the program."""
    told = harmless.told(error)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{at}\n{Redact(secrets).clean(told)}\n")
