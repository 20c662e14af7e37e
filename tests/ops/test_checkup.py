"""The check in the chat: who asked is told, whatever happens on the way."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from tests import builders as make
from tests.conftest import KEY, blank

from staffroom import outbox
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Plain
from staffroom.ops.checks import checkup
from staffroom.ops.checks.checkup import Checkup
from staffroom.ops.checks.findings import Finding, Owners, Parts, mistake, ok, problem, warning


def _admin(tx: Tx) -> PersonId:
    return make.person(tx, make.programme(tx), "Nadia", roster="admins", role="admin", user=7)


async def test_a_look_that_breaks_ends_nothing_and_is_not_begun_anew(tmp_path: Path) -> None:
    """Otherwise one wish would end the bot at each start."""
    path = tmp_path / "staffroom.db"
    path.write_bytes(blank())
    db, woken = await Database.open(path, KEY), asyncio.Event()
    try:
        await db.write(checkup.ask, await db.write(_admin))
        nothing_to_look_at = cast("Any", None)
        loop = asyncio.ensure_future(Checkup(db, LedClock(make.at(6), speed=0), nothing_to_look_at, woken.set).run())
        await woken.wait()
        assert not loop.done()
        assert await db.read(checkup.asked) == []
        assert await db.read(outbox.counts) == {"queued": 1}
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)
    finally:
        await db.close()


def test_whoever_asks_while_a_look_is_taken_is_told_by_the_next_one(tx: Tx) -> None:
    """What was found is only for whom it was begun; a second wish of theirs is answered with it."""
    first = _admin(tx)
    second = make.person(tx, make.programme(tx, slug="elsewhere"), "Omar", roster="admins", role="admin", user=8)
    ends: tuple[Callable[[], None], ...] = (
        lambda: checkup.tell(tx, [first], [ok("check-key")], make.at(6)),
        lambda: checkup.fail(tx, [first], make.at(7)),
    )
    for end in ends:
        for reader in (first, second, first):
            checkup.ask(tx, reader)
        end()
        assert checkup.asked(tx) == [second]


def test_the_worst_comes_first_and_what_is_only_the_owners_is_left_out() -> None:
    """Paths become names, reasons dots; words of a file's mistake are not told at all."""
    found: list[Finding] = [
        ok("check-key"),
        warning("check-secret-open", file=Owners("/srv/staffroom/.env", ".env")),
        mistake("/srv/staffroom/config.yaml:3: what; remedy"),
        problem("check-parked", n=2, example=Owners("KeyError: Amina")),
    ]
    said = checkup.html(found, "en")
    assert said.index("✗") < said.index("! ")
    assert "<code>chmod 600 .env</code>" in said, "one tap copies it"
    for hidden in ("/srv", "KeyError", "config.yaml:3"):
        assert hidden not in said
    assert found[2].parts == Parts("/srv/staffroom/config.yaml:3: what", "", "remedy")
    assert "chmod 600 /srv/staffroom/.env" in found[1].line


def test_a_long_list_is_cut_and_says_so() -> None:
    """It fits one message."""
    many = [problem("check-group-unled", "x", name=Plain(f"Group{n}")) for n in range(40)]
    said = checkup.html(many, "en")
    assert "And 28 more" in said
    assert len(said) < 4096
