"""Journeys of a roster through the private chat: an admin sends a file, looks, applies; the unhappy ways included."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.easel import easel
from tests.journeys.conftest import SPEED, World, config
from tests.tables import bomb, book

from staffroom import app
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.screen import Plain
from staffroom.kernel.text import Translator
from staffroom.rooms import joining, people, programmes
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

COURSE = "classroom-management"
HEADER = ("id", "full_name", "location", "course", "language", "preferred_app")
ARABIC = ("الرقم", "الاسم الكامل", "المدينة", "البرنامج", "اللغة", "المدرسة", "البريد الإلكتروني")
AMINA = ("0012", "أمينة صالح", "Riverside", COURSE, "العربية")
BO = ("0013", "Bo Yang", "Hill", COURSE, "en")


def table(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> bytes:
    """Write rows as CSV."""
    return "\n".join(",".join(row) for row in (header, *rows)).encode()


@dataclass
class Office:
    """A world with an admin in it."""

    world: World
    admin: int
    language: str = "en"

    async def send(self, data: bytes, name: str = "teachers.csv", *, by: int | None = None) -> str:
        """Send a file to the bot and return its answer."""
        sender = self.admin if by is None else by
        await self.world.sim.send_document(sender, sender, name, data)
        await self.world.still()
        return await self.world.last(sender)

    async def tap(self, key: str, **args: str | int) -> str:
        """Tap a button and return what stands there afterwards."""
        label = self.world.label(key, self.language, **args)
        answer = await self.world.sim.tap(self.admin, await self.world.bot(), label)
        await self.world.still()
        return str(answer["text"] or "") or await self.world.last(self.admin)

    @property
    def teachers(self) -> list[tuple[str, str, str, str]]:
        """Return who is kept as a teacher."""
        return [
            (str(row[0]), str(row[1]), str(row[2]), str(row[3]))
            for row in self.world.look(
                "SELECT roster_id, full_name, location, language FROM people WHERE roster = 'teachers' ORDER BY 1"
            )
        ]

    @property
    def waiting(self) -> int:
        """Return how many files wait for a decision."""
        return len(self.world.look("SELECT person_id FROM roster_files"))


async def admin_of(world: World, language: str = "en") -> int:
    """Let somebody become admin by a link."""
    user = await world.sim.create_user("Hana Head", language_code=language)
    await world.sim.start(user, world.write(people.issue_admin_link, world.now()))
    await world.still()
    world.write(people.set_language, UserId(user), language)
    return user


@pytest.fixture
async def office(world: World) -> Office:
    """Begin with an admin who speaks English."""
    return Office(world, await admin_of(world))


async def test_a_spreadsheet_is_looked_at_applied_and_changes_nothing_the_second_time(office: Office) -> None:
    """The admin's whole way in English: preview, apply, the same file again."""
    file = book([HEADER, (*AMINA, "WhatsApp"), (*BO, "Telegram")])
    said = await office.send(file, "teachers.xlsx")
    assert "nothing is written yet" in said
    assert "New: 2 · Moved: 0 · Changed: 0 · The same: 0" in said
    assert "أمينة صالح" in said
    assert office.teachers == []
    assert "was taken in" in await office.tap("roster-apply")
    assert office.teachers == [("0012", "أمينة صالح", "Riverside", "ar"), ("0013", "Bo Yang", "Hill", "en")]
    assert office.waiting == 0
    assert "There is nothing to apply." in await office.send(file, "teachers.xlsx")
    assert office.world.look("SELECT count(*) FROM imports") == [(1,)]
    await office.world.say(office.admin, "/menu")
    assert "Nothing is written yet" in await office.tap("cohorts-form")
    assert office.world.look("SELECT * FROM cohorts") == []
    assert "The groups are formed" in await office.tap("cohorts-form-apply")
    assert office.world.look("SELECT location FROM cohorts ORDER BY 1") == [("Hill",), ("Riverside",)]


async def test_who_is_brought_back_by_a_list_is_invited_by_the_bot_and_agrees_anew(office: Office) -> None:
    """She had left the school: her account is known, so that no link can be made for her."""
    world, file = office.world, table((*BO, "Telegram"))
    await office.send(file)
    await office.tap("roster-apply")
    assert "The groups are formed" in await office.tap("roster-form") + await office.tap("cohorts-form-apply")
    ((number,),) = world.look("SELECT id FROM people WHERE roster = 'teachers'")
    bo = await world.sim.create_user("Bo Yang")
    await world.sim.open_link(bo, world.link(PersonId(number), "teacher"))
    await world.still()
    await world.tap(bo, "joining-button-join")
    world.write(joining.part, PersonId(number), world.now())
    await world.still()
    assert "you work elsewhere now" in await world.last(bo)
    await office.send(file)
    await office.tap("roster-apply")
    await office.tap("roster-form")
    await office.tap("cohorts-form-apply")
    assert "a group of colleagues" in await world.last(bo)
    await world.tap(bo, "joining-button-join")
    assert world.look("SELECT count(*) FROM consents WHERE withdrawn_at IS NULL") == [(1,)]


