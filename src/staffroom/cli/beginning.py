"""The commands for the beginning: the set-up, asked, answered by a file, or for practice."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from staffroom.cli.by_hand import prepare, say
from staffroom.ops.program import chosen

GETTING_READY = "One moment; the first time it takes up to half a minute."


def setup(
    *,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ask nothing: the answers are in a file.")
    ] = None,
    practice: Annotated[bool, typer.Option("--practice", help="Without Telegram, in the folder `practice`.")] = False,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Where practice shows its page, else at 8099.")
    ] = None,
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

        for line in unattended.run(answers, environment_to_write(), prepare, SystemClock().now()):
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

    if wizard.run(environment_to_write(), plain_terminal(), prepare, SystemClock().now()):
        cli.run()


def environment() -> Mapping[str, str]:
    """Return the environment; unless it names a home, the folder of a config.yaml that was named is it."""
    from staffroom.config import HOME

    file = chosen.get("config")
    if file is None or os.environ.get(HOME):
        return os.environ
    return {**os.environ, HOME: str(file.resolve().parent)}


def environment_to_write() -> Mapping[str, str]:
    """Return the same for a set-up, which writes its answers into the config.yaml of that home.

    Raises Trouble where another file was named, or one of a practice.
    """
    from staffroom.config import HOME, find_config
    from staffroom.kernel.refusal import CONFIGURATION, Trouble
    from staffroom.ops.program import called
    from staffroom.ops.setup import begun

    file, found = chosen.get("config"), environment()
    if file is not None and (file.name != "config.yaml" or not file.is_file()):
        raise Trouble(f"{file}: the set-up writes a file config.yaml that is there; name one.", CONFIGURATION)
    if file is not None and begun.is_practice(file.resolve().parent):
        raise Trouble(f"{file} is of a practice, which is set up by `{called()} setup --practice`.", CONFIGURATION)
    if file is not None and find_config(found).resolve() != file.resolve():
        raise Trouble(
            f"{file}: {HOME} names another folder, {found[HOME]}, and the set-up writes the config.yaml of that one. "
            f"Leave --config out, or take {HOME} away.",
            CONFIGURATION,
        )
    return found
