"""Use cases of words that tell of a need for help: their author reads where help is found; nothing is removed.

What was written is kept nowhere, and told to nobody.
"""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import reporting, rules, screens, telling
from staffroom.rooms.conduct.values import Said
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme


def offer(tx: Tx, cohort: Cohort, said: Said, now: Instant) -> None:
    """Tell the author first, then whom the programme names for that, each once a day for the same author."""
    author = reporting.known(tx, cohort, said.about.user)
    day = local_day(now, ZoneInfo(cohort.zone)).isoformat()
    told = author is not None and telling.privately(
        tx, f"conduct.help:{day}", "conduct.help", author, {"cohort": cohort.id}, now
    )
    contact = _contact(tx, programmes.get(tx, cohort.programme_id))
    if contact is None or (author is not None and contact.telegram_id == author.telegram_id):
        return
    who = "" if author is None else author.id
    args: dict[str, Any] = {"cohort": cohort.id, "person": who, "told": told, "at": said.about.said_at}
    args |= {"message": said.about.message_id, "name": "" if author is not None else said.about.name}
    key, later = f"conduct.cry:{cohort.id}:{who or said.about.message_id}:{day}", Instant(now + rules.HELP_WAITS)
    cohorts.tell(tx, key, "conduct.cry", args, [contact], now, not_before=later)


def _contact(tx: Tx, programme: Programme) -> Person | None:
    """Return whom a programme names to be told where somebody may need help; None where it names nobody we know."""
    named = programme.settings.help_contact
    return people.by_paper(tx, programme.id, named) if named else None


def unreached_contacts(tx: Tx) -> list[tuple[str, str]]:
    """Return which programmes name somebody who cannot be told, and whom."""
    naming = [one for one in programmes.running(tx) if one.settings.help_words and one.settings.help_contact]
    found = [(one, _contact(tx, one)) for one in naming]
    return [(one.slug, one.settings.help_contact) for one, who in found if who is None or who.private_chat is None]


def render_help(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell an author where help is found."""
    reader = people.find(tx, PersonId(args["reader"]))
    if reader is None:
        return None
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    points = dict(programmes.get(tx, cohort.programme_id).settings.help_points)
    return Rendered(screens.help_is_near(cohort.name, _in(points, reader.language, cohort.language)), reader.language)


def _in(points: Mapping[str, str], *languages: str) -> str:
    """Return where help is found in the first of some languages that it is said in, else in any."""
    known = [points[language] for language in languages if language in points]
    return next(iter([*known, *points.values()]), "")


def render_cry(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell the contact who wrote it, where and when; never what."""
    reader = people.find(tx, PersonId(args["reader"]))
    if reader is None:
        return None
    author = people.find(tx, PersonId(args["person"])) if args["person"] else None
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    name = str(args["name"]) if author is None else author.full_name
    link = None if cohort.chat_id is None else rules.link(cohort.chat_id, int(args["message"]))
    return Rendered(screens.cry(cohort, name, Instant(args["at"]), link, told=bool(args["told"])), reader.language)
