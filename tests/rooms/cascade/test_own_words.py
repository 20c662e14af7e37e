import json

import pytest
from tests import builders as make
from tests.rooms.cascade.test_cascade import HUDA, MONDAY, OMAR, POST, STRANGER, Staffed, said
from tests.rooms.cascade.test_private import EVE, groups, labels, mine, sent
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.text import Translator
from staffroom.rooms import cascade, prompts
from staffroom.rooms.cascade import service, store_decisions
from staffroom.rooms.cascade import words as own
from staffroom.telegram.render import html


@pytest.fixture
def staffed(tx: Tx) -> Staffed:
    """Write a programme with a coordinators' group."""
    return Staffed(tx)


def standing(tx: Tx, words: Translator) -> list[str]:
    """Return how the card reads in each group."""
    found = []
    for row in tx.all("SELECT id FROM postings ORDER BY cohort_id"):
        rendered = prompts.RENDERS["prompts.question"](tx, {"posting": row["id"]})
        assert rendered is not None
        found.append(html(rendered.screen, words, rendered.language))
    return found


def change_original(tx: Tx) -> None:
    """Load the calendar with other words."""
    tx.run("UPDATE prompts SET texts = :texts", texts=json.dumps({"en": "Newer words"}))


def test_own_words_stand_in_ones_own_groups_only(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """On the card and its picture; the private message is sent anew with them."""
    offer = staffed.offered()
    own.take(tx, offer, HUDA, "How was <your> week?\nTell us.", EVE)
    assert standing(tx, words) == ["How was &lt;your&gt; week?\nTell us."] * 2 + ["Words of one"]
    assert "In your own words." in said(words, mine(staffed).lines[-1])
    drawing = mine(staffed).drawing
    assert drawing is not None
    drawn = drawing(lambda line: words.plain(line, "en"), "en")
    assert getattr(drawn, "question").startswith("How was <your> week?")  # noqa: B009  the kinds of pictures differ


def test_own_words_for_the_ticked_groups_and_the_way_back(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Every version is kept."""
    offer = staffed.offered()
    store_decisions.turn_tick(tx, offer, groups(tx)[0])
    own.take(tx, offer, HUDA, "Only here", EVE)
    own.take(tx, offer, OMAR, "Omar's", EVE)
    assert standing(tx, words) == ["Only here", "Words of one", "Omar's"]
    assert ["Back to the original words"] in labels(mine(staffed), words)
    own.give_back(tx, offer, HUDA, EVE)
    assert standing(tx, words) == ["Words of one", "Words of one", "Omar's"]
    assert tx.value("SELECT count(*) FROM wordings") == 3


def test_own_words_that_were_given_up_may_stand_again(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """Each group's own, after *Back to the original words* as after *Take the new one*; nobody else's."""
    offer = staffed.offered()
    own.take(tx, offer, HUDA, "Everywhere", EVE)
    store_decisions.turn_tick(tx, offer, groups(tx)[0])
    own.take(tx, offer, HUDA, "Only here", EVE)
    own.give_back(tx, offer, HUDA, EVE)
    assert ["↩ My own words again"] in labels(mine(staffed), words)
    with pytest.raises(Refusal, match="cascade-too-late"):
        own.bring_back(tx, offer, OMAR, EVE)
    own.bring_back(tx, offer, HUDA, EVE)
    assert standing(tx, words) == ["Only here", "Everywhere", "Words of one"]
    assert ["↩ My own words again"] not in labels(mine(staffed), words)
    change_original(tx)
    own.settle(tx, staffed.huda, prompts.postings_of(tx, groups(tx)[0])[0].id, mine=False, now=EVE)
    assert standing(tx, words) == ["Newer words", "Everywhere", "Newer words"]
    with pytest.raises(Refusal, match="cascade-not-yours"):
        own.unsettle(tx, staffed.omar, prompts.postings_of(tx, groups(tx)[0])[0].id, EVE)
    own.unsettle(tx, staffed.huda, prompts.postings_of(tx, groups(tx)[0])[0].id, EVE)
    assert standing(tx, words) == ["Only here", "Everywhere", "Newer words"]
    assert own.next_changed(tx, EVE) is not None
    own.tell_changed(tx, EVE)
    assert own.next_changed(tx, EVE) is None


def test_words_that_cannot_stand_are_refused(tx: Tx, staffed: Staffed) -> None:
    """Too long, of nobody who leads here, for groups of several languages, on a card that is out."""
    offer = staffed.offered()
    for user, text, key in ((HUDA, "x" * 701, "cascade-too-long"), (STRANGER, "x", "cascade-not-yours")):
        with pytest.raises(Refusal, match=key):
            own.take(tx, offer, user, text, EVE)
    tx.run("UPDATE cohorts SET language = 'ar' WHERE name = 'Riverside_Group2'")
    with pytest.raises(Refusal, match="cascade-languages"):
        own.take(tx, offer, HUDA, "x", EVE)
    service.press(tx, offer, POST, OMAR, EVE)
    g.post_due(tx, MONDAY)
    with pytest.raises(Refusal, match="cascade-too-late"):
        own.take(tx, offer, OMAR, "x", MONDAY)


def test_a_later_change_of_the_calendar_is_told_once_and_overwrites_nothing(
    tx: Tx, staffed: Staffed, words: Translator
) -> None:
    """One word for all groups that read the same."""
    offer = staffed.offered()
    own.take(tx, offer, HUDA, "Mine", EVE)
    assert own.next_changed(tx, EVE) is None
    change_original(tx)
    assert own.next_changed(tx, EVE) == EVE
    own.tell_changed(tx, EVE)
    assert own.next_changed(tx, EVE) is None
    (row,) = tx.all("SELECT chat_id, payload FROM outbox WHERE kind = 'cascade.changed'")
    assert row["chat_id"] == HUDA
    rendered = cascade.RENDERS["cascade.changed"](tx, json.loads(row["payload"]))
    assert rendered is not None
    shown = html(rendered.screen, words, "en")
    assert ("Mine" in shown, "Newer words" in shown) == (True, True)
    assert standing(tx, words) == ["Mine", "Mine", "Newer words"]


def test_own_words_are_kept_or_given_up_for_the_new_ones(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """By whoever leads the group, wherever they wrote the same."""
    offer = staffed.offered()
    own.take(tx, offer, HUDA, "Mine", EVE)
    change_original(tx)
    first = int(tx.value("SELECT min(id) FROM postings"))
    with pytest.raises(Refusal, match="cascade-not-yours"):
        own.settle(tx, staffed.omar, first, mine=False, now=EVE)
    own.settle(tx, staffed.huda, first, mine=True, now=EVE)
    assert standing(tx, words)[0] == "Mine"
    own.settle(tx, staffed.huda, first, mine=False, now=EVE)
    assert standing(tx, words) == ["Newer words"] * 3
    with pytest.raises(Refusal, match="cascade-too-late"):
        own.settle(tx, staffed.huda, first, mine=False, now=EVE)


def test_an_answer_to_a_card_is_known_by_the_message_it_answers(tx: Tx, staffed: Staffed) -> None:
    """The newest private message and every other one of that card, nothing else."""
    offer = staffed.offered()
    sent(tx)
    number = int(tx.value("SELECT message_id FROM outbox WHERE chat_id = :chat", chat=HUDA))
    assert own.offer_of(tx, ChatId(HUDA), number) == offer
    assert own.offer_of(tx, ChatId(HUDA), number + 1) is None
    assert own.offer_of(tx, ChatId(make.chat(5)), number) is None
