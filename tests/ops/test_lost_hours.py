"""What a copy that is put back makes of the hours that it lacks: nothing twice, no number twice, no choice undone."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import builders as make
from tests.conftest import KEY, blank
from tests.ops.support import NOW, Installation

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.db_file import discard
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId, ProgrammeId
from staffroom.kernel.screen import Screen, text
from staffroom.ops.copying.backup import back_up, copy_now
from staffroom.ops.copying.restore import restore
from staffroom.ops.keys import database_key
from staffroom.outbox import Note, Rendered, Sent, Ways, WhenUnknown, claims, settling, store
from staffroom.outbox.claims import Job, Turn
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.rooms import cohorts, joining, people, programmes
from staffroom.rooms.people import RosterRow

ON_NO_BUTTON = {"activity", "cheers_sent", "consents", "imports", "inbox_raw", "programmes", "talk_heard"}
"""Tables whose numbers nobody is ever shown, or that follow config.yaml."""
LATER = Instant(NOW + 5 * HOUR)
POLICIES: list[tuple[WhenUnknown, int]] = [
    (policy, chat) for policy in ("never", "ask", "resend_once") for chat in (-1001, 7)
]


def test_the_numbers_of_every_table_that_buttons_may_carry_are_given_once(tx: Tx) -> None:
    """Also where the row with the highest is deleted, or an older copy is put back."""
    tables = dict(tx.tuples("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '% id INTEGER %'"))
    assert {name for name, sql in tables.items() if "AUTOINCREMENT" not in sql} == ON_NO_BUTTON


def _copied(place: Installation) -> tuple[Path, PersonId]:
    local = place.open()
    person = local.write(_teacher)
    copy = back_up(local, place.config, database_key(place.config), NOW)
    local.close()
    return copy, person


def _teacher(tx: Tx) -> PersonId:
    number = ProgrammeId(tx.value("SELECT id FROM programmes"))
    person = make.person(tx, number, "Amina", user=7)
    make.member(tx, person, make.cohort(tx, number))
    return person


def _put_back(place: Installation, copy: Path) -> LocalDatabase:
    config = place.config
    restore(copy, config.database, database_key(config), config.lock_file, LATER)
    return place.open()


def _do(place: Installation, *statements: str, person: int = 0) -> None:
    local = place.open()
    local.write(lambda tx: [tx.run(statement, person=person) for statement in statements])
    local.write(outbox.post, Note("sign", "panel.doubt", ChatId(7)), Instant(NOW + HOUR))
    local.close()


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (f"left_at = {NOW + 5}, quiet = 0", (NOW + 5, 0, None)),
        (f"quiet = 1, quiet_since = {NOW + 5}", (None, 1, None)),
        ("paused_until = 99", (None, 0, 99)),
    ],
)
def test_who_wanted_less_since_the_copy_is_still_left_in_peace(
    place: Installation, chosen: str, found: tuple[int | None, ...]
) -> None:
    """Leaving, being quiet and pausing are read from the former file."""
    copy, person = _copied(place)
    _do(place, f"UPDATE people SET {chosen} WHERE id = :person", person=person)
    local = _put_back(place, copy)
    rows = local.write(lambda tx: tx.tuples("SELECT left_at, quiet, paused_until FROM people"))
    local.close()
    assert rows == [found]


def _at_school(place: Installation) -> tuple[Path, PersonId]:
    """Copy a school whose teacher agreed, of whom it is said since that they have left it."""
    local = place.open()
    person = local.write(_teacher)
    local.write(people.record_consent, person, "en", "words", Instant(NOW - HOUR))
    copy = back_up(local, place.config, database_key(place.config), NOW)
    local.close()
    return copy, person


def _stands(place: Installation, copy: Path, person: PersonId) -> tuple[bool, bool, bool, int]:
    """Put a copy back; return whether a teacher has role, place and consent, and how many places they had before."""
    local = _put_back(place, copy)

    def found(tx: Tx) -> tuple[bool, bool, bool, int]:
        role = bool(people.roles(tx, person))
        here, agreed = cohorts.placement(tx, person) is not None, people.consent_of(tx, person) is not None
        return role, here, agreed, tx.value("SELECT count(*) FROM former_placements")

    stands = local.write(found)
    local.close()
    return stands


def test_who_left_the_school_since_the_copy_is_not_back_in_it(place: Installation) -> None:
    """Neither role nor place nor consent; where they were is remembered."""
    copy, person = _at_school(place)
    local = place.open()
    local.write(joining.part, person, Instant(NOW + 5))
    local.close()
    _do(place)
    assert _stands(place, copy, person) == (False, False, False, 1)


def test_who_left_the_school_without_a_place_in_a_group_is_not_back_in_it(place: Installation) -> None:
    """No place that she gave up tells of it; that what she agreed to ended does."""
    local = place.open()
    person = local.write(_teacher)
    local.write(people.record_consent, person, "en", "words", Instant(NOW - HOUR))
    local.write(cohorts.give_up_place, person, Instant(NOW - HOUR))
    copy = back_up(local, place.config, database_key(place.config), NOW)
    local.write(joining.part, person, Instant(NOW + 5))
    local.close()
    _do(place)
    assert _stands(place, copy, person) == (False, False, False, 1)


def test_whoever_is_at_the_school_again_is_still_asked_what_she_agrees_to(place: Installation) -> None:
    """She left it and came back since the copy: the former file has her role, and no word of hers."""
    copy, person = _at_school(place)
    local = place.open()
    local.write(joining.part, person, Instant(NOW + 5))
    local.write(_listed_again, person)
    local.close()
    _do(place)
    role, _, agreed, _ = _stands(place, copy, person)
    assert (role, agreed) == (True, False)


def _listed_again(tx: Tx, person: PersonId) -> None:
    """Bring a roster in with somebody's line, and find them a group."""
    known = people.get(tx, person)
    course = programmes.get(tx, known.programme_id)
    row = RosterRow(course.slug, known.roster_id, known.full_name, known.location, "en")
    people.apply_roster(tx, [row], "test", "digest", Instant(NOW + 6))
    cohorts.apply_plan(tx, course.id, Instant(NOW + 7), joining.invite_again)


