"""Journeys of a workshop: on the calendar or made in the chat, answered in the group, moved, called off, attended."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from tests import builders as make
from tests.journeys.conftest import SPEED, World, programme
from tests.rooms.prompts import given as g

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Words
from staffroom.kernel.text import FSI, PDI
from staffroom.rooms import prompts, workshops

BOTH = pytest.mark.parametrize("desk", ["en", "ar"], indirect=True)
TITLE = "Seating plans"


@dataclass
class Desk:
    """A coordinator, an admin, two teachers, a group."""

    world: World
    language: str
    huda: int
    nadia: int
    amina: int
    badr: int
    group: int

    async def tap(self, user: int, key: str, **args: Any) -> dict[str, Any]:  # noqa: ANN401  whatever fills a label
        """Tap a button in private."""
        return await self.world.tap(user, key, language=self.language, **args)

    async def tap_in_group(self, user: int, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a label
        """Tap a button in the group, and return what only they read."""
        answer = await self.world.tap(user, key, chat=self.group, language=self.language, **args)
        return plain(str(answer["text"]))

    def words(self, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a sentence
        """Return a sentence in the language of all."""
        return plain(self.world.label(key, self.language, **args))

    async def said(self, user: int) -> str:
        """Return somebody's newest private message."""
        return plain(await self.world.last(user))

    async def stands(self) -> str:
        """Return everything that stands in the group."""
        return plain(str(await self.world.sim.transcript(self.group)))

    async def desk(self) -> None:
        """Open the list of workshops as the coordinator."""
        await self.world.say(self.huda, "/menu")
        await self.tap(self.huda, "workshops-menu")

    async def make(self, day: str, at: str, place: str = "School hall") -> None:
        """Make a workshop by typing what can be typed."""
        await self.desk()
        await self.tap(self.huda, "workshops-make")
        for said in (TITLE, day, at, place):
            await self.world.say(self.huda, said)
        await self.tap(self.huda, "workshops-save")

    async def show(self) -> None:
        """Open the first workshop of the list."""
        await self.desk()
        await self.first(self.huda)

    async def first(self, user: int) -> None:
        """Tap the first button of somebody's newest message."""
        label = (await self.world.sim.private(user))[-1]["reply_markup"]["inline_keyboard"][0][0]["text"]
        await self.world.sim.tap(user, await self.world.bot(), label)
        await self.world.still()


def plain(words: str) -> str:
    """Return words without the marks around names and without bold."""
    return words.replace(FSI, "").replace(PDI, "").replace("<b>", "").replace("</b>", "")


def write(tx: Tx, language: str, users: dict[str, int], chat: int) -> None:
    """Write everybody; nothing else is on the calendar."""
    number = programme(tx).id
    prompts.load(tx, number, ())
    tx.run("DELETE FROM workshops")
    make.person(tx, number, "Nadia", roster="admins", role="admin", user=users["Nadia"], language=language)
    huda = make.person(
        tx, number, "Huda", roster="coordinators", role="coordinator", user=users["Huda"], language=language
    )
    cohort = make.cohort(tx, number, coordinator_id=huda, chat=chat, name="Riverside_Group1", language=language)
    for name in ("Amina", "Badr"):
        make.member(tx, make.person(tx, number, name, user=users[name], language=language), cohort)


@pytest.fixture
async def desk(world: World, request: pytest.FixtureRequest) -> Desk:
    """Begin on the Sunday morning on which the course begins."""
    language = getattr(request, "param", "en")
    users = {name: await world.sim.create_user(name) for name in ("Huda", "Nadia", "Amina", "Badr")}
    for user in users.values():
        await world.sim.start(user)
    group = await world.group(users["Huda"], "Riverside_Group1")
    world.write(write, language, users, group)
    for name in ("Amina", "Badr"):
        await world.sim.add_member(group, users[name], by=users["Huda"])
    await world.advance_to(make.at(6, 10))
    return Desk(world, language, users["Huda"], users["Nadia"], users["Amina"], users["Badr"], group)


async def to(desk: Desk, moment: Instant) -> None:
    """Let time pass."""
    await desk.world.advance_to(moment)


