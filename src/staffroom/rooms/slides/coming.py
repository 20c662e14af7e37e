"""Which cards an admin may change, and for what of one their next private message is taken."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import cast, get_args

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Text
from staffroom.rooms import people, programmes, prompts
from staffroom.rooms.prompts import ComingCard
from staffroom.rooms.slides import store_changes
from staffroom.rooms.slides.values import Asked, Change, What

_LISTENS = "card-"


def cards(tx: Tx, admin: PersonId, now: Instant) -> list[ComingCard]:
    """Return the cards that are to come in the programmes of an admin, soonest first."""
    found = (prompts.coming_cards(tx, programme, now) for programme in people.administered(tx, admin))
    return sorted(chain.from_iterable(found), key=lambda card: card.due_at)


def card(tx: Tx, admin: PersonId, number: int, now: Instant) -> ComingCard:
    """Return a card that is to come; raises Refusal for whoever does not look after it, and where it is out or gone."""
    found = next((one for one in cards(tx, admin, now) if one.prompt.id == number), None)
    if found is None:
        raise Refusal("slides-card-gone")
    return found


def titles(tx: Tx, numbers: Iterable[ProgrammeId]) -> dict[ProgrammeId, Mapping[str, str]]:
    """Return what the programmes are called for which a card may be."""
    return {number: programmes.get(tx, number).title for number in numbers}


def refuse_gaps(words: str) -> None:
    """Raise Refusal where words leave open what nobody can fill in."""
    if (gap := programmes.unknown_gap(words)) is not None:
        raise Refusal("slides-unknown-gap", gap=f"{{${gap}}}")


def title(tx: Tx, card: ComingCard) -> Line:
    """Return a card's first words, or what its kind is called where it has none."""
    return prompts.called(prompts.title(tx, card.prompt.id), card.prompt.kind)


def when(card: ComingCard) -> Text:
    """Return when a card is due in its first group, on that group's clock."""
    return prompts.when(card.due_at, card.zone)


def change(tx: Tx, admin: PersonId, number: int, what: str | None = None) -> Change:
    """Return a change that somebody is looking at, of one kind if named; raises Refusal for others, and where gone."""
    found = store_changes.find(tx, number)
    if (
        found is None
        or what not in (None, found.what)
        or found.person_id not in {name.id for name in people.names_of(tx, admin)}
    ):
        raise Refusal("slides-change-gone")
    return found


def listen(tx: Tx, admin: PersonId, asked: Asked, now: Instant) -> None:
    """Take an admin's next private message for a part of a card."""
    people.listen(tx, admin, _listening(asked), now)


def stop_listening(tx: Tx, admin: PersonId, asked: Asked) -> None:
    """Take it for that no more."""
    people.stop_listening(tx, admin, _listening(asked))


def _listening(asked: Asked) -> str:
    return f"{_LISTENS}{asked.what}:{asked.card}:{asked.language}:{asked.change}"


def awaited(tx: Tx, staff: PersonId, now: Instant) -> Asked | None:
    """Return for what of which card somebody's next private message is; None for none."""
    what, *about = people.listening_to(tx, staff, now).removeprefix(_LISTENS).split(":")
    if what not in get_args(What) or len(about) != len(("card", "language", "change")):
        return None
    return Asked(cast("What", what), int(about[0]), about[1], int(about[2]))
