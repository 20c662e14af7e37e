"""The command line: parse, call, print; the commands that work at the database are in `by_hand`."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from staffroom.cli import (
    beginning,
    conducting,
    copying,
    handing,
    recording,
    rehearsing,
    reporting,
    rotating,
    supporting,
)
from staffroom.cli import cards as _cards  # noqa: F401  adds its commands to `cards`
from staffroom.cli import inviting as _inviting  # noqa: F401  adds its commands to `roster`
from staffroom.cli import progressing as _progressing  # noqa: F401  adds its commands to `progress`
from staffroom.cli import regrouping as _regrouping  # noqa: F401  adds its commands to `cohorts`
from staffroom.cli.by_hand import GROUPS, STOPPED, asking, say, tell_all, the_config, the_session
from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.refusal import BROKEN, CONFIGURATION, Trouble
from staffroom.ops.program import called, chosen, program

if TYPE_CHECKING:
    from staffroom.config import Config

OTHERS = 0o077
"""What everybody but the owner may not do with the files that we write; Windows keeps this elsewhere."""

app = typer.Typer(
    name="staffroom",
    help="The Telegram bot that runs blended professional development for teachers.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for group_name, group in GROUPS.items():
    app.add_typer(group, name=group_name)
app.add_typer(recording.record, name="record")
app.add_typer(conducting.conduct, name="conduct")
app.add_typer(rotating.rotate, name="rotate")
app.command()(rehearsing.rehearse)
app.command()(reporting.report)
app.command("support-bundle")(supporting.support_bundle)
app.command()(copying.backup)
app.command()(copying.restore)
app.command()(handing.close)
app.command()(handing.pack)
app.command()(handing.unpack)
app.command()(beginning.setup)

ConfigFile = Annotated[Path | None, typer.Option("--config", help="Another config.yaml than the one found here.")]


@app.callback(invoke_without_command=True)
def first(context: typer.Context, config: ConfigFile = None) -> None:
    """Without a command: run the bot, or set it up where it has no token yet."""
    chosen.clear()
    if config is not None:
        chosen["config"] = config
    if context.invoked_subcommand is not None:
        return
    from staffroom.ops.setup import begun

    environment = beginning.environment()
    if begun.is_unfinished(environment) or not begun.has_token(environment):
        beginning.set_up()
    else:
        run()


@app.command()
def run(
    *, safe: Annotated[bool, typer.Option("--safe", help="Hear and answer admins only; post nothing.")] = False
) -> None:
    """Run the bot until it is stopped (Ctrl-C)."""
    import asyncio

    from staffroom.kernel import collector
    from staffroom.ops import logs, moved, window
    from staffroom.ops.lock import ProcessLock

    with collector.spares():
        config = the_config()
        if not config.secrets.bot_token:
            raise Trouble(f"There is no token yet. Run `{program()} setup`, or set BOT_TOKEN.", CONFIGURATION)
        _refuse_half_set_up(config)
        with ProcessLock(config.lock_file):  # a second start is told at once, before anything heavy is read
            moved.refuse(config)
            moved.sweep(config)
        from staffroom import app as running

    wanted = config.settings.logging
    file = config.log_file if wanted.file else None
    at = window.Window(config.log_file) if window.is_wanted(wanted) else None
    logs.set_up(_secrets(config), level=wanted.level, style=wanted.format, file=file, window=at)
    with window.until_stopped(f"`{program()} run` starts it again."):
        asyncio.run(running.run(config, safe=safe))


@app.command()
def check(*, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Look at everything that can be wrong: problem, why, what to do. Exit 0: well, 1: warnings, 2: problems."""
    import json

    from staffroom.kernel.clock import SystemClock
    from staffroom.ops.checks import check as checks
    from staffroom.ops.checks.findings import exit_code

    found = checks.examine(chosen.get("config"), os.environ, SystemClock())
    if as_json:
        say(json.dumps([finding.as_json() for finding in found], ensure_ascii=False, indent=2))
    else:
        tell_all([finding.line for finding in found])
    raise typer.Exit(exit_code(found))


@app.command("recovery-sheet")
def recovery_sheet(
    *,
    confirm: Annotated[bool, typer.Option("--confirm", help="Prove that you have it on paper.")] = False,
    type_in: Annotated[bool, typer.Option("--type", help="Bring a lost key back from paper.")] = False,
    pdf: Annotated[Path | None, typer.Option(help="Write it as PDF, to be printed and then deleted.")] = None,
) -> None:
    """Show the database's key as a sheet for paper, confirm that you have it, or bring the key back from it."""
    from staffroom.ops import sheets

    if type_in:
        say(sheets.bring_back(the_config(), asking("Nothing was written."), say))
        return
    with the_session() as session:
        if confirm:
            sheets.confirm(session, asking("Nothing was confirmed just now, and nothing changed."), say)
        elif pdf is not None:
            sheets.write_pdf(session, pdf)
            say(f"{pdf}: print it, put it into a locked place, and delete the file.")
        else:
            say(sheets.as_text(session))


@app.command()
def demo(
    *,
    headless: Annotated[bool, typer.Option("--headless", help="Without a browser page; ends by itself.")] = False,
    days: Annotated[int, typer.Option(min=1, max=100, help="How many days to run through (headless).")] = 14,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Where the page is shown, else at 8099.")] = None,
    seed: Annotated[int, typer.Option(help="Another number gives other people's whims.")] = 1,
) -> None:
    """Try everything on this machine, without Telegram and without a token."""
    from staffroom import demo as playground

    raise typer.Exit(playground.run(headless=headless, days=days, port=port, seed=seed) or 0)


@app.command()
def version() -> None:
    """Print the versions of Staffroom and of SQLite."""
    from sqlcipher3 import dbapi2

    from staffroom import data_files

    say(f"staffroom {data_files.version()}, Python {sys.version.split()[0]}, SQLite {dbapi2.sqlite_version}")


def _refuse_half_set_up(config: "Config") -> None:
    """Raise Trouble where a set-up was broken off before it showed the sheet of a key."""
    from staffroom.ops import keys
    from staffroom.ops.setup import begun

    if begun.is_unfinished(beginning.environment()):
        keys.refuse_before_set_up(config)


def _secrets(config: "Config") -> list[str]:
    from staffroom.ops.keys import existing_key

    key = existing_key(config)
    secrets = config.secrets
    known = (secrets.bot_token, secrets.db_key, secrets.moodle_token, config.settings.health.ping_url)
    return [*known, key.hex() if key else ""]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; a mistake is told in plain words, a fault of our own is kept in a file."""
    if arguments is None:  # a process of our own
        from staffroom.ops import logs

        logs.hush()
    os.umask(OTHERS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(app(args=arguments, prog_name=called(), standalone_mode=False))
    except TyperException as mistyped:
        from staffroom.cli import usage

        typer.echo(usage.told(mistyped), err=True)
        sys.exit(mistyped.exit_code)
    except typer.Abort:
        typer.echo("Stopped.", err=True)
        sys.exit(1)
    except Trouble as trouble:
        typer.echo(str(trouble), err=True)
        sys.exit(trouble.exit_code)
    except BadTable as bad:
        from staffroom.ops.by_hand import mistakes

        typer.echo(mistakes.told(bad), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except Exception as error:
        from staffroom.ops.crash import told

        typer.echo(told(error, os.environ), err=True)
        sys.exit(BROKEN)
