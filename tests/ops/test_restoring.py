"""A copy put back by hand: told what it leads to, asked, done; and what is told where it cannot be."""

from pathlib import Path

import pytest
from tests import builders as make
from tests.ops.support import Call, Installation

from staffroom import groundwork, outbox
from staffroom.kernel.clock import DAY, HOUR, SystemClock
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.ops.copying import retention
from staffroom.ops.copying.backup import back_up, copy_now
from staffroom.ops.keys import database_key
from staffroom.outbox import Note


def _copied(place: Installation, *, ago: int) -> Path:
    local, now = place.open(), SystemClock().now()
    made = copy_now(local.connection, place.config.backups, database_key(place.config), Instant(now - ago))
    local.close()
    return made


def _lived_on(place: Installation) -> None:
    """Let a card go out two hours after the copy, and something be said in the last minute."""
    now = SystemClock().now()
    groundwork.prepare(place.config, database_key(place.config))

    def work(tx: Tx) -> None:
        number = tx.value("SELECT id FROM programmes")
        cohort = make.cohort(tx, number)
        tx.run(
            "INSERT INTO postings (prompt_id, cohort_id, due_at, due_day, state, posted_at)"
            " SELECT id, :cohort, :at, '2026-11-26', 'posted', :at FROM prompts LIMIT 1",
            cohort=cohort,
            at=now - HOUR,
        )
        outbox.post(tx, Note("greeting", "joining.ready", ChatId(7), {}), now)

    local = place.open()
    local.write(work)
    local.close()


def test_before_a_copy_is_put_back_it_is_told_what_is_lost_and_asked(place: Installation, call: Call) -> None:
    """How old it is, until when the database was used, what stays known; a no changes nothing."""
    copy = _copied(place, ago=18 * HOUR)
    _lived_on(place)
    before = place.config.database.read_bytes()
    asked = call("restore", copy, typed="n\n", sits=True)
    assert (asked.returncode, asked.stderr) == (1, "Nothing was changed.\n")
    assert "18 hours ago" in asked.stdout
    assert "The present database was last used on" in asked.stdout
    assert "1 card went out in that time" in asked.stdout
    assert "who had their data deleted" in asked.stdout
    assert "[y/N]" in asked.stdout
    assert place.config.database.read_bytes() == before
    done = call("restore", copy, typed="y\n", sits=True)
    assert (done.returncode, done.stderr) == (0, "")
    aside = next(retention.other_copies(place.config.backups, place.config.database))
    assert f"kept until {retention.stamp(Instant(SystemClock().now() + retention.LONGEST_KEPT))[:10]}" in done.stdout
    assert str(aside) in done.stdout


def test_where_nobody_can_be_asked_a_copy_is_put_back_only_with_yes(place: Installation, call: Call) -> None:
    """A script says so itself."""
    copy = _copied(place, ago=3 * DAY)
    refused = call("restore", copy)
    assert (refused.returncode, "add --yes" in refused.stderr) == (1, True)
    assert list(retention.other_copies(place.config.backups, place.config.database)) == []
    done = call("restore", copy, "--yes")
    assert (done.returncode, "3 days ago" in done.stdout) == (0, True)


def test_where_there_is_no_database_nothing_is_asked(place: Installation, call: Call) -> None:
    """Nothing can be lost."""
    copy = _copied(place, ago=HOUR)
    place.config.database.unlink()
    assert call("restore", copy).returncode == 0


def test_a_database_that_cannot_be_read_is_told_as_that(place: Installation, call: Call) -> None:
    """It is why most copies are put back."""
    copy = _copied(place, ago=HOUR)
    place.config.database.write_bytes(b"\x00" * 8192)
    done = call("restore", copy, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The present database cannot be read" in done.stdout


def test_of_a_folder_the_newest_copy_is_named(place: Installation, call: Call, tmp_path: Path) -> None:
    """And where there is none, that."""
    _copied(place, ago=2 * HOUR)
    newest = _copied(place, ago=HOUR)
    told = call("restore", place.config.backups).stderr
    assert "this is a folder" in told
    assert f"The newest copy in it: {newest}" in told
    (tmp_path / "empty").mkdir()
    assert "There is no copy of ours in it" in call("restore", tmp_path / "empty").stderr


@pytest.mark.parametrize("length", [0, 3000, 50_000])
def test_a_copy_that_was_cut_off_is_called_damaged(place: Installation, call: Call, length: int) -> None:
    """Whoever reads only of another key looks for a sheet that is not at fault."""
    copy = _copied(place, ago=HOUR)
    copy.write_bytes(copy.read_bytes()[:length])
    done = call("restore", copy, "--yes")
    assert done.returncode != 0
    assert "damaged" in done.stderr


def test_copies_made_by_hand_last_a_day_whatever_is_made_after_them(place: Installation) -> None:
    """The day after, the newest of that day is left."""
    local, key, config = place.open(), database_key(place.config), place.config
    morning = Instant(1_790_000_000_000 // DAY * DAY + 6 * HOUR)
    made = [back_up(local, config, key, Instant(morning + hours * HOUR)) for hours in (0, 1, 2)]
    assert sorted(retention.copies(config.backups)) == made
    tomorrow = back_up(local, config, key, Instant(morning + 30 * HOUR))
    assert sorted(retention.copies(config.backups)) == [made[2], tomorrow]
    local.close()
