"""What teachers do about their own progress."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.programmes import Section
from staffroom.rooms.progress import groups, rules, screens, store, store_results
from staffroom.rooms.progress.values import Noted, Report

SELF = "self"


def report(tx: Tx, user: UserId, chat: ChatId, section: str, now: Instant) -> Noted:
    """Note a teacher's own word that a section is finished, once.

    Raises Refusal for anyone who is not a teacher of the group that the button stands in, and for a section that the
    course does not have.
    """
    teacher, programme = _teacher_in(tx, user, chat)
    found = _section(tx, programme, section)
    return Noted(found, store.add(tx, teacher, Report(section, SELF, done=True, minutes=None, at=now)))


def _teacher_in(tx: Tx, user: UserId, chat: ChatId) -> tuple[PersonId, ProgrammeId]:
    cohort = cohorts.by_chat(tx, chat)
    for person in people.by_account(tx, user) if cohort else ():
        place = cohorts.placement(tx, person.id)
        if cohort and place and place.cohort_id == cohort.id and place.state == "in" and person.left_at is None:
            return person.id, cohort.programme_id
    raise Refusal("progress-not-your-group")


def _section(tx: Tx, programme: ProgrammeId, slug: str) -> Section:
    found = next((section for section in programmes.sections(tx, programme) if section.slug == slug), None)
    if found is None:
        raise Refusal("progress-unknown-section")
    return found


def did(tx: Tx, user: UserId, person: int, section: str, now: Instant) -> Screen:
    """Note the same in private, for one of the account's courses, and show the sections again.

    Raises Refusal where the account is not that teacher, and for a section that the course does not have.
    """
    teacher = _themselves(tx, user, person)
    _section(tx, people.get(tx, teacher).programme_id, section)
    store.add(tx, teacher, Report(section, SELF, done=True, minutes=None, at=now))
    return _sections_of(tx, teacher, section, 0)


def did_not(tx: Tx, user: UserId, person: int, section: str) -> Screen:
    """Take a teacher's own word back, and show the sections again.

    Raises Refusal where the account is not that teacher.
    """
    teacher = _themselves(tx, user, person)
    store.remove(tx, teacher, section, SELF)
    return _sections_of(tx, teacher, section, 0)


def _themselves(tx: Tx, user: UserId, person: int) -> PersonId:
    """Return a teacher by the number on a button, which anybody can forge.

    Raises Refusal where the account is somebody else.
    """
    found = next((one.id for one in people.by_account(tx, user) if one.id == person and one.roster == "teachers"), None)
    if found is None:
        raise Refusal("button-old")
    return found


def undo(tx: Tx, user: UserId, section: str) -> bool:
    """Take a teacher's own word back, in whichever of their courses has the section; say whether there was any."""
    mine = [person for person in people.by_account(tx, user) if person.roster == "teachers"]
    removed = [store.remove(tx, person.id, section, SELF) for person in mine]
    return any(removed)


def my_sections(tx: Tx, user: UserId, person: int, page: int) -> Screen:
    """Show a teacher every section of their course: what is known of it, by whom, since when.

    Raises Refusal where the account is not that teacher, and for a course without sections.
    """
    return _sections_of(tx, _themselves(tx, user, person), "", page)


def _sections_of(tx: Tx, teacher: PersonId, changed: str, page: int) -> Screen:
    """Show a page of the sections, or the one on which a section stands that was just changed."""
    programme = programmes.get(tx, people.get(tx, teacher).programme_id)
    sections = programmes.sections(tx, programme.id)
    if not sections:
        raise Refusal("progress-no-sections")
    said = store.of_person(tx, teacher)
    order = programme.settings.progress_order
    settled = rules.settled(said, order)
    own = {report.section for report in said if report.source == SELF}
    listed = [(section, settled.get(section.slug), section.slug in own) for section in sections]
    places = {section.slug: place for place, section in enumerate(sections)}
    page = places.get(changed, page * screens.ON_A_PAGE) // screens.ON_A_PAGE
    whole = store_results.find(tx, teacher)
    return screens.my_sections(teacher, listed, page, programme.zone, order, whole)


def record_rows(tx: Tx, teacher: PersonId) -> Rows:
    """Return what My record offers: the way to the sections, where the course has any."""
    has_any = programmes.sections(tx, people.get(tx, teacher).programme_id)
    return ((screens.my_sections_button(teacher),),) if has_any else ()


def told_by(tx: Tx, teacher: PersonId) -> Line | None:
    """Return who says which sections a teacher has finished, and the latest day; None where there are none."""
    own, zone = groups.of_person(tx, teacher), programmes.get(tx, people.get(tx, teacher).programme_id).zone
    return None if own.as_of is None else screens.told_by(own.source, own.as_of, zone)
