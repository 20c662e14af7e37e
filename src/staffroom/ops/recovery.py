"""The recovery sheet: the database's key on paper, in groups of four with a check group for each line."""

import binascii
import hashlib
import re
import string
from collections.abc import Iterator
from datetime import date

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.db_file import KEY_BYTES
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops.program import called

CONFIRMED = "recovery.confirmed"
FILE = "recovery-sheet.txt"
"""Written beside the key by an unattended set-up, to be printed and deleted."""
LINE_BYTES = 8
LINES = KEY_BYTES // LINE_BYTES
GROUP = 4
LINE_DIGITS = LINE_BYTES * 2 + GROUP
ASKED_LINES = (2, 4)
"""Whoever can name the check groups of these lines has the sheet on paper."""
_BARE = re.compile(r"[0-9a-fA-F]{64}")
_SEED = 0x5A5A
_ALIKE = str.maketrans("oil", "011")


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
    return b"".join(read_line(number, line) for number, line in enumerate(filled, 1))


def read_line(number: int, written: str) -> bytes:
    """Return a line's part of the key.

    Raises Trouble (exit code 78) that says what is wrong, and in which group, where that can be told.
    """
    bare = re.sub(r"^\s*\d\s*:", "", written)
    digits = _digits(bare)
    if not re.fullmatch(f"[0-9a-f]{{{LINE_DIGITS}}}", digits):
        raise Trouble(f"Line {number} of the key {_misshapen(bare)} Compare it with the sheet.", CONFIGURATION)
    if not _is_line(number, digits):
        raise Trouble(f"Line {number} of the key {_mistyped(number, digits)}", CONFIGURATION)
    return bytes.fromhex(digits[:-GROUP])


def _digits(written: str) -> str:
    """Return what was typed without spaces; no digit looks like o, i or l."""
    return re.sub(r"\s", "", written).lower().translate(_ALIKE)


def _is_line(number: int, digits: str) -> bool:
    return check_group(number, bytes.fromhex(digits[:-GROUP])) == digits[-GROUP:]


def _misshapen(written: str) -> str:
    """Say which group is none, where there are five of them."""
    groups = written.split()
    odd = [place for place, group in enumerate(groups, 1) if not re.fullmatch("[0-9a-f]{4}", _digits(group))]
    which = f"; group {odd[0]} is none" if len(groups) == LINE_DIGITS // GROUP and odd else ""
    return f"needs five groups of four digits (0-9, a-f){which}."


def _mistyped(number: int, digits: str) -> str:
    """Say what is wrong with a line that has its shape."""
    for other in range(1, LINES + 1):
        if _is_line(other, digits):
            return f"was typed as line {other} says. Type line {number} of the sheet."
    found = {at // GROUP + 1 for at, repaired in _alike(digits) if _is_line(number, repaired)}
    if len(found) == 1:
        return f"has a typing mistake in group {found.pop()}. Compare that with the sheet."
    return "has a typing mistake. Compare all five groups with the sheet."


def _alike(digits: str) -> Iterator[tuple[int, str]]:
    """Yield what differs in one digit, or in two neighbours exchanged, each with where."""
    for at, digit in enumerate(digits):
        for other in string.hexdigits[:16]:
            yield at, f"{digits[:at]}{other}{digits[at + 1 :]}"
        yield at, f"{digits[:at]}{digits[at + 1 : at + 2]}{digit}{digits[at + 2 :]}"


def fingerprint(key: bytes) -> str:
    """Return a short name of the key that gives nothing of it away."""
    return hashlib.sha256(b"staffroom key" + key).hexdigest()[:12]


def sheet(key: bytes, bot_name: str, day: date, database: str) -> str:
    """Return the sheet as text for a terminal and a printer."""
    return "\n".join(_sheet(key, bot_name, day, database))


def notes() -> tuple[str, ...]:
    """Return what stands below the four lines: what they are for, and what to do with them one day."""
    return (
        "The last group of each line finds typing mistakes.",
        "Without these lines nobody can read the database or a backup, not even those who made Staffroom.",
        "If this machine is lost, you need this sheet, a backup (a file staffroom-….db) and config.yaml:",
        "1. Install Staffroom on another machine, without the set-up, and put config.yaml there.",
        f"2. Type: {called()} recovery-sheet --type (it asks for the four lines)",
        f"3. Type: {called()} restore BACKUP_FILE",
        "The page docs/operator/backup.md leads through it.",
    )


def _sheet(key: bytes, bot_name: str, day: date, database: str) -> Iterator[str]:
    yield "STAFFROOM RECOVERY SHEET: print this or write it down, and keep it on paper, in a locked place"
    yield ""
    yield f"Bot: {'@' + bot_name if bot_name else '(not known yet)'}     Date: {day.isoformat()}"
    yield f"Database: {database}"
    yield ""
    yield from (f"    {line}" for line in lines(key))
    yield ""
    yield from notes()


def is_check_group(key: bytes, number: int, typed: str) -> bool:
    """Say whether somebody typed the last group of a line, or the whole line."""
    return _digits(typed) in {_digits(lines(key)[number - 1].rpartition(" ")[2]), _digits(lines(key)[number - 1][2:])}


def other_end(number: int) -> str:
    """Say that a line of the sheet does not end in what was typed."""
    return (
        f"That does not match. Look at line {number} of the sheet: of its five groups, the four characters at the very "
        "end. Type these once more."
    )


def confirm(tx: Tx, key: bytes) -> None:
    """Keep that the sheet of this key exists on paper."""
    facts.put(tx, CONFIRMED, fingerprint(key))


def is_confirmed(tx: Tx, key: bytes) -> bool:
    """Say whether the sheet of this key was confirmed."""
    return facts.get(tx, CONFIRMED) == fingerprint(key)
