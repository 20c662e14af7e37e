"""The recovery sheet: the database's key on paper, in groups of four with a check group for each line."""

import binascii
import hashlib
import re
from collections.abc import Iterator
from datetime import date

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.db_file import KEY_BYTES
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops.program import program

CONFIRMED = "recovery.confirmed"
LINE_BYTES = 8
LINES = KEY_BYTES // LINE_BYTES
GROUP = 4
ASKED_LINES = (2, 4)
"""Whoever can name the check groups of these lines has the sheet on paper."""
_BARE = re.compile(r"[0-9a-fA-F]{64}")
_SEED = 0x5A5A


def check_group(number: int, part: bytes) -> str:
    """Return the four digits that find any mistyped digit, and any line in a wrong place."""
    return f"{binascii.crc_hqx(part, _SEED + number):04x}"


def lines(key: bytes) -> list[str]:
    """Return the key as numbered lines: four groups of digits and the check group."""
    parts = [key[at : at + LINE_BYTES] for at in range(0, len(key), LINE_BYTES)]
    return [f"{number}:  {_grouped(part.hex())}  {check_group(number, part)}" for number, part in enumerate(parts, 1)]


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def read(written: str) -> bytes:
    """Return the key from its 64 digits or from the sheet's four lines.

    Raises Trouble (exit code 78) naming the line with the mistake.
    """
    text = written.strip()
    if _BARE.fullmatch(text):
        return bytes.fromhex(text)
    filled = [line for line in text.splitlines() if line.strip()]
    if len(filled) != LINES:
        raise Trouble(
            f"The database's key has {LINES} lines on the recovery sheet, or 64 digits (0-9, a-f) without spaces; "
            f"this has {len(filled)} lines and {len(text)} characters. Type it again from the sheet.",
            CONFIGURATION,
        )
    return b"".join(_line(number, line) for number, line in enumerate(filled, 1))


def _line(number: int, line: str) -> bytes:
    digits = re.sub(r"\s", "", re.sub(r"^\s*\d\s*:", "", line)).lower()
    if not re.fullmatch(r"[0-9a-f]{20}", digits):
        raise Trouble(
            f"Line {number} of the key needs five groups of four digits (0-9, a-f). Compare it with the sheet.",
            CONFIGURATION,
        )
    part = bytes.fromhex(digits[:-GROUP])
    if check_group(number, part) != digits[-GROUP:]:
        raise Trouble(f"Line {number} of the key has a typing mistake. Compare it with the sheet.", CONFIGURATION)
    return part


def fingerprint(key: bytes) -> str:
    """Return a short name of the key that gives nothing of it away."""
    return hashlib.sha256(b"staffroom key" + key).hexdigest()[:12]


def sheet(key: bytes, bot_name: str, day: date, database: str) -> str:
    """Return the sheet as text for a terminal and a printer."""
    return "\n".join(_sheet(key, bot_name, day, database))


def _sheet(key: bytes, bot_name: str, day: date, database: str) -> Iterator[str]:
    yield "STAFFROOM RECOVERY SHEET: print this or write it down, and keep it on paper, in a locked place"
    yield ""
    yield f"Bot: {'@' + bot_name if bot_name else '(not known yet)'}     Date: {day.isoformat()}"
    yield f"Database: {database}"
    yield ""
    yield from (f"    {line}" for line in lines(key))
    yield ""
    yield "The last group of each line finds typing mistakes."
    yield "Without this key nobody, we included, can read the database or a backup."
    yield "To restore on another machine: install Staffroom, type these four lines into the key file that config.yaml"
    yield f"names (database.key_file), then run: {program()} restore BACKUP_FILE"


def matches(key: bytes, typed: dict[int, str]) -> bool:
    """Say whether somebody typed the check groups of the asked lines."""
    return set(typed) == set(ASKED_LINES) and all(is_check_group(key, *one) for one in typed.items())


def is_check_group(key: bytes, number: int, typed: str) -> bool:
    """Say whether somebody typed the last group of a line."""
    wanted = check_group(number, key[(number - 1) * LINE_BYTES : number * LINE_BYTES])
    return re.sub(r"\s", "", typed).lower() == wanted


def confirm(tx: Tx, key: bytes) -> None:
    """Keep that the sheet of this key exists on paper."""
    facts.put(tx, CONFIRMED, fingerprint(key))


def is_confirmed(tx: Tx, key: bytes) -> bool:
    """Say whether the sheet of this key was confirmed."""
    return facts.get(tx, CONFIRMED) == fingerprint(key)
