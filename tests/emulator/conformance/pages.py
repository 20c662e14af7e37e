"""Writes the book of rules down: `python -m tests.emulator.conformance.pages` renews RULES.md."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "src" / "telegram_emulator" / "RULES.md"
HEAD = """# What the stand-in keeps to

Each line is proven by a test in `tests/emulator/conformance/`; this page is written by
`python -m tests.emulator.conformance.pages`, and a test fails when it is out of date. Sources: *facts §N* is a section
of the notes collected for this project from the documentation, the server's source and reports; `*.cpp` are files of
tdlib/telegram-bot-api and tdlib/td (Bot API 10.0); *MTProto* names the method whose documentation lists the error;
*strict mode* is the stand-in's own.

"""


def main() -> None:
    """Renew the page."""
    sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[2] / "src")]
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Write the tables of rules and of refusals, in the order of their tests, and what is left out."""
    from tests.emulator.conformance.book import BOOK, Entry  # noqa: PLC0415 (needs the path that main sets)
    from tests.emulator.conformance.quoted import NOT_MODELLED  # noqa: PLC0415 (likewise)

    for path in sorted(HERE.glob("test_*.py")):
        importlib.import_module(f"tests.emulator.conformance.{path.stem}")
    unique = {(entry.test, entry.text): entry for entry in BOOK}
    ordered: list[Entry] = sorted(unique.values(), key=lambda entry: entry.test.partition("::")[0])
    rules = [f"| {e.sentence} | {e.source} | `{e.test}` |" for e in ordered if not e.text]
    texts = [f"| {_cell(e.text)} | {e.sentence} | {e.source} | `{e.test}` |" for e in ordered if e.text]
    left_out = [f"| {text} | {because} |" for text, because in NOT_MODELLED.items()]
    tables = [
        f"## Rules ({len(rules)})\n\n| rule | source | test |\n|---|---|---|\n" + "\n".join(rules),
        f"## Texts of refusal ({len(texts)})\n\n| text | when | source | test |\n|---|---|---|---|\n" + "\n".join(texts),
        "## Not modelled\n\n| text | because |\n|---|---|\n" + "\n".join(left_out),
    ]
    return HEAD + "\n\n".join(tables) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
