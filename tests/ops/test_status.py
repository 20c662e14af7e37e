"""How the bot is, as the rows tell: nobody reads that all is well while a fault lasts of which admins were told."""

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.text import Translator
from staffroom.ops import alerts, status
from staffroom.ops.status import Machine
from staffroom.telegram.render import html

WELL, TROUBLED = "I am well", "One thing needs you"
NOW = make.at(6, 11)


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
