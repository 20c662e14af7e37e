"""Where Telegram fits is decided by what people say they use, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.text import CAPTION_LIMIT, Translator, utf16
from staffroom.ops.by_hand import errands
from staffroom.rooms import joining, people
from staffroom.rooms.people import RosterRow, fit, fit_rules, fit_screens
from staffroom.rooms.people.fit_rules import Fit
from staffroom.telegram.render import html

COURSE = "classroom-management"


def taken_in(tx: Tx, *answers: tuple[str, str]) -> None:
    """Bring teachers in, each with a place and an answer."""
    rows = [
        RosterRow(COURSE, f"t{n}", f"Teacher {n}", place, "en", preferred_app=app)
        for n, (place, app) in enumerate(answers)
    ]
    people.apply_roster(tx, rows, "test", "digest", make.at())


@pytest.mark.parametrize(
    "word",
    [
        "Telegram",
        " telegram ",
        "تيليغرام",
        "تلغرام",
        "电报",
        "WhatsApp, Telegram",
        "واتساب، تيليجرام",
        "WeChat/Telegram",
    ],
)
def test_telegram_is_known_by_its_names(word: str) -> None:
    """Alone or beside others."""
    assert fit_rules.is_telegram(word)


@pytest.mark.parametrize("word", ["", "WhatsApp", "not telegram", "none", "لا شيء", "微信"])
def test_another_answer_is_not_telegram(word: str) -> None:
    """Nor is a no."""
    assert not fit_rules.is_telegram(word)


@pytest.mark.parametrize(
    ("fit", "verdict"),
    [
        (Fit("A", 10, 10, 7), "fits"),
        (Fit("A", 10, 10, 6), "helps"),
        (Fit("A", 10, 10, 4), "helps"),
        (Fit("A", 10, 10, 3), "otherwise"),
        (Fit("A", 10, 5, 5), "fits"),
        (Fit("A", 10, 4, 4), "ask"),
        (Fit("A", 0, 0, 0), "ask"),
    ],
)
def test_the_advice_follows_the_answers(fit: Fit, verdict: str) -> None:
    """Where fewer than half have answered, they are asked first."""
    assert fit.verdict == verdict


@given(st.dictionaries(st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "SMS", "Telegram"])), st.integers(1, 99)))
def test_nobody_is_lost_or_counted_twice(answers: dict[tuple[str, str], int]) -> None:
    """The places together are everybody."""
    every = fit_rules.together(fit_rules.fits(answers))
    assert every.teachers == sum(answers.values())
    assert every.asked == sum(n for (_, app), n in answers.items() if app)
    assert every.telegram == sum(n for (_, app), n in answers.items() if app == "Telegram")


def test_who_needs_another_way_is_who_said_so_and_is_not_in_yet(tx: Tx) -> None:
    """Whoever opened the link found a way."""
    programme = make.programme(tx)
    taken_in(tx, ("Hill", "Telegram"), ("Hill", "WhatsApp"), ("Dale", "SMS"), ("Dale", ""))
    tx.run("UPDATE people SET telegram_id = 5 WHERE roster_id = 't2'")
    assert fit.others(tx, programme) == [("t1", "Teacher 1", "Hill", "", "WhatsApp")]


def test_the_command_tells_each_place_the_advice_the_others_and_the_question(tx: Tx) -> None:
    """In plain English, without markup."""
    make.programme(tx)
    taken_in(tx, ("Hill", "Telegram"), ("Hill", "Telegram"), ("Dale", "SMS"), ("Bay", ""))
    assert errands.app_fit(tx, None)[:9] == [
        "Hill: 2 of 2 who answered use Telegram; 2 teachers",
        "Bay: 0 of 0 who answered use Telegram; 1 teachers",
        "Dale: 0 of 1 who answered use Telegram; 1 teachers",
        "",
        "2 of 3 who answered use Telegram already (67%). The table has 4 teachers.",
        "✅ Use Telegram: Hill",
        "✉️ Better another way (the app they use, or cards on paper): Dale",
        "❓ Ask first, fewer than half have answered: Bay",
        "",
    ]
    assert "  t2 · Teacher 2 · Dale · SMS" in errands.app_fit(tx, None)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_advice_fits_under_its_picture(words: Translator, language: str) -> None:
    """However many places there are, and however long their names."""
    places = [Fit("P" * 80, 10, asked, telegram) for asked, telegram in ((10, 9), (10, 5), (10, 1), (1, 1))] * 30
    screen = fit_screens.fit(ProgrammeId(1), {"en": "T" * 80}, places, 9)
    assert utf16(html(screen, words, language)) <= CAPTION_LIMIT
    assert screen.drawing is not None
    drawn = screen.drawing(lambda line: words.plain(line, language), language)
    assert len(drawn.data()["rows"]) == fit_screens.MOST_BARS  # type: ignore[attr-defined]


def test_an_admin_sees_their_own_programmes_only(tx: Tx, words: Translator) -> None:
    """A forged number is refused; of several, one is asked for."""
    mine, other = make.programme(tx), make.programme(tx, slug="reading")
    admin = make.person(tx, mine, "Hana", roster="admins", role="admin", user=9)
    with pytest.raises(Refusal):
        fit.show(tx, admin, other)
    with pytest.raises(Refusal):
        fit.other_ways(tx, admin, other, words, "en")
    assert fit.show(tx, admin, None).lines[0].key == "fit-nothing"  # type: ignore[union-attr]
    make.person(tx, other, "Hana", roster="admins", role="admin", user=9)
    assert fit.show(tx, admin, None).lines[0].key == "fit-which"  # type: ignore[union-attr]
    assert fit.show(tx, admin, other).lines[0].key == "fit-nothing"  # type: ignore[union-attr]


def test_whoever_has_left_the_school_needs_no_other_way(tx: Tx) -> None:
    """Their name is kept where they had opened a link once, also after their account was let go."""
    course = make.programme(tx, slug=COURSE)
    taken_in(tx, ("Hilltop", "WhatsApp"), ("Hilltop", "WeChat"))
    gone, stays = people.by_roster(tx, course, "teachers")
    people.open_link(tx, people.issue_link(tx, gone.id, "teacher", make.at()), make.account(7), "A", "en", make.at())
    people.renew_link(tx, gone.id, "teacher", make.at())
    assert joining.part(tx, gone.id, make.at())
    assert [row[0] for row in fit.others(tx, course)] == [stays.roster_id]
    assert [place.teachers for place in fit.places(tx, course)] == [1]
