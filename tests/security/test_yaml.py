"""A YAML file that is a trap is refused with a sentence: config.yaml and calendars alike. Rosters are no YAML."""

from pathlib import Path

import pytest

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import load
from staffroom.rooms.programmes.course import _CalendarFile
from staffroom.settings.config_file import ConfigFile

LAUGHS = "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 26))
BOMBS = {
    "aliases that double": LAUGHS,
    "aliases that double, in mappings": "".join(
        f"a{n}: &a{n} {{b: {f'*a{n - 1}' if n else 1}, c: {f'*a{n - 1}' if n else 1}}}\n" for n in range(24)
    ),
    "an alias of itself": "programmes: &a [*a]",
    "an alias inside of itself": "programmes: &a {b: {c: *a}}",
    "too many aliases": "a: &a 1\nb: [" + "*a, " * 60 + "]",
    "aliases that are none": "a: " + "* " * 60 + "\n\t@",
    "lists in lists": "a: " + "[" * 20_000 + "]" * 20_000,
    "lists that never end": "a: " + "[" * 400_000,
    "mappings in mappings": "\n".join(" " * n + "a:" for n in range(1_200)),
    "a command": "a: !!python/object/apply:os.system ['touch /tmp/pwned']",
    "a command in a mapping": "a: !!python/object/new:os.system {args: ['id']}",
    "a name of Python": "a: !!python/name:os.system",
    "a module": "a: !!python/module:os",
    "a tag of its own": "a: !evil {b: 1}",
    "a set": "a: !!set {b, c}",
    "bytes": "a: !!binary aGVsbG8=",
    "a name as a key": "? !!python/name:os.system\n: 1",
    "a list as a key": "? [a, b]\n: 1",
    "a mapping as a key": "? {a: b}\n: 1",
    "a number without end": "a: " + "9" * 100_000,
    "another number without end": "a: 0x" + "f" * 100_000,
    "minutes without end": "a: " + ":".join(["59"] * 5_000),
    "a day that does not exist": "a: 2026-13-45",
    "control characters": "a: \x01\x02",
    "no text": "\x00\x00\xff",
    "a merge of itself": "a: &m {<<: *m}",
    "two documents": "a: 1\n---\nb: 2",
    "megabytes": "a: " + "x" * 2_000_000,
}


@pytest.mark.parametrize("model", [ConfigFile, _CalendarFile])
@pytest.mark.parametrize("bomb", list(BOMBS))
def test_a_trap_is_refused_with_a_sentence(tmp_path: Path, bomb: str, model: type[ConfigFile | _CalendarFile]) -> None:
    """Whatever it would build, run or fill; the sentence names the file and is no traceback."""
    file = tmp_path / "config.yaml"
    file.write_text(BOMBS[bomb], "utf-8")
    with pytest.raises(Trouble) as caught:
        load(file, model)
    assert caught.value.exit_code == CONFIGURATION
    assert str(caught.value).startswith(str(file))
    assert len(str(caught.value)) < 2_000
