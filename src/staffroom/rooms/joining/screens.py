"""What somebody is shown who joins, opts out or asks about their data."""

from collections.abc import Sequence
from datetime import date

from staffroom.kernel.ids import PersonId
from staffroom.kernel.rows import several_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Rows, Screen, Text, Words, text
from staffroom.kernel.text import long_day
from staffroom.rooms.cohorts import Absence, you_rest
from staffroom.rooms.joining import over_screens, reason_screens, rules
from staffroom.rooms.joining.orientation_screens import again, claim, orientation
from staffroom.rooms.joining.values import (
    About,
    Arrival,
    Away,
    Choices,
    Claim,
    Course,
    Door,
    Ended,
    Invitation,
    Noted,
    Staff,
    Stranger,
)
from staffroom.rooms.people import language_names
from staffroom.telegram.who import Who

IN_A_ROW = 3
_MY_DATA = (
    Button(text("joining-button-download"), Press("joining.download")),
    Button(text("joining-button-erase"), Press("joining.erase")),
)


def show(found: Arrival) -> Screen:
    """Show what `/start` finds somebody to be."""
    if isinstance(found, Invitation | Claim):
        return orientation(found) if isinstance(found, Invitation) else claim(found)
    if isinstance(found, Door):
        return at_the_door(found)
    if isinstance(found, Ended):
        return over_screens.ended(found)
    if isinstance(found, Away):
        return Screen((_rest(found),), ((_come_back(found.person), _me(found.person)),))
    return _said_to(found)


def _said_to(found: Staff | Absence | Noted | Stranger) -> Screen:
    if isinstance(found, Staff):
        if found.over is not None and not found.is_admin:
            return over_screens.to_leader(found.over, found.language)
        return _welcome_admin(found) if found.is_admin else _welcome_coordinator(found)
    if isinstance(found, Absence):
        return you_rest(found)
    return Screen((text("joining-noted", cohort=found.cohort),)) if isinstance(found, Noted) else stranger(found)


def _rest(found: Away) -> Line:
    if found.left:
        return text("joining-state-left")
    return text("joining-state-quiet") if found.paused_until is None else _paused(found.paused_until, found.language)


def _paused(until: date, language: str) -> Line:
    return text("joining-state-paused", day=Plain(long_day(until, language)))


def _welcome_admin(found: Staff) -> Screen:
    return Screen((text("joining-welcome-admin", name=found.name),))


def _welcome_coordinator(found: Staff) -> Screen:
    offer = Button(text("joining-button-training"), Press("training.open"))
    desk = Button(text("joining-button-desk"), Press("panel.home"))
    return Screen((text("joining-welcome-coordinator", name=found.name),), ((offer,), (desk,)))


def stranger(found: Stranger) -> Screen:
    """Tell somebody whom no roster knows how one comes in, or that the course is over."""
    return Screen((text("joining-all-over" if found.all_over else "joining-stranger"),))


def closed(reason: Text) -> Screen:
    """Tell why a link lets nobody in."""
    return Screen((reason,))


def later(found: Arrival) -> Screen:
    """Leave somebody in peace who does not want to join now; who is in, or has left, reads where they stand."""
    return Screen((text("joining-later"),), ((again(found.person),),)) if isinstance(found, Invitation) else show(found)


def at_the_door(found: Door) -> Screen:
    """Show the way into the group, or that it will be shown."""
    if found.is_full:
        return Screen((text("joining-group-full"),), ((_me(found.person),),))
    if found.admitted:
        return Screen((text("joining-admitted", cohort=found.cohort),), ((_me(found.person),),))
    if found.inside:
        return Screen((text("joining-inside", cohort=found.cohort),), ((_me(found.person),),))
    if found.link is None:
        return Screen((text("joining-wait"),), ((_me(found.person),),))
    return Screen((text("joining-ready", cohort=found.cohort),), (_into(found.link), (_me(found.person),)))


def opened(found: Door) -> Screen:
    """Tell somebody who waits that the group is open."""
    return Screen((text("joining-opened", cohort=found.cohort),), (_into(found.link), (_me(found.person),)))


def _into(link: str | None) -> tuple[Button, ...]:
    return () if link is None else (Button(text("joining-button-open"), url=link),)


def _me(person: PersonId) -> Button:
    return Button(text("joining-button-me"), Press("joining.me", (person,)))


