"""What whoever leads a group sees of bringing it back to its topic, beside the case itself."""

from staffroom.kernel.screen import Screen, text
from staffroom.rooms import ready


def how() -> Screen:
    """Say how a group is brought back to its topic, with the way to the ready words."""
    return Screen((text("conduct-offtopic-how"),), ((ready.on("off-topic"),),))


def taken_back() -> Screen:
    """Say that nothing happens, and that nothing is kept."""
    return Screen((text("conduct-offtopic-undone"),))
