"""Use cases of what needs no words, only its day: figures of the group, a round-up, encouragement."""

from dataclasses import replace

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import people, programmes, prompts
from staffroom.rooms.slides import coming, room_for, screens, store
from staffroom.rooms.slides.values import Slide


def begin(tx: Tx, admin: PersonId, place: int, now: Instant) -> Screen:
    """Ask on which day something without words shall stand, or first in which programme.

    Raises Refusal for what nobody offered.
    """
    if not 0 <= place < len(screens.ONLY_A_DAY):
        raise Refusal("button-old")
    looked_after = people.administered(tx, admin)
    slide = Slide(0, admin, looked_after[0], "", "", screens.ONLY_A_DAY[place], None, "", now)
    slide = replace(slide, id=store.add(tx, slide))
    if len(looked_after) == 1:
        return days(tx, slide, now)
    return screens.which_programme(slide.id, coming.titles(tx, looked_after))


def days(tx: Tx, slide: Slide, now: Instant) -> Screen:
    """Ask for the day."""
    zone = programmes.get(tx, slide.programme_id).zone.key
    free = room_for.days(tx, slide.programme_id, now)
    return screens.days(slide.id, {int(f"{day:%Y%m%d}"): at for day, at in free.items()}, zone)


def preview(tx: Tx, slide: Slide, moment: Instant) -> Screen:
    """Show what will stand when: what it says is not known before."""
    zone = programmes.get(tx, slide.programme_id).zone.key
    return Screen((screens.only_a_day(slide.kind, prompts.when(moment, zone)),))
