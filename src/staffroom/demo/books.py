"""The bot's own books, open for reading and never written: what it knows, no more and no less."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from staffroom.kernel.db import Tx
from staffroom.kernel.db_file import connect

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Books:
    """Reads beside the running bot; also while it is stopped."""

    path: Path
    key: bytes

    def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run reading work; a statement that writes is refused by the database."""
        connection = connect(self.path, self.key, read_only=True)
        try:
            return work(Tx(connection), *args, **kwargs)
        finally:
            connection.close()
