"""Who may do and see what: every command and every button, pressed by everybody, with every number forged.

Everything that belongs to one group bears one number, which nothing of anybody else's bears; so a forged press is
about that group, whatever its handler takes the number for.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import pytest
from aiogram import Bot
from tests import builders as make
from tests.conftest import is_quick
from tests.inbox.test_lane import Here
from tests.rooms.prompts import given as g

from staffroom import handed, outbox, wiring
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, PersonId
from staffroom.kernel.text import Translator
from staffroom.outbox import Note
from staffroom.pictures.painter import Painter
from staffroom.rooms import prompts
from staffroom.rooms.conduct import Lists, Lookout, WordList
from staffroom.rooms.programmes import Settings
from staffroom.telegram import bot as telegram
from staffroom.telegram.reception import ANY, Doors, Reception
from staffroom.telegram.render import Kit
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

THEIRS = 4242
"""The number of everything that belongs to the group that this is about."""
FORMS = ("", f":{THEIRS}", ":post")
"""What a press may carry after the number."""
GROUP, OTHER = -1001, -1002
NOW = make.at(7, 16)
SECRETS = (
    "Amina Saleh",
    "Riverside_Secret",
    "Huda Coordinator",
    "777:00",
    "46620",
    "Whom may I trust?",
    "Eve Unknown",
    "Dear all",
    "By name at the door",
    "Nobody asked her",
    "Rana Reporter",
    "Secretmuppet",
)
"""The teacher who is in, the group, who leads it, what the teacher did (minutes of a section), what the leader asks."""
NAMING = ("moves.who", "moves.where", "moves.gone", "moves.goneyes")
"""Where an admin chooses who moves, or has left: everybody with a place in the group is named alike, and no more."""
TICKING = ("workshops.whose", "workshops.roll", "workshops.tick", "workshops.coming")
"""Where a coordinator ticks who was at a workshop: everybody who was in the group in time is named alike."""
BETWEEN_TWO = ("conduct.pair_undo",)
"""Where those who lead a group are asked about two who write back and forth there: named, and nothing else is told."""
OUTSIDERS = ("other coordinator", "other admin", "other teacher", "stranger")
SUPERIORS = ("coordinator", "admin")
NOBODYS = ("777:00", "46620", "Rana Reporter")
"""What no superior ever reads: what a teacher did, and who reported a message."""
COUNTED = (
    "programmes",
    "people",
    "cohorts",
    "prompts",
    "postings",
    "offers",
    "outbox",
    "trainer_questions",
    "strangers",
    "workshops",
    "notices",
    "group_questions",
    "slides",
    "quotes",
    "media_cases",
)
ABOUT = (
    "SELECT * FROM workshops WHERE id = 4242",
    "SELECT * FROM workshop_answers WHERE workshop_id = 4242",
    "SELECT * FROM people WHERE id IN (4242, 4243)",
    "SELECT * FROM placements WHERE cohort_id = 4242",
    "SELECT * FROM cohorts WHERE id = 4242",
    "SELECT * FROM postings WHERE cohort_id = 4242",
    "SELECT * FROM roles WHERE programme_id = 4242 AND person_id IN (4242, 4243)",
    "SELECT * FROM progress WHERE person_id = 4242",
    "SELECT * FROM activity WHERE cohort_id = 4242",
    "SELECT * FROM group_facts WHERE cohort_id = 4242",
    "SELECT * FROM checklists WHERE cohort_id = 4242",
    "SELECT * FROM deputies WHERE cohort_id = 4242",
    "SELECT * FROM trainer_questions WHERE id = 4242",
    "SELECT * FROM trainings WHERE person_id = 4243",
    "SELECT * FROM nudges WHERE person_id = 4243",
    "SELECT * FROM strangers WHERE cohort_id = 4242",
    "SELECT * FROM slides WHERE id = 4242",
    "SELECT * FROM standing_yes WHERE person_id = 4243",
    "SELECT * FROM roundups WHERE posting_id = 4242",
    "SELECT * FROM quotes WHERE posting_id = 4242",
    "SELECT * FROM media_cases WHERE id = 4242",
    "SELECT * FROM notices WHERE id = 4242",
    "SELECT * FROM notice_groups WHERE notice_id = 4242",
    "SELECT * FROM group_questions WHERE cohort_id = 4242",
    "SELECT * FROM facts WHERE name = 'digest.written:4242'",
    "SELECT * FROM links WHERE person_id IN (4242, 4243)",
    "SELECT * FROM conduct_cases WHERE cohort_id = 4242",
    "SELECT * FROM conduct_decisions WHERE cohort_id = 4242",
    "SELECT * FROM conduct_pairs WHERE cohort_id = 4242",
    "SELECT * FROM conduct_answers WHERE decision_id = 4242",
    "SELECT * FROM conduct_hints WHERE cohort_id = 4242",
    "SELECT * FROM conduct_words WHERE programme_id = 4242",
    "SELECT * FROM programmes WHERE id = 4242",
    "SELECT * FROM endings WHERE programme_id = 4242",
    "SELECT key, state, payload FROM outbox WHERE id = 4242 OR chat_id = -1001",
)


def written(tx: Tx, accounts: dict[str, int]) -> None:
    """Write the group with its teacher and coordinator, and beside it everybody who has no business with it."""
    elsewhere = make.programme(tx, slug="elsewhere")
    make.person(tx, elsewhere, "Eva", roster="admins", role="admin", user=accounts["other admin"])
    reserve(tx)
    course = make.programme(tx, settings=Settings(words="flag"))
    assert course == THEIRS
    amina = make.person(tx, course, user=accounts["teacher"])
    huda = make.coordinator(tx, course, user=accounts["coordinator"])
    group = make.cohort(tx, course, coordinator_id=huda, chat=GROUP, name="Riverside_Secret")
    assert (amina, huda, group) == (THEIRS, THEIRS + 1, THEIRS)
    make.member(tx, amina, group)
    tx.run(
        "INSERT INTO progress (person_id, section, source, done, minutes, at)"
        " VALUES (4242, 's1-welcome', 'self', 1, 46620, 1)"
    )
    prompts.load(tx, course, [g.entry("one")])
    prompts.plan(tx, course, make.at(1))
    asked = "INSERT INTO trainer_questions (person_id, card, words, asked_at) VALUES (:huda, 0, 'Whom may I trust?', 1)"
    tx.run(asked, huda=huda)
    outbox.post(tx, Note("secret", "cohorts.welcome", ChatId(GROUP), {"cohort": group}), NOW)
    tx.run("UPDATE outbox SET state = 'unknown', claimed_at = 1, finished_at = 1 WHERE id = 4242")
    omar = make.coordinator(tx, course, "Omar", user=accounts["other coordinator"])
    beside = make.cohort(tx, course, coordinator_id=omar, chat=OTHER, name="Hill_Group")
    make.member(tx, make.person(tx, course, "Bo Lund", user=accounts["other teacher"]), beside)
    make.person(tx, course, "Noor", roster="admins", role="admin", user=accounts["admin"])
    tx.run(
        "INSERT INTO strangers (cohort_id, user_id, name, language, state, since)"
        " VALUES (4242, 666, 'Eve Unknown', 'en', 'in', 1)"
    )
    tx.run(
        "INSERT INTO notices (person_id, state, words, begun_at, undo_until)"
        " VALUES (:huda, 'written', 'Dear all', 1, :until)",
        huda=huda,
        until=NOW + 1,
    )
    tx.run("INSERT INTO standing_yes (programme_id, person_id, state) VALUES (4242, 4243, 'on')")
    tx.run("INSERT INTO slides (person_id, programme_id, file_id, words, at) VALUES (4243, 4242, 'f', 'Dear all', 1)")
    tx.run("INSERT INTO roundups (posting_id, cohort_id) VALUES (4242, 4242)")
    tx.run(
        "INSERT INTO quotes (posting_id, person_id, words, consent, at)"
        " VALUES (4242, 4242, 'By name at the door', 'asked', 1)"
    )
    tx.run(
        "INSERT INTO media_cases (cohort_id, person_id, account, faceless, rule, state, answer, at, until, album)"
        " VALUES (4242, 4242, '', 0, 'ask', 'asked', '', 1, 2, '')"
    )
    tx.run("INSERT INTO notice_groups (notice_id, cohort_id) VALUES (4242, 4242)")
    tx.run("INSERT INTO group_questions (cohort_id, chat_id, message_id, at) VALUES (4242, -1001, 77, 1)")
    tx.run(
        "INSERT INTO workshops (programme_id, cohort_id, title, place, day, week, weekday, at, minutes)"
        " VALUES (4242, 4242, '{\"\": \"Seats\"}', '{}', '2026-09-06', 1, 6, '10:00', 60)"
    )
    tx.run("INSERT INTO workshop_answers (workshop_id, person_id, answer) VALUES (4242, 4242, 'yes')")
    tx.run(
        "INSERT INTO conduct_pairs (id, cohort_id, chat_id, message_id, one_id, other_id, at, state, undo_until)"
        " VALUES (4242, 4242, -1001, 7, 4242, :omar, 1, 'watch', :until)",
        omar=omar,
        until=NOW + 1,
    )
    reported(tx, make.person(tx, course, "Rana Reporter", user=4_999_999))
    for table in COUNTED:
        tx.run(f"DELETE FROM {table} WHERE id = {THEIRS - 1}")


def reported(tx: Tx, reporter: PersonId) -> None:
    """Write a reported message that waits for a decision, and a decision about another one."""
    for number, state, words in ((4242, "open", "Nobody asked her"), (4243, "closed", "")):
        tx.run(
            "INSERT INTO conduct_cases (id, cohort_id, chat_id, message_id, author, person_id, words, state, said_at,"
            " opened_at, decision_id)"
            " VALUES (:id, 4242, -1001, :id, 'teacher', 4242, :words, :state, :now, :now, :id - 1)",
            id=number,
            words=words,
            state=state,
            now=NOW,
        )
        tx.run("INSERT INTO conduct_reports (case_id, person_id, at) VALUES (:id, :rana, 1)", id=number, rana=reporter)
    tx.run(
        "INSERT INTO conduct_hints (id, chat_id, message_id, person_id, cohort_id, kind, said_at, at)"
        " VALUES (4242, -1001, 4250, 4242, 4242, 'phone', :now, :now)",
        now=NOW,
    )
    tx.run(
        "INSERT INTO conduct_words (id, programme_id, list, entry, change, by_id, at)"
        " VALUES (4242, 4242, 'en', 'Secretmuppet', 'word', 4243, 1)"
    )
    tx.run(
        "INSERT INTO conduct_decisions (id, case_id, cohort_id, actor_id, person_id, action, rule, at)"
        " VALUES (4242, 4243, 4242, 4243, 4242, 'word', 'respect', 1)"
    )


def reserve(tx: Tx) -> None:
    """Let the next row of each table get the one number."""
    for table in COUNTED:
        columns = tx.all(f"SELECT name, type, \"notnull\" AS must FROM pragma_table_info('{table}')")
        values: dict[str, Any] = {row["name"]: 0 if row["type"] == "INTEGER" else "" for row in columns if row["must"]}
        values["id"] = THEIRS - 1
        names = ", ".join(values)
        tx.run("PRAGMA ignore_check_constraints = ON")
        tx.run(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in values)})", **values)


@dataclass
class Bench:
    """The real doors over a real file, and a stand-in that tells what was said to whom."""

    local: LocalDatabase
    emulator: Emulator
    sim: Sim
    reception: Reception
    bot: Bot
    accounts: dict[str, int]
    before: list[Sequence[Any]]
    """The rows about the group, which nothing that is done lasts in."""

    async def does(self, who: str, update: dict[str, Any]) -> tuple[bool, str]:
        """Let somebody do something; return whether anything of the group changed, and what they were told."""
        connection, ledger = self.local.connection, self.emulator.world.ledger
        seen, written = ledger.last, connection.total_changes
        connection.execute("BEGIN IMMEDIATE")
        try:
            tx = Tx(connection)
            await self.reception.take(self.bot, {"update_id": 1, **update}, Here(tx))
            changed = connection.total_changes != written and belongings(tx) != self.before
        finally:
            connection.execute("ROLLBACK")
        calls = ledger.after(seen, limit=1000)
        told = [call for call in calls if str(call["params"].get("chat_id", "")) in ("", str(self.accounts[who]))]
        said = [call["params"] for call in told]  # not when: a moment's digits may look like anything
        return changed, str(said) + "".join([await self._file(call) for call in told])

    async def _file(self, call: dict[str, Any]) -> str:
        """Return what stands in a document that was sent."""
        found = call.get("result")
        document = found.get("document") if isinstance(found, dict) else None
        return "" if document is None else str(await self.sim.file(document["file_id"]))

    def press(self, who: str, data: str) -> dict[str, Any]:
        """Return a press of a button."""
        return {"callback_query": {"id": "1", "from": self.person(who), "chat_instance": "1", "data": data}}

    def say(self, who: str, words: str) -> dict[str, Any]:
        """Return a private message."""
        where = {"id": self.accounts[who], "type": "private", "first_name": who}
        return {"message": {"message_id": 9, "date": 1, "from": self.person(who), "chat": where, "text": words}}

    def person(self, who: str) -> dict[str, Any]:
        """Return somebody as Telegram shows them."""
        return {"id": self.accounts[who], "is_bot": False, "first_name": who, "language_code": "en"}


def belongings(tx: Tx) -> list[Sequence[Any]]:
    """Return every row about the group and its people."""
    return [tx.tuples(sql) for sql in ABOUT]


async def nothing_read() -> Sequence[str]:
    """Read no settings: there are none here, and they hold nothing of a group."""
    return ()


@pytest.fixture
async def bench(local: LocalDatabase, words: Translator) -> AsyncIterator[Bench]:
    """Open doors, file and stand-in; everybody has begun a private chat."""
    async with Emulator() as emulator, Sim(emulator.url) as sim:
        everybody = ("teacher", *SUPERIORS, *OUTSIDERS)
        accounts = {who: await sim.create_user(who) for who in everybody}
        for user in accounts.values():
            await sim.start(user)
        local.connection.execute("PRAGMA foreign_keys = OFF")
        local.write(written, accounts)
        looks = Lookout(lambda: Lists([WordList("en", ("idiot",))], ()))
        await looks.prepare(Here(Tx(local.connection)))
        tools = handed.tools(words, LedClock(NOW, speed=0), wiring.ways(), "staffroom_bot", bytes(32), looks=looks)
        tools["read_settings"] = nothing_read
        kit, speaker = Kit(words, Painter()), telegram.build(emulator.token, emulator.url)
        reception = Reception(wiring.routers(), wiring.identify, kit, wiring.beside, **tools)
        yield Bench(local, emulator, sim, reception, speaker, accounts, local.write(belongings))
        await speaker.session.close()


def words_of(kind: str) -> list[str]:
    """Return every command or button that any room knows."""
    return sorted(word for word in Doors(wiring.routers()).words(kind) if word != ANY)


def deeds(bench: Bench, who: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield everything that somebody can do in private, each about the group; in the quick suite each in one form."""
    for action in words_of("callback_query"):
        for last in FORMS[crc32(f"{who}{action}".encode()) % len(FORMS) :][:1] if is_quick() else FORMS:
            yield f"{action}{last}", bench.press(who, f"{action}:{THEIRS}{last}")
    for command in words_of("message"):
        yield command, bench.say(who, command)


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_nobody_from_outside_reads_or_changes_anything_of_a_group(bench: Bench, who: str) -> None:
    """Neither a coordinator beside it, nor an admin elsewhere, nor another group's teacher, nor a stranger."""
    found = []
    for name, update in deeds(bench, who):
        changed, told = await bench.does(who, update)
        leaked = [secret for secret in SECRETS if secret in told]
        if changed or leaked:
            found.append((name, "changed" if changed else "", leaked))
    assert found == []


