"""What is wrong with a table: where, what stands there, and what to do instead; said in whoever's language later."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from staffroom.kernel.screen import Plain, Text, text

MOST_TOLD = 50
"""So many mistakes are told one by one; the rest are counted."""
LONGEST_SHOWN = 60
"""Characters of a wrong value."""


@dataclass(frozen=True)
class Mistake:
    """One mistake; without a line it is the whole file's, without a column the line's, without a value the heading's.

    The words go on where the value ends: "is empty; fill it in".
    """

    words: Text
    line: int = 0
    column: str = ""
    value: str = ""

    @property
    def text(self) -> Text:
        """Return the whole sentence."""
        line, column, value = Plain(self.line), self.column[:LONGEST_SHOWN], self.value[:LONGEST_SHOWN]
        if self.value:
            return text("table-in-cell", line=line, column=column, value=value, words=self.words)
        if self.column:
            return text("table-in-column", line=line, column=column, words=self.words)
        return text("table-in-line", line=line, words=self.words) if self.line else self.words


class BadTable(Exception):  # noqa: N818  it is the file that is bad
    """Raised after a table with mistakes was read to its end."""

    def __init__(self, name: str, mistakes: tuple[Mistake, ...]) -> None:
        self.name, self.mistakes = name, mistakes
        super().__init__(f"{name}: {len(mistakes)} mistakes")

    @property
    def told(self) -> tuple[Mistake, ...]:
        """Return the mistakes that are told one by one."""
        return self.mistakes[:MOST_TOLD]

    @property
    def more(self) -> int:
        """Return how many are not."""
        return len(self.mistakes) - len(self.told)


@dataclass
class Mistakes:
    """The mistakes met while a table is read."""

    name: str
    found: list[Mistake] = field(default_factory=list)
    headings: Mapping[str, str] = field(default_factory=dict)
    """What the file itself calls our columns."""

    def add(self, line: int, column: str, value: str, words: Text) -> None:
        """Note a mistake in a cell."""
        self.found.append(Mistake(words, line, self.headings.get(column, column), value))

    def add_line(self, line: int, words: Text, column: str = "") -> None:
        """Note a mistake of a line, or of a column's heading."""
        self.found.append(Mistake(words, line, column))

    def add_file(self, words: Text) -> None:
        """Note a mistake of the whole file."""
        self.found.append(Mistake(words))

    def stop(self) -> None:
        """Raise BadTable with all that was noted, if anything was."""
        if self.found:
            raise BadTable(self.name, tuple(self.found))
