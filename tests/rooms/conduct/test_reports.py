"""How reports are taken, who is shown them, how often somebody may, and how long anything of them is kept."""

import json
from dataclasses import dataclass, replace

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, people
from staffroom.rooms.conduct import answers, circle, deciding, doing, log, reporting, rules, store, store_decisions
from staffroom.rooms.conduct.values import Author, Report, Target
from staffroom.rooms.deputies import service as deputies
from staffroom.rooms.programmes import Settings

NOW = make.at(6, 10)
GROUP = make.chat(-1_001_000_000_042)
HUDA, NOOR, OMAR, AMINA, BADR = 1, 2, 3, 4, 5


@dataclass
class School:
    """A group with its coordinator, an admin, a colleague, and two teachers."""

    programme: ProgrammeId
    cohort: CohortId
    huda: PersonId
    noor: PersonId
    omar: PersonId
    amina: PersonId
    badr: PersonId


def school(tx: Tx, settings: Settings | None = None) -> School:
    """Write the school; everybody has an account and a private chat."""
    number = make.programme(tx, settings=settings)
    huda, omar = make.coordinator(tx, number, "Huda", user=HUDA), make.coordinator(tx, number, "Omar", user=OMAR)
    noor = make.person(tx, number, "Noor", roster="admins", role="admin", user=NOOR)
    cohort = make.cohort(tx, number, coordinator_id=huda, chat=GROUP)
    amina, badr = make.person(tx, number, "Amina", user=AMINA), make.person(tx, number, "Badr", user=BADR)
    for teacher in (amina, badr):
        make.member(tx, teacher, cohort)
    return School(number, cohort, huda, noor, omar, amina, badr)


def said(message: int = 7, user: int | None = BADR, words: str = "Rude words") -> Target:
    """Return a message of a person."""
    account = None if user is None else make.account(user)
    return Target(message, "person", account, "Somebody", "text", words, NOW)


def report(tx: Tx, about: Target | None, by: int | None = AMINA, at: Instant = NOW, command: int = 100) -> None:
    """Report a message."""
    reporting.take(tx, Report(GROUP, command, None if by is None else make.account(by), about), at)


def case(tx: Tx, message: int = 7) -> int:
    """Return the number of a message's case."""
    found = store.at(tx, GROUP, message)
    assert found is not None
    return found.id


