"""What the list of a group's needs says: a line for each step, and how to do what can be done now."""

from collections.abc import Callable

from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, text
from staffroom.rooms import cohorts
from staffroom.rooms.panel.values import STEPS, Checklist

_SAYS: dict[str, Text] = {
    "picked": text("panel-step-picked"),
    "supergroup": text("panel-step-supergroup"),
    "rights": text("panel-step-rights"),
    "private": text("panel-step-private"),
    "history": text("panel-step-history"),
    "adding": text("panel-step-adding"),
    "pinned": text("panel-step-pinned"),
    "invited": text("panel-step-invited"),
    "introduced": text("panel-step-introduced"),
}


def checklist(found: Checklist) -> Screen:
    """Show a group's list."""
    done = found.done
    rows: dict[str, Text] = {name: _row(_SAYS[name], done=name in done) for name in STEPS}
    title = text("panel-list-title", name=found.cohort.name, done=len(done), all=len(STEPS))
    if found.is_complete:
        return Screen((title, text("panel-list-rows", **rows), text("panel-list-complete")))
    helps = [line for name in found.to_do for line in _HELP[name](found)]
    return Screen((title, text("panel-list-rows", **rows), *helps), (*_buttons(found), _again(found), (TO_DESK,)))


def _row(said: Text, *, done: bool) -> Text:
    return text("panel-list-done", step=said) if done else text("panel-list-open", step=said)


def _missing(*codes: str) -> Callable[[Checklist], list[Line]]:
    """Return what says how to mend those of some lacks that there are."""

    def lines(found: Checklist) -> list[Line]:
        lacking = [code for code in found.missing if code in codes or (not codes and code.startswith("can_"))]
        return cohorts.missing_lines(" ".join(lacking))

    return lines


def _rights(found: Checklist) -> list[Line]:
    return [*_missing("admin", "rights")(found), *_missing()(found)]


def _adding(found: Checklist) -> list[Line]:
    return [text("panel-help-adding") if found.cohort.opened_at else text("panel-help-by-itself")]


def _pinned(found: Checklist) -> list[Line]:
    return [text("panel-help-pinned")] if found.cohort.opened_at else []


def _invited(found: Checklist) -> list[Line]:
    return [text("panel-help-invited", invited=found.invited, placed=found.placed)]


def _introduced(found: Checklist) -> list[Line]:
    when = found.introduction
    return [text("panel-help-introduced", when=when) if when else text("panel-help-no-introduction")]


_HELP: dict[str, Callable[[Checklist], list[Line]]] = {
    "picked": lambda _found: [text("panel-help-picked")],
    "supergroup": _missing("basic"),
    "rights": _rights,
    "private": _missing(*cohorts.OPENINGS),
    "history": lambda _found: [text("panel-help-history")],
    "adding": _adding,
    "pinned": _pinned,
    "invited": _invited,
    "introduced": _introduced,
}


def _buttons(found: Checklist) -> Rows:
    number, is_open = (found.cohort.id,), found.cohort.opened_at is not None
    offered = {
        "picked": ((text("cohorts-set-up", name=found.cohort.name), "cohorts.setup"),),
        "private": ((text("cohorts-foreign-gone"), "cohorts.linkgone"),) if "foreign" in found.missing else (),
        "adding": ((text("panel-step-adding-close"), "panel.closedoor"),) if is_open else (),
        "pinned": ((text("panel-step-pin"), "panel.pin"),) if is_open else (),
        "invited": ((text("inviting-menu"), "inviting.way"), (text("panel-step-handed-out"), "panel.handedout")),
    }
    return tuple(
        tuple(Button(label, Press(action, number)) for label, action in offered[name])
        for name in found.to_do
        if offered.get(name)
    )


def _again(found: Checklist) -> tuple[Button, ...]:
    return (Button(text("panel-list-again"), Press("panel.checklist", (found.cohort.id,))),)


def open_list(cohort: cohorts.Cohort) -> Button:
    """Return the button that leads to a group's list."""
    return Button(text("panel-list-of", name=cohort.name), Press("panel.checklist", (cohort.id,)))
