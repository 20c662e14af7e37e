"""What the room shows: groups and how they stand, how to set one up, what is missing."""

from collections.abc import Sequence

from staffroom.kernel import pages
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, GroupWanted, Line, Plain, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.cohorts import group_rules
from staffroom.rooms.cohorts.group_rules import FOREIGN, STAFF_REQUESTS
from staffroom.rooms.cohorts.values import Cohort, Overview, SetUp
from staffroom.rooms.programmes import Programme
from staffroom.telegram.rights import IN_LINKS

MOST_GROUPS = 25
"""Groups shown on one screen; those that need something come first."""

_STATES: dict[group_rules.State, Text] = {
    "none": text("cohorts-state-none"),
    "unfinished": text("cohorts-state-unfinished"),
    "opening": text("cohorts-state-opening"),
    "trouble": text("cohorts-state-trouble"),
    "open": text("cohorts-state-open"),
}
_URGENCY = ("trouble", "unfinished", "none", "opening", "open")

_MISSING = {
    "absent": text("cohorts-missing-absent"),
    "basic": text("cohorts-missing-basic"),
    "public": text("cohorts-missing-public"),
    "linked": text("cohorts-missing-linked"),
    "community": text("cohorts-missing-community"),
    "foreign": text("cohorts-missing-foreign"),
    "admin": text("cohorts-missing-admin"),
    "rights": text("cohorts-missing-rights"),
    "can_invite_users": text("cohorts-missing-invite"),
    "can_restrict_members": text("cohorts-missing-restrict"),
    "can_delete_messages": text("cohorts-missing-delete"),
    "can_pin_messages": text("cohorts-missing-pin"),
    "can_change_info": text("cohorts-missing-change"),
}

_IN_PUBLIC = {
    "": text("cohorts-public-paused"),
    "keep": text("cohorts-public-kept"),
    "stop": text("cohorts-public-stopped"),
}


def state_of(cohort: Cohort) -> group_rules.State:
    """Say how a cohort's group stands."""
    return group_rules.state(cohort.chat_id, cohort.missing, cohort.opened_at)


def groups(overviews: Sequence[Overview], page: int) -> Screen:
    """Show a coordinator a page of their groups and what to do next."""
    if not overviews:
        return Screen((text("cohorts-none"),))
    shown, where = pages.part(sorted(overviews, key=_urgency), page, MOST_GROUPS)
    rows = (*_next_steps(shown), *pages.turning("cohorts.groups", where), (TO_DESK,))
    return Screen((text("cohorts-title"), *map(_group_line, shown)), rows)


def group_lines(overviews: Sequence[Overview]) -> list[Line]:
    """Return a line for each group of a screen, those that need something first."""
    shown = sorted(overviews, key=_urgency)[:MOST_GROUPS]
    lines: list[Line] = [_group_line(overview) for overview in shown]
    if len(overviews) > len(shown):
        lines.append(text("cohorts-more", n=len(overviews) - len(shown)))
    return lines


def _urgency(overview: Overview) -> tuple[int, str]:
    return _URGENCY.index(state_of(overview.cohort)), overview.cohort.name


def _group_line(overview: Overview) -> Line:
    return text(
        "cohorts-row",
        name=overview.cohort.name,
        present=overview.present,
        placed=overview.placed,
        state=_STATES[state_of(overview.cohort)],
    )


def group_buttons(overviews: Sequence[Overview]) -> Rows:
    """Return a button for each group that is to be set up or looked at again, the way to all where many are."""
    rows = _next_steps(sorted(overviews, key=_urgency)[:MOST_GROUPS])
    if len(overviews) <= MOST_GROUPS:
        return rows
    return (*rows, (Button(text("cohorts-all", n=len(overviews)), Press("cohorts.groups", (0,))),))


def _next_steps(overviews: Sequence[Overview]) -> Rows:
    return one_each(button for overview in overviews if (button := _next_step(overview.cohort)))


