"""Inviting from the phone: the funnel, who is not in yet, sheets, tables, reminders, papers."""

import csv
import io
from collections.abc import Callable

import pytest
from tests import builders as make
from tests.rooms.panel.test_panel import NOW, School, labels, plain

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import CAPTION_LIMIT, MESSAGE_LIMIT, Translator, utf16
from staffroom.pictures import Funnel, Handout, Sheet, Slide
from staffroom.rooms import joining, people
from staffroom.rooms.inviting import service as inviting
from staffroom.rooms.inviting.values import Asked
from staffroom.telegram.render import html

BOT = "staffroom_bot"
SPEAK = data_files.words().plain


@pytest.fixture
def school(tx: Tx) -> School:
    """Return a populated school: one teacher in, two expected."""
    return School(tx)


def asked(school: School, teacher: PersonId | None = None, page: int = 0) -> Asked:
    """Ask about a teacher, as the coordinator."""
    return Asked(school.cohort, teacher or school.expected[0], school.huda, page)


def rows(screen: Screen) -> list[dict[str, str]]:
    """Return the lines of a table."""
    assert screen.file is not None
    return list(csv.DictReader(io.StringIO(screen.file.data.decode("utf-8-sig"))))


def test_a_group_is_shown_as_a_funnel_in_figures_and_as_a_picture(school: School, words: Translator) -> None:
    """The words say all that the picture shows, in every language, short enough to stand under it."""
    screen = inviting.group(school.tx, school.cohort, school.huda)
    assert plain(screen, words).split("\n") == [
        "<b>G1</b>: how far the invitations are",
        "",
        "On the list: <b>3</b>",
        "Invited: <b>1</b>",
        "Link opened: <b>1</b>",
        "Agreed: <b>1</b>",
        "In the group: <b>1</b>",
    ]
    assert screen.drawing is not None
    for language in ("en", "ar", "zh"):
        picture = screen.drawing(lambda line, to=language: SPEAK(line, to), language)  # type: ignore[misc]
        assert isinstance(picture, Funnel)
        assert [stage.figure for stage in picture.stages] == ["3", "1", "1", "1", "1"]
        assert utf16(html(screen, words, language)) < CAPTION_LIMIT
    assert labels(screen, words) == [
        "Who is not in yet?",
        "Invitation links (2)",
        "Who is here",
        "For the first workshop",
        "‹ Back to my desk",
    ]


def test_the_names_of_those_not_in_yet_are_told_with_two_buttons_each(school: School, words: Translator) -> None:
    """By name; whoever left is not named."""
    school.teacher("Left Early", state="out")
    said_no = school.teacher("Said No")
    school.tx.run("UPDATE people SET left_at = 1 WHERE id = :id", id=said_no)
    screen = inviting.roll(school.tx, school.cohort, school.huda, 0)
    assert plain(screen, words).split("\n\n") == [
        "<b>G1</b>: 2 teachers are not in yet. Joining is a choice: a friendly word in person works best.",
        "1. Abe Abel",
        "2. Zoe Zed",
        "A reminder tells of the link that somebody was given already. A new link ends the earlier one.",
    ]
    assert labels(screen, words)[:4] == ["1: Copy reminder", "1: New link", "2: Copy reminder", "2: New link"]


def test_a_long_list_has_pages_and_forged_pages_lead_to_the_nearest(school: School, words: Translator) -> None:
    """Eight to a page, numbered through; even the longest names fit one message."""
    for number in range(18):
        school.teacher(f"{number:02}" + "x" * 120)
    pages = [inviting.roll(school.tx, school.cohort, school.huda, page) for page in (0, 1, 2, 99, -4)]
    assert [plain(page, words).split("\n\n")[1][:2] for page in pages] == ["1.", "9.", "17", "17", "1."]
    assert [label for label in labels(pages[1], words) if "›" in label or "‹" in label] == [
        "‹ Before",
        "More ›",
        "‹ Back to the group",
    ]
    assert max(utf16(html(page, words, "ar")) for page in pages) < MESSAGE_LIMIT


def test_the_list_tells_nothing_of_how_far_somebody_is(school: School, words: Translator) -> None:
    """Opened, agreed, paused or quiet: the names look alike, the buttons too, and so do the words to copy."""
    before = inviting.roll(school.tx, school.cohort, school.huda, 0)
    reminder = plain(inviting.remind(school.tx, asked(school)), words)
    zoe = school.expected[0]
    school.tx.run("UPDATE people SET telegram_id = 99, reachable = 1 WHERE id = :id", id=zoe)
    people.record_consent(school.tx, zoe, "en", "words", NOW)
    people.choose(school.tx, zoe, paused_until=Instant(NOW + 1), quiet=True, left_at=None)
    assert inviting.roll(school.tx, school.cohort, school.huda, 0) == before
    assert plain(inviting.remind(school.tx, asked(school)), words) == reminder
    assert "start=" in plain(inviting.renew(school.tx, asked(school), BOT, NOW), words)
    assert people.get(school.tx, zoe).telegram_id == 99


