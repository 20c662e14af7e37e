"""The set-up, asked and answered against the stand-in, with real files."""

import asyncio
import json
import re
import stat

import pytest
import yaml
from tests.ops.support import NOW, Installation, prepare

from staffroom import data_files
from staffroom.config import read_env
from staffroom.kernel.ids import UserId
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import recovery, wizard
from staffroom.ops.keys import database_key
from staffroom.ops.questions import guess_zone
from staffroom.rooms import people
from telegram_emulator import Emulator

ANSWERS = ["42:TEST", "Africa/Nairobi", "2", "3", "مدرسة النور", "1"]


class Person:
    """Someone at the terminal: gives the answers in turn, an exception counts as one, and remembers what was said."""

    def __init__(self, *answers: str | type[BaseException]) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []
        self.heard: list[str] = []

    def ask(self, prompt: str) -> str:
        """Answer a question."""
        self.asked.append(prompt)
        answer = self._answers.pop(0)
        if isinstance(answer, str):
            return answer
        raise answer

    @property
    def terminal(self) -> wizard.Terminal:
        """Return the terminal that this person sits at."""
        return wizard.Terminal(self.ask, self.heard.append)

    @property
    def text(self) -> str:
        """Return everything that was said."""
        return "\n".join(self.heard)


@pytest.fixture
def at_stand_in(place: Installation, emulator: Emulator) -> Installation:
    """Point the installation at the stand-in."""
    place.change("https://api.telegram.org", emulator.url)
    return place


async def _sit_down(place: Installation, person: Person) -> None:
    await asyncio.to_thread(wizard.run, place.environment, person.terminal, prepare, NOW)


async def test_six_answers_make_a_complete_installation(at_stand_in: Installation) -> None:
    """Settings, secrets, key, database, sheet and owner link are all there."""
    place, person = at_stand_in, Person(*ANSWERS)
    before = (place.home / "config.yaml").read_text("utf-8")
    await _sit_down(place, person)
    assert len(person.asked) == 6
    programme = place.config.settings.programmes[0]
    assert programme.zone == "Africa/Nairobi"
    assert programme.school_week == ("mon", "tue", "wed", "thu", "fri")
    assert programme.solo
    assert place.config.settings.language == data_files.languages()[2]
    assert place.config.settings.organisation.name == "مدرسة النور"
    after = (place.home / "config.yaml").read_text("utf-8")
    assert [line for line in after.splitlines() if "#" in line] == [line for line in before.splitlines() if "#" in line]
    assert read_env(place.home / ".env") == {"BOT_TOKEN": "42:TEST"}
    for secret in (place.home / ".env", place.config.key_file):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert "42:TEST" not in after
    assert recovery.lines(database_key(place.config))[3] in person.text
    assert "BotFather" in person.text
    assert not wizard.is_unfinished(place.environment)
    assert wizard.has_token(place.environment)


async def test_a_first_day_that_is_past_is_told_before_the_bot_is_started(at_stand_in: Installation) -> None:
    """The example's day is past for whoever comes later; a day to come is not worth a word."""
    person = Person(*ANSWERS)
    await _sit_down(at_stand_in, person)
    hint = person.text.index("first day of 'classroom-management', 2026-09-06, is past")
    assert hint < person.text.index("bot.py run")
    assert f"open {at_stand_in.home / 'config.yaml'} in a text editor" in person.text
    assert "behind `start:`" in person.text
    at_stand_in.change("start: 2026-09-06", "start: 2026-09-22")
    later = Person("", *ANSWERS[1:])
    await _sit_down(at_stand_in, later)
    assert "is past" not in later.text
    assert "2026-09-22" in later.text


async def test_a_first_day_that_does_not_suit_the_school_week_is_told_with_a_better_one(
    at_stand_in: Installation,
) -> None:
    """The answer to the third question may make it so."""
    at_stand_in.change("start: 2026-09-06", "start: 2027-09-05")
    person = Person(*ANSWERS)
    await _sit_down(at_stand_in, person)
    assert "2027-09-05, is no school day" in person.text
    assert "2027-09-06" in person.text
    other = Person("", ANSWERS[1], "1", *ANSWERS[3:])
    await _sit_down(at_stand_in, other)
    assert "is no school day" not in other.text


async def test_the_owner_link_makes_whoever_opens_it_an_admin(at_stand_in: Installation) -> None:
    """Once, and not again for somebody else."""
    person = Person(*ANSWERS)
    await _sit_down(at_stand_in, person)
    found = re.search(r"https://t\.me/staffroom_demo_bot\?start=([\w-]{16,64})", person.text)
    assert found
    local = at_stand_in.open()
    opened = local.write(people.open_link, found[1], UserId(7), "Olu Owner", "en", NOW)
    again = local.write(people.open_link, found[1], UserId(8), "Sly Stranger", "en", NOW)
    local.close()
    assert isinstance(opened, people.Opened)
    assert isinstance(again, people.Closed)


