"""The commands for the beginning: the set-up, asked, answered by a file, or for practice."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

import os
from pathlib import Path
from typing import Annotated

import typer

from staffroom.cli.by_hand import prepare, say

GETTING_READY = "One moment; the first time it takes up to half a minute."


def setup(
    *,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ask nothing: the answers are in a file.")
    ] = None,
    practice: Annotated[bool, typer.Option("--practice", help="Without Telegram, in the folder `practice`.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where practice shows its page.")] = 8099,
) -> None:
    """Set the bot up: seven questions, the recovery sheet, the owner link; then it runs."""
    if practice:
        say(GETTING_READY)
        from staffroom.demo import practice as practising
        from staffroom.ops.setup.terminal import plain_terminal

        practising.run(Path.cwd() / "practice", port, plain_terminal(), prepare)
    elif answers is not None:
        from staffroom.kernel.clock import SystemClock
        from staffroom.ops.setup import answers as unattended

        for line in unattended.run(answers, os.environ, prepare, SystemClock().now()):
            say(line)
    else:
        set_up()


def set_up() -> None:
    """Ask the questions, then run the bot where that is wished."""
    say(GETTING_READY)
    from staffroom import cli
    from staffroom.kernel.clock import SystemClock
    from staffroom.ops.setup import wizard
    from staffroom.ops.setup.terminal import plain_terminal

    if wizard.run(os.environ, plain_terminal(), prepare, SystemClock().now()):
        cli.run()