def _next_step(cohort: Cohort) -> Button | None:
    state = state_of(cohort)
    if state == "none":
        return Button(text("cohorts-set-up", name=cohort.name), Press("cohorts.setup", (cohort.id,)))
    if state in ("unfinished", "trouble"):
        return Button(text("cohorts-check-named", name=cohort.name), Press("cohorts.check", (cohort.id,)))
    return None


def pick(setup: SetUp) -> Screen:
    """Ask for the group by the key of the reply keyboard."""
    wanted = GroupWanted(text("cohorts-pick-group"), setup.request_id)
    if setup.request_id >= STAFF_REQUESTS:
        return Screen((text("cohorts-pick-staff", course=setup.name),), group_wanted=wanted)
    return Screen((text("cohorts-pick", name=setup.name),), group_wanted=wanted)


def other_way(setup: SetUp, bot_name: str) -> Screen:
    """Offer the link that brings the bot into a group where the key is not offered by the app."""
    link = f"https://t.me/{bot_name}?startgroup={setup.code}"
    if setup.request_id < STAFF_REQUESTS:
        link += f"&admin={IN_LINKS}"
    return Screen((text("cohorts-other-way"),), ((Button(text("cohorts-other-way-open"), url=link),),))


def standing(cohort: Cohort) -> Screen:
    """Say how a cohort's group stands, and what to tap where something is missing."""
    state = state_of(cohort)
    if state == "none":
        return Screen((text("cohorts-no-group-yet", name=cohort.name),), _buttons(cohort))
    if cohort.missing:
        said = text("cohorts-incomplete" if state == "unfinished" else "cohorts-lost", name=cohort.name)
        decide = _decide_in_public(cohort) if state == "trouble" else ()
        return Screen((said, *missing_lines(cohort.missing), *_in_public(cohort)), (*decide, *_buttons(cohort)))
    said = text("cohorts-opening", name=cohort.name) if state == "opening" else text("cohorts-fine", name=cohort.name)
    return Screen((said,), forget_keyboard=True)


def missing_lines(missing: str) -> list[Line]:
    """Return a sentence for each thing that a group lacks."""
    return [_MISSING[code] for code in missing.split() if code in _MISSING]


def _buttons(cohort: Cohort) -> Rows:
    button = _next_step(cohort)
    return ((button,),) if button else ()


def again(cohort: Cohort) -> Screen:
    """Say how a group stands on the message whose button was pressed."""
    shown = standing(cohort)
    return Screen(shown.lines, shown.buttons)


def staff_group_taken() -> Screen:
    """Say that the coordinators' group is known."""
    return Screen((text("cohorts-staff-taken"),), forget_keyboard=True)


def ready(cohort: Cohort, waiting: int) -> Screen:
    """Say that a group is open and what comes next."""
    return Screen((text("cohorts-ready", name=cohort.name, n=waiting), text("cohorts-ready-next", menu=Plain("/menu"))))


def changed(cohort: Cohort, missing: str) -> Screen:
    """Say what a running group lost, or that it is whole again."""
    if not missing:
        return Screen((text("cohorts-regained", name=cohort.name),))
    check = Button(text("cohorts-check-again"), Press("cohorts.check", (cohort.id,)))
    lines = (text("cohorts-lost", name=cohort.name), *missing_lines(missing), *_in_public(cohort))
    return Screen(lines, (*_decide_in_public(cohort), (check,)), loud=True)


def _in_public(cohort: Cohort) -> list[Line]:
    """Return what becomes of posts while a running group is open to others; nothing where it is not."""
    if cohort.opened_at is None or not group_rules.is_open_to_others(cohort.missing):
        return []
    return [_IN_PUBLIC[cohort.in_public]]


