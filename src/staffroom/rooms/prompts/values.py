"""What the room talks about: prompts, postings, results."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import NamedTuple

from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId, ProgrammeId, PromptId
from staffroom.kernel.screen import Words
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import CARDS, POLLS, WORDLESS, Kind

OFFERED = (*CARDS, "announcement", "guidelines")
"""Kinds that coordinators are asked about."""
UNDECIDED = ("planned", "offered")
DECIDABLE = ("planned", "offered", "approved", "skipped")
"""States in which a coordinator may still decide."""


@dataclass(frozen=True)
class Ballot:
    """What a poll offers; `correct` is the place of the right option from 0, None where none is right."""

    options: tuple[Mapping[str, str], ...]
    several: bool = False
    correct: int | None = None
    explanation: Mapping[str, str] = field(default_factory=dict)

    def as_text(self) -> str:
        """Return it as a column holds it; `from_text` reads that back."""
        return json.dumps(vars(self), ensure_ascii=False)

    @staticmethod
    def from_text(written: str) -> "Ballot":
        """Return what `as_text` wrote."""
        found = json.loads(written)
        return Ballot(**found | {"options": tuple(found["options"])})


@dataclass(frozen=True)
class Prompt:
    """An entry of the course's calendar as it was last loaded."""

    id: PromptId
    programme_id: ProgrammeId
    slug: str
    position: int
    kind: Kind
    week: int
    weekday: int
    at: str
    section: str | None
    theme: str
    on_closed: str
    texts: Mapping[str, str]
    follow_up: Mapping[str, str]
    retired: int
    day: str | None = None
    """A reminder of a workshop on a fixed day: that day."""
    ahead: int = 0
    """How many days before the workshop it reminds; the time of day is the workshop's."""
    workshop_id: int | None = None
    cohort_id: CohortId | None = None
    """The only group that it is for; None where it is for all."""
    image: str = ""
    """Its own picture by its number at Telegram."""
    picture: str = ""
    """Its own picture as a file beside the course."""
    ballot: Ballot | None = None
    after: str | None = None
    """The card that it follows, by its slug, after so many `days`."""
    days: int = 0
    made: int = 0
    """Whether it was made in the chat, and so stands in no file."""
    when_due: int = 0
    """Whether it stands on the last school day of its week, when a section is due, whatever its weekday."""
    relevance_hours: int | None = None
    """For how many hours after its time it is worth posting; None: as its programme says."""

    @property
    def wall(self) -> time:
        """Return the local time at which it is wanted."""
        return time.fromisoformat(self.at)

    @property
    def is_card(self) -> bool:
        """Say whether it is drawn, pinned and answered."""
        return self.kind in CARDS

    def saying(self, words: str, language: str) -> "Prompt":
        """Return it with other words, which are of one language only."""
        return replace(self, texts={language: words})


def may_show_picture(prompt: Prompt) -> bool:
    """Say whether an entry may bring a picture of its own: a poll of Telegram's and what rooms render may not."""
    return prompt.kind not in POLLS and prompt.kind not in WORDLESS


@dataclass(frozen=True)
class Wording:
    """A version of a group's own words on a card; `words` None stands for the course's, `original` for those then."""

    id: int
    posting_id: PostingId
    person_id: PersonId | None
    at: Instant
    words: str | None
    original: str


@dataclass(frozen=True)
class Edit:
    """All that was changed in the chat on an entry of the calendar so far; nothing in `week`: it stands on its day."""

    id: int
    prompt_id: PromptId
    at: Instant
    texts: Mapping[str, str]
    week: int | None
    weekday: int | None
    gone: bool
    image: str | None = None
    """Its picture by its number at Telegram; empty: none of its own; None: as its file has it."""
    ballot: Ballot | None = None
    hour: str | None = None

    def says_as(self, loaded: Prompt) -> bool:
        """Say whether an entry of the file reads like this by itself."""
        named = loaded.after is None and not loaded.when_due
        here = self.week is None or (named and (self.week, self.weekday) == (loaded.week, loaded.weekday))
        worded = all(loaded.texts.get(language) == words for language, words in self.texts.items())
        offers = self.ballot in (None, loaded.ballot)
        return (
            here and worded and offers and self.hour in (None, loaded.at) and self._shows_as(loaded) and not self.gone
        )

    def _shows_as(self, loaded: Prompt) -> bool:
        if not self.image:
            return self.image is None or not (loaded.image or loaded.picture)
        return self.image == loaded.image or loaded.picture.endswith(f"/{picture_name(loaded.slug, self.image)}")

    def upon(self, loaded: Prompt) -> Prompt:
        """Return an entry with all of this changed."""
        found = replace(loaded, texts={**loaded.texts, **self.texts})
        if self.week is not None and self.weekday is not None:
            found = replace(found, week=self.week, weekday=self.weekday, after=None, days=0, when_due=0)
        if self.image is not None:
            found = replace(found, image=self.image, picture="")
        return replace(found, ballot=self.ballot or found.ballot, at=self.hour or found.at)


def picture_name(slug: str, image: str) -> str:
    """Return what the file of a card's picture that Telegram holds is called, another name for another picture."""
    return f"{slug}-{hashlib.sha256(image.encode()).hexdigest()[:8]}.jpg"


@dataclass(frozen=True)
class Made:
    """A card that is made in the chat, of words or of a picture which Telegram holds (`file_id`, empty for none)."""

    kind: Kind
    file_id: str
    texts: Mapping[str, str]
    section: str | None
    at: time
    ballot: Ballot | None = None


@dataclass(frozen=True)
class Posting:
    """One prompt in one cohort; `eligible` None means that nobody could have answered, or that it is not known yet."""

    id: PostingId
    prompt_id: PromptId
    cohort_id: CohortId
    slug: str
    kind: Kind
    due_at: Instant
    due_day: str
    not_before: Instant
    state: str
    decided_by: PersonId | None
    posted_at: Instant | None
    closes_at: Instant | None
    chat_id: ChatId | None
    message_id: int | None
    eligible: int | None
    poll_id: str | None = None
    relevance_hours: int | None = None

    @property
    def key(self) -> str:
        """Return the occurrence's name in the outbox."""
        return f"prompt:{self.slug}:{self.cohort_id}"


@dataclass(frozen=True)
class Given:
    """A message in a group that counted for an open card; `marked` where it bears the bot's ✍."""

    posting: Posting
    message_id: int
    marked: bool


@dataclass(frozen=True)
class ToSendOn:
    """A post for the teachers of its group who use another app: how many, and their languages with the group's."""

    cohort: Cohort
    posting: Posting
    title: Words
    teachers: int
    languages: Mapping[str, str]


class Copies(NamedTuple):
    """Answers that are left out because others gave the same words, and of how many different words one was kept."""

    left_out: int = 0
    alike: int = 0


@dataclass(frozen=True)
class CardResult:
    """What became of a card that has closed: `eligible` None is unknown, not nobody."""

    posting_id: PostingId
    slug: str
    eligible: int | None
    answered: int
    copies: Copies


@dataclass(frozen=True)
class Asked:
    """A question that a teacher asked in a group: which message, when, and when the group was asked again."""

    id: int
    cohort_id: CohortId
    chat_id: ChatId
    message_id: int
    at: Instant
    again_at: Instant | None
