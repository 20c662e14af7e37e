"""Journeys of reports: a teacher asks that a message be looked at, people decide, the author answers; no word stays."""

import asyncio
import json
import logging
import re
from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.canary import bare
from tests.conftest import KEY
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import text
from staffroom.kernel.text import FSI, LRM, PDI, RLM
from staffroom.telegram.rights import NEEDED

RUDE = "zirkumflex you are all hopeless"
CALM = 5.0
"""How fast time passes where the minute of *Undo* must not be over before anybody looks."""
ALL = pytest.mark.parametrize("staffroom_of", ["en", "ar", "zh"], indirect=True)


@dataclass
class Staffroom:
    """A group with its coordinator Huda, two teachers, and the admin Noor above them; all speak one language."""

    world: World
    language: str
    group: int
    huda: int
    noor: int
    amina: int
    badr: int

    async def tap(self, user: int, key: str, **args: Any) -> dict[str, Any]:  # noqa: ANN401  whatever fills a label
        """Tap a button in private."""
        return await self.world.tap(user, key, language=self.language, **args)

    async def reads(self, user: int) -> str:
        """Return what somebody reads last in private, without the marks around names."""
        return bare_of_marks(await self.world.last(user))

    def words(self, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a sentence
        """Return a sentence without markup and marks."""
        return bare_of_marks(self.world.words.plain(text(key, **args), self.language))

    async def all_of(self, user: int) -> str:
        """Return all that somebody may read in private."""
        return bare_of_marks(str([words_in(one) for one in await self.world.sim.private(user)]))

    async def group_reads(self) -> str:
        """Return all that stands in the group."""
        return bare_of_marks(await self.world.sim.transcript(self.group))

    async def report(self, by: int, message: int, **how: int) -> None:
        """Reply `/report` to a message of the group."""
        await self.world.sim.say(by, self.group, "/report", reply_to=message, **how)
        await self.world.still()

    async def log_as_table(self) -> str:
        """Let the admin take along what was decided."""
        await self.world.say(self.noor, "/menu")
        await self.tap(self.noor, "conduct-log-open")
        await self.tap(self.noor, "conduct-log-file")
        return await self.last_file(self.noor)

    async def kept_of(self, user: int) -> str:
        """Let somebody take along all that is kept about them."""
        await self.world.say(user, "/mydata")
        return await self.last_file(user)

    async def last_file(self, user: int) -> str:
        """Return what stands in the file that somebody was handed last."""
        document = (await self.world.sim.private(user))[-1]["document"]
        found: Any = await self.world.sim.file(document["file_id"])
        return found.decode("utf-8-sig") if isinstance(found, bytes) else json.dumps(found, ensure_ascii=False)

    async def after(self, span: int) -> None:
        """Let time go by."""
        await self.world.advance_to(Instant(self.world.now() + span))

    async def decide(self, user: int, action: str, rule: str = "respect") -> None:
        """Decide with two taps, and let the minute go by."""
        await self.tap(user, f"conduct-{action}")
        if action != "dismiss":
            await self.tap(user, f"conduct-rule-{rule}")
        await self.after(2 * MINUTE)

    async def open_the_case(self, user: int) -> None:
        """Tap the one case in the list of those that wait."""
        await self.world.sim.tap(user, await self.world.bot(), "Hill_Group1")
        await self.world.still()

    async def cannot_remove(self, words: str) -> None:
        """See that what the coordinator was shown last is too old to be removed."""
        card = (await self.world.sim.private(self.huda))[-1]
        assert words in words_in(card)
        assert self.words("conduct-too-old") in bare_of_marks(words_in(card))
        assert self.words("conduct-remove") not in str(card["reply_markup"])

    async def stands(self, message: int) -> bool:
        """Say whether a message stands in the group."""
        return any(one["message_id"] == message for one in await self.world.sim.messages(self.group))


def bare_of_marks(said: str) -> str:
    """Return words without markup, and without the marks around names and paragraphs."""
    return re.sub(f"</?[a-z]+>|[{FSI}{PDI}{LRM}{RLM}]", "", said)


def words_in(message: dict[str, Any]) -> str:
    """Return the words of a message."""
    return str(message.get("text") or message.get("caption") or "")


def write(tx: Tx, language: str, users: tuple[int, int, int, int], chat: int) -> PersonId:
    """Write the coordinator, the admin, and two teachers who are in the group."""
    number, (huda, noor, amina, badr) = programme(tx).id, users
    leader = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=huda, language=language)
    make.person(tx, number, "Noor", roster="admins", role="admin", user=noor, language=language)
    cohort = make.cohort(tx, number, coordinator_id=leader, chat=chat, name="Hill_Group1", language=language)
    make.member(tx, make.person(tx, number, "Amina", user=amina, language=language), cohort)
    author = make.person(tx, number, "Badr", user=badr, language=language)
    make.member(tx, author, cohort)
    return author


