"""Errands that the command line sends: the database opened beside a running bot, files read, links written."""

import getpass
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from staffroom import data_files
from staffroom.config import Config
from staffroom.kernel import facts, table
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.ops.checks.probe import Refused, Unreachable, ask_now
from staffroom.ops.copying import forgotten
from staffroom.ops.keys import database_key, refuse_before_set_up
from staffroom.ops.program import program
from staffroom.rooms import cohorts, joining, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme

Prepare = Callable[[Config, bytes], None]
"""Brings the database to the present shape and the programmes in line with their files."""
Kind = Literal["teachers", "coordinators"]


@dataclass
class Session:
    """An open database, and the moment at which somebody began to work at it."""

    config: Config
    key: bytes
    local: LocalDatabase
    now: Instant


def open_set_up(config: Config, prepare: Prepare, now: Instant) -> AbstractContextManager[Session]:
    """Open the database that a set-up has made, brought up to date where needed.

    Raises Trouble where there is none, and writes nothing then; else as `open_session` does.
    """
    refuse_before_set_up(config)
    return open_session(config, prepare, now)


@contextmanager
def open_session(config: Config, prepare: Prepare, now: Instant) -> Iterator[Session]:
    """Open the database of an installation, made and brought up to date where needed: what a set-up does.

    Raises Trouble as opening, upgrading and reading the courses do.
    """
    key = database_key(config)
    prepare(config, key)
    local = LocalDatabase(config.database, key)
    try:
        yield Session(config, key, local, now)
    finally:
        local.close()


def read_table(file: Path, most: int = table.MOST_BYTES) -> bytes:
    """Return the content of a table; of one that is too large no more than shows that it is.

    Raises Trouble where it is missing or unreadable.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        raise Trouble(f"{file}: there is no such file. Check the name and the folder.") from None
    except OSError as error:
        raise Trouble(f"{file}: cannot be read ({error.strerror}).") from None


def import_roster(
    tx: Tx, config: Config, file: Path, data: bytes, kind: Kind, now: Instant, *, dry_run: bool
) -> list[str]:
    """Read a roster, write all of it or (dry run) nothing, and tell the difference.

    Raises BadTable with every mistake.
    """
    slugs = [programme.slug for programme in programmes.running(tx)]
    files = config.settings.roster
    known = people.Known(slugs, data_files.languages(), people.Headings(files.columns.model_dump(), files.ignore))
    rows = people.parse_roster(data, kind, known, file.name)
    if dry_run:
        return [*people.describe(people.roster_difference(tx, rows), program()), NOTHING_WRITTEN]
    digest = hashlib.sha256(data).hexdigest()
    return people.describe(people.apply_roster(tx, rows, whoever(), digest, now), program())


NOTHING_WRITTEN = "Nothing was written: this was a dry run. Leave out --dry-run to write it."


def app_fit(tx: Tx, slug: str | None) -> list[str]:
    """Tell how Telegram fits each place, what to do, who needs another way, and the one question to send round."""
    programme = the_programme(tx, slug).id
    places, others = people.app_fit(tx, programme), people.who_needs_another_way(tx, programme)
    found = [in_english(people.app_fit_of_place(place)) for place in places]
    advice = [in_english(line) for line in people.app_advice(places)]
    named = [f"  {' · '.join(filter(None, row))}" for row in others]
    asked = in_english(people.survey_question())
    return [*found, "", *advice, "", f"Another way is needed by {len(others)}:", *named, "", f"To ask: {asked}"]


def the_programme(tx: Tx, slug: str | None) -> Programme:
    """Return the programme of a slug, or the only one.

    Raises Trouble where it is not clear which is meant.
    """
    known = programmes.all_of(tx)
    found = [programme for programme in known if slug in (None, programme.slug)]
    if len(found) == 1:
        return found[0]
    slugs = ", ".join(programme.slug for programme in known)
    raise Trouble(f"Which programme? Add --programme with one of: {slugs}")


def whoever() -> str:
    """Return the name of the account that sits at the command line."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "command line"


def plans(tx: Tx, now: Instant, *, apply: bool) -> list[str]:
    """Work out (or write) the cohorts of every programme and describe them."""
    work = partial(cohorts.apply_plan, placed=joining.invite_again) if apply else cohorts.plan
    told = [line for programme in programmes.all_of(tx) for line in cohorts.describe_plan(work(tx, programme.id, now))]
    return told if apply else [*told, "Nothing was written: this is a plan. Add --apply to write it."]


def cohort_rows(tx: Tx) -> list[tuple[str, str, str, str, str]]:
    """Return each cohort's name, coordinator, teachers placed and in, and how its group stands."""
    return [
        _cohort_row(tx, cohort)
        for programme in programmes.all_of(tx)
        for cohort in cohorts.of_programme(tx, programme.id)
    ]


def _cohort_row(tx: Tx, cohort: Cohort) -> tuple[str, str, str, str, str]:
    leader = people.get(tx, cohort.coordinator_id).full_name if cohort.coordinator_id else "nobody yet"
    states = [placement.state for placement in cohorts.placements(tx, cohort.id)]
    group = "open" if cohort.opened_at and not cohort.missing else "not set up"
    if cohort.chat_id and cohort.missing:
        group = f"missing: {cohort.missing}"
    return cohort.name, leader, str(len(states)), str(states.count("in")), group


