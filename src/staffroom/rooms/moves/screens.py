"""What is said of a change of groups: to those who make it, and to those whom it concerns."""

from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Button, Line, Press, Screen, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves.values import Change, Done


def told(change: Change, name: str) -> list[Line]:
    """Return what a change leads to, before it is done; `name` is the teacher's who is moved."""
    old, new, go = change.source.name, change.target.name, len(change.movers)
    said = {
        "move": text("moves-ask-move", name=name, old=old, new=new, n=change.size, seats=change.seats),
        "split": text("moves-ask-split", old=old, new=new, stay=change.staying, go=go),
        "merge": text("moves-ask-merge", old=old, new=new, go=go, n=change.size, seats=change.seats),
    }
    return [said[change.kind], text("moves-how"), *_later(change.as_done)]


def soon(change: Change, name: str) -> list[Line]:
    """Return that a change is done in a minute."""
    old, new, n = change.source.name, change.target.name, len(change.movers)
    said = {
        "move": text("moves-soon-move", name=name, new=new),
        "split": text("moves-soon-split", old=old, new=new, n=n),
        "merge": text("moves-soon-merge", old=old, new=new, n=n),
    }
    return [said[change.kind], text("moves-soon")]


def done(how: Done, name: str) -> list[Line]:
    """Return that a change is done, and what is still to come."""
    said = {
        "move": text("moves-done-move-later" if how.waits else "moves-done-move", name=name, new=how.new),
        "split": text("moves-done-split", old=how.old, new=how.new, n=how.n),
        "merge": text("moves-done-merge", old=how.old, new=how.new, n=how.n),
    }
    return [said[how.kind], *_later(how)]


def _later(how: Done) -> list[Line]:
    return [text("moves-how-later", new=how.new)] if how.waits else []


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
