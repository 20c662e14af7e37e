"""When the bot is not well, and when it ends itself to be started anew; on values."""

import pytest

from staffroom.ops.watching.vitals import Vitals, ailments, stuck
from staffroom.telegram.line import LineState


@pytest.mark.parametrize(
    ("found", "ails", "part"),
    [
        (Vitals(), [], None),
        (Vitals(polled=90, silent=60, writer=30, queue=600, turned=30), [], None),
        (Vitals(polled=91), ["poll"], None),
        (Vitals(polled=86_400, silent=40), ["poll"], None),
        (Vitals(polled=86_400, silent=40, reached=3), ["poll"], None),
        (Vitals(polled=210, silent=40, reached=4), ["poll"], "poll"),
        (Vitals(polled=120, silent=91), ["poll"], "poll"),
        (Vitals(writer=31), ["writer"], "writer"),
        (Vitals(refused=30), [], None),
        (Vitals(refused=86_400), ["refused"], None),
        (Vitals(queue=601), ["queue"], None),
        (Vitals(queue=601, turned=601), ["queue"], "queue"),
        (Vitals(queue=0, turned=601), [], None),
    ],
)
def test_a_part_that_stands_still_is_told_from_telegram_being_away(
    found: Vitals, ails: list[str], part: str | None
) -> None:
    """An outage ails, however long it lasts, and ends nothing: the poller says so, try by try."""
    assert (ailments(found), stuck(found)) == (ails, part)


@pytest.mark.parametrize("line", [LineState.CONTESTED, LineState.PARKED])
def test_a_token_that_is_refused_or_used_elsewhere_ails_and_ends_nothing(line: LineState) -> None:
    """A new start would not mend it; only the database's thread is judged then."""
    long = Vitals(line=line, polled=90_000, silent=900, queue=90_000, turned=90_000)
    assert ailments(long) == [line.value, "poll", "queue"]
    assert stuck(long) is None
    assert stuck(long._replace(writer=31)) == "writer"


def test_while_a_backup_is_made_everything_may_take_long() -> None:
    """On a slow card it keeps the writing thread busy for minutes; a quarter of an hour is too long even so."""
    copying = Vitals(copying=True, polled=300, silent=300, writer=300, queue=700, turned=700)
    assert stuck(copying) is None
    assert stuck(copying._replace(writer=901)) == "writer"
    assert stuck(copying._replace(silent=901)) == "poll"
