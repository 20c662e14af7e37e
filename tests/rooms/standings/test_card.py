from tests import builders as make
from tests.rooms.standings import world

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PostingId, ProgrammeId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.pictures import ProgressCard
from staffroom.rooms.progress import GroupProgress
from staffroom.rooms.standings import RENDERS, card_rules, closing
from staffroom.rooms.standings.card_rules import Trend, Week
from staffroom.rooms.standings.rules import Card, Rate

UNKNOWN = GroupProgress(None, 0.0, 0, None, credited=False, source="", as_of=None)


def known(share: float) -> GroupProgress:
    """Build a group's progress."""
    return GroupProgress(share, 1.0, 10, 60, credited=False, source="lms", as_of=make.at(8))


def week(number: int, answered: int | None, *, peer: int = 0, progress: float | None = None) -> Week:
    """Build a week of ten teachers and one card."""
    if answered is None:
        return Week(number, (), None, None, progress)
    return Week(number, (Card("c", answered, 10),), Rate(answered, 10), Rate(peer, 10), progress)


def slot(tx: Tx) -> tuple[ProgrammeId, CohortId, PostingId]:
    """Write a group of ten with the progress card of Wednesday of week 2."""
    programme = make.programme(tx)
    cohort = world.group(tx, programme, "Riverside_1", chat=-100)
    due = make.at(16, 16)
    return (
        programme,
        cohort,
        world.posting(tx, programme, cohort, "w2-progress", due, day="2026-09-16", kind="progress"),
    )


def show(tx: Tx, posting: PostingId, cohort: CohortId) -> Screen | None:
    """Render the card."""
    rendered = RENDERS["prompts.progress"](tx, {"posting": posting, "cohort": cohort, "slug": "w2-progress"})
    return None if rendered is None else rendered.screen


def say(screen: Screen | None, words: Translator, language: str = "en") -> list[str]:
    """Return a screen's lines without the marks around names."""
    assert screen is not None
    return [words.plain(line, language).replace(FSI, "").replace(PDI, "") for line in screen.lines]


def draw(screen: Screen | None, words: Translator) -> ProgressCard:
    """Draw a card."""
    assert screen is not None
    assert screen.drawing is not None
    picture = screen.drawing(lambda line: words.plain(line, "en"), "en")
    assert isinstance(picture, ProgressCard)
    return picture


def test_where_nothing_is_known_nothing_is_said(tx: Tx) -> None:
    """The note is cancelled."""
    _, cohort, posting = slot(tx)
    assert show(tx, posting, cohort) is None


def test_the_plain_figure_comes_first_then_progress_time_source_and_praise(tx: Tx, words: Translator) -> None:
    """English and Arabic."""
    programme, cohort, posting = slot(tx)
    people = world.members(tx, cohort)
    world.card(tx, programme, cohort, 7)
    world.finished(tx, people[:6], "s1-welcome", make.at(8))
    world.finished(tx, people[6:8], "s1-welcome", make.at(9), done=False)
    screen = show(tx, posting, cohort)
    assert say(screen, words) == [
        "Last week: 7 of 10 answered.",
        "On average, 75% of what is due in the course is finished (known of 8 teachers).",
        "Time in the course so far: 50 minutes (the middle value, as measured by the learning platform).",
        "Source: the learning platform, 2026-09-09.",
        "Week by week, finished of what was due by then: 75% · 75%",
        "Most of you answered. Thank you for keeping the conversation going.",
    ]
    assert say(screen, words, "ar") == [
        "الأسبوع الماضي: أجاب 7 من 10.",
        "أُنجز في المتوسط 75% مما حان موعده في الدورة (المعلوم عن 8 أشخاص).",
        "الوقت في الدورة حتى الآن: 50 دقيقة (القيمة الوسطى كما قاستها منصة التعلّم).",
        "المصدر: منصة التعلّم، 2026-09-09.",
        "أسبوعًا بعد أسبوع، المنجز مما حان موعده حينها: 75% · 75%",
        "أجاب معظمكم. شكرًا لأنكم تُبقون الحديث متواصلًا.",
    ]


def test_unknown_progress_is_hidden_and_the_answers_are_drawn(tx: Tx, words: Translator) -> None:
    """A bar for each week, and no word about the course."""
    programme, cohort, posting = slot(tx)
    world.card(tx, programme, cohort, 4)
    screen = show(tx, posting, cohort)
    assert say(screen, words) == ["Last week: 4 of 10 answered.", "Thank you to everyone who answered."]
    picture = draw(screen, words)
    assert (picture.title, picture.subtitle, picture.now, picture.delta) == (
        "Riverside_1",
        "Answers to our questions",
        40,
        None,
    )
    assert [(bar.label, bar.value) for bar in picture.bars] == [("Week 1", 40)]
    assert picture.data()


def test_known_progress_is_drawn_with_its_change_since_last_week(tx: Tx, words: Translator) -> None:
    """Half of the group at the end of week 1, all of it now."""
    _, cohort, posting = slot(tx)
    people = world.members(tx, cohort)
    world.finished(tx, people[:5], "s1-welcome", make.at(8))
    world.finished(tx, people[5:], "s1-welcome", make.at(14))
    picture = draw(show(tx, posting, cohort), words)
    assert (picture.now, picture.delta) == (100, 50)
    assert [(bar.label, bar.value) for bar in picture.bars] == [("Week 1", 50), ("Now", 100)]
    assert picture.facts == ("Time in the course: 50 min",)


