"""The cards, the questions, and who has not been there: rules and rights, on real rows."""

from datetime import date
from typing import NamedTuple

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press, Screen, Text
from staffroom.rooms import activity, cohorts, programmes
from staffroom.rooms.programmes import Holiday
from staffroom.rooms.prompts import hearing
from staffroom.rooms.prompts.hearing import Heard, Reacted
from staffroom.rooms.training import RENDERS, care, questions, rules, service, store

NOW = make.at(7, 10)


class Scene(NamedTuple):
    """A programme with an admin, a coordinator who leads a group, and one who leads none."""

    programme: ProgrammeId
    nadia: PersonId
    huda: PersonId
    omar: PersonId
    cohort: CohortId


@pytest.fixture
def scene(tx: Tx) -> Scene:
    """Write everybody; all were there last on Sunday the 6th."""
    number = make.programme(tx)
    nadia = make.person(tx, number, "Nadia", roster="admins", role="admin", user=1)
    huda = make.coordinator(tx, number, "Huda", user=2)
    omar = make.coordinator(tx, number, "Omar", user=3)
    cohort = make.cohort(tx, number, coordinator_id=huda, chat=-1001)
    for person in (nadia, huda, omar):
        activity.acted(tx, person, make.at(6))
    return Scene(number, nadia, huda, omar, cohort)


def keys(screen: Screen) -> list[str]:
    """Return the keys of a screen's sentences and of the words in them."""
    lines = [line for line in screen.lines if isinstance(line, Text)]
    return [line.key for line in lines] + [v.key for line in lines for v in line.args.values() if isinstance(v, Text)]


def presses(screen: Screen) -> list[Press]:
    """Return what the buttons of a screen do."""
    return [button.press for row in screen.buttons for button in row if button.press is not None]


def idle(tx: Tx, scene: Scene, now: Instant) -> list[str]:
    """Return what an admin's home screen says of coordinators who have not been there."""
    return [line.key for line in care.idle_news(tx, scene.nadia, now)[0] if isinstance(line, Text)]


def test_a_card_that_is_read_twice_counts_once_and_the_end_stays(tx: Tx, scene: Scene) -> None:
    """A double tap on *Next* shows the same card again; reading anew takes no tick away."""
    for _ in range(2):
        assert "training-inviting" in keys(service.read(tx, scene.huda, 0, NOW))
    assert store.progress(tx, scene.huda).reached == 1
    for card in range(5):
        service.read(tx, scene.huda, card, NOW)
    service.read(tx, scene.huda, 0, Instant(NOW + 1))
    assert (store.progress(tx, scene.huda).reached, store.progress(tx, scene.huda).done_at) == (5, NOW)
    assert "training-privacy" in keys(service.show(tx, scene.huda, 99))


def test_whoever_runs_a_school_alone_reads_the_cards_but_has_nobody_to_ask(tx: Tx) -> None:
    """The one admin is offered the training without the button, and a forged one is refused."""
    number = make.programme(tx, solo=True)
    head = make.person(tx, number, "Hana", roster="admins", role="admin", user=1)
    _lines, rows = service.news(tx, head)
    assert rows
    assert not [press for press in presses(service.open_next(tx, head)) if press.action == "training.ask"]
    with pytest.raises(Refusal):
        questions.begin(tx, head, 0, NOW)
    assert care.idle_news(tx, head, make.at(28)) == ((), ())


def test_an_admin_is_not_told_to_read_the_cards_unless_they_coordinate(tx: Tx, scene: Scene) -> None:
    """Whoever is both is asked as a coordinator, and does not answer themselves."""
    assert service.news(tx, scene.nadia) == ((), ())
    both = make.coordinator(tx, scene.programme, "Nadia too", user=1)
    assert service.news(tx, both)[1]
    with pytest.raises(Refusal):
        questions.begin(tx, both, 0, NOW)
    make.person(tx, scene.programme, "Noor", roster="admins", role="admin", user=7)
    own = store.put_question(tx, both, None, "How?", NOW)
    with pytest.raises(Refusal):
        questions.begin_answer(tx, scene.nadia, own, NOW)


def test_a_question_is_for_the_trainers_of_its_programme_alone(tx: Tx, scene: Scene) -> None:
    """Neither an admin elsewhere nor another coordinator's account opens it."""
    questions.begin(tx, scene.huda, 0, NOW)
    draft = questions.draft_of(tx, scene.huda, NOW)
    assert draft is not None
    questions.take(tx, draft, "How?", NOW)
    elsewhere = make.programme(tx, slug="elsewhere")
    eva = make.person(tx, elsewhere, "Eva", roster="admins", role="admin", user=9)
    for stranger in (eva, scene.omar, scene.huda):
        with pytest.raises(Refusal):
            questions.begin_answer(tx, stranger, 1, NOW)
    assert "training-write-answer" in keys(questions.begin_answer(tx, scene.nadia, 1, NOW))
    assert RENDERS["training.question"](tx, {"question": 1, "reader": scene.nadia}) is not None


