"""The set-up, asked and answered against the stand-in, with real files."""

import asyncio
import json
import re
import stat
from datetime import date

import pytest
import yaml
from tests.ops.support import NOW, Installation, prepare

from staffroom import data_files
from staffroom.config import read_env
from staffroom.kernel.ids import UserId
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import recovery
from staffroom.ops.keys import database_key
from staffroom.ops.lock import ProcessLock
from staffroom.ops.setup import begun, guesses, wizard
from staffroom.ops.setup.questions import Moment, settings_questions
from staffroom.ops.setup.terminal import STOPPED, Terminal
from staffroom.rooms import people
from telegram_emulator import Emulator, Sim

ANSWERS = ["42:TEST", "Africa/Nairobi", "2", "3", "مدرسة النور", "1", "2026-10-05"]
LATER = ("", "no")
"""The recovery sheet is written down later, and the bot is started later."""


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
    def terminal(self) -> Terminal:
        """Return the terminal that this person sits at."""
        return Terminal(self.ask, self.heard.append)

    @property
    def text(self) -> str:
        """Return everything that was said."""
        return "\n".join(self.heard)


@pytest.fixture
def at_stand_in(place: Installation, emulator: Emulator) -> Installation:
    """Point the installation at the stand-in."""
    place.change("https://api.telegram.org", emulator.url)
    return place


async def _sit_down(place: Installation, person: Person) -> bool:
    return await asyncio.to_thread(wizard.run, place.environment, person.terminal, prepare, NOW)


async def test_seven_answers_make_a_complete_installation(at_stand_in: Installation) -> None:
    """Settings, secrets, key, database, sheet and owner link are all there."""
    place, person = at_stand_in, Person(*ANSWERS, *LATER)
    before = (place.home / "config.yaml").read_text("utf-8")
    assert not await _sit_down(place, person)
    assert len(person.asked) == 7 + len(LATER)
    programme = place.config.settings.programmes[0]
    assert programme.zone == "Africa/Nairobi"
    assert programme.school_week == ("mon", "tue", "wed", "thu", "fri")
    assert programme.solo
    assert programme.start == date(2026, 10, 5)
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
    assert not begun.is_unfinished(place.environment)
    assert begun.has_token(place.environment)


async def test_a_first_day_is_proposed_and_one_that_does_not_suit_is_told_with_a_better_one(
    at_stand_in: Installation,
) -> None:
    """It is asked after the school week, which it must suit, and leaves time to invite; Enter takes the better one."""
    person = Person(*ANSWERS[:6], "2026-09-06", "soon", "03/10/2026", "18/10/2026", "", *LATER)
    await _sit_down(at_stand_in, person)
    assert "2026-09-06 is past" in person.text
    assert "'soon' is no day. Write it as year-month-day" in person.text
    assert "For Saturday, 3 October 2026 write 2026-10-03" in person.text
    assert "2026-10-18 cannot be the first day: it is no school day" in person.text
    assert "Write another day, such as 2026-10-19 (Monday, 19 October 2026)" in person.text
    assert person.asked[6] == "Day, as year-month-day [2026-10-05]: "
    assert person.asked[10] == "Day, as year-month-day [2026-10-19]: "
    assert at_stand_in.config.settings.programmes[0].start == date(2026, 10, 19)


async def test_the_owner_link_makes_whoever_opens_it_an_admin(at_stand_in: Installation) -> None:
    """Once, and not again for somebody else."""
    person = Person(*ANSWERS, *LATER)
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
        *("", "x" * 200, "Green Valley"),
        *("maybe", "2"),
        *("", "", "perhaps", "n"),
    )
    await _sit_down(at_stand_in, person)
    for remedy in (
        "That is no token. Copy the whole line",
        "Telegram does not know this token. Copy it once more from BotFather",
        "did you mean 'Africa/Nairobi'?",
        "Write a number from 1 to 4, or the days in order",
        "name each day once, in order",
        "Write a number from 1 to 3",
        "Write the name as your teachers know it",
        "Write a shorter name",
        "Write 1 or 2",
        "Write yes or no",
    ):
        assert remedy in person.text
    programme = at_stand_in.config.settings.programmes[0]
    assert programme.school_week == ("sat", "sun", "mon", "tue", "wed")
    assert not programme.solo
    assert read_env(at_stand_in.home / ".env") == {"BOT_TOKEN": "42:TEST"}


