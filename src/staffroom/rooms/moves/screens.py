"""What is said of a change of groups: to those who make it, and to those whom it concerns."""

from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Button, Line, Press, Screen, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves.values import Change


def told(change: Change, name: str) -> list[Line]:
    """Return what a change leads to, before it is done; `name` is the teacher's who is moved."""
    old, new, go = change.source.name, change.target.name, len(change.movers)
    said = {
        "move": text("moves-ask-move", name=name, old=old, new=new, n=change.size, seats=change.seats),
        "split": text("moves-ask-split", old=old, new=new, stay=change.staying, go=go),
        "merge": text("moves-ask-merge", old=old, new=new, go=go, n=change.size, seats=change.seats),
    }
    return [said[change.kind], text("moves-how"), *_later(change)]


def done(change: Change, name: str) -> list[Line]:
    """Return that a change is done, and what is still to come."""
    old, new, n = change.source.name, change.target.name, len(change.movers)
    said = {
        "move": text("moves-done-move-later" if change.waits else "moves-done-move", name=name, new=new),
        "split": text("moves-done-split", old=old, new=new, n=n),
        "merge": text("moves-done-merge", old=old, new=new, n=n),
    }
    return [said[change.kind], *_later(change)]


def _later(change: Change) -> list[Line]:
    return [text("moves-how-later", new=change.target.name)] if change.waits else []


def moved(person: PersonId, old: str, new: Cohort, leader: str, *, rests: bool) -> Screen:
    """Tell a teacher where their group is now, what stays theirs, and how to come in."""
    lines: list[Line] = [text("moves-moved", old=old, new=new.name)]
    if leader:
        lines.append(text("moves-moved-leader", name=leader))
    lines.append(text("moves-moved-open" if new.is_open else "moves-moved-later"))
    if rests:
        lines.append(text("moves-moved-choice"))
    rows = [(Button(text("moves-moved-me"), Press("joining.me", (person,))),)]
    if new.is_open and new.invite_link is not None:
        rows.insert(0, (Button(text("moves-moved-in"), url=new.invite_link),))
    return Screen(tuple(lines), tuple(rows))


def news(old: Cohort, new: Cohort, n: int, *, waits: bool, set_up: bool) -> Screen:
    """Tell whoever leads a group how many go where, and what is to be done."""
    said = text("moves-news-later" if waits else "moves-news", old=old.name, new=new.name, n=n)
    closed = (text("moves-news-closed", name=old.name),) if old.closed_at is not None else ()
    button = Button(text("cohorts-set-up", name=new.name), Press("cohorts.setup", (new.id,)))
    return Screen((said, *closed), ((button,),) if set_up else ())


def farewell(new: str) -> Screen:
    """Say in a group that ends where it goes on."""
    return Screen((text("moves-farewell", new=new),))
