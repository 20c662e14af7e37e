"""The guided set-up: seven questions in a terminal; every answer is kept at once, so that it can be broken off."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from staffroom.config import TOKEN, Config, home_folder
from staffroom.kernel import facts
from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import lock, recovery
from staffroom.ops.by_hand.errands import Prepare, Session, open_session
from staffroom.ops.program import program
from staffroom.ops.setup import botfather
from staffroom.ops.setup.begun import Progress, own_config
from staffroom.ops.setup.questions import Moment, Question, settings_questions
from staffroom.ops.setup.terminal import STOPPED, Terminal
from staffroom.ops.setup.yaml_edit import set_in_file
from staffroom.pictures import codes
from staffroom.rooms import cohorts, joining, people, programmes


def run(
    environment: Mapping[str, str], terminal: Terminal, prepare: Prepare, now: Instant, *, practice: bool = False
) -> bool:
    """Ask what has not been answered yet, make the key and the database, give out sheet and owner link.

    Says whether the bot is to be started now; a bot for practice is never started again. Raises Trouble (exit code 130)
    where somebody breaks it off; what was answered is kept.
    """
    config_file = own_config(environment)
    progress = Progress(home_folder(environment, config_file))
    moment = Moment(environment, datetime.fromtimestamp(now / SECOND, UTC).date())
    try:
        _ask_everything(config_file, moment, terminal, progress)
        config = Config.load(config_file, environment)
        _complete(config, terminal, prepare, now)
        progress.clear()
        return _start_now(config, terminal, practice=practice)
    except (KeyboardInterrupt, EOFError):
        unattended = f"`{program()} setup --answers FILE`; docs/operator/set-up.md says what is in it."
        raise Trouble(
            "\nStopped. Your answers so far are kept; the same command goes on from here."
            f"{'' if practice else f' Without a terminal: {unattended}'}",
            STOPPED,
        ) from None


def _ask_everything(config_file: Path, moment: Moment, terminal: Terminal, progress: Progress) -> None:
    environment = moment.environment
    config = Config.load(config_file, environment)
    questions = settings_questions(config, moment)
    of = len(questions) + 1
    terminal.say(
        f"Staffroom: set-up in {of} questions. Enter takes the answer in [brackets]; Ctrl-C stops, nothing is lost."
    )
    if "token" not in progress.answered():
        _token(config, environment.get(TOKEN, ""), of, terminal)
        progress.add("token")
    for number, question in enumerate(questions, 2):
        if question.name not in progress.answered():
            _setting(question, f"Question {number} of {of}", Config.load(config_file, environment), terminal)
            progress.add(question.name)


def _token(config: Config, given: str, of: int, terminal: Terminal) -> None:
    """Have a bot that Telegram knows and that is free to work here; one from the environment is not asked for."""
    if not given:
        for line in (f"Question 1 of {of}: {botfather.STEPS[0]}", *botfather.STEPS[1:]):
            terminal.say(line)
        return botfather.ask_token(config, terminal)
    try:
        if botfather.settle(config.api_server, given, terminal, another=False):
            return None
    except botfather.Unsure as unsure:
        raise Trouble(f"{TOKEN}: {unsure} Your answers are kept.", CONFIGURATION) from None
    raise Trouble(f"Set {TOKEN} to the token of a bot of its own, and begin again.", CONFIGURATION)


def _setting(question: Question, number: str, config: Config, terminal: Terminal) -> None:
    """Ask until the answer is understood, and write it into config.yaml."""
    terminal.say("")
    for line in (f"{number}: {question.title}", *question.intro):
        terminal.say(line)
    proposed = question.proposed(config)
    while True:
        hint = f" [{proposed}]" if proposed else ""
        answer = terminal.ask(f"{question.prompt}{hint}: ").strip() or proposed
        try:
            value = question.understand(answer, config)
        except ValueError as error:
            terminal.say(str(error))
            proposed = getattr(error, "better", proposed)
            continue
        for place in question.places(config):
            set_in_file(config.file, place, value)
        return


def _complete(config: Config, terminal: Terminal, prepare: Prepare, now: Instant) -> None:
    """Make key and database, have the recovery sheet written down, and give out the owner link."""
    with open_session(config, prepare, now) as session:
        name = named(session)
        _sheet(session, name, terminal)
        link = owner_link(session, name)
    terminal.say("")
    if link is None:
        terminal.say(f"There is an admin already; another one gets a link from `{program()} admin invite`.")
        return
    terminal.say("Your owner link. It works once, for seven days: whoever opens it first becomes the admin.")
    if terminal.draws:
        terminal.say("Scan it with your phone's camera, or send it to your own phone, and to nobody else:")
        terminal.say(codes.code_in_blocks(link))
    else:
        terminal.say("Send it to your own phone, to your Saved Messages in Telegram, say, and to nobody else:")
    terminal.say(f"  {link}")


def named(session: Session) -> str:
    """Keep what the bot is called, as Telegram says.

    Raises Trouble where it does not say.
    """
    config = session.config
    try:
        name = botfather.standing(config.api_server, config.secrets.bot_token).name
    except botfather.Unsure as unsure:
        raise Trouble(f"{unsure} Your answers are kept; the same command goes on from here.", CONFIGURATION) from None
    session.local.write(facts.put, facts.BOT_NAME, name)
    return name


def owner_link(session: Session, name: str) -> str | None:
    """Return a link for the first admin, who is then sent a test card; None where there is an admin already."""

    def work(tx: Tx) -> str | None:
        if any(cohorts.reachable_admins(tx, programme.id) for programme in programmes.all_of(tx)):
            return None
        joining.expect_first_admin(tx)
        return people.address(name, people.issue_admin_link(tx, session.now))

    return session.local.write(work)


def _sheet(session: Session, name: str, terminal: Terminal) -> None:
    """Print the recovery sheet until it is known to be on paper; that may be proven later, too."""
    if session.local.write(recovery.is_confirmed, session.key):
        return
    terminal.say("")
    day = datetime.fromtimestamp(session.now / SECOND, UTC).date()
    terminal.say(recovery.sheet(session.key, name, day, str(session.config.database)))
    terminal.say("")
    for number in recovery.ASKED_LINES:
        question = f"Written down? The last four characters of line {number} (Enter: I do it later): "
        while not recovery.is_check_group(session.key, number, said := terminal.ask(question)):
            if not said.strip():
                terminal.say(
                    f"Later, then; until you have, every check reminds you: {program()} recovery-sheet --confirm"
                )
                return
            terminal.say(recovery.other_end(number))
    session.local.write(recovery.confirm, session.key)
    terminal.say("Right: the key is on paper.")


def _start_now(config: Config, terminal: Terminal, *, practice: bool) -> bool:
    """Ask whether the bot is to be started now, unless it runs already."""
    terminal.say("")
    if lock.is_held(config.lock_file):
        terminal.say("The bot is running: stop it and start it again, so that it goes by your answers.")
        return False
    while (answer := terminal.ask("Start the bot now, here in this window? [yes]: ").strip().lower()) not in STARTING:
        terminal.say("Write yes or no.")
    if not STARTING[answer]:
        if practice:
            terminal.say(f"{ANEW} Delete its folder when you need it no more.")
            return False
        terminal.say(f"Later, then: `{program()} check` looks whether all is well, `{program()} run` starts the bot.")
        terminal.say("Open the owner link once it runs: it sends you a test card.")
        return False
    terminal.say("It starts, and says so here within half a minute: Staffroom is running.")
    terminal.say("Then open the owner link on your phone and press Start: a welcome and a test card come at once.")
    again = ANEW if practice else f"`{program()} run` starts it again."
    terminal.say(f"Ctrl-C in this window stops the bot. {again}")
    terminal.say("")
    return True


ANEW = "The same command begins another practice, from the first question."
STARTING = {"": True, "yes": True, "y": True, "no": False, "n": False}
