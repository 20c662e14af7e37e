"""Fifty ways in which something goes wrong while it holds somebody's words or a secret, by name.

Each gets a `Scene` and returns what somebody else than its author would see of it, if anything. Here is what an error
or a line of a log may hold; where it may happen stands in `mishaps_inside` and `mishaps_outside`.
"""

import asyncio
import logging
import subprocess
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any, Never, cast
from urllib.parse import quote

import aiohttp
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetMe
from pydantic import BaseModel
from sqlcipher3 import dbapi2
from tests.canary import TOKEN, Canary
from tests.conftest import KEY, blank
from tests.ops.support import Installation

from staffroom.kernel.db import Database
from staffroom.kernel.ids import Instant

BIRD = Canary(account=7_000_000_815)
NOW = Instant(1_790_000_000_000)
log = logging.getLogger("staffroom.somewhere")
Mishap = Callable[["Scene"], object]
MISHAPS: dict[str, Mishap] = {}


@dataclass
class Scene:
    """Where something goes wrong."""

    folder: Path
    place: Installation
    command: Callable[..., str]
    """Runs a command at the installation, and returns what it prints."""

    async def database(self) -> Database:
        """Open an empty database."""
        path = self.folder / "staffroom.db"
        path.write_bytes(blank())
        return await Database.open(path, KEY)


def mishap(work: Callable[[Scene], Any]) -> Callable[[Scene], Any]:
    """Put a mishap on the list, under its name."""
    MISHAPS[work.__name__] = (lambda scene: asyncio.run(work(scene))) if iscoroutinefunction(work) else work
    return work


# What an error may hold.


class Shape(BaseModel):
    """A model that a text does not fit."""

    number: int


def _unfit() -> object:
    return int(BIRD.words)


def _chained() -> None:
    try:
        _unfit()
    except ValueError as error:
        raise RuntimeError("above") from error


def _followed() -> None:
    try:
        _unfit()
    except ValueError:
        dict[str, int]().pop(BIRD.name)


def _noted() -> Never:
    error = RuntimeError("it broke")
    error.add_note(f"while {BIRD.email} was looked for")
    raise error


def _raised(error: BaseException) -> Callable[[], Never]:
    def work() -> Never:
        raise error

    return work


ERRORS: dict[str, Callable[[], object]] = {
    "a_name_that_is_no_key": lambda: dict[str, int]()[BIRD.name],
    "a_text_that_is_no_number": _unfit,
    "a_text_that_fits_no_model": lambda: Shape.model_validate({"number": BIRD.words}),
    "an_error_that_was_caused_by_another": _chained,
    "an_error_while_another_was_handled": _followed,
    "an_error_with_a_note": _noted,
    "several_errors_at_once": _raised(ExceptionGroup(BIRD.title, [KeyError(BIRD.name), ValueError(BIRD.words)])),
    "a_claim_that_does_not_hold": _raised(AssertionError(BIRD.phone)),
    "an_account_that_is_not_found": _raised(LookupError(BIRD.account)),
    "a_file_named_after_somebody": (Path("/nowhere") / f"{BIRD.name}.xlsx").read_bytes,
    "a_program_called_with_a_secret": _raised(
        subprocess.CalledProcessError(1, ["curl", f"https://x/bot{TOKEN}/getMe"])
    ),
    "an_address_with_the_token": _raised(aiohttp.InvalidURL(f"https://api.telegram.org/bot{TOKEN}/getMe")),
    "a_statement_with_the_key": _raised(dbapi2.OperationalError(f"near \"x'{KEY.hex()}'\": syntax error")),
    "a_rule_of_the_database": _raised(dbapi2.IntegrityError(BIRD.email)),
    "a_refusal_that_quotes": _raised(TelegramBadRequest(GetMe(), f'Unsupported start tag "{BIRD.words}"')),
}


def _logged(work: Callable[[], object]) -> Mishap:
    def mishap(_scene: Scene) -> None:
        try:
            work()
        except Exception:
            log.exception("it broke")

    return mishap


MISHAPS |= {name: _logged(work) for name, work in ERRORS.items()}


# What a line of a log may hold.

LINES: dict[str, Callable[[], object]] = {
    "a_line_with_the_token": lambda: log.info("token %s", TOKEN),
    "a_line_with_half_of_it": lambda: log.info("half %s", TOKEN.partition(":")[2]),
    "a_line_with_an_encoded_address": lambda: log.info("/bot%s/getMe", quote(TOKEN, safe="")),
    "a_line_with_the_key": lambda: log.warning("PRAGMA key = x'%s'", KEY.hex()),
    "a_line_with_a_wrong_placeholder": lambda: log.info("wrong %d", TOKEN),
    "a_line_of_the_root": lambda: logging.warning("%s", BIRD.words),  # noqa: LOG015  as a library would
    "a_line_of_aiogram": lambda: logging.getLogger("aiogram").error("Failed on %s", BIRD.words),
    "a_line_of_aiogram_with_an_error": lambda: logging.getLogger("aiogram.dispatcher").error(
        "Cause", exc_info=ValueError(BIRD.name)
    ),
    "a_line_of_aiohttp_for_debugging": lambda: logging.getLogger("aiohttp.client").debug("POST /bot%s", TOKEN),
    "a_line_of_who_called": lambda: logging.getLogger("aiohttp.access").info("GET /%s", BIRD.email),
    "a_warning_of_python": lambda: warnings.warn(f"odd: {BIRD.words}", stacklevel=1),
    "a_warning_of_pydantic": lambda: Shape.model_construct(number=cast("int", BIRD.words)).model_dump_json(),
}


def _said(work: Callable[[], object]) -> Mishap:
    def mishap(_scene: Scene) -> None:
        work()

    return mishap


MISHAPS |= {name: _said(work) for name, work in LINES.items()}


def breaks(*_args: object, **_more: object) -> Never:
    """Break over somebody."""
    raise KeyError(f"{BIRD.name} of {BIRD.title}: {BIRD.words}")
