"""The states of a note, from queued to its end."""

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.screen import Screen, text
from staffroom.outbox import Note, Rendered, Sent, Ways, claims, doubts, settling, store
from staffroom.outbox.claims import Job, Turn
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.values import Priority

NOW = Instant(1_000_000)
CHAT = ChatId(-1001)
SENT = Outcome(Verdict.SENT, message_id=7)
WROTE = "what Amina wrote"
"""Words that an error may quote."""


@pytest.fixture
def ways() -> Ways:
    """Return ways that can render one kind."""
    return Ways(render={"test.note": lambda _tx, _args: Rendered(Screen((text("sorry"),)), "en")})


def note(key: str = "k", **changes: object) -> Note:
    """Return a note of the one kind."""
    return Note(**{"key": key, "kind": "test.note", "chat": CHAT} | changes)  # type: ignore[arg-type]


def claim(tx: Tx, ways: Ways, now: Instant = NOW) -> Job | None:
    """Claim the next note, every chat being free."""
    found = claims.claim_next(tx, Turn(now, lambda _head: now), ways)
    return found if isinstance(found, Job) else None


def claimed(tx: Tx, ways: Ways, now: Instant = NOW) -> Job:
    """Claim the next note, which must be there."""
    job = claim(tx, ways, now)
    assert job is not None
    return job


def test_an_occurrence_is_posted_once(tx: Tx) -> None:
    """A repeated tick changes nothing."""
    assert outbox.post(tx, note(), NOW)
    assert not outbox.post(tx, note(args={"other": 1}), NOW)
    assert outbox.counts(tx) == {"queued": 1}


def test_people_come_before_groups_and_older_before_newer(tx: Tx, ways: Ways) -> None:
    """Somebody who waits for an answer is not behind a mass post."""
    for key, priority in (("mass", Priority.MASS), ("one", Priority.PERSON), ("two", Priority.PERSON)):
        outbox.post(tx, note(key, priority=priority), NOW)
    assert [claimed(tx, ways).note.key for _ in range(3)] == ["one", "two", "mass"]


def test_however_much_waits_for_one_chat_it_hides_nothing_of_what_waits_for_others(tx: Tx, ways: Ways) -> None:
    """More than any number of pages that is looked through: whoever floods fills a queue of their own."""
    outbox.post(tx, note("first"), NOW)
    columns = "kind, chat_id, method, payload, priority, essential, when_unknown, not_before, created_at"
    tx.run(
        f"INSERT INTO outbox (key, {columns})"
        f" WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)"
        f" SELECT 'flood:' || i, {columns} FROM outbox, n WHERE key = 'first'",
        many=store.PAGE * store.MOST_PAGES + 1,
    )
    outbox.post(tx, note("other", chat=ChatId(-1002)), NOW)
    closed = Turn(NOW, lambda head: None if head.chat_id == CHAT else NOW)
    found = claims.claim_next(tx, closed, ways)
    assert isinstance(found, Job)
    assert found.note.key == "other"


@pytest.mark.parametrize("opens", [0, 1, 39, 40, 41, 200])
def test_a_place_that_opens_soon_is_taken_before_it_opens_and_used_when_it_does(tx: Tx, ways: Ways, opens: int) -> None:
    """The claim is written down ahead; the message itself never goes before its place opens."""
    outbox.post(tx, note(), NOW)
    opened = Instant(NOW + opens)
    found = claims.claim_next(tx, Turn(NOW, lambda _head: opened, ahead=40), ways)
    assert isinstance(found, Job) == (opens <= 40)
    assert isinstance(found, Job) or found.until == opened - 40


def test_a_deed_is_not_claimed_ahead(tx: Tx, ways: Ways) -> None:
    """It has nothing to draw, and what stands behind it must not wait for its place."""
    outbox.call(tx, "pin", "pinChatMessage", CHAT, NOW, message_id=7)
    turn = Turn(NOW, lambda _head: Instant(NOW + 20), ahead=40)
    assert claims.claim_next(tx, turn, ways) == claims.Rest(Instant(NOW + 20))


