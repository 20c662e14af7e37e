"""Another token for the same bot: asked of Telegram, then written where the old one stood."""

import asyncio
import logging
import os
from collections.abc import Mapping
from dataclasses import replace

from staffroom.config import TOKEN, Config, read_env, read_secrets, write_env
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops.checks.probe import Probe, Refused, Unreachable, ask_now
from staffroom.ops.lock import ProcessLock
from staffroom.ops.program import program
from staffroom.telegram.line import Line, LineState

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
"""Between two looks at `.env` while the token is refused; Telegram is asked only about one that is new there."""
STEPS = (
    "A new token for the same bot:",
    "  1. In Telegram, go to https://t.me/BotFather and send: /revoke",
    "  2. Choose your bot. From this moment the old token does not work any more, wherever it is.",
    "  3. BotFather answers with the new one. Copy that line.",
)


class NotThis(Trouble):
    """Another token is to be typed."""


def refuse_elsewhere(config: Config, environment: Mapping[str, str]) -> None:
    """Raise Trouble where the token does not stand in `.env`, which is the only place that we write."""
    if environment.get(TOKEN):
        raise Trouble(
            f"The token stands in the environment ({TOKEN}: a service's file, a container's settings), which is not "
            "written from here. Put the new one there, in place of the old, and start the bot again.",
            CONFIGURATION,
        )
    if not read_env(config.env_file).get(TOKEN):
        raise Trouble(f"There is no token yet. Run `{program()} setup`.", CONFIGURATION)


def take(config: Config, token: str) -> list[str]:
    """Write a new token of the same bot into `.env`, in one step; say what is left to do.

    Raises NotThis where it is the old one, another bot's, or unknown to Telegram, and Trouble where Telegram is away;
    nothing is written then.
    """
    old = config.secrets.bot_token
    if token == old:
        raise NotThis("This is the token that is there already. Let BotFather make a new one: /revoke")
    if _bot_of(token) != _bot_of(old):
        raise NotThis(
            f"This token is another bot's (its number is {_bot_of(token)}, yours is {_bot_of(old)}). Nothing was "
            "changed. Another bot cannot take the place of this one: it is in no group, nobody has started it, no "
            "link leads to it, and pictures that Telegram holds are not its own. A new token for the same bot comes "
            "from BotFather: /revoke. Where the bot itself is lost, docs/operator/hand-over.md says what to do."
        )
    try:
        name = str(ask_now(config.api_server, token, "getMe")["username"])
    except Refused as refused:
        if refused.is_of_the_token:
            raise NotThis("Telegram does not know this token. Copy the whole line from BotFather once more.") from None
        raise Trouble(f"Telegram answered: {refused.reason}. Nothing was changed; try again in a minute.") from None
    except Unreachable:
        raise Trouble(f"{config.api_server} cannot be reached. Check the internet connection, and try again.") from None
    write_env(config.env_file, TOKEN, token)
    said = f"Good: Telegram knows @{name} by the new token. It is in {config.env_file}, the old one is gone."
    return [said, _next(config)]


def _next(config: Config) -> str:
    try:
        with ProcessLock(config.lock_file):
            return f"Start the bot: {program()} run"
    except Trouble:
        return "The running bot takes it by itself within a minute; what waits is sent then."


def _bot_of(token: str) -> str:
    return token.partition(":")[0]


async def await_new(config: Config, line: Line) -> Config:
    """Wait until the token is refused and another one of the same bot stands in `.env`; return the settings with it."""
    tried = config.secrets.bot_token
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if line.state is not LineState.PARKED:
            continue
        try:
            token = (await asyncio.to_thread(read_secrets, config.home, os.environ)).bot_token
        except Trouble:
            continue
        if token == tried or not token:
            continue
        if _bot_of(token) != _bot_of(config.secrets.bot_token):
            plain = "The new token in .env is another bot's; it is not taken."
            log.error("the new token in .env is another bot's; it is not taken", extra={"plain": plain})
            tried = token
        elif await _works(config.api_server, token):
            plain = "There is a new token; the bot begins anew with it."
            log.info("there is a new token: the bot begins anew with it", extra={"plain": plain})
            return replace(config, secrets=replace(config.secrets, bot_token=token))


async def _works(server: str, token: str) -> bool:
    """Say whether Telegram accepts a token; where it does not, or is away, that is asked again."""
    try:
        async with Probe(server, token) as probe:
            await probe.ask("getMe")
    except (Refused, Unreachable):
        return False
    return True