def test_a_question_that_nobody_answers_is_forgotten_after_a_month(tx: Tx, scene: Scene) -> None:
    """And with whoever asked it."""
    number = store.put_question(tx, scene.huda, None, "How?", NOW)
    due = questions.next_forgotten(tx, NOW)
    assert due == NOW + rules.QUESTION_KEPT
    questions.forget(tx, Instant(due - 1))
    assert store.question(tx, number) is not None
    questions.forget(tx, due)
    assert store.question(tx, number) is None


@pytest.mark.parametrize(
    ("holidays", "day", "away"),
    [((), 13, False), ((), 14, True), (((9, 10),), 15, False), (((9, 10),), 16, True)],
)
def test_five_whole_school_days_make_somebody_idle(holidays: tuple[tuple[int, int], ...], day: int, away: bool) -> None:  # noqa: FBT001
    """Friday and Saturday are no school days here, nor are holidays; seen on Sunday, missed from Monday week."""
    closed = tuple(Holiday(date(2026, 9, first), date(2026, 9, last)) for first, last in holidays)
    assert rules.is_idle(make.at(6), g.calendar(holidays=closed), make.at(day, 0)) is away


def test_whoever_leads_a_group_and_gives_no_sign_is_shown_and_nobody_else(tx: Tx, scene: Scene) -> None:
    """Omar leads no group: there is nothing that he leaves undone."""
    assert idle(tx, scene, make.at(13)) == []
    assert idle(tx, scene, make.at(14)) == ["training-idle"]
    shown = care.roll(tx, scene.nadia, 0, make.at(14))
    assert keys(shown).count("training-away") == 1
    assert [press.args for press in presses(shown) if press.action == "training.nudge"] == [(scene.huda, 0)]
    cohorts.stop_leading(tx, scene.huda)
    assert idle(tx, scene, make.at(14)) == []


def test_a_message_or_a_reaction_in_ones_own_group_is_a_sign(tx: Tx, scene: Scene) -> None:
    """In somebody else's group it is none."""
    other = make.cohort(tx, scene.programme, coordinator_id=scene.omar, chat=-1002)
    for chat in (-1001, -1002):
        said = Heard(make.chat(chat), 5, make.account(2), "text", "Well done, all of you", make.at(9))
        hearing.hear_all(tx, [said], make.at(9))
    assert activity.last_act(tx, scene.huda) == make.at(9)
    assert activity.last_act(tx, scene.omar) == make.at(6)
    hearing.hear_all(tx, [Reacted(make.chat(-1002), make.account(3), make.at(10))], make.at(10))
    assert activity.last_act(tx, scene.omar) == make.at(10)
    assert cohorts.get(tx, other).coordinator_id == scene.omar


def test_a_course_that_is_over_needs_nobody(tx: Tx, scene: Scene) -> None:
    """A week after the last post no coordinator is missed."""
    last = g.planned(tx, scene.programme, g.entry("one", week=3))["one"].due_at
    assert idle(tx, scene, Instant(last + rules.STILL_RUNNING - 1)) == ["training-idle"]
    assert idle(tx, scene, Instant(last + rules.STILL_RUNNING)) == []


def test_one_is_written_to_once_a_week_after_the_quiet_hours_and_not_when_back(tx: Tx, scene: Scene) -> None:
    """At night it waits; whoever came meanwhile is not asked; an admin elsewhere writes to nobody."""
    night = make.at(14, 23)
    elsewhere = make.programme(tx, slug="elsewhere")
    eva = make.person(tx, elsewhere, "Eva", roster="admins", role="admin", user=9)
    with pytest.raises(Refusal):
        care.nudge(tx, eva, scene.huda, 0, night)
    care.nudge(tx, scene.nadia, scene.huda, 0, night)
    with pytest.raises(Refusal):
        care.nudge(tx, scene.nadia, scene.huda, 0, Instant(night + rules.BETWEEN_NUDGES - 1))
    assert tx.value("SELECT not_before FROM outbox") == make.at(15, 7)
    args = {"reader": scene.huda, "by": scene.nadia}
    assert RENDERS["training.nudge"](tx, args) is not None
    care.nudge(tx, scene.nadia, scene.huda, 0, Instant(night + rules.BETWEEN_NUDGES))
    activity.acted(tx, scene.huda, Instant(night + rules.BETWEEN_NUDGES + 1))
    assert RENDERS["training.nudge"](tx, args) is None
    assert outbox.counts(tx)["queued"] == 2
    assert programmes.get(tx, scene.programme).calendar.is_quiet(night)