def bot_name(session: Session) -> str:
    """Return the bot's @name without @: as Telegram says, else as it was known last.

    Raises Trouble where nobody ever asked.
    """
    token = session.config.secrets.bot_token
    known = session.local.write(facts.get, facts.BOT_NAME)
    try:
        name = str(ask_now(session.config.api_server, token, "getMe")["username"]) if token else known
    except (Refused, Unreachable):
        name = known
    if not name:
        raise Trouble(f"The bot's name is not known yet. Set BOT_TOKEN (or run `{program()} setup`) and try again.")
    if name != known:
        session.local.write(facts.put, facts.BOT_NAME, name)
    return name


def links(tx: Tx, bot: str, role: str, only: str | None, now: Instant) -> list[Sequence[str]]:
    """Make a new personal link for everyone of a role who has not opened one yet; earlier ones stop working.

    Columns as in joining.MERGED.
    """
    found: list[Sequence[str]] = []
    speak = data_files.words().plain
    for programme in programmes.all_of(tx):
        emails = people.emails(tx, programme.id, people.ROSTER_OF[role])
        for person in joining.to_invite(tx, programme.id, role):
            if only in (None, person.roster_id):
                letter = joining.letter(tx, person, bot, now)
                found.append(joining.merged(letter, emails.get(person.id, ""), speak))
    return found


def _has_role(tx: Tx, person: Person, role: str) -> bool:
    """Say whether somebody of a roster still has its role: a coordinator's may have been taken away, or rest."""
    if role == "teacher" or people.has_role(tx, person.id, person.programme_id, role):
        return True
    return people.resting_since(tx, person.id, person.programme_id) is not None


def known_as(tx: Tx, role: str, roster_id: str, slug: str | None) -> Person:
    """Return the teacher or coordinator whom a roster knows by an id.

    Raises Trouble where there is none, or where several programmes know the id.
    """
    where = programmes.all_of(tx) if slug is None else [the_programme(tx, slug)]
    found = [(one.slug, people.in_roster(tx, one.id, people.ROSTER_OF[role], roster_id)) for one in where]
    sure = [(name, person) for name, person in found if person is not None and _has_role(tx, person, role)]
    if len(sure) > 1:
        raise Trouble(f"Which programme? Add --programme with one of: {', '.join(name for name, _ in sure)}")
    if not sure:
        raise Trouble(f"There is no {role} with the id '{roster_id}'. Take it from the first column of your table.")
    return sure[0][1]


def readmit(session: Session, roster_id: str, slug: str | None) -> bool:
    """Let rosters bring somebody back whose data were deleted; say whether anybody was known by that id."""
    known = session.local.write(_readmit, roster_id, slug)
    forgotten.agree_to_less(session.local, filter(None, (session.config.backups, session.config.second_folder)))
    return known


def _readmit(tx: Tx, roster_id: str, slug: str | None) -> bool:
    where = programmes.all_of(tx) if slug is None else [the_programme(tx, slug)]
    found = [people.readmit(tx, one.slug, roster, roster_id) for one in where for roster in people.ROSTER_OF.values()]
    return any(found)


def renewed_link(tx: Tx, bot: str, person: Person, now: Instant) -> str:
    """Let go of the account that a person uses and return the address that binds another one."""
    return people.address(bot, joining.relink(tx, person.id, now))


REMOVING = (
    "{name}: links and buttons stop working at once, and nobody leads the groups of {name} until you name\n"
    "somebody else. In Telegram's groups the account stays what it is: take it out there yourself."
)


PARTING = (
    "{name} has left the school? The bot takes {name} out of the Telegram group without a word there, the seat is\n"
    "free, and nobody waits for {name} any more. Whoever has come in already reads so in private and keeps their\n"
    "record and their data."
)


def parted(tx: Tx, person: Person, now: Instant) -> list[str]:
    """Take a teacher out who has left the school, and tell what became of their name.

    Raises Trouble where the programme is over.
    """
    if not people.has_role(tx, person.id, person.programme_id, "teacher"):
        return [f"{person.full_name} was taken out before."]
    try:
        kept = joining.part(tx, person.id, now)
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    fate = "The name is kept, with what they did." if kept else "No link was ever opened: the name is deleted."
    back = "Was that a mistake? Import a roster again in which this line stands; the next plan finds a group."
    return [f"{person.full_name} is out, and the seat is free. {fate}", back]


def dismissed(tx: Tx, person: Person, now: Instant) -> list[str]:
    """Take a coordinator's role away and tell what became of their groups, their name and their links."""
    found = joining.dismiss(tx, person.id, now)
    fate = "The name is kept, for a link was opened." if found.kept else "No link was ever opened: the name is deleted."
    lines = [f"{person.full_name} is no coordinator any more: links and buttons do not work now. {fate}"]
    lines += [f"  {cohort.name}: nobody leads it now" for cohort in found.cohorts]
    if found.cohorts:
        lines.append(f"`{program()} cohorts plan` shows who could lead instead.")
    return lines
