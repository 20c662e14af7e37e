"""What the room's files hand each other: what was reported, a case, a decision, an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.pages import Page
from staffroom.kernel.screen import Line

How = Literal["plain", "form", "stretched", "parted", "swapped", "starred"]
"""As it stands in the list; in other letters; letters repeated; signs between; signs for letters; stars for letters."""
Kind = Literal["phone", "email", "identity"]
"""Sorts of personal data."""
Shared = Literal["link", "forward"]
"""What somebody shares that is not of their own words."""

Author = Literal["teacher", "staff", "stranger", "channel", "group"]
"""Who wrote a reported message: `group` is whoever speaks as the group itself, an administrator without a name."""

Origin = Literal["report", "offtopic", "words", "share"]
"""How a case came to be: somebody reported a message, whoever leads the group found it off topic, a word list found
it, or it shares what its course does not take."""

Action = Literal["remove", "remind", "word", "mute", "dismiss"]
ACTIONS: tuple[Action, ...] = get_args(Action)
Deed = Literal["remove", "remind", "word", "mute", "dismiss", "lift", "expire"]
"""What stands in the log: what somebody decided, a mute that was lifted, a case that nobody decided in time."""
Counted = Literal["reported", "found", "shared", Deed, "photos-stay", "photos-gone", "photos-old"]
"""What is counted of a month: messages reported, found by word lists, or with links and forwards that a course does
not take; what was decided of them, and of photos."""

Rule = Literal["respect", "topic", "argument", "privacy", "other", "links", "forwards"]
RULES: tuple[Rule, ...] = ("respect", "topic", "argument", "privacy", "other")
"""What the guidelines of every course ask for; the author reads which one a decision is about."""

Outcome = Literal[
    "thanks", "known", "seen", "full", "own", "ours", "how", "nobody", "off", "leaders", "topic", "theirs", "over"
]
"""What becomes of a `/report` or an `/offtopic`, as whoever sent it is told."""


@dataclass(frozen=True)
class Target:
    """The message that a report is about, as it stood then; `user` is None where a chat speaks."""

    message_id: int
    voice: Literal["person", "us", "channel", "group"]
    user: UserId | None
    name: str
    kind: str
    words: str
    said_at: Instant
    edited: bool = False


@dataclass(frozen=True)
class Match:
    """What was found: the entry of a list as it is written there, and the words of the message with their place."""

    language: str
    entry: str
    found: str
    start: int
    end: int
    how: How


@dataclass(frozen=True)
class Said:
    """A message in a group that may hold what its programme has looked for: all of its words."""

    chat: ChatId
    about: Target
    words: str
    links: tuple[str, ...] = ()
    forwarded: bool = False
    album: str = ""


@dataclass(frozen=True)
class Report:
    """A `/report` in a group: its own message, who sent it (None where a chat speaks), and about what."""

    chat: ChatId
    message_id: int
    user: UserId | None
    target: Target | None


class Turn(NamedTuple):
    """A message in a group as far as it tells who writes with whom: to whom it replies, if to anybody."""

    user: UserId
    at: Instant
    to: UserId | None = None


PairState = Literal["open", "calm", "private", "watch", "dismiss"]
PAIR_ACTIONS: tuple[PairState, ...] = ("calm", "private", "watch", "dismiss")
"""A calm word in the group, a private one to both, wait and see, nothing."""


@dataclass(frozen=True)
class Pair:
    """Two who wrote back and forth: the message that showed it, how often it was asked about, what was decided."""

    id: int
    cohort_id: CohortId
    chat_id: ChatId
    message_id: int
    one_id: PersonId
    other_id: PersonId
    at: Instant
    asked: int
    state: PairState
    undo_until: Instant
    decision_id: int | None


@dataclass(frozen=True)
class Two:
    """A pair before somebody's eyes: the group, both names, the way to their talk, what the group would read."""

    pair: Pair
    group: str
    one: str
    other: str
    link: str | None
    calm: Line


@dataclass(frozen=True)
class Case:
    """A reported message; `words` and `name` are empty once it is closed."""

    id: int
    cohort_id: CohortId
    chat_id: ChatId
    message_id: int
    author: Author
    person_id: PersonId | None
    name: str
    kind: str
    words: str
    edited: int
    said_at: Instant
    opened_at: Instant
    state: Literal["open", "decided", "closed"]
    decision_id: int | None
    due_at: Instant | None
    passed_on: int
    muted_until: Instant | None
    origin: Origin
    list: str
    entry: str
    found: str
    how: How | Literal[""]
    """Of what a word list found: the list, its entry, what of the message, how disguised; empty once it is closed."""
    shown_from: Instant

    @property
    def shown_at(self) -> Instant:
        """Return when whoever decides is first shown it."""
        return max(self.opened_at, self.shown_from)


@dataclass(frozen=True)
class Decision:
    """What was decided about a case; `person_id` is whose message it was."""

    id: int
    case_id: int
    cohort_id: CohortId
    actor_id: PersonId | None
    person_id: PersonId | None
    action: Deed
    rule: str
    at: Instant
    answers: int = 0
    by_list: int = 0
    """Whether a word list removed it, which its programme wants so."""


@dataclass(frozen=True)
class Answer:
    """What somebody answers to a decision about their message."""

    id: int
    decision_id: int
    person_id: PersonId
    words: str


@dataclass(frozen=True)
class Shown:
    """A case before somebody's eyes: the group's name and zone, who wrote the message, how many reported it."""

    case: Case
    group: str
    zone: str
    author: str
    reports: int
    actions: Sequence[Action]
    link: str | None


@dataclass(frozen=True)
class Settled:
    """A decision before somebody's eyes: in which group and zone, by whom, and whether its author could be told."""

    case: Case
    decision: Decision
    group: str
    zone: str
    by: str
    """Nothing where that person is gone, or nobody decided."""
    told: bool
    domains: tuple[str, ...]
    """Where links may lead in any case."""
    says: Line | None
    """What the group reads, where a reminder was decided."""


@dataclass(frozen=True)
class Logged:
    """A line of the log: when, in which group, by whom, what, by which guideline."""

    at: Instant
    zone: str
    group: str
    by: str
    action: Deed
    rule: str
    by_list: int


Change = Literal["word", "allow", "back"]
"""An entry is looked for, never counts, or is again as the lists' files have it."""
CHANGES: tuple[Change, ...] = get_args(Change)


@dataclass(frozen=True)
class WordChange:
    """What an admin changed in a word list of a programme."""

    id: int
    programme_id: ProgrammeId
    list: str
    entry: str
    change: Change
    by_id: PersonId | None
    at: Instant


@dataclass(frozen=True)
class WordPage:
    """A page of a programme's word list: which of its lists, its words or its exceptions, and which are an admin's."""

    programme: ProgrammeId
    title: Mapping[str, str]
    lists: Sequence[str]
    which: int
    section: int
    """0 for the words, 1 for the exceptions."""
    counts: tuple[int, int]
    entries: Sequence[str]
    own: frozenset[str]
    page: Page


@dataclass(frozen=True)
class Hint:
    """A message whose author was told of personal data in it."""

    id: int
    chat_id: ChatId
    message_id: int
    person_id: PersonId
    cohort_id: CohortId
    kind: Kind | Shared
    said_at: Instant


@dataclass(frozen=True)
class Waiting:
    """The cases that wait for somebody, by number: in which group, since when."""

    cases: Sequence[tuple[int, str, Instant, str]]
    page: Page
