"""Journeys of progress through the private chat: a file is sent, its columns named, applied, taken back; own word."""

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme
from tests.journeys.test_roster import Office, admin_of
from tests.tables import book

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import UserId
from staffroom.kernel.screen import Words
from staffroom.rooms import people, programmes

KEPT = "SELECT section, source, done, percent FROM progress ORDER BY person_id, section"


def teachers(tx: Tx) -> list[str]:
    """Write three teachers of the course; return their ids on the roster."""
    course = programme(tx).id
    found = [make.person(tx, course, f"Teacher {n}", user=7000 + n) for n in range(3)]
    return [people.get(tx, one).roster_id for one in found]


@pytest.fixture
async def office(world: World) -> Office:
    """Begin with an admin who speaks English."""
    return Office(world, await admin_of(world))


async def test_a_file_with_unknown_columns_asks_and_remembers_and_can_be_taken_back(office: Office) -> None:
    """Two questions, a preview, Apply, Undo import; the next file of the kind is understood at once."""
    world = office.world
    ids = world.write(teachers)
    file = [("Ref", "Box", "How far"), (ids[0], "Welcome", "100 %"), (ids[1], "s1-welcome", "40 %"), ("x", "?", "?")]
    section = world.write(lambda tx: programmes.sections(tx, programme(tx).id))[0]
    file[1] = (ids[0], section.title["en"], "100 %")
    said = await office.send(book(file), "platform.xlsx")
    assert "which column says who it is" in said
    assert "which column is the section" in await office.tap("progress-column-with", heading="Ref", example=ids[0])
    said = await office.tap("progress-column-with", heading="Box", example=section.title["en"])
    assert "which column says whether the section is finished" in said
    said = await office.tap("progress-column-with", heading="How far", example="100 %")
    assert "nothing is written yet" in said
    assert "2 lines about 2 of 3 teachers. New: 2 · Changed: 0 · The same: 0" in said
    assert "Not on the roster, left out: 1" in said
    assert "I believe first the learning platform, then your organisation’s file" in plain(said)
    assert world.look(KEPT) == []
    assert "was taken in" in await office.tap("roster-apply")
    assert world.look(KEPT) == [(section.slug, "file", 1, 100), (section.slug, "file", 0, 40)]

    file[2] = (ids[1], section.slug, "80 %")
    said = await office.send(book(file), "platform2.xlsx")
    assert "New: 0 · Changed: 1 · The same: 1" in said
    await office.tap("roster-apply")
    assert world.look(KEPT)[1] == (section.slug, "file", 0, 80)
    assert "Take this import back?" in await office.tap("progress-import-undo")
    assert "Rows that stand as before: 1" in plain(await office.tap("progress-import-undo-yes"))
    assert world.look(KEPT)[1] == (section.slug, "file", 0, 40)
    home = await office.tap("progress-to-home")
    assert "platform2.xlsx: 1 rows, taken back on" in plain(home)


async def test_columns_taken_for_others_are_chosen_anew_in_arabic(world: World) -> None:
    """Mistakes come line by line in Arabic; the columns are named one after the other."""
    office = Office(world, await admin_of(world, "ar"), "ar")
    ids = world.write(teachers)
    wrong = f"الرقم;الوحدة;الحالة;الوصف\n{ids[0]};وصف;نعم;s1-welcome\n"
    said = await office.send(wrong.encode(), "تقدم.csv")
    assert "لم يُكتب شيء" in said
    assert "السطر 2" in said
    assert "أيّ عمود يدلّ على الشخص" in await office.tap("progress-other-columns")
    await office.tap("progress-column-with", heading="الرقم", example=ids[0])
    await office.tap("progress-column-with", heading="الوصف", example="s1-welcome")
    await office.tap("progress-column-with", heading="الحالة", example="نعم")
    await office.tap("progress-no-column")
    said = await office.tap("progress-no-column")
    assert "جديد: 1" in said
    assert "لا يُقرأ: الوحدة" in plain(said)
    assert "✓ أُخذ كلّ ما في" in await office.tap("roster-apply")
    assert world.look(KEPT) == [("s1-welcome", "file", 1, None)]


async def test_a_roster_is_still_taken_for_a_roster(office: Office) -> None:
    """The header tells; cancelled progress leaves nothing behind."""
    data = b"id,full_name,location,course,language,preferred_app\n1,Bo,Hill,classroom-management,en,SMS\n"
    assert "New: 1" in await office.send(data)
    ids = office.world.write(teachers)
    await office.send(f"teacher,section,done\n{ids[0]},s1-welcome,yes\n".encode(), "p.csv")
    assert "was put aside" in await office.tap("roster-cancel")
    assert office.world.look("SELECT count(*) FROM progress_files") == [(0,)]
    assert office.world.look(KEPT) == []


@pytest.mark.parametrize(("language", "unknown"), [("en", "nothing is known"), ("ar", "لا يُعرف شيء")])
async def test_a_teacher_reports_a_section_in_my_record_and_takes_it_back(
    world: World, language: str, unknown: str
) -> None:
    """Each section says what is known, by whom and since when."""
    user = await world.sim.create_user("Amina Saleh", language_code=language)

    def placed(tx: Tx) -> Words:
        course = programme(tx).id
        teacher = make.person(tx, course, "Amina Saleh", user=user)
        make.member(tx, teacher, make.cohort(tx, course))
        people.set_language(tx, UserId(user), language)
        return Words(programmes.sections(tx, course)[0].title)

    title = world.write(placed)
    await world.sim.start(user)
    await world.say(user, "/me")
    await world.tap(user, "progress-my-sections", language=language)
    before = await world.last(user)
    assert unknown in before
    await world.tap(user, "progress-did", language=language, section=title)
    told = await world.last(user)
    assert "✓" in told
    assert "2026-09-05" in told
    assert world.look("SELECT section, source, done FROM progress") == [("s1-welcome", "self", 1)]
    await world.tap(user, "progress-undo", language=language, section=title)
    assert await world.last(user) == before
    assert world.look("SELECT * FROM progress") == []


def plain(said: str) -> str:
    """Return words without the marks that keep directions apart."""
    return said.replace("\u2060", "").replace("\u2068", "").replace("\u2069", "")