def test_what_was_claimed_for_nothing_is_as_if_it_had_not_been(tx: Tx, ways: Ways) -> None:
    """Its place did not open: the next claim is its first attempt, and a restart finds no doubt."""
    outbox.post(tx, note(), NOW)
    store.unclaim(tx, claimed(tx, ways).note.id)
    assert outbox.state_of(tx, "k") == "queued"
    assert claimed(tx, ways).note.attempt == 1


def test_nothing_is_claimed_ahead_while_messages_wait_for_people(tx: Tx, ways: Ways) -> None:
    """What is closed for messages stays closed until its own moment, less the head start."""
    outbox.post(tx, note(), NOW)
    turn = Turn(NOW, lambda _head: NOW, messages_from=Instant(NOW + 50), ahead=40)
    assert claims.claim_next(tx, turn, ways) == claims.Rest(Instant(NOW + 10))


def test_a_sent_note_can_be_found_by_its_message(tx: Tx, ways: Ways) -> None:
    """A reply to our message leads back to what it was."""
    outbox.post(tx, note("prompt:s1:1"), NOW)
    settling.settle(tx, claimed(tx, ways).note, SENT, None, NOW, ways)
    assert outbox.origin(tx, CHAT, 7) == "prompt:s1:1"
    assert outbox.origin(tx, CHAT, 8) is None


def test_whoever_opted_out_after_queueing_is_not_written_to(tx: Tx, ways: Ways) -> None:
    """The gate is asked inside the claim; what is essential passes."""
    programme = make.programme(tx)
    person = make.person(tx, programme, user=5)
    ways.may_write = lambda _tx, _person, _now: False
    outbox.post(tx, note("wish", person=person), NOW)
    outbox.post(tx, note("confirmation", person=person, essential=True), NOW)
    assert claim(tx, ways) is None or outbox.state_of(tx, "wish") == "cancelled"
    assert outbox.state_of(tx, "wish") == "cancelled"
    assert outbox.state_of(tx, "confirmation") in {"queued", "claimed"}


def test_what_was_on_its_way_when_the_program_ended_becomes_unknown(tx: Tx, ways: Ways) -> None:
    """It is shown, and a group card is never sent again by itself."""
    outbox.post(tx, note(), NOW)
    claimed(tx, ways)
    assert doubts.recover(tx, NOW) == 1
    assert doubts.repeat_unknowns(tx, Instant(NOW + 10**9)) == 0
    assert [unsure.key for unsure in outbox.unsure(tx)] == ["k"]


def test_a_deed_may_wait_and_is_still_as_old_as_its_cause(tx: Tx, ways: Ways) -> None:
    """Nothing in the outbox was made in the future: a clock that was set back is told by that."""
    later = Instant(NOW + 45_000)
    outbox.call(tx, "leave", "leaveChat", CHAT, NOW, not_before=later)
    row = tx.one("SELECT created_at, not_before, payload FROM outbox")
    assert row is not None
    assert (row["created_at"], row["not_before"], row["payload"]) == (NOW, later, "{}")
    assert claimed(tx, ways, later).note.key == "leave"


def test_a_deed_is_repeated_until_it_is_known_to_be_done(tx: Tx, ways: Ways) -> None:
    """Pinning twice hurts nobody; `already done` counts as done."""
    outbox.call(tx, "pin", "pinChatMessage", CHAT, NOW, message_id=7)
    claimed(tx, ways)
    doubts.recover(tx, NOW)
    assert doubts.repeat_unknowns(tx, NOW) == 0
    later = Instant(NOW + 2_000)
    assert doubts.repeat_unknowns(tx, later) == 1
    refused = Outcome(Verdict.REFUSED, "Bad Request: message to pin not found")
    settling.settle(tx, claimed(tx, ways, later).note, refused, None, later, ways)
    assert outbox.state_of(tx, "pin") == "sent"


