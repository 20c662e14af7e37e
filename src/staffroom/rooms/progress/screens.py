"""What the progress room says to teachers of their own sections, and to admins of what was brought in."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from staffroom.kernel import pages
from staffroom.kernel.clock import in_zone, local_day
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, Words, text
from staffroom.rooms.programmes import Section
from staffroom.rooms.progress.values import Import, Noted, Report, Result, Undone

ON_A_PAGE = 8
LONGEST_NAME = 40


def noted(found: Noted) -> Line:
    """Return the private word after a press on the button under a card."""
    title = Words(found.section.title)
    return text("progress-noted", section=title) if found.new else text("progress-noted-before", section=title)


def undone(*, there_was: bool) -> Line:
    """Return the private word after a teacher took their word back."""
    return text("progress-undone") if there_was else text("progress-nothing-to-undo")


def my_sections_button(teacher: PersonId) -> Button:
    """Return the button of My record that leads to the teacher's sections."""
    return Button(text("progress-my-sections"), Press("progress.mine", (teacher, 0)))


def my_sections(
    teacher: PersonId,
    sections: Sequence[tuple[Section, Report | None, bool]],
    page: int,
    zone: ZoneInfo,
    order: Sequence[str],
    whole: tuple[Result, Instant] | None,
) -> Screen:
    """Show a teacher what is known of each section, and by whom; `bool` says that they reported it themselves."""
    shown, where = pages.part(sections, page, ON_A_PAGE)
    told = [_mine(section, report, zone) for section, report, _ in shown]
    lines = (text("progress-mine"), stacked(told), *_whole(whole, zone), order_of(order), text("progress-only-you"))
    buttons = (_toggle(teacher, section, report, own=own) for section, report, own in shown)
    back = (Button(text("progress-to-record"), Press("joining.me", (teacher,))),)
    turning = pages.turning("progress.mine", where, teacher)
    return Screen(lines, (*((button,) for button in buttons if button), *turning, back))


def _whole(found: tuple[Result, Instant] | None, zone: ZoneInfo) -> list[Line]:
    """Tell a teacher what the platform says of the whole course, and of when that is."""
    if found is None:
        return []
    (completed, completed_at, grade, _), at = found
    told, lines = Plain(local_day(at, zone).isoformat()), list[Line]()
    if completed is not None:
        day = Plain("–" if completed_at is None else local_day(completed_at, zone).isoformat())
        lines.append(text("progress-whole", state=Plain("done" if completed else "open"), day=day, date=told))
    if grade is not None:
        lines.append(text("progress-grade", percent=Plain(grade), date=told))
    return lines


def _mine(section: Section, report: Report | None, zone: ZoneInfo) -> Text:
    title = Words(section.title)
    if report is None:
        return text("progress-mine-unknown", section=title)
    day, source = Plain(local_day(report.at, zone).isoformat()), source_of(report.source)
    if report.done:
        return text("progress-mine-done", section=title, source=source, date=day)
    percent = -1 if report.percent is None else report.percent
    return text("progress-mine-open", section=title, source=source, date=day, percent=Plain(percent))


def _toggle(teacher: PersonId, section: Section, report: Report | None, *, own: bool) -> Button | None:
    """Return what a teacher may say of a section; nothing where somebody else says already that it is finished."""
    title, about = Words(section.title), (teacher, section.slug)
    if own:
        return Button(text("progress-undo", section=title), Press("progress.not", about))
    if report is not None and report.done:
        return None
    return Button(text("progress-did", section=title), Press("progress.did", about))


def told_by(source: str, as_of: Instant, zone: ZoneInfo) -> Line:
    """Tell where a teacher's own figures come from."""
    return text("progress-told-by", source=source_of(source), date=Plain(local_day(as_of, zone).isoformat()))


def source_of(source: str) -> Text:
    """Return who says something, in words."""
    return text("progress-source", source=Plain(source))


def order_of(order: Sequence[str]) -> Text:
    """Tell whom we believe where sources differ, most first."""
    first, second, third = map(source_of, order)
    return text("progress-order", first=first, second=second, third=third)


def named(column: str) -> Text:
    """Return what a column is called."""
    return text("progress-column", column=Plain(column))


def menu_button() -> Button:
    """Return the button of the admins' desk."""
    return Button(text("progress-desk"), Press("progress.home"))


def home_button() -> Button:
    """Return the way back to what was brought in."""
    return Button(text("progress-to-home"), Press("progress.home"))


def home(parts: Sequence[Line], rows: Sequence[tuple[Button, ...]], order: Sequence[str]) -> Screen:
    """Show an admin how progress comes in, and what came in last."""
    lines = (text("progress-home"), text("progress-how"), *parts, order_of(order))
    return Screen(lines, (*rows, (TO_DESK,)))


def of_course(title: Mapping[str, str]) -> Line:
    """Return the heading of one programme among several."""
    return Words(title, bold=True)


def nothing_yet() -> Text:
    """Say that nothing was brought in yet."""
    return text("progress-no-imports")


def brought_in(found: Sequence[Import], zone: ZoneInfo) -> Text:
    """List imports, the newest first."""
    return stacked([_import(one, zone) for one in found])


def _import(found: Import, zone: ZoneInfo) -> Text:
    undone_on = "" if found.undone_at is None else local_day(found.undone_at, zone).isoformat()
    return text(
        "progress-import",
        at=Plain(in_zone(found.at, zone).strftime("%Y-%m-%d %H:%M")),
        name=_cut(found.name),
        n=found.changed,
        state=Plain("undone" if undone_on else "there"),
        date=Plain(undone_on),
    )


def undo_row(found: Import) -> tuple[Button, ...]:
    """Return the button that takes an import back."""
    return (Button(text("progress-import-undo-named", name=_cut(found.name)), Press("progress.back", (found.id,))),)


def ask_undo(found: Import, zone: ZoneInfo) -> Screen:
    """Ask once before an import is taken back."""
    yes = Button(text("progress-import-undo-yes"), Press("progress.backyes", (found.id,)))
    return Screen((text("progress-import-undo-ask"), _import(found, zone)), ((yes,), (home_button(),)))


def import_undone(found: Undone) -> Screen:
    """Say what was put back, and what stays because something later wrote it."""
    lines: list[Line] = [text("progress-import-undone", name=_cut(found.name), n=found.restored)]
    if found.kept:
        lines.append(text("progress-import-kept", n=found.kept))
    return Screen(tuple(lines), ((home_button(),),))


def stacked(lines: Sequence[Text]) -> Text:
    """Put lines, at least one, close below each other."""
    if len(lines) == 1:
        return lines[0]
    middle = len(lines) // 2
    return text("roster-lines", first=stacked(lines[:middle]), rest=stacked(lines[middle:]))


def _cut(value: str) -> str:
    return value if len(value) <= LONGEST_NAME else f"{value[:LONGEST_NAME]}…"
