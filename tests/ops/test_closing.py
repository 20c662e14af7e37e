"""The end of a programme from the command line."""

from tests import builders as make
from tests.ops.support import Call, Installation

from staffroom.kernel.db import Tx
from staffroom.rooms import programmes


def _state(place: Installation) -> str | None:
    def look(tx: Tx) -> str | None:
        found = programmes.ending(tx, programmes.all_of(tx)[0].id)
        return None if found is None else found.state

    local = place.open()
    state = local.write(look)
    local.close()
    return state


def test_a_programme_is_ended_after_a_question_and_that_is_stopped(place: Installation, call: Call) -> None:
    """What it leads to is told first; whoever says no changes nothing; a day that is none, or too soon, is refused."""
    local = place.open()
    local.write(lambda tx: make.cohort(tx, tx.value("SELECT id FROM programmes"), name="Riverside_Group"))
    slug = local.write(lambda tx: str(tx.value("SELECT slug FROM programmes")))
    local.close()
    told = call("close", "--programme", slug, typed="n\n")
    assert "Groups that read the farewell: 1" in told.stdout
    assert "Thank you for all that you tried" in told.stdout
    assert (told.returncode, _state(place)) == (1, None)
    assert "such as 2027-06-30" in call("close", "--programme", slug, "--on", "soon").stderr
    assert "between 14 and 366 days" in call("close", "--programme", slug, "--on", "2020-01-01").stderr
    assert "no closed week" in call("close", "--programme", slug, "--export", place.home / "kept").stderr

    assert "close --stop" in call("close", "--programme", slug, "--yes").stdout
    assert _state(place) == "waiting"
    assert "ending already" in call("close", "--programme", slug, "--yes").stderr
    assert "only admins have read of it" in call("close", "--programme", slug, "--stop").stdout
    assert _state(place) is None
    assert "nothing to stop" in call("close", "--programme", slug, "--stop").stderr
