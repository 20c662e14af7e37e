"""What teachers read, in the words that were approved."""

from dataclasses import replace
from datetime import date

import pytest

from staffroom.kernel.ids import PersonId, UserId
from staffroom.kernel.screen import Button, Press, Screen
from staffroom.kernel.text import LRM, MESSAGE_LIMIT, Translator, utf16
from staffroom.rooms import people
from staffroom.rooms.joining import data_screens, orientation_screens, rules, screens
from staffroom.rooms.joining.values import About, Away, Choices, Course, Door, Invitation, MyRecord, Staff, Stranger
from staffroom.telegram.render import html
from staffroom.telegram.who import Who

INVITATION = Invitation(
    PersonId(7), "en", {"en": "Classroom management", "ar": "إدارة الصف"}, 50, "Huda", "Hill School"
)
CHOICES = Choices(
    PersonId(7), "en", "Amina", MyRecord(3, 2, 150), None, quiet=False, left=False, invited=False, link=None
)

TEACHER = Who(UserId(11), "en", teacher=PersonId(7))
EVERYTHING = replace(TEACHER, coordinator=PersonId(8), admin=PersonId(9))


def said(screen: Screen, words: Translator, language: str = "en") -> str:
    """Return a screen's text without the marks around names."""
    return html(screen, words, language).replace("\u2068", "").replace("\u2069", "")


def buttons(screen: Screen, words: Translator, language: str = "en") -> list[list[str]]:
    """Return the words on the buttons."""
    return [[words.plain(button.label, language) for button in row] for row in screen.buttons]


def presses(screen: Screen) -> list[str]:
    """Return what the buttons do."""
    every: list[Button] = [button for row in screen.buttons for button in row]
    return [button.press.data() if isinstance(button.press, Press) else str(button.url) for button in every]


def test_the_invitation_says_all_that_a_teacher_must_know_before_joining(words: Translator) -> None:
    """What for, who invites, what is kept, how to hide the number, the manners, how to opt out."""
    assert said(orientation_screens.orientation(INVITATION), words) == (
        "<b>Classroom management</b>: a group of colleagues\n\n"
        "<b>What it is:</b> a private group for teachers on your course (at most 50). You share what you try in class,"
        " ask each other, and get a short question now and then. Reading along is welcome too.\n\n"
        "<b>Who invites you:</b> Huda, who coordinates the group.\n\n"
        "<b>What is kept:</b> I am a bot. I can read the group's messages; I keep counts, not texts – only that of a"
        " message that people have to look at (a reported one, say), or that a colleague would like to quote, until"
        " that is decided. Members see your name and photo. To hide your phone number: Telegram Settings → Privacy and"
        " Security → Phone Number → Nobody.\n\n"
        "<b>How we talk:</b> about teaching, kindly, and so that no pupil can be recognised."
        " By joining you say that you will keep to this. The whole of it: /rules\n\n"
        "<b>Your choice:</b> taking part is voluntary. You may pause, stay quietly or leave at any time, without giving"
        " a reason: /me. More about your data: /privacy"
    )


def test_the_invitation_in_arabic(words: Translator) -> None:
    """The same, in Arabic."""
    found = said(orientation_screens.orientation(INVITATION), words, "ar")
    assert found.startswith("<b>إدارة الصف</b>: مجموعة للزملاء والزميلات\n\n<b>ما هي:</b> مجموعة خاصة لمعلّمي دورتكم")
    assert "<b>من يدعوكم:</b> Huda (تنسيق المجموعة)." in found
    assert "أحفظ أعدادًا لا نصوصًا، إلا نص رسالة يجب أن ينظر فيها أشخاص (كرسالة أُبلغ عنها)" in found
    assert found.endswith(f"من دون ذكر سبب: {LRM}/me. المزيد عن بياناتكم: {LRM}/privacy")


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_invitation_fits_one_screen_of_a_phone(words: Translator, language: str) -> None:
    """About a thousand letters, one message."""
    assert utf16(said(orientation_screens.orientation(INVITATION), words, language)) < 1100 < MESSAGE_LIMIT


