"""What becomes of photos and videos: edits, albums, age, another policy, forgotten authors."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Sent
from staffroom.rooms import people
from staffroom.rooms.deputies import service as deputies
from staffroom.rooms.media import answers, rules, service
from staffroom.rooms.media.values import Shown
from staffroom.rooms.programmes import MediaPolicy, Settings
from staffroom.telegram.rights import DELETABLE

CHAT = ChatId(-1_000_000_000_077)
NOW = make.at(7, 10)
AMINA, STRANGER = UserId(1), UserId(666)


def group(tx: Tx, policy: MediaPolicy = "ask") -> None:
    """Write a group with its coordinator and a teacher."""
    number = make.programme(tx, settings=Settings(media_policy=policy))
    cohort = make.cohort(tx, number, coordinator_id=make.coordinator(tx, number, user=900), chat=CHAT)
    make.member(tx, make.person(tx, number, user=AMINA), cohort)


def shown(message: int, mark: str = "a", *, user: UserId | None = AMINA, album: str = "", at: Instant = NOW) -> Shown:
    """Return something shown in the group."""
    return Shown(CHAT, message, at, user, album, mark)


def notes(tx: Tx, kind: str) -> int:
    """Return how many notes of a kind were posted."""
    return int(tx.value("SELECT count(*) FROM outbox WHERE kind = :kind", kind=kind))


def deleted(tx: Tx) -> int:
    """Return how many messages are to be deleted."""
    return notes(tx, "call.deleteMessage")


def test_other_words_under_a_picture_ask_nothing_another_picture_does(tx: Tx) -> None:
    """While the question stands, it stands for the new picture too; after the answer it is asked anew."""
    group(tx)
    for mark in ("a", "a", "b"):
        service.shown(tx, shown(5, mark), NOW)
    assert notes(tx, "media.ask") == 1
    answers.answer(tx, AMINA, None, 1, "none", NOW)
    service.shown(tx, shown(5, "b"), NOW)
    assert notes(tx, "media.ask") == 1
    service.shown(tx, shown(5, "c"), NOW)
    assert notes(tx, "media.ask") == 2


def test_a_late_item_of_an_album_goes_the_way_of_the_others(tx: Tx) -> None:
    """One that comes after the album was removed is removed, too."""
    group(tx)
    service.shown(tx, shown(5, "a", album="x"), NOW)
    answers.answer(tx, AMINA, None, 1, "remove", NOW)
    service.shown(tx, shown(6, "b", album="x"), NOW)
    assert (notes(tx, "media.ask"), deleted(tx)) == (1, 2)


@pytest.mark.parametrize("policy", ["ask", "hold", "remove"])
def test_who_shows_more_than_anybody_reads_is_asked_so_often_and_all_of_it_is_looked_after(
    tx: Tx, policy: MediaPolicy
) -> None:
    """What comes after the tenth within ten minutes goes the way of that one, also an unknown account's."""
    group(tx, policy)
    for message in range(60):
        service.shown(tx, shown(message, str(message)), NOW)
        service.shown(tx, shown(100 + message, str(message), user=STRANGER), NOW)
    asked = {"ask": "media.ask", "hold": "media.ask", "remove": "media.removed"}[policy]
    assert notes(tx, asked) == 2 * rules.MANY
    assert notes(tx, "media.told_held") == (2 * rules.MANY if policy == "hold" else 0)
    assert deleted(tx) == (0 if policy == "ask" else 120)
    answers.without_answer(tx, Instant(NOW + DAY))
    assert deleted(tx) == 120


def test_who_answers_is_asked_anew_about_what_comes_after(tx: Tx) -> None:
    """A later photo is covered by no answer that was given before it; and a calm author is asked about each."""
    group(tx)
    for message in range(20):
        service.shown(tx, shown(message, str(message)), NOW)
    answers.answer(tx, AMINA, None, rules.MANY, "none", NOW)
    service.shown(tx, shown(50, "50"), NOW)
    assert notes(tx, "media.ask") == rules.MANY + 1
    service.shown(tx, shown(51, "51"), Instant(NOW + rules.TOGETHER + 1))
    assert notes(tx, "media.ask") == rules.MANY + 2


