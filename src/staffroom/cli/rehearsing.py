"""The command that plays the calendar through before anybody reads it."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from staffroom.cli.by_hand import say, the_session

if TYPE_CHECKING:
    from staffroom.rehearsal import Timetable

Style = Literal["table", "html", "ics", "json"]
MOST_WEEKS = 104


def rehearse(
    *,
    weeks: Annotated[
        int | None, typer.Option(min=1, max=MOST_WEEKS, help="How many weeks from now; the whole course otherwise.")
    ] = None,
    cohort: Annotated[str | None, typer.Option(help="One group, by its name.")] = None,
    style: Annotated[
        Style, typer.Option("--format", help="A table, a page, a calendar file, or for programs.")
    ] = "table",
    out: Annotated[Path | None, typer.Option(help="Write it into this file.")] = None,
    pictures: Annotated[bool, typer.Option("--pictures", help="Draw every picture, too; takes a while.")] = False,
) -> None:
    """Play the calendar through and show every message with date, local time and language, and what looks odd."""
    from staffroom.rehearsal import Wish
    from staffroom.rehearsal import rehearse as play

    with the_session() as session:
        found = play(session.local, session.key, session.now, Wish(weeks, cohort, pictures))
    if style == "table":
        text = _table(found)
    elif style == "html":
        from staffroom.rehearsal.page import as_page

        text = as_page(found)
    else:
        from staffroom.rehearsal import formats

        text = formats.as_json(found) if style == "json" else formats.as_ics(found)
    if out is None:
        say(text)
    else:
        out.write_text(text, "utf-8")
        say(f"Written to {out}. Places to look at: {sum(one.count_of_warnings for one in found)}.")


def _table(found: Sequence["Timetable"]) -> str:
    """Return a table for each set of groups that read the same, and what to look at below it."""
    from io import StringIO

    from rich.console import Console
    from rich.table import Table

    from staffroom.rehearsal import formats

    written = StringIO()
    console = Console(file=written, markup=False, highlight=False, width=Console().width)
    for one in found:
        console.print(f"{formats.groups(one)} · {one.programme} · {one.zone.key} · {one.language}")
        table = Table(box=None, padding=(0, 1, 0, 2), show_header=False)
        for wrapped in (False, False, True):
            table.add_column(no_wrap=not wrapped)
        for message in one.messages:
            when = f"{message.at:%a %Y-%m-%d %H:%M}" if message.at else "—"
            odd = (*message.notes, *(f"! {warning}" for warning in message.warnings))
            table.add_row(when, message.slug, "\n".join((formats.headline(message), *(f"  {line}" for line in odd))))
        console.print(table)
        for warning in one.warnings:
            console.print(f"  ! {warning}")
        console.print()
    number = sum(one.count_of_warnings for one in found)
    console.print(formats.order())
    console.print(f"Every card counts as posted by its coordinator. Places to look at (marked !): {number}.")
    return written.getvalue().rstrip()
