"""The commands for when things change hands: the end of a programme, another machine."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from pathlib import Path
from typing import Annotated

import typer

from staffroom.cli.by_hand import Programme, Yes, admin, asking, make_sure, say, tell_all, the_config, the_session
from staffroom.ops.program import called, program


def close(
    *,
    programme: Programme = None,
    on: Annotated[
        str | None, typer.Option(help="The day on which all is deleted, as 2027-06-30; in 30 days otherwise.")
    ] = None,
    export: Annotated[Path | None, typer.Option(help="Write all closed weeks into this folder first.")] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Take the end back, or stop the deletion.")] = False,
    yes: Yes = False,
) -> None:
    """End a programme: a farewell, time for everybody to save what is theirs, then all of its people is deleted."""
    from staffroom.ops.handing import closing

    with the_session() as session:
        if stop:
            tell_all(session.local.write(closing.stop, programme, session.now))
            return
        if export is not None:
            for file in session.local.read(closing.export, programme, export):
                say(f"Written: {file}")
        tell_all(session.local.read(closing.look, programme, on, session.now))
        if not yes:
            make_sure("End it?")
        tell_all(session.local.write(closing.end, programme, on, session.now))
        say(f"To take it back, or to stop it later: {program()} close --stop")


def pack(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to write it, such as school.pack.")] = None,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Let the bot run here again.")] = False,
) -> None:
    """Put all of this bot but its key into one file, for another machine; afterwards it does not run here any more."""
    from staffroom.kernel.clock import SystemClock
    from staffroom.kernel.refusal import Trouble
    from staffroom.ops import keys, moved
    from staffroom.ops.handing import moving

    config = the_config()
    if undo:
        say(moved.undo(config))
        return
    if file is None:
        raise Trouble("Name the file to write, such as school.pack.")
    keys.refuse_before_set_up(config)
    moving.pack(config, file, SystemClock().now())
    say(f"Packed: {file}. The key is not in it: have the recovery sheet at hand.")
    say(f"On the other machine, in its folder: {called()} unpack {file.name}")
    say(f"Here the bot does not run any more. If it is to stay after all: {program()} pack --undo")


def unpack(file: Annotated[Path, typer.Argument(metavar="FILE", help="What `pack` wrote on the old machine.")]) -> None:
    """Set this bot up from a file that `pack` wrote; asks for the four lines of the recovery sheet."""
    import os

    from staffroom.ops.handing import moving

    tell_all(moving.unpack(file, os.environ, asking("Nothing was unpacked; the packed file is as it was."), say))


@admin.command("list")
def admin_list() -> None:
    """Show the admins, each with the number that `admin remove` takes."""
    from staffroom.ops.handing import admins

    with the_session() as session:
        tell_all(session.local.read(admins.lines))


@admin.command("remove")
def admin_remove(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="As `admin list` shows it.")], *, yes: Yes = False
) -> None:
    """Take the role away from an admin who leaves; the last one cannot be removed, and the others are told."""
    from staffroom.ops.handing import admins

    with the_session() as session:
        person = session.local.read(admins.known_as, number)
        if not yes:
            say(admins.REMOVING.format(name=person.full_name))
            make_sure("Take the role away?")
        say(session.local.write(admins.removed, person, session.now))
