"""What a check found: a sentence of `locales/` in up to three lines, which say what, why, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from staffroom.kernel.screen import Plain, Text, Value
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.ops.program import program

Level = Literal["ok", "warning", "problem"]
SIGNS: dict[Level, str] = {"ok": "OK", "warning": "!", "problem": "✗"}
EXITS: dict[Level, int] = {"ok": 0, "warning": 1, "problem": 2}
ORDER: tuple[Level, ...] = ("ok", "warning", "problem")
BEHIND = "; "
"""What divides a mistake from its remedy in the words of a Trouble."""


class Owners(NamedTuple):
    """A value that only whoever has the machine reads whole, such as a path; others read `shown`."""

    whole: str
    shown: str = "…"


def place(path: Path) -> Owners:
    """Return a path as it is told: whole at the terminal, as a mere name elsewhere."""
    return Owners(str(path), path.name)


class Parts(NamedTuple):
    """What a finding says; `why` and `remedy` are empty where all is well."""

    what: str
    why: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    key: str
    args: Mapping[str, Value | Owners] = field(default_factory=dict)
    programme: str = ""
    """The slug of the only programme that it concerns; empty where it concerns the whole installation."""
    written: Parts | None = None
    """The words of a mistake in a file, which name places of the machine: told at the terminal, nowhere else."""

    def text(self, *, whole: bool = False) -> Text:
        """Return its sentence, whole only for whoever has the machine."""
        shown = {name: _shown(value, whole=whole) for name, value in self.args.items()}
        return Text(self.key, {**shown, "program": Plain(program())})

    @property
    def parts(self) -> Parts:
        """Return what the terminal tells."""
        return self.written or Parts(*in_english(self.text(whole=True)).split("\n"))

    @property
    def line(self) -> str:
        """Return it as one line for the terminal."""
        return f"{SIGNS[self.level]:<2} " + " – ".join(filter(None, self.parts))

    def as_json(self) -> dict[str, str]:
        """Return it for programs; `name` stays the same whatever its words become."""
        return {"name": self.key.removeprefix("check-"), "level": self.level, **self.parts._asdict()}


def _shown(value: Value | Owners, *, whole: bool) -> Value:
    """Return what fills a gap: on one line, for a line says one thing."""
    if isinstance(value, Owners):
        return Plain(" ".join((value.whole if whole else value.shown).split()))
    return Plain(" ".join(value.split())) if isinstance(value, Plain) else value


def ok(key: str, about: str = "", /, **args: Value | Owners) -> Finding:
    """Say that something is well; `about` is the slug of a programme that alone it concerns."""
    return Finding("ok", key, args, about)


def warning(key: str, about: str = "", /, **args: Value | Owners) -> Finding:
    """Say that somebody should look."""
    return Finding("warning", key, args, about)


def problem(key: str, about: str = "", /, **args: Value | Owners) -> Finding:
    """Say that something does not work."""
    return Finding("problem", key, args, about)


def mistake(line: str, *, about: str = "", divider: str = BEHIND) -> Finding:
    """Say what a line of a Trouble says: the place, what is wrong, the remedy where one is named."""
    what, _, remedy = line.partition(divider)
    return Finding("problem", "check-mistake", {}, about, Parts(what, "", remedy))


def exit_code(found: list[Finding]) -> int:
    """Return 0 where all is well, 1 with warnings, 2 with problems."""
    return EXITS[max((finding.level for finding in found), key=ORDER.index, default="ok")]
