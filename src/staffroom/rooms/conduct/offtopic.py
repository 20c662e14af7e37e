"""Use case of `/offtopic`: whoever leads a group has it brought back to its topic, in a minute, unless taken back."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import cohorts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import cards, circle, deciding, reporting, store
from staffroom.rooms.conduct.values import Outcome, Report
from staffroom.rooms.people import Person


def take(tx: Tx, report: Report, now: Instant) -> None:
    """Take the command in a group: it goes at once, and whoever sent it is shown in private what the group will read.

    Of somebody who speaks as a chat nobody knows who they are: those who lead the group decide, as about a report.
    """
    cohort = cohorts.by_chat(tx, report.chat)
    if cohort is None or report.user is None:
        reporting.take(tx, report, now)
        return
    reporting.hush(tx, report.chat, report.message_id, now)
    leader = reporting.known(tx, cohort, report.user)
    outcome = None if leader is None else _decided(tx, cohort, report, leader, now)
    if leader is None or outcome is not None:
        reporting.keep_nothing(tx, report)
    if leader is not None and outcome is not None:
        reporting.answer(tx, cohort, report, leader, outcome, now)


def _decided(tx: Tx, cohort: Cohort, report: Report, leader: Person, now: Instant) -> Outcome | None:
    """Decide that the group is reminded of its topic; return why nothing is done, where that is so."""
    about = report.target
    if not circle.looks_after(tx, cohort, leader.id):
        return "leaders"
    if about is None or about.voice == "us":
        return "topic" if about is None else "ours"
    case = store.at(tx, report.chat, about.message_id)
    if case is not None and case.state != "open":
        return "over"
    author, person = reporting.author_of(tx, cohort, about)
    if not circle.may_judge(tx, cohort, author, person, leader.id):
        return "theirs"
    case = case or store.put(tx, cohort.id, report.chat, about, author, person, now, "offtopic")
    deciding.decide(tx, case.id, leader.id, "remind", "topic", now)
    cards.bring(tx, case, leader, now)
    return None
