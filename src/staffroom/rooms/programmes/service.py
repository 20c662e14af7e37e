"""Bring a programme's rows in line with config.yaml and the course folder."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ProgrammeId
from staffroom.rooms.programmes import store
from staffroom.rooms.programmes.course import Course
from staffroom.rooms.programmes.values import Programme, Section


def sync(tx: Tx, programme: Programme, course: Course) -> ProgrammeId:
    """Write a programme and exactly its sections; called where the course or config.yaml changed."""
    number = store.put(tx, programme)
    for position, entry in enumerate(course.sections):
        store.put_section(tx, number, position, Section(entry.id, entry.title, entry.minutes, entry.due_week))
    store.keep_sections(tx, number, {entry.id for entry in course.sections})
    return number
