"""What is shown in a group, and what was decided of it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId

Rule = Literal["ask", "hold", "remove"]
State = Literal["asked", "held", "cleared", "over"]
"""In the group and asked about; taken out and asked about; may be posted again; over."""
Outcome = Literal["none", "permission", "remove", "silence", "rule", "old"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""What the author said; what happened without a word of theirs; `old`: it could not be deleted any more."""
Answer = Literal["", Outcome]
"""Empty while somebody is asked, and where it went for another reason: then nobody decided about it here."""
Said = Literal["none", "permission", "remove"]
SAID: tuple[Said, ...] = get_args(Said)
"""What an author may say: no pupils visible, permission held, remove it."""
KEEPS = ("none", "permission")


class Shown(NamedTuple):
    """A message with a picture or a film in it, as far as we look at it; `user` is None for a group or channel."""

    chat: ChatId
    message_id: int
    said_at: Instant
    user: UserId | None
    album: str
    mark: str
    """A digest that tells another picture from other words under the same one."""


class Message(NamedTuple):
    """A message that a case is about."""

    chat_id: ChatId
    message_id: int
    case_id: int
    mark: str
    said_at: Instant


@dataclass(frozen=True)
class Author:
    """Whoever showed something: a person, an account that no roster knows (as a digest), or a group or channel."""

    person: PersonId | None
    account: str
    faceless: bool


@dataclass(frozen=True)
class Case:
    """Media shown at once, and how they stand; `until` is when what is open is decided without an answer."""

    id: int
    cohort_id: CohortId
    person_id: PersonId | None
    account: str
    faceless: int
    rule: Rule
    state: State
    answer: Answer
    at: Instant
    until: Instant
    album: str

    @property
    def is_removed(self) -> bool:
        """Say whether what belongs to it is to be taken out of the group."""
        return self.state in ("held", "cleared") or (self.state == "over" and self.answer not in KEEPS)


class Decided(NamedTuple):
    """A line of the log: when, in which group, what, under which rule; `faceless`: shown in the name of a chat."""

    at: Instant
    cohort_id: CohortId
    faceless: int
    rule: Rule
    answer: Outcome
