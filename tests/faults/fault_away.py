"""Row 23: the bot was away for longer than Telegram keeps its news; who came and went meanwhile is asked for."""

import asyncio

from tests import builders as make
from tests.faults.judge import Verdict, judge
from tests.faults.school import PATIENCE, School, school

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId
from staffroom.rooms import people

TWO_DAYS = 48 * 3_600_000
UNLED = "Nobody leads it now"


async def reconciled(teachers: int) -> Verdict:
    """Half of the group goes, the others come, and the coordinator leaves: all of it is noticed, without a burst."""
    async with school(1, people=teachers, reachable=teachers) as opened:
        cohort, chat = next(iter(opened.groups.items()))
        badr = await _settle(opened, cohort, chat)
        await opened.start()
        await opened.until_read()
        await _until(opened, "SELECT count(*) FROM group_facts WHERE seen_person_id IS NOT NULL", 1)
        await opened.stage.stop_bot()
        for number, user in enumerate(opened.teachers):
            await (opened.sim.add_member(chat, user) if number % 2 else opened.sim.leave(user, chat))
        await opened.sim.leave(badr, chat)
        await opened.sim.advance(TWO_DAYS)
        opened.stage.emulator.world.queue.clear()  # what Telegram kept of it is gone by now
        await opened.start()
        await opened.wait_told(UNLED)
        await opened.until_quiet()
        verdict = Verdict()
        members = set(await opened.sim.members(chat))
        rows = opened.look(
            "SELECT p.telegram_id FROM placements x JOIN people p ON p.id = x.person_id WHERE x.state = 'in'"
        )
        inside = {user for user in opened.teachers if user in members}
        verdict.expect("who is in, by the roster and by Telegram", {user for (user,) in rows}, inside)
        gone = opened.look("SELECT count(*) FROM placements WHERE state = 'out'")
        verdict.expect("who went", gone, [(len(opened.teachers) - len(inside),)])
        verdict.expect("alerts", await opened.told(UNLED), 1)
        verdict.add(await judge(opened))
        verdict.tries = teachers
        return verdict


async def _settle(opened: School, cohort: CohortId, chat: int) -> int:
    """Let every second teacher be in, all agree, and a coordinator who is no admin lead the group from inside."""
    badr = await opened.sim.create_user("Badr", started=True)
    await opened.sim.add_member(chat, badr)
    for number, user in enumerate(opened.teachers):
        if number % 2 == 0 and user not in await opened.sim.members(chat):
            await opened.sim.add_member(chat, user)

    def written(tx: Tx) -> None:
        leader = make.coordinator(tx, opened.programme, "Badr Coordinator", user=badr)
        tx.run("UPDATE cohorts SET coordinator_id = :leader WHERE id = :cohort", leader=leader, cohort=cohort)
        for number, user in enumerate(opened.teachers):
            person = tx.value("SELECT id FROM people WHERE telegram_id = :user", user=user)
            people.record_consent(tx, person, "en", "You may leave.", make.at(1))
            if number % 2:
                tx.run("UPDATE placements SET state = 'placed', joined_at = NULL WHERE person_id = :id", id=person)

    opened.write(written)
    return badr


async def _until(opened: School, sql: str, value: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while opened.look(sql) != [(value,)]:  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.05)
