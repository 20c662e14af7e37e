"""The judge at the end of the year: every invariant, from the stand-in's books and the bot's own."""

import json
from collections import Counter
from datetime import timedelta

from tests.faults.judge import Verdict
from tests.year import course, plain
from tests.year.plain import Counted
from tests.year.play import Year

from staffroom.kernel.clock import DAY

MARKED = ("introduction", "question", "poll", "task", "announcement")
"""Kinds whose words hold the mark by which copies are counted."""
OVERDUE = {
    "outbox, 90 days": "SELECT count(*) FROM outbox WHERE state IN ('sent', 'failed', 'cancelled', 'skipped_late')"
    " AND finished_at < :now - 91 * :day",
    "processed updates, 3 days": "SELECT count(*) FROM inbox WHERE state = 'done' AND finished_at < :now - 4 * :day",
    "parked updates, 14 days": "SELECT count(*) FROM inbox WHERE state = 'parked' AND finished_at < :now - 15 * :day",
    "counts of talk, 6 weeks": "SELECT count(*) FROM talk WHERE week < date(:now / 1000, 'unixepoch', '-50 days')",
    "who counted in a week, 6 weeks": "SELECT count(*) FROM week_members"
    " WHERE week < date(:now / 1000, 'unixepoch', '-50 days')",
    "answers to cards that closed": "SELECT count(*) FROM answers a JOIN postings x ON x.id = a.posting_id"
    " WHERE x.closes_at < :now - 2 * :day",
    "questions in groups, 6 weeks": "SELECT count(*) FROM group_questions WHERE at < :now - 44 * :day",
    "who reported, 30 days": "SELECT count(*) FROM conduct_reports WHERE at < :now - 31 * :day",
    "cases that nobody decided, 14 days": "SELECT count(*) FROM conduct_cases"
    " WHERE state <> 'closed' AND opened_at < :now - 15 * :day",
    "photos' messages, 7 days": "SELECT count(*) FROM media_messages WHERE said_at < :now - 8 * :day",
    "links without use beyond the last two of anybody": "SELECT count(*) FROM (SELECT 1 FROM links"
    " WHERE used_at IS NULL AND expires_at < :now GROUP BY person_id, role HAVING count(*) > 2)",
}


async def judge(year: Year) -> Verdict:
    """Compare what was planned, what people saw and what the books say."""
    year.books.read()
    year.books.note()
    verdict = Verdict()
    _postings(year, verdict)
    _notes(year, verdict)
    _choices(year, verdict)
    _file(year, verdict)
    counted = await plain.count(year)
    _answers(year, verdict, counted)
    _league(year, verdict, counted)
    await _members(year, verdict)
    _copies(year, verdict)
    if year.books.innards:
        verdict.broken.append(f"I7: somebody read {year.books.innards[0]}")
    return verdict


def _postings(year: Year, verdict: Verdict) -> None:
    """I1 to I3 of cards: each one ended, and what is called posted stands once."""
    rows = year.stage.look(
        "SELECT p.slug, p.kind, c.chat_id, x.state, x.due_at FROM postings x JOIN prompts p ON p.id = x.prompt_id"
        " JOIN cohorts c ON c.id = x.cohort_id"
    )
    stands = standing(year)
    for slug, kind, chat, state, due in rows:
        verdict.planned += 1
        copies = stands[slug, chat]
        if state in ("planned", "offered", "approved", "posting") and due < year.life.now - DAY:
            verdict.broken.append(f"I1: {slug} in {chat} is {state}")
        if kind not in MARKED:
            continue
        verdict.lost += state == "posted" and copies == 0
        if copies > 1:
            verdict.doubled += 1
            verdict.broken.append(f"I2: {slug} stands {copies} times in {chat}")
        if copies and state != "posted":
            verdict.broken.append(f"I3: {slug} stands in {chat} and is {state}")


def standing(year: Year) -> Counter[tuple[str, int]]:
    """Return how often each marked card was posted in each group."""
    found: Counter[tuple[str, int]] = Counter()
    groups = set(year.life.school.groups.values())
    for one in year.books.said:
        mark = one.words.rpartition("(w")[2]
        if one.chat in groups and mark[2:3] == "-" and ")" in mark:
            found[f"w{mark.partition(')')[0]}", one.chat] += 1
    return found


def _notes(year: Year, verdict: Verdict) -> None:
    """I2 and I3 of everything: what the outbox calls sent arrived, and arrived once."""
    arrived = {(one.chat, one.message) for one in year.books.said}
    for note in year.books.notes.values():
        verdict.tries += 1
        verdict.unknown += note.state == "unknown"
        if note.state == "sent" and note.message is not None and (note.chat, note.message) not in arrived:
            verdict.lost += 1
            verdict.broken.append(f"I3: {note.key} is sent, and nothing arrived")
        if note.copies > (2 if note.policy in ("repeat", "resend_once") else 1):
            verdict.broken.append(f"I2: {note.key} was sent {note.copies} times")
    failed = Counter(note.kind for note in year.books.notes.values() if note.state == "failed")
    verdict.expect("notes that failed", dict(failed), {})


