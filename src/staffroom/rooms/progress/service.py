"""What teachers do about their own progress."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Button
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.programmes import Section
from staffroom.rooms.progress import screens, store
from staffroom.rooms.progress.rules import Report
from staffroom.rooms.progress.values import Noted

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


def undo(tx: Tx, user: UserId, section: str) -> bool:
    """Take a teacher's own word back, in whichever of their courses has the section; say whether there was any."""
    mine = [person for person in people.by_account(tx, user) if person.roster == "teachers"]
    removed = [store.remove(tx, person.id, section, SELF) for person in mine]
    return any(removed)


def own_reports(tx: Tx, person: PersonId) -> list[Section]:
    """Return the sections that rest on the teacher's own word and can be taken back, in the course's order."""
    said = {found.section for found in store.of_person(tx, person) if found.source == SELF}
    return [section for section in programmes.sections(tx, people.get(tx, person).programme_id) if section.slug in said]


def undo_buttons(tx: Tx, person: PersonId) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of My record that take a teacher's own reports back."""
    return screens.undo_buttons(own_reports(tx, person))