def test_a_kind_word_is_taken_back_for_a_minute(tx: Tx, scene: Scene) -> None:
    """Then it may be sent at once; an admin elsewhere takes nothing back, and what has gone stays."""
    noon = make.at(14, 12)
    shown = care.nudge(tx, scene.nadia, scene.huda, 0, noon)
    assert presses(shown)[0].action == "training.nudge_back"
    assert tx.value("SELECT not_before FROM outbox") == noon + rules.UNDO_LASTS
    eva = make.person(tx, make.programme(tx, slug="elsewhere"), "Eva", roster="admins", role="admin", user=9)
    with pytest.raises(Refusal):
        care.take_back(tx, eva, scene.huda, 0, noon)
    shown = care.take_back(tx, scene.nadia, scene.huda, 0, noon)
    assert presses(shown)[0].action == "training.nudge"
    assert "queued" not in outbox.counts(tx)
    later = Instant(noon + 1)
    care.nudge(tx, scene.nadia, scene.huda, 0, later)
    tx.run("UPDATE outbox SET state = 'sent' WHERE state = 'queued'")
    with pytest.raises(Refusal, match="training-undo-late"):
        care.take_back(tx, scene.nadia, scene.huda, 0, later)


def test_a_question_and_an_answer_are_taken_back_for_a_minute(tx: Tx, scene: Scene) -> None:
    """By whoever wrote them; each may then be written anew, and is passed on once."""
    questions.begin(tx, scene.huda, 0, NOW)
    taken(tx, scene.huda, "How?", NOW)
    for other, moment in ((scene.omar, NOW), (scene.huda, Instant(NOW + rules.UNDO_LASTS))):
        with pytest.raises(Refusal, match="training-undo-late"):
            questions.take_back(tx, other, 1, moment)
    assert keys(questions.take_back(tx, scene.huda, 1, NOW)) == ["training-write-question"]
    assert waiting(tx) == []
    taken(tx, scene.huda, "How then?", NOW)
    assert waiting(tx) == [("training.question", NOW + rules.UNDO_LASTS)]
    questions.begin_answer(tx, scene.nadia, 2, NOW)
    taken(tx, scene.nadia, "Slowly", NOW)
    with pytest.raises(Refusal):
        questions.take_answer_back(tx, scene.nadia, 2, Instant(NOW + 1), NOW)
    assert "training-write-answer" in keys(questions.take_answer_back(tx, scene.nadia, 2, NOW, NOW))
    taken(tx, scene.nadia, "Kindly", Instant(NOW + 1))
    assert waiting(tx)[1:] == [("training.answer", NOW + 1 + rules.UNDO_LASTS)]
    told = RENDERS["training.answer"](tx, {"question": 2, "reader": scene.huda, "by": scene.nadia})
    assert told is not None
    assert "Kindly" in str(told.screen.lines)


def taken(tx: Tx, person: PersonId, words: str, now: Instant) -> None:
    """Let somebody write what they were asked for."""
    draft = questions.draft_of(tx, person, now)
    assert draft is not None
    questions.take(tx, draft, words, now)


def waiting(tx: Tx) -> list[tuple[str, int]]:
    """Return what waits to go, and not before when."""
    return tx.tuples("SELECT kind, not_before FROM outbox WHERE state = 'queued' ORDER BY id")


def test_whoever_never_opened_the_letter_is_shown_as_such_and_cannot_be_written_to(tx: Tx, scene: Scene) -> None:
    """Counted from the day on which the roster named them."""
    lina = make.coordinator(tx, scene.programme, "Lina")
    make.cohort(tx, scene.programme, coordinator_id=lina, chat=None, opened=None)
    tx.run("UPDATE people SET created_at = :at WHERE id = :lina", at=make.at(13), lina=lina)
    assert "training-not-here" in keys(care.roll(tx, scene.nadia, 0, make.at(14)))
    assert care.idle_news(tx, scene.nadia, make.at(14))[0][0].args["n"] == 1
    assert care.idle_news(tx, scene.nadia, make.at(22))[0][0].args["n"] == 2
    with pytest.raises(Refusal):
        care.nudge(tx, scene.nadia, lina, 0, make.at(22))