def test_words_to_copy_are_in_the_teachers_language_and_hold_a_link_that_works(
    school: School, words: Translator
) -> None:
    """A reminder holds none; the earlier link has expired when there is a new one."""
    zoe = school.expected[0]
    school.tx.run("UPDATE people SET language = 'ar' WHERE id = :id", id=zoe)
    first = people.issue_link(school.tx, zoe, "teacher", NOW)
    reminder = html(inviting.remind(school.tx, asked(school)), words, "en")
    assert "<code>تحية طيبة Zoe Zed" in reminder
    assert "https://" not in reminder
    fresh = html(inviting.renew(school.tx, asked(school), BOT, NOW), words, "en")
    assert "إدارة الصف" in fresh
    token = fresh.partition("start=")[2].partition("<")[0]
    closed = people.open_link(school.tx, first, UserId(99), "Zoe", "ar", NOW)
    assert isinstance(closed, people.Closed)
    opened = people.open_link(school.tx, token, UserId(99), "Zoe", "ar", NOW)
    assert isinstance(opened, people.Opened)
    assert opened.person == zoe


def test_whoever_is_in_or_has_left_or_belongs_elsewhere_is_not_on_the_list(school: School) -> None:
    """The same answer for all of them."""
    elsewhere = make.person(school.tx, school.programme, "Else Where")
    for teacher in (school.inside, elsewhere, PersonId(999)):
        with pytest.raises(Refusal, match="inviting-roll-gone"):
            inviting.remind(school.tx, asked(school, teacher))
        with pytest.raises(Refusal, match="inviting-roll-gone"):
            inviting.renew(school.tx, asked(school, teacher), BOT, NOW)


def test_a_sheet_has_a_slip_for_each_who_never_opened_a_link(school: School) -> None:
    """Each in the language of its teacher, with a link that works."""
    school.tx.run("UPDATE people SET language = 'zh' WHERE id = :id", id=school.expected[0])
    screen = inviting.sheet(school.tx, school.cohort, school.huda, BOT, NOW)
    assert screen.printout is not None
    assert screen.printout.name == "G1.pdf"
    paper = screen.printout.drawing(SPEAK, "en")
    assert isinstance(paper, Sheet)
    assert [(slip.title, slip.lang) for slip in paper.slips] == [("Abe Abel", "en"), ("Zoe Zed", "zh")]
    assert "Classroom management" in paper.slips[0].text
    assert "课堂管理" in paper.slips[1].text
    assert all(slip.text.count("\n") == 2 for slip in paper.slips)
    assert "November" in paper.subtitle
    token = paper.slips[1].qr.partition("start=")[2]
    assert isinstance(people.open_link(school.tx, token, UserId(99), "Zoe", "en", NOW), people.Opened)


def test_a_table_for_mail_merge_names_an_address_to_admins_only(school: School, words: Translator) -> None:
    """A coordinator invites by hand; an admin's table may be sent by a machine."""
    school.tx.run("UPDATE people SET email = 'zoe@example.org' WHERE id = :id", id=school.expected[0])
    screen = inviting.table_of(school.tx, school.cohort, school.huda, BOT, NOW)
    assert "2 personal links" in plain(screen, words)
    mine, theirs = rows(screen), rows(inviting.table_of_all(school.tx, school.admin, BOT, NOW))
    assert [row["full_name"] for row in mine] == [row["full_name"] for row in theirs] == ["Abe Abel", "Zoe Zed"]
    assert [row["email"] for row in mine] == ["", ""]
    assert [row["email"] for row in theirs] == ["", "zoe@example.org"]
    assert tuple(mine[0]) == joining.MERGED
    assert all(row["link"] in row["message"] and "\n" not in row["message"] for row in theirs)


def test_no_links_are_made_before_the_group_is_open(school: School, words: Translator) -> None:
    """A reminder needs none, and the papers for the workshop come first of all."""
    school.tx.run("UPDATE cohorts SET opened_at = NULL")
    for make_links in (inviting.sheet, inviting.table_of):
        with pytest.raises(Refusal, match="inviting-links-none"):
            make_links(school.tx, school.cohort, school.huda, BOT, NOW)
    with pytest.raises(Refusal, match="inviting-links-none"):
        inviting.renew(school.tx, asked(school), BOT, NOW)
    with pytest.raises(Refusal, match="inviting-links-none"):
        inviting.table_of_all(school.tx, school.huda, BOT, NOW)
    assert "as soon as this group is open" in plain(inviting.group(school.tx, school.cohort, school.huda), words)
    assert labels(inviting.roll(school.tx, school.cohort, school.huda, 0), words)[:2] == [
        "1: Copy reminder",
        "2: Copy reminder",
    ]


