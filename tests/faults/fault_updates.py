"""Rows 21 to 23: updates that come twice, in another order, or all at once after a day."""

import hashlib
import json
import time

from tests.faults.judge import Verdict, doubled_answers, judge
from tests.faults.school import School, school

TALK = (
    "SELECT week, cohort_id, person_id, sum(messages) AS n FROM (SELECT week, cohort_id, person_id, messages FROM talk"
    " UNION ALL SELECT week, cohort_id, person_id, messages FROM talk_heard) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
)
"""How often each spoke in each week; the latest counts lie beside the older ones."""
DIGESTED = ("people", "placements", "activity", "answers", "cohorts")


async def duplicates(updates: int, times: int = 3) -> Verdict:
    """Serve the same updates again and again: the database stays as it was."""
    async with school(1, people=3, reachable=3) as opened:
        await opened.start()
        await _talk(opened, updates)
        before = _digest(opened)
        verdict = Verdict()
        history = list(opened.stage.emulator.world.queue.history)
        for _ in range(times - 1):
            for _, update in history:
                await opened.sim.inject(json.loads(update.data))
            await opened.until_read()
            verdict.expect("the database's digest", _digest(opened), before)
        verdict.expect("answers that count twice", doubled_answers(opened), 0)
        verdict.add(await judge(opened))
        verdict.tries = updates
        return verdict


async def _talk(opened: School, updates: int) -> None:
    """Let people talk, come, go and come back."""
    chat = next(iter(opened.groups.values()))
    for number in range(updates):
        user = opened.teachers[number % len(opened.teachers)]
        await _say(opened, user, chat, number)
        if number % 7 == 3:
            await opened.sim.leave(user, chat)
    await opened.until_read()


async def _say(opened: School, user: int, chat: int, number: int) -> None:
    if user not in await opened.sim.members(chat):
        await opened.sim.add_member(chat, user)
    await opened.sim.say(user, chat, f"This is what I tried in class {number}")


def _digest(opened: School) -> str:
    """Return a digest of what people did, as the database has it."""
    digest = hashlib.sha256()
    for table in DIGESTED:
        columns = [row[1] for row in opened.look(f"PRAGMA table_info({table})") if row[1] != "at"]
        digest.update(repr(opened.look(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2")).encode())
    digest.update(repr(opened.look(TALK)).encode())
    return digest.hexdigest()


async def backlog(updates: int, most_seconds: float) -> Verdict:
    """Start after a day with a long queue at Telegram: it is drained in time, nobody gets stale replies twice."""
    async with school(2, people=3, reachable=3) as opened:
        await opened.start()
        await opened.until_read()
        await opened.stage.stop_bot()
        chats = list(opened.groups.values())
        queue = opened.stage.emulator.world.queue
        for number in range(updates):
            queue.push("message", _message(opened, chats[number % 2], number))
        await opened.sim.advance(20 * 3_600_000)
        began = time.monotonic()
        await opened.start()
        await opened.until_read(within=most_seconds + 60)
        verdict = Verdict()
        verdict.expect(f"drained within {most_seconds:g} s", time.monotonic() - began <= most_seconds, True)
        verdict.add(await judge(opened))
        verdict.tries = updates
        return verdict


def _message(opened: School, chat: int, number: int) -> dict[str, object]:
    user = opened.teachers[number % len(opened.teachers)]
    who = {"id": user, "is_bot": False, "first_name": "T"}
    place = {"id": chat, "type": "supergroup", "title": "Group"}
    now = opened.stage.emulator.clock.now()
    return {"message_id": 1000 + number, "from": who, "chat": place, "date": now, "text": f"We tried it {number}"}
