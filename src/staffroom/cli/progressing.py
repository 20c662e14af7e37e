"""The commands about progress in the online course: files brought in, imports listed and taken back."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from typing import TYPE_CHECKING, Annotated

import typer

from staffroom.cli.by_hand import DryRun, File, Programme, Yes, looking, make_sure, progress, say, tell_all, the_session

if TYPE_CHECKING:
    from staffroom.kernel.db import Tx


@progress.command("import")
def progress_import(file: File, *, dry_run: DryRun = False, programme: Programme = None) -> None:
    """Bring progress in from the online course: all of it or nothing."""
    from staffroom.ops.by_hand import errands, progressing

    data = errands.read_table(file, progressing.MOST_BYTES)

    def work(tx: "Tx") -> list[str]:
        return progressing.import_file(tx, session.config, file, data, programme, session.now, dry_run=dry_run)

    with the_session() as session:
        tell_all(looking(session, dry=dry_run)(work))


@progress.command("imports")
def progress_imports(programme: Programme = None) -> None:
    """List what was brought in last, the newest first."""
    from staffroom.ops.by_hand import progressing

    with the_session() as session:
        tell_all(session.local.read(progressing.imports, programme, session.now))


@progress.command("undo")
def progress_undo(
    number: Annotated[
        int | None, typer.Argument(metavar="[IMPORT]", help="Its number; the last one if left out.")
    ] = None,
    *,
    programme: Programme = None,
    yes: Yes = False,
) -> None:
    """Take an import back: its rows stand as they stood before it."""
    from staffroom.ops.by_hand import progressing

    with the_session() as session:
        for line in session.local.read(progressing.imports, programme, session.now):
            say(line)
        if not yes:
            make_sure(f"Take {number or 'the newest of them'} back?")
        tell_all(session.local.write(progressing.undo, number, programme, session.now))


@progress.command("moodle")
def progress_moodle(*, dry_run: DryRun = False, programme: Programme = None) -> None:
    """Ask Moodle now, as happens every night: all of what it says is taken in or nothing."""
    from staffroom.kernel.clock import SystemClock
    from staffroom.ops.by_hand import moodle

    with the_session() as session:
        tell_all(moodle.fetch(session, SystemClock(), programme, dry_run=dry_run))
