"""Use cases: questions in a group that nobody answers are noticed, by the numbers of their messages alone."""

from collections.abc import Iterable

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.prompts import service, store_questions
from staffroom.rooms.prompts.store_questions import Question
from staffroom.rooms.prompts.values import Asked

SHOWN = 7 * DAY
"""So long a question is shown as open."""
KEPT = 42 * DAY
"""So long a question is remembered, as the talk of its week: that is closed only after holidays."""


class Radar:
    """What one batch of messages asks and answers; looked up only where there is a question or a reply."""

    def __init__(self) -> None:
        self._asked: list[Question] = []
        self._answered: dict[tuple[ChatId, int], tuple[CohortId, Instant]] = {}

    def ask(self, cohort: CohortId, chat: ChatId, message: int, at: Instant) -> None:
        """Take note of a question."""
        self._asked.append({"cohort": cohort, "chat": chat, "message": message, "at": at})

    def answer(self, cohort: CohortId, chat: ChatId, message: int, at: Instant) -> None:
        """Take note that somebody else replied to a message, or that its author made it no question any more."""
        self._answered.setdefault((chat, message), (cohort, at))

    def write(self, tx: Tx) -> None:
        """Write down what was asked, and which questions were answered."""
        if self._asked:
            store_questions.note(tx, self._asked)
        if self._answered:
            known = store_questions.standing(tx, {cohort for cohort, _ in self._answered.values()})
            found = self._answered.items()
            store_questions.settle(tx, [(known[message], at) for message, (_, at) in found if message in known])


def unanswered(tx: Tx, groups: Iterable[Cohort], now: Instant) -> list[tuple[Cohort, Asked]]:
    """Return the questions of some groups that nobody answered in school hours, oldest first."""
    found = [
        (group, asked)
        for group in groups
        for asked in store_questions.open_of(tx, group.id, Instant(now - SHOWN))
        if _has_waited(tx, group, asked, now)
    ]
    return sorted(found, key=lambda one: (one[1].at, one[1].id))


def _has_waited(tx: Tx, group: Cohort, asked: Asked, now: Instant) -> bool:
    programme = programmes.get(tx, group.programme_id)
    calendar = service.calendar_of(programme, group)
    return calendar.after_school_hours(asked.at, programme.settings.question_hours) <= now


def find(tx: Tx, number: int) -> tuple[Cohort, Asked] | None:
    """Return a question that is open, with its group."""
    asked = store_questions.find_open(tx, number)
    return None if asked is None else (cohorts.get(tx, asked.cohort_id), asked)


def is_answered(tx: Tx, number: int, now: Instant | None) -> None:
    """Note that a question was answered, by the word of whoever leads the group; with no moment, that it was not."""
    store_questions.settle(tx, [(number, now)])


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the oldest question is to be forgotten."""
    oldest = store_questions.oldest(tx)
    return None if oldest is None else Instant(oldest + KEPT)


def forget(tx: Tx, now: Instant) -> None:
    """Forget what was asked long ago."""
    store_questions.forget_before(tx, Instant(now - KEPT))
