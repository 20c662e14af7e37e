"""Who somebody is, whether they may be written to, and what they agreed to."""

import pytest
from tests import builders as make

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.rooms import people
from staffroom.rooms.people import AFTER_REFUSED

NOW = make.at()
AMINA = UserId(11)


def test_one_account_may_be_teacher_coordinator_and_admin(tx: Tx) -> None:
    """Roles come from our own table, one person for each roster."""
    programme = make.programme(tx)
    teacher = make.person(tx, programme, user=AMINA)
    leader = make.coordinator(tx, programme, user=AMINA)
    admin = make.person(tx, programme, roster="admins", role="admin", user=AMINA)
    who = people.identify(tx, AMINA, "fr")
    assert (who.teacher, who.coordinator, who.admin) == (teacher, leader, admin)


def test_a_stranger_has_no_role_and_the_language_nearest_to_their_phone(tx: Tx) -> None:
    """Unknown languages fall back to English."""
    make.programme(tx)
    assert [people.identify(tx, AMINA, code).language for code in ("ar-EG", "zh-hans", "fr", None)] == [
        "ar",
        "zh",
        "en",
        "en",
    ]
    assert people.identify(tx, AMINA, "ar").anyone is None


def test_a_language_that_is_not_spoken_here_is_not_chosen(tx: Tx) -> None:
    """What a button carries may be forged."""
    person = make.person(tx, make.programme(tx), user=AMINA)
    people.set_language(tx, AMINA, "xx")
    assert people.get(tx, person).language == "en"
    people.set_language(tx, AMINA, "ar")
    assert people.identify(tx, AMINA, "en").language == "ar"


@pytest.mark.parametrize(
    ("paused_until", "quiet", "left_at", "counted"),
    [
        (None, False, None, True),
        (Instant(NOW + 1), False, None, False),
        (NOW, False, None, True),
        (None, True, None, False),
        (None, False, Instant(1), False),
    ],
)
def test_who_opted_out_is_neither_counted_nor_written_to(
    tx: Tx, paused_until: Instant | None, *, quiet: bool, left_at: Instant | None, counted: bool
) -> None:
    """A pause ends by itself at its hour; staff is written to all the same."""
    programme = make.programme(tx)
    teacher = make.person(tx, programme, user=AMINA)
    leader = make.coordinator(tx, programme, user=12)
    for person in (teacher, leader):
        people.choose(tx, person, paused_until=paused_until, quiet=quiet, left_at=left_at)
    assert people.is_counted(people.get(tx, teacher), NOW) is counted
    assert people.may_write(tx, teacher, NOW) is counted
    assert people.may_write(tx, leader, NOW) is True


def test_nobody_is_written_to_who_never_opened_a_chat_or_is_not_known_any_more(tx: Tx) -> None:
    """The gate answers for everybody."""
    person = make.person(tx, make.programme(tx))
    assert not people.may_write(tx, person, NOW)
    assert not people.may_write(tx, PersonId(99999), NOW)


@pytest.mark.parametrize(
    ("reason", "reachable"),
    [
        ("Forbidden: bot was blocked by the user", False),
        ("Forbidden: user is deactivated", False),
        ("Forbidden: bot can't initiate conversation with a user", False),
        ("Forbidden: bot was kicked from the supergroup chat", True),
        ("Bad Request: chat not found", True),
        ("Bad Request: message is too long", True),
    ],
)
def test_only_an_exact_refusal_closes_a_private_chat_and_changes_nothing_else(
    tx: Tx, reason: str, *, reachable: bool
) -> None:
    """An error of Telegram's never becomes an opt-out."""
    person = make.person(tx, make.programme(tx), user=AMINA)
    for learn in AFTER_REFUSED:
        learn(tx, ChatId(AMINA), person, reason, NOW)
    found = people.get(tx, person)
    assert bool(found.reachable) is reachable
    assert people.is_counted(found, NOW)


def test_a_refusal_in_a_group_says_nothing_about_a_person(tx: Tx) -> None:
    """Group numbers are negative."""
    person = make.person(tx, make.programme(tx), user=AMINA)
    for learn in AFTER_REFUSED:
        learn(tx, ChatId(-1001), person, "Forbidden: bot was blocked by the user", NOW)
    assert people.get(tx, person).reachable


def test_consent_keeps_the_exact_words_once_and_each_agreement(tx: Tx) -> None:
    """Two teachers who read the same text share it; agreeing twice is agreeing once."""
    programme = make.programme(tx)
    first, second = make.person(tx, programme), make.person(tx, programme)
    for person in (first, first, second):
        people.record_consent(tx, person, "en", "You may leave.", NOW)
    assert tx.value("SELECT count(*) FROM consent_texts") == 1
    assert tx.value("SELECT count(*) FROM consents") == 2
    consent = people.consent_of(tx, first)
    assert consent is not None
    assert (consent.body, consent.language, consent.agreed_at) == ("You may leave.", "en", NOW)


def test_new_words_need_a_new_agreement_and_a_withdrawn_one_can_be_renewed(tx: Tx) -> None:
    """The last words agreed to are those that hold."""
    person = make.person(tx, make.programme(tx))
    assert not people.renew_consent(tx, person, NOW)
    people.record_consent(tx, person, "en", "old", NOW)
    people.record_consent(tx, person, "en", "new", NOW)
    people.withdraw_consent(tx, person, NOW)
    assert people.consent_of(tx, person) is None
    assert people.renew_consent(tx, person, Instant(NOW + 5))
    renewed = people.consent_of(tx, person)
    assert renewed is not None
    assert (renewed.body, renewed.agreed_at) == ("new", NOW + 5)


def test_whether_there_are_admins_costs_the_same_however_many_teachers_there_are(local: LocalDatabase) -> None:
    """Every start asks it; counted in SQLite's own steps."""

    def asked() -> int:
        counted: list[int] = []
        local.connection.set_progress_handler(lambda: counted.append(1), 100)
        local.write(lambda tx: people.appoint_admins(tx, programme))
        local.connection.set_progress_handler(None, 100)
        return len(counted)

    programme = local.write(make.programme)
    before = asked()
    for number in range(1000):
        local.write(make.person, programme, user=UserId(1000 + number))
    assert asked() <= before + 5
