"""What the room says of a group's name, and of another owner."""

from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Press, Screen, Words, text
from staffroom.rooms.cohorts.screens import missing_lines
from staffroom.rooms.cohorts.values import Cohort, GroupFacts
from staffroom.rooms.programmes import Programme

_HINDERS = ("absent", "admin", "rights", "can_change_info")


def ask(cohort: Cohort, known: GroupFacts) -> Screen:
    """Ask whether the agreed name is to be put back."""
    args = (cohort.id, known.renames)
    restore = Button(text("cohorts-name-restore"), Press("cohorts.restorename", args))
    keep = Button(text("cohorts-name-keep"), Press("cohorts.keepname", args))
    return Screen((text("cohorts-renamed", name=cohort.name, title=known.title),), ((restore, keep),))


def restoring(cohort: Cohort) -> Screen:
    """Say that the agreed name is put back, and what hinders it."""
    hinders = " ".join(code for code in cohort.missing.split() if code in _HINDERS)
    if not hinders:
        return Screen((text("cohorts-name-restoring", name=cohort.name),), ((TO_DESK,),))
    return Screen((text("cohorts-name-waits", name=cohort.name), *missing_lines(hinders)), ((TO_DESK,),))


def decided(cohort: Cohort, known: GroupFacts, became: str) -> Screen:
    """Say what becomes of a group's name."""
    if became == "asked":
        return ask(cohort, known)
    if became == "restoring":
        return restoring(cohort)
    if became == "kept":
        return Screen((text("cohorts-name-kept", name=cohort.name, title=known.title),), ((TO_DESK,),))
    return Screen((text("cohorts-name-right", title=known.title or cohort.name),), ((TO_DESK,),))


def owner(cohort: Cohort) -> Screen:
    """Say that a group has another owner."""
    return Screen((text("cohorts-owner", group=cohort.name),), ((TO_DESK,),), loud=True)


def staff_owner(programme: Programme) -> Screen:
    """Say that the coordinators' group has another owner."""
    return Screen((text("cohorts-staff-owner", course=Words(programme.title)),), ((TO_DESK,),), loud=True)
