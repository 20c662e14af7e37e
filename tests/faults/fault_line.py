"""Rows 9, 10 and 11: Telegram asks for patience, stumbles, or cuts the line before and after the effect."""

from typing import Literal

from tests.faults.judge import Verdict, judge
from tests.faults.school import Chance, School, school

A_QUARTER = 6 * 3_600_000
RESET_AFTER, RESET_BEFORE = "cut_after", "cut_before"


async def storm(rounds: int, cohorts: int, chance: float = 0.1) -> Verdict:
    """One message in ten is refused with 429; none is asked for before its time, none is lost or doubled."""
    async with school(cohorts) as opened:
        opened.faults.chances = (Chance("429", chance),)
        verdict = await _announce(opened, rounds)
        verdict.expect("requests before their time", await _hasty(opened), 0)
        return verdict


async def _hasty(opened: School) -> int:
    """Count the requests to a chat inside the time that a 429 for this chat had named."""
    closed: dict[str, int] = {}
    hasty = 0
    for call in await opened.sim.calls(limit=1_000_000):
        chat = str(call["params"].get("chat_id"))
        if not call["method"].startswith("send"):
            continue
        hasty += call["at_ms"] < closed.get(chat, 0)
        if not call["ok"] and call["error"]["error_code"] == 429:
            closed[chat] = call["at_ms"] + 1000 * call["error"]["parameters"]["retry_after"]
    return hasty


async def stumbles(rounds: int, cohorts: int, chance: float = 0.1) -> Verdict:
    """Telegram answers 500, and its proxy a page of HTML: nobody knows, so it is shown, never sent again by itself."""
    async with school(cohorts) as opened:
        opened.faults.chances = (Chance("500", chance / 2), Chance("502_html", chance / 2))
        verdict = await _announce(opened, rounds)
        verdict.expect("unknown", verdict.unknown, opened.faults.struck_by_chance)
        return verdict


async def resets(rounds: int, cohorts: int, policy: Literal["ask", "resend_once"], chance: float = 0.2) -> Verdict:
    """Cut the line before or after the effect: copies are exactly as the policy says."""
    async with school(cohorts, cards={"when_in_doubt": policy}) as opened:
        opened.faults.chances = (Chance(RESET_AFTER, chance / 2), Chance(RESET_BEFORE, chance / 2))
        verdict = await _announce(opened, rounds, most_copies=1 if policy == "ask" else 2)
        if policy == "ask":
            verdict.expect("unknown", verdict.unknown, opened.faults.struck_by_chance)
            await opened.wait_told("Did this arrive?")
        return verdict


async def _announce(opened: School, rounds: int, most_copies: int = 1) -> Verdict:
    await opened.start()
    for _ in range(rounds):
        await opened.announce()
        await opened.settled()
        if most_copies > 1:
            await opened.settled_doubts()
        await opened.sim.advance(A_QUARTER)
    verdict = await judge(opened, most_copies)
    verdict.tries = verdict.planned
    return verdict