@pytest.mark.parametrize("who", SUPERIORS)
async def test_superiors_never_read_about_a_teacher_who_is_in(bench: Bench, who: str) -> None:
    """Totals of the group, and who has not joined: not who answered, paused, or finished what.

    That they see and change the group shows that the matrix can fail.
    """
    found, saw_the_group, changes = [], False, 0
    for name, update in deeds(bench, who):
        changed, told = await bench.does(who, update)
        saw_the_group |= "Riverside_Secret" in told
        changes += changed
        chooses = name.partition(":")[0] in (*BETWEEN_TWO, *(NAMING if who == "admin" else TICKING))
        if any(secret in told for secret in (*NOBODYS, *(() if chooses else ("Amina Saleh",)))):
            found.append(name)
    assert found == []
    assert saw_the_group
    assert changes >= 3


async def test_the_matrix_shows_a_teacher_what_is_her_own(bench: Bench) -> None:
    """What is looked for among the others' answers would be found there."""
    assert "46620" in (await bench.does("teacher", bench.press("teacher", "joining.download")))[1]
    assert "By name at the door" in (await bench.does("teacher", bench.press("teacher", "roundups.says:4242:named")))[1]
    assert "Amina Saleh" in (await bench.does("teacher", bench.say("teacher", "/me")))[1]
    assert (await bench.does("coordinator", bench.press("coordinator", "conduct.do:4242:dismiss")))[0]
    assert (await bench.does("teacher", bench.press("teacher", "conduct.takeout:4242")))[0]
    assert "Secretmuppet" in (await bench.does("admin", bench.press("admin", "conduct.words:4242")))[1]
    assert "Secretmuppet" in (await bench.does("admin", bench.press("admin", "conduct.changes:4242")))[1]
    assert "Whom may I trust?" in (await bench.does("admin", bench.press("admin", f"training.answer:{THEIRS}")))[1]