def _decide_in_public(cohort: Cohort) -> Rows:
    """Return the buttons that change what becomes of posts while a group is open to others, or say it is mended."""
    if not _in_public(cohort):
        return ()
    keep = Button(text("cohorts-public-keep"), Press("cohorts.keeppublic", (cohort.id,)))
    stop = Button(text("cohorts-public-stop"), Press("cohorts.stoppublic", (cohort.id,)))
    gone = Button(text("cohorts-foreign-gone"), Press("cohorts.linkgone", (cohort.id,)))
    choices = {"keep": (stop,), "stop": (keep,)}.get(cohort.in_public, (keep, stop))
    return ((gone,), choices) if FOREIGN in cohort.missing.split() else (choices,)


def waiting(cohort: Cohort, count: int) -> Screen:
    """Ask what to do with what waited while the bot was out of a group."""
    post = Button(text("cohorts-waiting-post"), Press("cohorts.postwaiting", (cohort.id,)))
    drop = Button(text("cohorts-waiting-drop"), Press("cohorts.dropwaiting", (cohort.id,)))
    return Screen((text("cohorts-waiting", name=cohort.name, n=count),), ((post, drop),))


def waited(cohort: Cohort, count: int, *, post: bool) -> Screen:
    """Say what becomes of what waited."""
    said = "cohorts-waiting-posted" if post else "cohorts-waiting-dropped"
    return Screen((text(said, name=cohort.name, n=count),))


def which(
    chat: int, cohorts: Sequence[Cohort], staffless: Sequence[Programme], page: int, title: str | None = None
) -> Screen:
    """Ask what an unknown group is for, with a page of the answers."""
    buttons = [Button(text("cohorts-use", name=one.name), Press("cohorts.use", (one.id, chat))) for one in cohorts]
    buttons += [
        Button(
            text("cohorts-use-staff") if len(staffless) == 1 else text("cohorts-use-staff-of", course=Words(one.title)),
            Press("cohorts.use", (STAFF_REQUESTS + one.id, chat)),
        )
        for one in staffless
    ]
    shown, where = pages.part(buttons, page, MOST_GROUPS)
    leave = Button(text("cohorts-leave"), Press("cohorts.leave", (chat,)))
    asked = text("cohorts-which-more") if title is None else text("cohorts-which", title=title)
    return Screen((asked,), (*one_each(shown), *pages.turning("cohorts.uses", where, chat), (leave,)))


def left() -> Screen:
    """Say that the bot leaves an unknown group."""
    return Screen((text("cohorts-left"),))


def left_strangers(title: str) -> Screen:
    """Tell an admin that the bot left a group to which somebody unknown added it."""
    return Screen((text("cohorts-left-strangers", title=title),))


def anonymous() -> Screen:
    """Explain why somebody who hides behind the group cannot be recognised."""
    return Screen((text("cohorts-anonymous"),))


def welcome(programme: Programme, coordinator: str) -> Screen:
    """Greet a group that has just become a cohort's."""
    course = Words(programme.title)
    if not coordinator:
        return Screen((text("cohorts-welcome-unled", course=course),))
    return Screen((text("cohorts-welcome", course=course, coordinator=coordinator),))


def guidelines(programme: Programme) -> Screen:
    """Show the course's guidelines, and that taking part is a choice."""
    shown = () if programme.settings.media_policy in ("off", "remove") else (text("cohorts-media"),)
    return Screen((text("cohorts-guidelines"), Words(programme.guidelines), *shown, text("cohorts-choice")))


def staff_welcome(programme: Programme) -> Screen:
    """Say in the coordinators' group what it is for."""
    return Screen((text("cohorts-staff-welcome", course=Words(programme.title)),))


def staff_group_lost(programme: Programme) -> Screen:
    """Say that the bot is out of the coordinators' group."""
    button = Button(text("cohorts-staff-set-up"), Press("cohorts.staffgroup", (programme.id,)))
    return Screen((text("cohorts-staff-lost", course=Words(programme.title)),), ((button,),), loud=True)


def check_in(link: str) -> Screen:
    """Ask the people in a group to say in private that they are here."""
    return Screen((text("cohorts-check-in"),), ((Button(text("cohorts-check-in-button"), url=link),),))
