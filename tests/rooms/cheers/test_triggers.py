"""What gives something to tell beside answers and sections, how often, and what stays unsaid."""

from pathlib import Path

import pytest
from tests import builders as make
from tests.rooms.cheers.test_cheers import COURSE, group, later, look, message, render, say, slot, told
from tests.rooms.standings import world

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PostingId, ProgrammeId
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.text import Translator
from staffroom.outbox import Sent
from staffroom.pictures import OwnImage
from staffroom.rooms import cheers, prompts
from staffroom.rooms.cheers import rules, store
from staffroom.rooms.programmes import Settings, load_course
from staffroom.telegram.render import html

WEEK_OFF = Settings(holidays=(("2026-09-13", "2026-09-17"),))


def keys(tx: Tx) -> list[str]:
    """Return what was told alone, without group and day."""
    return [key.removeprefix("cheer:").rsplit(":", 2)[0] for key in told(tx)]


def known(tx: Tx, cohort: CohortId) -> dict[str, str]:
    """Return what was noticed of a group, and how it stands."""
    return {found.name: found.state for found in store.milestones(tx, cohort)}


def week(tx: Tx, programme: ProgrammeId, cohort: CohortId, number: int, answered: int) -> PostingId:
    """Let a card of a week of the course be answered by so many of thirty."""
    day = 7 * number
    closes = make.at(day + 4, 0) if day < 27 else make.at(1, 0, month=10)
    return world.card(tx, programme, cohort, answered, slug=f"w{number}", posted=make.at(day, 16), closes=closes)


def test_the_course_brings_over_sixty_short_messages_in_every_language() -> None:
    """Some for each occasion; under 200 characters; none asks for more than the group's name."""
    bank = load_course(COURSE).encouragement
    assert len(bank) >= 60
    for occasion in rules.OCCASIONS:
        assert len([one for one in bank if one.occasion == occasion]) >= 5, occasion
    for one in bank:
        assert set(one.text) == {"en", "ar", "zh"}
        assert all(len(words) < 200 for words in one.text.values()), one.id
    for language in ("en", "ar", "zh"):
        assert len({one.text[language] for one in bank}) == len(bank), language


def test_the_first_full_week_is_told_when_it_is_over_and_somebody_has_answered(tx: Tx, words: Translator) -> None:
    """Once, in the week after it."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 1)
    look(tx, 10)
    assert "first-week=1" not in known(tx, cohort)
    look(tx, 13)
    assert keys(tx) == ["first-answer=1", "first-week=1"]
    rendered = cheers.RENDERS["cheers.milestone"](tx, {"cohort": cohort, "milestone": "first-week=1"})
    assert rendered is not None
    assert say(rendered.screen, words)[0] == "Our first full week together is behind us."
    look(tx, 20)
    assert len(keys(tx)) == 2


def test_of_a_week_in_which_nobody_wrote_nothing_is_said(tx: Tx) -> None:
    """There is nothing true to praise."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 0)
    look(tx, 13)
    assert known(tx, cohort) == {}


@pytest.mark.parametrize(("quiet", "last", "is_told"), [(5, 20, True), (15, 20, False), (5, 8, False)])
def test_a_group_that_answers_again_after_a_quiet_week_is_told_so(tx: Tx, quiet: int, last: int, is_told: int) -> None:
    """On the first open day of the week after."""
    programme, cohort = group(tx)
    for number, answered in ((1, 20), (2, quiet), (3, last)):
        week(tx, programme, cohort, number, answered)
    look(tx, 27)
    assert ("after-dip:2026-09-27=1" in known(tx, cohort)) == is_told


def test_holidays_are_told_before_they_begin_and_when_they_are_over(tx: Tx, words: Translator) -> None:
    """On Thursday before a free week, and on the first day after it; nothing in between."""
    programme, cohort = group(tx, WEEK_OFF)
    cheers.load(tx, programme, [message("e1", "before-holidays"), message("e2", "comeback")])
    for day in (8, 10, 14, 20, 21):
        look(tx, day)
    assert keys(tx) == ["before-holidays:2026-09-13=1", "comeback:2026-09-13=1"]
    rendered = cheers.RENDERS["cheers.milestone"](tx, {"cohort": cohort, "milestone": "comeback:2026-09-13=1"})
    assert rendered is not None
    assert say(rendered.screen, words) == ["e2 Riverside_1"]


def test_what_was_to_be_said_before_holidays_is_not_said_in_them(tx: Tx) -> None:
    """Thursday was full: it is forgotten when they begin."""
    programme, cohort = group(tx, WEEK_OFF)
    world.posting(tx, programme, cohort, "today", make.at(10, 16), day="2026-09-10", state="planned")
    look(tx, 10)
    look(tx, 20)
    assert keys(tx) == ["comeback:2026-09-13=1"]
    assert known(tx, cohort)["before-holidays:2026-09-13=1"] == "forgotten"


def test_a_group_that_has_not_begun_reads_nothing_of_holidays(tx: Tx) -> None:
    """Its course starts after them."""
    _, cohort = group(tx, WEEK_OFF)
    tx.run("UPDATE cohorts SET starts_on = '2026-09-20'")
    look(tx, 10)
    assert known(tx, cohort) == {}


