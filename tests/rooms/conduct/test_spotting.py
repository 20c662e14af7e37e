"""What becomes of messages with what their programme has looked for: listed words, personal data, need for help."""

import asyncio
import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest
from aiogram.types import Message
from tests import builders as make
from tests.rooms.conduct.test_reports import AMINA, BADR, GROUP, HUDA, NOOR, OMAR, case, report, said, school

from staffroom import data_files
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR, MINUTE, SECOND, LedClock
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.kernel.screen import Press, Text
from staffroom.rooms.conduct import (
    cards,
    circle,
    deciding,
    doing,
    hinting,
    listing,
    log,
    look_handlers,
    rules,
    spotting,
    store,
    store_decisions,
)
from staffroom.rooms.conduct.lists import WordList
from staffroom.rooms.conduct.lookout import Lists, Lookout
from staffroom.rooms.conduct.values import Said, Target
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import Heard
from staffroom.telegram.render import html
from staffroom.telegram.rights import DELETABLE

P = ParamSpec("P")
T = TypeVar("T")
LATER = make.at(14, 10)
"""A Monday in the second week, when everybody has greeted everybody."""
LISTS = Lists(
    (WordList("en", ("zirkumflex", "idiot"), ("the idiot by",)), WordList("zh", ("傻逼",))),
    (WordList("en", ("want to die",), ("want to die laughing",)),),
)
FLAG, REMOVE = Settings(words="flag"), Settings(words="remove")
HINT = Settings(personal_hints=True)
HELP = Settings(help_words=True, help_contact="c-huda", help_points=(("en", "Ring 900"), ("ar", "اتصلوا 900")))


