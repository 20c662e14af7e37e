"""A personal link that went astray: somebody else's tap, a late one, and thousands of guesses."""

import re

from tests import builders as make
from tests.rooms.people.test_links import NOW, opening, programme, teacher

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId, UserId
from staffroom.rooms import people
from staffroom.rooms.people import Opened

__all__ = ["programme"]

MALLORY = UserId(666)


def test_a_hundred_links_are_as_telegram_takes_them_and_none_is_like_another(tx: Tx, programme: ProgrammeId) -> None:
    """128 bits in 22 letters; what is kept of one is a hash."""
    assert programme
    tokens = [teacher(tx, programme)[1] for _ in range(100)]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", token) for token in tokens)
    assert len(set(tokens)) == 100
    kept = b"".join(row["token_hash"] for row in tx.all("SELECT token_hash FROM links"))
    assert not any(token.encode() in kept for token in tokens)


def test_a_forwarded_link_lets_none_of_a_hundred_others_in(tx: Tx, programme: ProgrammeId) -> None:
    """Bound to whoever opened it first; the others learn no name."""
    person, token = teacher(tx, programme)
    assert opening(tx, token) == Opened(person, "teacher")
    assert {opening(tx, token, UserId(1000 + number)) for number in range(100)} == {"people-link-used"}
    assert people.get(tx, person).telegram_id == 11
    assert tx.value("SELECT count(*) FROM people WHERE telegram_id >= 1000") == 0


def test_an_expired_link_lets_nobody_in_whoever_comes(tx: Tx, programme: ProgrammeId) -> None:
    """Not the first one either."""
    token = teacher(tx, programme)[1]
    late = Instant(NOW + 61 * DAY)
    assert {opening(tx, token, UserId(1000 + number), late) for number in range(20)} == {"people-link-expired"}


def test_who_guesses_every_minute_for_a_day_is_answered_ten_times_an_hour(tx: Tx, programme: ProgrammeId) -> None:
    """In no hour more than ten guesses are looked at; others come in meanwhile."""
    person, token = teacher(tx, programme)
    looked_at = [
        number
        for number in range(24 * 60)
        if opening(tx, f"guess{number}", MALLORY, Instant(NOW + number * MINUTE)) == "people-link-unknown"
    ]
    for number in looked_at:
        assert sum(number <= other < number + HOUR // MINUTE for other in looked_at) <= 10
    assert len(looked_at) >= 100, "the limit is an hour's, not for ever"
    assert opening(tx, token, make.account(12), Instant(NOW + DAY)) == Opened(person, "teacher")