async def a_minute_later(desk: Desk) -> None:
    """Let the time pass in which something may be taken back."""
    await to(desk, Instant(desk.world.now() + 2 * MINUTE))
    await desk.world.still()


@BOTH
async def test_a_workshop_from_menu_to_attendance(desk: Desk) -> None:
    """Made in a minute; a week and a day ahead the group is reminded; answers are figures; in the end, ticks."""
    await desk.make("20.9.", "14:30")
    assert desk.words("workshops-saved") in await desk.said(desk.huda)
    await to(desk, make.at(13, 14, 35))
    assert TITLE in await desk.stands()
    assert "14:30" in await desk.tap_in_group(desk.amina, "workshops-yes", n=0)
    await desk.tap_in_group(desk.amina, "workshops-yes", n=1)
    await desk.tap_in_group(desk.badr, "workshops-no", n=0)
    assert desk.words("workshops-no", n=1) in str(await desk.world.sim.messages(desk.group))
    await to(desk, make.at(17, 14, 35))  # Thursday is the last school day before Sunday
    assert (await desk.stands()).count(TITLE) == 2
    await to(desk, make.at(20, 17))
    await desk.world.say(desk.huda, "/menu")
    await desk.tap(desk.huda, "workshops-ask-attendance", title=Words({"": TITLE}))
    assert desk.words("workshops-tally", n=0, total=2) in await desk.said(desk.huda)
    await desk.tap(desk.huda, "workshops-not-there", name="Badr")
    assert desk.words("workshops-tally", n=1, total=2) in await desk.said(desk.huda)
    await desk.tap(desk.huda, "workshops-there", name="Badr")
    await desk.tap(desk.huda, "workshops-all-coming")
    assert desk.words("workshops-tally", n=1, total=2) in await desk.said(desk.huda)
    await desk.world.say(desk.nadia, "/menu")
    await desk.tap(desk.nadia, "workshops-menu")
    await desk.first(desk.nadia)
    assert desk.words("workshops-attended", n=1) in await desk.said(desk.nadia)
    assert "Amina" not in await desk.said(desk.nadia)
    await desk.world.say(desk.amina, "/me")
    assert desk.words("joining-record-workshops", n=1) in await desk.said(desk.amina)


@BOTH
async def test_what_is_typed_wrong_is_asked_again_kindly(desk: Desk) -> None:
    """No day, a day that is over, one far away, no time; then buttons only; a holiday is said before it is kept."""
    await desk.desk()
    await desk.tap(desk.huda, "workshops-make")
    await desk.world.say(desk.huda, TITLE)
    for said, answer in (
        ("soon", "workshops-day-unclear"),
        ("31.2.", "workshops-day-unclear"),
        ("1.9.2026", "workshops-day-past"),
        ("1.1.2031", "workshops-day-far"),
    ):
        await desk.world.say(desk.huda, said)
        assert desk.words(answer) in await desk.said(desk.huda)
    await desk.world.say(desk.huda, "١٨/٩/٢٠٢٦")  # a Friday, in Arabic figures
    await desk.world.say(desk.huda, "25:90")
    assert desk.words("workshops-time-unclear") in await desk.said(desk.huda)
    await desk.world.say(desk.huda, "16")
    await desk.tap(desk.huda, "workshops-no-place")
    assert desk.words("workshops-closed-day") in await desk.said(desk.huda)
    await desk.tap(desk.huda, "workshops-stop")
    assert desk.words("workshops-none") in await desk.said(desk.huda)
    assert desk.world.look("SELECT * FROM workshops") == []