class Here:
    """The database as handlers see it, in one transaction."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it at once."""
        return work(self.tx, *args, **kwargs)

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it at once."""
        return work(self.tx, *args, **kwargs)


def ready(tx: Tx, lists: Lists = LISTS) -> Lookout:
    """Return what is looked for, made ready."""
    found = Lookout(lambda: lists)
    asyncio.run(found.prepare(Here(tx)))
    return found


def spot(tx: Tx, words: str, now: Instant = LATER, about: Target | None = None) -> None:
    """Let a message be looked at that somebody wrote just now."""
    target = about or replace(said(words=words), said_at=now)
    spotting.spot(tx, ready(tx), Said(GROUP, target, words), now)


def kinds(tx: Tx) -> list[tuple[str, int]]:
    """Return what is to be said, and in which chats."""
    return tx.tuples("SELECT kind, chat_id FROM outbox WHERE method = 'send' OR kind LIKE 'conduct.%' ORDER BY id")


def deleted(tx: Tx) -> list[int]:
    """Return which messages are to be deleted."""
    rows = tx.all("SELECT payload FROM outbox WHERE method = 'deleteMessage' ORDER BY id")
    return [json.loads(row["payload"])["message_id"] for row in rows]


def test_nothing_is_looked_for_out_of_the_box(tx: Tx) -> None:
    """No list is read, no matcher made, and any message is plain talk."""
    school(tx)

    def never() -> Lists:
        raise AssertionError("a list was read")

    found = Lookout(never)
    asyncio.run(found.prepare(Here(tx)))
    assert not found.is_on
    spotting.spot(tx, found, Said(GROUP, said(), "you zirkumflex, call 0501234567"), LATER)
    assert kinds(tx) == []


def test_a_listed_word_opens_a_case_that_says_which_word_and_why(tx: Tx) -> None:
    """The coordinator is asked; nobody is said to have reported it; once it is decided, the word is gone as well."""
    here = school(tx, FLAG)
    spot(tx, "You z-i-r-k-u-m-f-l-e-x")
    found = store.find(tx, case(tx))
    assert found is not None
    assert (found.origin, found.entry, found.found, found.how) == (
        "words",
        "zirkumflex",
        "z-i-r-k-u-m-f-l-e-x",
        "parted",
    )
    assert kinds(tx) == [("conduct.case", HUDA)]
    assert store.count_reports(tx, found.id) == 0
    deciding.decide(tx, found.id, here.huda, "dismiss", "", LATER)
    doing.do_due(tx, Instant(LATER + 2 * MINUTE))
    assert tx.tuples("SELECT state, words, list, entry, found, how FROM conduct_cases") == [
        ("closed", "", "", "", "", "")
    ]


def test_a_word_is_flagged_once_whatever_becomes_of_its_message(tx: Tx) -> None:
    """An edit is noted, a report joins the case, and what was decided is not asked again."""
    here = school(tx, FLAG)
    spot(tx, "You idiot")
    spot(tx, "You idiot!")
    report(tx, said(words="You idiot!"), at=LATER)
    number = case(tx)
    found = store.find(tx, number)
    assert found is not None
    assert (found.edited, store.count_reports(tx, number)) == (1, 1)
    assert [kind for kind, _ in kinds(tx)].count("conduct.case") == 1
    deciding.decide(tx, number, here.huda, "dismiss", "", LATER)
    doing.do_due(tx, Instant(LATER + 2 * MINUTE))
    spot(tx, "You idiot again")
    assert [kind for kind, _ in kinds(tx)].count("conduct.case") == 1


def test_an_exception_and_another_programmes_list_spare_a_message(tx: Tx) -> None:
    """What any programme lists goes to a handler; what becomes of it, its own programme says."""
    school(tx, Settings(words="flag", word_languages=("en",)))
    found = ready(tx)
    heard = Heard(GROUP, 7, make.account(BADR), "text", "The Idiot by Dostoevsky", LATER)
    assert found.concerns(heard)
    assert not found.concerns(heard._replace(words="A calm word"))
    spot(tx, "The Idiot by Dostoevsky")
    spot(tx, "傻逼")
    assert store.unsettled(tx) == []


def test_a_language_without_a_list_is_a_mistake_that_is_told(tx: Tx) -> None:
    """With what to write instead."""
    school(tx, Settings(words="flag", word_languages=("fr",)))
    with pytest.raises(Trouble, match=r"no word list 'fr'.*wordlists/fr\.txt"):
        ready(tx)


def test_removed_is_what_a_teacher_wrote_who_can_be_told_why(tx: Tx) -> None:
    """Nothing of it is kept; the author learns of it once it is gone; the log says that it was the list."""
    here = school(tx, REMOVE)
    before = facts.wiped(tx)
    spot(tx, "You zirkumflex")
    assert deleted(tx) == [7]
    assert facts.wiped(tx) > before
    assert tx.tuples("SELECT state, words, found FROM conduct_cases") == [("closed", "", "")]
    assert kinds(tx) == []
    doing.deleted(tx, GROUP, {"message_id": 7}, True, LATER)
    assert kinds(tx) == [("conduct.told", BADR)]
    (line,) = log.export(tx, here.noor)
    assert (line.action, line.by, line.by_list, line.rule) == ("remove", "", 1, "respect")


@pytest.mark.parametrize("why", ["staff", "channel", "no private chat", "no right", "too old"])
def test_where_nothing_is_removed_people_decide(tx: Tx, why: str) -> None:
    """Whoever leads, who has no name, who could not be told, and what the bot cannot delete: a case, as with *flag*."""
    here, about = school(tx, REMOVE), replace(said(), said_at=LATER)
    if why == "staff":
        about = replace(about, user=make.account(HUDA))
    elif why == "channel":
        about = replace(about, voice="channel", user=None)
    elif why == "no private chat":
        tx.run("UPDATE people SET reachable = 0 WHERE id = :badr", badr=here.badr)
    elif why == "no right":
        tx.run("UPDATE cohorts SET missing = 'can_delete_messages'")
    else:
        about = replace(about, said_at=Instant(LATER - 2 * DAY))
    spot(tx, "You zirkumflex", about=about)
    assert deleted(tx) == []
    assert kinds(tx) == [("conduct.case", NOOR if why == "staff" else HUDA)]


def test_an_edit_of_a_settled_message_is_removed_where_the_programme_wishes_so(tx: Tx) -> None:
    """First harmless and reported, then not."""
    here = school(tx, REMOVE)
    report(tx, replace(said(words="Hm"), said_at=LATER), at=LATER)
    deciding.decide(tx, case(tx), here.huda, "dismiss", "", LATER)
    doing.do_due(tx, Instant(LATER + 2 * MINUTE))
    spot(tx, "You zirkumflex", Instant(LATER + HOUR))
    assert deleted(tx)[-1] == 7
    assert store_decisions.of_programme(tx, here.programme)[0].by_list


def test_in_the_first_three_school_days_flags_wait_and_hints_are_not_given(tx: Tx) -> None:
    """Everybody greets everybody: the case lies on the desk, its card comes on the fourth day, help comes at once."""
    here = school(tx, replace(HELP, words="flag", personal_hints=True))
    tx.run("UPDATE people SET roster_id = 'c-huda' WHERE id = :amina", amina=here.amina)
    first = make.at(6, 10)
    spot(tx, "You zirkumflex", first)
    spot(tx, "Call 0501234567", first, replace(said(8), said_at=first))
    assert tx.tuples("SELECT kind, not_before FROM outbox") == [("conduct.case", make.at(9, 7))]
    found = store.find(tx, case(tx))
    assert found is not None
    assert found.shown_from == make.at(9, 7)
    assert doing.next_due(tx, first) == Instant(make.at(9, 7) + rules.PASS_ON)
    spot(tx, "I want to die", first, replace(said(9), said_at=first))
    assert [kind for kind, _ in kinds(tx)][1:] == ["conduct.help", "conduct.cry"]
    spot(tx, "You zirkumflex", make.at(9, 8), replace(said(10), said_at=make.at(9, 8)))
    assert tx.value("SELECT not_before FROM outbox ORDER BY id DESC LIMIT 1") == make.at(9, 8)


def test_a_flood_of_listed_words_is_shown_in_part(tx: Tx) -> None:
    """Whoever decides has understood after ten."""
    school(tx, FLAG)
    for message in range(rules.MOST_FLAGS_A_DAY + 5):
        spot(tx, "You idiot", LATER, replace(said(100 + message), said_at=LATER))
    assert len(store.unsettled(tx)) == rules.MOST_FLAGS_A_DAY


def test_what_telegram_does_not_let_a_list_remove_is_told_to_whoever_decides(tx: Tx) -> None:
    """And the author, whose message stands, is told nothing."""
    school(tx, REMOVE)
    spot(tx, "You zirkumflex")
    tx.run("UPDATE outbox SET state = 'failed'")
    doing.refused(tx, GROUP, None, "not enough rights", LATER)
    assert kinds(tx) == [("conduct.failed", HUDA)]


def test_personal_data_are_pointed_out_to_their_author_alone_who_may_have_them_removed(tx: Tx) -> None:
    """Once a message, three times a day; nobody else presses that button; nothing of the number is kept."""
    here = school(tx, HINT)
    for message in (7, 7, 8, 9, 10):
        spot(tx, "My number: 0501234567", LATER, replace(said(message), said_at=LATER))
    assert kinds(tx) == [("conduct.hint", BADR)] * rules.MOST_HINTS_A_DAY
    assert "0501234567" not in str([tuple(row) for row in tx.tuples("SELECT * FROM conduct_hints")])
    number = tx.value("SELECT id FROM conduct_hints WHERE message_id = 8")
    for other in (here.amina, here.huda, None):
        with pytest.raises(Refusal, match="conduct-hint-old"):
            hinting.take_out(tx, number, other, LATER)
    hinting.take_out(tx, number, here.badr, LATER)
    assert deleted(tx) == [8]
    with pytest.raises(Refusal, match="conduct-hint-old"):
        hinting.take_out(tx, number, here.badr, LATER)
    tx.run("UPDATE cohorts SET missing = 'can_delete_messages'")
    left = tx.value("SELECT id FROM conduct_hints WHERE message_id = 7")
    with pytest.raises(Refusal, match="conduct-hint-no-right"):
        hinting.take_out(tx, left, here.badr, LATER)
    with pytest.raises(Refusal, match="conduct-hint-old"):
        hinting.take_out(tx, left, here.badr, Instant(LATER + DELETABLE))
    doing.forget(tx, Instant(LATER + DELETABLE))
    assert tx.value("SELECT count(*) FROM conduct_hints") == 0


def test_who_cannot_be_told_in_private_is_told_nothing_of_their_number(tx: Tx) -> None:
    """In the group everybody would look at it; a channel and a stranger have no private chat with us."""
    here = school(tx, HINT)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :badr", badr=here.badr)
    for about in (said(), replace(said(8), voice="channel", user=None), said(9, user=666)):
        spot(tx, "My number: 0501234567", LATER, replace(about, said_at=LATER))
    assert kinds(tx) == []


def test_whoever_needs_help_is_told_first_and_then_the_contact_but_not_the_line_manager(tx: Tx) -> None:
    """No word of it is in any note; once a day; nothing is removed, no case is opened, nothing else is looked at."""
    here = school(tx, replace(HELP, words="remove", personal_hints=True, help_contact="t-amina"))
    tx.run("UPDATE people SET roster_id = 't-amina' WHERE id = :amina", amina=here.amina)
    for message in (7, 8):
        spot(tx, "zirkumflex 0501234567 I want to die", LATER, replace(said(message), said_at=LATER))
    assert kinds(tx) == [("conduct.help", BADR), ("conduct.cry", AMINA)]
    moments = [row["not_before"] for row in tx.all("SELECT not_before FROM outbox ORDER BY id")]
    assert moments[0] <= LATER < moments[1] == LATER + rules.HELP_WAITS
    assert all("die" not in row["payload"] for row in tx.all("SELECT payload FROM outbox"))
    assert store.unsettled(tx) == []
    assert tx.tuples("SELECT id FROM conduct_decisions") == []


def test_whoever_needs_help_is_not_told_off_for_a_link(tx: Tx) -> None:
    """Nothing of it is removed, and nobody is shown it."""
    school(tx, replace(HELP, links="remove", forwards="remove"))
    about = replace(said(), said_at=LATER)
    words = "I want to die https://elsewhere.example"
    shared = Said(GROUP, about, words, ("https://elsewhere.example",), forwarded=True)
    spotting.spot(tx, ready(tx), shared, LATER)
    assert kinds(tx) == [("conduct.help", BADR)]
    assert (deleted(tx), store.unsettled(tx)) == ([], [])


@pytest.mark.parametrize(
    ("about", "seen"),
    [
        ({"text": "You zirkumflex"}, True),
        ({"text": "/report"}, False),
        ({"text": "/report@staffroom_bot zirkumflex"}, False),
        ({"text": "/OffTopic zirkumflex"}, False),
        ({"text": "/reportx zirkumflex"}, True),
        ({"poll": make.poll("Is he a zirkumflex?", "yes", "no")}, True),
        ({"poll": make.poll("What is he?", "a colleague", "a zirkumflex")}, True),
        ({"poll": make.poll("What is he?", "a colleague", "a friend")}, False),
    ],
)
def test_all_words_of_a_message_are_looked_at_but_not_those_of_who_reports_them(
    tx: Tx,
    about: dict[str, Any],
    seen: bool,  # noqa: FBT001
) -> None:
    """A poll asks and offers; a command that only begins like one of ours is none."""
    school(tx, FLAG)
    chat, author = {"id": GROUP, "type": "supergroup"}, {"id": BADR, "is_bot": False, "first_name": "Badr"}
    message = Message.model_validate({"message_id": 7, "date": LATER // SECOND, "chat": chat, "from": author, **about})
    handled: list[dict[str, Any]] = []

    async def handle(given: dict[str, Any]) -> None:
        handled.append(given)

    handed = {"lookout": ready(tx), "clock": LedClock(LATER, speed=0), "db": Here(tx)}
    asyncio.run(look_handlers.notice(message, handed, handle))
    assert len(handled) == 1
    assert bool(store.unsettled(tx)) == seen


def test_the_contact_is_not_told_of_themselves_and_of_the_nameless_as_such(tx: Tx) -> None:
    """Where nobody is named, only the author is told."""
    here = school(tx, replace(HELP, help_contact="c"))
    tx.run("UPDATE people SET roster_id = 'c' WHERE id = :badr", badr=here.badr)
    spot(tx, "I want to die")
    assert kinds(tx) == [("conduct.help", BADR)]
    spot(tx, "I want to die", LATER, replace(said(8), voice="group", user=None, said_at=LATER))
    assert kinds(tx)[1:] == [("conduct.cry", BADR)]
    tx.run("UPDATE people SET roster_id = 'd' WHERE id = :badr", badr=here.badr)
    spot(tx, "I want to die", LATER, replace(said(9, user=AMINA), said_at=LATER))
    assert kinds(tx)[2:] == [("conduct.help", AMINA)]


def test_an_admin_changes_the_lists_of_their_programme_and_everybody_sees_who(tx: Tx) -> None:
    """One more word, one never counted, and back; each of them counts at once, and in this programme only."""
    here = school(tx, FLAG)
    other = make.programme(tx, slug="elsewhere", settings=FLAG)
    found = ready(tx)
    about = (here.programme, 0, 0, 0)

    def write(change: str, words: str) -> None:
        listing.begin(tx, found, here.noor, (here.programme, 0), change, LATER)
        wish = listing.awaited(tx, here.noor, LATER)
        assert wish is not None
        listing.take(tx, found, here.noor, wish, words, LATER)
        asyncio.run(found.prepare(Here(tx)))

    def finds(words: str) -> bool:
        looks = found.of(here.programme)
        assert looks is not None
        return looks.find(words).insult is not None

    def marked(section: int) -> list[object]:
        page = listing.show(tx, found, here.noor, (here.programme, 0, section, 0))
        return [line.args["entry"] for line in page.lines if isinstance(line, Text) and line.key == "conduct-words-own"]

    write("word", "Muppet")
    write("allow", "idiot")
    assert (finds("you muppet"), finds("you idiot")) == (True, False)
    elsewhere = found.of(other)
    assert elsewhere is not None
    assert (elsewhere.find("you muppet").insult, bool(elsewhere.find("you idiot").insult)) == (None, True)
    assert found.finds("you idiot"), "the other programme wants it looked for"
    assert marked(1) == ["idiot"]
    write("back", "idiot")
    assert finds("you idiot")
    assert (marked(0), marked(1)) == (["Muppet"], []), "what is as it was is nobody's any more"
    for change, words, why in (
        ("word", "muppet", "so-already"),
        ("word", "a", "wrong"),
        ("back", "pear", "so-already"),
    ):
        with pytest.raises(Refusal, match=f"conduct-words-{why}"):
            write(change, words)
    shown = str(listing.changes(tx, found, here.noor, here.programme, 0))
    assert shown.index("conduct-words-done-back") < shown.index("Muppet")
    assert "Noor" in shown
    assert "muppet" in str(listing.show(tx, found, here.noor, about)).casefold()
    with pytest.raises(Refusal, match="button-old"):
        listing.show(tx, found, here.huda, about)


def test_after_not_now_what_an_admin_writes_is_no_entry(tx: Tx) -> None:
    """Also where they had begun something else meanwhile: that goes on."""
    here = school(tx, FLAG)
    found, about = ready(tx), (here.programme, 0)
    asks = listing.begin(tx, found, here.noor, about, "word", LATER)
    ((not_now,),) = asks.buttons
    assert not_now.press == Press("conduct.unword", (*about, "word"))
    assert listing.awaited(tx, here.noor, LATER) is not None
    listing.stop(tx, found, here.noor, about, "word")
    assert listing.awaited(tx, here.noor, LATER) is None
    listing.begin(tx, found, here.noor, about, "allow", LATER)
    listing.stop(tx, found, here.noor, about, "word")
    assert listing.awaited(tx, here.noor, LATER) is not None


def test_hostile_names_and_messages_break_nothing(tx: Tx) -> None:
    """Emoji, right-to-left, zero-width, marks and insults in pieces, with everything looked for at once, and shown."""
    school(tx, replace(HELP, words="flag", personal_hints=True, help_contact=""))
    chance = random.Random(8)  # noqa: S311  nothing secret
    pieces = [
        *"🙂👩‍👧\U0001f3f3\ufe0f\u200b\u202e\u2066\u0651\u0336ـ*<&>{$\n\x00\ufffd@!019\u0e01",
        "zirkumflex",
        "傻逼",
    ]
    pieces += ["id", "iot", "I want to die", "0501234567", "a@b.org", "z i r k", "umflex", "</b>", "http://"]
    found = ready(tx)
    for number in range(500):
        words, name = ("".join(chance.choices(pieces, k=chance.randint(1, 9))) for _ in range(2))
        about = replace(said(1000 + number, None, words), name=name, voice="channel", said_at=LATER)
        spotting.spot(tx, found, Said(GROUP, about, words), Instant(LATER + number * HOUR))
    cases = store.unsettled(tx)
    assert len(cases) > rules.MOST_FLAGS_A_DAY
    for one in cases:
        assert html(cards.as_it_stands(tx, one, LATER), data_files.words(), "ar")


def test_who_may_decide_about_a_coordinators_own_word(tx: Tx) -> None:
    """As with reports: whoever is above them."""
    here = school(tx, FLAG)
    spot(tx, "You idiot", LATER, replace(said(user=HUDA), said_at=LATER))
    found = store.find(tx, case(tx))
    assert found is not None
    assert circle.may_decide(tx, found, here.noor)
    assert not circle.may_decide(tx, found, here.huda)
    assert OMAR not in {chat for _, chat in kinds(tx)}
