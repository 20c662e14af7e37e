"""Short ways to a populated database: each builder writes real rows and returns their number."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import instant
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms.programmes import Programme, Section, Settings
from staffroom.rooms.programmes import store as programmes

_number = count(1)

SUNDAY = date(2026, 9, 6)
"""The first day of the example programme, in a Sunday-to-Thursday school week."""
ZONE = ZoneInfo("Asia/Riyadh")


def at(day: int = 6, hour: int = 9, minute: int = 0, *, month: int = 9) -> Instant:
    """Return a moment of 2026 on Riyadh's wall clock."""
    return instant(datetime(2026, month, day, hour, minute, tzinfo=ZONE))


def utc(text: str) -> Instant:
    """Return a moment written as ISO text in UTC."""
    return instant(datetime.fromisoformat(text).replace(tzinfo=UTC))


def programme(
    tx: Tx, *, slug: str = "classroom-management", solo: bool = False, settings: Settings | None = None
) -> ProgrammeId:
    """Write a programme with two sections that starts on SUNDAY."""
    number = programmes.put(
        tx,
        Programme(
            id=ProgrammeId(0),
            slug=slug,
            title={"en": "Classroom management", "ar": "إدارة الصف", "zh": "课堂管理"},
            zone=ZONE,
            starts_on=SUNDAY,
            language="en",
            solo=solo,
            staff_chat=None,
            settings=settings or Settings(),
            guidelines={"en": "Be kind.", "ar": "كونوا لطفاء.", "zh": "友善待人。"},
        ),
    )
    for position, slug_of in enumerate(("s1-welcome", "s2-routines")):
        section = Section(slug_of, {"en": slug_of, "ar": slug_of, "zh": slug_of}, 60, position + 1)
        programmes.put_section(tx, number, position, section)
    return number


def person(  # the columns of the table
    tx: Tx,
    programme_id: ProgrammeId,
    name: str = "Amina Saleh",
    *,
    roster: str = "teachers",
    role: str = "teacher",
    language: str = "en",
    location: str = "Riverside",
    school: str = "",
    user: int | None = None,
    reachable: bool = True,
) -> PersonId:
    """Write a person with a role; with `user` their account is known."""
    roster_id = f"p{next(_number):05}"
    number = PersonId(
        tx.value(
            "INSERT INTO people (programme_id, roster, roster_id, full_name, language, location, school, telegram_id,"
            " reachable, created_at) VALUES (:programme, :roster, :roster_id, :name, :language, :location, :school,"
            " :user, :reachable, 0) RETURNING id",
            programme=programme_id,
            roster=roster,
            roster_id=roster_id,
            name=name,
            language=language,
            location=location,
            school=school,
            user=user,
            reachable=int(reachable and user is not None),
        )
    )
    tx.run(
        "INSERT INTO roles (person_id, programme_id, role) VALUES (:person, :programme, :role)",
        person=number,
        programme=programme_id,
        role=role,
    )
    return number


def coordinator(
    tx: Tx, programme_id: ProgrammeId, name: str = "Huda Coordinator", *, user: int | None = None
) -> PersonId:
    """Write a coordinator."""
    return person(tx, programme_id, name, roster="coordinators", role="coordinator", user=user)


def cohort(
    tx: Tx,
    programme_id: ProgrammeId,
    *,
    coordinator_id: PersonId | None = None,
    chat: int | None = -1001,
    name: str | None = None,
    language: str = "en",
    opened: Instant | None = Instant(1),
) -> CohortId:
    """Write a cohort with a working group; `opened=None` for one whose group is not ready."""
    number = next(_number)
    return CohortId(
        tx.value(
            "INSERT INTO cohorts (programme_id, name, location, number, language, zone, starts_on, coordinator_id,"
            " chat_id, invite_link, opened_at) VALUES (:programme, :name, 'Riverside', :number, :language, :zone,"
            " :starts_on, :coordinator, :chat, 'https://t.me/+AbCdEf', :opened) RETURNING id",
            programme=programme_id,
            name=name or f"Riverside_Group{number}",
            number=number,
            language=language,
            zone=ZONE.key,
            starts_on=SUNDAY.isoformat(),
            coordinator=coordinator_id,
            chat=chat,
            opened=opened,
        )
    )


def member(
    tx: Tx, teacher: PersonId, cohort_id: CohortId, *, joined: Instant | None = Instant(2), state: str = "in"
) -> None:
    """Place a teacher in a cohort."""
    tx.run(
        "INSERT INTO placements (person_id, cohort_id, state, placed_at, joined_at)"
        " VALUES (:person, :cohort, :state, 1, :joined)",
        person=teacher,
        cohort=cohort_id,
        state=state,
        joined=joined,
    )


def account(user: int) -> UserId:
    """Return an account's number."""
    return UserId(user)


def chat(number: int) -> ChatId:
    """Return a chat's number."""
    return ChatId(number)


def poll(question: str, *options: str) -> dict[str, Any]:
    """Return a poll as Telegram tells of one that somebody began."""
    offered = [{"persistent_id": name, "text": name, "voter_count": 0} for name in options]
    about = {"id": "1", "question": question, "options": offered, "total_voter_count": 0, "is_closed": False}
    kind = {"type": "regular", "is_anonymous": False, "allows_multiple_answers": False, "allows_revoting": True}
    return about | kind | {"members_only": False}
