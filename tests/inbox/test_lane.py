"""The fast lane: plain talk is counted with its batch, exactly as the handlers would have counted it."""

import asyncio
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest
from aiogram.types import Update
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import builders as make
from tests.conftest import KEY, blank, examples
from tests.rooms.prompts import given as g

from staffroom import handed, wiring
from staffroom.inbox import rules, service, store
from staffroom.inbox.service import Counter
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator
from staffroom.pictures.painter import Painter
from staffroom.rooms import activity
from staffroom.rooms.conduct import Lists, Lookout, WordList
from staffroom.rooms.prompts import Heard, plain
from staffroom.rooms.prompts.handlers import SaidByAPerson
from staffroom.telegram import bot
from staffroom.telegram.reception import Reception
from staffroom.telegram.render import Kit

P = ParamSpec("P")
T = TypeVar("T")
NOW = make.at(7, 18)
COUNTER = handed.counter(handed.lookout())
BOT = {"id": 42, "is_bot": True, "first_name": "Staffroom", "username": "staffroom_bot"}
AMINA, BADR, QUIET, GONE, NEW, LEADER, ADMIN, STRANGER, ELSEWHERE = range(1, 10)
GROUP, OTHER, UNKNOWN = -1001, -1002, -1009
CARD, SECOND_CARD = 100, 101
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
FILE = {"file_id": "f", "file_unique_id": "u"}
CONTENTS: list[dict[str, Any]] = [
    *({"text": words} for words in (
        "Yes", "We line up very quietly", "نصطف بهدوء عند الباب كل صباح", "我们每天安静地排队进教室", "/card", "/start",
        "/foo we line up quietly", "  /card please do it", "stop", "😀 😀 😀 😀", "a b c d",
    )),
    {"photo": PHOTO},
    {"photo": PHOTO, "caption": "/card"},
    {"live_photo": FILE | {"duration": 1, "width": 9, "height": 9}, "photo": PHOTO},
    {"photo": PHOTO, "caption": "Look at our door", "media_group_id": "1"},
    {"voice": FILE | {"duration": 1}},
    {"audio": FILE | {"duration": 1}, "caption": "This is how we sing it"},
    {"video_note": FILE | {"duration": 1, "length": 1}},
    {"animation": FILE | {"duration": 1, "width": 1, "height": 1}, "document": FILE},
    {"document": FILE, "caption": "My plan for the week"},
    {"sticker": FILE | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"contact": {"phone_number": "1", "first_name": "A"}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"left_chat_member": {"id": 77, "is_bot": False, "first_name": "X"}},
]  # fmt: skip
EXTRAS: list[dict[str, Any]] = [
    {},
    {},
    {},
    {"sender_chat": {"id": GROUP, "type": "supergroup", "title": "G"}},
    {"external_reply": {"origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}}},
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}},
    {"forward_origin": {"type": "user", "date": 1, "sender_user": {"id": 1, "is_bot": False, "first_name": "A"}}},
    {"message_thread_id": 5, "is_topic_message": True},
    {"via_bot": BOT},
    {"entities": [{"type": "text_link", "offset": 0, "length": 1, "url": "https://a.example/x"}]},
    {"entities": [{"type": "bold", "offset": 0, "length": 2}, {"type": "url", "offset": 1, "length": 3}]},
    {"caption_entities": [{"type": "url", "offset": 2, "length": 2}]},
    {"something_new": {"a": 1}},
]
REPLIES = ["none", "none", "card", "second card", "badr", "self", "last", "unknown", "topic", "channel"]


def person(user: int) -> dict[str, Any]:
    """Return an account as Telegram tells of it."""
    return {"id": user, "is_bot": False, "first_name": f"User {user}"}


