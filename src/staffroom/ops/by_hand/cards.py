"""Cards made or changed in the chat, written beside a course: the entries, and their pictures from Telegram."""

import asyncio
from pathlib import Path

import aiohttp

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.refusal import Trouble
from staffroom.ops.by_hand.errands import Session, the_programme
from staffroom.ops.checks.probe import PATIENCE, Refused, Unreachable, ask_now
from staffroom.rooms import prompts

FILE = "cards.yaml"


def export(session: Session, slug: str | None, folder: Path | None) -> list[str]:
    """Return the entries as lines, or write them and their pictures into a folder and tell what was written.

    Raises Trouble where Telegram does not hand out a picture.
    """
    cards, out = session.local.read(lambda tx: _found(tx, the_programme(tx, slug).id))
    text = prompts.as_yaml(cards, out)
    if folder is None:
        return text.splitlines()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text, "utf-8")
    pictures = [(folder / prompts.picture_of(card), card.image) for card in cards if card.image]
    for file, number in pictures:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(_fetched(session, number))
    found = f"{_counted(len(cards), 'card')} and {_counted(len(pictures), 'picture')}"
    return [f"{found} written to {folder}. Copy them into the course's folder."]


def _found(tx: Tx, programme: ProgrammeId) -> tuple[list[prompts.Prompt], list[prompts.Prompt]]:
    return prompts.made_cards(tx, programme), prompts.taken_out(tx, programme)


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _fetched(session: Session, number: str) -> bytes:
    server, token = session.config.api_server, session.config.secrets.bot_token or ""
    try:
        path = ask_now(server, token, "getFile", file_id=number)["file_path"]
        return asyncio.run(_download(f"{server}/file/bot{token}/{path}"))
    except (Refused, Unreachable, KeyError) as error:
        raise Trouble(
            f"A picture cannot be fetched from Telegram ({error}); without --out only the words come."
        ) from None


async def _download(address: str) -> bytes:
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as line, line.get(address) as answer:
            answer.raise_for_status()
            return await answer.read()
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unreachable(type(error).__name__) from None
