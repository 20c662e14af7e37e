"""A group that was merged into another one is at rest: nobody is asked about it any more."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts
from staffroom.rooms.cohorts import leading, naming, store, store_facts, watch
from staffroom.rooms.deputies import service
from staffroom.rooms.joining import gate
from staffroom.rooms.joining.values_presence import Step

NOW = make.at(7, 9)
GROUP, HUDA, ADMIN = ChatId(-1001), UserId(70), UserId(80)


@pytest.fixture
def closed(tx: Tx) -> CohortId:
    """Close a group that Huda led."""
    programme = make.programme(tx)
    make.person(tx, programme, roster="admins", role="admin", user=ADMIN)
    number = make.cohort(tx, programme, coordinator_id=make.coordinator(tx, programme, user=HUDA), chat=GROUP)
    cohorts.close(tx, cohorts.get(tx, number), NOW)
    return number


def asked(tx: Tx) -> list[str]:
    """Return the kinds of what waits to be said."""
    return [kind for (kind,) in tx.tuples("SELECT kind FROM outbox WHERE method = 'say' ORDER BY id")]


def test_whoever_led_it_may_leave_and_nobody_is_asked_who_leads_it_now(tx: Tx, closed: CohortId) -> None:
    """The bot leaves it after a day anyway."""
    gate.follow_step(tx, Step(GROUP, HUDA, inside=False, by_themselves=True, at=Instant(NOW + HOUR)))
    assert cohorts.get(tx, closed).coordinator_id is not None
    assert "cohorts.unled" not in asked(tx)


def test_another_name_is_nobodys_question(tx: Tx, closed: CohortId) -> None:
    """Whatever people call it afterwards."""
    naming.renamed(tx, GROUP, "Old friends", Instant(NOW + HOUR))
    assert "cohorts.renamed" not in asked(tx)
    assert store_facts.get(tx, closed).title == ""


def test_it_is_not_read_any_more(tx: Tx, closed: CohortId) -> None:
    """Neither every minute nor once a day, nor after news got lost."""
    assert watch.running(tx) == []
    store_facts.everybody_anew(tx)
    assert store_facts.get(tx, closed).roll_due == 0
    later = Instant(NOW + 2 * DAY)
    assert store_facts.next_visit(tx, later, later, later) is None
    assert store.by_chat(tx, GROUP) is None
    assert cohorts.ever_by_chat(tx, GROUP) is not None


def test_nobody_is_named_to_lead_it(tx: Tx, closed: CohortId) -> None:
    """An old question of the admins' is answered with why not."""
    programme = cohorts.get(tx, closed).programme_id
    other = make.coordinator(tx, programme, "Lina")
    tx.run("UPDATE cohorts SET coordinator_id = NULL")
    with pytest.raises(Refusal, match="cohorts-closed"):
        leading.appoint(tx, closed, admin_of(tx, programme), other, NOW)


def admin_of(tx: Tx, programme: ProgrammeId) -> PersonId:
    """Return the programme's admin."""
    return PersonId(tx.value("SELECT person_id FROM roles WHERE role = 'admin' AND programme_id = :p", p=programme))


def test_no_deputy_takes_it_over(tx: Tx, closed: CohortId) -> None:
    """Who stood in for its coordinator is told that this is over."""
    programme = cohorts.get(tx, closed).programme_id
    other = make.coordinator(tx, programme, "Lina", user=71)
    tx.run("INSERT INTO deputies (cohort_id, person_id) VALUES (:c, :p)", c=closed, p=other)
    with pytest.raises(Refusal, match="deputies-old"):
        service.take_over(tx, closed, other, lambda *_: [], NOW)
