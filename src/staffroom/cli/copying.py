"""The commands about copies: one made now, one put in the place of the database."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from staffroom.cli.by_hand import Yes, make_sure, say, tell_all, the_config, the_session
from staffroom.kernel.refusal import CONFIGURATION, Trouble

if TYPE_CHECKING:
    from staffroom.config import Config


def backup() -> None:
    """Write a checked, encrypted copy of the database now; the bot may run meanwhile."""
    from staffroom.ops.copying.backup import back_up

    with the_session() as session:
        written = back_up(session.local, session.config, session.key, session.now)
        say(f"Backup written and checked: {written}")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One of the backups.")], *, yes: Yes = False
) -> None:
    """Put a backup in the place of the database; the present one is kept aside. The bot must not run."""
    from staffroom.kernel.clock import SystemClock, in_zone
    from staffroom.ops import keys
    from staffroom.ops.copying import outlook
    from staffroom.ops.copying import restore as restoring

    config, now = the_config(), SystemClock().now()
    restoring.refuse_no_file(file)
    key = _the_key(config)
    if config.database.exists():
        tell_all(list(outlook.told(file, config, key, now)))
        if not yes:
            make_sure(outlook.QUESTION)
    if keys.is_changing(config):
        from staffroom.ops.handing import rotation

        rotation.before_a_copy_is_restored(config)
        key = _the_key(config)
    done = restoring.restore(file, config.database, key, config.lock_file, now)
    say(f"Restored: {done.database}")
    if done.aside:
        say(f"The former database is kept until {outlook.kept_until(now, config)}: {done.aside}")
    if done.lost:
        since, until = (in_zone(moment, config.zone).strftime("%Y-%m-%d %H:%M") for moment in done.lost[:2])
        say(f"Nothing is known of what happened from {since} to {until}. The admins are told at the next start.")


def _the_key(config: "Config") -> bytes:
    from staffroom.ops import keys

    key = keys.existing_key(config)
    if key is None:
        raise Trouble(keys.missing_key(config), CONFIGURATION)
    return key