@pytest.mark.parametrize(("stop", "how"), [(3, EOFError), *((stop, KeyboardInterrupt) for stop in range(9))])
async def test_broken_off_anywhere_it_goes_on_where_it_was(
    at_stand_in: Installation, stop: int, how: type[BaseException]
) -> None:
    """Nothing is asked twice, and the files are sound in between."""
    typed = [*ANSWERS, *LATER]
    first, second = Person(*typed[:stop], how), Person(*typed[min(stop, 7) :])
    with pytest.raises(Trouble, match="goes on from here") as caught:
        await _sit_down(at_stand_in, first)
    assert caught.value.exit_code == STOPPED
    assert at_stand_in.config.settings.programmes
    assert begun.is_unfinished(at_stand_in.environment) == (0 < stop < 8)
    if stop == 8:  # nothing but the start was left: the same command is that
        return
    await _sit_down(at_stand_in, second)
    assert len(first.asked) + len(second.asked) == 7 + len(LATER) + 1
    assert at_stand_in.config.settings.organisation.name == ANSWERS[4]


async def test_enter_keeps_what_is_there(at_stand_in: Installation) -> None:
    """A second set-up changes nothing that is not answered anew, whatever the machine would let one guess."""
    at_stand_in.environment |= {"TZ": "Asia/Riyadh", "LANG": "ar_SA.UTF-8"}
    await _sit_down(at_stand_in, Person(*ANSWERS, *LATER))
    before = at_stand_in.config.settings
    await _sit_down(at_stand_in, Person("", "", "", "", "", "", "", *LATER))
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
    person = Person(*ANSWERS[1:], *LATER)
    await _sit_down(at_stand_in, person)
    assert len(person.asked) == 6 + len(LATER)
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


def test_progress_survives_a_broken_file(place: Installation) -> None:
    """Then everything is asked again."""
    progress = begun.Progress(place.home)
    progress.add("token")
    progress.add("zone")
    assert json.loads(progress.file.read_text("utf-8")) == ["token", "zone"]
    progress.file.write_text("{", "utf-8")
    assert progress.answered() == []
    assert yaml.safe_load((place.home / "config.yaml").read_text("utf-8"))


async def test_a_strangers_webhook_is_offered_for_removal_by_its_host_and_never_taken_silently(
    at_stand_in: Installation, emulator: Emulator
) -> None:
    """The rest of its address may be a secret; whoever needs the other program takes another bot."""
    emulator.world.webhook.set("https://old.example/hook/secret-path", {}, NOW, hasty=False)
    wary = Person("42:TEST", "what", "2", KeyboardInterrupt)
    with pytest.raises(Trouble):
        await _sit_down(at_stand_in, wary)
    assert "a webhook leads to old.example." in wary.text
    assert "secret-path" not in wary.text
    assert "Make a bot of its own for Staffroom" in wary.text
    assert emulator.world.webhook.url
    sure = Person("42:TEST", "1", *ANSWERS[1:], *LATER)
    await _sit_down(at_stand_in, sure)
    assert "The webhook is removed." in sure.text
    assert not emulator.world.webhook.url


async def test_a_bot_that_may_not_join_groups_waits_for_the_words_to_botfather(
    at_stand_in: Installation, sim: Sim
) -> None:
    """Enter asks Telegram again."""
    await sim.set_joining(on=False)
    impatient = Person("42:TEST", "", KeyboardInterrupt)
    with pytest.raises(Trouble):
        await _sit_down(at_stand_in, impatient)
    assert impatient.text.count("send BotFather /setjoingroups, choose @staffroom_demo_bot, and tap Enable") == 2
    await sim.set_joining(on=True)
    await _sit_down(at_stand_in, Person(*ANSWERS, *LATER))


