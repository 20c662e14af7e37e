"""Journeys of invitations: a coordinator invites from the phone, teachers come in, and links go astray."""

import csv
import io
import logging
import re
from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.text import FSI, PDI

NAMES = tuple(f"Teacher {letter}" for letter in "ABCDEFGHIJ")
BOTH = pytest.mark.parametrize("school", ["en", "ar"], indirect=True)
WHO_INVITES = {"en": "Who invites you", "ar": "من يدعوكم"}


@dataclass
class School:
    """A coordinator who speaks a language, an open group, and ten teachers who speak it too."""

    world: World
    language: str
    huda: int
    group: int
    teachers: list[PersonId]

    async def tap(self, key: str, **args: Any) -> dict[str, Any]:  # noqa: ANN401  whatever fills a label
        """Tap a button as the coordinator."""
        return await self.world.tap(self.huda, key, language=self.language, **args)

    async def seen(self) -> dict[str, Any]:
        """Return the newest message that the coordinator has."""
        return dict((await self.world.sim.private(self.huda))[-1])

    async def said(self) -> str:
        """Return its words, without the marks around names."""
        return (await self.world.last(self.huda)).replace(FSI, "").replace(PDI, "")

    async def invitations(self) -> None:
        """Open the group's invitations from the menu."""
        await self.world.say(self.huda, "/menu")
        await self.tap("inviting-menu")

    async def copied(self) -> str:
        """Return the words that a tap on the newest message copies."""
        message = await self.seen()
        (code,) = [one for one in message["entities"] if one["type"] == "code"]
        units = message["text"].encode("utf-16-le")
        return bytes(units[2 * code["offset"] : 2 * (code["offset"] + code["length"])]).decode("utf-16-le")

    async def fresh_link(self, n: int) -> str:
        """Take a new link for the n-th teacher on the list from the words to copy."""
        await self.invitations()
        await self.tap("inviting-absent")
        await self.tap("inviting-renew", n=n)
        (link,) = re.findall(r"https://t\.me/\w+\?start=[\w-]+", await self.copied())
        return str(link)

    async def open(self, user: int, link: str) -> str:
        """Open a link and return what the bot says."""
        await self.world.sim.open_link(user, link)
        await self.world.still()
        return await self.world.last(user)

    async def figures(self) -> list[int]:
        """Return the figures of the funnel."""
        await self.invitations()
        return [int(line.rpartition(" ")[2]) for line in (await self.said()).split("\n\n")[1].splitlines()]


def write(tx: Tx, owner: int, chat: int, link: str, language: str) -> list[PersonId]:
    """Write the coordinator, the cohort with its open group, and the teachers."""
    number = programme(tx).id
    leader = make.coordinator(tx, number, user=owner)
    tx.run("UPDATE people SET language = :language WHERE id = :id", language=language, id=leader)
    cohort = make.cohort(tx, number, coordinator_id=leader, chat=chat, name="Riverside_Group1")
    tx.run("UPDATE cohorts SET invite_link = :link WHERE id = :id", link=link, id=cohort)
    teachers = [make.person(tx, number, name, language=language) for name in NAMES]
    for teacher in teachers:
        make.member(tx, teacher, cohort, state="placed", joined=None)
    return teachers


@pytest.fixture
async def school(world: World, request: pytest.FixtureRequest) -> School:
    """Open a group whose teachers have no links yet."""
    language = getattr(request, "param", "en")
    huda = await world.sim.create_user("Huda")
    await world.sim.start(huda)
    group = await world.group(huda, "Riverside_Group1")
    link = await world.sim.create_link(group, huda, creates_join_request=True)
    return School(world, language, huda, group, world.write(write, huda, group, link["url"], language))


@BOTH
async def test_a_sheet_is_printed_and_the_funnel_fills_as_teachers_come_in(school: School) -> None:
    """On paper for all; one by a link in a message; in; and off the list of those who are not."""
    world = school.world
    assert await school.figures() == [10, 0, 0, 0, 0]
    assert "photo" in await school.seen()
    await school.tap("inviting-links", n=10)
    await school.tap("inviting-sheet")
    document = (await school.seen())["document"]
    assert document["file_name"] == "Riverside_Group1.pdf"
    paper = await world.sim.file(document["file_id"])
    assert isinstance(paper, bytes)
    assert paper.startswith(b"%PDF-")
    assert await school.figures() == [10, 10, 0, 0, 0]
    amina = await world.sim.create_user("Amina", language_code=school.language)
    await school.open(amina, await school.fresh_link(1))
    assert await school.figures() == [10, 10, 1, 0, 0]
    await world.tap(amina, "joining-button-join", language=school.language)
    assert await school.figures() == [10, 10, 1, 1, 0]
    shown = await world.sim.private(amina)
    await world.sim.open_link(amina, shown[-1]["reply_markup"]["inline_keyboard"][0][0]["url"])
    await world.still()
    assert await school.figures() == [10, 10, 1, 1, 1]
    await school.tap("inviting-absent")
    assert "Teacher A" not in await school.said()
    assert "1. Teacher B" in await school.said()


