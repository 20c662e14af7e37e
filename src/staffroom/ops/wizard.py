"""The guided set-up: six questions in a terminal; every answer is kept at once, so that it can be broken off."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from staffroom import data_files
from staffroom.config import TOKEN, Config, find_config, home_folder, read_secrets, write_env
from staffroom.kernel import facts
from staffroom.kernel.clock import SECOND, local_day
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import first_day, recovery
from staffroom.ops.errands import Prepare, open_session
from staffroom.ops.mistakes import in_english
from staffroom.ops.probe import Refused, Unreachable, ask_now
from staffroom.ops.program import program
from staffroom.ops.questions import BOTFATHER, Question, guess_zone, settings_questions
from staffroom.ops.yaml_edit import set_in_file
from staffroom.rooms import people
from staffroom.rooms.programmes import load_course
from staffroom.settings import ProgrammeSection

STOPPED = 130
"""Exit code after Ctrl-C."""
UNAUTHORIZED = (401, 404)
"""Telegram's answers to a token that it does not know."""
_TOKEN_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Terminal:
    """How to ask and how to tell; tests bring their own."""

    ask: Callable[[str], str]
    say: Callable[[str], None]


class Progress:
    """Which questions were answered, kept until the set-up is complete."""

    def __init__(self, home: Path) -> None:
        self.file = home / ".staffroom" / "setup.json"

    def answered(self) -> list[str]:
        """Return the names of the answered questions."""
        try:
            return list(json.loads(self.file.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return []

    def add(self, name: str) -> None:
        """Keep that a question was answered."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps([*self.answered(), name]), "utf-8")

    def clear(self) -> None:
        """Forget it all: the set-up is complete."""
        self.file.unlink(missing_ok=True)


def is_unfinished(environment: Mapping[str, str]) -> bool:
    """Say whether a set-up was begun here and not completed."""
    return Progress(home_folder(environment, find_config(environment))).file.exists()


def run(environment: Mapping[str, str], terminal: Terminal, prepare: Prepare, now: Instant) -> None:
    """Ask what has not been answered yet, then make the key and the database, and give out sheet and owner link.

    Raises Trouble (exit code 130) where somebody breaks it off; what was answered is kept.
    """
    config_file = own_config(environment)
    progress = Progress(home_folder(environment, config_file))
    try:
        _ask_everything(config_file, environment, terminal, progress)
        _complete(Config.load(config_file, environment), terminal, prepare, now)
    except (KeyboardInterrupt, EOFError):
        raise Trouble(
            "\nStopped. Your answers so far are kept; the same command goes on from here. "
            f"Without a terminal, set BOT_TOKEN in the environment and use `{program()} run`.",
            STOPPED,
        ) from None
    progress.clear()


def own_config(environment: Mapping[str, str]) -> Path:
    """Return the config.yaml to write answers into; a copy of the example where there is none yet."""
    file = find_config(environment).resolve()
    home = home_folder(environment, file)
    if file != data_files.example_config().resolve():
        return file
    home.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(file, home / "config.yaml"))


def _ask_everything(config_file: Path, environment: Mapping[str, str], terminal: Terminal, progress: Progress) -> None:
    terminal.say(
        "Staffroom: set-up in six questions. Enter takes the answer in [brackets]; Ctrl-C stops, nothing is lost."
    )
    if "token" not in progress.answered() and not environment.get(TOKEN):
        _token(Config.load(config_file, environment), terminal)
        progress.add("token")
    for question in settings_questions(guess_zone(dict(environment))):
        if question.name not in progress.answered():
            _setting(question, Config.load(config_file, environment), terminal)
            progress.add(question.name)


def _token(config: Config, terminal: Terminal) -> None:
    """Ask for the token until Telegram knows it, and keep it in `.env`."""
    for line in BOTFATHER:
        terminal.say(line)
    present = read_secrets(config.home, {}).bot_token
    while True:
        hint = " [keep the present one]" if present else ""
        token = terminal.ask(f"Token{hint}: ").strip() or present
        found = _TOKEN_SHAPE.search(token)
        if not found:
            terminal.say("That is no token. Copy the whole line, such as 123456789:AAExampleExampleExample.")
            continue
        trouble, name = _who_is(config.api_server, found[0])
        if not trouble:
            write_env(config.env_file, TOKEN, found[0])
            terminal.say(f"Good: Telegram knows this bot as @{name}.")
            return
        present = found[0] if name is None else present
        terminal.say(trouble)


def _who_is(server: str, token: str) -> tuple[str, str | None]:
    """Ask whose token it is; return a sentence of trouble (empty: none) and the name (None: nobody answered)."""
    try:
        return "", str(ask_now(server, token, "getMe")["username"])
    except Refused as refused:
        if refused.code in UNAUTHORIZED:
            return "Telegram does not know this token. Copy it once more from BotFather (/mybots, API Token).", ""
        return f"Telegram answered: {refused.reason}. Wait a minute, then press Enter to try again.", None
    except Unreachable:
        return f"{server} cannot be reached. Check the internet connection, then press Enter to try again.", None


def _setting(question: Question, config: Config, terminal: Terminal) -> None:
    """Ask until the answer is understood, and write it into config.yaml."""
    terminal.say("")
    for line in question.intro:
        terminal.say(line)
    present = question.present(config)
    while True:
        answer = terminal.ask(f"{question.prompt} [{present}]: ").strip() or present
        try:
            value = question.understand(answer)
        except ValueError as error:
            terminal.say(str(error))
            continue
        for place in question.places(config):
            set_in_file(config.file, place, value)
        return


def _complete(config: Config, terminal: Terminal, prepare: Prepare, now: Instant) -> None:
    """Make key and database, print the recovery sheet and the owner link."""
    trouble, name = _who_is(config.api_server, config.secrets.bot_token)
    if trouble or not name:
        raise Trouble(f"{trouble} Your answers are kept; the same command goes on from here.", CONFIGURATION)
    with open_session(config, prepare, now) as session:
        session.local.write(facts.put, facts.BOT_NAME, name)
        day = datetime.fromtimestamp(now / SECOND, UTC).date()
        terminal.say("")
        terminal.say(recovery.sheet(session.key, name, day, str(config.database)))
        token = session.local.write(people.issue_admin_link, now)
    for line in _farewell(config, people.address(name, token), now):
        terminal.say(line)


def _farewell(config: Config, owner_link: str, now: Instant) -> Iterator[str]:
    yield ""
    yield "Your owner link. It works once: whoever opens it first becomes the admin. Keep it to yourself:"
    yield f"  {owner_link}"
    yield ""
    yield "What to do now:"
    yield f"  1. Write the recovery sheet down, then confirm it: {program()} recovery-sheet --confirm"
    yield "  2. The first day of the course, before the bot is started:"
    yield from (f"     {_first_day(config, programme, now)}" for programme in config.settings.programmes)
    yield f"  3. Check that all is well: {program()} check"
    yield f"  4. Start the bot: {program()} run"
    yield "  5. Open the owner link in Telegram."


def _first_day(config: Config, programme: ProgrammeSection, now: Instant) -> str:
    """Say when a course begins, and how to change that where it should have begun already or on another day."""
    today = local_day(now, programme.time_zone)
    if programme.start < today:
        return (
            f"The first day of '{programme.slug}', {programme.start}, is past, and the cards of days past are left "
            f"out.\n     Unless that is meant, open {config.file} in a text editor\n"
            "     and write your own first day, as year-month-day, behind `start:`; best is the first school day\n"
            f"     of a week, such as {first_day.calendar_of(programme).first_day_near(today)}."
        )
    found = first_day.misfit(programme, load_course(config.course_folder(programme)))
    if found is None:
        return f"'{programme.slug}' begins on {programme.start}. Another day? Change `start:` in {config.file}."
    return (
        f"The first day of '{programme.slug}', {programme.start}, {in_english(found.what)}:\n"
        f"     {in_english(found.why)}.\n"
        f"     Better write {found.better} behind `start:` in {config.file}."
    )


def plain_terminal() -> Terminal:
    """Return the terminal of this process."""
    return Terminal(input, lambda line: print(line, flush=True))  # noqa: T201  talking is what it is for


def has_token(environment: Mapping[str, str] | None = None) -> bool:
    """Say whether a token was set, in the environment or in `.env`."""
    chosen = os.environ if environment is None else environment
    return bool(read_secrets(home_folder(chosen, find_config(chosen)), chosen).bot_token)