@pytest.fixture
async def staffroom_of(world: World, request: pytest.FixtureRequest) -> Staffroom:
    """Let everybody be in the group on the day before the course begins."""
    return await gathered(world, getattr(request, "param", "en"))


async def gathered(world: World, language: str) -> Staffroom:
    """Let everybody be in the group."""
    huda, noor, amina, badr = [await world.sim.create_user(name) for name in ("Huda", "Noor", "Amina", "Badr")]
    for user in (huda, noor, amina, badr):
        await world.sim.start(user)
    chat = await world.group(huda, "Hill_Group1")
    for user in (noor, amina, badr):
        await world.sim.add_member(chat, user)
    world.write(write, language, (huda, noor, amina, badr), chat)
    return Staffroom(world, language, chat, huda, noor, amina, badr)


def everything(tx: Tx) -> str:
    """Return every cell of every table."""
    tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return str([tuple(row) for table in tables for row in tx.tuples(f"SELECT * FROM {table}")])


async def until_gone(world: World, words: str) -> None:
    """Wait until neither the file nor its log holds some words."""
    assert world.house is not None
    async with asyncio.timeout(30):
        while words.encode() in bare(world.local.path, KEY):
            world.house.mirror.wake()
            await asyncio.sleep(0.05)


@ALL
async def test_a_message_is_reported_removed_explained_and_answered_and_no_word_of_it_stays(
    staffroom_of: Staffroom, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody sees who reported; the coordinator decides with two taps; the author reads why, and writes back."""
    caplog.set_level(logging.INFO)
    here, world = staffroom_of, staffroom_of.world
    rude = await world.say(here.badr, RUDE, here.group)
    await here.report(here.amina, rude)
    assert "/report" not in await here.group_reads()
    assert here.words("conduct-thanks", group="Hill_Group1")[:30] in await here.reads(here.amina)
    card = await here.reads(here.huda)
    assert RUDE in card
    assert "Badr" in card
    assert "Amina" not in await here.all_of(here.huda) + await here.all_of(here.badr) + await here.all_of(here.noor)
    (way,) = [
        button["url"]
        for row in (await world.sim.private(here.huda))[-1]["reply_markup"]["inline_keyboard"]
        for button in row
        if "url" in button
    ]
    assert way.endswith(f"/{rude}")
    await here.decide(here.huda, "remove")
    assert not await here.stands(rude)
    told = await here.reads(here.badr)
    assert all(words in told for words in ("Huda", here.words("conduct-rule-respect")))
    assert "Amina" not in told
    assert RUDE not in await here.all_of(here.huda)
    assert here.words("conduct-done-remove") in await here.reads(here.huda)
    await here.tap(here.badr, "conduct-answer")
    await world.say(here.badr, "I was tired, sorry")
    assert "Huda" in await here.reads(here.badr)
    assert "I was tired, sorry" in await here.reads(here.huda)
    await world.say(here.noor, "/menu")
    await here.tap(here.noor, "conduct-log-open")
    line = await here.reads(here.noor)
    assert all(words in line for words in ("Huda", "Hill_Group1", here.words("conduct-remove")))
    exported = await here.log_as_table() + await here.kept_of(here.badr)
    assert all(words in exported for words in (here.words("conduct-remove"), "Badr"))
    for words in (RUDE, "I was tired"):
        await until_gone(world, words)
        assert words not in exported + world.local.write(everything) + caplog.text


@ALL
async def test_a_decision_can_be_taken_back_for_a_minute(staffroom_of: Staffroom) -> None:
    """Then the message stands, its author has learned of nothing, and it waits on the coordinator's desk again."""
    here, world = staffroom_of, staffroom_of.world
    rude = await world.say(here.badr, RUDE, here.group)
    await here.report(here.amina, rude)
    before = await here.all_of(here.badr)
    await world.sim.set_clock(speed=CALM)
    await here.tap(here.huda, "conduct-remove")
    await here.tap(here.huda, "conduct-rule-topic")
    await here.tap(here.huda, "conduct-undo")
    assert RUDE in await here.reads(here.huda)
    await here.after(2 * MINUTE)
    assert await here.stands(rude)
    assert await here.all_of(here.badr) == before
    await world.say(here.huda, "/menu")
    assert here.words("conduct-news", n=1) in await here.reads(here.huda)
    await here.tap(here.huda, "conduct-look", n=1)
    await here.open_the_case(here.huda)
    await here.decide(here.huda, "dismiss")
    assert await here.stands(rude)
    assert await here.all_of(here.badr) == before


@ALL
async def test_a_mute_is_explained_ends_by_itself_and_both_are_told_in_private(staffroom_of: Staffroom) -> None:
    """For a day the author cannot write; the day after they can and know it; a second mute is lifted early."""
    here, world = staffroom_of, staffroom_of.world
    rude = await world.say(here.badr, RUDE, here.group)
    await here.report(here.amina, rude)
    await here.decide(here.huda, "mute", "argument")
    told = await here.reads(here.badr)
    assert "Huda" in told
    assert here.words("conduct-rule-argument") in told
    with pytest.raises(Exception, match="may not send"):
        await world.say(here.badr, "Hello?", here.group)
    await here.after(DAY)
    assert here.words("conduct-ended", group="Hill_Group1")[-20:] in await here.reads(here.badr)
    again = await world.say(here.badr, "You again", here.group)
    await here.report(here.amina, again)
    await here.decide(here.huda, "mute")
    await here.tap(here.huda, "conduct-lift-now")
    assert here.words("conduct-lifted", group="Hill_Group1")[-20:] in await here.reads(here.badr)
    assert await world.say(here.badr, "Thank you", here.group)
    assert here.badr in await world.sim.members(here.group)


@ALL
async def test_several_reports_are_one_case_and_a_reminder_names_nobody(staffroom_of: Staffroom) -> None:
    """The second is counted on the button; the group reads one kind sentence; a third hears that it is settled."""
    here, world = staffroom_of, staffroom_of.world
    rude = await world.say(here.badr, RUDE, here.group)
    await here.report(here.amina, rude)
    await here.report(here.amina, rude)
    assert await here.reads(here.amina) == here.words("conduct-known")
    await world.sim.edit(here.badr, here.group, rude, "Something kind")
    await here.report(here.noor, rude)
    edited = await world.say(here.badr, "Something kind", here.group)
    await world.sim.edit(here.badr, here.group, edited, "Something unkind")
    await here.report(here.amina, edited)
    card = await here.reads(here.huda)
    assert "Something unkind" in card
    assert here.words("conduct-edited") in card
    await here.decide(here.huda, "dismiss")
    cards = [one for one in await world.sim.private(here.huda) if RUDE in words_in(one)]
    assert len(cards) == 1
    assert here.words("conduct-open", n=2) in str(cards[0]["reply_markup"])
    await here.decide(here.huda, "remind", "argument")
    said = await here.group_reads()
    assert said.count(here.words("conduct-reminder")[:40]) == 1
    assert all("Badr" not in line for line in said.splitlines() if here.words("conduct-reminder")[:40] in line)
    assert here.words("conduct-rule-argument") in await here.reads(here.badr)
    await here.report(here.amina, rude)
    assert await here.reads(here.amina) == here.words("conduct-seen")


@ALL
async def test_messages_of_those_who_lead_go_to_the_admin(staffroom_of: Staffroom) -> None:
    """A coordinator is not shown their own; nor is anybody guessed who speaks as the group, and may report as well."""
    here, world = staffroom_of, staffroom_of.world
    own = await world.say(here.huda, RUDE, here.group)
    await here.report(here.amina, own)
    assert RUDE not in await here.all_of(here.huda)
    assert RUDE in await here.reads(here.noor)
    assert here.words("conduct-mute") not in str((await world.sim.private(here.noor))[-1]["reply_markup"])
    await here.decide(here.noor, "word")
    assert "Noor" in await here.reads(here.huda)
    await here.tap(here.huda, "conduct-answer")
    await world.say(here.huda, "You are right")
    assert "You are right" in await here.reads(here.noor)
    await world.sim.set_anonymous(here.group, here.huda)
    faceless = await world.sim.say(here.huda, here.group, "Do as I say", as_=here.group)
    await here.report(here.amina, faceless)
    assert "Do as I say" in await here.reads(here.noor)
    rude = await world.say(here.badr, "Why should I?", here.group)
    await here.report(here.huda, rude, as_=here.group)
    assert "/report" not in await here.group_reads()
    assert "Why should I?" in await here.reads(here.huda)


@ALL
async def test_chats_that_speak_albums_and_old_messages(staffroom_of: Staffroom) -> None:
    """Whose name is unknown can be neither written to nor muted, but may report; an album goes as a whole; then age."""
    here, world = staffroom_of, staffroom_of.world
    channel = await world.sim.create_channel(here.badr, "Badr's maths")
    posted = await world.sim.say(here.badr, here.group, "Buy now", as_=channel)
    await here.report(here.amina, posted)
    card = (await world.sim.private(here.huda))[-1]
    assert "Badr's maths" in bare_of_marks(words_in(card))
    assert not any(here.words(key) in str(card["reply_markup"]) for key in ("conduct-word", "conduct-mute"))
    await here.decide(here.huda, "remove", "other")
    assert not await here.stands(posted)
    speakers: tuple[dict[str, Any], ...] = ({}, {"as_": channel})
    for speaker in speakers:
        parts = [
            await world.sim.send_photo(here.badr, here.group, album=f"trip {speaker}", **speaker) for _ in range(3)
        ]
        await world.still()
        await here.report(here.amina, parts[1])
        await here.decide(here.huda, "remove", "privacy")
        assert [await here.stands(part) for part in parts] == [False] * 3
    old, older = [await world.say(here.badr, words, here.group) for words in (RUDE, "Reported late")]
    await here.report(here.badr, old, as_=channel)
    assert RUDE in await here.reads(here.huda)
    await here.after(47 * HOUR)
    await world.say(here.huda, "/menu")
    await here.tap(here.huda, "conduct-look", n=1)
    await here.open_the_case(here.huda)
    await here.cannot_remove(RUDE)
    await here.report(here.amina, older)
    await here.cannot_remove("Reported late")


@ALL
async def test_without_its_rights_the_bot_says_what_it_cannot_do(staffroom_of: Staffroom) -> None:
    """Whoever reported deletes the command; whoever decides is told which right is missing, and nothing is promised."""
    here, world = staffroom_of, staffroom_of.world
    lacking = dict.fromkeys(("can_delete_messages", "can_restrict_members"), False)
    await world.sim.add_bot(here.group, here.huda, dict.fromkeys(NEEDED, True) | lacking)
    await world.still()
    rude = await world.say(here.badr, RUDE, here.group)
    await here.report(here.amina, rude)
    assert here.words("conduct-command-stays") in await here.reads(here.amina)
    for wish in ("conduct-remove", "conduct-mute"):
        refused = await here.tap(here.huda, wish)
        assert bare_of_marks(refused["text"]) == here.words("conduct-no-right", group="Hill_Group1")
    await here.decide(here.huda, "word")
    assert "Huda" in await here.reads(here.badr)
    await world.say(here.amina, "/rules", here.group)
    assert here.words("joining-rules") in await here.reads(here.amina)


@ALL
async def test_guidelines_asked_for_in_the_group_are_answered_in_private(staffroom_of: Staffroom) -> None:
    """And lead to how a message is reported; whoever has no private chat is told once a day where they stand."""
    here, world = staffroom_of, staffroom_of.world
    await world.say(here.amina, "/rules", here.group)
    assert "/rules" not in await here.group_reads()
    assert here.words("joining-rules") in await here.reads(here.amina)
    await here.tap(here.amina, "joining-button-report")
    assert "/report" in await here.reads(here.amina)
    await world.sim.set_anonymous(here.group, here.huda)
    await world.sim.say(here.huda, here.group, "/rules", as_=here.group)
    await world.still()
    await world.sim.block(here.badr)
    await world.still()
    for _ in range(2):
        await world.say(here.badr, "/rules", here.group)
    assert (await here.group_reads()).count(here.words("conduct-pinned", link="")[:20]) == 1