async def test_moved_changed_and_vanished_people_are_shown_and_nobody_is_removed(office: Office) -> None:
    """A second file, a year later."""
    await office.send(table((*AMINA, "SMS"), (*BO, "SMS"), ("0014", "Cy", "Hill", COURSE, "en")))
    await office.tap("roster-apply")
    moved = ("0012", "أمينة صالح", "Hill", COURSE, "ar", "SMS")
    said = await office.send(table(moved, (*BO, "Telegram")))
    assert "New: 0 · Moved: 1 · Changed: 1 · The same: 0 · Not in the file: 1" in said
    assert "Place \u2068Riverside\u2069 → \u2068Hill\u2069" in said
    assert "Cy" in said
    assert "were kept" in await office.tap("roster-apply")
    assert [row[0] for row in office.teachers] == ["0012", "0013", "0014"]


async def test_an_arabic_admin_sends_an_arabic_file_and_reads_its_mistakes_in_arabic(world: World) -> None:
    """Windows-1256, Arabic comma, Arabic headings; mistakes are the file's, and name line, column, value, remedy."""
    office = Office(world, await admin_of(world, "ar"), "ar")
    wrong = "؛".join(ARABIC) + "\n" + f"7؛؛الرياض؛{COURSE}؛العربية؛النور؛huda"
    said = await office.send(wrong.encode("cp1256"), "معلمون.csv")
    assert "لم يُكتب شيء" in said
    assert "السطر 2، العمود \u2068الاسم الكامل\u2069: الخانة فارغة" in said
    assert "القيمة «\u2068huda\u2069»: ليس بريدًا إلكترونيًا" in said
    assert office.waiting == 0
    right = wrong.replace("؛؛", "؛أمينة صالح؛").replace("huda", "huda@x.org")
    assert "جدد: 1" in await office.send(right.encode("cp1256"), "معلمون.csv")
    assert "✓ أُخذ كلّ ما في" in await office.tap("roster-apply")
    assert office.teachers == [("7", "أمينة صالح", "الرياض", "ar")]
    assert "هكذا ستكون المجموعات" in await office.tap("roster-form")
    assert "شُكّلت المجموعات" in await office.tap("cohorts-form-apply")
    assert world.look("SELECT location FROM cohorts") == [("الرياض",)]


async def test_where_the_header_fits_both_the_bot_asks_whose_roster_it_is(office: Office) -> None:
    """Two buttons, one question."""
    file = table(BO, header=HEADER[:5])
    assert "Whose table" in await office.send(file, "people.csv")
    assert "<b>" not in await office.tap("roster-is", roster=Plain("coordinators"))
    await office.tap("roster-apply")
    assert office.teachers == []
    assert office.world.look("SELECT roster_id FROM people WHERE roster = 'coordinators'") == [("0013",)]


async def test_a_wrong_file_gets_a_sentence_and_writes_nothing(office: Office) -> None:
    """No picture, no document, no damage and no size leads to anything else."""
    for data, name, said in (
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "photo.png", "is no table"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "list.pdf", "cannot be taken in"),
        (b"PK\x03\x04 broken", "t.xlsx", "is damaged or no spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "t.xls", "of an older kind"),
        (b"", "empty.csv", "cannot be taken in"),
        (b"x" * (5 * 1024 * 1024 + 1), "big.csv", "larger than 5 MB"),
        (table(BO, ("", "Cy", "Hill", "nowhere", "en")), "t.csv", "'nowhere' is no programme"),
        (bomb(), "teachers.xlsx", "unpacks to far more"),
    ):
        found = (await office.send(data, name)).replace("\u2068", "").replace("\u2069", "")
        assert said in found, name
        assert (office.waiting, office.teachers) == (0, []), name
        assert office.world.look("SELECT count(*) FROM inbox WHERE error IS NOT NULL") == [(0,)], name


async def test_a_file_too_large_is_not_even_fetched(office: Office) -> None:
    """Its size is known before."""
    await office.send(b"x" * (5 * 1024 * 1024 + 1), "big.csv")
    assert [call for call in await office.world.sim.calls() if call["method"] == "getFile"] == []


