"""What is new in this version, told once to every admin after an upgrade; `/status` leads to it at any time."""

from collections.abc import Mapping
from typing import Any, Final

from staffroom import data_files
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Plain, Screen, text
from staffroom.ops.status_screens import LOOK
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes

TOLD = "news.told"
"""The fact that says of which version admins were told last."""
NEWS: Final = {"0.1.0": "news-0-1-0"}
"""The versions of which there is something to tell, the oldest first, and the few sentences that tell it."""
MOST = 3
"""So many versions are told of where several were skipped."""


def tell(tx: Tx, now: Instant, version: str | None = None) -> None:
    """At the start of the bot: write to every admin what is new since the last version, never at a first start."""
    version = version or data_files.version()
    before = facts.get(tx, TOLD)
    if before is not None and _order(version) <= _order(before):
        return
    facts.put(tx, TOLD, version)
    if before is not None and _since(before, version):
        admins = [one for programme in programmes.all_of(tx) for one in cohorts.reachable_admins(tx, programme.id)]
        cohorts.tell(tx, f"news:{version}", "ops.news", {"before": before, "version": version}, admins, now)


def _order(version: str) -> tuple[int, ...]:
    """Return what sorts a version behind older ones."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _since(before: str, version: str) -> list[str]:
    """Return the versions of which to tell, the newest first."""
    newer = [one for one in NEWS if _order(before) < _order(one) <= _order(version)]
    return newer[::-1][:MOST]


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Tell an admin what is new since the version before."""
    reader = people.get(tx, PersonId(args["reader"]))
    return Rendered(_screen("news-upgraded", args["version"], _since(args["before"], args["version"])), reader.language)


def latest() -> Screen:
    """Show which version this is, and what was new in the last one of which there was something to tell."""
    return _screen("news-version", data_files.version(), list(NEWS)[-1:])


def _screen(title: str, version: str, told: list[str]) -> Screen:
    parts = [text("news-of", version=Plain(one), what=text(NEWS[one])) for one in told]
    lines = (text(title, version=Plain(version)), *parts, text("news-all"))
    return Screen(lines, ((Button(text("ops-look"), LOOK),), (TO_DESK,)))


RENDERS = {"ops.news": render}
