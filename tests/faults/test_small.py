"""The faults of the contract in a small size; `make faults` brings them about in full."""

import pytest
from tests import nursery
from tests.faults.rows import FAULTS, Fault
from tests.faults.school import BIRTH

LONG = ("kill in a course",)
"""What is brought about in other ways as well, and takes as long as ten others."""
SMALL = [
    pytest.param(fault, id=fault.name, marks=[pytest.mark.slow] if fault.name in LONG else [])
    for fault in FAULTS
    if fault.small is not None
]


@pytest.mark.parametrize("fault", SMALL)
async def test_nothing_is_lost_and_nothing_doubled(fault: Fault) -> None:
    """All invariants hold when everything has come to rest; the bots are born of a process that has read them."""
    BIRTH.set(nursery.birth)
    assert fault.small is not None
    verdict = await fault.small()
    assert verdict.holds, verdict
