"""What is said in English at the terminal: what is wrong with a table, line by line, and other words of the rooms."""

import re

from staffroom import data_files
from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.screen import Line, text
from staffroom.kernel.text import FSI, PDI, SOURCE

_MARKS = re.compile(f"[{FSI}{PDI}]")


def told(bad: BadTable) -> str:
    """Return a line for each mistake that is told, each with the name of the file."""
    more = [text("table-more", n=bad.more)] if bad.more else []
    said = [in_english(line) for line in (*(mistake.text for mistake in bad.told), *more)]
    return "\n".join([*(f"{bad.name}: {line}" for line in said), in_english(text("table-nothing-written"))])


def in_english(line: Line) -> str:
    """Return a line without markup, and without the marks that keep directions apart: nobody searches for them."""
    said = _MARKS.sub("", data_files.words().plain(line, SOURCE))
    return said.replace("<b>", "").replace("</b>", "")
