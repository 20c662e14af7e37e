"""How the bot is, as its admins see it: what it did last, what waits, what comes, and what is to be mended where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from staffroom import inbox, outbox
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Button, Line, Press, Screen, Words, text
from staffroom.ops import alerts, recovery, status_screens
from staffroom.ops.checks.check_database import OLD_BACKUP
from staffroom.ops.copying import backup, drill
from staffroom.ops.status_screens import MOST_NEXT, Next, Repair, Status
from staffroom.ops.watching.vigil import Pulse
from staffroom.rooms import cohorts, endings, panel, people, programmes, progress, prompts, training
from staffroom.rooms.panel import LookedAfter, Office
from staffroom.rooms.programmes import EndingState

WEEK = 7 * DAY
MOST_GROUPS = 4
"""Groups in trouble that are named one by one; `/groups` and the desk have the others."""

LASTING: dict[alerts.Fault, str] = {
    "contested": "ops-status-contested",
    "disk": "ops-status-disk",
    "drill": "ops-status-drill-failed",
    "second": "ops-status-second",
    "settings": "ops-status-settings",
}
"""What is said of faults of which admins were told; of a backup that failed, the age of the last one decides."""


_ENDS: dict[EndingState, str] = {
    "waiting": "ops-status-ending-waits",
    "parting": "ops-status-ending-told",
    "telling": "ops-status-ending-told",
    "told": "ops-status-ending",
    "reminded": "ops-status-ending",
    "erasing": "ops-status-erasing",
}
"""What is said of a programme that ends."""


@dataclass(frozen=True)
class Machine:
    """What of the running bot and its machine is told beside the rows; without folder and key nothing of them is."""

    pulse: Callable[[], Pulse] = Pulse
    backups: Path | None = None
    key: bytes | None = None
    safe: bool = False


def taken(machine: Machine) -> Callable[[Tx, PersonId, Instant], Screen]:
    """Take the bot's pulse, where it runs, and return what reads the rest, on whatever thread."""
    pulse = machine.pulse()
    return lambda tx, admin, now: screen(tx, admin, machine, pulse, now)


def screen(tx: Tx, admin: PersonId, machine: Machine, pulse: Pulse, now: Instant) -> Screen:
    """Return how the bot is, and what of an admin's programmes is to be mended."""
    office = panel.office(tx, admin)
    waiting, counts = inbox.counts(tx), outbox.counts(tx)
    held = drill.last(tx)
    made = None if machine.backups is None else backup.newest(tx, machine.backups)
    found = Status(
        line=pulse.line.value,
        polled=pulse.polled,
        incoming=max(0, waiting.waiting - 1),  # the question itself waits for this answer
        outgoing=counts.get("queued", 0) + counts.get("claimed", 0),
        unsure=office.unsure,
        wrong=panel.went_wrong(tx, admin, Instant(now - WEEK)),
        backup_age=None if made is None else max(0, now - made),
        drill_age=None if held is None else max(0, now - held),
        coming=tuple(_coming(tx, admin, now)),
        repairs=(*_of_programmes(tx, admin, office, now), *_of_machine(tx, machine, made, now)),
        safe=machine.safe,
        zone=programmes.get(tx, office.programmes[0].programme).zone.key,
        endings=tuple(_endings(tx, admin)),
    )
    return status_screens.status(found, now)


def _coming(tx: Tx, admin: PersonId, now: Instant) -> list[Next]:
    """Return what is posted next in an admin's programmes, soonest first."""
    found = [
        Next(due, prompts.called(prompts.title(tx, prompt), kind), groups)
        for number in people.administered(tx, admin)
        for prompt, kind, due, groups in prompts.coming(tx, number, now, Instant(now + WEEK), MOST_NEXT)
    ]
    return sorted(found, key=lambda one: one.at)[:MOST_NEXT]


def _endings(tx: Tx, admin: PersonId) -> Iterator[Line]:
    """Return which of an admin's programmes end, and on which day everything of their people is deleted."""
    known = (endings.standing(tx, programmes.get(tx, number)) for number in people.administered(tx, admin))
    for found in known:
        if found is not None and found.state in _ENDS:
            yield text(_ENDS[found.state], course=found.course, day=prompts.on_day(found.day))


def _of_programmes(tx: Tx, admin: PersonId, office: Office, now: Instant) -> Iterator[Repair]:
    if office.unsure:
        yield Repair(text("panel-unsure", n=office.unsure), _button("panel-unsure-show", "panel.unsure"))
    if office.failed:
        yield Repair(text("panel-failed", n=office.failed), _button("panel-failed-show", "panel.failed"))
    if office.parked:
        yield Repair(text("panel-parked", n=office.parked), _button("panel-parked-show", "panel.parked"))
    for one in _running(tx, office):
        if not one.solo and not one.has_staff_group:
            label = text("panel-staff-group-of", course=Words(one.title))
            button = Button(label, Press("cohorts.staffgroup", (one.programme,)))
            yield Repair(text("panel-staff-group-missing"), button)
        if (fault := progress.moodle_ails(tx, one.programme)) is not None:
            yield Repair(fault, progress.menu_button())
    yield from _of_groups(tx, office)
    lines, rows = training.idle_news(tx, admin, now)
    yield from (Repair(line, rows[0][0]) for line in lines)


def _running(tx: Tx, office: Office) -> list[LookedAfter]:
    """Return the programmes in which there is anything to mend: after a farewell there is not."""
    return [one for one in office.programmes if not programmes.is_over(tx, one.programme)]


def _button(label: str, action: str) -> Button:
    return Button(text(label), Press(action, (0,)))


def _of_groups(tx: Tx, office: Office) -> Iterator[Repair]:
    known = (group for one in _running(tx, office) for group in cohorts.of_programme(tx, one.programme))
    ailing = [group for group in known if cohorts.state_of(group) == "trouble"]
    for group in ailing[:MOST_GROUPS]:
        look = Button(text("cohorts-check-named", name=group.name), Press("cohorts.check", (group.id,)))
        yield Repair(text("ops-status-group", name=group.name), look)


def _of_machine(tx: Tx, machine: Machine, made: Instant | None, now: Instant) -> Iterator[Repair]:
    yield from (Repair(text(told)) for fault, told in LASTING.items() if alerts.standing(tx, fault) is not None)
    if machine.backups is not None and (made is None or now - made > OLD_BACKUP):
        yield Repair(text("ops-status-backup"))
    elif alerts.standing(tx, "backup") is not None:
        yield Repair(text("ops-status-backup-failed"))
    if machine.key is not None and not recovery.is_confirmed(tx, machine.key):
        yield Repair(text("ops-status-sheet"))