async def test_answers_that_are_not_understood_are_asked_again_with_a_remedy(at_stand_in: Installation) -> None:
    """Nothing of a wrong answer is kept."""
    person = Person(
        *("hello", "7:WRONG", "Use this token: 42:TEST ok?"),
        *("Nairobi", "Africa/Nairobi"),
        *("9", "sun tue mon", "sat sun mon tue wed"),
        *("klingon", "english"),
        *("x" * 200, "Green Valley"),
        *("maybe", "2"),
    )
    await _sit_down(at_stand_in, person)
    for remedy in (
        "That is no token. Copy the whole line",
        "Telegram does not know this token. Copy it once more from BotFather",
        "did you mean 'Africa/Nairobi'?",
        "Write a number from 1 to 4, or the days in order",
        "name each day once, in order",
        "Write a number from 1 to 3",
        "Write a shorter name",
        "Write 1 or 2",
    ):
        assert remedy in person.text
    programme = at_stand_in.config.settings.programmes[0]
    assert programme.school_week == ("sat", "sun", "mon", "tue", "wed")
    assert not programme.solo
    assert read_env(at_stand_in.home / ".env") == {"BOT_TOKEN": "42:TEST"}


@pytest.mark.parametrize("stop", range(6))
@pytest.mark.parametrize("how", [KeyboardInterrupt, EOFError])
async def test_broken_off_anywhere_it_goes_on_where_it_was(
    at_stand_in: Installation, stop: int, how: type[BaseException]
) -> None:
    """Nothing is asked twice, and the files are sound in between."""
    first, second = Person(*ANSWERS[:stop], how), Person(*ANSWERS[stop:])
    with pytest.raises(Trouble, match="goes on from here") as caught:
        await _sit_down(at_stand_in, first)
    assert caught.value.exit_code == wizard.STOPPED
    assert at_stand_in.config.settings.programmes
    assert wizard.is_unfinished(at_stand_in.environment) == (stop > 0)
    await _sit_down(at_stand_in, second)
    assert len(first.asked) + len(second.asked) == 6 + 1
    assert at_stand_in.config.settings.organisation.name == ANSWERS[4]


async def test_enter_keeps_what_is_there(at_stand_in: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second set-up changes nothing that is not answered anew."""
    monkeypatch.delenv("TZ", raising=False)
    await _sit_down(at_stand_in, Person(*ANSWERS))
    before = at_stand_in.config.settings
    zone = "Africa/Nairobi" if not guess_zone({}) else "africa/nairobi"
    await _sit_down(at_stand_in, Person("", zone, "", "", "", ""))
    assert at_stand_in.config.settings == before


async def test_a_server_that_is_away_is_told_and_the_token_is_tried_again(place: Installation) -> None:
    """The same token need not be typed again."""
    place.change("https://api.telegram.org", "http://127.0.0.1:9")
    person = Person("42:TEST", "", KeyboardInterrupt)
    with pytest.raises(Trouble):
        await _sit_down(place, person)
    assert person.text.count("cannot be reached") == 2
    assert not (place.home / ".env").exists()


async def test_a_token_in_the_environment_is_not_asked_for(at_stand_in: Installation) -> None:
    """A service has it already."""
    at_stand_in.environment["BOT_TOKEN"] = "42:TEST"
    person = Person(*ANSWERS[1:])
    await _sit_down(at_stand_in, person)
    assert len(person.asked) == 5
    assert not (at_stand_in.home / ".env").exists()


async def test_without_settings_of_its_own_an_installation_gets_a_copy_of_the_example(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The packaged file itself is never written to."""
    (place.home / "config.yaml").unlink()
    monkeypatch.chdir(place.home)
    example = data_files.example_config().read_text("utf-8")
    with pytest.raises(Trouble):
        await _sit_down(place, Person(KeyboardInterrupt))
    assert (place.home / "config.yaml").read_text("utf-8") == example


async def test_a_mistake_in_the_settings_is_told_before_any_question(at_stand_in: Installation) -> None:
    """With file and line."""
    at_stand_in.change("keep: 7", "keep: 0")
    person = Person()
    with pytest.raises(Trouble, match=r"config\.yaml:\d+:\d+: backup\.keep") as caught:
        await _sit_down(at_stand_in, person)
    assert caught.value.exit_code == CONFIGURATION
    assert not person.asked


def test_the_machines_zone_is_proposed_unless_it_is_a_servers() -> None:
    """UTC is no school's zone."""
    assert guess_zone({"TZ": "Africa/Nairobi"}) == "Africa/Nairobi"
    assert guess_zone({"TZ": "UTC"}) != "UTC"


def test_progress_survives_a_broken_file(place: Installation) -> None:
    """Then everything is asked again."""
    progress = wizard.Progress(place.home)
    progress.add("token")
    progress.add("zone")
    assert json.loads(progress.file.read_text("utf-8")) == ["token", "zone"]
    progress.file.write_text("{", "utf-8")
    assert progress.answered() == []
    assert yaml.safe_load((place.home / "config.yaml").read_text("utf-8"))
