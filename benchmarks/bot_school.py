"""A large school in a database of its own, and what its people write: the same for every contender."""

import json
import os
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

from staffroom import groundwork
from staffroom.config import Config
from staffroom.kernel.clock import SystemClock
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import activity, programmes, prompts

KEY = bytes(range(32))
TOKEN = "42:TEST"  # noqa: S105  the far end takes any
SIZE = 50
KEPT_WEEKS = 6
ROOT = Path(__file__).parent.parent
FIRST_USER, FIRST_CHAT, FIRST_LEADER = 5_000_000_000, -1_001_000_000_000, 7_000_000_000
WORDS = tuple("we line up quietly at the door and greet every pupil by name".split())  # noqa: SIM905


@dataclass(frozen=True)
class School:
    """Where a school lies and how large it is."""

    home: Path
    groups: int

    @property
    def environment(self) -> dict[str, str]:
        """Return the secrets, but for the server's address."""
        return {"STAFFROOM_HOME": str(self.home), "BOT_TOKEN": TOKEN, "STAFFROOM_DB_KEY": KEY.hex()}

    @property
    def database(self) -> Path:
        """Return the file."""
        return self.home / "data" / "staffroom.db"

    def copy(self, home: Path) -> "School":
        """Return a fresh copy, so that every run begins alike."""
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.home, home)
        return School(home, self.groups)


