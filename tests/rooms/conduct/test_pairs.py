"""Two who write back and forth: who is asked, how often, and what becomes of it; no word of theirs is known here."""

from dataclasses import replace

import pytest
from tests import builders as make
from tests.rooms.conduct.test_reports import AMINA, BADR, GROUP, HUDA, OMAR, School, school

from staffroom.kernel.clock import DAY, MINUTE, SECOND
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people
from staffroom.rooms.conduct import log, pairs, rules, store_pairs
from staffroom.rooms.conduct.exchanges import Exchanges
from staffroom.rooms.conduct.values import PairState
from staffroom.rooms.deputies import service as deputies
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import Heard

NOW = make.at(15, 10)
"""A week and more after the course began."""
CARLA = 6
ON = Settings(back_and_forth=True)


@pytest.fixture
def exchanges(local: LocalDatabase) -> Exchanges:
    """Return what follows who writes with whom, in a school that wants it."""
    local.write(school, ON)
    found = Exchanges()
    local.write(found.prepare)
    return found


def said(number: int, user: int, at: Instant = NOW, to: int | None = None) -> Heard:
    """Return a message of a teacher; a reply to somebody where one is named."""
    reply = None if to is None else number - 1
    return Heard(
        GROUP, number, make.account(user), "text", "zirkumflex", at, reply, None if to is None else make.account(to)
    )


def quarrel(start: Instant = NOW, first: int = 1, count: int = 6) -> list[Heard]:
    """Return messages of two in turn."""
    return [said(first + n, (AMINA, BADR)[n % 2], Instant(start + n * 20 * SECOND)) for n in range(count)]


