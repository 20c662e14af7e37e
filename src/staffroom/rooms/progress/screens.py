"""What the progress room says."""

from collections.abc import Sequence

from staffroom.kernel.screen import Button, Line, Press, Words, text
from staffroom.rooms.programmes import Section
from staffroom.rooms.progress.values import Noted


def noted(found: Noted) -> Line:
    """Return the private word after a press on the button under a card."""
    title = Words(found.section.title)
    return text("progress-noted", section=title) if found.new else text("progress-noted-before", section=title)


def undone(*, there_was: bool) -> Line:
    """Return the private word after a teacher took their word back."""
    return text("progress-undone") if there_was else text("progress-nothing-to-undo")


def undo_buttons(sections: Sequence[Section]) -> tuple[tuple[Button, ...], ...]:
    """Return a row for each section that the teacher may take back, for My record."""
    return tuple(
        (Button(text("progress-undo", section=Words(section.title)), Press("progress.undo", (section.slug,))),)
        for section in sections
    )
