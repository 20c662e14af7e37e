"""Nights that the clock leaps over are nights all the same."""

from pathlib import Path

from tests import builders as make
from tests.conftest import KEY
from tests.journeys.conftest import settled, world_with

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator
from staffroom.ops.copying import backup, retention


def _copied_this_morning(home: Path) -> None:
    database = home / "data" / "staffroom.db"
    database.parent.mkdir()
    database.write_bytes(settled())
    local = LocalDatabase(database, KEY)
    local.write(backup.note, make.at(5, 8))
    local.close()


async def test_a_leap_over_three_nights_makes_the_copy_of_each(tmp_path: Path, words: Translator) -> None:
    """At its time, as when somebody had waited."""
    _copied_this_morning(tmp_path)
    async with world_with(tmp_path, words, make.at(5, 9)) as world:
        await world.advance_to(make.at(8, 12))
        assert world.house is not None
        made = sorted(map(retention.made_at, retention.copies(world.house.config.backups)))
    night = make.at(6, 3, 30)
    meant = [Instant(night + number * (make.at(7, 3, 30) - night)) for number in range(3)]
    assert len(made) == len(meant)
    assert all(0 <= at - due < 10 * MINUTE for at, due in zip(made, meant, strict=True))


async def test_a_night_on_which_no_copy_can_be_made_holds_up_nobody(tmp_path: Path, words: Translator) -> None:
    """It is tried again each hour."""
    _copied_this_morning(tmp_path)
    (tmp_path / "backups").write_bytes(b"in the way")
    async with world_with(tmp_path, words, make.at(5, 9)) as world:
        await world.advance_to(make.at(6, 4))
        (tmp_path / "backups").unlink()
        await world.advance_to(make.at(6, 6))
        assert world.house is not None
        [made] = map(retention.made_at, retention.copies(world.house.config.backups))
    assert make.at(6, 4) < made < make.at(6, 5, 30)
