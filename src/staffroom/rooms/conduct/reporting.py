"""Use cases of a report: taken once, joined with others about the same message, kindly answered in private."""

from collections.abc import Mapping
from typing import Any, Final

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import cards, circle, rules, screens, store, telling
from staffroom.rooms.conduct.values import Author, Case, Outcome, Report, Target
from staffroom.rooms.people import Person

_CHATS: Final[dict[str, Author]] = {"channel": "channel", "group": "group"}
"""Who speaks without being a person."""


def take(tx: Tx, report: Report, now: Instant) -> None:
    """Take a report in a group: its command goes at once, whoever sent it is answered in private, if at all."""
    cohort = cohorts.by_chat(tx, report.chat)
    if cohort is None:
        keep_nothing(tx, report)
        _elsewhere(tx, report, now)
        return
    hush(tx, report.chat, report.message_id, now)
    reporter = known(tx, cohort, report.user)
    if reporter is None and report.user is not None:
        keep_nothing(tx, report)
        return  # a stranger in the group is a matter of its own
    outcome, case = _taken(tx, cohort, report, reporter, now)
    if case is None:
        keep_nothing(tx, report)
    if reporter is not None and not (outcome == "thanks" and case is not None and _sees(tx, case, reporter)):
        answer(tx, cohort, report, reporter, outcome, now)


def _elsewhere(tx: Tx, report: Report, now: Instant) -> None:
    """Tell a coordinator who reports a message of their own group that this is for teachers' groups."""
    programme = programmes.by_staff_chat(tx, report.chat)
    reporter = None if programme is None else of_programme(tx, programme.id, report.user)
    if reporter is not None:
        key = f"conduct.elsewhere:{report.chat}:{report.message_id}"
        telling.privately(tx, key, "conduct.elsewhere", reporter, {}, now)


def render_elsewhere(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Say for what reports are."""
    reader = people.find(tx, PersonId(args["reader"]))
    return None if reader is None else Rendered(screens.elsewhere(), reader.language)


def keep_nothing(tx: Tx, report: Report) -> None:
    """Let what was said stay in the log of the file no longer than of a case: it came with the report."""
    if report.target is not None:
        facts.wipe(tx)


def hush(tx: Tx, chat: ChatId, message_id: int, now: Instant) -> None:
    """Delete a command at once, so that nobody sees who gave it."""
    key = f"conduct.hush:{chat}:{message_id}"
    outbox.call(tx, key, "deleteMessage", chat, now, message_id=message_id)


def known(tx: Tx, cohort: Cohort, user: UserId | None) -> Person | None:
    """Return who of a group's programme an account is, as somebody who looks after groups first of all."""
    return of_programme(tx, cohort.programme_id, user)


def of_programme(tx: Tx, programme: ProgrammeId, user: UserId | None) -> Person | None:
    """Return who of a programme an account is, as somebody who looks after groups first of all."""
    found = [] if user is None else people.by_account(tx, user)
    own = [one for one in found if one.programme_id == programme]
    staff = [one for one in own if people.is_staff(tx, one.id, programme)]
    return next(iter(staff or own), None)


def _taken(
    tx: Tx, cohort: Cohort, report: Report, reporter: Person | None, now: Instant
) -> tuple[Outcome, Case | None]:
    about, by = report.target, None if reporter is None else reporter.id
    if not programmes.get(tx, cohort.programme_id).settings.reports:
        return "off", None
    if about is None or about.voice == "us":
        return "how" if about is None else "ours", None
    if report.user is not None and about.user == report.user:
        return "own", None
    case = store.at(tx, report.chat, about.message_id)
    if case is not None and (case.state == "closed" or store.has_reported(tx, case.id, by)):
        return "seen" if case.state == "closed" else "known", None
    if _too_often(tx, cohort, by, now):
        return "full", None
    return _first(tx, cohort, report.chat, about, by, now) if case is None else _again(tx, case, about, by, now)


def _too_often(tx: Tx, cohort: Cohort, person: PersonId | None, now: Instant) -> bool:
    latest = [] if person is None else store.came_of(tx, person, rules.DISMISSALS)
    lately = store.reported_since(tx, cohort.id, person, Instant(now - rules.A_DAY))
    return lately >= rules.most_a_day(latest)


def _first(
    tx: Tx, cohort: Cohort, chat: ChatId, about: Target, by: PersonId | None, now: Instant
) -> tuple[Outcome, Case | None]:
    """Open a case and show it to whoever may decide; where that would be its author alone, nothing is kept."""
    author, person = author_of(tx, cohort, about)
    readers = circle.readers(tx, cohort, author, person)
    if not readers:
        return "nobody", None
    case = store.put(tx, cohort.id, chat, about, author, person, now)
    store.put_report(tx, case.id, by, now)
    cards.tell(tx, case, readers, now)
    return "thanks", case


def _again(tx: Tx, case: Case, about: Target, by: PersonId | None, now: Instant) -> tuple[Outcome, Case | None]:
    """Let a further report join a case, also in the minute in which its decision may be taken back."""
    store.put_report(tx, case.id, by, now)
    if about.words != case.words:
        store.note_edit(tx, case.id)
    if case.state == "open":
        cards.count(tx, case, now)
    return "thanks", case


def author_of(tx: Tx, cohort: Cohort, about: Target) -> tuple[Author, PersonId | None]:
    """Return who wrote a message, and who of the roster that is."""
    if about.voice in _CHATS:
        return _CHATS[about.voice], None
    found = known(tx, cohort, about.user)
    if found is None:
        return "stranger", None
    return ("staff" if people.is_staff(tx, found.id, cohort.programme_id) else "teacher"), found.id


def _sees(tx: Tx, case: Case, reporter: Person) -> bool:
    """Say whether somebody is shown the very case that they reported: then that is the answer."""
    cohort = cohorts.get(tx, case.cohort_id)
    shown = circle.readers(tx, cohort, case.author, case.person_id)
    return any(one.telegram_id == reporter.telegram_id for one in shown)


def answer(tx: Tx, cohort: Cohort, report: Report, reporter: Person, outcome: Outcome, now: Instant) -> None:
    """Tell somebody in private what became of their command."""
    key, args = f"conduct.taken:{report.chat}:{report.message_id}", {"outcome": outcome, "cohort": cohort.id}
    telling.privately(tx, key, "conduct.taken", reporter, args, now)


def render_taken(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell somebody what became of their report."""
    reader = people.find(tx, PersonId(args["reader"]))
    if reader is None:
        return None
    cohort = cohorts.get(tx, args["cohort"])
    stays = cohort.chat_id is not None and not cohorts.may_act(tx, cohort.chat_id, "deleteMessage")
    return Rendered(screens.taken(args["outcome"], cohort.name, stays=stays), reader.language)
