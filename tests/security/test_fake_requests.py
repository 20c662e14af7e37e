"""Two hundred accounts that nobody knows ask to be let in, and one teacher among them."""

from collections.abc import Iterator

from tests.rooms.joining.scene import AMINA, GROUP, HUDA, NOW, asks, scene

from staffroom import wiring
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, UserId
from staffroom.outbox.claims import Job, Turn, claim_next
from staffroom.outbox.ways import Ways
from staffroom.rooms.joining import gate

FAKE, AMONG = 200, 150
PACE, SECONDS = 29, 5
"""Messages a second, as Telegram lets us; how long a teacher who belongs there may wait at the door."""


def test_none_of_two_hundred_is_let_in_and_the_teacher_among_them_is_within_five_seconds(tx: Tx) -> None:
    """One message tells those who lead the group; the teacher does not wait behind what the others are told."""
    scene(tx)
    for number in range(FAKE):
        if number == AMONG:
            assert gate.decide_request(tx, GROUP, asks(AMINA, NOW), NOW)
        assert not gate.decide_request(tx, GROUP, asks(UserId(9_000 + number), NOW), NOW)
    told = tx.all("SELECT kind FROM outbox WHERE chat_id = :huda AND state = 'queued'", huda=HUDA)
    assert [row["kind"] for row in told] == ["joining.crowd"]
    ways, turn = wiring.ways(), Turn(NOW, lambda _head: Instant(0))
    done = [tx.value("SELECT method FROM outbox WHERE id = :id", id=job.note.id) for job in _jobs(tx, turn, ways)]
    assert done.count("approveChatJoinRequest") == 1
    assert done.index("approveChatJoinRequest") < PACE * SECONDS


def _jobs(tx: Tx, turn: Turn, ways: Ways) -> Iterator[Job]:
    """Yield what goes out, in that order."""
    while isinstance(job := claim_next(tx, turn, ways), Job):
        yield job