def test_the_invitation_offers_yes_no_and_the_languages(words: Translator) -> None:
    """Three languages under two answers."""
    screen = orientation_screens.orientation(INVITATION)
    assert buttons(screen, words) == [["Join", "Not now"], ["Read more"], ["English", "العربية", "中文"]]
    assert presses(screen)[0].startswith("joining.join:7:en:")
    assert presses(screen)[4] == "joining.language:7:ar"


def test_the_organisation_invites_where_there_is_no_coordinator(words: Translator) -> None:
    """And the organisers, where nobody named them."""
    nobody = Invitation(PersonId(7), "en", {"en": "X"}, 50, "", "Hill School")
    assert "<b>Who invites you:</b> Hill School." in said(orientation_screens.orientation(nobody), words)
    unnamed = Invitation(PersonId(7), "en", {"en": "X"}, 50, "", "")
    assert "<b>Who invites you:</b> the organisers of your course." in said(
        orientation_screens.orientation(unnamed), words
    )


def test_the_door_is_open_closed_or_behind_one(words: Translator) -> None:
    """Only an open group shows its link."""
    ready = screens.show(Door(PersonId(7), "en", "Hill_Group1", "https://t.me/+x"))
    assert said(ready, words).startswith("Thank you! Your group <b>Hill_Group1</b> is open.")
    assert presses(ready) == ["https://t.me/+x", "joining.me:7"]
    assert presses(screens.show(Door(PersonId(7), "en", "Hill_Group1", None))) == ["joining.me:7"]
    inside = screens.show(Door(PersonId(7), "en", "Hill_Group1", "https://t.me/+x", inside=True))
    assert said(inside, words).startswith("You are in <b>Hill_Group1</b>.")
    assert presses(inside) == ["joining.me:7"]


def test_everybody_else_is_told_where_to_go(words: Translator) -> None:
    """Staff to the menu, strangers to their coordinator, who has left to the way back."""
    assert "/menu" in said(screens.show(Staff("en", "Huda", is_admin=False)), words)
    assert "look after the programme" in said(screens.show(Staff("en", "Huda", is_admin=True)), words)
    assert "personal link" in said(screens.show(Stranger("en")), words)
    assert presses(screens.show(Away(PersonId(7), "en"))) == ["joining.back:7", "joining.me:7"]


def test_the_page_of_choices(words: Translator) -> None:
    """Record, state, privacy; the ways out and the data."""
    screen = screens.choices(CHOICES)
    assert said(screen, words) == (
        "<b>My record and choices</b>: Amina\n\n"
        "Questions answered: 3\nSections finished: 2\nTime credited (hours:minutes): 2:30\n\n"
        "✓ You are taking part.\n\n"
        "Only you see this page. Nobody is told what you choose here."
    )
    assert buttons(screen, words) == [["Pause", "Quiet", "Leave"], ["Download my data", "Delete my data"]]


@pytest.mark.parametrize(
    ("state", "first"),
    [
        ({"paused_until": date(2026, 9, 13)}, ["joining.back:7", "joining.quiet:7", "joining.leave:7"]),
        ({"quiet": True}, ["joining.back:7", "joining.pause:7", "joining.leave:7"]),
        ({"left": True}, ["joining.back:7", "joining.download"]),
        ({"invited": True}, ["joining.again:7", "joining.pause:7"]),
        ({"link": "https://t.me/+x"}, ["https://t.me/+x", "joining.pause:7"]),
    ],
)
def test_each_choice_shows_the_way_back(state: dict[str, object], first: list[str]) -> None:
    """Whatever was chosen can be undone on the same page."""
    values = {**CHOICES.__dict__, **state}
    assert presses(screens.choices(Choices(**values)))[: len(first)] == first


def test_a_pause_names_its_last_day_in_the_readers_own_way(words: Translator) -> None:
    """Months have names."""
    for language, day in (("en", "September 13, 2026"), ("ar", "13 سبتمبر 2026"), ("zh", "2026年9月13日")):
        values = {**CHOICES.__dict__, "paused_until": date(2026, 9, 13), "language": language}
        assert day in said(screens.choices(Choices(**values)), words, language)


