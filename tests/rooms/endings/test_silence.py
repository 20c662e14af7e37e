"""After the farewell of a programme nothing but its end is told to anybody of it; another one goes on untouched."""

from dataclasses import dataclass, field
from itertools import count

from tests import builders as make
from tests.rooms.prompts import given
from tests.rooms.standings import world as rows

from staffroom import wiring
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.outbox import claims, settling
from staffroom.outbox.claims import Job, Turn
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.rooms import people, programmes, prompts
from staffroom.rooms.endings import rules, service
from staffroom.rooms.joining import store_new_words
from staffroom.rooms.notices import store as store_notices
from staffroom.rooms.notices.values import Target
from staffroom.rooms.programmes import Settings

LAST_WEEK = "2026-09-13"
BEGUN, ENDED, LONG_AFTER = make.at(1), make.at(15, 10), make.at(8, 9, month=10)
AFTER = Instant(ENDED + HOUR)
TIDIED = "call.editMessageReplyMarkup"
"""Old questions lose their buttons: nothing is left to decide."""
SAID = (
    "cascade.offer",
    "cheers.milestone",
    "cheers.newcomers",
    "conduct.month",
    "digest.daily",
    "joining.new_guidelines",
    "joining.now_quiet",
    "notices.post",
    "prompts.announcement",
    "prompts.question",
    "reports.week",
    "standings.closing",
    "standings.league",
)
"""What the clock brings about in a programme that goes on, one kind for each tick that says something by itself."""
_number = count(1)


@dataclass
class Side:
    """A programme with all its chats, and what of each kind was told there."""

    number: ProgrammeId
    chats: set[int]
    groups: list[CohortId]
    told: list[tuple[Instant, str]] = field(default_factory=list)

    def kinds_after(self, moment: Instant) -> set[str]:
        """Return what was told after a moment; to write into a chat or to change what stands there is telling."""
        return {kind for at, kind in self.told if at > moment}


def account(side: set[int]) -> int:
    """Return a new account's number, noted among a programme's chats."""
    user = 1000 + next(_number)
    side.add(user)
    return user


def school(tx: Tx, slug: str) -> Side:
    """Write a programme whose every tick has something to say in the weeks to come."""
    number = make.programme(
        tx,
        slug=slug,
        settings=Settings(post_unattended=("announcement", "encouragement"), holidays=(("2026-09-23", "2026-09-23"),)),
    )
    chats: set[int] = {-(next(_number) + 100)}
    programmes.set_staff_chat(tx, number, ChatId(min(chats)))
    admin = make.person(tx, number, "Nadia", roster="admins", role="admin", user=account(chats))
    groups = [_group(tx, number, chats, place) for place in range(3)]
    entries = [
        one
        for week in range(1, 5)
        for one in (
            given.entry(f"q{week}", week=week, weekday="sun"),
            given.entry(f"a{week}", "announcement", week=week, weekday="tue"),
        )
    ]
    prompts.load(tx, number, entries)
    prompts.plan(tx, number, BEGUN)
    for posting in [one for group in groups[:2] for one in prompts.postings_of(tx, group)]:
        prompts.decide(tx, [posting.id], "approved", admin, BEGUN)
    teachers = rows.members(tx, groups[0])
    make.member(tx, make.person(tx, number, "Late", user=account(chats)), groups[0], joined=Instant(ENDED - HOUR))
    tx.run("UPDATE consents SET edition = 0 WHERE person_id = :id", id=teachers[0])
    store_new_words.begin(tx, number, "guidelines", Instant(ENDED + 3 * DAY))
    people.set_asked(tx, teachers[0], Instant(ENDED - 28 * DAY))
    _case(tx, groups[0], min(chats))
    _notice(tx, admin, groups[1])
    return Side(number, chats, groups)


def _group(tx: Tx, number: ProgrammeId, chats: set[int], place: int) -> CohortId:
    chat = -(next(_number) + 5000)
    lead = make.coordinator(tx, number, f"Lead {number} {place}", user=account(chats))
    cohort = make.cohort(tx, number, name=f"Group {number} {place}", chat=chat, coordinator_id=lead)
    for one in range(10):
        teacher = make.person(tx, number, f"Teacher {number} {place} {one}", user=account(chats))
        people.record_consent(tx, teacher, "en", "words", BEGUN)
        make.member(tx, teacher, cohort)
    chats.add(chat)
    return cohort


