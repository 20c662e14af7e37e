"""The commands that invite: links as a table, on paper, anew for one person; papers for the first workshop."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from staffroom.cli.by_hand import Programme, Yes, make_sure, roster, say, the_session
from staffroom.kernel.refusal import Trouble
from staffroom.ops.program import program


@roster.command("links")
def roster_links(
    out: Annotated[Path | None, typer.Option(help="Write them into this CSV file.")] = None,
    role: Annotated[Literal["teacher", "coordinator"], typer.Option(help="Whose links.")] = "teacher",
    only: Annotated[str | None, typer.Option("--id", help="For one person, by the id in the roster.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Print them: one sheet for each group, into this folder.")] = None,
) -> None:
    """Make a personal link for everyone who has not opened one yet; their earlier links stop working."""
    if pdf is not None:
        if out or only or role != "teacher":
            raise Trouble("--pdf prints whole groups of teachers: leave out --out, --id and --role.")
        _print_sheets(pdf)
    else:
        _make_table(out, role, only)


def _print_sheets(folder: Path) -> None:
    from staffroom.ops.by_hand import errands, printing

    with the_session() as session:
        number = len(session.local.write(printing.groups))
        drawn, quiet = printing.sheets(session, folder, errands.bot_name(session)), not sys.stderr.isatty()
        with typer.progressbar(drawn, length=number, label="Sheets", file=sys.stderr, hidden=quiet) as each:
            written = [one for one in each if one.file is not None]
        homeless = session.local.write(printing.without_group)
    slips = sum(one.slips for one in written)
    say(f"{len(written)} sheets with {slips} invitations written to {folder}. Print them, then delete the files.")
    say("Links made for these people before do not work any more.")
    if homeless:
        say(f"Teachers in no group yet, without a slip: {homeless}. `{program()} cohorts plan` shows where to.")


def _make_table(out: Path | None, role: str, only: str | None) -> None:
    from staffroom.config import write_private
    from staffroom.kernel import table
    from staffroom.ops.by_hand import errands
    from staffroom.rooms import joining

    with the_session() as session:
        rows = session.local.write(errands.links, errands.bot_name(session), role, only, session.now)
    if out is None:
        say(table.as_csv(joining.MERGED, rows).rstrip())
    else:
        write_private(out, table.BYTE_ORDER_MARK + table.as_csv(joining.MERGED, rows))
        say(f"{len(rows)} links written to {out}. Links made for these people before do not work any more.")


@roster.command("handout")
def roster_handout(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the PDF files are written.")],
    *,
    programme: Programme = None,
) -> None:
    """Write a slide and half a page for the first workshop, in every language, before any link is sent."""
    from staffroom.ops.by_hand import printing

    with the_session() as session:
        written = printing.papers(session, folder, programme)
    say(f"{len(written)} papers for the first workshop written to {folder}.")


@roster.command("relink")
def roster_relink(
    roster_id: Annotated[str, typer.Argument(metavar="ID", help="The id in the roster.")],
    *,
    role: Annotated[Literal["teacher", "coordinator"], typer.Option(help="In which roster.")] = "teacher",
    programme: Programme = None,
    yes: Yes = False,
) -> None:
    """Make a new personal link for somebody whose link was used already; the account that used it is let go."""
    from staffroom.ops.by_hand import errands

    with the_session() as session:
        person = session.local.write(errands.known_as, role, roster_id, programme)
        bot = errands.bot_name(session)
        if person.telegram_id is not None and not yes:
            say(_RELINKING[role].format(name=person.full_name))
            make_sure("Make a new link?")
        say(session.local.write(errands.renewed_link, bot, person, session.now))


_RELINKING = {
    "teacher": (
        "{name}: the account that opened the link before is let go. It is taken out of the group, and its buttons\n"
        "stop working. Consent and everything counted so far stay with {name}. Do this only where {name} asks for it."
    ),
    "coordinator": (
        "{name}: the account that opened the link before is let go, and its buttons stop working. In Telegram's\n"
        "groups it stays what it is: take it out there yourself. Do this only where {name} asks for it."
    ),
}