def test_a_pause_is_honest_about_the_group_itself(words: Translator) -> None:
    """A bot cannot mute a group for somebody."""
    assert "I cannot silence the group itself" in said(screens.pause(PersonId(7)), words)
    assert presses(screens.pause(PersonId(7)))[:3] == [
        "joining.pause_for:7:7",
        "joining.pause_for:7:14",
        "joining.pause_for:7:30",
    ]


def test_what_cannot_be_undone_is_asked_first(words: Translator) -> None:
    """Erasing says what goes and what stays."""
    assert presses(data_screens.erase()) == ["joining.erase_now", "joining.me"]
    assert "This cannot be undone" in said(data_screens.erase(), words)
    assert presses(screens.leave(PersonId(7))) == ["joining.leave_now:7", "joining.me:7"]
    assert presses(screens.staff_choices()) == ["joining.download", "joining.erase"]


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_no_screen_misses_a_word(words: Translator, language: str) -> None:
    """A missing sentence would show its key in brackets."""
    shown = [
        data_screens.privacy(About("", {})),
        screens.guidelines(About("", {"en": "Be kind."})),
        screens.help_for(EVERYTHING, may_report=True),
        screens.later(INVITATION),
        data_screens.erased(),
        data_screens.download(b"{}"),
        screens.staff_choices(),
        screens.opened(Door(PersonId(7), "en", "Hill", "https://t.me/+x")),
    ]
    everything = "\n".join(said(screen, words, language) for screen in shown)
    assert "[" not in everything
    assert "{" not in everything


def test_privacy_names_who_is_responsible(words: Translator) -> None:
    """What, how, why, who, and one's rights."""
    text = said(data_screens.privacy(About("Hill School", {})), words)
    assert "<b>Who is responsible:</b> Hill School." in text
    assert text.count("<b>") == 5
    assert utf16(text) < MESSAGE_LIMIT


def test_who_takes_two_courses_is_asked_which_one_and_reads_which_one(words: Translator) -> None:
    """A button for each course; the page names it."""
    courses = [Course(PersonId(7), {"en": "Reading"}), Course(PersonId(9), {"en": "Maths"})]
    asked = screens.which_course(courses)
    assert said(asked, words) == "You take more than one course here. Which course do you mean?"
    assert buttons(asked, words) == [["Reading"], ["Maths"]]
    assert presses(asked) == ["joining.me:7", "joining.me:9"]
    one_of_two = replace(CHOICES, course={"en": "Maths"})
    assert said(screens.choices(one_of_two), words).startswith("<b>My record and choices</b>: Amina (Maths)")


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_pause_of_another_length_needs_no_other_screen(
    words: Translator, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lengths are data; one without a name of its own is told in days."""
    monkeypatch.setattr(rules, "PAUSE_DAYS", (7, 14, 30, 60))
    screen = screens.pause(PersonId(7))
    assert presses(screen)[:4] == [f"joining.pause_for:7:{days}" for days in (7, 14, 30, 60)]
    assert "60" in [words.plain(b.label, language) for row in screen.buttons for b in row][3]


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_help_names_every_language(words: Translator, language: str) -> None:
    """As the buttons do."""
    help_ = said(screens.help_for(TEACHER, may_report=True), words, language)
    assert all(name in help_ for name in people.language_names().values())


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_help_names_to_each_what_is_theirs(words: Translator, language: str) -> None:
    """Admins look after the bot, teachers report a message in the group; where nobody reports, it is not said."""
    teacher = said(screens.help_for(TEACHER, may_report=True), words, language)
    assert [command in teacher for command in ("/me", "/card", "/report", "/menu", "/status")] == [
        *[True] * 3,
        *[False] * 2,
    ]
    assert "/report" not in said(screens.help_for(TEACHER, may_report=False), words, language)
    admin = said(screens.help_for(Who(UserId(12), language, admin=PersonId(9)), may_report=False), words, language)
    assert [command in admin for command in ("/menu", "/status", "/check", "/me –")] == [*[True] * 3, False]
    leader = said(
        screens.help_for(Who(UserId(13), language, coordinator=PersonId(8)), may_report=False), words, language
    )
    assert [command in leader for command in ("/menu", "/status")] == [True, False]