def test_the_picture_says_besides_who_answered_and_the_time_and_the_text_says_what_the_bars_show(
    tx: Tx, words: Translator
) -> None:
    """Nothing stands in the picture that does not stand below it."""
    programme, cohort, posting = slot(tx)
    world.card(tx, programme, cohort, 7)
    world.finished(tx, world.members(tx, cohort), "s1-welcome", make.at(8))
    screen = show(tx, posting, cohort)
    picture = draw(screen, words)
    assert picture.facts == ("Answered last week: 70%", "Time in the course: 50 min")
    assert [bar.value for bar in picture.bars] == [100, 100]
    assert "Week by week, finished of what was due by then: 100% · 100%" in say(screen, words)
    assert picture.data()["facts"]


def test_the_weeks_answers_are_told_where_they_are_drawn(tx: Tx, words: Translator) -> None:
    """A week without a card is a dash."""
    programme, cohort, posting = slot(tx)
    for number in (1, 3):
        day = 7 * number
        world.card(
            tx, programme, cohort, 4 + number, slug=f"w{number}", posted=make.at(day, 16), closes=make.at(day + 4, 0)
        )
    tx.run("UPDATE postings SET posted_at = :at WHERE id = :id", at=make.at(30, 16), id=posting)
    said = say(show(tx, posting, cohort), words)
    assert "Week by week, the share that answered: 50% · – · 70%" in said
    assert "A larger share answered than the time before: up by 20 points of 100." in said


def test_of_fewer_than_five_people_nothing_is_told(tx: Tx) -> None:
    """Everybody would know whose answers they are."""
    programme, cohort, posting = slot(tx)
    card = world.card(tx, programme, cohort, 3, base=world.members(tx, cohort)[:4])
    assert show(tx, posting, cohort) is None
    tx.run("UPDATE postings SET eligible = 5 WHERE id = :id", id=card)
    assert show(tx, posting, cohort) is not None


def test_where_nobody_has_finished_anything_and_nothing_is_due_nothing_is_said(tx: Tx) -> None:
    """No minutes are credited yet: that is no news."""
    _, cohort, posting = slot(tx)
    tx.run("UPDATE sections SET due_week = 9")
    world.finished(tx, world.members(tx, cohort), "s1-welcome", make.at(8), done=False)
    tx.run("UPDATE progress SET minutes = NULL")
    assert show(tx, posting, cohort) is None


def test_a_week_of_which_nothing_was_known_then_is_unknown_and_not_nothing(tx: Tx, words: Translator) -> None:
    """The first file, which does not say since when, came in week 2; a platform does say it."""
    _, cohort, posting = slot(tx)
    world.finished(tx, world.members(tx, cohort), "s1-welcome", make.at(15))
    tx.run("UPDATE progress SET source = 'file'")
    screen = show(tx, posting, cohort)
    picture = draw(screen, words)
    assert [(bar.label, bar.value) for bar in picture.bars] == [("Week 1", None), ("Now", 100)]
    assert picture.delta is None
    tx.run("UPDATE progress SET source = 'lms'")
    assert [bar.value for bar in draw(show(tx, posting, cohort), words).bars] == [0, 100]


def test_the_card_needs_no_league_and_a_closed_week_is_read_from_its_row(tx: Tx, words: Translator) -> None:
    """Before and after Monday the figure is the same."""
    programme, cohort, posting = slot(tx)
    world.card(tx, programme, cohort, 4)
    before = say(show(tx, posting, cohort), words)
    closing.close_due(tx, make.at(14, 9))
    tx.run("DELETE FROM activity")
    assert say(show(tx, posting, cohort), words) == before


def test_another_groups_figures_never_appear(tx: Tx, words: Translator) -> None:
    """A teachers' group sees its own average and trend only."""
    programme, cohort, posting = slot(tx)
    other = world.group(tx, programme, "Elsewhere", chat=-101)
    world.card(tx, programme, other, 9)
    assert show(tx, posting, cohort) is None
    world.card(tx, programme, cohort, 4)
    assert not any("Elsewhere" in line for line in say(show(tx, posting, cohort), words))


def test_what_is_praised_is_the_strongest_thing_that_is_true() -> None:
    """In this order; and nothing where nothing holds."""
    assert card_rules.praise(Trend(known(0.8), (week(1, 9),))) == "on-track"
    assert card_rules.praise(Trend(UNKNOWN, (week(1, 2), week(2, 3)))) == "rising"
    assert card_rules.praise(Trend(UNKNOWN, (week(1, 8), week(2, 6)))) == "many"
    assert card_rules.praise(Trend(known(0.5), (week(1, 3), week(2, 2, progress=0.4)))) == "climbing"
    assert card_rules.praise(Trend(UNKNOWN, (week(1, 3), week(2, 2, peer=1)))) == "colleagues"
    assert card_rules.praise(Trend(UNKNOWN, (week(1, 3), week(2, 2)))) == "answers"
    assert card_rules.praise(Trend(known(0.1), (week(1, 0),))) == ""


def test_the_trend_skips_weeks_without_a_card() -> None:
    """A holiday is no fall."""
    trend = Trend(UNKNOWN, (week(1, 5), week(2, None), week(3, 5)))
    assert (trend.response, trend.response_before) == (0.5, 0.5)
    assert card_rules.points(trend.response, trend.response_before) == 0
    assert card_rules.points(None, 0.5) is None


def test_a_card_that_was_held_back_tells_of_the_day_on_which_it_is_posted(tx: Tx, words: Translator) -> None:
    """Due in week 2, posted in week 3: last week is week 2."""
    programme, cohort, posting = slot(tx)
    world.card(tx, programme, cohort, 4, slug="w2", posted=make.at(13, 16), closes=make.at(17, 0))
    tx.run("UPDATE postings SET posted_at = :at WHERE id = :id", at=make.at(20, 16), id=posting)
    assert say(show(tx, posting, cohort), words)[0] == "Last week: 4 of 10 answered."
