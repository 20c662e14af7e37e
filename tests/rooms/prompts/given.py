"""Short ways to a planned course."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId, ProgrammeId, PromptId
from staffroom.outbox import Sent
from staffroom.rooms import prompts
from staffroom.rooms.programmes import Entry, SchoolCalendar
from staffroom.rooms.prompts import Posting, Prompt, posts

CHAT = ChatId(-1001)
WEEK = (6, 0, 1, 2, 3)


def entry(slug: str, kind: str = "question", *, week: int = 1, weekday: str = "mon", **more: Any) -> Entry:  # noqa: ANN401
    """Return a line of the calendar, at 16:00 unless told otherwise."""
    words = (
        None if kind in prompts.WORDLESS else {"en": f"Words of {slug}", "ar": f"كلمات {slug}", "zh": f"内容 {slug}"}
    )
    values = {"id": slug, "kind": kind, "week": week, "weekday": weekday, "at": "16:00", "text": words}
    return Entry.model_validate(values | more)


def prompt(number: int, *, week: int = 1, weekday: int = 0, at: str = "16:00", on_closed: str = "shift") -> Prompt:
    """Return a prompt as a value."""
    return Prompt(
        PromptId(number), ProgrammeId(1), f"p{number}", number, "question", week, weekday, at, None, "teal",
        on_closed, {"en": "Words"}, {}, 0,
    )  # fmt: skip


def calendar(zone: str = "Asia/Riyadh", **more: Any) -> SchoolCalendar:  # noqa: ANN401
    """Return a Sunday-to-Thursday school calendar."""
    return SchoolCalendar(ZoneInfo(zone), WEEK, **more)


def planned(tx: Tx, programme: ProgrammeId, *entries: Entry, now: Instant | None = None) -> dict[str, Posting]:
    """Load and plan a course; return the postings of the last cohort by slug."""
    prompts.load(tx, programme, entries)
    prompts.plan(tx, programme, make.at(1) if now is None else now)
    rows = tx.all("SELECT id FROM postings ORDER BY cohort_id, id")
    return {posting.slug: posting for posting in (prompts.posting(tx, PostingId(row["id"])) for row in rows)}


def sent(tx: Tx, posting: PostingId, message_id: int, at: Instant, chat: ChatId = CHAT) -> Posting:
    """Let a posting that is on its way arrive."""
    known = prompts.posting(tx, posting)
    posts.after_sent(tx, Sent(known.key, f"prompts.{known.kind}", chat, None, {"posting": posting}, message_id, at))
    return prompts.posting(tx, posting)


def posted(tx: Tx, posting: Posting, by: PersonId, message_id: int = 100, at: Instant | None = None) -> Posting:
    """Approve a posting and let it arrive at its due time."""
    moment = posting.due_at if at is None else at
    prompts.decide(tx, [posting.id], "approved", by, make.at(1))
    post_due(tx, moment)
    return sent(tx, posting.id, message_id, moment)


def teacher(tx: Tx, programme: ProgrammeId, cohort: CohortId, user: int, **more: Any) -> PersonId:  # noqa: ANN401
    """Write a teacher who is in the group."""
    joined = more.pop("joined", Instant(2))
    person = make.person(tx, programme, f"Teacher {user}", user=user, **more)
    make.member(tx, person, cohort, joined=joined)
    return person


def kinds(tx: Tx) -> list[str]:
    """Return what lies in the outbox, oldest first."""
    return [row["kind"] for row in tx.all("SELECT kind FROM outbox ORDER BY id")]


def day(number: int) -> date:
    """Return a day of September 2026."""
    return date(2026, 9, number)


def post_due(tx: Tx, now: Instant) -> None:
    """Run the tick until it is not due any more, as the clockwork does."""
    posts.post_due(tx, now)
    while (due := posts.next_post(tx, now)) is not None and due <= now:
        posts.post_due(tx, now)
