"""Who counts when they speak in a group: a teacher who is in it, or its coordinator; nobody else."""

from collections.abc import Sequence
from typing import NamedTuple

from staffroom.kernel.ids import PersonId
from staffroom.rooms.cohorts.values import Known, Place
from staffroom.rooms.people import STAFF


class Speaker(NamedTuple):
    """A person who spoke in a group of theirs; `leads` for its coordinator."""

    person: PersonId
    quiet: bool
    leads: bool = False


def speaker(found: Sequence[Known], place: Place) -> Speaker | None:
    """Return who spoke in a group, out of what is known of an account."""
    if len(found) == 1 and found[0].role == "teacher":  # nearly everybody, and this is asked for every message
        return _if_inside(found[0], place)
    if _is_staff(found, place):
        led = place.coordinator_id
        return Speaker(led, quiet=False, leads=True) if led in {one.id for one in found} and led is not None else None
    return teacher_in(found, place) if any(one.role == "teacher" for one in found) else None


def teacher_in(found: Sequence[Known], place: Place) -> Speaker | None:
    """Return the teacher behind an account who is in this group and has not left the course."""
    inside = [one for one in found if one.cohort_id == place.id and one.state == "in"]
    if not inside or _is_staff(found, place):
        return None
    return _if_inside(max(inside, key=lambda one: one.id), place)


def _if_inside(one: Known, place: Place) -> Speaker | None:
    if one.cohort_id != place.id or one.state != "in" or one.left_at is not None:
        return None
    return Speaker(one.id, bool(one.quiet))


def _is_staff(found: Sequence[Known], place: Place) -> bool:
    return any(one.programme_id == place.programme_id and one.role in STAFF for one in found)
