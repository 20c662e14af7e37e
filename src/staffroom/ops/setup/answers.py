"""The set-up without a terminal: the same answers from a YAML file, checked to the line, and what came of them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from staffroom.config import TOKEN, Config, read_secrets, write_env, write_private
from staffroom.kernel.clock import SECOND
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import Strict, load, place_of
from staffroom.ops import recovery
from staffroom.ops.by_hand.errands import Prepare, Session, open_session
from staffroom.ops.checks.probe import Refused, Unreachable
from staffroom.ops.program import program
from staffroom.ops.setup import botfather, typed
from staffroom.ops.setup.begun import own_config
from staffroom.ops.setup.questions import Moment, settings_questions
from staffroom.ops.setup.wizard import named, owner_link
from staffroom.ops.setup.yaml_edit import Value, set_in_file
from staffroom.settings.values import Language, SchoolWeek, Zone


class Answers(Strict):
    """A file of answers; what is left out is guessed as the guided set-up would propose it."""

    organisation: str = Field(min_length=1, max_length=typed.LONGEST_NAME)
    zone: Zone | None = None
    school_week: SchoolWeek | None = None
    language: Language | None = None
    lead: Literal["alone", "coordinators"] = "coordinators"
    start: date | None = None
    token_file: str = ""
    remove_webhook: bool = False
    recovery_sheet: str = ""

    def of(self, question: str) -> Value | None:
        """Return the answer to a question of the guided set-up, None where it is to be guessed."""
        if question == "solo":
            return self.lead == "alone"
        found: Value | None = getattr(self, question)
        return found


def run(file: Path, environment: Mapping[str, str], prepare: Prepare, now: Instant) -> Iterator[str]:
    """Set the bot up by a file of answers, and tell what was done as it is done.

    Raises Trouble (exit code 78) naming file, line and remedy.
    """
    answers = load(file, Answers)
    config_file = own_config(environment)
    config = Config.load(config_file, environment)
    name = _bot(file, answers, config, environment)
    yield f"Bot: @{name}"
    moment = Moment(environment, datetime.fromtimestamp(now / SECOND, UTC).date())
    for question in settings_questions(config, moment):
        yield _set(question.name, file, answers, Config.load(config_file, environment), moment)
    config = Config.load(config_file, environment)
    yield f"Settings: {config.file}"
    with open_session(config, prepare, now) as session:
        named(session)
        yield from _sheet(session, name, file, answers)
        link = owner_link(session, name)
    yield from _ways_on(link)


def _bot(file: Path, answers: Answers, config: Config, environment: Mapping[str, str]) -> str:
    """Return the name of a bot that is free to work here; its token is kept unless the environment has it."""
    token = environment.get(TOKEN) or _token_in(file, answers) or read_secrets(config.home, {}).bot_token
    if not token:
        raise Trouble(
            f"There is no token. Set {TOKEN} in the environment, or write it alone into a file that only its owner "
            f"may read (chmod 600), and name that in {file} behind `token_file:`.",
            CONFIGURATION,
        )
    try:
        found = botfather.standing(config.api_server, token)
        if not found.may_join:
            raise Trouble(
                f"Nobody may add @{found.name} to groups: {botfather.joining_words(found.name)}.", CONFIGURATION
            )
        if found.stranger and not answers.remove_webhook:
            raise Trouble(
                f"{place_of(file, ('remove_webhook',))}: what people send to @{found.name} goes to another program, by "
                f"a webhook to {found.stranger}. If nothing else needs this bot, write `remove_webhook: true`; "
                "otherwise make another one with BotFather (/newbot).",
                CONFIGURATION,
            )
        if found.stranger:
            botfather.free(config.api_server, token)
    except (botfather.Unsure, Refused, Unreachable) as error:
        raise Trouble(f"The token: {error}", CONFIGURATION) from None
    if not environment.get(TOKEN):
        write_env(config.env_file, TOKEN, token)
    return found.name


def _token_in(file: Path, answers: Answers) -> str:
    """Return the token in the file that was named for it, or nothing."""
    if not answers.token_file:
        return ""
    place, path = place_of(file, ("token_file",)), _beside(file, answers.token_file)
    try:
        found = botfather.TOKEN_SHAPE.search(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise Trouble(f"{place}: token_file: {path} cannot be read.", CONFIGURATION) from None
    if not found:
        raise Trouble(f"{place}: token_file: there is no token in {path}; it looks like 123456789:AA…", CONFIGURATION)
    return found[0]


def _beside(file: Path, written: str) -> Path:
    return (file.resolve().parent / Path(written).expanduser()).resolve()


def _set(name: str, file: Path, answers: Answers, config: Config, moment: Moment) -> str:
    """Write one answer into config.yaml, and return how it stands there now."""
    question = next(one for one in settings_questions(config, moment) if one.name == name)
    value, guessed = answers.of(name), ""
    try:
        if value is None:
            value, guessed = question.understand(question.proposed(config), config), " (as proposed)"
        elif isinstance(value, date):
            value = question.understand(value.isoformat(), config)
    except ValueError as error:
        raise Trouble(f"{place_of(file, (name,))}: {name}: {error}", CONFIGURATION) from None
    for place in question.places(config):
        set_in_file(config.file, place, value)
    shown = " ".join(value) if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else value
    return f"  {name}: {shown}{guessed}"


def _sheet(session: Session, name: str, file: Path, answers: Answers) -> Iterator[str]:
    """Write the recovery sheet into a file that only its owner may read, unless it is on paper already."""
    if session.local.write(recovery.is_confirmed, session.key):
        return
    key_file = session.config.key_file
    path = _beside(file, answers.recovery_sheet) if answers.recovery_sheet else key_file.with_name(recovery.FILE)
    day = datetime.fromtimestamp(session.now / SECOND, UTC).date()
    write_private(path, recovery.sheet(session.key, name, day, str(session.config.database)) + "\n")
    yield f"Recovery sheet: {path}"
    yield f"  Print it, lock it away, delete the file, then: {program()} recovery-sheet --confirm"


def _ways_on(link: str | None) -> Iterator[str]:
    """Tell what is left to do by hand."""
    if link is not None:
        yield f"Owner link: {link}"
        yield "  It works once, for seven days: whoever opens it first becomes the admin, and gets a test card."
    yield f"Check: {program()} check"
    yield f"Start: {program()} run"
