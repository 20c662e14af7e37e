"""The set-up by a file of answers, against the stand-in, with real files."""

import asyncio
import re
import stat
from datetime import date
from pathlib import Path

import pytest
from tests.ops.support import NOW, Installation, prepare

from staffroom.config import read_env
from staffroom.kernel.ids import UserId
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import recovery
from staffroom.ops.keys import database_key
from staffroom.ops.setup import answers
from staffroom.rooms import people
from telegram_emulator import Emulator, Sim

PAGE = Path(__file__).parents[2] / "docs" / "operator" / "set-up.md"
WHOLE = """
organisation: "Green Valley"
zone: Africa/Nairobi
school_week: [mon, tue, wed, thu, fri]
language: zh
lead: alone
start: 2026-10-12
token_file: token.txt
recovery_sheet: sheet.txt
"""


@pytest.fixture
def at_stand_in(place: Installation, emulator: Emulator) -> Installation:
    """Point the installation at the stand-in, with a token in a file."""
    place.change("https://api.telegram.org", emulator.url)
    place.environment["TZ"] = "Asia/Riyadh"
    (place.home / "token.txt").write_text("42:TEST\n", "utf-8")
    return place


async def _set_up(place: Installation, written: str) -> list[str]:
    file = place.home / "answers.yaml"
    file.write_text(written, "utf-8")
    return await asyncio.to_thread(lambda: list(answers.run(file, place.environment, prepare, NOW)))


async def test_a_file_of_answers_makes_the_same_installation_and_tells_where_sheet_and_link_are(
    at_stand_in: Installation,
) -> None:
    """Nothing is asked, and the sheet is nobody else's to read."""
    place, told = at_stand_in, "\n".join(await _set_up(at_stand_in, WHOLE))
    programme = place.config.settings.programmes[0]
    assert (programme.zone, programme.start, programme.solo) == ("Africa/Nairobi", date(2026, 10, 12), True)
    assert programme.school_week == ("mon", "tue", "wed", "thu", "fri")
    assert (place.config.settings.language, place.config.settings.organisation.name) == ("zh", "Green Valley")
    assert read_env(place.home / ".env") == {"BOT_TOKEN": "42:TEST"}
    sheet = place.home / "sheet.txt"
    assert f"Recovery sheet: {sheet}" in told
    assert recovery.lines(database_key(place.config))[3] in sheet.read_text("utf-8")
    assert recovery.lines(database_key(place.config))[3] not in told
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    found = re.search(r"Owner link: https://t\.me/staffroom_demo_bot\?start=(\S+)", told)
    assert found
    local = place.open()
    assert isinstance(local.write(people.open_link, found[1], UserId(7), "Olu", "en", NOW), people.Opened)
    local.close()


async def test_what_is_left_out_is_guessed_as_the_questions_would_propose_it_and_told(
    at_stand_in: Installation,
) -> None:
    """Only the name must be there; the token may come from the environment, and is then written nowhere."""
    at_stand_in.environment |= {"BOT_TOKEN": "42:TEST", "LANG": "ar_SA.UTF-8", "TZ": "Africa/Nairobi"}
    told = "\n".join(await _set_up(at_stand_in, "organisation: Green Valley"))
    assert "zone: Africa/Nairobi (as proposed)" in told
    assert "school_week: mon tue wed thu fri (as proposed)" in told
    assert "language: ar (as proposed)" in told
    assert "start: 2026-10-05 (as proposed)" in told
    assert f"Recovery sheet: {at_stand_in.config.key_file.parent / 'recovery-sheet.txt'}" in told
    assert not (at_stand_in.home / ".env").exists()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("zone: Africa/Nairobi", "zone: Nairobi", r"answers\.yaml:3:7: zone: .*did you mean 'Africa/Nairobi'"),
        ("lead: alone", "lead: everybody", r"answers\.yaml:6:7: lead: "),
        ("lead: alone", "leads: alone", r"answers\.yaml:6:8: leads: unknown setting, did you mean 'lead'"),
        ("lead: alone", "token: 42:TEST", r"answers\.yaml:6:8: token: unknown setting, did you mean 'token_file'"),
        ('organisation: "Green Valley"', "", r"answers\.yaml:3:1: organisation: is missing"),
        (
            "2026-10-12",
            "2026-10-11",
            r"answers\.yaml:7:8: start: 2026-10-11 cannot be .*no school day.*such as 2026-10-12",
        ),
        ("2026-10-12", "2026-09-07", r"answers\.yaml:7:8: start: 2026-09-07 is past"),
        ("token.txt", "nowhere.txt", r"answers\.yaml:8:13: token_file: .*nowhere\.txt cannot be read"),
        ("token.txt", "answers.yaml", r"answers\.yaml:8:13: token_file: there is no token"),
    ],
)
async def test_a_mistake_is_told_with_its_line(at_stand_in: Installation, before: str, after: str, said: str) -> None:
    """And with what to write instead."""
    assert before in WHOLE
    with pytest.raises(Trouble, match=said) as caught:
        await _set_up(at_stand_in, WHOLE.replace(before, after))
    assert caught.value.exit_code == CONFIGURATION


async def test_a_bot_that_is_not_free_is_refused_with_what_to_do(
    at_stand_in: Installation, emulator: Emulator, sim: Sim
) -> None:
    """A stranger's webhook goes only where the file says so."""
    with pytest.raises(Trouble, match="Set BOT_TOKEN in the environment, or write it alone into a file"):
        await _set_up(at_stand_in, "organisation: Green Valley")
    await sim.set_joining(on=False)
    with pytest.raises(Trouble, match="send BotFather /setjoingroups"):
        await _set_up(at_stand_in, WHOLE)
    await sim.set_joining(on=True)
    emulator.world.webhook.seize()
    with pytest.raises(Trouble, match=r"by a webhook to stranger\.example.*`remove_webhook: true`"):
        await _set_up(at_stand_in, WHOLE)
    await _set_up(at_stand_in, f"{WHOLE}remove_webhook: true\n")
    assert not emulator.world.webhook.url
    (at_stand_in.home / "token.txt").write_text("7:WRONG", "utf-8")
    with pytest.raises(Trouble, match="Telegram does not know this token"):
        await _set_up(at_stand_in, WHOLE)


def test_every_answer_is_documented() -> None:
    """The page has a line for each, and none for one that there is not."""
    part = PAGE.read_text("utf-8").partition("## Set-up by a file of answers")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) == set(answers.Answers.model_fields)
