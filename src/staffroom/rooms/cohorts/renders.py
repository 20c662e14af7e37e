"""How the room's notes are rendered, at the moment when they are sent."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts as installation
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, PersonId, ProgrammeId
from staffroom.kernel.screen import Screen, Words
from staffroom.outbox import Rendered
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import (
    group_rules,
    lead_screens,
    leading,
    name_screens,
    places,
    rest_screens,
    resting,
    screens,
    store,
    store_facts,
    store_places,
    watch,
)

Args = Mapping[str, Any]

CHECK_IN = "here-"
"""What the link of a check-in begins with, before the number of the cohort."""


def welcome(tx: Tx, args: Args) -> Rendered:
    """Render the welcome in the group's language."""
    cohort = store.get(tx, CohortId(args["cohort"]))
    name = "" if cohort.coordinator_id is None else people.get(tx, cohort.coordinator_id).full_name
    return Rendered(screens.welcome(programmes.get(tx, cohort.programme_id), name), cohort.language)


def guidelines(tx: Tx, args: Args) -> Rendered:
    """Render the guidelines in the group's language."""
    cohort = store.get(tx, CohortId(args["cohort"]))
    return Rendered(screens.guidelines(programmes.get(tx, cohort.programme_id)), cohort.language)


def check_in(tx: Tx, args: Args) -> Rendered:
    """Render the question who is here, with the link that leads to us."""
    cohort, bot = store.get(tx, CohortId(args["cohort"])), installation.get(tx, installation.BOT_NAME)
    link = f"https://t.me/{bot}?start={CHECK_IN}{cohort.id}"
    return Rendered(screens.check_in(link), cohort.language)


def staff_welcome(tx: Tx, args: Args) -> Rendered:
    """Render the welcome of the coordinators' group in the programme's language."""
    programme = programmes.get(tx, ProgrammeId(args["programme"]))
    return Rendered(screens.staff_welcome(programme), programme.language)


def staff_lost(tx: Tx, args: Args) -> Rendered:
    """Render the news that the coordinators' group is out of reach."""
    return _for_reader(tx, args, screens.staff_group_lost(programmes.get(tx, ProgrammeId(args["programme"]))))


def owner(tx: Tx, args: Args) -> Rendered:
    """Render the news that a group has another owner."""
    return _for_reader(tx, args, name_screens.owner(store.get(tx, CohortId(args["cohort"]))))


def staff_owner(tx: Tx, args: Args) -> Rendered:
    """Render the news that the coordinators' group has another owner."""
    return _for_reader(tx, args, name_screens.staff_owner(programmes.get(tx, ProgrammeId(args["programme"]))))


def state(tx: Tx, args: Args) -> Rendered:
    """Render how a group stands now."""
    return _for_reader(tx, args, screens.again(store.get(tx, CohortId(args["cohort"]))))


def ready(tx: Tx, args: Args) -> Rendered:
    """Render that a group is open, with the number of teachers who wait for their invitation."""
    cohort = store.get(tx, CohortId(args["cohort"]))
    waiting = len(store_places.placements(tx, cohort.id)) - places.count_in(tx, cohort.id)
    return _for_reader(tx, args, screens.ready(cohort, waiting))


def rights(tx: Tx, args: Args) -> Rendered:
    """Render what a group lost or regained."""
    return _for_reader(tx, args, screens.changed(store.get(tx, CohortId(args["cohort"])), args["missing"]))


def renamed(tx: Tx, args: Args) -> Rendered | None:
    """Render the question which name is right; None where another was given since, or it is right again."""
    cohort = store.get(tx, CohortId(args["cohort"]))
    known = store_facts.get(tx, cohort.id)
    is_right = group_rules.is_right_name(known.title, cohort.name, known.kept_title)
    return (
        None if is_right or known.renames != args["which"] else _for_reader(tx, args, name_screens.ask(cohort, known))
    )


def unled(tx: Tx, args: Args) -> Rendered | None:
    """Render the question who shall lead a group; None where somebody does."""
    cohort, left = store.get(tx, CohortId(args["cohort"])), people.find(tx, PersonId(args["left"]))
    if cohort.coordinator_id is not None or left is None:
        return None
    return _for_reader(tx, args, lead_screens.unled(cohort, left.full_name, *leading.candidates(tx, cohort, 0)))


def appointed(tx: Tx, args: Args) -> Rendered | None:
    """Render the news for a new leader; None where somebody else leads by now."""
    cohort = store.get(tx, CohortId(args["cohort"]))
    return _for_reader(tx, args, lead_screens.appointed(cohort)) if cohort.coordinator_id == args["reader"] else None


def rests(tx: Tx, args: Args) -> Rendered | None:
    """Render the news that a coordinator rests; None where they are back."""
    found = resting.absence(tx, PersonId(args["person"]))
    return None if found is None else _for_reader(tx, args, rest_screens.told(found))


def you_rest(tx: Tx, args: Args) -> Rendered | None:
    """Render the same for the coordinator."""
    found = resting.absence(tx, PersonId(args["person"]))
    return None if found is None else _for_reader(tx, args, rest_screens.yours(found))


def back(tx: Tx, args: Args) -> Rendered | None:
    """Render the welcome for a coordinator who rested; None where they rest again."""
    reader, programme = PersonId(args["reader"]), programmes.get(tx, ProgrammeId(args["programme"]))
    if not people.has_role(tx, reader, programme.id, "coordinator"):
        return None
    screen = rest_screens.back(Words(programme.title), store.of_coordinator(tx, reader))
    return _for_reader(tx, args, screen)


def waiting(tx: Tx, args: Args) -> Rendered | None:
    """Render the question what to do with what waited; None where nothing waits any more."""
    cohort = store.get(tx, CohortId(args["cohort"]))
    count = 0 if cohort.chat_id is None else outbox.waiting_in(tx, cohort.chat_id)
    return _for_reader(tx, args, screens.waiting(cohort, count)) if count else None


def which(tx: Tx, args: Args) -> Rendered | None:
    """Render the question what an unknown group is for; None where that has become clear."""
    chat, reader = ChatId(args["chat"]), PersonId(args["reader"])
    if store.ever_by_chat(tx, chat) is not None or programmes.by_staff_chat(tx, chat) is not None:
        return None
    return _for_reader(tx, args, screens.which(chat, *watch.uses(tx, reader), 0, args["title"]))


def left(tx: Tx, args: Args) -> Rendered | None:
    """Render the news that the bot left a stranger's group; None where it turned out to be ours."""
    chat = ChatId(args["chat"])
    if store.ever_by_chat(tx, chat) is not None or programmes.by_staff_chat(tx, chat) is not None:
        return None
    return _for_reader(tx, args, screens.left_strangers(args["title"]))


def _for_reader(tx: Tx, args: Args, screen: Screen) -> Rendered:
    return Rendered(screen, people.get(tx, PersonId(args["reader"])).language)


RENDERS = {
    "cohorts.welcome": welcome,
    "cohorts.guidelines": guidelines,
    "cohorts.check_in": check_in,
    "cohorts.staff_welcome": staff_welcome,
    "cohorts.staff_lost": staff_lost,
    "cohorts.owner": owner,
    "cohorts.staff_owner": staff_owner,
    "cohorts.state": state,
    "cohorts.ready": ready,
    "cohorts.rights": rights,
    "cohorts.renamed": renamed,
    "cohorts.unled": unled,
    "cohorts.appointed": appointed,
    "cohorts.which": which,
    "cohorts.rests": rests,
    "cohorts.you_rest": you_rest,
    "cohorts.back": back,
    "cohorts.waiting": waiting,
    "cohorts.left": left,
}
