"""What a record is made of: the summary, which is signed, and what it sums up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from staffroom.kernel.ids import PersonId


@dataclass(frozen=True)
class Summary:
    """What is signed, and stands in the code: days as ISO text, figures of one teacher in one course."""

    name: str
    course: Mapping[str, str]
    """The course's title in the teacher's language and in English."""
    organisation: str
    since: str
    """The day on which they agreed to take part."""
    made: str
    """The day on which the record was made."""
    sections: int
    of: int
    """How many sections the course has."""
    own_word: int
    """How many of the finished sections rest on the teacher's own word."""
    minutes: int
    """Credited: the planned minutes of the finished sections, never measured ones."""
    workshops: int
    answers: int
    """How many questions of the course they answered."""


@dataclass(frozen=True)
class Finished:
    """A section that was finished: since when this is known, its planned minutes, and whose word it is."""

    title: Mapping[str, str]
    day: date
    minutes: int
    own_word: bool


@dataclass(frozen=True)
class Attended:
    """A workshop that the teacher was at."""

    title: Mapping[str, str]
    day: date | None


@dataclass(frozen=True)
class Record:
    """A teacher's record: what is signed, and the lists behind its figures."""

    person: PersonId
    language: str
    summary: Summary
    sections: Sequence[Finished]
    workshops: Sequence[Attended]