@BOTH
async def test_whoever_is_not_in_yet_is_reminded_page_by_page(school: School) -> None:
    """The words to copy are one piece in the teacher's language; the list is where it was; who came in is gone."""
    await school.invitations()
    await school.tap("inviting-absent")
    await school.tap("page-after")
    assert "9. Teacher I" in await school.said()
    await school.tap("inviting-remind", n=9)
    copied = await school.copied()
    assert "Teacher I" in copied
    assert "Huda Coordinator" in copied
    assert "https://" not in copied
    assert ("تحية طيبة" in copied) == (school.language == "ar")
    await school.tap("inviting-roll-back")
    assert "9. Teacher I" in await school.said()
    school.world.write(
        lambda tx: tx.run("UPDATE placements SET state = 'in' WHERE person_id = :p", p=school.teachers[8])
    )
    answer = await school.tap("inviting-renew", n=9)
    assert answer["text"] == school.world.label("inviting-roll-gone", school.language)


@BOTH
async def test_slide_and_handout_come_before_any_link(school: School) -> None:
    """While the group is not open there are no links to be had, but papers there are, in each language; so it says."""
    world = school.world
    await world.advance_to(Instant(world.now() + MINUTE))  # until nobody is asked any more what the group is for
    world.write(lambda tx: tx.run("UPDATE cohorts SET opened_at = NULL, chat_id = NULL"))
    await school.invitations()
    assert world.label("inviting-way-closed", school.language) in await school.said()
    await school.tap("inviting-workshop")
    for kind in ("handout", "slide"):
        for language in ("en", "ar", "zh"):
            label = world.label("people-language-name", language)
            await world.sim.tap(
                school.huda, await world.bot(), f"{world.label(f'inviting-{kind}', school.language)} · {label}"
            )
            await world.still()
            shown = await school.seen()
            assert shown["document"]["file_name"] == f"{kind}.pdf"
            assert shown["caption"] == world.label("inviting-paper-file", school.language)
    assert await school.figures() == [10, 0, 0, 0, 0]


@BOTH
async def test_links_that_go_astray_are_answered_kindly_and_logged(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    """Replaced, forwarded, expired, somebody else's: each has its own words, and nobody's name stands in the log."""
    caplog.set_level(logging.INFO)
    world = school.world
    amina, eve, late = [await world.sim.create_user(name, language_code=school.language) for name in ("A", "E", "L")]

    def kind(key: str) -> str:
        return world.label(f"people-link-{key}", school.language)

    old = await school.fresh_link(1)
    new = await school.fresh_link(1)
    assert await school.open(amina, old) == kind("replaced")
    await school.open(amina, new)
    assert await school.open(eve, new) == kind("used")
    assert await school.open(eve, old) == kind("replaced")
    assert await school.open(amina, await school.fresh_link(2)) == kind("second")
    expiring = await school.fresh_link(3)
    world.write(lambda tx: tx.run("UPDATE links SET expires_at = :at", at=Instant(world.now() - DAY)))
    assert await school.open(late, expiring) == kind("expired")
    told = [record.message for record in caplog.records if "let nobody in" in record.message]
    assert [line.rpartition(": ")[2] for line in told] == ["replaced", "used", "replaced", "second", "expired"]
    assert "Teacher" not in " ".join(told)


@BOTH
async def test_whoever_guesses_links_waits_and_the_log_tells_of_it_without_a_number(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    """After ten that are none even a right one waits for an hour; others are not concerned."""
    world, language = school.world, school.language
    eve, amina = [await world.sim.create_user(name, language_code=language) for name in ("Eve", "Amina")]
    address = (await school.fresh_link(1)).partition("=")[0]
    for n in range(10):
        assert await school.open(eve, f"{address}=guess{n}") == world.label("people-link-unknown", language)
    right = await school.fresh_link(2)
    assert await school.open(eve, right) == world.label("people-link-too-many", language)
    told = [record.message for record in caplog.records if "seems to guess" in record.message]
    assert len(told) == 1
    assert str(eve) not in told[0]
    assert right.partition("=")[2] not in caplog.text
    assert WHO_INVITES[language] in await school.open(amina, right)


async def test_an_admin_takes_all_links_as_one_table(school: School) -> None:
    """With the addresses of the roster, and a message to each in their language."""
    world = school.world

    def more(tx: Tx) -> None:
        number = programme(tx).id
        other = make.cohort(tx, number, chat=-100555, name="Hilltop_Group1")
        teacher = make.person(tx, number, "Badr Omar", language="ar")
        make.member(tx, teacher, other, state="placed", joined=None)
        tx.run("UPDATE people SET email = 'badr@example.org' WHERE id = :id", id=teacher)
        make.person(tx, number, "Nadia", roster="admins", role="admin", user=nadia)

    nadia = await world.sim.create_user("Nadia")
    await world.sim.start(nadia)
    world.write(more)
    await world.say(nadia, "/menu")
    await world.tap(nadia, "inviting-menu")
    await world.tap(nadia, "inviting-table-all")
    await world.tap(nadia, "inviting-table-all")
    document = (await world.sim.private(nadia))[-1]["document"]
    data = await world.sim.file(document["file_id"])
    assert isinstance(data, bytes)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 11
    (badr,) = [row for row in rows if row["full_name"] == "Badr Omar"]
    assert (badr["email"], badr["group"], badr["language"]) == ("badr@example.org", "Hilltop_Group1", "ar")
    assert badr["message"].startswith("تحية طيبة Badr Omar")
    assert badr["link"] in badr["message"]
