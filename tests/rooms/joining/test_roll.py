"""Who is in is learnt from Telegram itself, because news of them got lost."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, UserId
from staffroom.rooms import cohorts
from staffroom.rooms.cohorts import Membership
from staffroom.rooms.joining import roll

from .scene import AMINA, GROUP, HUDA, NOW, SECOND, notes, scene

LATER = Instant(NOW + 3600 * SECOND)
IN, GONE, THROWN_OUT = (
    Membership(inside, by_themselves=alone) for inside, alone in ((True, True), (False, True), (False, False))
)


def call(tx: Tx, user: UserId, seen: Membership, at: Instant = LATER) -> None:
    """Take what one account is in the group."""
    roll.call(tx, GROUP, {user: seen}, at)


def test_who_came_and_who_went_meanwhile_is_noticed(tx: Tx) -> None:
    """Both ways, one after the other."""
    played = scene(tx)
    call(tx, AMINA, IN)
    assert played.state(tx) == "in"
    call(tx, AMINA, THROWN_OUT, Instant(LATER + SECOND))
    assert played.state(tx) == "out"


def test_whoever_never_came_in_has_not_left(tx: Tx) -> None:
    """Their place waits for them, and their consent stands."""
    played = scene(tx)
    call(tx, AMINA, GONE)
    assert played.state(tx) == "placed"


def test_news_that_is_later_than_the_reading_stands(tx: Tx) -> None:
    """Who came in while the group was being read is in."""
    played = scene(tx)
    cohorts.mark_in(tx, played.teacher, LATER)
    call(tx, AMINA, GONE, NOW)
    assert played.state(tx) == "in"


def test_a_coordinator_leads_on_who_was_never_seen_in_the_group_and_no_more_once_gone(tx: Tx) -> None:
    """An admin may have set the group up for them."""
    played = scene(tx)
    call(tx, HUDA, GONE)
    assert cohorts.get(tx, played.cohort).coordinator_id == played.leader
    call(tx, HUDA, IN)
    call(tx, HUDA, GONE)
    assert cohorts.get(tx, played.cohort).coordinator_id is None
    assert notes(tx) == []
