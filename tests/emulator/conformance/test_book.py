"""The book itself: complete against the facts, and written down."""

import re
from pathlib import Path

from tests.emulator.conformance import pages
from tests.emulator.conformance.quoted import NOT_MODELLED, QUOTED

HERE = Path(__file__).parent


def proven() -> set[str]:
    """List the texts that tests of the book prove."""
    return {entry.text for entry in pages.entries() if entry.text}


def as_pattern(text: str) -> re.Pattern[str]:
    """Read a quoted text, in which N stands for a number and "x" for any name."""
    return re.compile(re.sub(r"\bN\b", r"\\d+", re.escape(text)).replace('"x"', '"[^"]+"').replace('"X"', '"[^"]+"'))


def test_every_quoted_text_is_proven_or_left_out_with_a_reason() -> None:
    """The facts' texts are in the book, in another test of the stand-in, or among those not modelled."""
    texts = proven()
    elsewhere = re.sub(r'"\s*\n\s*"', "", "\n".join(path.read_text("utf-8") for path in HERE.parent.glob("test_*.py")))
    open_ = [
        text
        for quoted in QUOTED.values()
        for text in quoted
        if text not in NOT_MODELLED
        and text.removeprefix("Bad Request: ") not in elsewhere
        and not any(as_pattern(text).fullmatch(one) for one in texts)
    ]
    assert open_ == []


def test_what_is_left_out_is_quoted() -> None:
    """The list of what is not modelled names nothing that nobody asked for."""
    assert set(NOT_MODELLED) <= {text for quoted in QUOTED.values() for text in quoted}


def test_the_page_is_up_to_date() -> None:
    """RULES.md is what the tests say; renew it by `python -m tests.emulator.conformance.pages`."""
    assert pages.PAGE.read_text("utf-8") == pages.page()


def test_every_test_here_is_in_the_book() -> None:
    """A test of a rule that nobody entered would not be counted."""
    entered = {entry.test for entry in pages.entries()}
    for path in HERE.glob("test_*.py"):
        written = re.findall(r"^async def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert {f"{path.stem}::{name}" for name in written} <= entered
