"""Who writes what no room takes: whoever was answered lately waits, and only who has a group is sent there."""

import pytest

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, UserId
from staffroom.rooms import programmes
from staffroom.rooms.joining import choices, untaken
from staffroom.rooms.programmes import Ending

from .scene import AMINA, EVE, HUDA, NOW, no_record, scene


@pytest.mark.parametrize("consented", [True, False])
def test_a_teacher_has_a_group_also_before_they_agree(tx: Tx, *, consented: bool) -> None:
    """Coordinators and strangers are told of none."""
    scene(tx, consented=consented)
    assert [untaken.has_a_group(tx, user) for user in (AMINA, HUDA, EVE)] == [True, False, False]


def test_whoever_has_left_or_whose_course_is_over_has_no_group(tx: Tx) -> None:
    """Nobody is sent to where they are not."""
    played = scene(tx, state="in")
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    assert not untaken.has_a_group(tx, AMINA)
    choices.come_back(tx, AMINA, played.teacher, no_record, NOW)
    assert untaken.has_a_group(tx, AMINA)
    ending = Ending(played.programme, None, "told", Instant(NOW + 1), Instant(NOW + 2), told_at=NOW)
    programmes.put_ending(tx, ending)
    assert not untaken.has_a_group(tx, AMINA)


def test_who_was_answered_lately_is_known_for_a_while_and_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that was set back answers once more; only so many accounts are remembered."""
    monkeypatch.setattr(untaken, "MOST_KNOWN", 2)
    answered = untaken.Answered()
    answered.note(AMINA, NOW)
    times = (NOW, NOW + untaken.APART - 1, NOW + untaken.APART, NOW - 1)
    assert [answered.lately(AMINA, Instant(at)) for at in times] == [True, True, False, False]
    assert not answered.lately(HUDA, NOW)
    answered.note(HUDA, NOW)
    answered.note(AMINA, NOW)
    answered.note(EVE, NOW)
    assert [answered.lately(user, NOW) for user in (AMINA, HUDA, EVE, UserId(1))] == [True, False, True, False]
