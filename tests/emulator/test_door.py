"""The door itself: what is no call at all."""

import aiohttp
import pytest
from tests.emulator.support import raw

from telegram_emulator import Emulator, Sim


@pytest.mark.parametrize("body", ["[1]", "{", "7"])
async def test_what_is_no_object_is_refused(emulator: Emulator, body: str) -> None:
    """With a 400 in JSON."""
    url = f"{emulator.url}/bot{emulator.token}/getMe"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
        assert (await answer.json())["description"] == "Bad Request: JSON object expected"


async def test_half_a_letter_is_refused(emulator: Emulator, sim: Sim) -> None:
    """A text that no UTF-8 can spell."""
    user = await sim.create_user("Ann", started=True)
    refused = await raw(emulator, "sendMessage", chat_id=user, text="\ud83d")
    assert refused["description"] == "Bad Request: strings must be encoded in UTF-8"
    assert len(await sim.calls()) == 1
