"""Post to 2,000 groups under trouble: `python -m benchmarks.broadcast` prints a table; nothing is judged by it."""

import argparse
import asyncio
import sys
import time
from collections import Counter
from itertools import product

from benchmarks.mass import LIMIT, SECOND, Mass, everything, mass, now_ms, sent, until_over
from telegram_emulator.shapes import Shape

MODELS = ("window", "bucket", "penalty")
ROUND_TRIP_MS = 60
LEAD_S = 5.0
EVERY_S = 0.4
"""Between two questions of people who wait for an answer."""
TROUBLE = (
    *({"kind": "429", "probability": 0.002, "retry_after": seconds} for seconds in range(1, 6)),
    {"kind": "500", "probability": 0.005},
    {"kind": "502_html", "probability": 0.005},
    {"kind": "cut_before", "probability": 0.0025},
    {"kind": "cut_after", "probability": 0.0025},
)
HEAD = "model   seed  posts  factor  own 429  30th after  lost  doubled  unknown  reply p95"


async def broadcast(model: str, seed: int, groups: int, people: int) -> str:
    """Post to all groups while people ask for answers, and return a line of the table.

    The seed decides which calls fail: one that is told to wait near the end is the last one, and sets the factor.
    """
    async with mass(groups, people, model, known=40, seed=seed) as school:
        await school.start()
        await school.sim.faults(latency_ms=ROUND_TRIP_MS)
        for order in TROUBLE:
            await school.sim.faults(method="sendMessage", count=-1, **order)
        begun = now_ms() + int(LEAD_S * SECOND)
        school.due(begun)
        await asyncio.sleep(LEAD_S)
        asked: list[tuple[int, int]] = []
        asking = asyncio.ensure_future(_ask(school, asked))
        states = await until_over(school, 600)
        asking.cancel()
        return await _line(f"{model:<8} {seed:>3}", school, begun, states, asked)


async def _ask(school: Mass, asked: list[tuple[int, int]]) -> None:
    """Let one person after the other ask for help, and note when."""
    people = school.groups[0]["people"]
    for number in range(10_000):
        person = people[number % len(people)]
        asked.append((person, now_ms()))
        await school.sim.say_private(person, "/help")
        await asyncio.sleep(EVERY_S)


async def _line(name: str, school: Mass, begun: int, states: dict[str, int], asked: list[tuple[int, int]]) -> str:
    """Return the figures; the ideal is 30 calls a second, people's answers among them: they share the limit."""
    posts = await sent(school)
    copies = Counter(call["params"]["chat_id"] for call in posts if call["ok"])
    failed = sum(not call["ok"] for call in posts)
    last = max(call["at_ms"] for call in posts)
    said = [call for call in await everything(school) if call["method"] == "sendMessage"]
    answers = sum(begun <= call["at_ms"] <= last for call in said) - len(posts)
    limits = await school.sim.limits()
    ideal = (len(school.groups) + failed + answers) / LIMIT * SECOND
    lost = len(school.groups) - len(copies) - states.get("unknown", 0)
    doubled = sum(count - 1 for count in copies.values())
    own = sum(limits["refused"].values())
    figures = f"{len(school.groups):>6} {(last - begun) / ideal:>7.3f} {own:>8} {_closest(said):>8}ms"
    figures += f" {max(0, lost):>5} {doubled:>8}"
    return f"{name} {figures} {states.get('unknown', 0):>8} {await _replies(school, asked):>8.0f}ms"


def _closest(said: list[Shape]) -> int:
    """Return the fewest milliseconds that lay between a message and the 30th after it: below 1,000 is too fast."""
    moments = [call["at_ms"] for call in said]
    return min((after - before for before, after in zip(moments, moments[LIMIT:], strict=False)), default=0)


async def _replies(school: Mass, asked: list[tuple[int, int]]) -> float:
    """Return the 95th percentile of the milliseconds from a question until its answer stood there."""
    answers: dict[str, list[int]] = {}
    for call in await everything(school):
        if call["ok"] and call["method"] == "sendMessage":
            answers.setdefault(str(call["params"]["chat_id"]), []).append(call["at_ms"])
    waits = []
    for person, at in asked:
        later = [moment for moment in answers.get(str(person), []) if moment >= at]
        waits.append(later[0] - at if later else float("inf"))
    waits = sorted(waits[: -int(3 / EVERY_S)])  # the last ones may not have been answered yet
    return waits[int(len(waits) * 0.95)] if waits else float("nan")


async def main(options: argparse.Namespace) -> None:
    """Print the table."""
    sys.stdout.write(f"{HEAD}\n")
    for model, seed in product(options.models, options.seeds):
        began = time.monotonic()
        line = await broadcast(model, seed, options.groups, options.people)
        sys.stdout.write(f"{line}   ({time.monotonic() - began:.0f} s)\n")
        sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=2000)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--models", nargs="*", default=MODELS)
    parser.add_argument("--seeds", nargs="*", type=int, default=(0, 1, 2))
    asyncio.run(main(parser.parse_args()))
