"""The set-up for practice, beside a stand-in."""

import asyncio
import json
import re
import urllib.request
from pathlib import Path

import pytest
from tests.ops.support import lines, prepare

from staffroom.demo import practice
from staffroom.kernel.clock import SystemClock
from staffroom.kernel.refusal import Trouble
from staffroom.ops.checks.check import examine
from staffroom.ops.setup.terminal import Terminal

ANSWERS = [practice.TOKEN, "Africa/Nairobi", "", "", "Green Valley", "1", "", "", "no"]


async def _practise(folder: Path, answers: list[str | type[BaseException]], heard: list[str]) -> None:
    """Answer in turn."""
    left = list(answers)

    def ask(_prompt: str) -> str:
        answer = left.pop(0)
        if isinstance(answer, str):
            return answer
        raise answer

    await asyncio.to_thread(practice.run, folder, 0, Terminal(ask, heard.append), prepare)
    assert not left


async def test_it_is_the_set_up_beside_a_stand_in_and_touches_nothing_else(tmp_path: Path) -> None:
    """The key lies in the folder, too, and the owner link in the envelope of the page."""
    heard: list[str] = []
    folder = tmp_path / "practice"
    await _practise(folder, [*ANSWERS], heard)
    text = "\n".join(heard)
    assert practice.TOKEN in text
    assert (folder / "key" / "db.key").exists()
    page = re.search(r"this page in your browser: (http://127\.0\.0\.1:\d+/)", text)
    assert page
    assert f"open it from the envelope at the top of {page[1]}" in text


async def test_what_it_tells_to_type_acts_in_the_practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command names its settings, and the check says that Telegram is played there."""
    heard: list[str] = []
    folder = tmp_path / "practice"
    await _practise(folder, [*ANSWERS], heard)
    said = "\n".join(heard)
    for on_paper in ("restore BACKUP_FILE", "recovery-sheet --type"):  # typed on another machine
        said = said.replace(f"python bot.py {on_paper}", "")
    named = re.findall(r"python bot\.py (\S+ \S+)", said)
    assert named
    assert set(named) == {f"--config {folder / 'config.yaml'}"}
    monkeypatch.chdir(tmp_path)
    found = await asyncio.to_thread(examine, folder / "config.yaml", {}, SystemClock())
    assert [one.as_json()["name"] for one in found if one.level == "problem"] == []
    assert "practice: Telegram is played on this machine" in lines(found, "ok")
    assert "setup --practice" in lines(found, "ok")


async def test_the_page_shows_the_schools_clock_once_its_zone_is_known(tmp_path: Path) -> None:
    """Until then, that of whoever looks at it."""
    heard: list[str] = []
    zones: list[str | None] = []
    left = list(ANSWERS)

    def ask(_prompt: str) -> str:
        page = re.search(r"http://127\.0\.0\.1:\d+/", "\n".join(heard))
        assert page
        with urllib.request.urlopen(f"{page[0]}sim/time") as answer:  # noqa: S310  our own stand-in
            zones.append(json.load(answer)["zone"])
        return left.pop(0)

    await asyncio.to_thread(practice.run, tmp_path / "practice", None, Terminal(ask, heard.append), prepare)
    assert zones == [None, None, *["Africa/Nairobi"] * (len(ANSWERS) - 2)]


async def test_one_that_was_broken_off_goes_on_and_a_complete_one_begins_anew(tmp_path: Path) -> None:
    """A folder of anything else is never touched."""
    folder = tmp_path / "practice"
    with pytest.raises(Trouble, match="Stopped"):
        await _practise(folder, [*ANSWERS[:2], KeyboardInterrupt], [])
    await _practise(folder, [*ANSWERS[2:]], [])
    await _practise(folder, [*ANSWERS], [])
    own = tmp_path / "own"
    own.mkdir()
    (own / "config.yaml").write_text("language: en", "utf-8")
    with pytest.raises(Trouble, match="not from an earlier practice"):
        await _practise(own, [], [])
    assert (own / "config.yaml").read_text("utf-8") == "language: en"
