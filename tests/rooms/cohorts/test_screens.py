"""What people read, in English and in Arabic."""

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press, Screen
from staffroom.kernel.text import FSI, MESSAGE_LIMIT, PDI, Translator, utf16
from staffroom.rooms import cohorts
from staffroom.rooms.cohorts import lead_screens, leading, screens, store, watch
from staffroom.rooms.cohorts.group_rules import STAFF_REQUESTS
from staffroom.rooms.cohorts.values import SetUp
from staffroom.telegram.render import html


def plain(screen: Screen, words: Translator, language: str) -> str:
    """Return what a screen says, without the marks around names."""
    return html(screen, words, language).replace(FSI, "").replace(PDI, "")


def labels(screen: Screen, words: Translator, language: str) -> list[str]:
    """Return the words on a screen's buttons."""
    return [words.plain(b.label, language).replace(FSI, "").replace(PDI, "") for row in screen.buttons for b in row]


@pytest.fixture
def cohort(tx: Tx) -> cohorts.Cohort:
    """Return a cohort with a working group."""
    programme = make.programme(tx)
    leader = make.coordinator(tx, programme, user=5)
    return cohorts.get(tx, make.cohort(tx, programme, coordinator_id=leader, name="Riverside_Group1"))


def test_my_groups_shows_totals_and_the_next_step(tx: Tx, cohort: cohorts.Cohort, words: Translator) -> None:
    """My groups shows totals and the next step."""
    make.member(tx, make.person(tx, cohort.programme_id), cohort.id)
    make.member(tx, make.person(tx, cohort.programme_id), cohort.id, state="placed", joined=None)
    make.cohort(
        tx, cohort.programme_id, coordinator_id=cohort.coordinator_id, chat=None, opened=None, name="Riverside_Group2"
    )
    assert cohort.coordinator_id is not None
    screen = screens.groups(cohorts.overview(tx, cohort.coordinator_id), 0)
    assert plain(screen, words, "en") == (
        "<b>My groups</b>\n\n"
        "<b>Riverside_Group2</b>: 0 of 0 in. No Telegram group yet.\n\n"
        "<b>Riverside_Group1</b>: 1 of 2 in. Open."
    )
    assert labels(screen, words, "en") == ["Set up Riverside_Group2", "‹ Back to my desk"]
    assert labels(screen, words, "ar")[0] == "تجهيز Riverside_Group2"


def test_each_missing_thing_is_said_with_what_to_tap(tx: Tx, cohort: cohorts.Cohort, words: Translator) -> None:
    """Each missing thing is said with what to tap."""
    store.set_missing(tx, cohort.id, "can_pin_messages")
    screen = screens.standing(cohorts.get(tx, cohort.id))
    assert plain(screen, words, "en").splitlines()[-1] == (
        "I may not pin messages. Tap the group’s name → Edit → Administrators, choose me, and allow “Pin messages”."
    )
    assert plain(screen, words, "ar").splitlines()[-1].startswith("لا يُسمح لي بتثبيت الرسائل.")
    assert labels(screen, words, "en") == ["Check again: Riverside_Group1"]


def test_every_code_of_what_is_missing_has_its_sentence() -> None:
    """Every code of what is missing has its sentence."""
    codes = "absent basic public linked community admin rights can_invite_users can_restrict_members"
    codes += " can_delete_messages can_pin_messages can_change_info"
    assert len(screens.missing_lines(codes)) == len(codes.split())


def test_the_other_way_leads_into_a_group_with_the_rights_needed() -> None:
    """The other way leads into a group with the rights needed."""
    button = screens.other_way(SetUp(12, "g12-abc", "G"), "staffroom_bot").buttons[0][0]
    assert button.url == (
        "https://t.me/staffroom_bot?startgroup=g12-abc"
        "&admin=invite_users+restrict_members+delete_messages+pin_messages+change_info"
    )
    staff = screens.other_way(SetUp(STAFF_REQUESTS + 1, "s1-abc", "G"), "staffroom_bot").buttons[0][0]
    assert staff.url == "https://t.me/staffroom_bot?startgroup=s1-abc"


