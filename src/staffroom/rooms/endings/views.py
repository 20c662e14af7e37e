"""The room's messages, as they read when they are sent; of an end that was stopped meanwhile nothing is said."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.endings import rules, screens, service
from staffroom.rooms.endings.values import Standing
from staffroom.rooms.programmes import Programme

Args = Mapping[str, Any]


def render_farewell(tx: Tx, args: Args) -> Rendered | None:
    """Say in a group that its programme has ended, in the group's language."""
    programme, language = _of_group(tx, args)
    found = service.standing(tx, programme)
    return None if found is None else Rendered(screens.farewell(found, to_staff="cohort" not in args), language)


def render_called_off(tx: Tx, args: Args) -> Rendered:
    """Say in a group that nothing is deleted."""
    programme, language = _of_group(tx, args)
    return Rendered(screens.called_off(programme), language)


def _of_group(tx: Tx, args: Args) -> tuple[Programme, str]:
    if "cohort" in args:
        cohort = cohorts.get(tx, CohortId(args["cohort"]))
        return programmes.get(tx, cohort.programme_id), cohort.language
    programme = programmes.get(tx, ProgrammeId(args["programme"]))
    return programme, programme.language


def render_teacher(tx: Tx, args: Args) -> Rendered | None:
    """Tell a teacher what is theirs to take, and until when."""
    person = people.find(tx, PersonId(args["person"]))
    if person is None or person.left_at is not None:
        return None
    found = service.standing(tx, programmes.get(tx, person.programme_id))
    return None if found is None else Rendered(screens.to_teacher(found, person.id), person.language)


def render_reassurance(tx: Tx, args: Args) -> Rendered | None:
    """Tell a teacher that nothing is deleted, unless it is by now after all."""
    person = people.find(tx, PersonId(args["person"]))
    if person is None or person.left_at is not None or programmes.is_over(tx, person.programme_id):
        return None
    programme = programmes.get(tx, person.programme_id)
    return Rendered(screens.goes_on(programme, person.id), person.language)


def render_leader_off(tx: Tx, args: Args) -> Rendered | None:
    """Tell a coordinator the same."""
    reader, programme = people.find(tx, PersonId(args["reader"])), programmes.get(tx, ProgrammeId(args["programme"]))
    if reader is None or programmes.is_over(tx, programme.id):
        return None
    return Rendered(screens.goes_on_for_leaders(programme), reader.language)


def render_leader(tx: Tx, args: Args) -> Rendered | None:
    """Tell a coordinator."""
    reader, found = _asked(tx, args)
    return None if reader is None or found is None else Rendered(screens.to_leader(found), reader.language)


def render_admin(tx: Tx, args: Args) -> Rendered | None:
    """Tell an admin how the end of a programme stands."""
    reader, found = _asked(tx, args)
    if reader is None:
        return None
    programme, now = programmes.get(tx, ProgrammeId(args["programme"])), Instant(args["at"])
    if args["what"] == "stopped":
        return Rendered(screens.stopped(programme), reader.language)
    if args["what"] == "taken_back":
        return Rendered(screens.undone(programme), reader.language)
    if found is None or (args["what"] == "begun" and found.state != "waiting"):
        return None
    if args["what"] == "erased":
        last_copy = local_day(now, programme.zone) + rules.COPIES_KEPT
        return Rendered(screens.erased(found, args["n"], last_copy), reader.language)
    return Rendered(screens.to_admin(found, args["what"], now), reader.language)


def _asked(tx: Tx, args: Args) -> tuple[people.Person | None, Standing | None]:
    programme = programmes.get(tx, ProgrammeId(args["programme"]))
    return people.find(tx, PersonId(args["reader"])), service.standing(tx, programme)