def test_who_was_brought_back_before_the_copy_was_made_is_a_teacher(place: Installation) -> None:
    """The file that is replaced was an older one: what it says of somebody's parting is over."""
    copy, person = _at_school(place)
    local = place.open()
    local.write(joining.part, person, Instant(NOW - 5))
    local.close()
    _do(place)
    assert _stands(place, copy, person) == (True, True, True, 0)


@pytest.mark.parametrize("chosen", [f"left_at = {NOW - 5}", f"quiet = 1, quiet_since = {NOW - 5}"])
def test_who_came_back_before_the_copy_was_made_stays(place: Installation, chosen: str) -> None:
    """The file that is replaced was itself an older one, taken by mistake: what it says is older than the copy."""
    copy, person = _copied(place)
    _do(place, f"UPDATE people SET {chosen} WHERE id = :person", person=person)
    local = _put_back(place, copy)
    assert local.write(lambda tx: tx.tuples("SELECT left_at, quiet FROM people")) == [(None, 0)]
    local.close()


def test_what_is_known_of_lost_hours_twice_is_known_as_it_ended_last(place: Installation) -> None:
    """Else the former file would not be read at all, and who left meanwhile would be written to."""
    local = place.open()
    person = local.write(_teacher)
    local.write(
        lambda tx: tx.run(
            "INSERT INTO outbox_past VALUES ('sign', 7, 'sent', 4, :at)", at=NOW - 9
        )  # of an earlier restore
    )
    copy = back_up(local, place.config, database_key(place.config), NOW)
    local.close()
    ended = "UPDATE outbox SET state = 'sent', message_id = 5, finished_at = created_at"
    _do(place, f"UPDATE people SET left_at = {NOW + 5} WHERE id = :person", person=person)
    local = place.open()
    local.write(lambda tx: tx.run(ended))
    local.close()
    local = _put_back(place, copy)
    assert local.write(outbox.lost) == outbox.Lost(NOW, Instant(NOW + HOUR), LATER, 1)
    assert local.write(lambda tx: tx.tuples("SELECT key, message_id FROM outbox_past")) == [("sign", 5)]
    assert local.write(people.get, person).left_at == NOW + 5
    local.close()


