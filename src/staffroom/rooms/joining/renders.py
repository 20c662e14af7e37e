"""How the room's notes are rendered, at the moment when they are sent."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people
from staffroom.rooms.joining import (
    admins,
    choices,
    claims,
    crowds,
    first_card,
    new_words,
    orientation_screens,
    service,
    store_strangers,
    stranger_screens,
)

Args = Mapping[str, Any]


def orientation(tx: Tx, args: Args) -> Rendered | None:
    """Render the orientation for a known teacher at the door, or placed once more; None where they agreed meanwhile."""
    person = people.find(tx, PersonId(args["person"]))
    if person is None or people.consent_of(tx, person.id) is not None:
        return None
    return Rendered(orientation_screens.orientation(service.invitation_of(tx, person)), person.language)


def greeting(tx: Tx, args: Args) -> Rendered | None:
    """Greet an account that nobody knows; None where it is gone or known by now."""
    found = store_strangers.find(tx, args["stranger"])
    if found is None:
        return None
    return Rendered(stranger_screens.greeting(found, cohorts.get(tx, found.cohort_id)), found.language)


def strangers(tx: Tx, args: Args) -> Rendered | None:
    """Tell whom nobody knows in a group; None where nobody of them is left."""
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    unknown = store_strangers.of_cohort(tx, cohort.id)
    if not unknown:
        return None
    return Rendered(stranger_screens.told(cohort, unknown), _language(tx, args))


def claim(tx: Tx, args: Args) -> Rendered | None:
    """Ask an account whether it is who it is said to be; None where that was settled otherwise."""
    found = store_strangers.find(tx, args["stranger"])
    asked = None if found is None or found.person_id != args["person"] else claims.claim_of(tx, found)
    return None if asked is None else Rendered(orientation_screens.claim(asked), asked.language)


def denied(tx: Tx, args: Args) -> Rendered | None:
    """Tell that an account is not who it was said to be; None where it is gone by now."""
    found, person = store_strangers.find(tx, args["stranger"]), people.find(tx, PersonId(args["person"]))
    if found is None or person is None:
        return None
    return Rendered(stranger_screens.denied(found, person), _language(tx, args))


def _language(tx: Tx, args: Args) -> str:
    return people.get(tx, PersonId(args["reader"])).language


RENDERS = {
    "joining.ready": service.render_ready,
    "joining.orientation": orientation,
    "joining.greeting": greeting,
    "joining.strangers": strangers,
    "joining.crowd": crowds.render,
    "joining.claim": claim,
    "joining.denied": denied,
    "joining.new_terms": new_words.render_terms,
    "joining.new_guidelines": new_words.render_guidelines,
    "joining.now_quiet": new_words.render_quiet,
    "joining.first_card": first_card.render,
    "joining.admin": admins.render,
    "joining.parted": choices.render_parted,
}
