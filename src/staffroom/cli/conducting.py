"""The command about word lists and personal data: what would be found in a sentence, and why."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from typing import Annotated

import typer

from staffroom.cli.by_hand import tell_all
from staffroom.ops.program import chosen

conduct = typer.Typer(help="Word lists and personal data.", no_args_is_help=True)


@conduct.callback()
def first() -> None:
    """Keep `test` a command of its own although it is the only one."""


@conduct.command("test")
def conduct_test(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="In quotation marks.")],
    *,
    language: Annotated[str | None, typer.Option(help="One list only, such as en.")] = None,
) -> None:
    """Say what word lists and the look for personal data would find in a sentence, and why; nothing is kept."""
    from staffroom.ops.by_hand import conduct as trying

    tell_all(trying.tried(sentence, trying.lists(chosen.get("config")), language))