def test_onboarding_is_resent_once_after_a_minute_and_never_a_third_time(tx: Tx, ways: Ways) -> None:
    """At most two copies, ever."""
    outbox.post(tx, note(when_unknown="resend_once"), NOW)
    claimed(tx, ways)
    doubts.recover(tx, NOW)
    assert doubts.repeat_unknowns(tx, Instant(NOW + 30_000)) == 0
    later = Instant(NOW + 61_000)
    assert doubts.repeat_unknowns(tx, later) == 1
    settling.settle(tx, claimed(tx, ways, later).note, Outcome(Verdict.AMBIGUOUS, "reset"), None, later, ways)
    assert doubts.repeat_unknowns(tx, Instant(later + 10**9)) == 0
    assert outbox.state_of(tx, "k") == "unknown"


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome(Verdict.REFUSED, "Forbidden: bot was kicked"), "failed"),
        (Outcome(Verdict.AMBIGUOUS, "reset"), "unknown"),
        (Outcome(Verdict.NOT_SENT, "no route"), "queued"),
        (Outcome(Verdict.SLOW_DOWN, "429", retry_after=5), "queued"),
        (Outcome(Verdict.UNAUTHORIZED, "401"), "queued"),
        (Outcome(Verdict.MOVED, "upgraded", new_chat=ChatId(-1002)), "queued"),
    ],
)
def test_each_verdict_leads_to_its_state(tx: Tx, ways: Ways, outcome: Outcome, state: str) -> None:
    """Certain failures end or wait; only the uncertain becomes unknown."""
    outbox.post(tx, note(), NOW)
    settling.settle(tx, claimed(tx, ways).note, outcome, None, NOW, ways)
    assert outbox.state_of(tx, "k") == state


def test_what_a_render_wrote_before_it_broke_is_undone(tx: Tx, ways: Ways) -> None:
    """A message that was chosen and not said may be chosen again."""

    def breaks(tx: Tx, _args: object) -> Rendered:
        facts.put(tx, "chosen", "yes")
        raise ValueError

    ways.render["test.note"] = breaks
    outbox.post(tx, note(), NOW)
    assert claim(tx, ways) is None
    assert (facts.get(tx, "chosen"), outbox.state_of(tx, "k")) == (None, "failed")


def test_retry_after_is_obeyed(tx: Tx, ways: Ways) -> None:
    """Nothing goes out before the time that Telegram named."""
    outbox.post(tx, note(), NOW)
    settling.settle(tx, claimed(tx, ways).note, Outcome(Verdict.SLOW_DOWN, "429", retry_after=5), None, NOW, ways)
    assert claim(tx, ways, Instant(NOW + 4_999)) is None
    assert claim(tx, ways, Instant(NOW + 5_000)) is not None


def test_a_group_that_became_a_supergroup_takes_its_queue_along(tx: Tx, ways: Ways) -> None:
    """Everything that names the old id names the new one, in one transaction."""
    moved: list[tuple[int, int]] = []
    ways.after_move.append(lambda _tx, old, new: moved.append((old, new)))
    outbox.post(tx, note("a"), NOW)
    outbox.post(tx, note("b"), NOW)
    settling.settle(tx, claimed(tx, ways).note, Outcome(Verdict.MOVED, new_chat=ChatId(-1002)), None, NOW, ways)
    assert moved == [(CHAT, -1002)]
    assert {head.chat_id for head in store.heads(tx, NOW)} == {-1002}


def test_by_a_number_of_the_old_group_nothing_is_deleted_in_the_supergroup(tx: Tx, ways: Ways) -> None:
    """Neither what waited nor what was on its way: the number belongs to another message there."""
    for key in ("a", "b"):
        outbox.call(tx, key, "deleteMessage", CHAT, NOW, message_id=7)
    settling.settle(tx, claimed(tx, ways).note, Outcome(Verdict.MOVED, new_chat=ChatId(-1002)), None, NOW, ways)
    assert [outbox.state_of(tx, key) for key in ("a", "b")] == ["cancelled", "cancelled"]


