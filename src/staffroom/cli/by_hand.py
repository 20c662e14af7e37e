"""The commands that work at the database: rosters, links, cohorts, progress, invitations."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from staffroom.ops.program import chosen, program

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from staffroom.config import Config
    from staffroom.kernel.db import Tx
    from staffroom.kernel.ids import Instant
    from staffroom.ops.by_hand.errands import Session

    Look = Callable[..., list[str]]

roster = typer.Typer(help="The teachers' roster and the personal links.", no_args_is_help=True)
coordinators = typer.Typer(help="The coordinators' roster.", no_args_is_help=True)
cohorts = typer.Typer(help="Put the teachers into groups of at most 50.", no_args_is_help=True)
progress = typer.Typer(help="Progress in the online course.", no_args_is_help=True)
admin = typer.Typer(help="People who look after the programme.", no_args_is_help=True)
cards = typer.Typer(help="The cards of the calendar.", no_args_is_help=True)
GROUPS = {
    "roster": roster,
    "coordinators": coordinators,
    "cohorts": cohorts,
    "progress": progress,
    "admin": admin,
    "cards": cards,
}

File = Annotated[Path, typer.Argument(metavar="FILE", help="A table as CSV or XLSX.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the difference and write nothing.")]
Programme = Annotated[str | None, typer.Option(help="The programme's slug, where there are several.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
STOPPED = 130
"""Exit code after Ctrl-C."""


@roster.command("import")
def roster_import(file: File, *, dry_run: DryRun = False) -> None:
    """Bring a roster of teachers in: all of it or nothing."""
    _import_roster(file, "teachers", dry_run=dry_run)


@roster.command("fit")
def roster_fit(programme: Programme = None) -> None:
    """Show where Telegram fits, by the survey column of the roster, and who needs another way."""
    from staffroom.ops.by_hand import errands

    def work(tx: "Tx") -> list[str]:
        return errands.app_fit(tx, programme)

    with the_session() as session:
        tell_all(session.local.read(work))


@coordinators.command("import")
def coordinators_import(file: File, *, dry_run: DryRun = False) -> None:
    """Bring a roster of coordinators in: all of it or nothing."""
    _import_roster(file, "coordinators", dry_run=dry_run)


@coordinators.command("remove")
def coordinators_remove(
    roster_id: Annotated[str, typer.Argument(metavar="ID", help="The id in coordinators.csv.")],
    *,
    programme: Programme = None,
    yes: Yes = False,
) -> None:
    """Take the role away from a coordinator: links and buttons stop working, and nobody leads their groups."""
    from staffroom.ops.by_hand import errands

    with the_session() as session:
        person = session.local.write(errands.known_as, "coordinator", roster_id, programme)
        if not yes:
            say(errands.REMOVING.format(name=person.full_name))
            make_sure("Take the role away?")
        tell_all(session.local.write(errands.dismissed, person, session.now))


@roster.command("remove")
def roster_remove(
    roster_id: Annotated[str, typer.Argument(metavar="ID", help="The id in the roster.")],
    *,
    programme: Programme = None,
    yes: Yes = False,
) -> None:
    """Take a teacher out who has left the school: the seat is free, and nobody waits for them any more."""
    from staffroom.ops.by_hand import errands

    with the_session() as session:
        person = session.local.write(errands.known_as, "teacher", roster_id, programme)
        if not yes:
            say(errands.PARTING.format(name=person.full_name))
            make_sure("Take this teacher out?")
        tell_all(session.local.write(errands.parted, person, session.now))


@roster.command("readmit")
def roster_readmit(
    roster_id: Annotated[str, typer.Argument(metavar="ID", help="The id in the roster.")],
    *,
    programme: Programme = None,
) -> None:
    """Let a roster bring somebody back who had their data deleted and wishes to take part again."""
    from staffroom.ops.by_hand import errands

    with the_session() as session:
        known = errands.readmit(session, roster_id, programme)
    say("The next import brings them in again." if known else "Nobody with this id had their data deleted.")


@cohorts.command("plan")
def cohorts_plan(*, apply: Annotated[bool, typer.Option("--apply", help="Write the plan.")] = False) -> None:
    """Show how the roster is put into groups, and who leads them."""
    from staffroom.ops.by_hand import errands

    def work(tx: "Tx", now: "Instant") -> list[str]:
        return errands.plans(tx, now, apply=apply)

    with the_session() as session:
        tell_all(looking(session, dry=not apply)(work, session.now))


@cohorts.command("list")
def cohorts_list() -> None:
    """Show every cohort: who leads it, how many teachers are placed and in, how its group stands."""
    from staffroom.ops.by_hand import errands

    with the_session() as session:
        rows = session.local.read(errands.cohort_rows)
    if rows:
        _print_table(("Cohort", "Coordinator", "Teachers", "In the group", "Group"), rows)
    else:
        say(f"No cohorts yet: run `{program()} cohorts plan`.")


def _print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in which no word is broken, so that names can be copied; a wide one leaves that to the screen."""
    from rich.console import Console
    from rich.table import Table

    console, table = Console(markup=False, highlight=False), Table(box=None, padding=(0, 1, 0, 0))
    widths = _widths([headings, *rows], console.width)
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(heading, width=width)
    for row in rows:
        table.add_row(*row)
    console.width = max(console.width, sum(widths) + len(widths))
    console.print(table)


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Give each column the room of its longest word, and what is left over to those that need least more."""
    from rich.cells import cell_len

    columns = list(zip(*rows, strict=True))
    widths = [max(cell_len(word) for cell in column for word in cell.split()) for column in columns]
    spare = max(0, room - sum(widths) - len(widths))
    wanted = [max(map(cell_len, column)) - width for column, width in zip(columns, widths, strict=True)]
    for number in sorted(range(len(columns)), key=wanted.__getitem__):
        more = min(spare, wanted[number])
        widths[number] += more
        spare -= more
    return widths


@admin.command("invite")
def admin_invite() -> None:
    """Print a link that makes whoever opens it first an admin; it works once."""
    from staffroom.ops.by_hand import errands
    from staffroom.rooms import people

    with the_session() as session:
        bot = errands.bot_name(session)
        say(people.address(bot, session.local.write(people.issue_admin_link, session.now)))


def _import_roster(file: Path, kind: Literal["teachers", "coordinators"], *, dry_run: bool) -> None:
    from staffroom.ops.by_hand import errands

    data = errands.read_table(file)

    def work(tx: "Tx", now: "Instant") -> list[str]:
        return errands.import_roster(tx, session.config, file, data, kind, now, dry_run=dry_run)

    with the_session() as session:
        tell_all(looking(session, dry=dry_run)(work, session.now))


def the_config() -> "Config":
    """Return the configuration that the person chose."""
    from staffroom.config import Config

    return Config.load(chosen.get("config"))


def the_session() -> "AbstractContextManager[Session]":
    """Open the database for a command; before the set-up there is none, and no command makes one."""
    from staffroom.kernel.clock import SystemClock
    from staffroom.ops.by_hand.errands import open_set_up

    return open_set_up(the_config(), prepare, SystemClock().now())


def prepare(config: "Config", key: bytes) -> None:
    """Bring the database to the present shape, as the running bot does at its start."""
    from staffroom import groundwork

    groundwork.prepare(config, key)


def looking(session: "Session", *, dry: bool) -> "Look":
    """Return how work is run: with the right to write, or as a look that holds nobody up and changes nothing."""
    return session.local.read if dry else session.local.write


def asking(stopped: str, *, hidden: bool = False) -> "Callable[[str], str]":
    """Return what asks for a line; where nothing more is typed the command ends, and says what that means."""
    from staffroom.kernel.refusal import Trouble

    def ask(question: str) -> str:
        try:
            return str(typer.prompt(question, hide_input=hidden and sys.stdin.isatty()))
        except typer.Abort:
            raise Trouble(f"\nStopped. {stopped}", STOPPED if sys.stdin.isatty() else 1) from None

    return ask


def make_sure(question: str) -> None:
    """Go on only after a yes; where nobody answers, change nothing and say how to do it without a question.

    Raises Trouble.
    """
    from staffroom.kernel.refusal import Trouble

    try:
        is_sure = typer.confirm(question)
    except typer.Abort:
        alone = "" if sys.stdin.isatty() else " Nobody can be asked here; to do it without a question, add --yes."
        raise Trouble(f"\nNothing was changed.{alone}") from None
    if not is_sure:
        raise Trouble("Nothing was changed.")


def say(line: str) -> None:
    """Print a line."""
    typer.echo(line)


def tell_all(lines: Sequence[str]) -> None:
    """Print lines."""
    for line in lines:
        typer.echo(line)
