"""Who is asked anew, and what becomes of whoever does not answer: nobody is removed, nothing happens silently."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox import Sent
from staffroom.rooms import people
from staffroom.rooms.joining import AFTER_SENT, choices, new_words, rules, service
from staffroom.rooms.joining.new_words import render_terms

from .scene import AMINA, NOW, Scene, no_record, said, scene

LATER = Instant(NOW + rules.DAYS_TO_ANSWER * DAY)


def begin(tx: Tx, monkeypatch: pytest.MonkeyPatch, *, quiet: bool = False, paused: Instant | None = None) -> Scene:
    """Let a teacher agree, the words change, and the round begin."""
    played = scene(tx, state="in")
    service.acknowledge(tx, people.get(tx, played.teacher), "en", NOW)
    people.choose(tx, played.teacher, paused_until=paused, quiet=quiet, left_at=None)
    new_words.follow_words(tx, played.programme, NOW)
    monkeypatch.setattr(rules, "EDITION", 2)
    new_words.follow_words(tx, played.programme, NOW)
    while (due := new_words.next_round(tx, NOW)) is not None:
        new_words.ask(tx, due)
    return played


def read(tx: Tx, played: Scene) -> None:
    """Let the question have arrived."""
    AFTER_SENT["joining.new_terms"](tx, Sent("", "joining.new_terms", ChatId(AMINA), played.teacher, {}, 1, NOW))


def test_a_start_without_new_words_asks_nobody(tx: Tx) -> None:
    """Neither the first start nor any other."""
    played = scene(tx, state="in")
    service.acknowledge(tx, people.get(tx, played.teacher), "en", NOW)
    for _ in range(2):
        new_words.follow_words(tx, played.programme, NOW)
        while (due := new_words.next_round(tx, NOW)) is not None:
            new_words.ask(tx, due)
    assert said(tx) == []


def test_a_new_edition_is_asked_about_once_on_a_school_day_outside_the_quiet_hours(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Friday evening waits for Sunday morning."""
    monkeypatch.setattr(rules, "EDITION", 2)
    played = scene(tx, state="in")
    friday = make.at(11, 21)
    new_words.follow_words(tx, played.programme, friday)
    assert new_words.next_round(tx, friday) == make.at(13, 7)


def test_who_is_quiet_is_not_written_to_but_finds_the_question_in_their_record(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And whoever pauses is asked after the pause."""
    played = begin(tx, monkeypatch, quiet=True)
    assert said(tx) == []
    assert choices.look(tx, AMINA, played.teacher, no_record, NOW).new_words


def test_who_pauses_is_asked_after_the_pause(tx: Tx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither earlier nor never."""
    ends = Instant(NOW + 7 * DAY)
    begin(tx, monkeypatch, paused=ends)
    assert tx.value("SELECT not_before FROM outbox WHERE kind = 'joining.new_terms'") == ends


def test_who_does_not_answer_stays_as_they_are_for_thirty_days_and_then_quietly(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are in the group all the time, are told, and come back by agreeing; their first words stay on record."""
    played = begin(tx, monkeypatch)
    assert said(tx) == ["joining.new_terms"]
    read(tx, played)
    assert new_words.next_quiet(tx, NOW) == LATER
    new_words.be_quiet(tx, LATER)
    person = people.get(tx, played.teacher)
    assert (bool(person.quiet), person.left_at, played.state(tx)) == (True, None, "in")
    assert said(tx) == ["joining.new_terms", "joining.now_quiet"]
    assert new_words.next_quiet(tx, LATER) is None
    new_words.agree(tx, AMINA, played.teacher, "en", "The new words.", LATER)
    choices.come_back(tx, AMINA, played.teacher, no_record, LATER)
    assert not people.get(tx, played.teacher).quiet
    assert new_words.next_quiet(tx, LATER) is None
    assert tx.value("SELECT count(*) FROM consents WHERE person_id = :p", p=played.teacher) == 2


def test_who_answers_in_time_is_left_alone_and_a_second_question_says_nothing(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is over for nobody who agreed."""
    played = begin(tx, monkeypatch)
    read(tx, played)
    new_words.agree(tx, AMINA, played.teacher, "en", "The new words.", NOW)
    assert new_words.next_quiet(tx, NOW) is None
    assert render_terms(tx, {"person": played.teacher}) is None


def test_who_left_before_the_words_changed_reads_them_when_they_come_back(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Coming back renews no consent to words that are not those of today."""
    played = scene(tx, state="in")
    choices.leave(tx, AMINA, played.teacher, no_record, NOW)
    monkeypatch.setattr(rules, "EDITION", 2)
    assert choices.come_back(tx, AMINA, played.teacher, no_record, NOW).invited
    assert people.consent_of(tx, played.teacher) is None
