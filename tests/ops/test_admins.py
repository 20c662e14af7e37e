"""One headteacher leaves, another one comes."""

from tests import builders as make
from tests.ops.support import NOW, Call, Installation

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import UserId
from staffroom.rooms import people
from staffroom.rooms.joining import service

OLD, NEW = 71, 72


def _told(tx: Tx) -> list[tuple[int, str]]:
    return tx.tuples("SELECT chat_id, payload FROM outbox WHERE kind = 'joining.admin' ORDER BY id")


def test_the_old_one_goes_when_the_new_one_is_there_and_can_do_nothing_any_more(
    place: Installation, call: Call
) -> None:
    """Each change is told to the other; an invitation that nobody opened is void."""

    def begin(tx: Tx) -> tuple[str, str]:
        make.person(tx, tx.value("SELECT id FROM programmes"), "Nadia", roster="admins", role="admin", user=OLD)
        tx.run("UPDATE people SET roster_id = telegram_id")
        return people.issue_admin_link(tx, NOW), people.issue_admin_link(tx, NOW)

    local = place.open()
    link, left_over = local.write(begin)
    assert "the only admin" in call("admin", "remove", str(OLD), "--yes").stderr
    local.write(_samir_opens, link)
    assert [chat for chat, _ in local.read(_told)] == [OLD]
    local.write(_samir_opens, link)  # opened once more by the same account: nothing new
    assert len(local.read(_told)) == 1
    assert set(call("admin", "list").stdout.split()) == {str(OLD), "Nadia", str(NEW), "Samir"}
    assert call("admin", "remove", str(OLD), typed="n\n").returncode == 1
    assert "no admin any more" in call("admin", "remove", str(OLD), "--yes").stdout
    assert [chat for chat, _ in local.read(_told)] == [OLD, NEW]
    assert local.write(people.identify, UserId(OLD), "en").admin is None
    assert local.write(people.identify, UserId(NEW), "en").admin is not None
    late = local.write(people.open_link, left_over, UserId(73), "Eve", "en", NOW)
    assert isinstance(late, people.Closed)
    assert "no admin with the number" in call("admin", "remove", str(OLD)).stderr
    local.close()


def _samir_opens(tx: Tx, link: str) -> None:
    """Open a link as Samir does."""
    service.arrive(tx, link, UserId(NEW), "Samir", "en", NOW)
