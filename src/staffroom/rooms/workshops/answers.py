"""Use cases in the group: who is coming, and the workshop for one's own calendar; names stay private, figures show."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.clock import MINUTE, instant
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Text
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.workshops import invite, screens, service, store
from staffroom.rooms.workshops.values import ANSWERS, Counts, Meeting, Tapped
from staffroom.telegram.presses import keyboard


def render_reminder(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Remind a group of a workshop, unless that is over, moved or called off meanwhile."""
    posting = prompts.posting(tx, PostingId(args["posting"]))
    number = prompts.prompt(tx, posting.prompt_id).workshop_id
    found = None if number is None else store.find(tx, number)
    if found is None or found.cancelled or f"~w{found.id}.{found.revision}." not in posting.slug:
        return None
    here = service.meeting(tx, found, cohorts.get(tx, posting.cohort_id))
    if instant(here.begins) <= (posting.posted_at or posting.due_at):
        return None
    return Rendered(screens.in_group(here, counts(tx, here), "soon"), here.cohort.language)


def render_notice(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell a group of a new, moved or cancelled workshop, as long as that is the last word on it."""
    found = store.find(tx, int(args["workshop"]))
    what = str(args["what"])
    if found is None or found.revision != args["revision"] or bool(found.cancelled) is not (what == "off"):
        return None
    here = service.meeting(tx, found, cohorts.get(tx, CohortId(args["cohort"])))
    return Rendered(screens.in_group(here, counts(tx, here), what), here.cohort.language)


def counts(tx: Tx, here: Meeting) -> Counts:
    """Return how many of a group's teachers said what, and were there; whoever left counts only where they were."""
    inside = _inside(tx, here.cohort)
    known = store.answers(tx, here.workshop.id).values()
    said = Counter(one.answer for one in known if one.person_id in inside)
    ever = {place.person_id for place in cohorts.placements(tx, here.cohort.id)}
    attended = sum(one.attended for one in known if one.person_id in ever)
    return Counts(said["yes"], said["maybe"], said["no"], attended)


def _inside(tx: Tx, cohort: Cohort) -> set[PersonId]:
    return {place.person_id for place in cohorts.placements(tx, cohort.id) if place.state == "in"}


def answer(tx: Tx, tapped: Tapped, now: Instant) -> Text:
    """Write whether a teacher comes, and bring the figures on the message up to date; return what only they read.

    Raises Refusal for everybody else, and where the workshop is over or called off.
    """
    here, teacher = _here(tx, tapped, now)
    if tapped.answer not in ANSWERS:
        raise Refusal("button-old")
    before = store.answers(tx, here.workshop.id).get(teacher)
    if before is None or before.answer != tapped.answer:
        store.put_answer(tx, here.workshop.id, teacher, tapped.answer)
        _redraw(tx, here, tapped, now)
    return screens.noted(here, tapped.answer)


def _here(tx: Tx, tapped: Tapped, now: Instant) -> tuple[Meeting, PersonId]:
    """Return the workshop as the group lives it in which somebody tapped, and who of that group they are."""
    cohort = cohorts.by_chat(tx, tapped.chat)
    found = service.find(tx, tapped.workshop)
    if cohort is None or cohort.id not in {one.id for one in service.groups_of(tx, found)}:
        raise Refusal("workshops-gone")
    names = [] if tapped.teacher is None else people.names_of(tx, tapped.teacher)
    own = {name.id for name in names} & _inside(tx, cohort)
    if not own:
        raise Refusal("workshops-for-teachers")
    here = service.meeting(tx, found, cohort)
    if found.cancelled:
        raise Refusal("workshops-is-off")
    if instant(here.ends) <= now:
        raise Refusal("workshops-over")
    return here, min(own)


def _redraw(tx: Tx, here: Meeting, tapped: Tapped, now: Instant) -> None:
    """Write the figures on the buttons anew; a change that has not gone out yet gives way to this one."""
    number, key = store.count_taps(tx, here.workshop.id), f"workshop-board:{tapped.chat}:{tapped.message_id}"
    outbox.cancel(tx, f"{key}:{number - 1}", now)
    markup = keyboard(screens.answers(here, counts(tx, here)), data_files.words(), here.cohort.language)
    if markup is not None:
        shape = markup.model_dump(mode="json", exclude_none=True)
        outbox.call(
            tx,
            f"{key}:{number}",
            "editMessageReplyMarkup",
            tapped.chat,
            now,
            message_id=tapped.message_id,
            reply_markup=shape,
        )


def for_calendar(tx: Tx, tapped: Tapped, now: Instant) -> Text:
    """Have the workshop sent to somebody privately as a file for their own calendar; return what only they read.

    Raises Refusal as `answer` does, and where the private chat is not open.
    """
    here, teacher = _here(tx, tapped, now)
    chat = people.get(tx, teacher).private_chat
    if chat is None:
        raise Refusal("workshops-open-chat")
    key = f"workshop-file:{here.workshop.id}:{here.workshop.revision}:{teacher}:{now // MINUTE}"
    args = {"workshop": here.workshop.id, "cohort": here.cohort.id, "person": teacher}
    note = Note(key, "workshops.file", chat, args, teacher, Priority.PERSON, essential=True, when_unknown="resend_once")
    outbox.post(tx, note, now)
    return screens.file_sent()


def render_file(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Hand over a workshop for somebody's own calendar, as it stands now."""
    found, person = store.find(tx, int(args["workshop"])), people.find(tx, PersonId(args["person"]))
    if found is None or person is None or found.cancelled:
        return None
    here = service.meeting(tx, found, cohorts.get(tx, CohortId(args["cohort"])))
    return Rendered(screens.calendar_file(here, invite.as_ics(here, person.language)), person.language)