def test_what_still_waited_when_the_file_was_lost_is_in_no_doubt(place: Installation) -> None:
    """The former file shows that it did not go out; so it goes, whatever its policy says of doubt."""
    local = place.open()
    for number, (policy, chat) in enumerate(POLICIES):
        local.write(outbox.post, Note(f"w:{number}", "test.note", ChatId(chat), when_unknown=policy), NOW)
    copy = back_up(local, place.config, database_key(place.config), NOW)
    local.close()
    _do(place)
    local = _put_back(place, copy)
    waiting = local.write(lambda tx: tx.value("SELECT count(*) FROM outbox WHERE state = 'queued' AND copies = 0"))
    local.close()
    assert waiting == len(POLICIES)


def test_what_was_put_off_in_the_copy_may_have_gone_out_like_what_was_not_tried_yet(tx: Tx) -> None:
    """After a 429, say; what was held back for a group may have been let go at any moment, who rests was left alone."""
    waits = {"word": (7, 1), "post": (-1001, 1), "held": (-1002, 24), "rests": (8, 24)}
    for number, (key, (chat, hours)) in enumerate(waits.items(), 1):
        outbox.post(tx, Note(key, "test.note", ChatId(chat), when_unknown="never"), NOW)
        store.claim(tx, NoteId(number), NOW, NOW, None)
        store.requeue(tx, NoteId(number), Instant(NOW + hours * HOUR))
    outbox.lose(tx, outbox.Lost(NOW, LATER, LATER, 0))
    found = dict(tx.tuples("SELECT key, state FROM outbox"))
    assert found == {"word": "skipped_late", "post": "unknown", "held": "unknown", "rests": "queued"}
    assert tx.value("SELECT max(claimed_at) FROM outbox WHERE state = 'unknown'") == LATER


def test_a_room_learns_that_its_note_was_let_go_in_the_lost_hours(tx: Tx) -> None:
    """As it would have learned then: a notice must not wait for ever for its post."""
    outbox.post(tx, Note("let-go", "test.note", ChatId(-1001)), NOW)
    tx.run("INSERT INTO outbox_past VALUES ('let-go', -1001, 'cancelled', NULL, :at)", at=NOW)
    learned: list[object] = []
    ways = Ways(after_cancelled={"test.note": lambda _tx, payload, _now: learned.append(payload)})
    claims.claim_next(tx, Turn(Instant(NOW + HOUR), lambda _head: NOW), ways)
    assert (learned, tx.value("SELECT state FROM outbox")) == ([{}], "cancelled")


def test_who_came_back_since_the_copy_chooses_so_again(place: Installation) -> None:
    """Nobody is taken to want more than they said in the file that is in place now."""
    local = place.open()
    person = local.write(_teacher)
    local.write(people.choose, person, paused_until=None, quiet=True, left_at=None, quiet_since=NOW)
    copy = back_up(local, place.config, database_key(place.config), NOW)
    local.close()
    _do(place, "UPDATE people SET quiet = 0 WHERE id = :person", person=person)
    local = _put_back(place, copy)
    assert local.write(people.get, person).quiet
    local.close()


def test_the_hours_that_are_lost_are_known_and_none_are_where_nothing_happened(place: Installation) -> None:
    """From the copy to the last sign of life in the former file; then every group is asked who is in."""
    copy, _person = _copied(place)
    local = _put_back(place, copy)
    assert local.write(outbox.lost) is None
    local.close()
    _do(place)
    local = _put_back(place, copy)
    assert local.write(outbox.lost) == outbox.Lost(NOW, Instant(NOW + HOUR), LATER, 1)
    local.close()


def test_a_copy_that_is_put_back_twice_still_knows_what_went_out(place: Installation) -> None:
    """Whoever took the wrong copy takes another one: what the file before both held is not forgotten."""
    copy, _person = _copied(place)
    _do(place)
    sent = "UPDATE outbox SET state = 'sent', message_id = 5, finished_at = created_at"
    local = place.open()
    local.write(lambda tx: tx.run(sent))
    local.close()
    for _ in range(2):
        local = _put_back(place, copy)
        assert local.write(outbox.lost) == outbox.Lost(NOW, Instant(NOW + HOUR), LATER, 1)
        assert local.write(lambda tx: tx.tuples("SELECT key, message_id FROM outbox_past")) == [("sign", 5)]
        local.close()


