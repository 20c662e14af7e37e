"""The part of the check that looks at what waits, what went wrong, and who is there to look after the groups."""

from collections.abc import Iterator

from staffroom import inbox, outbox
from staffroom.kernel.clock import MINUTE, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Plain
from staffroom.ops.checks.findings import Finding, Owners, ok, problem, warning
from staffroom.ops.watching.watch import oldest_wait
from staffroom.rooms import cohorts, conduct, people, programmes, training
from staffroom.rooms.programmes import Ending, Programme

EXAMPLE = 80
"""Characters of an error that is shown as an example."""
OLD_QUEUE = 10 * MINUTE
"""Longer than this nothing waits that could go: a thousand posts take a minute."""


def of_boxes(tx: Tx, now: Instant) -> Iterator[Finding]:
    """Look at what came in, and at what is to go out."""
    parked, counts, unsure = inbox.parked(tx), outbox.counts(tx), len(outbox.unsure(tx))
    if parked:
        yield warning("check-parked", n=len(parked), example=Owners(parked[0].error[:EXAMPLE]))
    if failed := counts.get("failed", 0):
        last = outbox.failures(tx, 1)[0]
        yield warning("check-failed", n=failed, example=Owners(f"{last.key}: {last.reason[:EXAMPLE]}"))
    if unsure:
        yield warning("check-unsure", n=unsure)
    if (waits := oldest_wait(tx, now)) > OLD_QUEUE:
        yield problem("check-queue", minutes=waits // MINUTE)
    if not (parked or failed or unsure):
        yield ok("check-boxes", n=counts.get("sent", 0))


def of_people(tx: Tx, now: Instant) -> Iterator[Finding]:
    """Look at who looks after each programme and its groups."""
    for programme in programmes.all_of(tx):
        slug, groups = Plain(programme.slug), cohorts.of_programme(tx, programme.id)
        end = programmes.ending(tx, programme.id)
        if end is not None and end.is_over:
            yield _of_the_end(programme, end)
            continue
        if not cohorts.reachable_admins(tx, programme.id):
            yield warning("check-no-admin", slug, course=slug)
        if groups and programme.staff_chat is None and not programme.solo:
            yield warning("check-no-staff-group", slug, course=slug)
        for group in groups:
            if group.is_open and group.coordinator_id is None:
                yield warning("check-group-unled", slug, name=group.name)
        yield from _coordinators(tx, programme, now)
    for course, named in conduct.unreached_contacts(tx):
        yield warning("check-no-contact", Plain(course), course=Plain(course), named=named)


def _of_the_end(programme: Programme, end: Ending) -> Finding:
    """Say of a programme that is over when all of its people is deleted, or that it was."""
    slug, day = Plain(programme.slug), Plain(local_day(end.erase_at, programme.zone).isoformat())
    return ok("check-erased" if end.state == "erased" else "check-ended", slug, course=slug, day=day)


def _coordinators(tx: Tx, programme: Programme, now: Instant) -> Iterator[Finding]:
    slug, known = Plain(programme.slug), people.coordinators(tx, programme.id)
    idle = [person for person in known if training.is_idle(tx, person, now)]
    if idle:
        yield warning("check-idle", slug, course=slug, n=len(idle), all=len(known))
    elif known:
        yield ok("check-coordinators", slug, course=slug, n=len(known))