def _case(tx: Tx, cohort: CohortId, chat: int) -> None:
    """Write a case of this month that is closed."""
    tx.run(
        "INSERT INTO conduct_cases (cohort_id, chat_id, message_id, author, said_at, opened_at, state)"
        " VALUES (:cohort, :chat, 7, 'channel', :at, :at, 'closed')",
        cohort=cohort,
        chat=chat,
        at=make.at(10),
    )


def _notice(tx: Tx, admin: PersonId, cohort: CohortId) -> None:
    """Write a notice that goes out days later."""
    number = store_notices.begin(tx, admin, BEGUN)
    tx.run("UPDATE notices SET state = 'sent', words = 'Bring pens.' WHERE id = :id", id=number)
    store_notices.choose(tx, number, [cohort])
    store_notices.put(tx, number, Target(cohort, "waiting", Instant(ENDED + 2 * DAY), ""))


def live(tx: Tx, sides: list[Side], until: Instant, now: Instant) -> None:
    """Let time pass from one due moment to the next, and let all that is said arrive."""
    ticks = wiring.ticks()
    while now <= until:
        for tick in ticks:
            for _ in range(1000):
                due = tick.next_due(tx, now)
                if due is None or due > now:
                    break
                tick.run(tx, now)
            else:
                raise AssertionError(tick.name)
        _deliver(tx, sides, now)
        _answer(tx, now)
        moments = [due for tick in ticks if (due := tick.next_due(tx, now)) is not None and due > now]
        now = Instant(min([*moments, now + HOUR]))


def _answer(tx: Tx, now: Instant) -> None:
    """Let everybody who could answer an open card do so."""
    tx.run(
        "INSERT INTO activity (person_id, cohort_id, kind, subject, at)"
        " SELECT e.person_id, x.cohort_id, 'answer', x.id, :now FROM eligible e JOIN postings x ON x.id = e.posting_id"
        " WHERE x.closes_at > :now"
        " ON CONFLICT DO NOTHING",
        now=now,
    )


def _deliver(tx: Tx, sides: list[Side], now: Instant) -> None:
    ways = wiring.ways()
    while isinstance(job := claims.claim_next(tx, Turn(now, lambda _head: now), ways), Job):
        for side in sides:
            if job.note.chat_id in side.chats:
                side.told.append((now, job.note.kind))
        settling.settle(tx, job.note, Outcome(Verdict.SENT, message_id=next(_number)), True, now, ways)


def weeks(tx: Tx, side: Side) -> set[tuple[CohortId, str]]:
    """Return of which groups and weeks the figures are kept."""
    known = tx.tuples("SELECT cohort_id, week FROM standings")
    return {(cohort, week) for cohort, week in known if cohort in side.groups}


def test_after_the_farewell_nothing_is_told_but_the_end_and_another_programme_goes_on(tx: Tx) -> None:
    """League, season, cheers, notices, reports, daily messages, new words: none of them, to nobody.

    The week in which it ended is closed all the same, on its usual day, with what was answered until then.
    """
    over, other = school(tx, "over"), school(tx, "goes-on")
    sides = [over, other]
    live(tx, sides, ENDED, BEGUN)
    programme = programmes.get(tx, over.number)
    service.begin(tx, programme, rules.days(programme.calendar, ENDED)[1], None, ENDED)
    live(tx, sides, AFTER, ENDED)
    assert {kind for kind in over.kinds_after(ENDED) if kind.startswith("endings.")} >= {
        "endings.farewell",
        "endings.leader",
        "endings.teacher",
    }
    assert weeks(tx, other) == {(group, "2026-09-06") for group in other.groups}

    live(tx, sides, LONG_AFTER, AFTER)
    assert weeks(tx, over) == {(group, week) for group in over.groups for week in ("2026-09-06", LAST_WEEK)}
    answered = tx.value(
        "SELECT measures FROM standings WHERE cohort_id = :id AND week = :week", id=over.groups[0], week=LAST_WEEK
    )
    assert "10" in answered
    assert {kind for kind in over.kinds_after(AFTER) if not kind.startswith("endings.")} <= {TIDIED}
    assert set(SAID) - other.kinds_after(AFTER) == set()
    assert max(week for _, week in weeks(tx, over)) == LAST_WEEK
