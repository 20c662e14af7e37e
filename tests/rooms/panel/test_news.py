"""What staff are told without asking: a message in doubt, and what was dropped after an outage."""

import json

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, NoteId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press, text
from staffroom.kernel.text import Translator
from staffroom.outbox import Note, Ways
from staffroom.rooms import panel
from staffroom.rooms.panel import doubts, late, service
from staffroom.telegram.render import html
from staffroom.telegram.who import Who

NOW = make.at(7, 9)
CHAT = ChatId(-1001)
HUDA, NADIA, OMAR = 5, 6, 7
DAY = 86_400_000


class Staff:
    """A coordinator with a group, an admin, and another coordinator with another group."""

    def __init__(self, tx: Tx) -> None:
        self.programme = make.programme(tx)
        self.huda = make.coordinator(tx, self.programme, user=HUDA)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=OMAR)
        self.nadia = make.person(tx, self.programme, "Nadia", roster="admins", role="admin", user=NADIA)
        self.cohort = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=CHAT, name="Riverside_Group1")
        make.cohort(tx, self.programme, coordinator_id=self.omar, chat=-1002, name="Hilltop_Group1")


@pytest.fixture(autouse=True)
def staff(tx: Tx) -> Staff:
    """Write them."""
    return Staff(tx)


def in_doubt(tx: Tx) -> NoteId:
    """Bring a message in the first group into doubt."""
    outbox.post(tx, Note("card", "prompts.question", CHAT), NOW)
    tx.run("UPDATE outbox SET state = 'unknown', claimed_at = :now, finished_at = :now, copies = 1", now=NOW)
    return NoteId(tx.value("SELECT id FROM outbox WHERE key = 'card'"))


def notes(tx: Tx, kind: str) -> list[tuple[int, dict[str, object]]]:
    """Return chats and arguments of the notes of a kind."""
    rows = tx.all("SELECT chat_id, payload FROM outbox WHERE kind = :kind ORDER BY id", kind=kind)
    return [(row["chat_id"], json.loads(row["payload"])) for row in rows]


def test_the_coordinator_is_asked_once(tx: Tx, words: Translator) -> None:
    """Two minutes after the line broke, with a word about which message it is, in each language."""
    in_doubt(tx)
    later = Instant(NOW + 120_000)
    assert doubts.next_ask(tx, NOW) == later
    for _ in range(2):
        doubts.ask(tx, later)
    ((chat, args),) = notes(tx, "panel.doubt")
    assert chat == HUDA
    for language in ("en", "ar", "zh"):
        tx.run("UPDATE people SET language = :language", language=language)
        rendered = doubts.render(tx, args)
        assert rendered is not None
        said = html(rendered.screen, words, rendered.language)
        assert "Riverside_Group1" in said
        assert "[panel-" not in said
    assert rendered is not None
    assert [button.press.action for row in rendered.screen.buttons for button in row if button.press] == [
        "panel.here",
        "panel.resend",
    ]


def test_whoever_leads_the_group_sees_a_doubt_on_their_own_screen_at_once(
    tx: Tx, staff: Staff, words: Translator
) -> None:
    """Long before they are asked, and may settle it there; another coordinator sees and settles nothing."""
    note = in_doubt(tx)
    home = panel.home(tx, Who(UserId(HUDA), "en", coordinator=staff.huda), NOW)
    assert words.plain(text("panel-unsure", n=1), "en") in html(home, words, "en")
    assert home.buttons[0][0].press == Press("panel.unsure", (0,))
    elsewhere = panel.home(tx, Who(UserId(OMAR), "en", coordinator=staff.omar), NOW)
    assert words.plain(text("panel-unsure", n=1), "en") not in html(elsewhere, words, "en")
    assert [doubt.id for doubt in service.doubts(tx, staff.huda)[0]] == [note]
    assert service.doubts(tx, staff.omar)[0] == []
    with pytest.raises(Refusal, match="panel-doubt-gone"):
        service.settle(tx, staff.omar, note, "again", NOW, Ways())
    service.settle(tx, staff.huda, note, "arrived", NOW, Ways())
    assert outbox.state_of(tx, "card") == "sent"


def test_evidence_that_came_first_makes_the_question_superfluous(tx: Tx) -> None:
    """Nothing is asked that is known."""
    note = in_doubt(tx)
    doubts.ask(tx, Instant(NOW + 120_000))
    outbox.seen(tx, note, CHAT, 9, NOW, Ways())
    ((_, args),) = notes(tx, "panel.doubt")
    assert doubts.render(tx, args) is None


def test_only_who_leads_the_group_may_answer_and_only_once(tx: Tx, staff: Staff) -> None:
    """A coordinator of another group may not; an admin may."""
    note = in_doubt(tx)
    with pytest.raises(Refusal):
        doubts.answer(tx, staff.omar, note, "again", NOW, Ways())
    doubts.answer(tx, staff.nadia, note, "again", NOW, Ways())
    assert outbox.state_of(tx, "card") == "queued"
    with pytest.raises(Refusal):
        doubts.answer(tx, staff.huda, note, "arrived", NOW, Ways())


def lose(tx: Tx, cohort: CohortId, slug: str) -> None:
    """Give a card of a group up as late."""
    tx.run(
        "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, theme, on_closed, texts,"
        " follow_up) SELECT programme_id, :slug, 0, 'question', 1, 0, '09:00', 'teal', 'shift',"
        " '{\"en\": \"What did you try?\"}', '{}' FROM cohorts WHERE id = :cohort",
        slug=slug,
        cohort=cohort,
    )
    tx.run(
        "INSERT INTO postings (prompt_id, cohort_id, due_at, due_day, state, late_at)"
        " VALUES ((SELECT id FROM prompts WHERE slug = :slug), :cohort, :due, '2026-09-06', 'late', :now)",
        slug=slug,
        cohort=cohort,
        due=NOW - 4 * DAY,
        now=NOW,
    )


def test_one_message_tells_each_reader_what_was_dropped(tx: Tx, staff: Staff, words: Translator) -> None:
    """Admins, once; coordinators read it in their daily message, and at once only where there is no admin."""
    for number in range(3):
        lose(tx, staff.cohort, f"q{number}")
    moment = late.next_report(tx, NOW)
    assert moment == NOW + late.SETTLES
    late.report(tx, moment)
    assert late.next_report(tx, moment) is None
    assert {chat for chat, _ in notes(tx, "panel.late")} == {NADIA}
    for language in ("en", "ar", "zh"):
        tx.run("UPDATE people SET language = :language", language=language)
        for _, args in notes(tx, "panel.late"):
            rendered = late.render(tx, args)
            said = html(rendered.screen, words, rendered.language)
            assert said.count("What did you try?") == 3
            assert "Riverside_Group1" in said
            assert "[panel-" not in said


def test_many_dropped_cards_fit_one_message(tx: Tx, staff: Staff, words: Translator) -> None:
    """The first twenty are named, the rest are counted."""
    for number in range(30):
        lose(tx, staff.cohort, f"q{number}")
    late.report(tx, Instant(NOW + late.SETTLES))
    rendered = late.render(tx, notes(tx, "panel.late")[0][1])
    said = html(rendered.screen, words, "en")
    assert said.count("What did you try?") == 20
    assert "10" in said