def test_what_is_two_days_old_is_left_to_the_coordinator(tx: Tx) -> None:
    """After an outage, or by an edit: nothing is tried that Telegram refuses."""
    group(tx)
    service.shown(tx, shown(5), NOW)
    answers.without_answer(tx, Instant(NOW + 3 * DAY))
    service.shown(tx, shown(6, at=Instant(NOW - 2 * DAY)), NOW)
    assert (deleted(tx), notes(tx, "media.told_old"), notes(tx, "media.removed")) == (0, 2, 0)


def test_an_answer_is_awaited_no_longer_than_telegram_deletes(tx: Tx) -> None:
    """What comes a day and a half late is decided in time."""
    group(tx)
    late = Instant(NOW + 30 * HOUR)
    service.shown(tx, shown(5), late)
    due = answers.next_due(tx, late)
    assert due == NOW + DELETABLE - HOUR
    answers.without_answer(tx, Instant(due - HOUR))
    assert deleted(tx) == 0
    answers.without_answer(tx, due)
    assert deleted(tx) == 1


def test_whoever_had_their_data_deleted_is_in_no_decision(tx: Tx) -> None:
    """What they showed is still removed, and nobody is told."""
    group(tx)
    service.shown(tx, shown(5), NOW)
    (person,) = people.by_account(tx, AMINA)
    tx.run("DELETE FROM people WHERE id = :id", id=person.id)
    answers.without_answer(tx, Instant(NOW + 2 * DAY - 2 * HOUR))
    assert (deleted(tx), notes(tx, "media.removed")) == (1, 0)
    assert tx.tuples("SELECT person_id, account, answer FROM media_cases") == [(None, "", "silence")]


def test_an_unknown_account_is_known_while_something_is_open(tx: Tx) -> None:
    """Nobody answers for it, and nothing tells it afterwards."""
    group(tx)
    service.shown(tx, shown(5, user=STRANGER), NOW)
    with pytest.raises(Refusal, match="media-not-yours"):
        answers.answer(tx, AMINA, None, 1, "none", NOW)
    answers.answer(tx, STRANGER, None, 1, "none", NOW)
    assert tx.value("SELECT account FROM media_cases") == ""


def test_a_quiet_teacher_is_asked_in_the_group(tx: Tx) -> None:
    """Their private chat stays quiet."""
    group(tx)
    tx.run("UPDATE people SET quiet = 1 WHERE telegram_id = :user", user=AMINA)
    service.shown(tx, shown(5), NOW)
    assert tx.value("SELECT chat_id FROM outbox WHERE kind = 'media.ask'") == CHAT


def test_a_programme_may_look_at_nothing(tx: Tx) -> None:
    """Then no decision is written."""
    group(tx, "off")
    service.shown(tx, shown(5), NOW)
    assert not service.is_watched(tx, CHAT)
    assert tx.value("SELECT count(*) FROM media_cases") == 0


def test_what_was_not_posted_again_in_time_is_held_again(tx: Tx) -> None:
    """A confirmation lets one through, for some hours."""
    group(tx, "hold")
    service.shown(tx, shown(5), NOW)
    answers.answer(tx, AMINA, None, 1, "none", NOW)
    later = Instant(NOW + 25 * HOUR)
    service.shown(tx, shown(6, "b", at=later), later)
    assert deleted(tx) == 2


@pytest.mark.parametrize(
    ("mime", "name", "is_one"),
    [
        ("image/heic", None, True),
        ("application/octet-stream", "IMG_1.HEIC", True),
        ("video/mp4", "film.mp4", True),
        ("application/pdf", "plan.pdf", False),
        (None, None, False),
    ],
)
def test_documents_are_looked_at_by_type_or_name(mime: str | None, name: str | None, *, is_one: bool) -> None:
    """A picture sent as a file is a picture."""
    assert rules.is_seen(mime, name) is is_one