def built(home: Path, groups: int, start: str) -> School:
    """Build a school of so many groups of 50, all in, each with a coordinator; planned, nothing due."""
    school = School(home, groups)
    home.mkdir(parents=True)
    settings = yaml.safe_load((ROOT / "config.yaml").read_text("utf-8"))
    settings["logging"]["file"] = False
    # Answers are measured, not the pace that Telegram sets.
    settings["pacing"] = {
        "per_second": 1000,
        "chat_gap_ms": 0,
        "group_per_minute": 60,
    }
    settings["programmes"][0]["start"] = start
    (home / "config.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    config = Config.load(environment={**os.environ, **school.environment})
    groundwork.prepare(config, KEY)
    local = LocalDatabase(config.database, KEY)
    local.write(_people, groups, start, SystemClock().now())
    for programme in local.write(programmes.all_of):
        local.write(prompts.plan, programme.id, SystemClock().now())
    local.close()
    return school


def _people(tx: Tx, groups: int, start: str, now: Instant) -> None:
    programme = int(tx.value("SELECT min(id) FROM programmes"))
    for group in range(groups):
        leader = _person(tx, programme, "coordinators", "coordinator", FIRST_LEADER + group, f"c{group:05}")
        cohort = int(
            tx.value(
                "INSERT INTO cohorts (programme_id, name, location, number, language, zone, starts_on, coordinator_id,"
                " chat_id, invite_link, opened_at) VALUES (:programme, :name, 'Riverside', :number, 'en',"
                " 'Asia/Riyadh', :start, :leader, :chat, 'https://t.me/+AbCdEf', :now) RETURNING id",
                programme=programme,
                name=f"Riverside_Group{group}",
                number=group,
                start=start,
                leader=leader,
                chat=FIRST_CHAT - group,
                now=now,
            )
        )
        for seat in range(SIZE):
            user = group * SIZE + seat
            person = _person(tx, programme, "teachers", "teacher", FIRST_USER + user, f"t{user:06}")
            tx.run(
                "INSERT INTO placements (person_id, cohort_id, state, placed_at, joined_at)"
                " VALUES (:person, :cohort, 'in', 1, 2)",
                person=person,
                cohort=cohort,
            )


def _person(tx: Tx, programme: int, roster: str, role: str, user: int, roster_id: str) -> int:
    number = int(
        tx.value(
            "INSERT INTO people (programme_id, roster, roster_id, full_name, language, location, school, telegram_id,"
            " reachable, created_at) VALUES (:programme, :roster, :id, 'Amina Saleh al-Harbi', 'en', 'Riverside',"
            " 'Riverside First School', :user, 1, 0) RETURNING id",
            programme=programme,
            roster=roster,
            id=roster_id,
            user=user,
        )
    )
    tx.run(
        "INSERT INTO roles (person_id, programme_id, role) VALUES (:person, :programme, :role)",
        person=number,
        programme=programme,
        role=role,
    )
    return number


def talk(groups: int, number: int, seed: int, at: int, *, commands: float = 0.0, first_id: int) -> list[bytes]:
    """Return what random people of a school write in their groups, as Telegram tells it; some of it are commands."""
    dice, last = random.Random(seed), dict.fromkeys(range(groups), 1000)  # noqa: S311  no secrets
    return [json.dumps(_update(dice, last, first_id + n, at + n // 50, commands)).encode() for n in range(number)]


def _update(dice: random.Random, last: dict[int, int], update_id: int, at: int, commands: float) -> dict[str, object]:
    group, seat = dice.randrange(len(last)), dice.randrange(SIZE)
    user = FIRST_USER + group * SIZE + seat
    sender = {
        "id": user,
        "is_bot": False,
        "first_name": "Amina",
        "last_name": "Saleh al-Harbi",
        "username": f"amina_{user % 100_000}",
        "language_code": "en",
    }
    if dice.random() < commands:
        chat = {"id": user, "first_name": "Amina", "last_name": "Saleh al-Harbi", "type": "private"}
        entities = [{"offset": 0, "length": 5, "type": "bot_command"}]
        said = {"message_id": update_id % 1_000_000, "from": sender, "chat": chat, "date": at, "text": "/help"}
        return {"update_id": update_id, "message": {**said, "entities": entities}}
    last[group] += 1
    chat = {"id": FIRST_CHAT - group, "title": f"Riverside_Group{group}", "type": "supergroup"}
    text = " ".join(dice.choices(WORDS, k=dice.randint(3, 25)))
    said = {"message_id": last[group], "from": sender, "chat": chat, "date": at, "text": text}
    return {"update_id": update_id, "message": said}


def remember(school: School, messages: int) -> None:
    """Let a school have a past: so many messages counted in two earlier weeks, and an answer of everybody."""
    local = LocalDatabase(school.database, KEY)
    local.write(_past, messages)
    local.close()


def _past(tx: Tx, messages: int) -> None:
    each = messages // (2 * int(tx.value("SELECT count(*) FROM placements")))
    for week in ("2026-11-01", "2026-11-08"):
        tx.run(
            "INSERT INTO talk (week, cohort_id, person_id, messages, last_message)"
            " SELECT :week, cohort_id, person_id, :each, 900 FROM placements WHERE true",
            week=week,
            each=each,
        )
    tx.run(
        "INSERT INTO activity (person_id, cohort_id, kind, subject, at)"
        " SELECT person_id, cohort_id, 'answer', '1', 0 FROM placements WHERE true"
    )


def counted(school: School) -> int:
    """Return how many messages a school has counted."""
    local = LocalDatabase(school.database, KEY)
    while local.write(activity.has_uncounted):
        local.write(activity.count_talk)
    total = int(local.write(lambda tx: tx.value("SELECT coalesce(sum(messages), 0) FROM talk")))
    local.close()
    return total


def year(home: Path) -> tuple[float, float]:
    """Return the megabytes of a file of 1,000 teachers before and after a busy year.

    Forty weeks with three cards each that two of three answer, everybody in talk every week, what is swept is swept.
    """
    school = built(home, 1000 // SIZE, "2099-01-04")
    local = LocalDatabase(school.database, KEY)
    before = _megabytes(local)
    local.write(_busy_year)
    after = _megabytes(local)
    local.close()
    return before, after


def _busy_year(tx: Tx) -> None:
    for card in range(40 * 3):
        tx.run(
            "INSERT INTO eligible (posting_id, person_id) SELECT x.id, p.person_id FROM placements p"
            " JOIN (SELECT min(id) + :card AS id, cohort_id FROM postings GROUP BY cohort_id) x"
            " ON x.cohort_id = p.cohort_id WHERE x.id IN (SELECT id FROM postings)"
            " ON CONFLICT (posting_id, person_id) DO NOTHING",
            card=card,
        )
        tx.run(
            "INSERT INTO activity (person_id, cohort_id, kind, subject, at)"
            " SELECT person_id, cohort_id, 'answer', :card, 1790000000000 FROM placements WHERE person_id % 3 <> 0",
            card=str(10_000 + card),
        )
    for week in range(40):
        name = f"2027-{week // 4 + 1:02}-{week % 4 * 7 + 1:02}"
        tx.run(
            "INSERT INTO activity (person_id, cohort_id, kind, subject, at) SELECT person_id, cohort_id, 'peer_reply',"
            " :week, 1790000000000 FROM placements WHERE person_id % 2 = 0",
            week=name,
        )
        if week >= 40 - KEPT_WEEKS:
            tx.run(
                "INSERT INTO talk (week, cohort_id, person_id, messages, last_message)"
                " SELECT :week, cohort_id, person_id, 10, 90000 FROM placements WHERE true",
                week=name,
            )


def _megabytes(local: LocalDatabase) -> float:
    pages, size = (
        int(local.connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    return pages * size / 1e6
