"""The commands for records of professional development: made, checked, and the key to check them with."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from pathlib import Path
from typing import Annotated

import typer

from staffroom.cli.by_hand import Programme, say, tell_all, the_session
from staffroom.ops.program import chosen

record = typer.Typer(help="Teachers' signed records of professional development.", no_args_is_help=True)


@record.command("make")
def record_make(
    roster_id: Annotated[str, typer.Argument(metavar="ID", help="The teacher's id in the roster.")],
    *,
    programme: Programme = None,
    out: Annotated[Path, typer.Option(help="The folder for the two files.")] = Path("records"),
) -> None:
    """Write a teacher's record as PDF and HTML, in their language and in English, signed; nothing is kept."""
    from staffroom.ops.by_hand import errands, recording

    with the_session() as session:
        person = session.local.read(errands.known_as, "teacher", roster_id, programme)
        tell_all([str(file) for file in session.local.read(recording.make, session, person, out)])


@record.command("verify")
def record_verify(
    given: Annotated[str, typer.Argument(metavar="FILE|TEXT", help="A record's file, or the text of its code.")],
    *,
    key: Annotated[str | None, typer.Option(help="The public key of those who made it; else this one's own.")] = None,
) -> None:
    """Say whether a record is genuine, what that proves, and what it does not; exit code 1 where it is not."""
    from staffroom.ops.by_hand import recording

    tell_all(recording.verify(given, key, chosen.get("config")))


@record.command("key")
def record_key() -> None:
    """Print the public key with which anybody can check the records of this installation."""
    from staffroom.ops.by_hand import recording

    with the_session() as session:
        say(recording.public_key(session.key))
