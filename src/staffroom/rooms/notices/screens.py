"""What the room shows to whoever writes to their groups, and the notice as it stands in a group."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from staffroom.kernel import pages
from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import Page
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Held, Line, Plain, Press, Rows, Screen, Text, Words, text
from staffroom.kernel.text import SOURCE
from staffroom.rooms import prompts
from staffroom.rooms.notices.values import Choice, Notice
from staffroom.rooms.notices.values import Line as ResultLine
from staffroom.rooms.prompts import Obstacle

MOST_LINES = 20
"""Groups listed in a result; of more, those that need a look come first."""
_ORDER = ("failed", "posting", "waiting", "posted", "undone")


def begin_button(*, own: bool) -> Button:
    """Return the button on the desk."""
    return Button(text("notices-begin-own" if own else "notices-begin"), Press("notices.begin"))


def _drop(notice: int) -> Button:
    return Button(text("notices-drop"), Press("notices.drop", (notice,)))


def ask(notice: int) -> Screen:
    """Ask for what is to be posted."""
    return Screen((text("notices-ask"),), ((_drop(notice),),))


def too_long(notice: int) -> Screen:
    """Say that the text was cut in two by the app because it is too long for one message."""
    return Screen((text("notices-cut"),), ((_drop(notice),),))


def album(notice: int) -> Screen:
    """Say that one picture can be posted, not several."""
    return Screen((text("notices-album"),), ((_drop(notice),),))


def audience(notice: int, own: int, every: int) -> Screen:
    """Ask which groups it is for; `every` is how many an admin looks after, where these are more."""
    rows = [Button(text("notices-all-own", n=own), Press("notices.all", (notice,)))]
    if every > own:
        rows.append(Button(text("notices-every", n=every), Press("notices.every", (notice,))))
    rows.append(Button(text("notices-choose"), Press("notices.choose", (notice, 0))))
    return Screen((text("notices-audience"),), (*one_each(rows), (_drop(notice),)))


def choosing(notice: int, shown: Sequence[Choice], ticked: int, page: Page) -> Screen:
    """Let groups be ticked."""
    ticks = tuple(
        (
            Button(
                text("notices-ticked" if choice.ticked else "notices-unticked", group=Plain(choice.name)),
                Press("notices.tick", (notice, choice.cohort_id, page.number)),
            ),
        )
        for choice in shown
    )
    rows: Rows = (*ticks, *pages.turning("notices.choose", page, notice))
    if ticked:
        rows = (*rows, (Button(text("notices-go-on", n=ticked), Press("notices.look", (notice,))),))
    return Screen((text("notices-choosing", n=ticked),), (*rows, (_drop(notice),)))


def post(raw: str, notice: Notice) -> Screen:
    """Show a notice as it stands in a group."""
    held = None if notice.kind == "text" else Held(notice.kind, notice.file_id)
    return Screen((), raw=raw, held=held)


def with_rows(screen: Screen, rows: Rows) -> Screen:
    """Return a screen with buttons under it."""
    return replace(screen, buttons=rows)


def preview_rows(notice: int, groups: int, *, others: bool) -> Rows:
    """Return what can be done with a notice that is being looked at; `others`: there are other groups to choose."""
    change = [Button(text("notices-rewrite"), Press("notices.rewrite", (notice,)))]
    if others:
        change.append(Button(text("notices-regroup"), Press("notices.who", (notice,))))
    return (
        (Button(text("notices-now", n=groups), Press("notices.now", (notice,))),),
        (Button(text("notices-later"), Press("notices.days", (notice,))),),
        tuple(change),
        (_drop(notice),),
    )


def days(notice: int, moments: Mapping[int, Instant], zone: str, obstacle: Line | None) -> Screen:
    """Offer the days on which every chosen group has room; before them, why it cannot be now."""
    rows = tuple(
        (Button(prompts.when(moment, zone), Press("notices.at", (notice, day))),) for day, moment in moments.items()
    )
    said = text("notices-days" if moments else "notices-no-days")
    back = Button(text("notices-back"), Press("notices.look", (notice,)))
    return Screen((said,) if obstacle is None else (obstacle, said), (*rows, (back,), (_drop(notice),)))


def obstacle(why: Obstacle, groups: Sequence[str]) -> Text:
    """Say why it cannot be posted now, with the first group that stands against it."""
    return text("notices-obstacle", why=Plain(why), group=groups[0], more=len(groups) - 1)


def dropped() -> Screen:
    """Say that nothing is posted."""
    return Screen((text("notices-dropped"),), ((TO_DESK,),))


def result(notice: int, lines: Sequence[ResultLine], page: int, *, undo: bool) -> Screen:
    """Show how a notice stands in each group, a page of many."""
    ordered = sorted(lines, key=lambda line: (_ORDER.index(line.state), line.group))
    shown, where = pages.part(ordered, page, MOST_LINES)
    posted = sum(line.state == "posted" for line in lines)
    said: list[Line] = [text("notices-result", n=posted, total=len(lines)), _below([_line(line) for line in shown])]
    failed = sum(line.state == "failed" for line in lines)
    buttons = []
    if failed:
        buttons.append(Button(text("notices-retry", n=failed), Press("notices.retry", (notice,))))
    if undo:
        buttons.append(Button(text("notices-undo"), Press("notices.undo", (notice,))))
        said.append(text("notices-undo-hint"))
    return Screen(tuple(said), (*one_each(buttons), *pages.turning("notices.result", where, notice)))


def _below(lines: Sequence[Text]) -> Words:
    """Return lines that stand close, one below the other."""
    gaps = {f"line{number}": line for number, line in enumerate(lines)}
    return Words({SOURCE: "\n".join(f"{{${gap}}}" for gap in gaps)}, gaps)


def _line(line: ResultLine) -> Text:
    if line.state == "failed":
        return text("notices-line-failed", group=line.group, why=text("notices-why", why=Plain(line.why)))
    if line.state == "waiting":
        return text("notices-line-waiting", group=line.group, when=prompts.when(line.due_at, line.zone))
    return text("notices-line", group=line.group, state=Plain(line.state))