def test_two_encouraging_posts_a_week_are_enough(tx: Tx) -> None:
    """The third waits for the next week; a slot of the calendar says nothing then."""
    programme, cohort = group(tx, Settings(posts_per_week=7))
    later(tx, programme, cohort)
    world.card(tx, programme, cohort, 26)
    people = world.members(tx, cohort)
    world.finished(tx, people, "s1-welcome", make.at(8))
    for day in (7, 8, 9):
        look(tx, day)
    assert keys(tx) == ["section:s1-welcome=100", "answers=25"]
    posting = slot(tx, programme, cohort)
    about = {"posting": posting, "cohort": cohort, "slug": "x"}
    assert cheers.RENDERS["prompts.encouragement"](tx, about) is None
    look(tx, 13)
    assert len(keys(tx)) == 3


def test_news_wait_for_the_calendars_encouragement_of_the_day(tx: Tx, words: Translator) -> None:
    """Two posts would say it twice."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    posting = slot(tx, programme, cohort)
    tx.run("UPDATE postings SET state = 'planned', posted_at = NULL WHERE id = :id", id=posting)
    look(tx, 10)
    assert keys(tx) == []
    assert say(render(tx, posting, cohort), words)[0] == "This group has reached 25 answers."


def test_news_take_the_day_that_they_are_posted_on_and_give_it_back(tx: Tx) -> None:
    """For words of the staff, too, the day is full then."""
    programme, cohort = group(tx, Settings(posts_per_day=1))
    world.card(tx, programme, cohort, 26)
    prompts.take_day(tx, "somebody's words", cohort, make.at(9, 10))
    look(tx, 9)
    assert keys(tx) == []
    look(tx, 10)
    taken = "SELECT count(*) FROM taken_days WHERE day = '2026-09-10'"
    assert tx.value(taken) == 1
    tx.run("UPDATE outbox SET state = 'failed'")
    look(tx, 13)
    assert tx.value(taken) == 0


def test_news_do_not_drive_out_the_groups_figures(tx: Tx) -> None:
    """Figures of progress come before encouragement where a week has room for one of them."""
    programme, cohort = group(tx, Settings(posts_per_week=2))
    world.card(tx, programme, cohort, 26)
    world.posting(
        tx, programme, cohort, "w1-progress", make.at(10, 16), day="2026-09-10", kind="progress", state="planned"
    )
    look(tx, 9)
    assert keys(tx) == []
    tx.run("UPDATE postings SET state = 'skipped' WHERE due_day = '2026-09-10'")
    look(tx, 9)
    assert keys(tx) == ["answers=25"]


def with_files(folder: Path, image: str, sticker: str) -> list[prompts.Prompt]:
    """Write a course whose only message brings a picture and a sticker; return its messages as they are read."""
    text = (COURSE / "calendar.yaml").read_text("utf-8")
    (folder / "calendar.yaml").write_text(text, "utf-8")
    said = f'  - id: e1\n    occasion: start\n    image: {image}\n    sticker: {sticker}\n    text: {{en: "Tea!"}}\n'
    (folder / "encouragement.yaml").write_text(f"messages:\n{said}", "utf-8")
    return list(load_course(folder).encouragement)  # type: ignore[arg-type]


def test_a_message_goes_with_its_picture_and_its_sticker_follows(tx: Tx, tmp_path: Path, words: Translator) -> None:
    """Both are files beside the course; the sticker goes once."""
    (tmp_path / "tea.png").write_bytes(b"\x89PNG")
    (tmp_path / "tea.webp").write_bytes(b"RIFF")
    programme, cohort = group(tx)
    cheers.load(tx, programme, with_files(tmp_path, "tea.png", "tea.webp"))  # type: ignore[arg-type]
    later(tx, programme, cohort)
    posting = slot(tx, programme, cohort)
    screen = render(tx, posting, cohort)
    assert html(screen, words, "en") == "Tea!"
    assert screen.drawing is not None
    assert screen.drawing(str, "en") == OwnImage(str(tmp_path / "tea.png"))
    sent = Sent("k", "prompts.encouragement", -100, None, {"posting": posting}, 5, make.at(10, 16))  # type: ignore[arg-type]
    for _ in range(2):
        cheers.AFTER_SENT["prompts.encouragement"](tx, sent)
    (row,) = tx.all("SELECT chat_id, expires_at FROM outbox WHERE kind = 'cheers.sticker'")
    assert row["chat_id"] == -100
    about = {"cohort": cohort, "sticker": str(tmp_path / "tea.webp")}
    sticker = cheers.RENDERS["cheers.sticker"](tx, about)
    assert sticker is not None
    assert sticker.screen.sticker == str(tmp_path / "tea.webp")


@pytest.mark.parametrize(
    ("image", "sticker", "said"),
    [
        ("tee.png", "tea.webp", "did you mean 'tea.png'"),
        ("tea.png", "tea.gif", "WEBP file below the course's folder"),
        ("../tea.png", "tea.webp", "JPEG or PNG file below the course's folder"),
    ],
)
def test_pictures_and_stickers_that_are_not_there_are_told(tmp_path: Path, image: str, sticker: str, said: str) -> None:
    """With what was perhaps meant."""
    (tmp_path / "tea.png").write_bytes(b"\x89PNG")
    (tmp_path / "tea.webp").write_bytes(b"RIFF")
    with pytest.raises(Trouble, match=said):
        with_files(tmp_path, image, sticker)
