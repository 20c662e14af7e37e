"""The recovery sheet on a screen, as PDF, and its confirmation."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from staffroom.config import KEY, Config, write_private
from staffroom.kernel import facts
from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.db_file import connect, refuses
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops import recovery
from staffroom.ops.by_hand.errands import Session
from staffroom.ops.keys import database_key, refuse_key_beside_data
from staffroom.ops.program import program
from staffroom.pictures import Sheet, Slip

Ask = Callable[[str], str]
"""Asks for a line at the terminal."""
Say = Callable[[str], None]


def as_text(session: Session) -> str:
    """Return the sheet for a terminal."""
    return recovery.sheet(session.key, _bot(session), _day(session), str(session.config.database))


def before_the_change(config: Config, new: bytes, now: Instant) -> str:
    """Return the sheet of a key that the database does not have yet."""
    with closing(connect(config.database, database_key(config), read_only=True)) as connection:
        bot = facts.get(Tx(connection), facts.BOT_NAME) or ""
    return recovery.sheet(new, bot, datetime.fromtimestamp(now / SECOND, UTC).date(), str(config.database))


def write_pdf(session: Session, file: Path) -> None:
    """Write the sheet as PDF that only its owner may read."""
    from staffroom.pictures.drawing import draw  # noqa: PLC0415  typst is heavy

    bot = f"@{_bot(session)}" if _bot(session) else "Staffroom"
    lines = (line.partition(":") for line in recovery.lines(session.key))
    picture = Sheet(
        "en",
        "Staffroom recovery sheet",
        f"{bot} · {_day(session).isoformat()}",
        tuple(Slip(f"Line {number}", typed=digits) for number, _, digits in lines),
        intro=("This is the key of the database and of its backups. Keep it on paper, in a locked place.",),
        notes=recovery.notes(),
        columns=1,
    )
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_bytes(draw(picture.template, picture.data()))


def confirm(session: Session, ask: Ask, say: Say) -> None:
    """Ask for the last groups of two lines until they are right, keep that, and say so."""
    prove(session.key, ask, say)
    session.local.write(recovery.confirm, session.key)
    say("Confirmed: the key is on paper.")


def prove(key: bytes, ask: Ask, say: Say) -> None:
    """Ask for the last groups of two lines of a key's sheet, each until it is right."""
    for number in recovery.ASKED_LINES:
        while not recovery.is_check_group(key, number, ask(f"The last group of line {number} on your sheet")):
            say(recovery.other_end(number))


def bring_back(config: Config, ask: Ask, say: Say) -> str:
    """Write the key file anew from the lines of the sheet, and say what is next.

    Raises Trouble where there is a key, or where it is not that of the database.
    """
    if config.secrets.db_key:
        raise Trouble(f"There is a key already, in {KEY}. If it is another one, take the variable away first.")
    if config.key_file.exists():
        raise Trouble(f"There is a key already ({config.key_file}). If it is another one, move it away first.")
    refuse_key_beside_data(config)
    key = typed_in(ask, say)
    if config.database.exists() and refuses(config.database, key):
        raise Trouble(
            f"This sheet has no mistake, but its key does not open {config.database}: it is of another bot, or of"
            " before the key was changed. Nothing was written."
        )
    write_private(config.key_file, f"{key.hex()}\n")
    following = "check" if config.database.exists() else "restore BACKUP_FILE"
    return f"The key is back: {config.key_file}. Now: {program()} {following}"


def typed_in(ask: Ask, say: Say) -> bytes:
    """Ask for the lines of a sheet, each until it has no mistake; return the key."""
    return b"".join(_line(number, ask, say) for number in range(1, recovery.LINES + 1))


def _line(number: int, ask: Ask, say: Say) -> bytes:
    while True:
        written = ask(f"Line {number} of the recovery sheet")
        try:
            return recovery.read_line(number, written)
        except Trouble as trouble:
            say(str(trouble))


def _bot(session: Session) -> str:
    return session.local.write(facts.get, facts.BOT_NAME) or ""


def _day(session: Session) -> date:
    return datetime.fromtimestamp(session.now / SECOND, UTC).date()