def test_nobody_reaches_another_coordinators_group(school: School) -> None:
    """Neither figures nor names, links or papers."""
    other = make.coordinator(school.tx, school.programme)
    group, zoe = school.cohort, school.expected[0]
    doors: tuple[Callable[[], Screen], ...] = (
        lambda: inviting.group(school.tx, group, other),
        lambda: inviting.ask_links(school.tx, group, other),
        lambda: inviting.sheet(school.tx, group, other, BOT, NOW),
        lambda: inviting.table_of(school.tx, group, other, BOT, NOW),
        lambda: inviting.roll(school.tx, group, other, 0),
        lambda: inviting.remind(school.tx, Asked(group, zoe, other, 0)),
        lambda: inviting.renew(school.tx, Asked(group, zoe, other, 0), BOT, NOW),
        lambda: inviting.workshop(school.tx, group, other),
        lambda: inviting.handout(school.tx, group, other, "slide", "en"),
    )
    for refused in doors:
        with pytest.raises(Refusal, match="cohorts-not-yours"):
            refused()
    with pytest.raises(Refusal, match="inviting-links-none"):
        inviting.table_of_all(school.tx, other, BOT, NOW)


def test_slide_and_handout_name_who_will_invite(school: School) -> None:
    """Without a coordinator the organisation, without that a line to write on; and a forged kind is refused."""
    for kind, cls in (("handout", Handout), ("slide", Slide)):
        for language in ("en", "ar", "zh"):
            printout = inviting.handout(school.tx, school.cohort, school.huda, kind, language).printout
            assert printout is not None
            paper = printout.drawing(SPEAK, "whatever its reader speaks")
            assert type(paper) is cls
            assert paper.lang == language
            assert "Huda Coordinator" in paper.parts[1].text
            assert "50" in paper.parts[0].text
    for forged in (("poster", "en"), ("slide", "xx")):
        with pytest.raises(Refusal, match="panel-old-button"):
            inviting.handout(school.tx, school.cohort, school.huda, *forged)
    blank = SPEAK(joining.blank(), "en")
    school.tx.run("UPDATE cohorts SET coordinator_id = NULL")
    printout = inviting.handout(school.tx, school.cohort, school.admin, "slide", "en").printout
    assert printout is not None
    paper = printout.drawing(SPEAK, "en")
    assert isinstance(paper, Slide)
    assert blank in paper.parts[1].text


def test_many_groups_have_pages_and_a_table_of_all_is_explained_first(school: School, words: Translator) -> None:
    """An admin reaches each of ninety groups."""
    for number in range(89):
        make.cohort(school.tx, school.programme, chat=-5000 - number, name=f"H{number:02}")
    reached: list[str] = []
    for page in range(8):
        reached += [
            label for label in labels(inviting.groups(school.tx, school.admin, page), words) if label[0] in "GH"
        ]
    assert len(set(reached)) == len(reached) == 90
    assert "Links of all groups as a table" in labels(inviting.groups(school.tx, school.admin, 0), words)


def test_every_screen_has_its_words_in_every_language(school: School, words: Translator) -> None:
    """And no gap is left open."""
    make.cohort(school.tx, school.programme, coordinator_id=school.huda, chat=-7, name="G2")
    shown = [
        inviting.groups(school.tx, school.huda, 0),
        inviting.group(school.tx, school.cohort, school.huda),
        inviting.ask_links(school.tx, school.cohort, school.huda),
        inviting.sheet(school.tx, school.cohort, school.huda, BOT, NOW),
        inviting.table_of(school.tx, school.cohort, school.huda, BOT, NOW),
        inviting.roll(school.tx, school.cohort, school.huda, 0),
        inviting.remind(school.tx, asked(school)),
        inviting.renew(school.tx, asked(school), BOT, NOW),
        inviting.workshop(school.tx, school.cohort, school.huda),
        inviting.handout(school.tx, school.cohort, school.huda, "handout", "en"),
        inviting.ask_links(school.tx, CohortId(school.cohort + 1), school.huda),
        inviting.roll(school.tx, CohortId(school.cohort + 1), school.huda, 0),
    ]
    for language in ("en", "ar", "zh"):
        for screen in shown:
            said = html(screen, words, language) + "".join(labels(screen, words, language))
            assert "[inviting-" not in said
            assert "[joining-" not in said
            assert "{" not in said
