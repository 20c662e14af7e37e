"""Why people step back: a free answer, once, without a name; numbers from five people up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import Refusal
from staffroom.rooms.joining import choices, reasons, rules, store

from .scene import AMINA, NOW, no_record, scene


def test_a_reason_is_counted_once_for_each_time_somebody_is_asked(tx: Tx) -> None:
    """An old button, a second tap and a made-up reason count nothing."""
    played = scene(tx)
    with pytest.raises(Refusal):
        reasons.tell(tx, AMINA, None, "time")
    assert choices.be_quiet(tx, AMINA, None, no_record, NOW).asks_why
    with pytest.raises(Refusal):
        reasons.tell(tx, AMINA, None, "x")
    reasons.tell(tx, AMINA, None, "time")
    with pytest.raises(Refusal):
        reasons.tell(tx, AMINA, None, "time")
    choices.leave(tx, AMINA, None, no_record, NOW)
    choices.come_back(tx, AMINA, None, no_record, NOW)
    with pytest.raises(Refusal):
        reasons.tell(tx, AMINA, None, "time")
    assert store.reasons_of(tx, played.programme) == {"time": 1}


@given(st.dictionaries(st.sampled_from(rules.REASONS), st.integers(1, 12)))
def test_no_number_below_five_is_ever_shown(told: dict[str, int]) -> None:
    """Neither alone nor as what is left of a total."""
    shown = rules.tellable(told)
    assert all(n >= rules.ENOUGH for n in shown.values())
    assert sum(shown.values()) <= sum(told.values())
    assert all(shown[reason] == told[reason] for reason in shown if reason != "other")
