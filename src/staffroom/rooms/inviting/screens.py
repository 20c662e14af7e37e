"""What a coordinator is shown about invitations: totals as a funnel, who is not in yet, words to copy."""

from collections.abc import Sequence
from typing import Final

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import (
    Attachment,
    Button,
    Line,
    Plain,
    Press,
    Printout,
    Say,
    Screen,
    Text,
    Words,
    text,
)
from staffroom.pictures import Funnel, Stage
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.inviting.values import Roll, Way
from staffroom.rooms.people import Person, language_names

FAILED: Final = text("inviting-print-failed")
KINDS: Final[dict[str, Text]] = {"handout": text("inviting-handout"), "slide": text("inviting-slide")}


def menu_button() -> Button:
    """Return the button that leads to the invitations."""
    return Button(text("inviting-menu"), Press("inviting.groups", (0,)))


def choose_group(groups: Sequence[Cohort], page: Page) -> Screen:
    """Ask of which group, or offer the links of all in one table."""
    if not groups:
        return Screen((text("panel-no-groups"),), ((TO_DESK,),))
    buttons = [Button(text("inviting-group", name=one.name), Press("inviting.way", (one.id,))) for one in groups]
    every = Button(text("inviting-table-all"), Press("inviting.askall"))
    return Screen(
        (text("inviting-which"),),
        (*one_each(buttons), *turning("inviting.groups", page), (every,), (TO_DESK,)),
    )


def ask_all() -> Screen:
    """Explain what a table of all links does before it is made."""
    make = Button(text("inviting-table-all"), Press("inviting.tableall"))
    return Screen((text("inviting-links-how"),), one_each([make, _to_groups()]))


def _to_groups() -> Button:
    return Button(text("inviting-back"), Press("inviting.groups", (0,)))


def way(found: Way) -> Screen:
    """Show how far the teachers of a group have come: a figure for each stage, and the same as a picture."""
    cohort, funnel = found.cohort, found.funnel
    stages = _stages(found)
    figures = {code: text("inviting-way-stage", stage=name, n=n) for code, (name, n) in stages.items()}
    lines: list[Line] = [text("inviting-way", name=cohort.name), text("inviting-way-stages", **figures)]
    if cohort.opened_at is None:
        lines.append(text("inviting-way-closed"))
    buttons = []
    if funnel.joined < funnel.placed:
        buttons.append(Button(text("inviting-absent"), Press("inviting.roll", (cohort.id, 0))))
    if found.uninvited:
        buttons.append(Button(text("inviting-links", n=found.uninvited), Press("inviting.links", (cohort.id,))))
    if cohort.opened_at is not None:
        buttons.append(Button(text("joining-button-here"), Press("joining.here", (cohort.id,))))
    buttons += [Button(text("inviting-workshop"), Press("inviting.workshop", (cohort.id,))), TO_DESK]

    def drawn(say: Say, language: str) -> Funnel:
        bars = tuple(Stage(say(name), str(n), n / max(1, funnel.placed)) for name, n in stages.values())
        return Funnel(language, cohort.name, say(text("inviting-way-subtitle")), bars)

    return Screen(tuple(lines), one_each(buttons), drawing=drawn)


def _stages(found: Way) -> dict[str, tuple[Text, int]]:
    funnel = found.funnel
    return {
        "placed": (text("inviting-stage-placed"), funnel.placed),
        "invited": (text("inviting-stage-invited"), funnel.invited),
        "opened": (text("inviting-stage-opened"), funnel.opened),
        "consented": (text("inviting-stage-consented"), funnel.consented),
        "joined": (text("inviting-stage-joined"), funnel.joined),
    }


def _to_way(cohort: Cohort) -> Button:
    return Button(text("inviting-way-back"), Press("inviting.way", (cohort.id,)))


def ask_links(cohort: Cohort, waiting: int) -> Screen:
    """Explain what links do before they are made, on paper or as a table."""
    if not waiting:
        return Screen((text("inviting-links-what", n=0),), one_each([_to_way(cohort)]))
    paper = Button(text("inviting-sheet"), Press("inviting.sheet", (cohort.id,)))
    table_ = Button(text("inviting-table"), Press("inviting.table", (cohort.id,)))
    lines = (text("inviting-links-what", n=waiting), text("inviting-links-how"))
    return Screen(lines, one_each([paper, table_, _to_way(cohort)]))


def sheet(printout: Printout, cohort: Cohort) -> Screen:
    """Hand over a sheet of invitations."""
    return Screen((text("inviting-sheet-file", name=cohort.name),), one_each([_to_way(cohort)]), printout=printout)


def table(file: Attachment, n: int) -> Screen:
    """Hand over a table of personal links."""
    return Screen((text("inviting-links-file", n=n),), file=file)


def roll(found: Roll) -> Screen:
    """Name those who have not come in yet, each with a reminder to copy and a new link."""
    cohort = found.cohort
    if not found.people:
        return Screen((text("inviting-roll-none", name=cohort.name),), one_each([_to_way(cohort)]))
    numbered = list(enumerate(found.people, found.page.before + 1))
    lines = [
        text("inviting-roll", name=cohort.name, n=found.total),
        *(text("inviting-roll-one", n=n, name=person.full_name) for n, person in numbered),
        text("inviting-roll-help"),
    ]
    rows = tuple(_row(cohort, found.page, n, person) for n, person in numbered)
    turned = turning("inviting.roll", found.page, cohort.id)
    return Screen(tuple(lines), (*rows, *turned, (_to_way(cohort),)))


def _row(cohort: Cohort, page: Page, n: int, person: Person) -> tuple[Button, ...]:
    remind = Button(text("inviting-remind", n=n), Press("inviting.remind", (cohort.id, person.id, page.number)))
    if cohort.opened_at is None:
        return (remind,)
    return (remind, Button(text("inviting-renew", n=n), Press("inviting.renew", (cohort.id, person.id, page.number))))


def copy(cohort: Cohort, person: Person, words: Words, page: int, *, fresh: bool) -> Screen:
    """Give words to copy with one tap; with a fresh link among them, say that earlier ones do not work."""
    said = text("inviting-copy-link" if fresh else "inviting-copy-reminder", name=person.full_name)
    lines = (said, text("inviting-copy", words=words))
    return Screen(lines, one_each([Button(text("inviting-roll-back"), Press("inviting.roll", (cohort.id, page)))]))


def workshop(cohort: Cohort) -> Screen:
    """Offer a slide and half a page in each language."""
    rows = tuple(
        tuple(
            Button(
                text("inviting-paper", kind=label, language=Plain(name)),
                Press("inviting.paper", (cohort.id, kind, code)),
            )
            for kind, label in KINDS.items()
        )
        for code, name in language_names().items()
    )
    return Screen((text("inviting-workshop-what"),), (*rows, (_to_way(cohort),)))


def paper(printout: Printout) -> Screen:
    """Hand over a slide or half a page."""
    return Screen((text("inviting-paper-file"),), printout=printout)
