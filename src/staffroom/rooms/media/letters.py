"""What the room posts, to authors and to those who lead groups, and how that is rendered."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, deputies, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.media import screens, store
from staffroom.rooms.media.values import Case
from staffroom.rooms.people import Person

Args = Mapping[str, Any]


def ask(tx: Tx, case: Case, cohort: Cohort, now: Instant) -> None:
    """Ask an author; of what nobody showed under their own name, whoever leads the group."""
    if asks_leaders(tx, case, cohort):
        leaders = deputies.leaders(tx, cohort)
        cohorts.tell(tx, f"media.whose:{case.id}", "media.whose", {"case": case.id}, leaders, now)
    else:
        _to_author(tx, "media.ask", case, cohort, now)


def asks_leaders(tx: Tx, case: Case, cohort: Cohort) -> bool:
    """Say whether whoever leads the group answers for what nobody showed under their own name."""
    return bool(case.faceless and deputies.leaders(tx, cohort))


def explain(tx: Tx, case: Case, cohort: Cohort, now: Instant) -> None:
    """Tell an author why something was removed; whoever had their data deleted is told nothing."""
    if case.person_id is not None or case.account or case.faceless:
        _to_author(tx, "media.removed", case, cohort, now)


def take_back(tx: Tx, case: Case, now: Instant) -> None:
    """Take the question out of the group again; in private only its buttons go, with the answer."""
    key = f"media.ask:{case.id}:here"
    place = outbox.place_of(tx, key)
    if place is None:
        outbox.cancel(tx, key, now)
    else:
        outbox.call(tx, f"media.asked:{case.id}", "deleteMessage", place[0], now, message_id=place[1])


def tell_held(tx: Tx, case: Case, cohort: Cohort, now: Instant) -> None:
    """Tell who leads a group, in words alone, what was taken out."""
    args = {"case": case.id}
    cohorts.tell(tx, f"media.told_held:{case.id}", "media.told_held", args, deputies.leaders(tx, cohort), now)


def tell_old(tx: Tx, case: Case, cohort: Cohort, now: Instant) -> None:
    """Tell who leads a group what cannot be deleted any more."""
    args = {"cohort": cohort.id}
    cohorts.tell(tx, f"media.told_old:{case.id}", "media.told_old", args, deputies.leaders(tx, cohort), now)


def tell_right(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Tell who leads a group, once a day, that something waits there for the right to delete."""
    key = f"media.told_right:{cohort.id}:{local_day(now, ZoneInfo(cohort.zone)).isoformat()}"
    cohorts.tell(tx, key, "media.told_right", {"cohort": cohort.id}, deputies.leaders(tx, cohort), now)


def _to_author(tx: Tx, kind: str, case: Case, cohort: Cohort, now: Instant) -> None:
    """Write in private where the author may be written to, else in the group."""
    person = None if case.person_id is None else people.find(tx, case.person_id)
    private = None if person is None or not people.may_write(tx, person.id, now) else person.private_chat
    chat = private or cohort.chat_id
    if chat is None:
        return
    note = Note(
        f"{kind}:{case.id}" if private else f"{kind}:{case.id}:here",
        kind,
        chat,
        {"case": case.id, "here": private is None},
        person=person.id if private and person else None,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
    )
    outbox.post(tx, note, now)


def render_ask(tx: Tx, args: Args) -> Rendered | None:
    """Ask an author, while that is open."""
    case = store.find(tx, int(args["case"]))
    if case is None or case.state not in ("asked", "held"):
        return None
    cohort, here = cohorts.get(tx, case.cohort_id), bool(args["here"])
    first = next((found.message_id for found in store.messages(tx, case.id)), None)
    screen = screens.ask(case, cohort, here=here, reply_to=None if case.state == "held" else first)
    return Rendered(screen, _language(_author(tx, case), cohort))


def render_removed(tx: Tx, args: Args) -> Rendered | None:
    """Explain to an author."""
    case = store.find(tx, int(args["case"]))
    if case is None:
        return None
    cohort = cohorts.get(tx, case.cohort_id)
    return Rendered(screens.removed(case, cohort, here=bool(args["here"])), _language(_author(tx, case), cohort))


def render_whose(tx: Tx, args: Args) -> Rendered | None:
    """Ask whoever leads the group, while that is open."""
    case = store.find(tx, int(args["case"]))
    if case is None or case.state not in ("asked", "held"):
        return None
    return Rendered(screens.ask_leader(case, cohorts.get(tx, case.cohort_id)), _reader(tx, args))


def render_told_held(tx: Tx, args: Args) -> Rendered | None:
    """Tell who, where and when."""
    case = store.find(tx, int(args["case"]))
    if case is None:
        return None
    cohort, author = cohorts.get(tx, case.cohort_id), _author(tx, case)
    when = prompts.when(case.at, cohort.zone)
    return Rendered(screens.told_held(cohort, author.full_name if author else "", when), _reader(tx, args))


def render_told_old(tx: Tx, args: Args) -> Rendered:
    """Tell of what is too old."""
    return Rendered(screens.told_old(cohorts.get(tx, CohortId(args["cohort"]))), _reader(tx, args))


def render_told_right(tx: Tx, args: Args) -> Rendered:
    """Tell of the missing right."""
    return Rendered(screens.told_right(cohorts.get(tx, CohortId(args["cohort"]))), _reader(tx, args))


def _author(tx: Tx, case: Case) -> Person | None:
    return None if case.person_id is None else people.find(tx, case.person_id)


def _language(person: Person | None, cohort: Cohort) -> str:
    return cohort.language if person is None else person.language


def _reader(tx: Tx, args: Args) -> str:
    return people.get(tx, PersonId(args["reader"])).language
