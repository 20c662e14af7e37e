"""What is shown of accounts that nobody knows: to themselves, and to those who lead the group."""

from collections.abc import Sequence

from staffroom.kernel.ids import CohortId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining.values_presence import Here, Unknown
from staffroom.rooms.people import Person

MOST_NAMED = 8
"""Accounts named in one message."""


def greeting(found: Unknown, cohort: Cohort) -> Screen:
    """Greet an account that nobody knows."""
    said = "joining-greeting-asks" if found.state == "asks" else "joining-greeting-in"
    return Screen((text(said, cohort=cohort.name),))


def told(cohort: Cohort, unknown: Sequence[Unknown]) -> Screen:
    """Tell somebody who leads a group whom nobody knows there."""
    if len(unknown) == 1:
        return one(cohort, unknown[0], "")
    lines = (text("joining-strangers", cohort=cohort.name, n=len(unknown)), *_named(unknown))
    return Screen(lines, (*_choices(unknown), (_to_here(cohort.id),)))


def _named(unknown: Sequence[Unknown]) -> list[Line]:
    named = [text("joining-strangers-one", n=n, who=_what(one)) for n, one in enumerate(unknown[:MOST_NAMED], 1)]
    more = len(unknown) - MOST_NAMED
    return [*named, text("joining-strangers-more", n=more)] if more > 0 else [*named]


def _choices(unknown: Sequence[Unknown]) -> Rows:
    return tuple(
        (Button(text("joining-button-stranger", n=n, name=one.name), Press("joining.stranger", (one.id,))),)
        for n, one in enumerate(unknown[:MOST_NAMED], 1)
    )


def _what(found: Unknown) -> Text:
    """Return who somebody seems to be: a bot, an administrator, at the door, or just there."""
    kind = "bot" if found.is_bot else "asks" if found.state == "asks" else "admin" if found.is_admin else "in"
    said = {
        "bot": text("joining-stranger-is-bot", name=found.name),
        "asks": text("joining-stranger-asks", name=found.name),
        "admin": text("joining-stranger-is-admin", name=found.name),
        "in": text("joining-stranger-in", name=found.name),
    }
    return said[kind]


def one(cohort: Cohort, found: Unknown, elsewhere: str) -> Screen:
    """Show one account, with what may be done about it; `elsewhere` is the group where it belongs, if that is known."""
    lines: list[Line] = [text("joining-stranger-where", cohort=cohort.name, who=_what(found))]
    row = []
    if elsewhere:
        lines.append(text("joining-stranger-elsewhere", cohort=elsewhere))
    elif not found.is_bot:
        row.append(Button(text("joining-button-who"), Press("joining.who", (found.id, 0))))
    if found.is_admin:
        lines.append(text("joining-stranger-admin-help"))
    else:
        label = "joining-button-decline" if found.state == "asks" else "joining-button-remove"
        row.append(Button(text(label), Press("joining.out", (found.id,))))
    return Screen(tuple(lines), tuple(filter(None, (tuple(row), (_to_here(cohort.id),)))))


def _to_here(cohort: CohortId) -> Button:
    return Button(text("joining-button-here"), Press("joining.here", (cohort,)))


def who(found: Unknown, shown: Sequence[Person], page: Page) -> Screen:
    """Ask who of the roster an account is, out of those who have not come in and have no account yet."""
    back = (Button(text("joining-button-up"), Press("joining.stranger", (found.id,))),)
    if not shown:
        return Screen((text("joining-who-nobody", name=found.name),), (back,))
    rows = tuple((Button(text("joining-who-one", name=one.full_name), _is(found, one)),) for one in shown)
    return Screen((text("joining-who", name=found.name),), (*rows, *turning("joining.who", page, found.id), back))


def _is(found: Unknown, person: Person) -> Press:
    return Press("joining.is", (found.id, person.id))


def asked(found: Unknown, person: Person) -> Screen:
    """Say that an account is asked whether it is who it was said to be."""
    lines = (text("joining-who-asked", name=found.name, person=person.full_name), text("joining-who-out-of-reach"))
    return Screen(lines, ((_ask_in(found.cohort_id),), (_to_here(found.cohort_id),)))


def denied(found: Unknown, person: Person) -> Screen:
    """Tell somebody who leads a group that an account is not who it was said to be."""
    row = (
        Button(text("joining-button-who"), Press("joining.who", (found.id, 0))),
        Button(text("joining-button-remove"), Press("joining.out", (found.id,))),
    )
    return Screen((text("joining-denied", name=found.name, person=person.full_name),), (row,))


def removed(cohort: Cohort) -> Screen:
    """Say that an account is taken out, or its request declined."""
    return Screen((text("joining-removed", cohort=cohort.name),), ((_to_here(cohort.id),),))


def denial_noted() -> Screen:
    """Thank somebody who is not who they were said to be."""
    return Screen((text("joining-denial-noted"),))


def here(found: Here) -> Screen:
    """Show how many are in a group, how many of them are known, and who is not."""
    cohort = found.cohort
    lines: list[Line] = [
        text("joining-here", cohort=cohort.name, here=found.here, known=found.known),
        text("joining-here-known", teachers=found.teachers, staff=found.staff),
        *_named(found.unknown),
    ]
    if found.unseen:
        lines.append(text("joining-here-unseen", n=found.unseen))
    if not found.unknown and not found.unseen:
        lines.append(text("joining-here-all"))
    rows: list[tuple[Button, ...]] = [*_choices(found.unknown)]
    if found.unseen or found.unknown:
        rows.append((_ask_in(cohort.id),))
    again = Button(text("joining-button-look-again"), Press("joining.here", (cohort.id,)))
    return Screen(tuple(lines), (*rows, (again,), (Button(text("joining-button-up"), Press("panel.home")),)))


def _ask_in(cohort: CohortId) -> Button:
    return Button(text("joining-button-check-in"), Press("joining.ask_in", (cohort,)))


def ask_in(cohort: Cohort) -> Screen:
    """Say what everybody in the group will read before it is posted there."""
    post = Button(text("joining-button-post"), Press("joining.post_in", (cohort.id,)))
    lines = (text("joining-check-in", cohort=cohort.name), text("cohorts-check-in"))
    return Screen(lines, ((post,), (_to_here(cohort.id),)))


def posted(cohort: Cohort, *, anew: bool) -> Screen:
    """Say that the group is asked to check in, or was today already."""
    here = (_to_here(cohort.id),)
    if not anew:
        return Screen((text("joining-check-in-again", cohort=cohort.name),), (here,))
    undo = Button(text("joining-check-in-undo"), Press("joining.unpost_in", (cohort.id,)))
    return Screen((text("joining-check-in-posted", cohort=cohort.name),), ((undo,), here))


def taken_back(cohort: Cohort) -> Screen:
    """Say that the group is not asked."""
    return Screen((text("joining-check-in-undone", cohort=cohort.name),), ((_to_here(cohort.id),),))
