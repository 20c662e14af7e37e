"""Tell the admins what only they can mend: once, again every day while it lasts, and when it is over."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from staffroom.kernel import facts
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Button, Screen, text
from staffroom.ops.status_screens import LOOK
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes

Fault = Literal["contested", "parked", "backup", "drill", "second", "freeing", "disk", "settings"]
FAULTS: tuple[Fault, ...] = get_args(Fault)
SENTENCES: dict[Fault, str] = {
    "contested": "ops-contested",
    "parked": "ops-parked",
    "backup": "ops-backup",
    "drill": "ops-drill",
    "second": "ops-second",
    "freeing": "ops-freeing",
    "disk": "ops-disk",
    "settings": "ops-settings",
}
OVER: dict[Fault, str] = {
    "contested": "ops-contested-over",
    "backup": "ops-backup-over",
    "drill": "ops-drill-over",
    "second": "ops-second-over",
    "disk": "ops-disk-over",
    "settings": "ops-settings-over",
}
"""What is said when a fault is over; `parked` can only be told when it is, and what was `freeing` is done."""


class Standing(NamedTuple):
    """A fault that lasts: since when, and when admins were told last."""

    since: Instant
    told: Instant


def standing(tx: Tx, fault: Fault) -> Standing | None:
    """Return since when a fault lasts, None where it does not."""
    found = facts.get(tx, _name(fault))
    return None if found is None else Standing(*(Instant(int(part)) for part in found.split()))


def tell_admins(tx: Tx, fault: Fault, now: Instant) -> None:
    """Say that a fault is there, as often as anybody notices: admins read it once, and again every day."""
    before = standing(tx, fault)
    if before is not None and 0 <= now - before.told < DAY:
        return
    since = now if before is None else before.since
    facts.put(tx, _name(fault), f"{since} {now}")
    _write(tx, f"alert:{fault}:{now}", {"fault": fault, "days": max(0, now - since) // DAY}, now)


def over(tx: Tx, fault: Fault, now: Instant) -> None:
    """Say that a fault is over, to whoever was told that it was there."""
    if standing(tx, fault) is None:
        return
    facts.forget(tx, _name(fault))
    if fault in OVER:
        _write(tx, f"alert:{fault}:over:{now}", {"fault": fault, "over": True}, now)


def _name(fault: Fault) -> str:
    return f"alert.{fault}"


def _write(tx: Tx, key: str, args: Mapping[str, Any], now: Instant) -> None:
    """Queue a private message to every admin's account; it waits for the line where the line is the fault."""
    admins = [one for programme in programmes.all_of(tx) for one in cohorts.reachable_admins(tx, programme.id)]
    cohorts.tell(tx, key, "ops.alert", args, admins, now)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say a fault, or its end, in an admin's language."""
    reader, fault = people.get(tx, PersonId(args["reader"])), args["fault"]
    if args.get("over"):
        lines = (text(OVER[fault]),)
    else:
        lasting = (text("ops-lasts", n=args["days"]),) if args.get("days") else ()
        lines = (text(SENTENCES[fault]), *lasting)
    return Rendered(Screen(lines, ((Button(text("ops-look"), LOOK),),), loud=True), reader.language)


RENDERS = {"ops.alert": render}
