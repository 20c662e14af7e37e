"""The room's messages, as they read when they are sent."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.kernel.screen import Text
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, joining, people, programmes
from staffroom.rooms.moves import choice_screens, screens
from staffroom.rooms.moves.values import Done

Args = Mapping[str, Any]


def render_moved(tx: Tx, args: Args) -> Rendered | None:
    """Tell a teacher where their group is, unless they have left, came in by now, or were moved on."""
    person, place = people.find(tx, PersonId(args["person"])), cohorts.placement(tx, PersonId(args["person"]))
    if person is None or person.left_at is not None or place is None:
        return None
    if place.cohort_id != args["new"] or place.state == "in":
        return None
    new = cohorts.get(tx, place.cohort_id)
    leader = joining.leader_of(tx, programmes.get(tx, new.programme_id), new)
    old = cohorts.get(tx, CohortId(args["old"])).name
    return Rendered(screens.moved(person.id, old, new, leader, rests=args["rests"]), person.language)


def render_news(tx: Tx, args: Args) -> Rendered | None:
    """Tell whoever leads a group how many go where."""
    reader = people.find(tx, PersonId(args["reader"]))
    if reader is None:
        return None
    old, new = (cohorts.get(tx, CohortId(args[name])) for name in ("old", "new"))
    may_set_up = args["waits"] and not new.is_open and cohorts.may_lead(tx, new, reader.id)
    return Rendered(screens.news(old, new, args["n"], waits=args["waits"], set_up=may_set_up), reader.language)


def render_farewell(tx: Tx, args: Args) -> Rendered:
    """Say in a group that ends where it goes on, in the group's language."""
    old, new = (cohorts.get(tx, CohortId(args[name])) for name in ("old", "new"))
    return Rendered(screens.farewell(new.name), old.language)


def render_done(tx: Tx, args: Args) -> Rendered | None:
    """Tell an admin that what they wanted is done."""
    reader, target = people.find(tx, PersonId(args["reader"])), cohorts.get(tx, CohortId(args["target"]))
    if reader is None:
        return None
    moved = None if args["person"] is None else people.find(tx, PersonId(args["person"]))
    how = Done(args["kind"], args["old"], target.name, args["n"], args["waits"])
    name = "" if moved is None else moved.full_name
    return Rendered(choice_screens.done(how, target, name, set_up=how.waits and not target.is_open), reader.language)


def render_not_done(tx: Tx, args: Args) -> Rendered | None:
    """Tell an admin that what they wanted could not be done any more, and why."""
    reader = people.find(tx, PersonId(args["reader"]))
    if reader is None:
        return None
    return Rendered(choice_screens.not_done(Text(args["key"], args["about"])), reader.language)
