"""The room's messages, as they read when they are sent."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people
from staffroom.rooms.deputies import screens, store


def render_asked(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell a colleague that they stand in, as long as they do."""
    cohort, reader = CohortId(args["cohort"]), people.find(tx, PersonId(args["reader"]))
    by = people.find(tx, PersonId(args["by"]))
    if reader is None or by is None or store.of_cohort(tx, cohort) != reader.id:
        return None
    return Rendered(screens.invitation(cohorts.get(tx, cohort).name, by.full_name, cohort), reader.language)


def render_rests(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell a coordinator that their deputy rests, unless they are back or are none any more."""
    cohort, reader = cohorts.get(tx, CohortId(args["cohort"])), people.find(tx, PersonId(args["reader"]))
    by = people.find(tx, PersonId(args["by"]))
    if reader is None or by is None or store.of_cohort(tx, cohort.id) != by.id:
        return None
    if people.resting_since(tx, by.id, cohort.programme_id) is None:
        return None
    return Rendered(screens.rests(cohort.name, by.full_name, cohort.id), reader.language)


def render_taken(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell who led a group that their deputy leads it now, unless it is theirs again."""
    cohort, reader = CohortId(args["cohort"]), people.find(tx, PersonId(args["reader"]))
    by = people.find(tx, PersonId(args["by"]))
    if reader is None or by is None or store.of_cohort(tx, cohort) != reader.id:
        return None
    return Rendered(screens.taken(cohorts.get(tx, cohort).name, by.full_name, cohort), reader.language)
