"""The commands about cards: all of them on one page, and those that were made in the chat as a file."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from pathlib import Path
from typing import Annotated

import typer

from staffroom.cli.by_hand import Programme, cards, say, tell_all, the_session


@cards.command()
def preview(out: Annotated[Path, typer.Option(help="The page to write.")] = Path("cards.html")) -> None:
    """Draw every card in every language on one page."""
    from staffroom.rehearsal.contact import sheet

    with the_session() as session:
        page = session.local.read(sheet)
    out.write_text(page, "utf-8")
    say(f"Written to {out}. Open it in a browser.")


@cards.command()
def export(
    *,
    out: Annotated[Path | None, typer.Option(help="A folder to write them into, with their pictures.")] = None,
    programme: Programme = None,
) -> None:
    """Show the cards that were made in the chat as entries of calendar.yaml."""
    from staffroom.ops.by_hand import cards as made

    with the_session() as session:
        tell_all(made.export(session, programme, out))