@BOTH
async def test_a_workshop_that_moves_is_told_and_asked_anew(desk: Desk) -> None:
    """The old message says the new day to whoever taps it; the old reminder does not come."""
    await desk.make("15.9.", "14:30")
    await to(desk, make.at(8, 14, 35))
    await desk.tap_in_group(desk.amina, "workshops-yes", n=0)
    await desk.show()
    await desk.tap(desk.huda, "workshops-move")
    await desk.world.say(desk.huda, "16.9.")
    await desk.world.say(desk.huda, "15:00")
    await desk.tap(desk.huda, "workshops-save")
    await a_minute_later(desk)
    assert desk.words("workshops-moved") in await desk.stands()
    assert desk.world.look("SELECT answer FROM workshop_answers") == [(None,)]
    assert "15:00" in await desk.tap_in_group(desk.amina, "workshops-yes", n=0)
    before = (await desk.stands()).count(TITLE)
    await to(desk, make.at(14, 20))
    assert (await desk.stands()).count(TITLE) == before + 1  # a week ahead of the new day; nothing for the old one
    await to(desk, make.at(15, 15, 5))
    assert (await desk.stands()).count(TITLE) == before + 2


@BOTH
async def test_a_workshop_called_off_is_told_only_where_it_was_known(desk: Desk) -> None:
    """Before any reminder nobody is told; after it the group is, once, and old buttons say so."""
    await desk.make("28.9.", "14:30")
    await desk.show()
    await desk.tap(desk.huda, "workshops-cancel")
    await desk.tap(desk.huda, "workshops-cancel-sure")
    assert desk.words("workshops-off") not in await desk.stands()
    await desk.make("15.9.", "14:30")
    await to(desk, make.at(8, 14, 35))
    await desk.show()
    await desk.tap(desk.huda, "workshops-cancel")
    await desk.tap(desk.huda, "workshops-cancel-sure")
    await a_minute_later(desk)
    assert (await desk.stands()).count(desk.words("workshops-off")) == 1
    assert await desk.tap_in_group(desk.amina, "workshops-yes", n=0) == desk.words("workshops-is-off")
    await to(desk, make.at(16, 10))
    assert (await desk.stands()).count(TITLE) == 2


@BOTH
async def test_what_is_done_with_a_workshop_can_be_taken_back_for_a_minute(desk: Desk) -> None:
    """Moved, called off, made: no group hears of it, and what people said of the old day holds again."""
    await desk.make("15.9.", "14:30")
    await to(desk, make.at(8, 14, 35))
    await desk.tap_in_group(desk.amina, "workshops-yes", n=0)
    before = await desk.stands()
    await desk.world.sim.set_clock(speed=5.0)  # the minute must not be over before anybody looks
    await desk.show()
    await desk.tap(desk.huda, "workshops-move")
    await desk.world.say(desk.huda, "16.9.")
    await desk.world.say(desk.huda, "15:00")
    await desk.tap(desk.huda, "workshops-save")
    await desk.tap(desk.huda, "workshops-undo")
    assert desk.world.look("SELECT day, at FROM workshops") == [("2026-09-15", "14:30")]
    assert desk.world.look("SELECT answer FROM workshop_answers") == [("yes",)]
    await desk.show()
    await desk.tap(desk.huda, "workshops-cancel")
    await desk.tap(desk.huda, "workshops-cancel-sure")
    await desk.tap(desk.huda, "workshops-undo")
    await desk.make("9.9.", "9:00")
    await desk.tap(desk.huda, "workshops-undo")
    assert desk.words("workshops-undone") in await desk.said(desk.huda)
    await desk.world.sim.set_clock(speed=SPEED)
    await to(desk, make.at(9, 9))
    assert await desk.stands() == before
    await to(desk, make.at(14, 14, 35))
    assert (await desk.stands()).count(TITLE) == 2  # a day ahead of the first day
    await desk.show()
    await desk.tap(desk.huda, "workshops-cancel")
    await desk.tap(desk.huda, "workshops-cancel-sure")
    await a_minute_later(desk)
    answer = await desk.tap(desk.huda, "workshops-undo")
    assert plain(answer["text"]) == desk.words("workshops-undo-late")


async def test_a_workshop_at_short_notice_is_told_at_once_but_not_at_night(desk: Desk) -> None:
    """Tomorrow's is told in a minute; made in the evening, it is told in the morning."""
    await desk.make("7.9.", "9:00")
    await a_minute_later(desk)
    assert desk.words("workshops-new-one") in await desk.stands()
    await to(desk, make.at(7, 21))
    await desk.make("8.9.", "12:00", "https://meet.example.org/abc")
    assert "meet.example.org" not in await desk.stands()
    await to(desk, make.at(8, 7, 5))
    assert "meet.example.org" in await desk.stands()


