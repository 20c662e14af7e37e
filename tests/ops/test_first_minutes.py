"""The first ten minutes, as one process: from an empty folder to the test card."""

import asyncio
import os
import re
import sys
from pathlib import Path

from telegram_emulator import Emulator, Sim

ROOT = Path(__file__).parents[2]
ANSWERS = ("987654321:AAFirstMinutesFirstMinutesFirst", "Africa/Nairobi", "", "", "Green Valley", "1", "", "", "yes")
TOKEN = ANSWERS[0]


async def test_python_bot_py_in_an_empty_folder_ends_with_a_test_card_in_the_owners_chat(tmp_path: Path) -> None:
    """Nothing but the answers, and one tap on the link; then the same command is the bot."""
    home = tmp_path / "home"
    home.mkdir()
    known = {name: value for name, value in os.environ.items() if not name.startswith(("STAFFROOM_", "BOT_"))}
    async with asyncio.timeout(180), Emulator(token=TOKEN) as emulator, Sim(emulator.url) as sim:
        own = {"HOME": str(tmp_path), "STAFFROOM_HOME": str(home), "STAFFROOM_API_SERVER": emulator.url}
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, str(ROOT / "bot.py")),
            cwd=home,
            env=known | own | {"PYTHONIOENCODING": "utf-8"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            await _sit_through(bot, sim)
        finally:
            if bot.returncode is None:
                bot.kill()
            await bot.communicate()


async def _sit_through(bot: asyncio.subprocess.Process, sim: Sim) -> None:
    """Answer, open the owner link, see the card, and stop the bot."""
    assert bot.stdin
    assert bot.stdout
    assert bot.stderr
    bot.stdin.write("".join(f"{answer}\n" for answer in ANSWERS).encode())
    said = await _until(bot.stdout, "starts it again")
    link = re.search(r"https://t\.me/\S+\?start=\S+", said)
    assert link
    owner = await sim.create_user("Olu")
    await sim.open_link(owner, link[0])
    log = await _until(bot.stderr, "the test card is in the admin's chat")
    assert TOKEN not in said + log
    assert any(message.get("photo") for message in await sim.private(owner))
    bot.terminate()
    assert await bot.wait() == 0


async def _until(stream: asyncio.StreamReader, words: str) -> str:
    """Return what is said until some words come."""
    said = ""
    while words not in said:
        line = await stream.readline()
        assert line, said
        said += line.decode()
    return said
