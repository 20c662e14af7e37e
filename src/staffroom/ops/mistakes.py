"""What is wrong with a table, in English for the terminal."""

from staffroom import data_files
from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.screen import Text, text
from staffroom.kernel.text import FSI, PDI, SOURCE, Translator

_NO_MARKS = dict.fromkeys(map(ord, FSI + PDI))


def told(bad: BadTable) -> str:
    """Return a line for each mistake that is told, each with the name of the file."""
    words = data_files.words()
    more = [text("table-more", n=bad.more)] if bad.more else []
    said = [_plain(line, words) for line in (*(mistake.text for mistake in bad.told), *more)]
    return "\n".join([*(f"{bad.name}: {line}" for line in said), _plain(text("table-nothing-written"), words)])


def _plain(line: Text, words: Translator) -> str:
    """Return a line without the marks that keep directions apart: nobody wants them in a terminal's search."""
    return words.plain(line, SOURCE).translate(_NO_MARKS)
