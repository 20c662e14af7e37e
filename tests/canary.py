"""Somebody who can be found wherever anything is kept of them: by name, address, number on the list, account, words."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from tests import builders as make

from staffroom.kernel.db import Tx

TOKEN = "7654321:CANARY-canary_CANARY-canary_CANARY1"
"""A bot's token that is nobody's."""
PAGE, RESERVED, INITIAL = 4096, 80, 16
"""How SQLCipher lays out a page: at its end stand an initial value and a checksum."""
WAL_HEAD, FRAME_HEAD = 32, 24


@dataclass(frozen=True)
class Canary:
    """What tells one person from everybody else."""

    account: int
    name: str = "Kanaria Zwitscher"
    roster_id: str = "kanarie-0815"
    email: str = "kanaria@zwitscher.example"
    words: str = "tirili tirilo"
    """Something that only they said."""
    phone: str = "+966 50 081 5815"
    title: str = "Kanariengruppe 0815"
    """What their group is called."""

    def is_in(self, value: object) -> bool:
        """Say whether a value holds anything of them."""
        if isinstance(value, bytes):
            value = value.decode("utf-8", "ignore")
        if isinstance(value, int):
            return value == self.account
        found = re.search(rf"(?<!\d){self.account}(?!\d)", str(value))
        return found is not None or any(sign in str(value) for sign in self.signs)

    @property
    def signs(self) -> tuple[str, ...]:
        """Return what is written of them."""
        return (self.name, self.roster_id, self.email, self.words)


def traces(tx: Tx, canary: Canary) -> list[tuple[str, str, Any]]:
    """Return every place of a database that holds anything of somebody: table, column and value."""
    tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [
        (table, column, row[column])
        for table in tables
        for row in tx.all(f"SELECT * FROM {table}")
        for column in row.keys()  # noqa: SIM118  a row of the database, no mapping
        if canary.is_in(row[column])
    ]


def set_aside(tx: Tx, canary: Canary) -> None:
    """Keep a message of theirs in a group that no handler could take."""
    said = {"message_id": 99, "from": {"id": canary.account, "is_bot": False}, "text": canary.words}
    sql = (
        "INSERT INTO inbox (update_id, lane, holds, body, received_at, state, error, finished_at)"
        " VALUES (5, 'chat:-1009', 0, :body, :at, 'parked', 'no room', :at)"
    )
    tx.run(sql, body=json.dumps({"update_id": 5, "message": said}, separators=(",", ":")), at=make.at(5, 9))


def bare(database: Path, key: bytes) -> bytes:
    """Return all that a database and its log hold once they are decrypted, pages that are in use no more included."""
    file, wal = database.read_bytes(), Path(f"{database}-wal")
    log = wal.read_bytes()[WAL_HEAD:] if wal.exists() else b""
    pages = [*_cut(file, 0), *_cut(log, FRAME_HEAD)]
    return b"".join(_decrypted(page, key) for page in pages)


def _cut(data: bytes, head: int) -> Iterator[bytes]:
    step = head + PAGE
    for start in range(0, len(data) - step + 1, step):
        yield data[start + head : start + step]


def _decrypted(page: bytes, key: bytes) -> bytes:
    initial = page[-RESERVED : INITIAL - RESERVED]
    return Cipher(algorithms.AES(key), modes.CBC(initial)).decryptor().update(page[:-RESERVED])
