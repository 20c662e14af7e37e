"""Changing groups from the phone: for admins only, everybody named alike, pages, and words in every language."""

import json

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import outbox
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, Text
from staffroom.kernel.text import Translator
from staffroom.rooms import moves, people, prompts
from staffroom.rooms.moves import choosing, starting, waiting

NOW = make.at(8, 10)


class Office:
    """An admin of one programme with two groups."""

    def __init__(self, tx: Tx, teachers: int = 2) -> None:
        self.tx = tx
        self.programme = make.programme(tx)
        self.admin = make.person(tx, self.programme, "Noor", roster="admins", role="admin", user=91)
        self.huda = make.coordinator(tx, self.programme, "Huda", user=92)
        self.one: CohortId = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=-1001, name="One")
        self.two: CohortId = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=-1002, name="Two")
        self.teachers = [make.person(tx, self.programme, f"Teacher {n:02}", user=100 + n) for n in range(teachers)]
        for teacher in self.teachers:
            make.member(tx, teacher, self.one)


def presses(screen: Screen) -> list[str]:
    """Return what a screen's buttons carry."""
    return [button.press.data() for row in screen.buttons for button in row if button.press]


def test_only_an_admin_of_the_programme_changes_its_groups(tx: Tx) -> None:
    """Neither its coordinator, nor an admin from elsewhere, at any step."""
    office = Office(tx)
    elsewhere = make.person(tx, make.programme(tx, slug="maths"), "Eva", roster="admins", role="admin", user=93)
    teacher = office.teachers[0]
    for who in (office.huda, elsewhere):
        for step in (
            lambda who=who: choosing.group(tx, office.one, who),
            lambda who=who: choosing.teachers(tx, office.one, who, 0),
            lambda who=who: choosing.targets(tx, office.one, teacher, who, 0),
            lambda who=who: choosing.into(tx, office.one, who, 0),
            lambda who=who: choosing.move(tx, office.one, teacher, office.two, who, NOW),
            lambda who=who: choosing.split(tx, office.one, who, 2, NOW),
            lambda who=who: choosing.merge(tx, office.one, office.two, who, NOW),
            lambda who=who: starting.ask(tx, office.one, who, NOW),
            lambda who=who: starting.begin(tx, office.one, 20260913, who, NOW),
        ):
            with pytest.raises(Refusal):
                step()  # type: ignore[no-untyped-call]
    assert len(presses(choosing.groups(tx, elsewhere, 0))) == 1  # the way home
    assert tx.value("SELECT count(*) FROM placements WHERE cohort_id = :id", id=office.one) == 2


def test_an_admin_of_two_programmes_moves_nobody_from_one_to_the_other(tx: Tx) -> None:
    """Even by a forged button."""
    office = Office(tx)
    maths = make.programme(tx, slug="maths")
    people.appoint_admins(tx, maths)
    make.person(tx, maths, "Noor", roster="admins", role="admin", user=91)
    other = make.cohort(tx, maths, chat=None, name="Maths")
    with pytest.raises(Refusal) as refused:
        choosing.move(tx, office.one, office.teachers[0], other, office.admin, NOW)
    assert refused.value.key == "moves-elsewhere"


def test_whoever_paused_left_or_never_came_is_named_like_everybody_else(tx: Tx, words: Translator) -> None:
    """Neither the list nor a preview tells one from another."""
    office = Office(tx, 4)
    paused, left, absent, _usual = office.teachers
    people.choose(tx, paused, paused_until=make.at(20), quiet=False, left_at=None)
    people.choose(tx, left, paused_until=None, quiet=False, left_at=Instant(5))
    tx.run("UPDATE placements SET state = 'placed', joined_at = NULL WHERE person_id = :id", id=absent)
    listed = choosing.teachers(tx, office.one, office.admin, 0)
    labels = [words.plain(button.label, "en") for row in listed.buttons for button in row]
    assert [label.strip("\u2068\u2069") for label in labels] == [*(f"Teacher 0{n}" for n in range(4)), "‹ Cancel"]
    said = {preview(office, teacher, words).replace(f"Teacher 0{n}", "X") for n, teacher in enumerate(office.teachers)}
    assert len(said) == 1


def preview(office: Office, teacher: PersonId, words: Translator) -> str:
    """Return what is said before a teacher is moved."""
    screen = choosing.move(office.tx, office.one, teacher, office.two, office.admin)
    return "\n".join(words.plain(line, "en") for line in screen.lines)


def test_a_long_list_has_pages_and_forged_pages_lead_to_the_nearest(tx: Tx) -> None:
    """Twelve on each."""
    office = Office(tx, 30)
    first, last = (choosing.teachers(tx, office.one, office.admin, page) for page in (0, 99))
    assert len(presses(first)) == 14
    assert len(presses(last)) == 6 + 2
    assert f"moves.who:{office.one}:1" in presses(first)


