"""The commands that change groups later: a teacher moved, a group split, two merged; shown first, then applied."""
# ruff: noqa: PLC0415  whatever is heavy is imported inside the commands, so that --help is quick

from typing import Annotated

import typer

from staffroom.cli.by_hand import Programme, cohorts, looking, tell_all, the_session

Apply = Annotated[bool, typer.Option("--apply", help="Do it; without this, nothing is written.")]
Group = Annotated[str, typer.Argument(metavar="GROUP", help="A group's name, as `cohorts list` shows it.")]


@cohorts.command("move")
def cohorts_move(
    roster_id: Annotated[str, typer.Argument(metavar="ID", help="The teacher's id in the roster.")],
    group: Group,
    *,
    programme: Programme = None,
    apply: Apply = False,
) -> None:
    """Give a teacher a place in another group; answers and progress stay theirs."""
    from staffroom.ops.by_hand import errands, regrouping

    with the_session() as session:
        person = session.local.read(errands.known_as, "teacher", roster_id, programme)
        tell_all(looking(session, dry=not apply)(regrouping.move, person, group, session.now if apply else None))


@cohorts.command("split")
def cohorts_split(group: Group, *, apply: Apply = False) -> None:
    """Split a group in two; the new one has the same coordinator and is set up like any other."""
    from staffroom.ops.by_hand import regrouping

    with the_session() as session:
        tell_all(looking(session, dry=not apply)(regrouping.split, group, session.now if apply else None))


@cohorts.command("merge")
def cohorts_merge(
    group: Group,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The group that stays.")],
    *,
    apply: Apply = False,
) -> None:
    """Let all of a group go into another one; the first one is closed."""
    from staffroom.ops.by_hand import regrouping

    with the_session() as session:
        tell_all(looking(session, dry=not apply)(regrouping.merge, group, into, session.now if apply else None))


@cohorts.command("start")
def cohorts_start(
    group: Group,
    day: Annotated[str, typer.Argument(metavar="DAY", help="Its first day: 2026-10-04.")],
    *,
    zone: Annotated[str | None, typer.Option(help="Its own clock, such as Asia/Riyadh; otherwise as it is.")] = None,
) -> None:
    """Let a group begin the course on a day of its own, before anything was posted in it."""
    from staffroom.ops.by_hand import regrouping

    with the_session() as session:
        tell_all(session.local.write(regrouping.start, group, day, zone, session.now))
