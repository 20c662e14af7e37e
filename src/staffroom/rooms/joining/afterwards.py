"""What somebody finds who comes after the farewell of their course, or when nobody is known here any more."""

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.rooms import people, programmes
from staffroom.rooms.joining.values import Ended, Over, Stranger
from staffroom.rooms.people import Person


def stranger(tx: Tx, language: str) -> Stranger:
    """Return what somebody is whom no roster knows; where every course is over, they may have taken part in it."""
    return Stranger(language, all_over=programmes.all_over(tx))


def over(tx: Tx, person: Person) -> Over | None:
    """Return the course of a person where it is over, None where it goes on."""
    programme, end = programmes.get(tx, person.programme_id), programmes.ending(tx, person.programme_id)
    if end is None or not end.is_over:
        return None
    return Over(programme.title, local_day(end.erase_at, programme.zone))


def ended(tx: Tx, person: Person) -> Ended | None:
    """Return what a teacher finds whose course is over, None where it goes on."""
    found = over(tx, person)
    took_part = person.left_at is not None or people.consent_of(tx, person.id) is not None
    return None if found is None else Ended(person.id, person.language, found, took_part)
