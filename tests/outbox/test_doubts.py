"""Doubts: what evidence settles, what is repeated, who is asked, and what becomes of a second copy."""

from typing import Any

import pytest

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.screen import Screen, text
from staffroom.outbox import Evidence, Note, Rendered, Sent, Ways, claims, doubts, settling
from staffroom.outbox.claims import Job, Turn
from staffroom.outbox.rules import Outcome, Verdict

NOW = Instant(1_000_000_000)
GROUP = ChatId(-1001)
BOT, AMINA = 42, 7
MINUTE = 60_000


class Books:
    """A table of notes of one kind, with what its room learned."""

    def __init__(self, tx: Tx) -> None:
        self.tx, self.told = tx, list[Sent]()
        self.ways = Ways(
            render={"test.note": lambda _tx, _args: Rendered(Screen((text("sorry"),)), "en")},
            after_sent={"test.note": lambda _tx, sent: self.told.append(sent)},
        )
        self.evidence = Evidence(BOT, self.ways)

    def claim(self, now: int = NOW) -> Job:
        """Claim the next note, which must be there."""
        seen = self.evidence.last_seen.get
        job = claims.claim_next(self.tx, Turn(Instant(now), lambda _head: Instant(now), seen), self.ways)
        assert isinstance(job, Job)
        return job

    def post(self, key: str = "k", **changes: Any) -> None:  # noqa: ANN401  a note's fields
        """Queue a note for the group."""
        fields: dict[str, Any] = {"key": key, "kind": "test.note", "chat": GROUP}
        outbox.post(self.tx, Note(**fields | changes), NOW)

    def doubt(self, key: str = "k", **changes: Any) -> int:  # noqa: ANN401
        """Bring a note into doubt and return its number."""
        self.post(key, **changes)
        job = self.claim()
        settling.settle(self.tx, job.note, Outcome(Verdict.AMBIGUOUS, "cut"), None, NOW, self.ways)
        return job.note.id

    def settle(self, job: Job, message_id: int, now: int = NOW) -> None:
        """Let a request succeed."""
        settling.settle(self.tx, job.note, Outcome(Verdict.SENT, message_id=message_id), None, Instant(now), self.ways)

    def hear(self, *updates: dict[str, Any], now: int = NOW) -> None:
        """Let a batch of updates in."""
        self.evidence(self.tx, updates, Instant(now))

    def state(self, key: str = "k") -> str | None:
        """Return how a note stands."""
        return outbox.state_of(self.tx, key)

    def deleted(self) -> list[int]:
        """Return which messages are to be deleted."""
        rows = self.tx.all("SELECT payload FROM outbox WHERE method = 'deleteMessage' ORDER BY id")
        return [int(row["payload"].partition(":")[2].strip(" }")) for row in rows]


@pytest.fixture
def books(tx: Tx) -> Books:
    """Open the books."""
    return Books(tx)


