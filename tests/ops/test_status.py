"""How the bot is, as the rows tell: nobody reads that all is well while a fault lasts of which admins were told."""

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.text import Translator
from staffroom.ops import alerts, status
from staffroom.ops.checks import check_work
from staffroom.ops.status import Machine
from staffroom.rooms import programmes
from staffroom.rooms.programmes import Ending, EndingState
from staffroom.telegram.render import html

WELL, TROUBLED = "I am well", "One thing needs you"
NOW = make.at(6, 11)
ERASED_AT = make.at(20, 2)


def _admin(tx: Tx) -> PersonId:
    programme = make.programme(tx)
    tx.run("UPDATE programmes SET solo = 1")
    return make.person(tx, programme, "Nadia", roster="admins", role="admin", user=7)


@pytest.mark.parametrize("fault", sorted(alerts.OVER))
def test_a_fault_that_lasts_needs_somebody_until_it_is_over(tx: Tx, words: Translator, fault: alerts.Fault) -> None:
    """Also where the copy of the night before is young enough."""
    admin = _admin(tx)
    look = status.taken(Machine())
    assert WELL in html(look(tx, admin, NOW), words, "en")
    alerts.tell_admins(tx, fault, NOW)
    said = html(look(tx, admin, NOW), words, "en")
    assert WELL not in said
    assert TROUBLED in said
    alerts.over(tx, fault, NOW)
    assert WELL in html(look(tx, admin, NOW), words, "en")


@pytest.mark.parametrize(
    ("state", "said", "found"),
    [
        ("waiting", "about to be told", "check-no-staff-group"),
        ("parting", "being told to everybody", "check-ended"),
        ("told", "is deleted on Sunday 20 September", "check-ended"),
        ("erasing", "is being deleted", "check-ended"),
        ("erased", "", "check-erased"),
        ("returning", "", "check-no-staff-group"),
    ],
)
def test_of_a_programme_that_ends_its_day_is_told_and_nothing_is_to_be_mended(
    tx: Tx, words: Translator, state: EndingState, said: str, found: str
) -> None:
    """Neither on the status nor by the check; while it goes on, its groups still need somebody."""
    number = make.programme(tx)
    make.cohort(tx, number)
    admin = make.person(tx, number, "Nadia", roster="admins", role="admin", user=7)
    programmes.put_ending(tx, Ending(number, None, state, Instant(NOW), ERASED_AT, told_at=NOW))
    shown = html(status.taken(Machine())(tx, admin, NOW), words, "en")
    assert said in shown
    assert (WELL in shown) is (state not in ("waiting", "returning"))
    assert found in [one.key for one in check_work.of_people(tx, NOW)]
