"""What staff write to several of their groups: composed in the private chat, posted now or on a later day."""

from collections.abc import Callable

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.outbox import Sent
from staffroom.outbox.ways import Render
from staffroom.rooms.notices import results
from staffroom.rooms.notices.writing import rows

RENDERS: dict[str, Render] = {"notices.post": results.render_post, "notices.result": results.render_result}
AFTER_SENT: dict[str, Callable[[Tx, Sent], None]] = {"notices.post": results.posted, "notices.result": results.shown}
AFTER_LATE = {"notices.post": results.late}
AFTER_REFUSED = [results.refused]

__all__ = ["AFTER_LATE", "AFTER_REFUSED", "AFTER_SENT", "RENDERS", "rows"]
