"""Journeys of a programme's end: told to everybody, stopped by anybody who may, and everything deleted on its day."""

import asyncio

from tests import builders as make
from tests.canary import bare, traces
from tests.conftest import KEY
from tests.journeys.conftest import SPEED, World, programme
from tests.journeys.test_forgetting import lives, shown_file
from tests.journeys.test_joining import School, school

from staffroom import wiring
from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import cohorts, people, programmes, reports

__all__ = ["school"]

FIGURES = "SELECT cohort_id, week, measures, place FROM standings ORDER BY cohort_id"
OTHERS = "SELECT p.id, p.full_name FROM people p JOIN programmes c ON c.id = programme_id WHERE c.slug = 'elsewhere'"


def _staff(tx: Tx) -> tuple[PersonId, PersonId, PersonId]:
    """Write two admins of the programme, and another programme with a teacher and an admin of its own."""
    own = programme(tx).id
    elsewhere = make.programme(tx, slug="elsewhere")
    make.person(tx, elsewhere, "Layla Elsewhere")
    names = ((own, "Nadia"), (own, "Samir"), (elsewhere, "Omar"))
    nadia, samir, omar = (make.person(tx, number, name, roster="admins", role="admin") for number, name in names)
    return nadia, samir, omar


async def _admins(world: World) -> tuple[int, int, int]:
    found = []
    for name, person in zip(("Nadia", "Samir", "Omar"), world.write(_staff), strict=True):
        user = await world.sim.create_user(name)
        await world.sim.open_link(user, world.link(person, "admin"))
        found.append(user)
    await world.still()
    return found[0], found[1], found[2]


async def _end(world: World, admin: int) -> Instant:
    """End the programme as an admin does, on the first day that is offered; return when everything is deleted."""
    await world.sim.set_clock(speed=1.0)  # a minute later it is told
    await world.say(admin, "/close")
    shown = (await world.sim.private(admin))[-1]
    first = shown["reply_markup"]["inline_keyboard"][0][0]["text"]
    await world.sim.tap(admin, await world.bot(), first)
    await world.still()
    sure = (await world.sim.private(admin))[-1]
    assert "Groups that read the farewell: 1" in sure["text"]
    assert "This is what the groups read" in sure["text"]
    assert "Thank you for all that you tried" in sure["text"]
    await world.sim.tap(admin, await world.bot(), sure["reply_markup"]["inline_keyboard"][0][0]["text"])
    await world.still()
    assert "Until then nobody but the admins knows" in await world.last(admin)
    await world.sim.set_clock(speed=SPEED)
    ((erase_at,),) = world.look("SELECT erase_at FROM endings")
    return Instant(erase_at)


def _sooner(tx: Tx) -> None:
    """Let everything come five days sooner: less time to go through."""
    tx.run("UPDATE endings SET due_at = due_at - :days, erase_at = erase_at - :days", days=5 * DAY)


async def _group(school: School) -> str:
    return "\n".join(str(one.get("text")) for one in await school.world.sim.messages(school.group))


async def _told(world: World, user: int) -> str:
    return "\n".join(str(one.get("text")) for one in await world.sim.private(user))


async def _come_after_it(school: School) -> None:
    """Let a teacher and her coordinator come after the farewell: what is there for them is all that they read of."""
    world = school.world
    await world.say(school.amina, "/start")
    assert "شكرًا لمشاركتك" in await world.last(school.amina)
    await world.tap(school.amina, "joining-button-me", language="ar")
    assert "لن أكتب إليك بعد الآن" in await world.last(school.amina)
    await world.say(school.owner, "/start")
    assert "Thank you for leading your groups" in await world.last(school.owner)
    await world.say(school.owner, "/menu")
    assert "Nothing is left for you to do" in await world.last(school.owner)


async def test_a_programme_ends_and_on_its_day_nothing_of_its_people_is_left(school: School) -> None:
    """Everybody is told and offered what is theirs; then only figures are left, and nobody else is touched."""
    world = school.world
    canary = await lives(school)
    nadia, samir, omar = await _admins(world)
    others = world.look(OTHERS)
    erase_at = await _end(world, nadia)
    assert "Another admin ends" in await world.last(samir)
    assert "Another admin ends" not in await _told(world, omar)
    assert "has come to its end" not in await _group(school)

    await world.advance_to(Instant(world.now() + 2 * MINUTE))
    assert "has come to its end" in await _group(school)
    assert world.look("SELECT count(*) FROM postings WHERE state IN ('planned', 'offered', 'approved')") == [(0,)]
    assert "انتهى" in await world.last(school.amina)
    await world.tap(school.amina, "joining-button-download", language="ar")
    assert canary.name in (await shown_file(world, (await world.sim.private(school.amina))[-1])).decode()
    await world.say(nadia, "/status")
    assert "is deleted on" in await world.last(nadia)
    await _come_after_it(school)

    world.write(_sooner)
    erase_at = Instant(erase_at - 5 * DAY)
    await world.advance_to(Instant(erase_at - DAY))
    assert "In a week" in await _told(world, samir)
    assert world.write(traces, canary)
    figures = world.look(FIGURES)
    assert figures
    await world.advance_to(Instant(erase_at + 2 * MINUTE))
    assert "everything that I kept of its people was deleted. People: 2" in await _told(world, nadia)
    assert world.write(traces, canary) == []
    async with asyncio.timeout(30):
        while canary.is_in(bare(world.local.path, KEY)):  # noqa: ASYNC110  files have no event
            await asyncio.sleep(0.05)
    assert await world.bot() not in await school.members()
    assert world.look(FIGURES) == figures
    assert world.look(OTHERS) == others
    assert world.write(lambda tx: reports.collect(tx, programme(tx), cohorts.every_of_programme(tx, programme(tx).id)))
    assert world.look("SELECT count(*) FROM forgotten") == [(3,)]
    await world.say(samir, "/close")
    assert "was deleted on" in await world.last(samir)
    await world.say(school.amina, "/me")
    assert "open the personal link" in await world.last(school.amina), "another programme goes on"
    await world.say(nadia, "/forget")
    await world.tap(nadia, "joining-button-erase-sure")
    await world.say(samir, "/forget")
    await world.tap(samir, "joining-button-erase-sure")
    assert world.label("joining-erased") in await world.last(samir)