def test_decisions_are_forgotten_after_a_year(tx: Tx) -> None:
    """Which messages they were about goes after a week."""
    group(tx)
    service.shown(tx, shown(5), NOW)
    answers.answer(tx, AMINA, None, 1, "none", NOW)
    for kept, left in ((rules.MESSAGES_KEPT, (0, 1)), (rules.LOG_KEPT, (0, 0))):
        assert answers.next_forgotten(tx, NOW) == NOW + kept
        answers.forget(tx, Instant(NOW + kept))
        counts = [tx.value(f"SELECT count(*) FROM {table}") for table in ("media_messages", "media_cases")]
        assert tuple(counts) == left


def test_what_was_removed_for_another_reason_is_asked_about_no_more(tx: Tx) -> None:
    """A report, say: nobody is told a day later that it went because they did not answer."""
    group(tx)
    for message in (5, 6):
        service.shown(tx, shown(message, str(message), album="x"), NOW)
    answers.gone(tx, CHAT, {"message_id": 5}, None, NOW)
    assert tx.value("SELECT state FROM media_cases") == "asked"
    answers.gone(tx, CHAT, {"message_id": 6}, None, NOW)
    answers.without_answer(tx, Instant(NOW + 2 * DAY - 2 * HOUR))
    assert (deleted(tx), notes(tx, "media.removed")) == (0, 0)
    assert tx.tuples("SELECT state, answer FROM media_cases") == [("over", "")]


def test_in_a_group_that_became_another_chat_no_message_is_removed_by_its_old_number(tx: Tx) -> None:
    """There the number may be anybody's."""
    group(tx)
    service.shown(tx, shown(5), NOW)
    answers.moved(tx, CHAT, ChatId(-1_000_000_000_078))
    answers.without_answer(tx, Instant(NOW + 2 * DAY - 2 * HOUR))
    assert (deleted(tx), notes(tx, "media.removed")) == (0, 0)


def test_whoever_stands_in_is_asked_about_what_nobody_showed_by_name_and_may_answer(tx: Tx) -> None:
    """As with reports: the coordinator may be ill."""
    group(tx)
    (programme, cohort, leader) = tx.tuples("SELECT programme_id, id, coordinator_id FROM cohorts")[0]
    deputy = make.coordinator(tx, programme, "Omar", user=901)
    deputies.ask(tx, cohort, leader, deputy, NOW)
    service.shown(tx, shown(5, user=None), NOW)
    asked = {row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'media.whose'")}
    assert asked == {900, 901}
    with pytest.raises(Refusal):
        answers.answer(tx, STRANGER, make.coordinator(tx, programme, "Lina", user=902), 1, "none", NOW)
    answers.answer(tx, UserId(901), deputy, 1, "none", NOW)
    assert tx.value("SELECT answer FROM media_cases") == "none"


def test_of_what_nobody_showed_by_name_whoever_leads_is_asked_and_not_told_besides(tx: Tx) -> None:
    """Held back: one message, and it asks."""
    group(tx, "hold")
    service.shown(tx, shown(5, user=None), NOW)
    assert (notes(tx, "media.whose"), notes(tx, "media.told_held")) == (1, 0)


def test_a_question_that_was_on_its_way_while_its_case_ended_leaves_the_group_again(tx: Tx) -> None:
    """Nobody answers it any more."""
    group(tx)
    service.shown(tx, shown(5, user=STRANGER), NOW)
    tx.run("UPDATE outbox SET state = 'claimed' WHERE kind = 'media.ask'")
    answers.gone(tx, CHAT, {"message_id": 5}, None, NOW)
    assert deleted(tx) == 0
    tx.run("UPDATE outbox SET state = 'sent', message_id = 70 WHERE kind = 'media.ask'")
    answers.arrived(tx, Sent("media.ask:1:here", "media.ask", CHAT, None, {"case": 1}, 70, NOW, None))
    assert deleted(tx) == 1