def told_after_a_minute(tx: Tx, applied: Instant = NOW) -> list[Screen]:
    """Let the minute pass; return what the admin is told."""
    tx.run("DELETE FROM outbox WHERE kind LIKE 'moves.%done'")
    waiting.do_due(tx, Instant(applied + waiting.UNDO_LASTS))
    rows = tx.all("SELECT kind, payload FROM outbox WHERE kind LIKE 'moves.%done' ORDER BY id")
    told = [moves.RENDERS[row["kind"]](tx, json.loads(row["payload"])) for row in rows]
    return [found.screen for found in told if found is not None]


def keys(screen: Screen) -> list[str]:
    """Return the keys of a screen's sentences."""
    return [line.key for line in screen.lines if isinstance(line, Text)]


def homes(tx: Tx, cohort: CohortId) -> int:
    """Return how many have their place in a group."""
    return int(tx.value("SELECT count(*) FROM placements WHERE cohort_id = :id", id=cohort))


def test_a_change_waits_a_minute_and_is_told_when_it_is_done(tx: Tx) -> None:
    """Until then nobody reads anything; a second tap on *Apply* does not want it twice."""
    office = Office(tx)
    for _ in range(2):
        shown = choosing.move(tx, office.one, office.teachers[0], office.two, office.admin, NOW)
    assert presses(shown)[0] == "moves.undo:1"
    assert not outbox.counts(tx).get("queued")
    assert waiting.next_due(tx, NOW) == NOW + waiting.UNDO_LASTS
    waiting.do_due(tx, Instant(NOW + waiting.UNDO_LASTS - 1))
    assert homes(tx, office.two) == 0
    (told,) = told_after_a_minute(tx)
    assert keys(told)[0] == "moves-done-move"
    assert homes(tx, office.two) == 1
    assert waiting.next_due(tx, NOW) is None
    with pytest.raises(Refusal, match="moves-undo-late"):
        choosing.undo(tx, 1, office.admin)


def test_a_change_is_taken_back_by_an_admin_of_its_programme_within_the_minute(tx: Tx, words: Translator) -> None:
    """Once, by nobody else; then nothing has happened, and it may be wanted anew."""
    office = Office(tx)
    eva = make.person(tx, make.programme(tx, slug="maths"), "Eva", roster="admins", role="admin", user=93)
    choosing.merge(tx, office.one, office.two, office.admin, NOW)
    for other in (eva, office.huda):
        with pytest.raises(Refusal):
            choosing.undo(tx, 1, other)
    assert keys(choosing.undo(tx, 1, office.admin)) == ["moves-undone"]
    with pytest.raises(Refusal, match="moves-undo-late") as twice:
        choosing.undo(tx, 1, office.admin)
    assert "was taken back before" in words.plain(twice.value.text, "en")
    assert told_after_a_minute(tx) == []
    assert (homes(tx, office.one), homes(tx, office.two)) == (2, 0)
    assert presses(choosing.merge(tx, office.one, office.two, office.admin, NOW))[0] == "moves.undo:2"


def test_what_became_impossible_in_that_minute_is_not_done_and_said(tx: Tx) -> None:
    """The group that is split has lost a teacher meanwhile; who wanted it is no admin any more."""
    office = Office(tx, 4)
    choosing.move(tx, office.one, office.teachers[0], office.two, office.admin, NOW)
    choosing.split(tx, office.one, office.admin, 4, NOW)
    moved, refused = told_after_a_minute(tx)
    assert keys(moved)[0] == "moves-done-move"
    assert keys(refused) == ["moves-not-done", "moves-changed"]
    choosing.move(tx, office.one, office.teachers[1], office.two, office.admin, NOW)
    tx.run("DELETE FROM roles WHERE person_id = :noor", noor=office.admin)
    assert [keys(told) for told in told_after_a_minute(tx)] == [["moves-not-done", "cohorts-admins-only"]]
    assert homes(tx, office.two) == 1


def test_what_is_applied_again_is_done_a_minute_later_as_it_was_looked_at_last(tx: Tx) -> None:
    """Not at the first minute's end, and not refused because of who came since the first look; told once."""
    office = Office(tx, 4)
    choosing.split(tx, office.one, office.admin, 4, NOW)
    make.member(tx, make.person(tx, office.programme, "Zayd", user=99), office.one)
    again = Instant(NOW + 30)
    assert presses(choosing.split(tx, office.one, office.admin, 5, again))[0] == "moves.undo:1"
    assert told_after_a_minute(tx) == []
    (told,) = told_after_a_minute(tx, again)
    assert keys(told)[0] == "moves-done-split"


