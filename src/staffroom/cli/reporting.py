"""The command that writes closed weeks as a page or a table."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from pathlib import Path
from typing import Annotated, Literal

import typer

from staffroom.cli.by_hand import Programme, say, the_session


def report(
    *,
    week: Annotated[
        str, typer.Option(help="latest, all, a week of the programme such as 3, or a day in the week.")
    ] = "latest",
    style: Annotated[
        Literal["html", "xlsx", "csv"], typer.Option("--format", help="A page with charts, a book, or a table.")
    ] = "html",
    programme: Programme = None,
    language: Annotated[str | None, typer.Option(help="en, ar or zh; the programme's own otherwise.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write it into this file.")] = None,
) -> None:
    """Write how the groups did in a closed week, as it was published: totals of groups, no names of people."""
    from staffroom.ops.by_hand import reporting

    with the_session() as session:
        name, data = session.local.read(reporting.write, reporting.Wish(week, programme, style, language))
    file = out or Path(name)
    file.write_bytes(data)
    say(f"Written to {file}.")
