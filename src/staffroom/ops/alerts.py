"""Tell the admins what only they can mend: once a day for each fault."""

from collections.abc import Mapping
from typing import Any, Literal

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen, text
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes

Fault = Literal["contested", "parked"]

SENTENCES = {"contested": "ops-contested", "parked": "ops-parked"}


def tell_admins(tx: Tx, fault: Fault, now: Instant) -> None:
    """Queue a private message to every admin; one that waits for the line to come back says what had happened."""
    for programme in programmes.all_of(tx):
        admins = cohorts.reachable_admins(tx, programme.id)
        cohorts.tell(tx, f"alert:{fault}:{now // DAY}", "ops.alert", {"fault": fault}, admins, now)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say a fault in an admin's language."""
    reader = people.get(tx, PersonId(args["reader"]))
    return Rendered(Screen((text(SENTENCES[args["fault"]]),), loud=True), reader.language)


RENDERS = {"ops.alert": render}
