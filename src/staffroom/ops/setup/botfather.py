"""The bot at Telegram, as BotFather made it: its token, whether it may join groups, and who else listens to it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from staffroom.config import TOKEN, Config, read_secrets, write_env
from staffroom.ops.checks.probe import Refused, Unreachable, ask_now
from staffroom.ops.setup.terminal import Terminal

TOKEN_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]+")
STEPS = (
    "the bot's token. Telegram's own bot, BotFather, gives it to you:",
    "  1. Open Telegram and go to https://t.me/BotFather (look for the blue tick).",
    "  2. Press Start, then send: /newbot",
    "  3. Send a name for people to see, such as: Green Valley Staffroom",
    "  4. Send a name for addresses; it must end in bot, such as: greenvalley_staffroom_bot",
    "  5. BotFather answers with a line such as 123456789:AAExampleExampleExample. Copy that line.",
    "You need nothing else there: picture, commands and descriptions the bot sets by itself.",
    "Whoever has the token can speak as your bot: show it to nobody. It is kept in the file .env.",
)


@dataclass(frozen=True)
class Standing:
    """How a bot stands with Telegram: its name without @, whether it may join groups, who else gets its updates.

    `stranger` is the host of a webhook, empty where there is none; what follows it may be a secret.
    """

    name: str
    may_join: bool
    stranger: str


class Unsure(Exception):  # noqa: N818  an answer
    """Telegram did not say; `known` is False where that is because of the token."""

    def __init__(self, said: str, *, known: bool) -> None:
        self.known = known
        super().__init__(said)


def standing(server: str, token: str) -> Standing:
    """Ask Telegram how the bot of a token stands.

    Raises Unsure with a sentence that says what to do.
    """
    try:
        me, updates = ask_now(server, token, "getMe"), ask_now(server, token, "getWebhookInfo")
    except Refused as refused:
        if refused.is_of_the_token:
            said = "Telegram does not know this token. Copy it once more from BotFather (/mybots, API Token)."
            raise Unsure(said, known=False) from None
        said = f"Telegram answered: {refused.reason}. Wait a minute, and try again."
        raise Unsure(said, known=True) from None
    except Unreachable:
        said = f"{server} cannot be reached. Check the internet connection, and try again."
        raise Unsure(said, known=True) from None
    url = str(updates.get("url", ""))
    return Standing(
        str(me["username"]), bool(me.get("can_join_groups", True)), (urlsplit(url).hostname or "?") if url else ""
    )


def free(server: str, token: str) -> None:
    """Take away a webhook, so that what people send to the bot comes to us.

    Raises Refused, Unreachable.
    """
    ask_now(server, token, "deleteWebhook")


def joining_words(name: str) -> str:
    """Return what to tell BotFather where the bot may not be added to groups."""
    return f"send BotFather /setjoingroups, choose @{name}, and tap Enable"


def ask_token(config: Config, terminal: Terminal) -> None:
    """Ask for the token until Telegram knows it and its bot is free to work here, and keep it in `.env`."""
    present = read_secrets(config.home, {}).bot_token
    while True:
        hint = " [keep the present one]" if present else ""
        token = terminal.ask(f"Token{hint}: ").strip() or present
        found = TOKEN_SHAPE.search(token)
        if not found:
            terminal.say("That is no token. Copy the whole line, such as 123456789:AAExampleExampleExample.")
            continue
        try:
            free_to_work = settle(config.api_server, found[0], terminal, another=True)
        except Unsure as unsure:
            present = found[0] if unsure.known else present
            terminal.say(f"{unsure} Enter does so." if unsure.known else str(unsure))
            continue
        if free_to_work:
            write_env(config.env_file, TOKEN, found[0])
            return
        terminal.say("Make a bot of its own for Staffroom: send BotFather /newbot, then paste its token here.")


def settle(server: str, token: str, terminal: Terminal, *, another: bool) -> bool:
    """Have the bot made ready for work: it may join groups, and nobody else listens; False: another bot is wanted.

    Raises Unsure where Telegram does not say how it stands.
    """
    while True:
        found = standing(server, token)
        if not found.may_join:
            terminal.say(f"Nobody may add @{found.name} to groups yet: {joining_words(found.name)}.")
            terminal.ask("Press Enter when that is done: ")
        elif found.stranger:
            if not _part(server, token, found, terminal, another=another):
                return False
        else:
            terminal.say(
                f"Good: Telegram knows this bot as @{found.name}. It may join groups, and only you listen to it."
            )
            terminal.say("It will be an administrator of its groups; BotFather's privacy mode may stay as it is.")
            return True


def _part(server: str, token: str, found: Standing, terminal: Terminal, *, another: bool) -> bool:
    """Offer to remove a stranger's webhook, never silently; say whether this bot is still wanted."""
    terminal.say(f"What people send to @{found.name} goes to another program: a webhook leads to {found.stranger}.")
    terminal.say("While it stands, the bot hears nothing here.")
    terminal.say("  1. Remove it: nothing that I need uses this bot.")
    terminal.say(
        "  2. Leave it: another program needs this bot, and Staffroom gets one of its own."
        if another
        else "  2. Leave it."
    )
    while (answer := terminal.ask("1 or 2: ").strip()) not in ("1", "2"):
        terminal.say("Write 1 or 2.")
    if answer == "2":
        return False
    try:
        free(server, token)
    except (Refused, Unreachable) as error:
        raise Unsure(f"The webhook could not be removed ({error}). Try again in a minute.", known=True) from None
    terminal.say("The webhook is removed.")
    return True
