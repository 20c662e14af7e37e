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
from staffroom.rooms.panel.values import Roll, Way
from staffroom.rooms.people import Person, language_names

FAILED: Final = text("panel-print-failed")
KINDS: Final[dict[str, Text]] = {"handout": text("panel-handout"), "slide": text("panel-slide")}


def choose_group(groups: Sequence[Cohort], page: Page) -> Screen:
    """Ask of which group, or offer the links of all in one table."""
    if not groups:
        return Screen((text("panel-no-groups"),), ((TO_DESK,),))
    buttons = [Button(text("panel-group", name=one.name), Press("panel.way", (one.id,))) for one in groups]
    every = Button(text("panel-table-all"), Press("panel.askall"))
    return Screen(
        (text("panel-invitations-which"),),
        (*one_each(buttons), *turning("panel.invitations", page), (every,), (TO_DESK,)),
    )


def ask_all() -> Screen:
    """Explain what a table of all links does before it is made."""
    make = Button(text("panel-table-all"), Press("panel.tableall"))
    return Screen((text("panel-links-how"),), one_each([make, _to_groups()]))


def _to_groups() -> Button:
    return Button(text("panel-invitations-back"), Press("panel.invitations", (0,)))


def way(found: Way) -> Screen:
    """Show how far the teachers of a group have come: a figure for each stage, and the same as a picture."""
    cohort, funnel = found.cohort, found.funnel
    stages = _stages(found)
    figures = {code: text("panel-way-stage", stage=name, n=n) for code, (name, n) in stages.items()}
    lines: list[Line] = [text("panel-way", name=cohort.name), text("panel-way-stages", **figures)]
    if cohort.opened_at is None:
        lines.append(text("panel-way-closed"))
    buttons = []
    if funnel.joined < funnel.placed:
        buttons.append(Button(text("panel-absent"), Press("panel.roll", (cohort.id, 0))))
    if found.uninvited:
        buttons.append(Button(text("panel-links", n=found.uninvited), Press("panel.links", (cohort.id,))))
    if cohort.opened_at is not None:
        buttons.append(Button(text("joining-button-here"), Press("joining.here", (cohort.id,))))
    buttons += [Button(text("panel-workshop"), Press("panel.workshop", (cohort.id,))), TO_DESK]

    def drawn(say: Say, language: str) -> Funnel:
        bars = tuple(Stage(say(name), str(n), n / max(1, funnel.placed)) for name, n in stages.values())
        return Funnel(language, cohort.name, say(text("panel-way-subtitle")), bars)

    return Screen(tuple(lines), one_each(buttons), drawing=drawn)


def _stages(found: Way) -> dict[str, tuple[Text, int]]:
    funnel = found.funnel
    return {
        "placed": (text("panel-stage-placed"), funnel.placed),
        "invited": (text("panel-stage-invited"), funnel.invited),
        "opened": (text("panel-stage-opened"), funnel.opened),
        "consented": (text("panel-stage-consented"), funnel.consented),
        "joined": (text("panel-stage-joined"), funnel.joined),
    }


def _to_way(cohort: Cohort) -> Button:
    return Button(text("panel-way-back"), Press("panel.way", (cohort.id,)))


def ask_links(cohort: Cohort, waiting: int) -> Screen:
    """Explain what links do before they are made, on paper or as a table."""
    if not waiting:
        return Screen((text("panel-links-what", n=0),), one_each([_to_way(cohort)]))
    paper = Button(text("panel-sheet"), Press("panel.sheet", (cohort.id,)))
    table_ = Button(text("panel-table"), Press("panel.table", (cohort.id,)))
    lines = (text("panel-links-what", n=waiting), text("panel-links-how"))
    return Screen(lines, one_each([paper, table_, _to_way(cohort)]))


def sheet(printout: Printout, cohort: Cohort) -> Screen:
    """Hand over a sheet of invitations."""
    return Screen((text("panel-sheet-file", name=cohort.name),), one_each([_to_way(cohort)]), printout=printout)


def table(file: Attachment, n: int) -> Screen:
    """Hand over a table of personal links."""
    return Screen((text("panel-links-file", n=n),), file=file)


def roll(found: Roll) -> Screen:
    """Name those who have not come in yet, each with a reminder to copy and a new link."""
    cohort = found.cohort
    if not found.people:
        return Screen((text("panel-roll-none", name=cohort.name),), one_each([_to_way(cohort)]))
    numbered = list(enumerate(found.people, found.page.before + 1))
    lines = [
        text("panel-roll", name=cohort.name, n=found.total),
        *(text("panel-roll-one", n=n, name=person.full_name) for n, person in numbered),
        text("panel-roll-help"),
    ]
    rows = tuple(_row(cohort, found.page, n, person) for n, person in numbered)
    turned = turning("panel.roll", found.page, cohort.id)
    return Screen(tuple(lines), (*rows, *turned, (_to_way(cohort),)))


def _row(cohort: Cohort, page: Page, n: int, person: Person) -> tuple[Button, ...]:
    remind = Button(text("panel-remind", n=n), Press("panel.remind", (cohort.id, person.id, page.number)))
    if cohort.opened_at is None:
        return (remind,)
    return (remind, Button(text("panel-renew", n=n), Press("panel.renew", (cohort.id, person.id, page.number))))


def copy(cohort: Cohort, person: Person, words: Words, page: int, *, fresh: bool) -> Screen:
    """Give words to copy with one tap; with a fresh link among them, say that earlier ones do not work."""
    said = text("panel-copy-link" if fresh else "panel-copy-reminder", name=person.full_name)
    lines = (said, text("panel-copy", words=words))
    return Screen(lines, one_each([Button(text("panel-roll-back"), Press("panel.roll", (cohort.id, page)))]))


def workshop(cohort: Cohort) -> Screen:
    """Offer a slide and half a page in each language."""
    rows = tuple(
        tuple(
            Button(
                text("panel-paper", kind=label, language=Plain(name)),
                Press("panel.paper", (cohort.id, kind, code)),
            )
            for kind, label in KINDS.items()
        )
        for code, name in language_names().items()
    )
    return Screen((text("panel-workshop-what"),), (*rows, (_to_way(cohort),)))


def paper(printout: Printout) -> Screen:
    """Hand over a slide or half a page."""
    return Screen((text("panel-paper-file"),), printout=printout)