async def test_somebody_else_learns_who_may_send_rosters(office: Office) -> None:
    """A teacher and a stranger politely; a coordinator by name."""
    world = office.world
    programme = world.look("SELECT id FROM programmes")[0][0]
    teacher, leader, stranger = [await world.sim.create_user(name) for name in ("Amina", "Huda", "Nobody")]
    world.write(make.person, programme, "Amina", user=teacher)
    world.write(make.coordinator, programme, "Huda", user=leader)
    for user in (teacher, leader, stranger):
        said = await office.send(table(BO), by=user)
        assert "only from those who look after the programme" in said
        assert ("Hana Head" in said) == (user == leader)
    assert office.waiting == 0


async def test_a_file_can_be_put_aside(office: Office) -> None:
    """Cancel writes nothing."""
    await office.send(table(BO))
    assert "put aside" in await office.tap("roster-cancel")
    assert (office.waiting, office.teachers) == (0, [])


async def test_a_second_tap_is_harmless(office: Office) -> None:
    """Twice in a second, before the first answer is there."""
    await office.send(table(BO))
    for _ in range(2):
        await office.world.sim.tap_only(office.admin, await office.world.bot(), office.world.label("roster-apply"))
    await office.world.still()
    assert "was taken in" in await office.world.last(office.admin)
    assert office.world.look("SELECT count(*) FROM imports") == [(1,)]


async def test_the_buttons_of_an_earlier_file_do_nothing_to_a_later_one(office: Office) -> None:
    """The later one takes its place, and says so."""
    world = office.world
    await office.send(table(BO))
    earlier = (await world.sim.private(office.admin))[-1]["message_id"]
    await office.send(table(AMINA))
    for key in ("roster-apply", "roster-cancel"):
        answer = await world.sim.tap(office.admin, await world.bot(), world.label(key), message_id=earlier)
        assert "dealt with already" in answer["text"]
    assert "was taken in" in await office.tap("roster-apply")
    assert [row[0] for row in office.teachers] == ["0012"]


async def test_only_what_was_shown_is_applied(office: Office) -> None:
    """Somebody changed the roster at the command line between preview and tap: the preview comes anew."""
    await office.send(table(BO))
    rows = [people.RosterRow(COURSE, "0013", "Bo Yang", "Dale", "en")]
    office.world.write(people.apply_roster, rows, "test", "digest", office.world.now())
    said = await office.tap("roster-apply")
    assert "changed meanwhile" in said
    assert "Moved: 1" in said
    assert office.teachers == [("0013", "Bo Yang", "Dale", "en")]
    assert "was taken in" in await office.tap("roster-apply")
    assert office.teachers == [("0013", "Bo Yang", "Hill", "en")]


async def test_a_file_is_let_go_after_a_day(office: Office) -> None:
    """Names do not lie about."""
    await office.send(table(BO))
    assert office.waiting == 1
    await office.world.advance_to(Instant(office.world.now() + DAY + 60_000))
    assert office.waiting == 0
    assert "older than a day" in await office.tap("roster-apply")
    assert office.teachers == []


async def test_the_menu_leads_to_the_roster_and_to_an_empty_table_that_can_be_sent_back(office: Office) -> None:
    """Who has no table yet begins with ours."""
    await office.world.say(office.admin, "/menu")
    assert "Send me the teachers" in await office.tap("panel-roster")
    await office.tap("roster-template", roster=Plain("teachers"))
    document = (await office.world.sim.private(office.admin))[-1]["document"]
    empty = office.world.emulator.world.files.find(document["file_id"]).data
    assert "New: 1" in await office.send(empty + ",".join((*BO, "", "", "SMS")).encode())
    await office.world.say(office.admin, "/menu")
    await office.tap("panel-roster")
    assert "waits for your decision" in await office.world.last(office.admin)
    assert "New: 1" in await office.tap("roster-look")


async def test_a_long_difference_can_be_had_as_a_file(office: Office) -> None:
    """Forty people do not fit a screen; every line of them is in the file."""
    await office.send(table(*((f"{n:04}", f"Teacher {n}", "Hill", COURSE, "en") for n in range(40))))
    await office.tap("roster-whole")
    document = (await office.world.sim.private(office.admin))[-1]["document"]
    lines = office.world.emulator.world.files.find(document["file_id"]).data.decode("utf-8-sig").splitlines()
    assert lines[0] == "What,Course,ID,Full name,Column,Before,After"
    assert len(lines) == 41
    await office.tap("roster-apply")
    assert "was taken in" in (await office.world.sim.private(office.admin))[-2]["text"]


