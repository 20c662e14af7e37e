"""What is handed to handlers by name, to the counting of plain talk, and to the rounds through the groups."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from staffroom.config import Config
from staffroom.home import home, record_of
from staffroom.inbox import Counter
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator
from staffroom.ops import status
from staffroom.ops.by_hand import moodle
from staffroom.ops.by_hand.conduct import lists
from staffroom.outbox import Ways
from staffroom.rooms import cohorts, conduct, digest, joining, people, progress, prompts, records

moodle_setup = moodle.setup


def hearing(looks: conduct.Lookout) -> prompts.Hear:
    """Return what everything that is heard in groups passes: plain talk with its batch, all else by its handler."""

    def hear(tx: Tx, messages: Sequence[prompts.Heard | prompts.Reacted], now: Instant) -> bool:
        counted = prompts.hear_all(tx, messages, now)
        looks.exchanges.follow(tx, messages, now)
        return counted

    return hear


def lookout(config: Config | None = None) -> conduct.Lookout:
    """Return what knows what is looked for in messages; it reads the lists beside config.yaml where that is wanted."""
    return conduct.Lookout(lambda: conduct.Lists((), ()) if config is None else lists(config.file))


def counter(looks: conduct.Lookout) -> Counter:
    """Return how plain talk is counted with its batch, without a handler; what is looked for is no plain talk."""

    def read(update: Mapping[str, Any]) -> prompts.Heard | prompts.Reacted | None:
        said = prompts.read_plain(update)
        return None if said is not None and looks.is_on and looks.concerns(said) else said

    return Counter(read, hearing(looks))


def rounds(the_ways: Ways, words: Translator, after: Callable[[], None]) -> cohorts.RoundsHands:
    """Return what the bot's rounds through the groups are handed."""
    return cohorts.RoundsHands(the_ways, words.plain, joining.call_roll, after)


def tools(
    words: Translator,
    clock: Clock,
    the_ways: Ways,
    bot_name: str,
    seed: bytes,
    config: Config | None = None,
    machine: status.Machine | None = None,
    looks: conduct.Lookout | None = None,
) -> dict[str, Any]:
    """Return what handlers may ask for by name; from the seed comes the key with which records are signed."""
    of_progress, looks = progress_headings(config), looks or lookout(config)
    return {
        "words": words,
        "clock": clock,
        "ways": the_ways,
        "bot_name": bot_name,
        "headings": headings(config),
        "progress_headings": of_progress,
        "take_elsewhere": progress.Taker(of_progress),
        "moodle": moodle_setup(config),
        "record_of": record_of,
        "placed": joining.invite_again,
        "to_do": digest.of_group,
        "signer": records.Signer(seed),
        "home": home,
        "take_pulse": lambda: status.taken(machine or status.Machine()),
        "answered": joining.Answered(),
        "hear": hearing(looks),
        "lookout": looks,
    }


def headings(config: Config | None) -> people.Headings:
    """Return what the columns of this installation's rosters are called besides."""
    if config is None:
        return people.Headings()
    files = config.settings.roster
    return people.Headings(files.columns.model_dump(), files.ignore)


def progress_headings(config: Config | None) -> progress.Headings:
    """Return what the columns of this installation's files of progress are called besides."""
    return progress.Headings(config.settings.progress.columns.model_dump() if config else {})
