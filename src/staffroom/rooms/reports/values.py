"""What a report is made of: closed weeks of groups, figures without names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import ProgrammeId
from staffroom.rooms.standings import LEAST_ELIGIBLE, Closed, Rate, Talk

Style = Literal["html", "xlsx", "csv"]


@dataclass(frozen=True)
class GroupWeek:
    """A group's closed week: its first day as ISO text, the programme week, and all that was published of it."""

    group: str
    week: str
    number: int
    closed: Closed
    is_own: bool = False
    """Whether whoever reads it led the group then."""

    @property
    def is_small(self) -> bool:
        """Say whether so few could answer that the figures would tell of single people."""
        return 0 < self.closed.measures.eligible < LEAST_ELIGIBLE

    @property
    def answered(self) -> int:
        """Return how many answers came in, at most one a person for each card; 0 of too few people."""
        return 0 if self.is_small else sum(card.answered for card in self.closed.measures.cards)

    @property
    def eligible(self) -> int:
        """Return how many could have come in; 0 of too few people."""
        return 0 if self.is_small else sum(card.eligible for card in self.closed.measures.cards)

    @property
    def response(self) -> float | None:
        """Return the response as the league counts it; None where no card closed, or of too few people."""
        return None if self.is_small else _share(self.closed.measures.response)

    @property
    def replies(self) -> float | None:
        """Return the share of those who replied to another teacher; None of too few people."""
        return _share(self.closed.measures.peer)

    @property
    def gain(self) -> float | None:
        """Return the share of what was due that was gained; None is unknown, as progress counts that, never 0."""
        gain = self.closed.measures.gain
        return None if gain is None or self.is_small else gain.share

    @property
    def talk(self) -> Talk | None:
        """Return how the talk was; None where that is unknown, or of too few people."""
        talk = self.closed.measures.talk
        return None if talk is None or talk.base < LEAST_ELIGIBLE else talk

    @property
    def led(self) -> float | None:
        """Return the share of all messages of whoever led the group then; None for everybody else."""
        return self.talk.lead / self.talk.messages if self.is_own and self.talk and self.talk.messages else None


def _share(rate: Rate | None) -> float | None:
    return None if rate is None or rate.n < LEAST_ELIGIBLE else rate.share


@dataclass(frozen=True)
class Report:
    """Closed weeks of some groups of a programme; `weeks` are those asked for, `rows` hold earlier ones, too."""

    programme: ProgrammeId
    title: Mapping[str, str]
    weeks: Sequence[str]
    rows: Sequence[GroupWeek]
    ranked: bool
    """Whether scores and places may be seen: not while rankings are hidden."""
    moves: bool
    """Whether it tells how many left or were not counted, as admins see it; coordinators would know who that is.

    They are told instead how the talk in their groups was.
    """

    @property
    def asked(self) -> list[GroupWeek]:
        """Return the rows of the weeks asked for, the latest week first, groups by name."""
        rows = [row for row in self.rows if row.week in self.weeks]
        return sorted(sorted(rows, key=lambda row: row.group), key=lambda row: row.week, reverse=True)

    @property
    def latest(self) -> list[GroupWeek]:
        """Return the rows of the latest week asked for, groups by name."""
        return [row for row in self.asked if row.week == self.weeks[-1]]

    def trend(self, group: str, most: int) -> list[GroupWeek]:
        """Return a group's last weeks up to the latest one asked for, the earliest first."""
        rows = [row for row in self.rows if row.group == group and row.week <= self.weeks[-1]]
        return sorted(rows, key=lambda row: row.week)[-most:]
