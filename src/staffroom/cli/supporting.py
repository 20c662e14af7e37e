"""The command that gathers what somebody who is to help needs to know."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

import os
from pathlib import Path
from typing import Annotated

import typer

from staffroom.cli.by_hand import Yes, make_sure, say, tell_all
from staffroom.ops.program import chosen


def support_bundle(
    *,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it; here, unless named.")] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show all that would be in it, and write nothing.")
    ] = False,
    yes: Yes = False,
) -> None:
    """Gather versions, settings, findings and logs for whoever helps, without names, texts, tokens or keys."""
    from staffroom.kernel.clock import SystemClock
    from staffroom.ops.support import bundle

    clock = SystemClock()
    parts = bundle.collect(chosen.get("config"), os.environ, clock)
    if preview:
        for part in parts:
            say(f"===== {part.name}\n{part.body.rstrip()}\n")
        return
    tell_all([*bundle.listing(parts), "", bundle.NOT_IN])
    file = out or Path(bundle.name_at(clock.now()))
    if not yes:
        make_sure(f"Write it to {file}? (--preview shows every word of it)")
    bundle.write(parts, file)
    say(f"{file}: look at it, then send it to whoever helps you, and delete it.")
