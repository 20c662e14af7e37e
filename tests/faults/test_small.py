"""The faults of the contract in a small size; `make faults` brings them about in full."""

import pytest
from tests.faults.__main__ import FAULTS, Fault

SMALL = [fault for fault in FAULTS if fault.small is not None]


@pytest.mark.parametrize("fault", SMALL, ids=[fault.name for fault in SMALL])
async def test_nothing_is_lost_and_nothing_doubled(fault: Fault) -> None:
    """All invariants hold when everything has come to rest."""
    assert fault.small is not None
    verdict = await fault.small()
    assert verdict.holds, verdict