def test_a_change_that_breaks_is_tried_again_in_an_hour_and_stops_no_other(
    tx: Tx, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of it stays behind; admins see it until it is done, or taken back as before."""
    office = Office(tx, 3)
    three = make.cohort(tx, office.programme, chat=-1003, name="Three")
    make.member(tx, make.person(tx, office.programme, "Zayd", user=99), three)
    choosing.merge(tx, office.one, office.two, office.admin, NOW)
    choosing.merge(tx, three, office.two, office.admin, NOW)
    tx.run(
        f"CREATE TEMP TRIGGER broken BEFORE UPDATE OF closed_at ON cohorts WHEN old.id = {office.one}"
        " BEGIN SELECT RAISE(ABORT, 'no words'); END"
    )
    assert [keys(told)[0] for told in told_after_a_minute(tx)] == ["moves-done-merge"]
    assert (homes(tx, office.one), homes(tx, office.two)) == (3, 1)
    assert [(one.chat_id, one.reason) for one in outbox.failures(tx)] == [(-1001, "cannot be done: IntegrityError")]
    assert "change 1 of groups cannot be done" in caplog.text
    assert "no words" not in caplog.text
    later = Instant(NOW + waiting.UNDO_LASTS + HOUR)
    assert waiting.next_due(tx, NOW) == later
    choosing.undo(tx, 1, office.admin)
    assert outbox.failures(tx) == []
    choosing.merge(tx, office.one, office.two, office.admin, NOW)
    waiting.do_due(tx, later)
    assert len(outbox.failures(tx)) == 1
    tx.run("DROP TRIGGER broken")
    waiting.do_due(tx, Instant(later + HOUR))
    assert (homes(tx, office.one), homes(tx, office.two)) == (0, 4)
    assert outbox.failures(tx) == []
    assert waiting.next_due(tx, NOW) is None


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_every_screen_has_its_words(tx: Tx, words: Translator, language: str) -> None:
    """From the first question to the last word."""
    office = Office(tx, 5)
    admin, one, two = office.admin, office.one, office.two
    tx.run("UPDATE cohorts SET opened_at = NULL, invite_link = NULL WHERE id = :id", id=two)
    screens = [
        choosing.groups(tx, admin, 0),
        choosing.group(tx, one, admin),
        choosing.teachers(tx, one, admin, 0),
        choosing.teachers(tx, two, admin, 0),
        choosing.targets(tx, one, office.teachers[0], admin, 0),
        choosing.into(tx, one, admin, 0),
        choosing.split(tx, one, admin),
        choosing.merge(tx, two, one, admin),
        choosing.move(tx, one, office.teachers[0], two, admin, NOW),
        *told_after_a_minute(tx),
        choosing.group(tx, one, admin),
        choosing.group(tx, two, admin),
        choosing.merge(tx, two, one, admin, NOW),
        choosing.undo(tx, 2, admin),
        choosing.merge(tx, two, one, admin, NOW),
        *told_after_a_minute(tx),
        choosing.into(tx, one, admin, 0),
        choosing.split(tx, one, admin, 5, NOW),
        *told_after_a_minute(tx),
    ]
    assert len(screens) == 19
    for screen in screens:
        said = [words.plain(line, language) for line in screen.lines]
        said += [words.plain(button.label, language) for row in screen.buttons for button in row]
        assert all(said)
        assert not any("moves-" in line for line in said)


def test_a_group_that_comes_later_lives_its_own_weeks(tx: Tx, words: Translator) -> None:
    """From the day that was chosen, moved off its days without school; the other group stays where it is."""
    office = Office(tx)
    g.planned(tx, office.programme, g.entry("one"), g.entry("two", week=2), now=make.at(1))
    asked = presses(starting.ask(tx, office.one, office.admin, NOW))
    assert next(one for one in asked if one.startswith("moves.begin")) == f"moves.begin:{office.one}:20260913"
    with pytest.raises(Refusal, match="button-old"):
        starting.begin(tx, office.one, 20260915, office.admin, NOW)
    done = starting.begin(tx, office.one, 20260920, office.admin, NOW)
    assert "Sunday 20 September" in words.plain(done.lines[0], "en")
    assert [one.due_day for one in prompts.postings_of(tx, office.one)] == ["2026-09-21", "2026-09-28"]
    assert [one.due_day for one in prompts.postings_of(tx, office.two)] == ["2026-09-07", "2026-09-14"]
    starting.begin(tx, office.one, 20260906, office.admin, NOW)
    assert prompts.postings_of(tx, office.one)[1].due_day == "2026-09-14"


def test_a_group_in_which_something_was_posted_keeps_its_weeks(tx: Tx) -> None:
    """Its figures are of these weeks."""
    office = Office(tx)
    g.planned(tx, office.programme, g.entry("one"), now=make.at(1))
    g.posted(tx, prompts.postings_of(tx, office.one)[0], office.huda)
    with pytest.raises(Refusal, match="moves-begun"):
        starting.begin(tx, office.one, 20260913, office.admin, NOW)
