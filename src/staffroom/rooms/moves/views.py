"""The room's messages, as they read when they are sent."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, joining, people, programmes
from staffroom.rooms.moves import screens

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