def test_a_copy_from_before_the_end_is_freed_of_all_that_was_deleted(local: LocalDatabase) -> None:
    """Also of what hangs on no person; another programme in it is left alone."""

    def before(tx: Tx) -> None:
        for slug in ("ended", "going-on"):
            number = make.programme(tx, slug=slug)
            group = make.cohort(tx, number, chat=-1000 - number, coordinator_id=make.coordinator(tx, number))
            make.member(tx, make.person(tx, number), group)
            tx.run(
                "INSERT INTO strangers (cohort_id, user_id, name, language, state, since)"
                " VALUES (:group, 666, 'Eve', 'en', 'in', 1)",
                group=group,
            )

    def after(tx: Tx) -> None:
        people.remember_course(tx, "ended")
        for purge in wiring.purges():
            purge(tx, make.at(9))

    local.write(before)
    local.write(after)
    left = local.read(
        lambda tx: tx.tuples(
            "SELECT slug, count(p.id) FROM programmes c LEFT JOIN people p ON p.programme_id = c.id GROUP BY slug"
        )
    )
    assert left == [("ended", 0), ("going-on", 2)]
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM strangers")) == 1


async def test_an_end_can_be_taken_back_unseen_and_stopped_by_another_admin(school: School) -> None:
    """Within the minute nobody else reads of it; later the groups read that nothing is deleted, and nothing is."""
    world = school.world
    await school.come_in()
    nadia, samir, _ = await _admins(world)
    await _end(world, nadia)
    await world.tap(nadia, "endings-take-back")
    assert "only admins have read of it" in await world.last(nadia)
    assert "only admins have read of it" in await world.last(samir)
    await world.advance_to(Instant(world.now() + 2 * MINUTE))
    assert "has come to its end" not in await _group(school)

    await _end(world, nadia)
    await world.advance_to(Instant(world.now() + 2 * MINUTE))
    assert "has come to its end" in await _group(school)
    await world.say(samir, "/close")
    assert "انتهى" in await world.last(school.amina)
    await world.tap(samir, "endings-stop")
    await world.still()
    assert "Nothing is deleted, and I stay" in await _group(school)
    assert "مستمر" in await world.last(school.amina)
    assert "the deletion was stopped" in await world.last(nadia)
    assert world.look("SELECT * FROM endings") == []
    assert world.write(lambda tx: programmes.is_over(tx, programme(tx).id)) is False


async def test_whoever_comes_after_the_end_of_all_reads_a_kind_word_and_no_error(school: School) -> None:
    """A teacher who never joined, by her old letter; a coordinator at the menu; both, when nobody is known any more."""
    world = school.world
    nadia = await world.sim.create_user("Nadia")
    admin = world.write(lambda tx: make.person(tx, programme(tx).id, "Nadia", roster="admins", role="admin"))
    await world.sim.open_link(nadia, world.link(admin, "admin"))
    await world.still()
    await _end(world, nadia)
    await world.advance_to(Instant(world.now() + 2 * MINUTE))
    await world.sim.open_link(school.amina, school.letter)
    await world.still()
    assert "لم يعد الانضمام ممكنًا" in await world.last(school.amina)

    world.write(lambda tx: tx.run("UPDATE endings SET state = 'erasing', due_at = :now", now=world.now()))
    await world.advance_to(Instant(world.now() + 2 * MINUTE))
    for user, said in ((school.amina, "/start"), (school.amina, "/me"), (school.owner, "/start")):
        await world.say(user, said)
        assert await world.last(user) in {world.label("joining-all-over", one) for one in ("en", "ar")}
    await world.sim.open_link(school.amina, school.letter)
    await world.still()
    assert await world.last(school.amina) in {world.label("joining-all-over", one) for one in ("en", "ar")}
    await world.say(school.owner, "/menu")
    assert await world.last(school.owner) == world.label("panel-all-over")
