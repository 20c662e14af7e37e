"""`make faults`: every fault in its full size, or those whose names hold the given words; several side by side."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

from tests.faults import side_by_side
from tests.faults.rows import FAULTS, HEAD, Fault, bring_about

BROKEN_OFF = 130
USUAL = 1 if (os.cpu_count() or 1) < 2 else 3
"""How many at once: most of a row's time is spent waiting."""


def main(given: Sequence[str]) -> int:
    """Run what was asked for; 0 where everything held."""
    asked = _asked(given)
    if asked.only:
        return 0 if asyncio.run(_alone(next(fault for fault in FAULTS if fault.name == asked.only))) else 1
    chosen = [fault for fault in FAULTS if not asked.words or any(word in fault.name for word in asked.words)]
    _say(HEAD)
    if asked.jobs == 1:
        held = [asyncio.run(_alone(fault)) for fault in chosen]
    else:
        try:
            held = asyncio.run(_at_once(chosen, asked.jobs))
        except (KeyboardInterrupt, asyncio.CancelledError):
            _say("broken off\n")
            return BROKEN_OFF
    _say(f"{sum(held)} of {len(held)} held\n")
    return 0 if all(held) else 1


def _asked(given: Sequence[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    reader.add_argument("words", nargs="*", help="bring about those whose names hold one of these")
    reader.add_argument("--jobs", type=int, default=USUAL, help="how many side by side (%(default)s)")
    reader.add_argument("--only", choices=[fault.name for fault in FAULTS], metavar="NAME", help="this one alone")
    return reader.parse_args(given)


async def _alone(fault: Fault) -> bool:
    """Bring a fault about in this process, and print its lines."""
    held, lines = await bring_about(fault)
    _say(lines)
    return held


async def _at_once(chosen: Sequence[Fault], jobs: int) -> list[bool]:
    """Bring several about at once, print each as it ends, and all of them again in the table's order."""
    ended = await side_by_side.run(chosen, jobs, _say)
    _say(f"\n{HEAD}" + "".join(ended[fault.name].lines for fault in chosen))
    return [ended[fault.name].held for fault in chosen]


def _say(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