def test_what_lost_its_relevance_is_skipped_and_says_so(tx: Tx, ways: Ways) -> None:
    """After three days off there is no flood."""
    outbox.post(tx, note(expires_at=Instant(NOW + 10)), NOW)
    assert claim(tx, ways, Instant(NOW + 11)) is None
    assert outbox.state_of(tx, "k") == "skipped_late"


def test_nothing_to_say_any_more_cancels_and_tells_the_room(tx: Tx, ways: Ways) -> None:
    """A render that returns None ends the note."""
    told: list[object] = []
    ways.render["test.note"] = lambda _tx, _args: None
    ways.after_cancelled["test.note"] = lambda _tx, args, _now: told.append(args)
    outbox.post(tx, note(args={"n": 1}), NOW)
    assert claim(tx, ways) is None
    assert outbox.state_of(tx, "k") == "cancelled"
    assert told == [{"n": 1}]


def test_a_pressed_button_proves_that_an_unknown_arrived(tx: Tx, ways: Ways) -> None:
    """The outbox id in the callback data is free evidence; from another chat it proves nothing."""
    outbox.post(tx, note(), NOW)
    job = claimed(tx, ways)
    doubts.recover(tx, NOW)
    assert not outbox.seen(tx, job.note.id, ChatId(5), 9, NOW, ways)
    assert outbox.seen(tx, job.note.id, CHAT, 9, NOW, ways)
    assert outbox.origin(tx, CHAT, 9) == "k"


def test_a_person_settles_an_unknown_once(tx: Tx, ways: Ways) -> None:
    """`Send again` queues the second and last copy; a second press changes nothing."""
    outbox.post(tx, note(), NOW)
    job = claimed(tx, ways)
    doubts.recover(tx, NOW)
    assert outbox.resolve(tx, job.note.id, "again", NOW, ways)
    assert not outbox.resolve(tx, job.note.id, "again", NOW, ways)
    assert outbox.state_of(tx, "k") == "queued"
    claimed(tx, ways)
    doubts.recover(tx, NOW)
    assert not outbox.resolve(tx, job.note.id, "again", NOW, ways)  # a third copy is never sent
    assert outbox.state_of(tx, "k") == "unknown"


def test_what_a_person_saw_is_told_to_its_room(tx: Tx, ways: Ways) -> None:
    """A card that arrived after all opens for answers, although nobody knows its number."""
    told: list[Sent] = []
    ways.after_sent["test.note"] = lambda _tx, sent: told.append(sent)
    outbox.post(tx, note(), NOW)
    job = claimed(tx, ways)
    doubts.recover(tx, NOW)
    assert outbox.resolve(tx, job.note.id, "arrived", NOW, ways)
    assert [(sent.key, sent.message_id) for sent in told] == [("k", None)]


def test_a_wish_to_send_again_outlives_the_relevance_of_the_note(tx: Tx, ways: Ways) -> None:
    """Whoever presses *Send again* late wants it all the same."""
    outbox.post(tx, note(expires_at=Instant(NOW + 10)), NOW)
    job = claimed(tx, ways)
    doubts.recover(tx, NOW)
    assert outbox.resolve(tx, job.note.id, "again", Instant(NOW + 99), ways)
    assert claim(tx, ways, Instant(NOW + 99)) is not None


def test_a_finished_deed_forgets_whom_it_was_done_to(tx: Tx, ways: Ways) -> None:
    """An account's number must not outlive its person in the books; while a deed is in doubt it is still needed."""
    for key in ("approve", "decline"):
        outbox.call(tx, key, "approveChatJoinRequest", CHAT, NOW, user_id=4711)
    settling.settle(tx, claimed(tx, ways).note, Outcome(Verdict.SENT), None, NOW, ways)
    settling.settle(tx, claimed(tx, ways).note, Outcome(Verdict.AMBIGUOUS), None, NOW, ways)
    kept = {row["key"]: row["payload"] for row in tx.all("SELECT key, payload FROM outbox")}
    assert "4711" not in kept["approve"]
    assert "4711" in kept["decline"]


