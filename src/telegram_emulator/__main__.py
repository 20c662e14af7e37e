"""Runs the stand-in alone: `python -m telegram_emulator --port 8081 --token 123:abc`."""

import argparse
import asyncio
import sys
from pathlib import Path

from telegram_emulator.server import Emulator


def main() -> None:
    """Read the arguments and serve until interrupted."""
    parser = argparse.ArgumentParser(prog="telegram_emulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="42:TEST")
    parser.add_argument("--username", default="staffroom_demo_bot")
    parser.add_argument("--speed", type=float, default=1.0, help="how fast the clock runs")
    parser.add_argument("--ledger", type=Path, help="a file that gets each accepted call, synced")
    try:
        asyncio.run(_serve(parser.parse_args()))
    except KeyboardInterrupt:
        sys.exit(0)


async def _serve(options: argparse.Namespace) -> None:
    emulator = Emulator(
        host=options.host,
        port=options.port,
        token=options.token,
        username=options.username,
        speed=options.speed,
        ledger_path=options.ledger,
    )
    async with emulator:
        sys.stdout.write(f"Bot API for token {emulator.token} at {emulator.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