@pytest.mark.parametrize(
    ("language", "nobody_asked", "fits"),
    [("ar", "لم يُسأل أحد بعد", "تيليغرام مناسب:"), ("en", "Nobody has been asked yet", "Use Telegram:")],
)
async def test_an_admin_sees_where_telegram_fits_who_needs_another_way_and_what_to_ask(
    world: World, language: str, nobody_asked: str, fits: str
) -> None:
    """From the survey column, in their language, with a picture."""
    office = Office(world, await admin_of(world, language), language)
    await world.say(office.admin, "/menu")
    await office.tap("panel-roster")
    assert nobody_asked in await office.tap("fit-button")
    asked = await office.tap("fit-survey")
    assert "ما تطبيق المحادثة" in asked
    assert "which chat app" in asked
    await office.send(table((*AMINA, "واتساب"), (*BO, "تيليغرام"), ("0014", "Cy", "Hill", COURSE, "en", "Telegram")))
    await office.tap("roster-apply")
    await world.say(office.admin, "/menu")
    await office.tap("panel-roster")
    await office.tap("fit-button")
    shown = (await world.sim.private(office.admin))[-1]
    assert "photo" in shown
    assert fits in shown["caption"]
    await office.tap("fit-others", n=1)
    document = (await world.sim.private(office.admin))[-1]["document"]
    lines = world.emulator.world.files.find(document["file_id"]).data.decode("utf-8-sig").splitlines()
    assert lines[1:] == ["0012,أمينة صالح,Riverside,,واتساب"]


async def test_a_broken_line_while_the_file_is_fetched_loses_nothing(office: Office) -> None:
    """It is fetched again."""
    await office.world.sim.faults(kind="cut_before", method="download", count=1)
    await office.world.sim.faults(kind="500", method="getFile", count=1)
    assert "New: 1" in await office.send(table(BO))


async def test_the_bot_may_restart_between_preview_and_apply(tmp_path: Path, words: Translator) -> None:
    """The file lies encrypted in the database."""
    async with Emulator(start_ms=make.at(5, 9), speed=SPEED) as emulator, Sim(emulator.url) as sim:
        chosen = config(tmp_path, emulator)
        async with app.living(chosen, easel()) as (house, _loops):
            world = World(emulator, sim, LocalDatabase(chosen.database, KEY), words, house)
            office = Office(world, await admin_of(world))
            await office.send(table(BO))
        async with app.living(chosen, easel()) as (house, _loops):
            again = Office(World(emulator, sim, world.local, words, house), office.admin)
            assert "was taken in" in await again.tap("roster-apply")
            assert again.teachers == [("0013", "Bo Yang", "Hill", "en")]
        world.local.close()


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_who_opted_out_stays_out_when_the_roster_comes_again(world: World, language: str) -> None:
    """One has left, one had her data deleted: the file names both; nobody is invited, written to or brought back."""
    office = Office(world, await admin_of(world, language), language)
    rows = [
        ("0012", "Amina Saleh", "Riverside", COURSE, language, "Telegram"),
        ("0013", "Bo Yang", "Riverside", COURSE, language, "Telegram"),
    ]
    await office.send(table(*rows))
    await office.tap("roster-apply")
    amina, bo = [await world.sim.create_user(name) for name in ("Amina", "Bo")]
    for user, name in ((amina, "Amina Saleh"), (bo, "Bo Yang")):
        (person,) = world.look("SELECT id FROM people WHERE full_name = :name", name=name)[0]
        await world.sim.open_link(user, world.link(PersonId(person), "teacher"))
        await world.still()
        await world.tap(user, "joining-button-join", language=language)
    await world.say(amina, "/leave")
    await world.tap(amina, "joining-button-leave-sure", language=language)
    await world.say(bo, "/forget")
    await world.tap(bo, "joining-button-erase-sure", language=language)
    read = [len(await world.sim.private(user)) for user in (amina, bo)]
    moved = [("0012", "Amina Saleh", "Hill", COURSE, language, "Telegram"), rows[1]]
    said = await office.send(table(*moved))
    assert "Bo Yang" not in said
    await office.tap("roster-apply")
    assert office.teachers == [("0012", "Amina Saleh", "Hill", language)]
    assert world.look("SELECT left_at IS NULL, telegram_id FROM people WHERE roster = 'teachers'") == [(0, amina)]
    assert world.write(lambda tx: joining.to_invite(tx, programmes.all_of(tx)[0].id, "teacher")) == []
    assert [len(await world.sim.private(user)) for user in (amina, bo)] == read