def shown_to(tx: Tx) -> set[int]:
    """Return to whose private chats cases go."""
    return {row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'conduct.case'")}


def told(tx: Tx, kind: str = "conduct.taken") -> list[str]:
    """Return the payloads of a kind of note."""
    return [
        str(row["payload"]) for row in tx.all("SELECT payload FROM outbox WHERE kind = :kind ORDER BY id", kind=kind)
    ]


@pytest.mark.parametrize(
    ("author", "wanted"),
    [("teacher", {"Huda", "Omar"}), ("staff", {"Noor"}), ("group", {"Noor"}), ("channel", {"Huda", "Omar"})],
)
def test_the_coordinator_and_their_deputy_see_a_case_and_of_staff_the_admin(
    tx: Tx, author: Author, wanted: set[str]
) -> None:
    """Whoever speaks as the group is an administrator of it, so that is for the admin, too."""
    here = school(tx)
    deputies.ask(tx, here.cohort, here.huda, here.omar, NOW)
    found = circle.readers(tx, cohorts.get(tx, here.cohort), author, here.huda if author == "staff" else None)
    assert {one.full_name for one in found} == wanted


def test_nobody_decides_about_their_own_message_by_whatever_name(tx: Tx) -> None:
    """The only admin, who leads the group as well: nobody is above them, and nothing is kept."""
    here = school(tx)
    tx.run("UPDATE people SET telegram_id = 1 WHERE id = :noor", noor=here.noor)
    report(tx, said(user=HUDA))
    assert store.at(tx, GROUP, 7) is None
    assert "nobody" in told(tx)[0]
    deputies.ask(tx, here.cohort, here.huda, here.omar, NOW)
    report(tx, said(user=HUDA), command=101)
    assert shown_to(tx) == {OMAR}
    for name in (here.huda, here.noor):
        with pytest.raises(Refusal, match="conduct-gone"):
            deciding.show(tx, case(tx), name, NOW)


def test_what_cannot_be_reported_is_kindly_said(tx: Tx) -> None:
    """One's own message, one of the bot's, nothing at all; a stranger in the group is not answered."""
    school(tx)
    report(tx, said(user=AMINA))
    report(tx, replace(said(), voice="us"), command=101)
    report(tx, None, command=102)
    report(tx, said(), by=666, command=103)
    assert [text.split('"outcome": "')[1].split('"')[0] for text in told(tx)] == ["own", "ours", "how"]
    assert tx.value("SELECT count(*) FROM outbox WHERE method = 'deleteMessage'") == 4
    assert store.unsettled(tx) == []


def test_where_reports_are_off_nothing_is_kept(tx: Tx) -> None:
    """And whoever reports is told to write to the coordinator."""
    school(tx, Settings(reports=False))
    report(tx, said())
    assert "off" in told(tx)[0]
    assert store.unsettled(tx) == []


def test_somebody_may_report_five_messages_a_day_and_one_after_three_that_led_to_nothing(tx: Tx) -> None:
    """A day later they may again; what others report is not touched by it."""
    here = school(tx)
    for message in range(1, 7):
        report(tx, said(message), command=100 + message)
    assert len(store.unsettled(tx)) == rules.MOST_A_DAY
    assert "full" in told(tx)[-1]
    for one in store.unsettled(tx)[:3]:
        deciding.decide(tx, one.id, here.huda, "dismiss", "", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    for message in (11, 12):
        report(tx, said(message), at=Instant(NOW + DAY + HOUR), command=200 + message)
    assert store.at(tx, GROUP, 11) is not None
    assert store.at(tx, GROUP, 12) is None
    report(tx, said(12), by=OMAR, at=Instant(NOW + DAY + HOUR), command=300)
    assert store.at(tx, GROUP, 12) is not None


@pytest.mark.parametrize(("latest", "most"), [(["dismiss"] * 3, 1), (["remind", "dismiss", "dismiss"], 5), ([], 5)])
def test_only_reports_in_a_row_that_led_to_nothing_make_it_less(latest: list[str], most: int) -> None:
    """One that led to something is enough."""
    assert rules.most_a_day(latest) == most


def test_a_case_that_waits_is_shown_to_the_admins_and_closed_in_the_end(tx: Tx) -> None:
    """After two days and after fourteen; then nothing of what was said is left, and the log says so."""
    here = school(tx)
    report(tx, said())
    assert doing.next_due(tx, NOW) == NOW + rules.PASS_ON
    doing.do_due(tx, Instant(NOW + rules.PASS_ON))
    assert shown_to(tx) == {HUDA, NOOR}
    assert doing.next_due(tx, NOW) == NOW + rules.EXPIRES
    doing.do_due(tx, Instant(NOW + rules.EXPIRES))
    assert tx.value("SELECT state || words FROM conduct_cases") == "closed"
    assert [line.action for line in log.export(tx, here.noor)] == ["expire"]
    assert doing.next_due(tx, NOW) is None


def test_with_somebodys_data_goes_what_they_said(tx: Tx) -> None:
    """Their open case is closed at once; who reported is forgotten with the reporter."""
    here = school(tx)
    report(tx, said())
    people.erase(tx, here.badr)
    due = doing.next_due(tx, NOW)
    assert due is not None
    assert due <= NOW
    doing.do_due(tx, NOW)
    assert tx.value("SELECT state || words FROM conduct_cases") == "closed"
    people.erase(tx, here.amina)
    assert tx.value("SELECT count(*) FROM conduct_reports") == 0


def test_a_decision_is_everybodys_who_may_decide_and_made_once(tx: Tx) -> None:
    """Whoever comes second is told; after the minute nobody takes it back."""
    here = school(tx)
    report(tx, said())
    deciding.decide(tx, case(tx), here.noor, "word", "respect", NOW)
    with pytest.raises(Refusal, match="conduct-decided-already"):
        deciding.decide(tx, case(tx), here.huda, "dismiss", "", NOW)
    with pytest.raises(Refusal, match="conduct-gone"):
        deciding.show(tx, case(tx), here.omar, NOW)
    with pytest.raises(Refusal, match="conduct-undo-late"):
        deciding.undo(tx, case(tx), here.noor, Instant(NOW + rules.UNDO))
    assert log.export(tx, here.noor) == []
    doing.do_due(tx, Instant(NOW + rules.UNDO))
    assert [(line.by, line.action, line.rule) for line in log.export(tx, here.noor)] == [("Noor", "word", "respect")]


@pytest.mark.parametrize(("action", "rule"), [("remove", "nonsense"), ("shoot", "respect"), ("", "")])
def test_a_forged_press_decides_nothing(tx: Tx, action: str, rule: str) -> None:
    """Neither an action nor a guideline that there is not."""
    here = school(tx)
    report(tx, said())
    with pytest.raises(Refusal, match="button-old"):
        deciding.decide(tx, case(tx), here.huda, action, rule, NOW)
    assert store_decisions.oldest(tx) is None


def test_whoever_left_is_not_muted_and_whoever_has_no_private_chat_gets_no_word(tx: Tx) -> None:
    """It is said before, not found out later."""
    here = school(tx)
    report(tx, said())
    tx.run("UPDATE placements SET state = 'out', left_at = 9 WHERE person_id = :badr", badr=here.badr)
    with pytest.raises(Refusal, match="conduct-author-left"):
        deciding.ask_why(tx, case(tx), here.huda, "mute", NOW)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :badr", badr=here.badr)
    with pytest.raises(Refusal, match="conduct-no-private-chat"):
        deciding.ask_why(tx, case(tx), here.huda, "word", NOW)


def test_in_a_group_that_became_another_chat_nothing_is_deleted_by_old_numbers(tx: Tx) -> None:
    """The message bears another number there."""
    here = school(tx)
    report(tx, said())
    number = case(tx)
    doing.moved(tx, GROUP, make.chat(-1_001_000_000_043))
    with pytest.raises(Refusal, match="conduct-too-old"):
        deciding.ask_why(tx, number, here.huda, "remove", NOW)


def test_an_answer_reaches_whoever_decided_three_times_at_most(tx: Tx) -> None:
    """Somebody else's decision cannot be answered; when the decider is gone, an admin reads it."""
    here = school(tx)
    report(tx, said())
    deciding.decide(tx, case(tx), here.huda, "word", "respect", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    decision = store_decisions.of_programme(tx, here.programme)[0].id
    with pytest.raises(Refusal, match="conduct-gone"):
        answers.begin(tx, decision, here.amina, NOW)
    for _ in range(rules.MOST_ANSWERS):
        answers.begin(tx, decision, here.badr, NOW)
        assert answers.awaited(tx, here.badr, NOW) == decision
        answers.take(tx, decision, here.badr, "Sorry", NOW)
    assert answers.awaited(tx, here.badr, NOW) is None
    with pytest.raises(Refusal, match="conduct-answered-enough"):
        answers.begin(tx, decision, here.badr, NOW)
    assert {row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'conduct.answer'")} == {HUDA}


def test_every_answer_is_passed_on_also_where_the_one_before_arrived(tx: Tx) -> None:
    """What was passed on is deleted, and leaves its number to the next; that one is told all the same."""
    here = school(tx)
    report(tx, said())
    deciding.decide(tx, case(tx), here.huda, "word", "respect", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    decision = store_decisions.of_programme(tx, here.programme)[0].id
    for told in range(1, rules.MOST_ANSWERS + 1):
        answers.take(tx, decision, here.badr, f"Sorry {told}", NOW)
        assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'conduct.answer'") == told
        store_decisions.drop_answer(tx, int(tx.value("SELECT id FROM conduct_answers")))


def test_nobody_reads_an_answer_to_a_decision_of_somebody_else(tx: Tx) -> None:
    """One that was deleted before it was passed on leaves its number to nobody, and its note says nothing."""
    here = school(tx)
    for message, user, decider in ((7, BADR, here.huda), (8, AMINA, here.noor)):
        report(tx, said(message, user), by=None, command=100 + message)
        deciding.decide(tx, case(tx, message), decider, "word", "respect", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    for decision in sorted(store_decisions.of_programme(tx, here.programme), key=lambda one: one.id):
        assert decision.person_id is not None
        tx.run("DELETE FROM conduct_answers")
        answers.take(tx, decision.id, decision.person_id, "Sorry", NOW)
    first, second = (json.loads(payload) for payload in told(tx, "conduct.answer"))
    assert first["answer"] != second["answer"]
    assert (answers.render(tx, first), answers.render(tx, second) is None) == (None, False)


def test_an_answer_that_is_too_long_may_be_written_again(tx: Tx) -> None:
    """And one that nobody can be shown for a week is deleted."""
    here = school(tx)
    report(tx, said())
    deciding.decide(tx, case(tx), here.huda, "remind", "topic", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    decision = store_decisions.of_programme(tx, here.programme)[0].id
    answers.begin(tx, decision, here.badr, NOW)
    with pytest.raises(Refusal, match="conduct-too-long"):
        answers.take(tx, decision, here.badr, "x" * (rules.MOST_ANSWER + 1), NOW)
    answers.take(tx, decision, here.badr, "Sorry", NOW)
    doing.forget(tx, Instant(NOW + rules.ANSWERS_KEPT))
    assert tx.value("SELECT count(*) FROM conduct_answers") == 0


def test_who_reported_is_forgotten_after_a_month_and_the_log_after_a_year(tx: Tx) -> None:
    """Counted from the day itself; an open case keeps its reporters."""
    here = school(tx)
    report(tx, said())
    report(tx, said(8), command=101)
    deciding.decide(tx, case(tx), here.huda, "dismiss", "", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    assert doing.next_forgotten(tx, NOW) == NOW + rules.REPORTS_KEPT
    doing.forget(tx, Instant(NOW + rules.REPORTS_KEPT))
    assert tx.value("SELECT count(*) FROM conduct_reports") == 1
    doing.forget(tx, Instant(NOW + rules.LOG_KEPT))
    assert log.export(tx, here.noor) == []
    assert [one.message_id for one in store.unsettled(tx)] == [8]


@pytest.mark.parametrize(("chat", "wanted"), [(-1_001_000_000_042, "https://t.me/c/1000000042/7"), (-4242, None)])
def test_members_find_a_message_by_its_address(chat: int, wanted: str | None) -> None:
    """A basic group has none."""
    assert rules.link(make.chat(chat), 7) == wanted