@BOTH
async def test_the_file_for_a_calendar_comes_privately(desk: Desk) -> None:
    """With day, place and zone; staff and strangers are told kindly that it is not for them."""
    await desk.make("7.9.", "14:30")
    await to(desk, make.at(6, 14, 35))
    assert await desk.tap_in_group(desk.amina, "workshops-add") == desk.words("workshops-file-sent")
    message = (await desk.world.sim.private(desk.amina))[-1]
    assert message["document"]["file_name"] == "workshop.ics"
    event = Calendar.from_ical(await desk.world.sim.file(message["document"]["file_id"])).events[0]
    assert event["SUMMARY"] == TITLE
    assert event["LOCATION"] == "School hall"
    assert event.start.isoformat() == "2026-09-07T14:30:00+03:00"
    for key, args in (("workshops-yes", {"n": 0}), ("workshops-add", {})):
        assert await desk.tap_in_group(desk.huda, key, **args) == desk.words("workshops-for-teachers")
    await to(desk, make.at(7, 17))
    assert await desk.tap_in_group(desk.badr, "workshops-yes", n=0) == desk.words("workshops-over")


async def test_whoever_left_is_not_counted_and_who_came_later_is_not_on_the_list(desk: Desk) -> None:
    """Figures are about those who are in the group; attendance about those who were in it in time."""
    await desk.make("7.9.", "14:30")
    await to(desk, make.at(6, 14, 35))
    await desk.tap_in_group(desk.amina, "workshops-yes", n=0)
    await desk.tap_in_group(desk.badr, "workshops-yes", n=1)
    desk.world.write(
        lambda tx: tx.run(
            "UPDATE placements SET state = 'out' WHERE person_id = (SELECT min(person_id) FROM placements)"
        )
    )

    def late(tx: Tx) -> None:
        cohort = tx.value("SELECT id FROM cohorts")
        make.member(tx, make.person(tx, programme(tx).id, "Celia"), cohort, joined=make.at(8, 9))

    desk.world.write(late)
    await to(desk, make.at(8, 10))
    await desk.show()
    assert desk.words("workshops-counts", yes=1, maybe=0, no=0) in await desk.said(desk.huda)
    await desk.tap(desk.huda, "workshops-attendance")
    assert desk.words("workshops-tally", n=0, total=1) in await desk.said(desk.huda)


async def test_a_workshop_of_the_calendar_is_reminded_and_only_an_admin_moves_it(desk: Desk) -> None:
    """What the file says holds until somebody moves it in the chat; then the file does not move it back."""
    entry = g.entry("w2-workshop", "workshop", week=2, weekday="wed", text={"en": TITLE}, place={"en": "Town hall"})
    number = desk.world.look("SELECT id FROM programmes")[0][0]
    load(desk, number, entry)
    await to(desk, make.at(9, 16, 5))
    assert "Town hall" in await desk.stands()
    await desk.show()
    assert desk.words("workshops-move") not in str((await desk.world.sim.private(desk.huda))[-1]["reply_markup"])
    await desk.world.say(desk.nadia, "/menu")
    await desk.tap(desk.nadia, "workshops-menu")
    await desk.first(desk.nadia)
    await desk.tap(desk.nadia, "workshops-move")
    await desk.world.say(desk.nadia, "17.9.2026")
    await desk.world.say(desk.nadia, "14:00")
    await desk.tap(desk.nadia, "workshops-save")
    await a_minute_later(desk)
    load(desk, number, entry)
    assert desk.world.look("SELECT day, at FROM workshops") == [(date(2026, 9, 17).isoformat(), "14:00")]
    assert (await desk.stands()).count(desk.words("workshops-moved")) == 1


def load(desk: Desk, number: Any, *entries: Any) -> None:  # noqa: ANN401  a programme, lines of its calendar
    """Read the calendar as a start does."""
    desk.world.write(lambda tx: workshops.load(tx, number, entries, desk.world.now()))
    desk.world.write(lambda tx: prompts.plan(tx, number, desk.world.now()))
