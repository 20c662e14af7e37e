import json

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms import activity, prompts
from staffroom.rooms.programmes import KINDS
from staffroom.rooms.prompts import CardResult, Posting, answers, hearing, posts, store_answers, views
from staffroom.rooms.prompts.hearing import Heard, Reacted
from staffroom.rooms.prompts.values import Copies

WEEK = "2026-09-06"
AMINA, BADR, LEADER = 1, 2, 900
SAID = Heard(g.CHAT, 500, UserId(AMINA), "text", "We line up very quietly", make.at(7, 17))


pytestmark = pytest.mark.usefixtures("card")


@pytest.fixture
def programme(tx: Tx) -> ProgrammeId:
    """Write a programme."""
    return make.programme(tx)


@pytest.fixture
def cohort(tx: Tx, programme: ProgrammeId) -> CohortId:
    """Write an open group."""
    return make.cohort(tx, programme, coordinator_id=make.coordinator(tx, programme, user=LEADER))


@pytest.fixture
def amina(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> PersonId:
    """Write a teacher of the group."""
    return g.teacher(tx, programme, cohort, AMINA)


@pytest.fixture
def badr(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> PersonId:
    """Write another."""
    return g.teacher(tx, programme, cohort, BADR)


@pytest.fixture
def card(tx: Tx, programme: ProgrammeId, amina: PersonId, badr: PersonId) -> Posting:
    """Post a card on Monday at 16:00, message 100."""
    plan = g.planned(tx, programme, g.entry("one"), g.entry("two", weekday="tue"))
    posted = g.posted(tx, plan["one"], amina)
    assert posted.eligible == len({amina, badr})
    tx.run("DELETE FROM outbox")
    return posted


def says(tx: Tx, said: Heard = SAID, **more: object) -> bool:
    """Let somebody say something."""
    message = said._replace(**more)  # type: ignore[arg-type]
    return hearing.hear_all(tx, [message], message.at)


def active(tx: Tx, cohort: CohortId) -> set[PersonId]:
    """Return everyone who gave a sign of life in the week."""
    activity.count_talk(tx)
    return {share.person_id for share in activity.talk_of(tx, cohort, WEEK)}


def test_the_first_answer_counts_and_is_acknowledged_once(
    tx: Tx, card: Posting, amina: PersonId, cohort: CohortId
) -> None:
    """A writing hand under the first; the second changes nothing."""
    assert says(tx)
    assert not says(tx, message_id=501)
    assert activity.people_who(tx, cohort, "answer", str(card.id)) == {amina}
    rows = tx.all("SELECT method, payload FROM outbox")
    assert [row["method"] for row in rows] == ["setMessageReaction"]
    assert json.loads(rows[0]["payload"]) == {"message_id": 500, "reaction": [{"type": "emoji", "emoji": "✍"}]}


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_asks_something_of_teachers_is_open_for_answers(
    tx: Tx, card: Posting, cohort: CohortId, kind: str
) -> None:
    """Whoever shows open cards and whoever counts plain talk go by one rule, to the moment of closing."""
    tx.run("UPDATE prompts SET kind = :kind WHERE id = :id", kind=kind, id=card.prompt_id)
    asks = kind in {"introduction", "question", "poll", "quiz", "task"}
    assert [one.id for one in prompts.open_cards(tx, cohort, SAID.at)] == [card.id] * asks
    assert says(tx) == asks
    assert card.closes_at is not None
    assert prompts.open_cards(tx, cohort, card.closes_at) == []
    assert not says(tx, user=UserId(BADR), message_id=501, at=card.closes_at)


def test_a_reply_to_an_answer_counts_too(
    tx: Tx, card: Posting, amina: PersonId, badr: PersonId, cohort: CohortId
) -> None:
    """Also where a second card is open."""
    says(tx, reply_to=100)
    g.posted(tx, next(p for p in prompts.postings_of(tx, cohort) if p.slug == "two"), amina, 200)
    assert not says(tx, user=UserId(BADR), message_id=600, at=make.at(8, 17))
    assert says(tx, user=UserId(BADR), message_id=601, at=make.at(8, 17), reply_to=500, reply_to_user=UserId(AMINA))
    assert activity.people_who(tx, cohort, "answer", str(card.id)) == {amina, badr}


def test_a_reply_to_something_else_does_not_count(tx: Tx) -> None:
    """Nor does one to a message of another chat."""
    assert not says(tx, reply_to=77)
    assert not says(tx, reply_to=0)


def test_too_short_is_activity_and_an_edit_may_make_it_an_answer(tx: Tx, amina: PersonId, cohort: CohortId) -> None:
    """Once."""
    assert not says(tx, words="Thank you")
    assert active(tx, cohort) == {amina}
    assert says(tx)
    assert not says(tx, words="We line up very quietly indeed")


def test_a_voice_message_counts(tx: Tx) -> None:
    """Without words."""
    assert says(tx, kind="voice", words="")


def test_only_members_of_the_frozen_base_count(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> None:
    """A newcomer's message is a sign of life, and colleagues may reply to it."""
    newcomer = g.teacher(tx, programme, cohort, 3, joined=make.at(7, 16))
    assert not says(tx, user=UserId(3))
    assert active(tx, cohort) == {newcomer}
    assert activity.count_of(tx, newcomer, "answer") == 0
    assert says(tx, message_id=501, reply_to=500, reply_to_user=UserId(3))


def test_staff_never_count(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> None:
    """Not even where the coordinator is on the teachers' roster too."""
    both = g.teacher(tx, programme, cohort, LEADER)
    assert not says(tx, user=UserId(LEADER))
    assert tx.value("SELECT count(*) FROM talk_heard WHERE person_id = :id", id=both) == 0


def test_a_quiet_teacher_is_not_counted_even_when_answering(tx: Tx, amina: PersonId) -> None:
    """They asked for it after the card was posted."""
    tx.run("UPDATE people SET quiet = 1 WHERE id = :id", id=amina)
    assert not says(tx)
    assert tx.value("SELECT count(*) FROM talk_heard WHERE person_id = :id", id=amina) == 0


def test_other_peoples_groups_never_count(tx: Tx, programme: ProgrammeId) -> None:
    """A teacher of one group in another, a stranger in this one, a chat that is no group of ours."""
    make.cohort(tx, programme, chat=-1002)
    assert not says(tx, chat=ChatId(-1002))
    assert not says(tx, user=UserId(77))
    assert not says(tx, chat=ChatId(-5))
    assert tx.value("SELECT count(*) FROM activity") == 0


def test_who_left_the_group_does_not_count(tx: Tx, amina: PersonId) -> None:
    """News of a message may come late."""
    tx.run("UPDATE placements SET state = 'out' WHERE person_id = :id", id=amina)
    assert not says(tx)


def test_a_card_is_open_from_its_posting_to_its_close(tx: Tx, card: Posting) -> None:
    """Telegram's second of the posting included, the close excluded."""
    assert card.closes_at is not None
    assert not says(tx, at=card.closes_at)
    assert not says(tx, at=Instant(card.closes_at), reply_to=100)
    assert not says(tx, at=make.at(7, 15))
    tx.run("UPDATE postings SET posted_at = posted_at + 400 WHERE id = :id", id=card.id)
    assert says(tx, at=make.at(7, 16))


def test_a_reply_to_a_colleague_is_a_peer_reply_for_the_week(
    tx: Tx,
    amina: PersonId,
    cohort: CohortId,
) -> None:
    """Not to oneself, to a coordinator or to a guest; short words do."""
    for other in (AMINA, LEADER, 77, None):
        says(tx, words="Yes", reply_to=9, reply_to_user=None if other is None else UserId(other))
    assert activity.people_who(tx, cohort, "peer_reply", WEEK) == set()
    says(tx, words="Yes", reply_to=9, reply_to_user=UserId(BADR))
    assert activity.people_who(tx, cohort, "peer_reply", WEEK) == {amina}


def test_a_reaction_is_a_sign_of_life_and_no_answer(tx: Tx, amina: PersonId, cohort: CohortId) -> None:
    """Strangers' reactions are nothing."""
    hearing.hear_all(tx, [Reacted(g.CHAT, UserId(AMINA), make.at(7, 17))], make.at(7, 17))
    hearing.hear_all(tx, [Reacted(g.CHAT, UserId(77), make.at(7, 17))], make.at(7, 17))
    assert active(tx, cohort) == {amina}
    assert activity.count_of(tx, amina, "answer") == 0


def test_results_tell_base_and_answers_of_the_cards_that_closed(tx: Tx, card: Posting, cohort: CohortId) -> None:
    """From a moment on and before another."""
    says(tx)
    assert card.closes_at is not None
    assert prompts.results(tx, cohort, card.closes_at, Instant(card.closes_at + 1)) == [
        CardResult(card.id, "one", 2, 1, Copies())
    ]
    assert prompts.results(tx, cohort, make.at(6), card.closes_at) == []
    assert [one.id for one in prompts.closed_between(tx, cohort, make.at(6), make.at(20))] == [card.id]


def test_the_messages_of_a_closed_card_are_forgotten(tx: Tx, card: Posting) -> None:
    """What counted stays counted."""
    says(tx)
    assert store_answers.answer_at(tx, g.CHAT, 500) == card.id
    posts.give_up(tx, make.at(12))
    assert store_answers.answer_at(tx, g.CHAT, 500) is None
    assert tx.value("SELECT count(*) FROM activity WHERE kind = 'answer'") == 1


def test_erasing_a_person_erases_answers_and_base(tx: Tx, amina: PersonId) -> None:
    """No personal row stays."""
    says(tx)
    tx.run("DELETE FROM people WHERE id = :id", id=amina)
    assert tx.value("SELECT count(*) FROM answers") == 0
    assert tx.value("SELECT count(*) FROM activity") == 0


def test_anyone_may_ask_for_the_card_once_a_minute(tx: Tx, cohort: CohortId) -> None:
    """As text, before mass posts; a chat that is no group of ours gets nothing."""
    assert answers.ask_for_card(tx, g.CHAT, make.at(8))
    assert not answers.ask_for_card(tx, g.CHAT, make.at(8))
    assert answers.ask_for_card(tx, g.CHAT, Instant(make.at(8) + MINUTE))
    assert not answers.ask_for_card(tx, ChatId(-5), make.at(8))
    row = tx.one("SELECT kind, priority, chat_id FROM outbox")
    assert row is not None
    assert (row["kind"], row["priority"], row["chat_id"]) == ("prompts.text", 0, -1001)
    rendered = views.render_text(tx, {"cohort": cohort})
    assert rendered is not None
    assert rendered.screen.drawing is None


def test_a_teacher_may_ask_in_private(tx: Tx, card: Posting, amina: PersonId) -> None:
    """Their own group's card."""
    assert views.card_for(tx, amina) == views.render_text(tx, {"cohort": card.cohort_id}).screen  # type: ignore[union-attr]