def said(number: int, by: int = AMINA, **more: Any) -> dict[str, Any]:  # noqa: ANN401  a message's fields
    """Return an update: somebody says something in the group."""
    message = {"message_id": number, "from": {"id": by}, "chat": {"id": GROUP}, "date": NOW // 1000}
    return {"update_id": number, "message": message | more}


def ours(number: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a message of the bot as a reply shows it."""
    return {"message_id": number, "from": {"id": BOT}, "chat": {"id": GROUP}, "date": NOW // 1000} | more


def pressed(number: int, note: int, chat: int = GROUP) -> dict[str, Any]:
    """Return an update: somebody presses a button that a note brought."""
    message = {"message_id": number, "chat": {"id": chat}, "date": NOW // 1000}
    return {"update_id": 1, "callback_query": {"data": f"room.verb:1~{note}", "message": message}}


def reacted(number: int) -> dict[str, Any]:
    """Return an update: somebody reacts to a message of the group."""
    return {"update_id": 1, "message_reaction": {"chat": {"id": GROUP}, "message_id": number}}


def test_a_press_proves_that_its_message_arrived(books: Books) -> None:
    """From another chat it proves nothing."""
    note = books.doubt()
    books.hear(pressed(51, note, chat=-5))
    assert books.state() == "unknown"
    books.hear(pressed(51, note))
    assert (books.state(), outbox.place_of(books.tx, "k")) == ("sent", (GROUP, 51))
    assert [sent.message_id for sent in books.told] == [51]


def test_a_reply_proves_it_by_the_button_or_by_the_moment(books: Books) -> None:
    """A message of the bot in this chat from these seconds can only be the one in doubt."""
    books.doubt()
    books.hear(said(60, reply_to_message=ours(40, date=NOW // 1000 - 90)))
    assert books.state() == "unknown"
    books.hear(said(61, reply_to_message=ours(51)))
    assert outbox.place_of(books.tx, "k") == (GROUP, 51)


def test_a_reply_settles_nothing_where_two_messages_are_in_doubt(books: Books) -> None:
    """Only a button could tell which of them it is."""
    first = books.doubt("first")
    second = books.doubt("second")
    books.hear(said(61, reply_to_message=ours(51)))
    assert {books.state("first"), books.state("second")} == {"unknown"}
    keys = {"inline_keyboard": [[{"text": "Done", "callback_data": f"x.y~{second}"}]]}
    books.hear(said(62, reply_to_message=ours(52, reply_markup=keys)))
    assert (books.state("first"), books.state("second")) == ("unknown", "sent")
    assert first != second


def test_a_reaction_proves_it_where_the_message_can_be_nobody_elses(books: Books) -> None:
    """Numbers from before, and numbers of other people's messages, prove nothing."""
    books.hear(said(50))
    books.doubt()
    books.hear(said(52))
    for other in (49, 50, 52):
        books.hear(reacted(other))
        assert books.state() == "unknown"
    books.hear(reacted(51))
    assert outbox.place_of(books.tx, "k") == (GROUP, 51)


def test_a_reaction_proves_nothing_in_a_chat_of_which_nothing_is_known(books: Books) -> None:
    """After a restart the message may be anybody's."""
    books.doubt()
    books.hear(reacted(51))
    assert books.state() == "unknown"


@pytest.mark.parametrize(
    "strange",
    [
        {},
        {"message": "text"},
        {"message": {"chat": 5}},
        {"message_reaction": []},
        {"callback_query": {"message": None}},
        {"message": {"message_id": 10**30, "chat": {"id": GROUP}, "from": {"id": 1}}},
        {"message": {"message_id": "x", "chat": {"id": GROUP}, "from": {"id": 1}}},
    ],
)
def test_a_strange_update_shows_nothing_and_stops_nothing(books: Books, strange: dict[str, Any]) -> None:
    """The batch is acknowledged all the same."""
    note = books.doubt()
    books.hear({"update_id": 1} | strange, pressed(51, note))
    assert books.state() == "sent"


def test_a_room_that_stumbles_over_the_news_stops_no_batch(books: Books) -> None:
    """The books are right all the same."""

    def stumble(_tx: Tx, _sent: Sent) -> None:
        raise ValueError

    note = books.doubt()
    books.ways.after_sent["test.note"] = stumble
    books.hear(pressed(51, note))
    assert books.state() == "sent"
    assert [one.reason for one in outbox.failures(books.tx)] == ["what follows it failed: ValueError"]


def test_evidence_stops_the_second_copy(books: Books) -> None:
    """What waits to be sent again is not sent."""
    note = books.doubt(when_unknown="resend_once")
    doubts.repeat_unknowns(books.tx, Instant(NOW + MINUTE))
    assert books.state() == "queued"
    books.hear(pressed(51, note))
    assert books.state() == "sent"


def test_the_second_copy_is_deleted_where_the_first_shows_itself_while_it_is_on_its_way(books: Books) -> None:
    """The room learns of the first only."""
    note = books.doubt(when_unknown="resend_once")
    doubts.repeat_unknowns(books.tx, Instant(NOW + MINUTE))
    again = books.claim(NOW + MINUTE)
    books.hear(pressed(51, note))
    books.settle(again, 55)
    assert books.deleted() == [55]
    assert [sent.message_id for sent in books.told] == [51]


def test_the_second_copy_is_deleted_where_the_first_shows_itself_later(books: Books) -> None:
    """The first takes its place in the books; a press on the one that is kept changes nothing."""
    note = books.doubt(when_unknown="resend_once")
    doubts.repeat_unknowns(books.tx, Instant(NOW + MINUTE))
    books.settle(books.claim(NOW + MINUTE), 55)
    books.hear(pressed(55, note))
    assert books.deleted() == []
    books.hear(pressed(51, note))
    books.hear(pressed(51, note))
    assert books.deleted() == [55]
    assert outbox.place_of(books.tx, "k") == (GROUP, 51)
    assert [sent.message_id for sent in books.told] == [55, 51]


def test_evidence_counts_no_copy_twice(books: Books) -> None:
    """One sending is one copy, whether it was known at once or later."""
    note = books.doubt()
    books.hear(pressed(51, note))
    assert books.tx.value("SELECT copies FROM outbox") == 1


def test_group_cards_are_resent_after_ten_minutes_only(books: Books) -> None:
    """Where the setting says so; other messages after one."""
    books.doubt("card", when_unknown="resend_once", resend_after=10 * MINUTE)
    books.doubt("link", when_unknown="resend_once")
    doubts.repeat_unknowns(books.tx, Instant(NOW + MINUTE))
    assert (books.state("card"), books.state("link")) == ("unknown", "queued")
    doubts.repeat_unknowns(books.tx, Instant(NOW + 10 * MINUTE))
    assert books.state("card") == "queued"


def test_somebody_is_asked_once_after_two_minutes_without_evidence(books: Books) -> None:
    """Only about what waits for a person's word."""
    for key, policy in (("card", "ask"), ("league", "never"), ("link", "resend_once")):
        books.doubt(key, when_unknown=policy)
    assert outbox.next_ask(books.tx) == NOW + 2 * MINUTE
    assert outbox.to_ask(books.tx, Instant(NOW + 2 * MINUTE - 1)) == []
    (unsure,) = outbox.to_ask(books.tx, Instant(NOW + 2 * MINUTE))
    assert unsure.key == "card"
    outbox.mark_asked(books.tx, unsure.id, NOW)
    assert outbox.next_ask(books.tx) is None


@pytest.mark.parametrize("sends", [1, 2, 3, 5])
def test_at_most_two_copies_ever(books: Books, sends: int) -> None:
    """However often the line breaks, and whatever people press."""
    books.post(when_unknown="resend_once")
    claims = 0
    for turn in range(sends):
        moment = NOW + turn * 5 * MINUTE
        doubts.repeat_unknowns(books.tx, Instant(moment))
        if books.state() == "queued":
            job = books.claim(moment)
            claims += 1
            settling.settle(books.tx, job.note, Outcome(Verdict.AMBIGUOUS, "cut"), None, Instant(moment), books.ways)
        outbox.resolve(books.tx, job.note.id, "again", Instant(moment), books.ways)
    assert claims == min(sends, 2)


def test_other_peoples_messages_are_remembered_only_while_something_is_in_doubt(books: Books) -> None:
    """And for a day at most."""
    books.hear(said(50))
    assert books.tx.value("SELECT count(*) FROM outbox_seen") == 0
    books.doubt()
    books.hear(said(51))
    assert books.tx.value("SELECT count(*) FROM outbox_seen") == 1
    outbox.sweep(books.tx, Instant(NOW + 86_400_001))
    assert books.tx.value("SELECT count(*) FROM outbox_seen") == 0