async def test_a_bot_of_the_environment_is_looked_at_all_the_same(
    at_stand_in: Installation, emulator: Emulator
) -> None:
    """Another one must come from the same place."""
    at_stand_in.environment["BOT_TOKEN"] = "42:TEST"
    emulator.world.webhook.seize()
    with pytest.raises(Trouble, match="Set BOT_TOKEN to the token of a bot of its own") as caught:
        await _sit_down(at_stand_in, Person("2"))
    assert caught.value.exit_code == CONFIGURATION
    at_stand_in.environment["BOT_TOKEN"] = "7:WRONG"
    with pytest.raises(Trouble, match="BOT_TOKEN: Telegram does not know this token"):
        await _sit_down(at_stand_in, Person())


async def test_the_sheet_is_confirmed_at_once_and_then_never_shown_again(at_stand_in: Installation) -> None:
    """A wrong group is asked again; a second set-up does not print the key once more."""
    place, person = at_stand_in, Person(*ANSWERS)

    def ask(prompt: str) -> str:
        found = re.search(r"line (\d)", prompt)
        if found is None:
            return "no" if prompt.startswith("Start") else person.ask(prompt)
        person.asked.append(prompt)
        last = recovery.lines(database_key(place.config))[int(found[1]) - 1][-4:]
        return last.upper() if person.asked.count(prompt) > 1 else "9zz9"

    terminal = Terminal(ask, person.heard.append)
    await asyncio.to_thread(wizard.run, place.environment, terminal, prepare, NOW)
    assert "the key is on paper" in person.text
    assert len(person.asked) == 7 + 4
    assert person.text.count("That does not match. Look at line") == 2
    again = Person("", "", "", "", "", "", "", "no")
    await _sit_down(place, again)
    assert "RECOVERY SHEET" not in again.text


async def test_a_set_up_ends_with_the_bot_started_unless_it_runs_already(at_stand_in: Installation) -> None:
    """The last answer is yes unless somebody says otherwise."""
    assert await _sit_down(at_stand_in, Person(*ANSWERS, "", ""))
    with ProcessLock(at_stand_in.config.lock_file):
        beside = Person("", "", "", "", "", "", "", "")
        assert not await _sit_down(at_stand_in, beside)
    assert "stop it and start it again" in beside.text


async def test_an_installation_with_an_admin_gives_out_no_other_owner_link(at_stand_in: Installation) -> None:
    """A second set-up is no way to become one."""
    await _sit_down(at_stand_in, Person(*ANSWERS, *LATER))
    local = at_stand_in.open()
    token = local.write(people.issue_admin_link, NOW)
    local.write(people.open_link, token, UserId(7), "Olu Owner", "en", NOW)
    local.close()
    later = Person("", "", "", "", "", "", "", *LATER)
    await _sit_down(at_stand_in, later)
    assert "t.me/staffroom_demo_bot" not in later.text
    assert "bot.py admin invite" in later.text


def test_what_is_proposed_follows_from_the_machine(place: Installation) -> None:
    """UTC is a server's zone, never a school's; the school week is what the country's weekend leaves."""
    assert guesses.zone({"TZ": "Africa/Nairobi"}) == "Africa/Nairobi"
    assert guesses.zone({"TZ": "UTC"}) != "UTC"
    assert guesses.school_week("Asia/Riyadh") == ("sun", "mon", "tue", "wed", "thu")
    assert guesses.school_week("Africa/Nairobi") == ("mon", "tue", "wed", "thu", "fri")
    assert guesses.school_week("Asia/Kolkata") == ("mon", "tue", "wed", "thu", "fri", "sat")
    assert guesses.school_week("Etc/GMT+3") == ()
    assert guesses.language({"LANG": "ar_SA.UTF-8"}) == "ar"
    assert guesses.language({"LANG": "C.UTF-8"}) == guesses.language({}) == ""
    moment = Moment({"TZ": "Africa/Nairobi", "LANG": "zh_CN"}, date(2026, 9, 22))
    proposed = {one.name: one.proposed(place.config) for one in settings_questions(place.config, moment)}
    assert proposed["zone"] == "Africa/Nairobi"
    assert proposed["language"] == "3"
    assert proposed["organisation"] == ""
    place.change("zone: Asia/Riyadh", "zone: Asia/Amman")
    assert next(iter(settings_questions(place.config, moment))).proposed(place.config) == "Asia/Amman"
