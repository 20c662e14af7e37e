"""What is shown about deputies."""

from collections.abc import Sequence

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Words, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.deputies.values import Choice, Handover, Led, Takeover

MOST_STOOD_IN = 8
"""Groups on the home screen, or on a page of the list, in which one person stands in."""
_BACK = Button(text("deputies-back"), Press("deputies.list", (0,)))


def news(stands_in: Sequence[Cohort], *, may_choose: bool) -> tuple[Sequence[Line], Rows]:
    """Return lines and buttons for the home screen."""
    lines, rows = _stood_in(stands_in[:MOST_STOOD_IN])
    if len(stands_in) > MOST_STOOD_IN:
        rows.append((Button(text("deputies-stood-in", n=len(stands_in)), Press("deputies.stood_in", (0,))),))
    if may_choose:
        rows.append((Button(text("deputies-mine"), Press("deputies.list", (0,))),))
    return lines, tuple(rows)


def _stood_in(shown: Sequence[Cohort]) -> tuple[list[Line], list[tuple[Button, ...]]]:
    lines: list[Line] = [text("deputies-stands-in", group=one.name) for one in shown]
    return lines, [(Button(text("deputies-take", group=one.name), Press("deputies.take", (one.id,))),) for one in shown]


def stood_in(found: Sequence[Cohort], page: Page) -> Screen:
    """Show a page of the groups in which somebody stands in."""
    lines, rows = _stood_in(found)
    said = lines or [text("deputies-stood-in", n=0)]
    return Screen(tuple(said), (*rows, *turning("deputies.stood_in", page), (TO_DESK,)))


def listed(found: Sequence[Led], page: Page) -> Screen:
    """Show who stands in where, and let it be changed."""
    lines: list[Line] = [text("deputies-title")]
    lines += [
        text("deputies-row", group=one.name, name=one.deputy) if one.deputy else text("deputies-none", group=one.name)
        for one in found
    ]
    rows = [
        (Button(text("deputies-choose", group=one.name), Press("deputies.choose", (one.cohort, 0))),) for one in found
    ]
    return Screen(tuple(lines), (*rows, *turning("deputies.list", page), (TO_DESK,)))


def choose(found: Choice) -> Screen:
    """Ask which colleague shall stand in."""
    if not found.colleagues:
        return Screen((text("deputies-nobody", group=found.name),), ((_BACK,),))
    rows = [
        (Button(text("deputies-colleague", name=name), Press("deputies.ask", (found.cohort, person))),)
        for person, name in found.colleagues
    ]
    stop = Button(text("deputies-stop"), Press("deputies.stop", (found.cohort,)))
    return Screen(
        (text("deputies-who", group=found.name),),
        (*rows, *turning("deputies.choose", found.page, found.cohort), (stop, _BACK)),
    )


def asked(name: str) -> Screen:
    """Confirm that a colleague stands in."""
    return Screen((text("deputies-asked", name=name),), ((_BACK,),))


def stopped() -> Screen:
    """Confirm that nobody stands in."""
    return Screen((text("deputies-stopped"),), ((TO_DESK,),))


def invitation(group: str, leader: str, cohort: int) -> Screen:
    """Tell a colleague that they stand in, and how to take over or to say no."""
    take = Button(text("deputies-take", group=group), Press("deputies.take", (cohort,)))
    no = Button(text("deputies-no"), Press("deputies.stop", (cohort,)))
    return Screen((text("deputies-invitation", group=group, name=leader),), ((take,), (no,)))


def sure(found: Takeover) -> Screen:
    """Say what taking over means before it is done."""
    line = text("deputies-sure", group=found.name, name=found.leader) if found.leader else None
    yes = Button(text("deputies-yes"), Press("deputies.taken", (found.cohort,)))
    return Screen((line or text("deputies-sure-unled", group=found.name),), ((yes,), (TO_DESK,)))


def taken(group: str, name: str, cohort: int) -> Screen:
    """Tell who led a group that the deputy leads it now, and how it comes back."""
    back = Button(text("deputies-take", group=group), Press("deputies.take", (cohort,)))
    return Screen((text("deputies-taken", group=group, name=name),), ((back,),))


def rests(group: str, name: str, cohort: int) -> Screen:
    """Tell a coordinator that their deputy cannot stand in at present, and let them choose another."""
    choose = Button(text("deputies-choose", group=group), Press("deputies.choose", (cohort, 0)))
    return Screen((text("deputies-rests", group=group, name=name),), ((choose,), (TO_DESK,)))


def handover(found: Handover) -> Screen:
    """Show what somebody needs who leads a group from now on."""
    lines: list[Line] = [
        text("deputies-handover", group=found.name),
        text("deputies-people", present=found.present, placed=found.placed),
        *(found.waiting or (text("deputies-nothing-waits"),)),
        *found.to_do,
        *found.open_cards,
    ]
    if found.coming:
        lines += [text("deputies-coming"), *found.coming]
    way_in = () if found.link is None else ((Button(text("deputies-open"), url=found.link),),)
    return Screen(tuple(lines), (*way_in, (TO_DESK,)))


def open_card(title: Words, answered: int, silent: int) -> Line:
    """Tell how an open card stands, in numbers."""
    return text("deputies-open-card", title=title, answered=answered, silent=silent)


def coming(when: Line, what: Line) -> Line:
    """Name a card that comes."""
    return text("deputies-card", when=when, title=what)


def more(n: int) -> Line:
    """Say how many cards come besides those that are named."""
    return text("deputies-coming-more", n=n)
