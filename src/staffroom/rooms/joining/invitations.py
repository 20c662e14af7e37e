"""Use cases of inviting: who may be invited, by which link, and how far everybody has come."""

from collections import Counter
from collections.abc import Callable
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import DAY, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.screen import Speak
from staffroom.pictures import Handout
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort, Placement
from staffroom.rooms.joining import rules
from staffroom.rooms.joining.service import invitation_of, leader_of
from staffroom.rooms.joining.values import STAGES, Funnel, Letter, Stage
from staffroom.rooms.joining.workshop_screens import PAPERS
from staffroom.rooms.people import Person


def to_invite(tx: Tx, programme: ProgrammeId, role: str) -> list[Person]:
    """Return everybody of a programme's roster who may be given a link of a role, in the order of the roster's ids."""
    roster = people.by_roster(tx, programme, people.ROSTER_OF[role])
    return [person for person in roster if _may_be_invited(tx, person, role)]


def _may_be_invited(tx: Tx, person: Person, role: str) -> bool:
    held = {name for number, name in people.roles(tx, person.id) if number == person.programme_id}
    return rules.may_be_invited(person, role, held)


def waiting(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return the teachers of a cohort who were never in and have not left, by name; how far they are is not told."""
    found = [people.get(tx, person) for person in _outside(tx, cohort)]
    return sorted((person for person in found if person.left_at is None), key=lambda person: person.full_name)


def _outside(tx: Tx, cohort: Cohort) -> list[PersonId]:
    return [place.person_id for place in cohorts.placements(tx, cohort.id) if place.state in ("placed", "asked")]


def to_remind(tx: Tx, cohort: Cohort, is_time: Callable[[Instant], bool]) -> int:
    """Count the teachers of a cohort who wait and whose newest link was made at a moment that fits."""
    made = Counter(people.invited_at(tx, _outside(tx, cohort)))  # those of a sheet were made at one moment
    return sum(teachers for at, teachers in made.items() if is_time(at))


def uninvited(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return the teachers of a cohort who wait and may be given a link, by name."""
    return [person for person in waiting(tx, cohort) if _may_be_invited(tx, person, "teacher")]


def invite(tx: Tx, person: Person, role: str, bot: str, now: Instant) -> str:
    """Return the address of a new personal link; unused older ones of the same person stop working."""
    return people.invitation(tx, person, role, bot, now)


def letters(tx: Tx, cohort: Cohort, bot: str, now: Instant) -> list[Letter]:
    """Make a new link for each teacher of a cohort who may be given one, by name."""
    return [letter(tx, person, bot, now) for person in uninvited(tx, cohort)]


def letter(tx: Tx, person: Person, bot: str, now: Instant) -> Letter:
    """Make a new link for somebody of a roster, with what is written beside it."""
    address = invite(tx, person, people.ROLE_OF[person.roster], bot, now)
    cohort = cohorts.of_teacher(tx, person.id)
    zone = ZoneInfo(cohort.zone) if cohort else programmes.get(tx, person.programme_id).zone
    last_whole_day = local_day(Instant(people.last_moment(now) - DAY), zone)
    return Letter(person, cohort.name if cohort else "", invitation_of(tx, person), address, last_whole_day)


def paper(tx: Tx, cohort: Cohort, kind: str) -> Callable[[Speak, str], Handout]:
    """Return the slide or the half page about a cohort, with the name of whoever will invite."""
    programme = programmes.get(tx, cohort.programme_id)
    name = leader_of(tx, programme, cohort) or programme.settings.organisation
    return PAPERS[kind](programme.title, programme.settings.cohort_size, name)


def funnel(tx: Tx, cohort: Cohort) -> Funnel:
    """Return how many teachers of a cohort have come how far; each figure holds those who came further."""
    places = cohorts.placements(tx, cohort.id)
    found = Counter(_stage(tx, place) for place in places)
    invited, opened, consented, joined = (_at_least(stage, found) for stage in STAGES[1:])
    return Funnel(len(places), invited, opened, consented, joined)


def _at_least(stage: Stage, found: Counter[Stage]) -> int:
    return sum(found[further] for further in STAGES[STAGES.index(stage) :])


def _stage(tx: Tx, place: Placement) -> Stage:
    person = people.get(tx, place.person_id)
    return rules.stage(person, people.papers(tx, person.id), inside=place.state == "in")