def test_old_books_are_closed_but_what_is_in_doubt_stays(tx: Tx, ways: Ways) -> None:
    """After ninety days what ended is deleted; queued and unknown notes are never swept."""
    for key in ("sent", "unknown", "queued"):
        outbox.post(tx, note(key), NOW)
    settling.settle(tx, claimed(tx, ways).note, SENT, None, NOW, ways)
    settling.settle(tx, claimed(tx, ways).note, Outcome(Verdict.AMBIGUOUS), None, NOW, ways)
    assert outbox.sweep(tx, Instant(NOW + 90 * 86_400_000)) == 0
    assert outbox.sweep(tx, Instant(NOW + 90 * 86_400_000 + 1)) == 1
    assert {row["key"] for row in tx.all("SELECT key FROM outbox")} == {"unknown", "queued"}


def test_a_note_that_cannot_be_rendered_fails_alone(tx: Tx, ways: Ways, caplog: pytest.LogCaptureFixture) -> None:
    """The next note goes out; the failed one is kept with its reason, and the log repeats no words of the error."""

    def stumble(_tx: Tx, _args: object) -> Rendered:
        raise LookupError(WROTE)

    ways.render["test.broken"] = stumble
    outbox.post(tx, note("broken", kind="test.broken"), NOW)
    outbox.post(tx, note("strange", kind="test.nobody-renders-this"), NOW)
    outbox.post(tx, note("fine"), NOW)
    assert claimed(tx, ways).note.key == "fine"
    assert {outbox.state_of(tx, key) for key in ("broken", "strange")} == {"failed"}
    assert {one.key: one.reason for one in outbox.failures(tx)}["broken"] == "cannot be rendered: LookupError"
    assert "note broken cannot be rendered: LookupError" in caplog.text
    assert WROTE not in caplog.text


def test_a_room_that_stumbles_over_what_was_not_sent_silences_nobody_and_admins_see_it(
    tx: Tx, ways: Ways, caplog: pytest.LogCaptureFixture
) -> None:
    """Over what came too late, and over what had nothing to say any more."""

    def stumble(_tx: Tx, _args: object, _now: Instant) -> None:
        raise ValueError(WROTE)

    ways.after_late["test.note"] = ways.after_cancelled["test.silent"] = stumble
    ways.render["test.silent"] = lambda _tx, _args: None
    outbox.post(tx, note("late", expires_at=Instant(NOW - 1)), NOW)
    outbox.post(tx, note("silent", kind="test.silent"), NOW)
    outbox.post(tx, note("fine"), NOW)
    assert claimed(tx, ways).note.key == "fine"
    assert [outbox.state_of(tx, key) for key in ("late", "silent")] == ["skipped_late", "cancelled"]
    reason = "what follows it failed: ValueError"
    assert {one.key: one.reason for one in outbox.failures(tx)} == {"trouble:late": reason, "trouble:silent": reason}
    assert WROTE not in caplog.text


def test_a_claim_that_nobody_ended_becomes_unknown_when_its_lease_runs_out(tx: Tx, ways: Ways) -> None:
    """It is shown, not forgotten, even without a restart."""
    outbox.post(tx, note(), NOW)
    claimed(tx, ways)
    assert doubts.sweep_leases(tx, Instant(NOW + 120_000)) == 0
    assert doubts.sweep_leases(tx, Instant(NOW + 120_001)) == 1
    assert outbox.state_of(tx, "k") == "unknown"


def test_what_waits_for_an_account_that_is_let_go_is_withdrawn(tx: Tx) -> None:
    """A message meant for the new account must not reach the old one."""
    programme = make.programme(tx)
    person = make.person(tx, programme, user=5)
    outbox.post(tx, note("mine", person=person), NOW)
    outbox.post(tx, note("other"), NOW)
    assert outbox.withdraw(tx, person, NOW) == 1
    assert (outbox.state_of(tx, "mine"), outbox.state_of(tx, "other")) == ("cancelled", "queued")
