"""What people are told where an older copy was put in place: admins at once, groups where an admin wants it."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Press, Screen, Text, text
from staffroom.ops.status_screens import LOOK
from staffroom.outbox import Lost, Note, Rendered
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cohorts import Cohort

_TOLD = "lost_hours.told"


def tell(tx: Tx, now: Instant) -> None:
    """At the start of the bot: tell every admin, once, which hours are lost and what that means."""
    hours = outbox.lost(tx)
    if hours is None or facts.get(tx, _TOLD) == str(hours.restored):
        return
    facts.put(tx, _TOLD, str(hours.restored))
    admins = [one for programme in programmes.all_of(tx) for one in cohorts.reachable_admins(tx, programme.id)]
    cohorts.tell(tx, f"ops.lost:{hours.restored}", "ops.lost", hours._asdict(), admins, now)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Tell an admin of the hours that are lost."""
    reader, hours = people.get(tx, PersonId(args["reader"])), _hours(args)
    choices = text("ops-lost-choices-known" if hours.read else "ops-lost-choices")
    zone = programmes.get(tx, reader.programme_id).zone.key
    lines = (_say("ops-lost", hours, zone), text("ops-lost-posts"), text("ops-lost-people"), choices)
    look = Button(text("ops-lost-groups-look"), Press("ops.lost", (hours.restored // SECOND,)))
    doubts = Button(text("ops-lost-doubts"), Press("panel.unsure", (0,)))
    return Rendered(Screen(lines, ((look,), (doubts,), (Button(text("ops-look"), LOOK),)), loud=True), reader.language)


def _hours(args: Mapping[str, Any]) -> Lost:
    return Lost(*(args[name] for name in Lost._fields))


def _say(key: str, hours: Lost, zone: str) -> Text:
    return text(key, since=prompts.when(hours.since, zone), until=prompts.when(hours.until, zone))


def look(tx: Tx, admin: PersonId, which: int) -> Screen:
    """Show an admin what the groups would read.

    Raises Refusal where a copy was put in place again since.
    """
    hours, groups = _told(tx, which), _groups(tx, admin)
    zone = programmes.get(tx, people.get(tx, admin).programme_id).zone.key
    lines = (text("ops-lost-groups-ask", n=len(groups)), _say("ops-lost-group", hours, zone))
    go = Button(text("ops-lost-groups-tell", n=len(groups)), Press("ops.lost_tell", (which,)))
    return Screen(lines, (*(((go,),) if groups else ()), (TO_DESK,)))


def tell_groups(tx: Tx, admin: PersonId, which: int, now: Instant) -> Screen:
    """Post it in every open group of an admin's programmes, outside quiet hours, once in each.

    Raises Refusal where a copy was put in place again since.
    """
    hours, groups = _told(tx, which), _groups(tx, admin)
    for cohort in groups:
        if cohort.chat_id is not None:
            args = {**hours._asdict(), "cohort": cohort.id}
            goes = prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort).next_loud(now)
            key = f"ops.lost_group:{cohort.id}:{hours.restored}"
            outbox.post(tx, Note(key, "ops.lost_group", cohort.chat_id, args, not_before=goes), now)
    return Screen((text("ops-lost-groups-told", n=len(groups)),), ((TO_DESK,),))


def _told(tx: Tx, which: int) -> Lost:
    hours = outbox.lost(tx)
    if hours is None or hours.restored // SECOND != which:
        raise Refusal("button-old")
    return hours


def _groups(tx: Tx, admin: PersonId) -> list[Cohort]:
    known = [one for number in people.administered(tx, admin) for one in cohorts.of_programme(tx, number)]
    return [one for one in known if one.is_open and one.chat_id is not None and not cohorts.is_stopped(one)]


def render_group(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Tell a group which hours are lost, and what its members may have to choose once more."""
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    return Rendered(Screen((_say("ops-lost-group", _hours(args), cohort.zone),)), cohort.language)


RENDERS = {"ops.lost": render, "ops.lost_group": render_group}
