"""The recovery sheet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import Trouble
from staffroom.ops import recovery

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_the_sheet_gives_the_key_back(key: bytes) -> None:
    """Four lines, with or without their numbers and spaces."""
    lines = recovery.lines(key)
    assert len(lines) == 4
    assert recovery.read("\n".join(lines)) == key
    assert recovery.read("\n\n".join(line[2:].replace(" ", "").upper() for line in lines)) == key
    assert recovery.read(key.hex()) == key


@given(KEYS, st.data())
def test_every_single_mistyped_digit_is_found(key: bytes, data: st.DataObject) -> None:
    """Wherever it is, the check group included, and the right line is named."""
    lines = recovery.lines(key)
    number = data.draw(st.integers(0, 3))
    at = data.draw(st.sampled_from([i for i, letter in enumerate(lines[number]) if i > 1 and letter != " "]))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789abcdef" if digit != lines[number][at]]))
    lines[number] = lines[number][:at] + wrong + lines[number][at + 1 :]
    with pytest.raises(Trouble, match=f"Line {number + 1} "):
        recovery.read("\n".join(lines))


@given(KEYS, st.data())
def test_exchanged_neighbours_and_exchanged_lines_are_found(key: bytes, data: st.DataObject) -> None:
    """The other common mistakes of a copying hand."""
    lines = recovery.lines(key)
    digits = lines[0][2:].replace(" ", "")
    at = data.draw(st.integers(0, len(digits) - 2))
    if digits[at] != digits[at + 1]:
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        with pytest.raises(Trouble, match="Line 1 "):
            recovery.read("\n".join([swapped, *lines[1:]]))
    bare = [line[2:] for line in lines]
    if bare[0] != bare[1]:
        with pytest.raises(Trouble, match=r"typing mistake|as line 2 says"):
            recovery.read("\n".join([bare[1], bare[0], *bare[2:]]))


@given(KEYS, st.integers(1, 4), st.integers(0, 19), st.integers(1, 15))
def test_the_group_with_a_wrong_digit_is_named(key: bytes, number: int, at: int, by: int) -> None:
    """Four digits are compared faster than twenty."""
    digits = recovery.lines(key)[number - 1][2:].replace(" ", "")
    wrong = f"{digits[:at]}{int(digits[at], 16) ^ by:x}{digits[at + 1 :]}"
    with pytest.raises(Trouble, match=rf"Line {number} of the key (has a typing mistake|was typed as line)") as trouble:
        recovery.read_line(number, wrong)
    named = f"in group {at // 4 + 1}."
    assert named in str(trouble.value) or "all five groups" in str(trouble.value) or "as line" in str(trouble.value)


def test_what_a_line_lacks_is_said() -> None:
    """A group too short, a letter, the line below; what only looks like a digit is taken for it."""
    key = bytes(range(32))
    said = {
        "0001 0203 045 0607 7d81": "group 3 is none",
        "0001 0203 0405 060x 7d81": "group 4 is none",
        "0001 0203 0405 0607": "five groups",
        recovery.lines(key)[2]: "as line 3 says. Type line 1",
        "0001 0203 0405 0670 " + recovery.lines(key)[0].split()[-1]: "in group 4.",
    }
    for typed, words in said.items():
        with pytest.raises(Trouble, match="Line 1 of the key") as trouble:
            recovery.read_line(1, typed)
        assert words in str(trouble.value)
    assert recovery.read_line(1, recovery.lines(key)[0].replace("0", "O").replace("1", "l", 1)[2:]) == key[:8]


def test_the_sheet_says_what_it_is_for() -> None:
    """Whoever finds it in a drawer in three years knows what to do: no setting has a name there."""
    told = recovery.sheet(bytes(range(32)), "greenvalley_bot", date(2026, 9, 6), "/srv/staffroom.db")
    for words in ("@greenvalley_bot", "2026-09-06", "1:  0001 0203 0405 0607", "python bot.py restore",
                  "recovery-sheet --type", "not even those who made Staffroom"):  # fmt: skip
        assert words in told
    assert "key_file" not in told


def test_a_wrong_group_is_answered_with_where_to_look() -> None:
    """The question alone, once more, would leave somebody at a loss."""
    told = recovery.other_end(2)
    assert "does not match" in told
    assert "line 2" in told
    assert "at the very end" in told


def test_whoever_names_two_check_groups_has_the_sheet(tx: Tx) -> None:
    """The confirmation belongs to this key alone."""
    key, other = bytes(range(32)), bytes(range(1, 33))
    groups = {number: recovery.lines(key)[number - 1].split()[-1] for number in recovery.ASKED_LINES}
    for number, group in groups.items():
        assert recovery.is_check_group(key, number, f" {group.upper()} ")
        assert recovery.is_check_group(key, number, recovery.lines(key)[number - 1][2:])
        assert not recovery.is_check_group(other, number, group)
        assert not recovery.is_check_group(key, number, "")
    assert not recovery.is_confirmed(tx, key)
    recovery.confirm(tx, key)
    assert recovery.is_confirmed(tx, key)
    assert not recovery.is_confirmed(tx, other)