def test_the_key_asks_for_the_cohorts_group() -> None:
    """The key asks for the cohort's group."""
    wanted = screens.pick(SetUp(12, "g12-abc", "G")).group_wanted
    assert wanted is not None
    assert wanted.request_id == 12


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_notes_say_whole_sentences_in_every_language(
    tx: Tx, cohort: cohorts.Cohort, words: Translator, language: str
) -> None:
    """The notes say whole sentences in every language."""
    tx.run("UPDATE people SET language = :language", language=language)
    tx.run("UPDATE cohorts SET language = :language", language=language)
    args = {
        "cohort": cohort.id,
        "programme": cohort.programme_id,
        "reader": cohort.coordinator_id,
        "missing": "public can_pin_messages",
        "chat": -99,
        "title": "<Class>",
        "which": 1,
        "left": cohort.coordinator_id,
        "person": cohort.coordinator_id,
    }
    tx.run("INSERT INTO group_facts (cohort_id, title, renames) VALUES (:id, '<Fun>', 1)", id=cohort.id)
    waiting = outbox.Note("waiting", "prompts.announcement", ChatId(cohort.chat_id or 0))
    outbox.post(tx, waiting, Instant(1))
    for kind, render in cohorts.RENDERS.items():
        led_by = None if kind == "cohorts.unled" else cohort.coordinator_id
        tx.run("UPDATE cohorts SET coordinator_id = :person", person=led_by)
        tx.run("UPDATE roles SET resting_since = :since", since=1 if kind.endswith(("rests", "you_rest")) else None)
        rendered = render(tx, args)
        assert rendered is not None
        said = html(rendered.screen, words, rendered.language)
        assert "[cohorts-" not in said
        assert "{" not in said
        assert utf16(said) < MESSAGE_LIMIT


def test_the_welcome_names_course_and_coordinator(tx: Tx, cohort: cohorts.Cohort, words: Translator) -> None:
    """The welcome names course and coordinator."""
    rendered = cohorts.RENDERS["cohorts.welcome"](tx, {"cohort": cohort.id})
    assert rendered is not None
    assert "This is our group for Classroom management." in plain(rendered.screen, words, "en")
    assert "Huda Coordinator leads the group." in plain(rendered.screen, words, "en")
    assert "هذه مجموعتنا في إدارة الصف." in plain(rendered.screen, words, "ar")


def test_a_long_list_of_groups_shows_those_that_need_something_first(tx: Tx, words: Translator) -> None:
    """On the home screen as many as there is room for, with the way to all; that list has pages."""
    programme = make.programme(tx)
    leader = make.coordinator(tx, programme)
    for n in range(screens.MOST_GROUPS + 3):
        make.cohort(tx, programme, coordinator_id=leader, chat=-2000 - n)
    make.cohort(tx, programme, coordinator_id=leader, chat=None, opened=None, name="Zzz")
    found = cohorts.overview(tx, leader)
    home = Screen(tuple(screens.group_lines(found)), screens.group_buttons(found))
    said = plain(home, words, "en")
    assert said.startswith("<b>Zzz</b>")
    assert said.endswith("4 more groups are not shown here.")
    assert labels(home, words, "en") == ["Set up Zzz", f"All {screens.MOST_GROUPS + 4} groups"]
    assert home.buttons[-1][0].press == Press("cohorts.groups", (0,))
    pages = [plain(screens.groups(found, page), words, "en").split("\n\n")[1:] for page in (0, 1)]
    assert [len(page) for page in pages] == [screens.MOST_GROUPS, 4]
    assert len({*pages[0], *pages[1]}) == screens.MOST_GROUPS + 4


def test_whoever_may_lead_a_group_or_name_its_use_is_found_on_some_page(tx: Tx, words: Translator) -> None:
    """However many coordinators and groups there are; nobody but an admin turns the pages."""
    programme = make.programme(tx)
    admin = make.person(tx, programme, "Noor", roster="admins", role="admin", user=91)
    leaders = [make.coordinator(tx, programme, f"Leader {n:02}", user=100 + n) for n in range(10)]
    unled = make.cohort(tx, programme, coordinator_id=None, name="Unled")
    shown = [lead_screens.choose(*leading.choose(tx, unled, admin, page)) for page in (0, 1)]
    named = [label for screen in shown for label in labels(screen, words, "en") if label.startswith("Leader")]
    assert [label[:9] for label in named] == [f"Leader {n:02}" for n in range(10)]
    with pytest.raises(Refusal):
        leading.choose(tx, unled, leaders[0], 1)
    for n in range(screens.MOST_GROUPS + 1):
        make.cohort(tx, programme, coordinator_id=leaders[0], chat=None, opened=None, name=f"New {n:02}")
    asked = [screens.which(-5, *watch.uses(tx, leaders[0]), page) for page in (0, 1)]
    assert [len(labels(screen, words, "en")) for screen in asked] == [screens.MOST_GROUPS + 2, 3]


def test_the_home_screen_needs_no_list_where_all_groups_fit(tx: Tx, words: Translator) -> None:
    """Not even with as many as fit exactly."""
    programme = make.programme(tx)
    leader = make.coordinator(tx, programme)
    for n in range(screens.MOST_GROUPS):
        make.cohort(tx, programme, coordinator_id=leader, chat=-2000 - n)
    assert labels(Screen((), screens.group_buttons(cohorts.overview(tx, leader))), words, "en") == []
