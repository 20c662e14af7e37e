"""The commands that put a new secret in the place of an old one."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

import os

import typer

from staffroom.cli.by_hand import asking, say, tell_all, the_config

rotate = typer.Typer(help="A new secret in the place of one that others may have seen.", no_args_is_help=True)


@rotate.command("token")
def rotate_token() -> None:
    """Put a new token of the same bot in the place of one that others may have seen; the bot may run meanwhile."""
    from staffroom.ops.handing import new_token
    from staffroom.ops.setup import botfather

    config = the_config()
    new_token.refuse_elsewhere(config, os.environ)
    tell_all(new_token.STEPS)
    ask = asking("Nothing was changed here: the token that was there stands there still.", hidden=True)
    while True:
        found = botfather.TOKEN_SHAPE.search(ask("New token"))
        if found is None:
            say("That is no token. Copy the whole line, such as 123456789:AAExampleExampleExample.")
            continue
        try:
            return tell_all(new_token.take(config, found[0]))
        except new_token.NotThis as trouble:
            say(str(trouble))


@rotate.command("key")
def rotate_key() -> None:
    """Give the database and its copies a new key, with a new recovery sheet. The bot must not run."""
    from staffroom.kernel.clock import SystemClock
    from staffroom.ops import keys, sheets
    from staffroom.ops.handing import rotation

    config = the_config()
    keys.refuse_before_set_up(config)
    with rotation.alone(config) as ended:
        if ended is None:
            new = rotation.begin(config)
            say(rotation.FIRST)
            say("")
            say(sheets.before_the_change(config, new, SystemClock().now()))
            say("")
            sheets.prove(new, asking(rotation.AS_BEFORE), say)
            say("The key is on paper. The database and its copies are written anew; this may take some minutes …")
            done = rotation.take(config, new)
        else:
            say("A change of the key was broken off on its way, and has been gone on with; no other key is made.")
            done = ended
    tell_all(list(rotation.told(done, config)))
    if done.waiting:
        raise typer.Exit(1)
    say("Start the bot again.")
