"""Before the course: rosters imported, groups planned, letters sent; then everybody arrives."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from staffroom import groundwork
from staffroom.demo.backstage import BOT_NAME
from staffroom.demo.cast import Actor, Cast, deep_link
from staffroom.demo.stage import Stage
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.ids import Instant
from staffroom.ops.by_hand import errands, progressing
from staffroom.rooms import people

Letters = dict[str, list[dict[str, str]]]
"""By role, the roster's rows with their personal links."""

TEACHERS, COORDINATORS, PROGRESS = "teachers.csv", "coordinators.csv", "progress.csv"


@dataclass
class School:
    """Everybody who has a letter, by their place in the rosters."""

    admin: Actor
    coordinators: list[Actor] = field(default_factory=list)
    teachers: dict[str, Actor] = field(default_factory=dict)
    staff_group: int = 0

    def group_of(self, actor: Actor) -> int:
        """Return the group of somebody's location."""
        return next(one.groups[0] for one in self.coordinators if one.location == actor.location)

    @property
    def groups(self) -> dict[str, int]:
        """Return the group of each location."""
        return {one.location: one.groups[0] for one in self.coordinators if one.groups}


def course_files(stage: Stage) -> Path:
    """Return the folder of the example's invented people."""
    return stage.config.course_folder(stage.config.settings.programmes[0]) / "demo"


def fill(stage: Stage, now: Instant) -> tuple[str, Letters]:
    """Do what an organiser does at the command line; return the owner link's token and the letters of both rosters."""
    folder = course_files(stage)
    with errands.open_session(stage.config, groundwork.prepare, now) as opened:
        for kind, name in (("coordinators", COORDINATORS), ("teachers", TEACHERS)):
            file, config = folder / name, opened.config
            opened.local.write(errands.import_roster, config, file, file.read_bytes(), kind, now, dry_run=False)  # type: ignore[arg-type]
        opened.local.write(errands.plans, now, apply=True)
        owner = opened.local.write(people.issue_admin_link, now)
        letters = {
            role: _rows(opened.local, folder / file, role, now)
            for role, file in (("coordinator", COORDINATORS), ("teacher", TEACHERS))
        }
    return owner, letters


def _rows(local: LocalDatabase, file: Path, role: str, now: Instant) -> list[dict[str, str]]:
    """Return the roster's rows, each with its personal link."""
    links = {row[0]: row[-1] for row in local.write(errands.links, BOT_NAME, role, None, now)}
    rows = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    return [{**row, "link": links[row["id"]]} for row in rows if row["id"] in links]


def import_progress(stage: Stage, now: Instant) -> list[str]:
    """Import the example's progress file beside the running bot."""
    file = course_files(stage) / PROGRESS
    with errands.open_session(stage.config, lambda _config, _key: None, now) as opened:
        return opened.local.write(
            progressing.import_file, opened.config, file, file.read_bytes(), None, now, dry_run=False
        )


async def invite(cast: Cast, owner: str, letters: Letters) -> School:
    """Give everybody a phone and a letter."""
    school = School(await cast.enter("Nadia Admin", "en", deep_link(owner), about="admin"))
    for row in letters["coordinator"]:
        actor = await cast.enter(row["full_name"], row["language"], row["link"], row["location"], "coordinator")
        school.coordinators.append(actor)
    for row in letters["teacher"]:
        school.teachers[row["id"]] = await cast.enter(
            row["full_name"], row["language"], row["link"], row["location"], "teacher"
        )
    return school


async def open_groups(cast: Cast, school: School) -> None:
    """Let the admin and the coordinators arrive and set their groups up."""
    await cast.arrive(school.admin)
    await _staff_group(cast, school)
    await _groups(cast, school.coordinators)
    for coordinator in school.coordinators:
        await cast.sim.add_member(school.staff_group, coordinator.user, school.admin.user)
    await cast.director.still()


async def _staff_group(cast: Cast, school: School) -> None:
    await cast.send(school.admin, "/menu")
    await cast.tap(school.admin, "panel-staff-group")
    await cast.director.still()
    school.staff_group = await cast.make_group(school.admin, "Coordinators")
    await cast.share(school.admin, school.staff_group)


async def _groups(cast: Cast, coordinators: list[Actor]) -> None:
    bot = await cast.bot()

    async def ask(actor: Actor) -> None:
        await cast.press(actor, bot, cast.part_of_label("cohorts-set-up", actor.language))

    async def make(actor: Actor) -> None:
        await cast.share(actor, await cast.make_group(actor, "New group"))

    await cast.together(coordinators, lambda actor: cast.sim.open_link(actor.user, actor.link))
    await cast.together(coordinators, lambda actor: cast.sim.say_private(actor.user, "/groups"))
    await cast.together(coordinators, ask)
    await cast.together(coordinators, make)


async def let_in(cast: Cast, school: School, actors: list[Actor]) -> None:
    """Let teachers arrive, read, agree and go in, all at the same hour."""

    async def invited(actor: Actor) -> bool:
        return await cast.shows(actor, "joining-button-join") or await agreed(actor)

    async def agreed(actor: Actor) -> bool:
        return await cast.way_in(actor) is not None

    async def inside(actor: Actor) -> bool:
        return actor.user in await cast.sim.members(school.group_of(actor))

    async def ask(actor: Actor) -> None:
        await cast.sim.open_link(actor.user, str(await cast.way_in(actor)))

    await cast.everybody(actors, lambda actor: cast.sim.open_link(actor.user, actor.link), invited)
    await cast.everybody(actors, lambda actor: cast.tap(actor, "joining-button-join"), agreed)
    await cast.everybody(actors, ask, inside)
