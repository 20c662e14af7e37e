"""A thousand presses that nobody was offered: made up, somebody else's, pressed again. None of them does anything."""

import random
from collections.abc import Iterable, Iterator
from itertools import islice

import pytest
from tests.inbox.test_lane import Here
from tests.security.given import Contents, changed, contents
from tests.test_matrix import FORMS, THEIRS, Bench, bench, words_of

from staffroom.kernel.db import Tx
from staffroom.kernel.screen import MAX_CALLBACK_BYTES

__all__ = ["bench"]

MADE_UP, OTHERS, AGAIN = 250, 100, 10
"""How many presses of each sort: 2 × 250 made up, 3 × 100 of what is others’, 20 × 10 again. Together 1,000."""
ODD = (
    "", ":", "::::", "~", "~4242", ":9999999999999999999", ":-1", ":4242~9", ":\u0664\u0662", ":4242' OR 1=1 --",
    ":1e3", ":0x10", ":\x00", ":../../key", ":{}", ":%s", ":4242:4242:4242", ":\u202e4242", ":😀", ":None", ":true",
)  # fmt: skip
"""What a press may carry that no button of ours does."""
ONES_OWN = frozenset({
    "cohorts.leave",  # of a chat that is no group of ours
    "joining.erase_now", "people.language", "training.read", "training.ask", "notices.begin", "workshops.new",
    "slides.begin", "panel.home", "ops.check", "joining.language", "joining.terms_language",
})  # fmt: skip
"""Everybody’s own: the number that was forged is not looked at."""
DEEDS = {
    "coordinator": (
        "conduct.do:4242:dismiss", "conduct.pair_undo:4242", "digest.again:4242:4242", "digest.answered:4242:4242",
        "joining.out:4242", "joining.post_in:4242", "notices.drop:4242", "panel.arrived:4242", "panel.resend:4242",
        "slides.no:4242", "workshops.coming:4242:4242", "workshops.for:4242", "cascade.switch:4242",
    ),
    "admin": ("panel.arrived:4242", "joining.out:4242", "standings.turn:4242:4242"),
    "teacher": ("conduct.takeout:4242", "media.permission:4242", "media.remove:4242", "roundups.says:4242:named"),
}  # fmt: skip
"""What somebody may do once."""
SHOWN = ("last_acts", "homes", "checklists")
"""When staff were last there, and on which message something stands: what every press of theirs may change."""


def made_up(seed: int) -> Iterator[str]:
    """Yield presses that begin as ours do and go on as they like, and some that do not even begin so."""
    dice = random.Random(seed)  # noqa: S311  the same ones in every run
    actions = [one for one in words_of("callback_query") if one not in ONES_OWN]
    while True:
        action = dice.choice(actions)
        letters = "".join(chr(dice.choice((dice.randrange(32, 127), dice.randrange(0x600, 0x6FF)))) for _ in range(9))
        data = dice.choice((action + dice.choice(ODD), action + ":" + letters, action[:-1], action.upper(), letters))
        yield data.encode()[:MAX_CALLBACK_BYTES].decode("utf-8", "ignore") or "x"


def somebody_elses(without: Iterable[str]) -> Iterator[str]:
    """Yield every button there is with the number of a group that is not one's own, in every form."""
    for form in FORMS:
        yield from (f"{one}:{THEIRS}{form}" for one in words_of("callback_query") if one not in without)


async def pressed(bench: Bench, who: str, presses: Iterable[str], without: Iterable[str] = ()) -> Contents:
    """Let somebody press one after the other, for good until this is over; return what has changed at the end."""
    connection = bench.local.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        tx = Tx(connection)
        before = contents(tx, tuple(without))
        for number, data in enumerate(presses):
            await bench.reception.take(bench.bot, {"update_id": number, **bench.press(who, data)}, Here(tx))
        return changed(before, contents(tx, tuple(without)))
    finally:
        connection.execute("ROLLBACK")


async def test_five_hundred_made_up_presses_change_nothing_at_all(bench: Bench) -> None:
    """Not a byte, whoever presses: half by a stranger, half by a teacher who is in."""
    for seed, who in enumerate(("stranger", "teacher")):
        presses = list(islice(made_up(seed), MADE_UP))
        assert await pressed(bench, who, presses) == {}


@pytest.mark.parametrize("who", ["other coordinator", "other admin", "other teacher"])
async def test_three_hundred_presses_of_what_is_somebody_elses_change_nothing(bench: Bench, who: str) -> None:
    """Every button of another group, whose number is guessed."""
    presses = list(somebody_elses(ONES_OWN))
    chosen = random.Random(who).sample(presses, OTHERS)  # noqa: S311  the same ones in every run
    assert await pressed(bench, who, chosen, SHOWN) == {}


@pytest.mark.parametrize("who", list(DEEDS))
async def test_two_hundred_presses_again_of_what_was_done_change_nothing(bench: Bench, who: str) -> None:
    """Twenty deeds of those who may: each is done by the first press, and by none of the ten that follow."""
    assert sum(map(len, DEEDS.values())) == 20
    connection = bench.local.connection
    for data in DEEDS[who]:
        connection.execute("BEGIN IMMEDIATE")
        try:
            tx, update = Tx(connection), bench.press(who, data)
            before = contents(tx, SHOWN)
            await bench.reception.take(bench.bot, {"update_id": 1, **update}, Here(tx))
            done = contents(tx, SHOWN)
            assert done != before, data
            for number in range(AGAIN):
                await bench.reception.take(bench.bot, {"update_id": number, **update}, Here(tx))
            assert (data, changed(done, contents(tx, SHOWN))) == (data, {})
        finally:
            connection.execute("ROLLBACK")
