"""Groups that act: what people write, tap and choose goes through the bot's own doors into the real database."""

from dataclasses import dataclass, field

from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId, ProgrammeId, UserId
from staffroom.rooms import activity, prompts
from staffroom.rooms.programmes import Entry
from staffroom.rooms.prompts import hearing, taps
from staffroom.rooms.prompts.hearing import Heard, Reacted
from staffroom.rooms.standings import closing, freezing

LEAD = 99
"""The number under which a group's coordinator acts."""


@dataclass
class Acting:
    """A group on its way through the course; teachers are numbered from 0."""

    tx: Tx
    cohort: CohortId
    chat: ChatId
    people: list[PersonId]
    cards: dict[str, int] = field(default_factory=dict)
    """The message on which each card stands."""
    last: int = 1000
    authors: dict[int, int] = field(default_factory=dict)

    def user(self, who: int) -> UserId:
        """Return somebody's account."""
        return UserId(-self.chat * 100 + who)

    def says(self, who: int, at: Instant, words: str, to: int | None = None) -> int:
        """Let somebody write, perhaps in reply to a message; return the number of theirs."""
        self.last += 1
        author = self.user(self.authors[to]) if to in self.authors else None
        message = Heard(self.chat, self.last, self.user(who), "text", words, at, to, author)
        hearing.hear_all(self.tx, [message], at)
        self.authors[self.last] = who
        return self.last

    def answers(self, slug: str, at: Instant, *who: int) -> list[int]:
        """Let some reply to a card, each in words of their own."""
        return [self.says(one, at, f"This is what number {one} does", self.cards[slug]) for one in who]

    def votes(self, slug: str, at: Instant, *who: int) -> None:
        """Let some vote in a poll."""
        for one in who:
            taps.voted(self.tx, f"{slug}:{self.cohort}", self.user(one), at)

    def reacts(self, who: int, at: Instant) -> None:
        """Let somebody react to something."""
        hearing.hear_all(self.tx, [Reacted(self.chat, self.user(who), at)], at)


def group(tx: Tx, programme: ProgrammeId, name: str, size: int, *, late: Instant | None = None) -> Acting:
    """Write an open group; with `late` its last member joined only then."""
    chat = ChatId(-int.from_bytes(name[:2].encode(), "big"))
    lead = make.coordinator(tx, programme, f"Lead of {name}", user=-chat * 100 + LEAD)
    found = Acting(tx, make.cohort(tx, programme, name=name, chat=chat, coordinator_id=lead), chat, [])
    for number in range(size):
        person = make.person(tx, programme, f"{name} {number}", user=found.user(number))
        joined = late if late is not None and number == size - 1 else Instant(2)
        make.member(tx, person, found.cohort, joined=joined)
        found.people.append(person)
    return found


def plan(tx: Tx, programme: ProgrammeId, *entries: Entry) -> None:
    """Plan a course in all groups; every card is approved but for those that a test skips."""
    prompts.load(tx, programme, entries)
    prompts.plan(tx, programme, make.at(1))
    tx.run("UPDATE postings SET state = 'approved'")


def skip(tx: Tx, who: Acting, slug: str) -> None:
    """Let a coordinator skip a card."""
    tx.run(
        "UPDATE postings SET state = 'skipped' WHERE cohort_id = :cohort"
        " AND prompt_id = (SELECT id FROM prompts WHERE slug = :slug)",
        cohort=who.cohort,
        slug=slug,
    )


def comes(tx: Tx, moment: Instant, *groups: Acting) -> None:
    """Let a moment come: weeks begin, what is due is posted and arrives, weeks are closed."""
    while (due := freezing.next_due(tx, moment)) is not None and due <= moment:
        freezing.freeze_some(tx, moment)
    g.post_due(tx, moment)
    for one in groups:
        for row in tx.all("SELECT id FROM postings WHERE state = 'posting' AND cohort_id = :c", c=one.cohort):
            one.last += 1
            posting = g.sent(tx, PostingId(row["id"]), one.last, moment, one.chat)
            one.cards[posting.slug] = one.last
            name = f"{posting.slug}:{one.cohort}"
            tx.run("UPDATE postings SET poll_id = :name WHERE id = :id", name=name, id=posting.id)
    while activity.has_uncounted(tx):
        activity.count_talk(tx)
    closing.close_due(tx, moment)