def choices(found: Choices) -> Screen:
    """Show a teacher their record and what they may choose; only they see it."""
    record = text(
        "joining-record",
        answered=found.record.answered,
        sections=found.record.sections_done,
        time=Plain(f"{found.record.credited_minutes // 60}:{found.record.credited_minutes % 60:02}"),
    )
    there = (text("joining-record-workshops", n=found.record.workshops),) if found.record.workshops else ()
    told_by = (found.record.told_by,) if found.record.told_by else ()
    if found.over is not None:
        over = over_screens.of("joining-over-me", found.over, found.language)
        return Screen((_heading(found), record, *told_by, *there, over), (*found.record.buttons, _MY_DATA))
    lines = (_heading(found), record, *told_by, *there, _state(found), text("joining-private"))
    if found.asks_why:
        return Screen((*lines, text("joining-why")), (*reason_screens.ask(found.person), *_ways_out(found)))
    news: Rows = ()
    if found.new_words:
        lines = (*lines, text("joining-terms-waiting"))
        news = ((Button(text("joining-button-terms"), Press("joining.terms", (found.person,))),),)
    return Screen(lines, (*news, *found.record.buttons, *_ways_out(found), _MY_DATA))


def _heading(found: Choices) -> Line:
    if found.course:
        return text("joining-me-course", name=found.name, course=Words(found.course))
    return text("joining-me", name=found.name)


def which_course(found: Sequence[Course]) -> Screen:
    """Ask somebody who takes several courses which one it is about."""
    rows = tuple((Button(Words(course.title), Press("joining.me", (course.person,))),) for course in found)
    return Screen((text("joining-which-course"),), rows)


def _state(found: Choices) -> Line:
    if found.left:
        return text("joining-state-left")
    if found.paused_until is not None:
        return _paused(found.paused_until, found.language)
    if found.quiet:
        return text("joining-state-quiet")
    return text("joining-state-invited") if found.invited else text("joining-state-active")


def _come_back(person: PersonId) -> Button:
    return Button(text("joining-button-back"), Press("joining.back", (person,)))


def _ways_out(found: Choices) -> Rows:
    """Return the buttons that change something: back where somebody opted out, out where not."""
    pause = Button(text("joining-button-pause"), Press("joining.pause", (found.person,)))
    quiet = Button(text("joining-button-quiet"), Press("joining.quiet", (found.person,)))
    leave = Button(text("joining-button-leave"), Press("joining.leave", (found.person,)))
    if found.left:
        return ((_come_back(found.person),),)
    if found.paused_until is not None:
        return ((_come_back(found.person),), (quiet, leave))
    if found.quiet:
        return ((_come_back(found.person),), (pause, leave))
    way_in = (again(found.person),) if found.invited else _into(found.link)
    return tuple(filter(None, (way_in, (pause, quiet, leave))))


def pause(person: PersonId) -> Screen:
    """Ask how long a pause shall be, and be honest about the group itself."""
    buttons = [Button(_length(days), Press("joining.pause_for", (person, days))) for days in rules.PAUSE_DAYS]
    rows = several_each(buttons, IN_A_ROW)
    return Screen((text("joining-pause"), text("joining-mute")), (*rows, (_back(person),)))


def _length(days: int) -> Text:
    """Return a length by its own name, where it has one."""
    named = {7: text("joining-button-week"), 14: text("joining-button-fortnight"), 30: text("joining-button-month")}
    return named.get(days) or text("joining-button-days", n=days)


def leave(person: PersonId) -> Screen:
    """Say what leaving means before it is done."""
    sure = Button(text("joining-button-leave-sure"), Press("joining.leave_now", (person,)))
    return Screen((text("joining-leave"),), ((sure,), (_back(person),)))


def _back(person: PersonId) -> Button:
    return Button(text("joining-button-up"), Press("joining.me", (person,)))


def staff_choices() -> Screen:
    """Show coordinators and admins where their things are."""
    return Screen((text("joining-me-staff"),), (_MY_DATA,))


def guidelines(found: About, *, may_report: bool = False) -> Screen:
    """Show the guidelines of the course, to whoever is in it with the way to report a message."""
    how = Button(text("joining-button-report"), Press("conduct.how"))
    return Screen((text("joining-rules"), Words(found.guidelines)), ((how,),) if may_report else ())


def _languages() -> Plain:
    return Plain(" · ".join(language_names().values()))


def untaken(*, has_a_group: bool) -> Screen:
    """Tell somebody who is known that no person reads here, and where people do."""
    people_read = (text("joining-untaken-teacher"),) if has_a_group else ()
    return Screen((text("joining-untaken"), *people_read))


def help_for(who: Who, *, may_report: bool) -> Screen:
    """Say what can be asked of us."""
    lines = [text("joining-help")]
    if who.staff is not None:
        lines.append(text("joining-help-staff"))
    if who.admin is not None:
        lines.append(text("joining-help-admin"))
    if who.teacher is not None:
        lines.append(text("joining-help-teacher"))
    if may_report:
        lines.append(text("joining-help-report"))
    return Screen((*lines, text("joining-help-all", languages=_languages())))
