"""What is shown of invitations."""

from dataclasses import dataclass

from staffroom.kernel.ids import CohortId, PersonId
from staffroom.kernel.pages import Page
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import Funnel
from staffroom.rooms.people import Person


@dataclass(frozen=True)
class Way:
    """How the invitations of a group stand: in totals; how many may be given a link now."""

    cohort: Cohort
    funnel: Funnel
    uninvited: int


@dataclass(frozen=True)
class Roll:
    """The teachers of a group who have not come in yet, by name; those of one page of them."""

    cohort: Cohort
    people: tuple[Person, ...]
    total: int
    page: Page


@dataclass(frozen=True)
class Asked:
    """Who is asked about, by whom, and on which page of the list."""

    cohort: CohortId
    teacher: PersonId
    staff: PersonId
    page: int
