"""A week of the year with one group of eight, an upgrade and an outage; `make year` plays the whole."""

from pathlib import Path

import pytest
from tests import nursery
from tests.faults.school import BIRTH
from tests.year import programs
from tests.year.__main__ import play
from tests.year.course import Size
from tests.year.play import Year

from staffroom.demo.backstage import launch


@pytest.mark.slow
async def test_a_week_with_an_upgrade_and_an_outage_keeps_every_promise(tmp_path: Path) -> None:
    """The bot is born of a process that has read the program, but for the later one."""
    BIRTH.set(nursery.birth)

    async def upgrade(year: Year, day: int) -> str:
        year.stage.birth = launch
        return await year.troubles.upgrade(day, programs.later(tmp_path), "later")

    async def off(year: Year, day: int) -> str:
        year.skip_to = day + 2
        return await year.troubles.machine_off(day, 2, "present")

    year, verdict = await play(Size(groups=1, teachers=8, weeks=1), {2: off, 5: upgrade})
    assert verdict.holds, verdict
    assert [life.program for life in year.stage.lives] == ["present", "present", "later"]
    assert len(year.books.notes) > verdict.planned
