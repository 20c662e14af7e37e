"""Tell the admins what only they can mend: once a day for each fault."""

from collections.abc import Mapping
from typing import Any, Literal

from staffroom import outbox
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Screen, text
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, programmes

Fault = Literal["contested", "parked"]

SENTENCES = {"contested": "ops-contested", "parked": "ops-parked"}


def tell_admins(tx: Tx, fault: Fault, now: Instant) -> None:
    """Queue a private message to every admin; one that waits for the line to come back says what had happened."""
    for programme in programmes.all_of(tx):
        for admin in cohorts.reachable_admins(tx, programme.id):
            if admin.private_chat is None:
                continue
            note = Note(
                f"alert:{fault}:{now // DAY}:{admin.id}",
                "ops.alert",
                admin.private_chat,
                {"fault": fault, "language": admin.language},
                person=admin.id,
                priority=Priority.PERSON,
                essential=True,
                when_unknown="resend_once",
            )
            outbox.post(tx, note, now)


def render(_tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say a fault in an admin's language."""
    return Rendered(Screen((text(SENTENCES[args["fault"]]),), loud=True), args["language"])


RENDERS = {"ops.alert": render}
