"""What a check found: one line each, saying problem, why and what to do."""

from dataclasses import asdict, dataclass
from typing import Literal

Level = Literal["ok", "warning", "problem"]
SIGNS: dict[Level, str] = {"ok": "OK", "warning": "!", "problem": "✗"}
EXITS: dict[Level, int] = {"ok": 0, "warning": 1, "problem": 2}
_ORDER: tuple[Level, ...] = ("ok", "warning", "problem")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `why` and `remedy` are empty where all is well."""

    level: Level
    what: str
    why: str = ""
    remedy: str = ""

    @property
    def line(self) -> str:
        """Return it as one line."""
        return f"{SIGNS[self.level]:<2} " + " – ".join(part for part in (self.what, self.why, self.remedy) if part)

    def as_json(self) -> dict[str, str]:
        """Return it for programs."""
        return asdict(self)


def ok(what: str) -> Finding:
    """Say that something is well."""
    return Finding("ok", what)


def warning(what: str, why: str, remedy: str) -> Finding:
    """Say that somebody should look."""
    return Finding("warning", what, why, remedy)


def problem(what: str, why: str, remedy: str) -> Finding:
    """Say that something does not work."""
    return Finding("problem", what, why, remedy)


def exit_code(found: list[Finding]) -> int:
    """Return 0 where all is well, 1 with warnings, 2 with problems."""
    return EXITS[max((finding.level for finding in found), key=_ORDER.index, default="ok")]
