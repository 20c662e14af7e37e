"""Runs the stand-in alone: `python -m telegram_emulator --port 8081 --token 123:abc`."""

import argparse
import asyncio
import sys
from pathlib import Path

from telegram_emulator.server import Emulator
from telegram_emulator.world.limits import MODELS

ABOUT = """A stand-in for the Telegram Bot API on this machine.

Point a bot at the address that is printed, with the token, as at https://api.telegram.org. Play the people with
POST /sim/<act>, read what happened with GET /sim/<view>, or open the address in a browser.
GET /sim/acts explains every act, GET /sim/faults every kind of trouble."""


def parser() -> argparse.ArgumentParser:
    """Describe the arguments."""
    made = argparse.ArgumentParser(
        prog="telegram_emulator", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    made.add_argument("--port", type=int, default=8081, help="the port to listen on, 0 for any (%(default)s)")
    made.add_argument("--token", default="42:TEST", help="the bot's token; its number is the bot's id (%(default)s)")
    made.add_argument("--username", default="staffroom_demo_bot", help="the bot's public name (%(default)s)")
    made.add_argument("--name", default="Staffroom", help="the bot's first name (%(default)s)")
    made.add_argument("--seed", type=int, default=0, help="what all chance is drawn from (%(default)s)")
    made.add_argument("--speed", type=float, default=1.0, help="how fast the clock runs (%(default)s); 0: it stands")
    made.add_argument("--start-ms", type=int, help="where the clock begins, in UTC milliseconds (now)")
    made.add_argument("--patient", action="store_true", help="never let an update go stale")
    made.add_argument(
        "--limits",
        choices=MODELS,
        default="off",
        help="; ".join(f"{name}: {says}" for name, says in MODELS.items()) + " (%(default)s)",
    )
    made.add_argument("--latency", type=float, default=0, help="milliseconds that each call is on its way (0)")
    made.add_argument(
        "--local-webhooks",
        action="store_true",
        help="take webhooks on this machine, http and any port too, and deliver to them; nothing goes further",
    )
    made.add_argument("--lenient", action="store_true", help="ignore unknown parameters, as the real server does")
    made.add_argument("--ledger", type=Path, help="a file that gets each accepted call, synced")
    return made


def main() -> None:
    """Read the arguments and serve until interrupted."""
    try:
        asyncio.run(_serve(parser().parse_args()))
    except KeyboardInterrupt:
        sys.exit(0)


async def _serve(options: argparse.Namespace) -> None:
    emulator = Emulator(
        host=options.host,
        port=options.port,
        token=options.token,
        username=options.username,
        name=options.name,
        seed=options.seed,
        speed=options.speed,
        start_ms=options.start_ms,
        expire=not options.patient,
        limits=options.limits,
        latency_ms=options.latency,
        local_webhooks=options.local_webhooks,
        strict=not options.lenient,
        ledger_path=options.ledger,
    )
    async with emulator:
        sys.stdout.write(f"Bot API for token {emulator.token} at {emulator.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
