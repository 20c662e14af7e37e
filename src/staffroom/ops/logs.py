"""Logs: one filter takes the bot's token and the database's key out of every line, exceptions included."""

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Literal
from urllib.parse import quote

FILE_BYTES = 2_000_000
FILES_KEPT = 5
SHORTEST_SECRET = 6
HIDDEN = "[hidden]"
_ANY_TOKEN = re.compile(r"\b\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}")
_PLAIN = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_NOISY = ("aiohttp.access", "apscheduler", "aiogram.event", "asyncio")


class Redact(logging.Filter):
    """Rewrites a record before it is formatted, so that no handler ever sees a secret."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        forms = {form for secret in secrets for form in _forms(secret) if len(form) >= SHORTEST_SECRET}
        ordered = sorted(forms, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, ordered)), re.IGNORECASE) if ordered else None

    def clean(self, text: str) -> str:
        """Return the text with every secret hidden."""
        known = self._known.sub(HIDDEN, text) if self._known else text
        return _ANY_TOKEN.sub(HIDDEN, known)

    def filter(self, record: logging.LogRecord) -> bool:
        """Hide secrets in message, exception and stack of a record; keep every record."""
        try:
            said = record.getMessage()
        except Exception:  # a wrong placeholder must not cost the line
            said = f"{record.msg} {record.args}"
        record.msg, record.args = self.clean(said), ()
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip()
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True


def _forms(secret: str) -> set[str]:
    """Return the shapes in which a secret may turn up: whole, after the colon, in an address."""
    return {secret, quote(secret, safe=""), secret.partition(":")[2]} if secret else set()


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "from": record.name, "message": record.getMessage()}
        if record.exc_text:
            line["exception"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def set_up(
    secrets: Iterable[str],
    *,
    level: str = "info",
    style: Literal["text", "json"] = "text",
    file: Path | None = None,
) -> None:
    """Send the house's logs to standard error, and to a rotating file where one is named."""
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    redact = Redact(secrets)
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if file is not None:
        handlers.append(_rotating(file))
    for handler in handlers:
        handler.addFilter(redact)
        handler.setFormatter(JsonLines() if style == "json" else logging.Formatter(_PLAIN))
        root.addHandler(handler)
    root.setLevel(level.upper())
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _rotating(file: Path) -> logging.Handler:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return RotatingFileHandler(file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8")


def keep_crash(file: Path, error: BaseException, secrets: Iterable[str], at: str) -> None:
    """Append an unexpected failure to a file, for whoever mends the program."""
    told = "".join(traceback.format_exception(error))
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{at}\n{Redact(secrets).clean(told)}\n")
