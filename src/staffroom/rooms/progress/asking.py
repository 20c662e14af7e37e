"""Ask Moodle of one user after the other: an odd answer about one says nothing of the others."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

from staffroom.kernel import blame
from staffroom.kernel.db import Error as DatabaseError
from staffroom.rooms.progress.platform import Course
from staffroom.rooms.progress.sources import moodle
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import MoodleLine
from staffroom.rooms.progress.values import Result

log = logging.getLogger(__name__)

ODD: Final[moodle.Said] = {}
"""Stands for an answer that cannot be understood; somebody of whom nothing else is told is asked again next time."""
SEVERAL = 3


@contextmanager
def understood() -> Iterator[None]:
    """Let no answer, however odd, do more than fail: the log says where, without its words, which may be somebody's.

    Raises Fault; what is wrong with the database stays what it is.
    """
    try:
        yield
    except (Fault, DatabaseError):
        raise
    except Exception as error:
        blame.tell(log, "Moodle's answer is not understood", error)
        raise Fault("answer", type(error).__name__) from None


class Each:
    """Asks for the activities of one user after the other; an answer that is odd says nothing of that user alone."""

    def __init__(self, line: MoodleLine, number: int, *, told: bool) -> None:
        self._line, self._number, self._told = line, number, told
        self._odd: list[Fault] = []

    async def of(self, user: int) -> moodle.Said | None:
        """Return what a user finished, None where nothing is told, ODD where it cannot be understood.

        Raises Fault for whatever concerns more than this user, as several odd answers do before a good one.
        """
        try:
            with understood():
                said = await moodle.finished(self._line, self._number, user)
        except Fault as fault:
            if fault.kind != "answer":
                raise
            self._odd.append(fault)
            if len(self._odd) >= SEVERAL:
                self.stop()
            return ODD
        self._told = True
        return said

    def stop(self) -> None:
        """Raise Fault where not one answer could be understood."""
        if self._odd and not self._told:
            raise self._odd[-1]


T = TypeVar("T")
Left = dict[str, bool]
"""What is not asked about the whole course: whether it is untold, or there is none."""


def unasked(course: Course, there: frozenset[str]) -> Left:
    """Return what is not asked from the beginning: what the service does not offer, and grades that nobody wants."""
    left = {} if moodle.COMPLETION in there else {"completed": True}
    if not course.grades:
        return left | {"grade": False}
    return left if moodle.GRADES in there else left | {"grade": True}


class Whole:
    """Asks for the whole course of one user after the other; what a course does not have is asked for once only."""

    def __init__(self, line: MoodleLine, number: int, left: Left) -> None:
        self._line, self._number, self._left = line, number, left

    async def of(self, user: int) -> Result:
        """Return what Moodle says of a user's whole course; an odd answer leaves that of this user untold.

        Raises Fault where Moodle is away.
        """
        completed, silent = await self._ask("completed", moodle.completed, user)
        grade, hidden = await self._ask("grade", moodle.grade, user)
        untold = tuple(name for name, is_so in (("completed", silent), ("grade", hidden)) if is_so)
        is_done, at = completed or (None, None)
        return Result(is_done, at, grade, untold)

    async def _ask(
        self, name: str, question: Callable[[MoodleLine, int, int], Awaitable[T]], user: int
    ) -> tuple[T | None, bool]:
        """Return an answer, and whether it is untold."""
        if name in self._left:
            return None, self._left[name]
        try:
            with understood():
                return await question(self._line, self._number, user), False
        except Fault as fault:
            if fault.kind == "away":
                raise
            if fault.code in moodle.NO_SUCH or (fault.kind != "answer" and fault.code not in moodle.SKIPPED):
                self._left[name] = fault.code not in moodle.NO_SUCH
                log.info("Moodle does not tell of whole courses: %s", fault)
            return None, self._left.get(name, True)
