from dataclasses import replace

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.screen import Press
from staffroom.kernel.text import Translator
from staffroom.pictures import QuestionCard
from staffroom.rooms import programmes, prompts
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import screens
from staffroom.telegram.render import html

FOLLOW_UP = {"en": "Reply to a colleague.", "ar": "ردّوا على أحد الزملاء.", "zh": "回复一位同事。"}


def test_a_card_is_text_follow_up_picture_and_button(tx: Tx, words: Translator) -> None:
    """Rendered in the cohort's language, with the words as they are now."""
    programme = make.programme(tx)
    known = programmes.get(tx, programme)
    programmes.store.put(tx, replace(known, settings=Settings(organisation="Riverside Schools", logo="logo.png")))
    facts.put(tx, facts.BOT_NAME, "staffroom_bot")
    make.cohort(tx, programme, language="ar")
    question = g.entry("one", weekday="tue", section="s2-routines", theme="plum", follow_up=FOLLOW_UP)
    plan = g.planned(tx, programme, g.entry("hello", "introduction"), question)
    rendered = prompts.RENDERS["prompts.question"](tx, {"posting": plan["one"].id})
    assert rendered is not None
    assert rendered.language == "ar"
    assert html(rendered.screen, words, "ar") == "كلمات one\n\n💬 ردّوا على أحد الزملاء."
    assert html(rendered.screen, words, "en") == "Words of one\n\n💬 <i>Reply to a colleague.</i>"
    assert rendered.screen.drawing is not None
    assert rendered.screen.drawing(lambda line: words.plain(line, "en"), "en") == QuestionCard(
        lang="en", section="s2-routines", step="Card 2 of 2", kicker="Question for colleagues",
        question="Words of one", org="Riverside Schools", handle="@staffroom_bot", theme="plum",
        logo="logo.png",
    )  # fmt: skip
    assert [button.press for row in rendered.screen.buttons for button in row] == [
        Press("progress.done", ("s2-routines",))
    ]


def test_an_introduction_has_a_picture_and_no_button(tx: Tx, words: Translator) -> None:
    """Without a section the course's title stands on it."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    plan = g.planned(tx, programme, g.entry("hello", "introduction", theme="teal"))
    screen = prompts.card_screen(tx, plan["hello"].prompt_id)
    assert screen.buttons == ()
    assert screen.drawing is not None
    picture = screen.drawing(lambda line: words.plain(line, "zh"), "zh")
    assert isinstance(picture, QuestionCard)
    assert (picture.section, picture.kicker, picture.step, picture.theme) == (
        "课堂管理",
        "互相认识",
        "第 1 张，共 1 张",
        "forest",
    )
    assert picture.data()


def test_an_announcement_is_words_only(tx: Tx) -> None:
    """No picture, no button."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    plan = g.planned(tx, programme, g.entry("news", "announcement", section="s1-welcome"))
    screen = prompts.card_screen(tx, plan["news"].prompt_id)
    assert (screen.drawing, screen.buttons) == (None, ())


def test_the_longest_section_fits_into_a_button(tx: Tx) -> None:
    """64 bytes, the outbox's mark included."""
    programme = make.programme(tx)
    make.cohort(tx, programme)
    plan = g.planned(tx, programme, g.entry("one", section="s" * 41))
    press = prompts.card_screen(tx, plan["one"].prompt_id).buttons[0][0].press
    assert press is not None
    assert len(f"{press.data()}~{10**7}".encode()) <= 64


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Monday 7 September, 16:00"), ("ar", "الاثنين 7 سبتمبر، الساعة 16:00"), ("zh", "9月7日星期一 16:00")],
)
def test_a_moment_is_told_on_the_groups_own_clock(words: Translator, language: str, said: str) -> None:
    """Weekday, day, month, time."""
    assert words.plain(prompts.when(make.at(7, 16), "Asia/Riyadh"), language) == said


def test_a_moment_of_these_days_is_told_briefly(words: Translator) -> None:
    """A moment that has come is now."""
    assert words.plain(prompts.soon(make.at(7, 16), "Asia/Riyadh", make.at(6)), "en") == "Monday 16:00"
    assert words.plain(prompts.soon(make.at(7, 16), "Asia/Riyadh", make.at(7, 16)), "en") == "now"


def test_a_group_without_a_card_is_told_so(words: Translator) -> None:
    """Kindly."""
    assert (
        html(screens.as_text(None), words, "en") == "There is no card in this group yet. The first one will come soon."
    )
    assert html(screens.as_text(None), words, "ar") == "لا توجد بطاقة في هذه المجموعة بعد. ستصلكم البطاقة الأولى قريبًا."