def _choices(year: Year, verdict: Verdict) -> None:
    """I4: nobody is written to after they chose not to be."""
    for choice in year.life.choices:
        wrong = [
            one.words[:60]
            for one in year.books.said
            if one.chat == choice.user and one.seq > choice.calls and one.at < (choice.until or year.life.now)
        ]
        verdict.expect(f"I4: written to one who chose {choice.what}", wrong, [])


def _file(year: Year, verdict: Verdict) -> None:
    """I5, I6, and what is kept longer than is promised."""
    look, now = year.stage.look, year.life.now
    verdict.expect("I5: integrity", look("PRAGMA integrity_check"), [("ok",)])
    verdict.expect("I5: references", look("PRAGMA foreign_key_check"), [])
    verdict.expect("I6: parked", look("SELECT error FROM inbox WHERE state = 'parked'"), [])
    moving = "SELECT key FROM outbox WHERE state = 'claimed' OR (state = 'queued' AND not_before < :now - :day)"
    verdict.expect("I1: notes that never ended", look(moving, now=now, day=DAY), [])
    for what, sql in OVERDUE.items():
        verdict.expect(
            f"overdue: {what}", look(sql, **({"now": now} | ({"day": DAY} if ":day" in sql else {}))), [(0,)]
        )
    erased = [one.user for one in year.life.choices if one.what == "erase"]
    back = [user for user in erased if look("SELECT id FROM people WHERE telegram_id = :user", user=user)]
    verdict.expect("forgotten people who came back", back, [])
    verdict.expect("faults that last", look("SELECT name FROM facts WHERE name LIKE 'alert.%'"), [])


def _answers(year: Year, verdict: Verdict, plain: Counted) -> None:
    """I6: each answer counts once, in the group where it was given, and equals a plain count."""
    gone = {one.user for one in year.life.choices if one.what == "erase"}
    rows = year.stage.look(
        "SELECT q.slug, c.chat_id, p.telegram_id FROM activity a JOIN cohorts c ON c.id = a.cohort_id"
        " JOIN people p ON p.id = a.person_id JOIN postings x ON x.id = a.subject JOIN prompts q ON q.id = x.prompt_id"
        " WHERE a.kind = 'answer'"
    )
    counted: dict[tuple[str, int], set[int]] = {}
    for slug, chat, user in rows:
        counted.setdefault((slug, chat), set()).add(user)
    wanted = {card: people - gone for card, people in plain.items() if people - gone}
    verdict.expect("answers counted", sum(map(len, counted.values())), sum(map(len, wanted.values())))
    for card in wanted.keys() | counted.keys():
        seen, real = counted.get(card, set()), wanted.get(card, set())
        if seen != real:
            verdict.broken.append(f"I6: {card}: missing {sorted(real - seen)}, too many {sorted(seen - real)}")


def _league(year: Year, verdict: Verdict, counted: Counted) -> None:
    """Compare the league's figures with a plain count, and look for each closed week of each group."""
    sql = "SELECT s.week, c.chat_id, s.measures FROM standings s JOIN cohorts c ON c.id = s.cohort_id"
    for week, chat, measures in year.stage.look(sql):
        for card in json.loads(measures)["measures"]["cards"]:
            verdict.tries += 1
            people = counted.get((card["slug"], chat), set())
            unsure = plain.changed(year, people, plain.card_of(year, card["slug"], chat))
            if not len(people - unsure) <= card["answered"] <= len(people):
                what = f"{card['slug']} in {chat}: {card['answered']}, not {len(people)} less {len(unsure)}"
                verdict.broken.append(f"league of {week}: {what}")
    closed = year.stage.look("SELECT week, count(*) FROM standings GROUP BY week")
    verdict.expect("weeks that lack a group", [week for week, n in closed if n != year.size.groups], [])
    last = year.day(year.size.days)
    ended = [week for week in year.size.school_weeks if course.days_of(week)[0] + timedelta(days=8) <= last]
    verdict.expect("closed weeks", len(closed), len(ended))


async def _members(year: Year, verdict: Verdict) -> None:
    """Who is in, by the roster and by Telegram."""
    sql = (
        "SELECT p.telegram_id FROM placements x JOIN people p ON p.id = x.person_id"
        " JOIN cohorts c ON c.id = x.cohort_id WHERE x.state = 'in' AND c.chat_id = :chat"
    )
    known = {one.user for one in year.life.school.teachers.values()}
    for chat in year.life.school.groups.values():
        there = set(await year.stage.sim.members(chat)) & known
        verdict.expect(f"who is in {chat}", {user for (user,) in year.stage.look(sql, chat=chat)}, there)


def _copies(year: Year, verdict: Verdict) -> None:
    """Look at the nightly copies and the monthly drill."""
    now = year.life.now
    facts = dict(year.stage.look("SELECT name, value FROM facts WHERE name IN ('backup.last', 'drill.last')"))
    verdict.expect("a copy of the last two nights", now - int(facts["backup.last"]) < 2 * DAY, True)
    verdict.expect("a drill of this month", now - int(facts["drill.last"]) < 32 * DAY, True)
