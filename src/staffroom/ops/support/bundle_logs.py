"""The log in a support bundle: its last lines, and of each no more than is ours."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from staffroom.kernel.harmless import TOLD
from staffroom.ops.support.scrub import Scrub

MOST_LINES = 3000
MOST_BYTES = 1_500_000
LEFT_OUT = "[left out]"
_OURS = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[,.\dZ+:]* )(\w+ +)(staffroom[\w.]*: )(.*)")
_THEIRS = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[,.\dZ+:]* )(\w+ +)([\w.]+: )(.*)")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\dZ+:]*")
_WAY = re.compile(r"Traceback \(most|  File \"|    |The above |During handling of |Number \d+ of them|$")
_ERROR = re.compile(r"((?:\w+\.)*\w+)(?::.*)?")
_NAMED = re.compile(r"\b((?:\w+\.)*\w*(?:Error|Exception)): .*")
_KNOWN = frozenset(kind.rpartition(".")[2] for kind in TOLD) | {"OperationalError", "DatabaseError"}
FIXED = ("at", "level", "from", "update", "updates", "note", "kind", "tick", "loop")


def last(files: list[Path], scrub: Scrub) -> str:
    """Return the last lines of files, the oldest file first.

    Raises OSError where one cannot be read.
    """
    found = [line for file in files if file.exists() for line in _tail(file)]
    return "\n".join(cleaned(found[-MOST_LINES:], scrub)) + "\n"


def _tail(file: Path) -> list[str]:
    with file.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - MOST_BYTES))
        lines = stream.read().decode("utf-8", "replace").splitlines()
    return lines[-MOST_LINES:]


def cleaned(lines: list[str], scrub: Scrub) -> Iterator[str]:
    """Return lines as they may be sent: ours without anything personal, of libraries only that they said something."""
    for line in lines:
        if line.startswith("{"):
            yield _as_json(line, scrub)
        elif ours := _OURS.fullmatch(line):
            yield f"{ours[1]}{ours[2]}{ours[3]}{_said(ours[4], scrub)}"
        elif theirs := _THEIRS.fullmatch(line):
            yield f"{theirs[1]}{theirs[2]}{theirs[3]}{LEFT_OUT}"
        else:
            yield _more(line, scrub)


def _said(message: str, scrub: Scrub) -> str:
    """Return what a line of ours says; of an error that it names only the kind, where an older program said more."""
    return scrub.unquoted(_NAMED.sub(lambda found: found[0] if _is_known(found[1]) else found[1], message))


def _is_known(kind: str) -> bool:
    return kind.rpartition(".")[2] in _KNOWN


def _as_json(line: str, scrub: Scrub) -> str:
    try:
        found = dict(json.loads(line))
    except ValueError:
        return LEFT_OUT
    kept = {name: found[name] for name in FIXED if name in found}
    if str(found.get("from", "")).partition(".")[0] == "staffroom":
        kept["message"] = "\n".join(_ways(str(found.get("message", "")), scrub))
    if "exception" in found:
        kept["exception"] = "\n".join(_more(one, scrub) for one in str(found["exception"]).splitlines())
    return json.dumps(kept, ensure_ascii=False)


def _ways(message: str, scrub: Scrub) -> Iterator[str]:
    """Return a message of several lines: the first is ours, the others are the way to an error."""
    first, *more = message.splitlines() or [""]
    yield _said(first, scrub)
    yield from (_more(line, scrub) for line in more)


def _more(line: str, scrub: Scrub) -> str:
    """Return a line below another: the way to an error, or its kind; its words where they are nobody's."""
    if _STAMP.fullmatch(line):
        return line
    if _WAY.match(line):
        return scrub.text(line)
    kind = _ERROR.fullmatch(line)
    if kind is None:
        return LEFT_OUT
    return scrub.text(line) if _is_known(kind[1]) else kind[1]
