"""Row 22: what people did comes in another order than it happened."""

from random import Random
from typing import Any

from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import people as roster

STEPS = 4
"""How often each teacher comes or goes within one history."""
ROSTER = "SELECT p.telegram_id, x.state FROM placements x JOIN people p ON p.id = x.person_id WHERE p.telegram_id > 0"


async def permuted(histories: int, people: int) -> Verdict:
    """Shuffle who came and went when, within each history: the roster is always the one of the latest news."""
    random = Random(22)  # noqa: S311  orders, not secrets
    async with school(1, people, reachable=people) as opened:
        opened.write(_agree)
        await opened.start()
        verdict = Verdict()
        for number in range(histories):
            await opened.sim.advance(3_600_000)  # each history has its own hour, so that they do not touch
            wanted = _history(opened, random)
            await opened.sim.advance(1)  # wakes the poll
            await opened.until_read()
            verdict.expect(f"the roster after history {number}", dict(opened.look(ROSTER)), wanted)
        verdict.add(await judge(opened))
        verdict.tries = histories
        return verdict


def _agree(tx: Tx) -> None:
    """Let every teacher have agreed long ago, so that coming in counts."""
    for row in tx.all("SELECT id FROM people WHERE roster = 'teachers'"):
        roster.record_consent(tx, PersonId(row["id"]), "en", "words", Instant(1))


def _history(opened: School, random: Random) -> dict[int, str]:
    """Let everybody come and go in order, and give the bot the news in another; return who is in at the end."""
    chat = next(iter(opened.groups.values()))
    began = opened.stage.emulator.clock.now_ms() // 1000 - 60
    news: list[dict[str, Any]] = []
    wanted: dict[int, str] = {}
    for place, user in enumerate(opened.teachers):
        inside = random.random() < 0.5
        for step in range(STEPS):
            news.append(_step(opened, chat, user, began + step * len(opened.teachers) + place, inside=inside))
            wanted[user] = "in" if inside else "out"
            inside = not inside
    random.shuffle(news)
    for update in news:
        opened.stage.emulator.world.queue.push("chat_member", update)
    return wanted


def _step(opened: School, chat: int, user: int, date: int, *, inside: bool) -> dict[str, Any]:
    """Return that somebody was let in or taken out by the group's owner, as Telegram tells it."""
    account = {"id": user, "is_bot": False, "first_name": "T"}
    owner = {"id": opened.huda, "is_bot": False, "first_name": "Huda"}
    place = {"id": chat, "type": "supergroup", "title": "Group"}
    before, after = ("left", "member") if inside else ("member", "left")
    old, new = {"user": account, "status": before}, {"user": account, "status": after}
    return {"chat": place, "from": owner, "date": date, "old_chat_member": old, "new_chat_member": new}
