"""2,000 cards due in the same second: `python -m benchmarks.punctuality` prints a table; nothing is judged by it."""

import argparse
import asyncio
import sys
from itertools import islice

from benchmarks.mass import LIMIT, SECOND, Mass, mass, now_ms, sent, until_over

LEAD_S = 8.0
RESTART_AFTER_S = 15.0
HEAD = f"{'run':<16} {'cards':>6} {'first':>8} {'last':>8} {'ideal':>8} {'ratio':>6} {'missed':>7} {'doubled':>8}"


async def punctual(groups: int, people: int, *, restart: bool) -> str:
    """Let a card be due in every group at the same moment, perhaps with a stop and a start in the middle."""
    async with mass(groups, people, "off") as school:
        await school.start()
        due = now_ms() + int(LEAD_S * SECOND)
        school.due(due)
        await asyncio.sleep(LEAD_S)
        pause = 0.0
        if restart:
            await asyncio.sleep(RESTART_AFTER_S)
            pause = await _restart(school)
        await until_over(school, 900)
        posts = [call for call in await sent(school) if call["ok"]]
        chats = {call["params"]["chat_id"] for call in posts}
        first, last = posts[0]["at_ms"] - due, posts[-1]["at_ms"] - due
        ideal = groups / LIMIT * SECOND + pause * SECOND
        name = "with a restart" if restart else "undisturbed"
        figures = f"{groups:>6} {first:>6}ms {last / SECOND:>7.2f}s {ideal / SECOND:>7.2f}s {last / ideal:>6.3f}"
        return f"{name:<16} {figures} {groups - len(chats):>7} {len(posts) - len(chats):>8}"


async def _restart(school: Mass) -> float:
    """Stop and start the bot; return for how long it was away."""
    began = now_ms()
    await school.stop()
    await school.start()
    return (now_ms() - began) / SECOND


async def main(options: argparse.Namespace) -> None:
    """Print the table."""
    sys.stdout.write(f"{HEAD}\n")
    for restart in islice((False, True), options.runs):
        sys.stdout.write(f"{await punctual(options.groups, options.people, restart=restart)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=2000)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--runs", type=int, default=2)
    asyncio.run(main(parser.parse_args()))