@dataclass
class Played:
    """A day of twelve hours in which things fall due, lived on one file and then on a copy of it."""

    file: Path
    due: list[int]
    said: Counter[str] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)
    learned: list[str] = field(default_factory=list)

    def note(self, place: int) -> Note:
        """Return what falls due: its policy goes by its place."""
        policy, chat = POLICIES[place % len(POLICIES)]
        return Note(f"day:{place}", "test.note", ChatId(chat), when_unknown=policy)

    @property
    def ways(self) -> Ways:
        """Return what a room would hand in."""
        return Ways(
            render={"test.note": lambda _tx, _args: Rendered(Screen((text("sorry"),)), "en")},
            after_sent={"test.note": self.learn},
        )

    def learn(self, _tx: Tx, sent: Sent) -> None:
        """Learn what was sent."""
        self.learned.append(sent.key)

    def live(self, first: int, last: int) -> None:
        """Let the hours pass from one to another: what is due is posted, and all that is queued is sent."""
        local = LocalDatabase(self.file, KEY)
        for hour in range(first, last + 1):
            for place, due in enumerate(self.due):
                local.write(self._fall_due, place, due, Instant(NOW + hour * HOUR))
            while local.write(self._send, Instant(NOW + hour * HOUR)):
                pass
        local.close()

    def _fall_due(self, tx: Tx, place: int, due: int, now: Instant) -> None:
        moment = Instant(NOW + due * HOUR)
        if moment <= now and facts.get(tx, f"done:{place}") is None:
            with outbox.doubting(tx, moment, now):
                outbox.post(tx, self.note(place), now)
            facts.put(tx, f"done:{place}", "yes")
            self.numbers.append(tx.value("SELECT id FROM outbox WHERE key = :key", key=self.note(place).key))

    def _send(self, tx: Tx, now: Instant) -> bool:
        job = claims.claim_next(tx, Turn(now, lambda _head: now), self.ways)
        if not isinstance(job, Job):
            return False
        self.said[job.note.key] += 1
        settling.settle(tx, job.note, Outcome(Verdict.SENT, message_id=job.note.id), None, now, self.ways)
        return True

    def states(self) -> dict[str, str]:
        """Return how everything ended, as the file says."""
        local = LocalDatabase(self.file, KEY)
        rows = local.write(lambda tx: dict(tx.tuples("SELECT key, state FROM outbox")))
        local.close()
        return {str(key): str(state) for key, state in rows.items()}


@settings(max_examples=25)
@given(
    due=st.lists(st.integers(1, 11), min_size=6, max_size=12),
    moments=st.lists(st.integers(0, 11), min_size=3, max_size=3).map(sorted),
    later=st.integers(1, 3),
    readable=st.booleans(),
)
def test_whenever_a_copy_is_made_and_put_back_nothing_is_said_beyond_its_policy(
    *, due: list[int], moments: list[int], later: int, readable: bool
) -> None:
    """Copied, lived on until the file was lost, put back, and again: nothing twice unless it may be, nothing unseen."""
    copied, lost, restored = moments
    with TemporaryDirectory(prefix="staffroom-day-") as folder:
        day = Played(Path(folder) / "staffroom.db", due)
        day.file.write_bytes(blank())
        day.live(0, copied)
        local = LocalDatabase(day.file, KEY)
        copy = copy_now(local.connection, Path(folder) / "copies", KEY, Instant(NOW + copied * HOUR))
        local.close()
        day.live(copied + 1, lost)
        for moment in (restored, restored + later):
            if not readable:
                discard(day.file)
            restore(copy, day.file, KEY, Path(folder) / "lock", Instant(NOW + moment * HOUR))
            day.live(moment, moment + later)
        day.live(moment, 15)
        states = day.states()
    assert len(set(day.numbers)) == len(day.numbers), "a number was given twice"
    for place in range(len(due)):
        key, (policy, chat) = day.note(place).key, POLICIES[place % len(POLICIES)]
        may_repeat = not readable and (policy == "resend_once" or (policy == "ask" and chat > 0))
        assert day.said[key] <= 1 + 2 * may_repeat, (key, policy, chat)
        shown = states.get(key) in ("unknown", "sent") or (chat > 0 and policy == "never")
        assert day.said[key] or shown, (key, states.get(key))
        assert day.said[key] == 1 or not readable, "what went out is known where the former file is read"
        assert states.get(key) != "sent" or key in day.learned
