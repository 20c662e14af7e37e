"""Writes the book of rules down: `python -m tests.emulator.conformance.pages` renews RULES.md."""

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.emulator.conformance.book import BOOK, Entry  # noqa: E402 (needs the path)
from tests.emulator.conformance.quoted import NOT_MODELLED  # noqa: E402 (likewise)

HERE = Path(__file__).parent
PAGE = ROOT / "src" / "telegram_emulator" / "RULES.md"
HEAD = """# What the stand-in keeps to

Each line is proven by a test in `tests/emulator/conformance/`; this page is written by
`python -m tests.emulator.conformance.pages`, and a test fails when it is out of date. Sources: *facts §N* is a section
of the notes collected for this project from the documentation, the server's source and reports; `*.cpp` are files of
tdlib/telegram-bot-api and tdlib/td (Bot API 10.0); *MTProto* names the method whose documentation lists the error;
*strict mode* is the stand-in's own.

"""


def main() -> None:
    """Renew the page."""
    PAGE.write_text(page(), encoding="utf-8")


def entries() -> list[Entry]:
    """List what the tests prove, in the order of their files."""
    for path in sorted(HERE.glob("test_*.py")):
        importlib.import_module(f"tests.emulator.conformance.{path.stem}")
    unique = {(entry.test, entry.text): entry for entry in BOOK}
    return sorted(unique.values(), key=lambda entry: entry.test.partition("::")[0])


def count(passed: set[str]) -> tuple[int, int]:
    """Count the rules and the texts that these tests, named by their node ids, have proven."""
    names = {name.rpartition("/")[2].replace(".py::", "::") for name in passed}
    proven = [entry for entry in entries() if entry.test in names]
    texts = {entry.text for entry in proven if entry.text}
    return sum(not entry.text for entry in proven), len(texts)


def page() -> str:
    """Write the tables of rules and of refusals, and what is left out."""
    ordered = entries()
    rules = [f"| {e.sentence} | {e.source} | `{e.test}` |" for e in ordered if not e.text]
    texts = [f"| {_cell(e.text)} | {e.sentence} | {e.source} | `{e.test}` |" for e in ordered if e.text]
    left_out = [f"| {text} | {because} |" for text, because in NOT_MODELLED.items()]
    tables = [
        _table(f"Rules ({len(rules)})", "rule | source | test", rules),
        _table(f"Texts of refusal ({len(texts)})", "text | when | source | test", texts),
        _table("Not modelled", "text | because", left_out),
    ]
    return HEAD + "\n\n".join(tables) + "\n"


def _table(title: str, columns: str, lines: list[str]) -> str:
    rule = "---".join("|" * (columns.count("|") + 2))
    return "\n".join([f"## {title}", "", f"| {columns} |", rule, *lines])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
