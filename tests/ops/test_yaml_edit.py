"""Changing config.yaml without losing a comment."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests import installations

from staffroom import data_files
from staffroom.kernel.refusal import Trouble
from staffroom.ops.setup.yaml_edit import set_in_file, set_value

EXAMPLE = data_files.example_config().read_text("utf-8")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40)


def _comments(source: str) -> list[str]:
    return [line.strip() for line in source.splitlines() if line.strip().startswith("#")]


@given(WORDS, st.booleans(), st.lists(st.sampled_from(["sun", "mon", "tue"]), unique=True))
def test_one_value_changes_and_everything_else_stays(name: str, solo: bool, week: list[str]) -> None:  # noqa: FBT001
    """Whatever people write, comments and the other settings included."""
    changed = set_value(EXAMPLE, ("organisation", "name"), name)
    changed = set_value(changed, ("programmes", 0, "solo"), solo)
    changed = set_value(changed, ("programmes", 0, "school_week"), week)
    expected = installations.example()
    expected["organisation"]["name"] = name
    expected["programmes"][0] |= {"solo": solo, "school_week": week}
    assert yaml.load(changed, yaml.CSafeLoader) == expected
    assert _comments(changed) == _comments(EXAMPLE)
    assert len(changed.splitlines()) == len(EXAMPLE.splitlines())


@pytest.mark.parametrize(
    ("source", "where", "value", "expected"),
    [
        ("a: 1 # one\n", ("a",), "x", "a: x # one\n"),
        ("a:\nb: 2\n", ("a",), "x", "a: x\nb: 2\n"),
        ("a: # later\nb: 2\n", ("a",), "x", None),
        ("b: 2\n", ("a",), "yes", 'a: "yes"\nb: 2\n'),
        ("b: 2\n", ("a", "c"), True, "a: {c: true}\nb: 2\n"),
        ("a: {b: 1}\n", ("a", "c"), "x", "a: {c: x, b: 1}\n"),
        ("a: {}\n", ("a", "c"), "x", "a: {c: x}\n"),
        ("a:\n  b: 1\n", ("a", "c"), "x", "a:\n  c: x\n  b: 1\n"),
        ("l:\n  - k: 1\n    m: 2\n", ("l", 0, "c"), "x", "l:\n  - c: x\n    k: 1\n    m: 2\n"),
        ("w:\n  - sun\n  - mon\n# end\nb: 2\n", ("w",), ["tue"], "w:\n  [tue]\n# end\nb: 2\n"),
        ("", ("a",), "x", "a: x\n"),
        ("# only a comment\n", ("a",), "x", "# only a comment\na: x\n"),
        ("a: 'it''s'\r\nb: 2\r\n", ("a",), "12", 'a: "12"\r\nb: 2\r\n'),
    ],
)
def test_a_value_is_set_in_every_way_of_writing(
    source: str,
    where: tuple[str | int, ...],
    value: str | bool | list[str],  # noqa: FBT001  one of many values
    expected: str | None,
) -> None:
    """Blocks, flows, empty values, missing keys, other line ends."""
    changed = set_value(source, where, value)
    assert expected in (None, changed)
    found = yaml.safe_load(changed)
    for step in where:
        found = found[step]
    assert found == value


@pytest.mark.parametrize("source", ["a: [1\n", "a: 1\n"])
def test_what_cannot_be_changed_is_left_and_told(tmp_path: Path, source: str) -> None:
    """A broken file is the person's to mend."""
    file = tmp_path / "config.yaml"
    file.write_text(source, "utf-8")
    with pytest.raises(Trouble):
        set_in_file(file, ("a", "b"), "x")
    assert file.read_text("utf-8") == source