def replied(which: str, user: int, number: int) -> dict[str, Any]:
    """Return the message that is replied to."""
    chat = {"id": GROUP, "type": "supergroup", "title": "G"}
    base = {"chat": chat, "date": NOW // 1000 - 60, "text": "x"}
    return {
        "card": base | {"message_id": CARD, "from": BOT},
        "second card": base | {"message_id": SECOND_CARD, "from": BOT},
        "badr": base | {"message_id": 50, "from": person(BADR)},
        "self": base | {"message_id": 51, "from": person(user)},
        "last": base | {"message_id": number - 1, "from": person(AMINA)},
        "unknown": base | {"message_id": 52},
        "topic": base | {"message_id": 5, "forum_topic_created": {"name": "T", "icon_color": 1}, "from": person(BADR)},
        "channel": base | {"message_id": 53, "sender_chat": chat, "from": BOT},
    }[which]


@st.composite
def updates(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw what happens in some groups."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        user, chat = draw(st.integers(AMINA, ELSEWHERE)), draw(st.sampled_from([GROUP, GROUP, GROUP, OTHER, UNKNOWN]))
        where = {"id": chat, "type": "supergroup", "title": "G"}
        at = NOW // 1000 + number - draw(st.sampled_from([0, 0, 0, 90_000, 900_000]))
        if draw(st.integers(0, 6)) == 0:
            new = draw(st.sampled_from([[], [{"type": "emoji", "emoji": "👍"}]]))
            seen = {"chat": where, "message_id": CARD, "user": person(user), "date": at, "old_reaction": []}
            found.append({"update_id": number + 1, "message_reaction": seen | {"new_reaction": new}})
            continue
        public = {"username": "public_group"} if draw(st.integers(0, 9)) == 0 else {}
        said = {"message_id": 500 + number, "from": person(user), "chat": where | public, "date": at}
        said |= draw(st.sampled_from(CONTENTS)) | draw(st.sampled_from(EXTRAS))
        which = draw(st.sampled_from(REPLIES))
        if which != "none":
            said["reply_to_message"] = replied(which, user, 500 + number)
        kind = "message"
        if draw(st.integers(0, 5)) == 0:
            kind, said["edit_date"] = "edited_message", at + 5
        found.append({"update_id": number + 1, kind: said})
    return found


def populate(tx: Tx, cards: int) -> None:
    """Write a group with people of every sort, and so many open cards."""
    programme = make.programme(tx)
    leader = make.coordinator(tx, programme, user=LEADER)
    make.person(tx, programme, "Admin", roster="admins", role="admin", user=ADMIN)
    group = make.cohort(tx, programme, coordinator_id=leader, chat=GROUP)
    other = make.cohort(tx, programme, chat=OTHER)
    people = {user: g.teacher(tx, programme, group, user) for user in (AMINA, BADR, QUIET, GONE)}
    g.teacher(tx, programme, group, NEW, joined=make.at(7, 15))
    g.teacher(tx, programme, other, ELSEWHERE)
    tx.run("UPDATE people SET quiet = 1 WHERE id = :id", id=people[QUIET])
    tx.run("UPDATE people SET left_at = 1 WHERE id = :id", id=people[GONE])
    plan = g.planned(tx, programme, g.entry("one"), g.entry("two", at="17:00"))
    rows = [row["id"] for row in tx.all("SELECT id FROM postings WHERE cohort_id = :id ORDER BY id", id=group)]
    assert plan
    for posting, message in list(zip(rows, (CARD, SECOND_CARD), strict=False))[:cards]:
        tx.run(
            "UPDATE postings SET state = 'posted', posted_at = :at, closes_at = :closes, chat_id = :chat,"
            " message_id = :message, eligible = 2 WHERE id = :id",
            at=make.at(7, 16),
            closes=make.at(10),
            chat=GROUP,
            message=message,
            id=posting,
        )
        for user in (AMINA, BADR):
            tx.run("INSERT INTO eligible VALUES (:posting, :person)", posting=posting, person=people[user])
    tx.run("DELETE FROM outbox")


class Here:
    """One transaction as handlers and middlewares see the database; undone at the end."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it at once."""
        return work(self.tx, *args, **kwargs)

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it at once."""
        return work(self.tx, *args, **kwargs)


class Lanes:
    """The same school, met through the batch or through the handlers."""

    def __init__(self, files: dict[int, LocalDatabase], words: Translator) -> None:
        self.files = files
        self.clock = LedClock(NOW, speed=0)
        self.bot = bot.build("42:TEST", "http://127.0.0.1:9")
        ways = wiring.ways()
        tools = handed.tools(words, self.clock, ways, "staffroom_bot", bytes(32))
        kit, around = Kit(words, Painter()), wiring.beside
        self.house = Reception(wiring.routers(), wiring.identify, kit, around, **tools)

    def run(self, cards: int, work: Callable[[Tx], None]) -> list[tuple[Any, ...]]:
        """Do something in a transaction that is undone, and return all that it counted."""
        connection = self.files[cards].connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            tx = Tx(connection)
            work(tx)
            return digest(tx)
        finally:
            connection.execute("ROLLBACK")

    def handle(self, tx: Tx, raw: Sequence[dict[str, Any]]) -> None:
        """Let handlers do it, one update after the other."""

        async def each() -> None:
            for update in raw:
                await self.house.take(self.bot, update, Here(tx))

        asyncio.run(each())

    def slow(self, tx: Tx, raw: Sequence[dict[str, Any]]) -> None:
        """Let the handlers see everything."""
        self.handle(tx, raw)

    def fast(self, tx: Tx, raw: Sequence[dict[str, Any]], counter: Counter = COUNTER) -> None:
        """Count with the batch; let the handlers see the rest."""
        service.keep_batch(tx, raw, NOW, counter)
        self.handle(tx, [json.loads(kept.body) for kept in store.waiting(tx, NOW, -1, 1000)])


def digest(tx: Tx) -> list[tuple[Any, ...]]:
    """Return all that counting leaves behind."""
    while activity.has_uncounted(tx):
        activity.count_talk(tx)
    return [
        tuple(sorted(tx.tuples(sql)))
        for sql in (
            "SELECT person_id, cohort_id, kind, subject, at FROM activity",
            "SELECT week, cohort_id, person_id, messages, last_message FROM talk",
            "SELECT chat_id, message_id, posting_id, person_id FROM answers",
            "SELECT key, chat_id, method, payload FROM outbox",
            "SELECT id, missing FROM cohorts",
        )
    ]


@pytest.fixture(scope="module")
def lanes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lanes]:
    """Open a school without an open card, with one, and with two."""
    files = {}
    for cards in range(3):
        path = tmp_path_factory.mktemp("lanes") / "staffroom.db"
        path.write_bytes(blank())
        files[cards] = LocalDatabase(path, KEY)
        files[cards].write(populate, cards)
    opened = Lanes(files, Translator(Path(__file__).parents[2] / "locales"))
    yield opened
    for file in files.values():
        file.close()


@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=updates(), cards=st.integers(0, 2))
def test_both_lanes_count_alike_whatever_people_do(lanes: Lanes, raw: list[dict[str, Any]], cards: int) -> None:
    """Answers, replies, signs of life, acknowledgements: the same rows, however the updates were read."""
    assert lanes.run(cards, lambda tx: lanes.fast(tx, raw)) == lanes.run(cards, lambda tx: lanes.slow(tx, raw))


@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=updates())
def test_both_makers_hear_the_same(lanes: Lanes, raw: list[dict[str, Any]]) -> None:
    """What a message says, whom it answers and where its links lead: from the JSON and from the model alike."""
    for update in raw:
        heard = plain.read(update)
        kind = next(key for key in update if key != "update_id")
        if heard is not None and kind != "message_reaction":
            event = getattr(Update.model_validate(update, context={"bot": lanes.bot}), kind)
            assert asyncio.run(SaidByAPerson()(event)) == {"said": heard}


def test_links_are_told_also_those_behind_words_and_behind_pictures_of_two_units() -> None:
    """Places in a message are counted in UTF-16."""
    words = "🙂 see a.example/b or this"
    marks = [
        {"type": "url", "offset": 7, "length": 11},
        {"type": "text_link", "offset": 22, "length": 4, "url": "https://c.example"},
        {"type": "bold", "offset": 0, "length": 2},
    ]
    update = talk(1, AMINA, words)
    update["message"]["entities"] = marks
    heard = plain.read(update)
    assert isinstance(heard, Heard)
    assert heard.links == ("a.example/b", "https://c.example")


def talk(number: int, user: int, words: str = "We line up very quietly", chat: int = GROUP) -> dict[str, Any]:
    """Return a plain message."""
    where = {"id": chat, "type": "supergroup", "title": "G"}
    said = {"message_id": 1000 + number, "from": person(user), "chat": where, "date": NOW // 1000, "text": words}
    return {"update_id": number, "message": said}


def trace(length: int) -> list[dict[str, Any]]:
    """Return talk of several people in two groups."""
    speakers = ((AMINA, GROUP), (BADR, GROUP), (ELSEWHERE, OTHER), (LEADER, GROUP), (STRANGER, OTHER))
    return [talk(n, *(speakers[n % 5][0], f"word {n}", speakers[n % 5][1])) for n in range(1, length + 1)]


def in_batches(tx: Tx, raw: Sequence[dict[str, Any]], sizes: Sequence[int] = (100,)) -> None:
    """Keep updates batch by batch."""
    start, turn = 0, 0
    while start < len(raw):
        size = sizes[turn % len(sizes)]
        service.keep_batch(tx, raw[start : start + size], NOW, COUNTER)
        start, turn = start + size, turn + 1


def test_a_thousand_updates_three_times_leave_what_once_leaves(lanes: Lanes) -> None:
    """Also under other numbers, as when they begin anew at random."""
    raw = trace(1000)
    other = [update | {"update_id": update["update_id"] + 500_000} for update in raw]
    once = lanes.run(1, lambda tx: in_batches(tx, raw))
    assert once[1], "somebody was counted"
    assert lanes.run(1, lambda tx: in_batches(tx, [*raw, *raw, *raw])) == once
    assert lanes.run(1, lambda tx: in_batches(tx, [*raw, *other, *raw])) == once


@settings(max_examples=examples(50), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dice=st.randoms(use_true_random=False), sizes=st.lists(st.integers(1, 40), min_size=1, max_size=5))
def test_the_order_of_chats_and_the_size_of_batches_do_not_matter(lanes: Lanes, dice: Any, sizes: list[int]) -> None:  # noqa: ANN401
    """As long as each chat keeps its own order."""
    raw = trace(60)
    lined = {chat: [one for one in raw if one["message"]["chat"]["id"] == chat] for chat in (GROUP, OTHER)}
    mixed = []
    while any(lined.values()):
        chat = dice.choice([chat for chat, line in lined.items() if line])
        mixed.append(lined[chat].pop(0))
    assert lanes.run(1, lambda tx: in_batches(tx, mixed, sizes)) == lanes.run(1, lambda tx: in_batches(tx, raw))


def waiting(tx: Tx) -> list[int]:
    """Return the numbers of what waits for handlers."""
    return [kept.update_id for kept in store.waiting(tx, NOW, -1, 100)]


def test_talk_waits_behind_what_may_change_its_meaning(lanes: Lanes) -> None:
    """Somebody steps in and speaks at once: their chat keeps its order, other chats go on."""
    step = {"update_id": 1, "chat_member": {"chat": {"id": GROUP}}}

    def work(tx: Tx) -> None:
        service.keep_batch(tx, [step, talk(2, AMINA), talk(3, ELSEWHERE, chat=OTHER)], NOW, COUNTER)
        assert waiting(tx) == [1, 2]
        service.keep_batch(tx, [talk(4, AMINA)], NOW, COUNTER)
        assert waiting(tx) == [1, 2, 4]
        for number in (1, 2, 4):
            store.mark_done(tx, number, NOW)
        service.keep_batch(tx, [talk(5, AMINA)], NOW, COUNTER)
        assert waiting(tx) == []

    lanes.run(1, work)


def test_what_failed_and_is_tried_again_later_gives_way(lanes: Lanes) -> None:
    """A chat is not slowed down for minutes by one strange update."""

    def work(tx: Tx) -> None:
        service.keep_batch(tx, [{"update_id": 1, "chat_member": {"chat": {"id": GROUP}}}], NOW, COUNTER)
        service.fail(tx, 1, 1, "ValueError", NOW)
        service.keep_batch(tx, [talk(2, AMINA)], NOW, COUNTER)
        assert waiting(tx) == []

    lanes.run(1, work)


def test_what_telegram_wants_no_answer_to_yet_gives_way(lanes: Lanes) -> None:
    """A group does not wait for the end of a silence that one question meets."""

    def work(tx: Tx) -> None:
        service.keep_batch(tx, [{"update_id": 1, "chat_member": {"chat": {"id": GROUP}}}], NOW, COUNTER)
        service.put_off(tx, 1, Instant(NOW + 60_000), NOW)
        service.keep_batch(tx, [talk(2, AMINA)], NOW, COUNTER)
        assert waiting(tx) == []

    lanes.run(1, work)


def test_half_a_letter_ends_no_listening(lanes: Lanes) -> None:
    """JSON can say what no file takes; the rest of such an update goes to its handler."""

    def work(tx: Tx) -> None:
        strange = {"update_id": 1, "chat_member": {"chat": {"id": GROUP}, "title": json.loads('"\\ud83d!"')}}
        service.keep_batch(tx, [strange, talk(2, ELSEWHERE, chat=OTHER)], NOW, COUNTER)
        assert waiting(tx) == [1]
        assert "?!" in str(tx.value("SELECT body FROM inbox"))

    lanes.run(1, work)


def test_a_batch_that_cannot_be_counted_goes_to_the_handlers(lanes: Lanes) -> None:
    """Half a count is undone, nothing is lost, and nothing is counted twice."""
    raw = [talk(1, AMINA), talk(2, BADR)]

    def breaks(tx: Tx, heard: Sequence[Any], now: Instant) -> bool:
        COUNTER.count(tx, heard[:1], now)
        raise ValueError("stumbled")

    counter = Counter(plain.read, breaks)
    assert lanes.run(1, lambda tx: lanes.fast(tx, raw, counter)) == lanes.run(1, lambda tx: lanes.slow(tx, raw))


def test_one_update_over_which_reading_stumbles_goes_to_its_handler_and_the_rest_is_counted(lanes: Lanes) -> None:
    """Otherwise the same batch would come again and again, and nothing after it would be heard."""

    def stumbles(update: Mapping[str, Any]) -> Any:  # noqa: ANN401
        if update["update_id"] == 1:
            raise RecursionError("a strange one")
        return COUNTER.read(update)

    def work(tx: Tx) -> None:
        raw = [talk(1, AMINA), talk(2, ELSEWHERE, chat=OTHER)]
        service.keep_batch(tx, raw, NOW, Counter(stumbles, COUNTER.count))
        assert waiting(tx) == [1]

    lanes.run(1, work)


@pytest.mark.parametrize("empty", ["text", "sticker"])
def test_a_message_that_holds_nothing_is_no_plain_talk(empty: str) -> None:
    """Whatever it may be, a handler sees it."""
    raw = talk(1, AMINA)
    del raw["message"]["text"]
    raw["message"][empty] = ""
    assert COUNTER.read(raw) is None


def test_what_a_programme_has_looked_for_is_no_plain_talk(lanes: Lanes) -> None:
    """It waits for a handler, and is counted there as the batch would have counted it; all else stays plain."""
    lists = Lists((WordList("en", ("zirkumflex",)),), ())
    link, away = {"type": "text_link", "offset": 0, "length": 3, "url": "https://a.example"}, EXTRAS[6]
    assert "forward_origin" in away
    looks = Lookout(lambda: lists)
    raw = [talk(1, AMINA, "You zirkumflex of a colleague"), talk(2, ELSEWHERE, chat=OTHER)]
    raw.append(talk(3, ELSEWHERE, "Call 0501234567 please", OTHER))
    raw += [talk(number, AMINA) for number in (4, 5)]
    raw[3]["message"] |= {"entities": [link]}
    raw[4]["message"] |= away | {"from": person(BADR)}
    own, poll = talk(6, AMINA), talk(7, BADR)
    own["message"] |= away
    poll["message"]["poll"] = make.poll("Who is a zirkumflex?", "A", "B")
    del poll["message"]["text"]
    assert plain.read(poll) is None, "what a poll asks and offers is for handlers to look at"

    def work(tx: Tx) -> None:
        tx.run(
            "UPDATE programmes SET settings = json_set(settings, '$.words', 'flag', '$.personal_hints', json('true'),"
            " '$.links', 'ask', '$.forwards', 'remove')"
        )
        asyncio.run(looks.prepare(Here(tx)))
        service.keep_batch(tx, raw, NOW, handed.counter(looks))
        assert waiting(tx) == [1, 3, 4, 5]
        heard = plain.read(own)
        assert heard is not None
        assert not looks.concerns(heard), "what Amina forwards of her own is no matter"
        lanes.handle(tx, [json.loads(kept.body) for kept in store.waiting(tx, NOW, -1, 1000)])

    assert lanes.run(1, work) == lanes.run(1, lambda tx: lanes.slow(tx, raw))


def test_nothing_of_plain_talk_is_kept(lanes: Lanes) -> None:
    """Not even a row for each message: only which numbers are known."""

    def work(tx: Tx) -> None:
        in_batches(tx, trace(300))
        assert tx.value("SELECT count(*) FROM inbox") == 0
        assert tx.tuples("SELECT first, last FROM inbox_runs ORDER BY first") == [(1, 100), (101, 200), (201, 300)]

    lanes.run(1, work)


HOT: list[Callable[[Tx], object]] = [
    lambda tx: service.keep_batch(tx, [talk(1, AMINA), talk(2, BADR)], NOW, COUNTER),
    lambda tx: service.keep_batch(tx, [talk(1, AMINA), {"update_id": 9, "poll": {}}], NOW, COUNTER),
    lambda tx: store.waiting(tx, NOW, 3, 10),
    lambda tx: store.next_retry(tx, NOW),
    lambda tx: store.mark_done(tx, 1, NOW),
    store.counts,
    activity.has_uncounted,
    lambda tx: service.sweep(tx, NOW),
    lambda tx: store.drop_raw(tx, service.keep_raw(tx, b"{}", 10)),
]
SMALL = {"facts", "programmes"}


class Spy:
    """A connection that notes every statement that runs on it."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401
        self._connection, self.seen = connection, set[str]()

    def execute(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
        """Note it and run it."""
        self.seen.add(sql)
        return self._connection.execute(sql, *values)

    def executemany(self, sql: str, rows: Any) -> Any:  # noqa: ANN401
        """Note it and run it."""
        self.seen.add(sql)
        return self._connection.executemany(sql, rows)

    def cursor(self) -> "Spy":
        """Note what a cursor runs as well."""
        self._cursor = self._connection.cursor()
        inner = Spy(self._cursor)
        inner.seen = self.seen
        return inner

    def fetchall(self) -> Any:  # noqa: ANN401
        """Hand it on."""
        return self._connection.fetchall()


def test_every_statement_of_the_hot_path_finds_its_rows_by_an_index(lanes: Lanes) -> None:
    """None of them reads a whole table, however large it grows; a planted one is found."""
    connection = lanes.files[2].connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        spy = Spy(connection)
        for work in HOT:
            work(Tx(spy))
        assert len(spy.seen) > 15
        assert [found for sql in spy.seen for found in scans(connection, sql)] == []
        assert scans(connection, "SELECT 1 FROM people WHERE full_name = 'x'")
    finally:
        connection.execute("ROLLBACK")


def scans(connection: Any, sql: str) -> list[str]:  # noqa: ANN401
    """Return what a statement reads from one end to the other without an index."""
    if not sql.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")) or sql.endswith("LIMIT 1"):
        return []
    names = dict.fromkeys(names_in(sql), 1)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", names)]
    whole = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step and "CONSTANT" not in step]
    return [f"{sql}: {step}" for step in whole if step.split()[1] not in SMALL]


def names_in(sql: str) -> list[str]:
    """Return the names of a statement's values."""
    return re.findall(r":(\w+)", sql)


def test_runs_of_numbers_are_found() -> None:
    """However they come."""
    assert rules.runs([5, 3, 4, 9, 1]) == [(1, 1), (3, 5), (9, 9)]
    assert rules.runs([]) == []
