"""What comes back from a button may be forged by anybody."""

import pytest

from staffroom.telegram.presses import number, parse


@pytest.mark.parametrize(
    ("press", "index", "found"),
    [
        (("12",), 0, 12),
        (("7", "-1001234567890"), 1, -1001234567890),
        (("999999999999999",), 0, 999_999_999_999_999),
        (("1000000000000000",), 0, None),
        (("9" * 40,), 0, None),
        (("-" + "9" * 16,), 0, None),
        (("12",), 1, None),
        ((), 0, None),
        (("",), 0, None),
        (("-",), 0, None),
        (("1_000",), 0, None),
        ((" 12",), 0, None),
        (("+12",), 0, None),
        (("\u0661\u0662",), 0, None),
        (("²",), 0, None),
        (("1.5",), 0, None),
    ],
)
def test_a_number_in_a_press_is_plain_and_bounded(press: tuple[str, ...], index: int, found: int | None) -> None:
    """At most fifteen digits, so that the database can hold it."""
    assert number(press, index) == found


def test_a_forged_mark_names_no_note() -> None:
    """Neither one that is too large for the database nor one of other digits."""
    assert parse("room.verb:1~12")[1] == 12
    assert parse("room.verb:1~" + "9" * 40)[1] is None
    assert parse("room.verb:1~\u0661")[1] is None