def asked(tx: Tx) -> list[int]:
    """Return to whose private chats the question goes."""
    return [row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'conduct.pair' ORDER BY id")]


def hear(tx: Tx, exchanges: Exchanges, messages: list[Heard]) -> None:
    """Hear messages one after the other."""
    for one in messages:
        exchanges.follow(tx, [one], one.at)


def test_whoever_leads_the_group_is_asked_once_a_day(local: LocalDatabase, exchanges: Exchanges) -> None:
    """In one batch or in many, however long it goes on; nothing of what was said is written down."""
    messages = quarrel(count=12)
    local.write(lambda tx: exchanges.follow(tx, messages[:6], NOW))
    local.write(hear, exchanges, messages)
    local.write(hear, exchanges, quarrel(Instant(NOW + 60 * MINUTE), 50))
    assert local.write(asked) == [HUDA]
    assert local.write(lambda tx: tx.value("SELECT count(*) FROM conduct_pairs")) == 1
    local.write(hear, exchanges, quarrel(Instant(NOW + DAY), 100))
    assert local.write(asked) == [HUDA, HUDA]


def test_what_is_heard_again_after_a_write_that_failed_is_asked_about_still(
    local: LocalDatabase, exchanges: Exchanges
) -> None:
    """The memory is no record: what was not committed is done anew."""
    messages = quarrel()
    with pytest.raises(RuntimeError):
        local.write(_fails, exchanges, messages)
    assert local.write(asked) == []
    local.write(lambda tx: exchanges.follow(tx, messages, NOW))
    assert local.write(asked) == [HUDA]


def _fails(tx: Tx, exchanges: Exchanges, messages: list[Heard]) -> None:
    exchanges.follow(tx, messages, NOW)
    raise RuntimeError("the disk is full")


@pytest.mark.parametrize("why", ["off", "first days", "quiet", "leads", "stranger", "old", "edited", "another group"])
def test_nobody_is_asked_where_it_is_not_meant(local: LocalDatabase, why: str) -> None:
    """Where it is off, while everybody greets everybody, about quiet members, those who lead, and what is long over."""
    here = local.write(school, Settings(back_and_forth=why != "off"))
    exchanges, messages, at = Exchanges(), quarrel(), Instant(NOW + 2 * MINUTE)
    local.write(exchanges.prepare)
    if why == "first days":
        messages = quarrel(make.at(8, 10))
        at = make.at(8, 10, 2)
    elif why == "quiet":
        local.write(people.choose, here.amina, paused_until=None, quiet=True, left_at=None)
    elif why in ("leads", "stranger"):
        other = make.account(HUDA if why == "leads" else 666)
        messages = [one._replace(user=other) if one.user == AMINA else one for one in messages]
    elif why == "old":
        at = Instant(NOW + 30 * MINUTE)
    elif why == "edited":
        messages = [one._replace(edited=True) for one in messages]
    elif why == "another group":
        messages = [one._replace(chat=make.chat(-7)) for one in messages]
    local.write(lambda tx: exchanges.follow(tx, messages, at))
    assert local.write(asked) == []


def pair(tx: Tx, here: School, at: Instant = NOW) -> int:
    """Write a pair down, and return its number."""
    one, other = sorted((here.amina, here.badr))
    return store_pairs.put(tx, here.cohort, GROUP, 7, one, other, at)


def waiting(tx: Tx, kind: str) -> list[int]:
    """Return where notes of a kind go that have not gone yet."""
    rows = tx.all("SELECT chat_id FROM outbox WHERE kind = :kind AND state = 'queued' ORDER BY chat_id", kind=kind)
    return [row["chat_id"] for row in rows]


def test_a_calm_word_waits_a_minute_and_can_be_taken_back_and_said_again(tx: Tx) -> None:
    """What was taken back stands in no log."""
    here = school(tx, ON)
    number = pair(tx, here)
    pairs.decide(tx, number, here.huda, "calm", NOW)
    pairs.undo(tx, number, here.huda, Instant(NOW + MINUTE - 1))
    assert waiting(tx, "conduct.calm") == []
    assert log.export(tx, here.noor) == []
    pairs.decide(tx, number, here.huda, "calm", NOW)
    assert waiting(tx, "conduct.calm") == [GROUP]
    assert (
        tx.value("SELECT min(not_before) FROM outbox WHERE kind = 'conduct.calm' AND state = 'queued'") == NOW + MINUTE
    )
    assert [(line.by, line.action, line.rule) for line in log.export(tx, here.noor)] == [("Huda", "remind", "argument")]
    with pytest.raises(Refusal, match="conduct-undo-late"):
        pairs.undo(tx, number, here.huda, Instant(NOW + MINUTE))
    with pytest.raises(Refusal, match="conduct-decided-already"):
        pairs.decide(tx, number, here.noor, "dismiss", NOW)


def test_both_are_written_to_or_nobody(tx: Tx) -> None:
    """Also once more after it was taken back."""
    here = school(tx, ON)
    number = pair(tx, here)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :badr", badr=here.badr)
    with pytest.raises(Refusal, match="conduct-pair-unreachable"):
        pairs.decide(tx, number, here.huda, "private", NOW)
    assert waiting(tx, "conduct.apart") == []
    tx.run("UPDATE people SET reachable = 1 WHERE id = :badr", badr=here.badr)
    pairs.decide(tx, number, here.huda, "private", NOW)
    pairs.undo(tx, number, here.huda, NOW)
    assert waiting(tx, "conduct.apart") == []
    pairs.decide(tx, number, here.huda, "private", NOW)
    assert waiting(tx, "conduct.apart") == [AMINA, BADR]


def test_only_whoever_leads_the_group_decides_and_nobody_about_themselves(tx: Tx) -> None:
    """A forged press is refused."""
    here = school(tx, ON)
    number = pair(tx, here)
    for staff, action in ((here.omar, "calm"), (here.amina, "calm")):
        with pytest.raises(Refusal, match="conduct-gone"):
            pairs.decide(tx, number, staff, action, NOW)
    for action in ("", "open", "shoot"):
        with pytest.raises(Refusal, match="button-old"):
            pairs.decide(tx, number, here.huda, action, NOW)
    deputies.ask(tx, here.cohort, here.huda, here.omar, NOW)
    tx.run("UPDATE people SET telegram_id = :omar WHERE id = :amina", omar=OMAR, amina=here.amina)
    with pytest.raises(Refusal, match="conduct-gone"):
        pairs.decide(tx, number, here.omar, "dismiss", NOW)
    pairs.decide(tx, number, here.noor, "dismiss", NOW)


@pytest.mark.parametrize(
    ("state", "asked_before", "later", "same_day", "wanted"),
    [
        ("open", 1, MINUTE, True, True),
        ("calm", 1, 9 * 60 * MINUTE, True, True),
        ("open", 1, DAY, False, False),
        ("watch", 1, 5 * MINUTE, True, True),
        ("watch", 1, 16 * MINUTE, True, False),
        ("watch", 2, 60 * MINUTE, True, True),
        ("dismiss", 1, 6 * DAY, False, True),
        ("dismiss", 1, 7 * DAY, False, False),
    ],
)
def test_once_a_day_after_watch_once_more_after_dismiss_for_a_week_not(
    tx: Tx, state: PairState, asked_before: int, later: int, *, same_day: bool, wanted: bool
) -> None:
    """So that nobody is asked about the same two all the time."""
    here = school(tx, ON)
    found = store_pairs.find(tx, pair(tx, here))
    assert found is not None
    before = replace(found, state=state, asked=asked_before)
    assert rules.rests(before, Instant(NOW + later), same_day=same_day) == wanted


def test_after_watch_it_is_asked_once_more(local: LocalDatabase, exchanges: Exchanges) -> None:
    """In a message of its own, about the latest message of the two."""
    local.write(hear, exchanges, quarrel())
    huda = local.write(lambda tx: tx.value("SELECT id FROM people WHERE telegram_id = :huda", huda=HUDA))
    local.write(pairs.decide, 1, huda, "watch", NOW)
    for start, first in ((20, 50), (60, 100)):
        local.write(hear, exchanges, quarrel(Instant(NOW + start * MINUTE), first))
    assert local.write(asked) == [HUDA, HUDA]
    assert local.write(lambda tx: tx.value("SELECT message_id FROM conduct_pairs")) == 55


def test_no_more_than_two_a_day(local: LocalDatabase, exchanges: Exchanges) -> None:
    """Of three teachers who write with each other, two pairs are asked about; the third a day later."""
    local.write(_carla)
    pairings = ((AMINA, BADR), (AMINA, CARLA), (BADR, CARLA))
    for day, wanted in ((0, 2), (1, 4)):
        for n, two in enumerate(pairings[:: -1 if day else 1]):
            start = Instant(NOW + day * DAY + n * 20 * MINUTE)
            talk = [
                one._replace(user=make.account(two[k % 2]))
                for k, one in enumerate(quarrel(start, 100 * n + 500 * day + 1))
            ]
            local.write(hear, exchanges, talk)
        assert len(local.write(asked)) == wanted
    assert local.write(lambda tx: tx.value("SELECT count(DISTINCT one_id || ' ' || other_id) FROM conduct_pairs")) == 3


def _carla(tx: Tx) -> None:
    programme, cohort = tx.value("SELECT min(id) FROM programmes"), tx.value("SELECT min(id) FROM cohorts")
    make.member(tx, make.person(tx, programme, "Carla", user=CARLA), cohort)


def test_all_is_forgotten_after_a_week(tx: Tx) -> None:
    """And with the data of one of the two at once."""
    here = school(tx, ON)
    pair(tx, here)
    due = pairs.next_forgotten(tx, NOW)
    assert due == NOW + rules.PAIR_RESTS
    people.erase(tx, here.amina)
    assert store_pairs.oldest(tx) is None
    number = make.person(tx, here.programme, "Carla")
    before = store_pairs.put(tx, here.cohort, GROUP, 7, here.badr, number, NOW)
    pairs.forget(tx, due)
    assert pairs.next_forgotten(tx, NOW) is None
    assert store_pairs.put(tx, here.cohort, GROUP, 7, here.badr, number, NOW) > before, (
        "what was asked bears its number"
    )
