"""The calendar played through before anybody reads it: the same days and hours as later, and what looks odd."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from icalendar import Calendar
from tests import builders as make
from tests.conftest import KEY
from tests.rooms.prompts import given as g

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.refusal import Trouble
from staffroom.rehearsal import Timetable, Wish, formats, rehearse
from staffroom.rehearsal.contact import sheet
from staffroom.rehearsal.page import as_page
from staffroom.rooms import prompts, workshops
from staffroom.rooms.programmes import Entry, Settings

BEFORE = make.at(1)


def played(local: LocalDatabase, write: Callable[[Tx], object], wish: Wish | None = None) -> list[Timetable]:
    """Write something and rehearse it on the first of the month; the course begins on Sunday the 6th."""
    local.write(write)
    return rehearse(local, KEY, BEFORE, wish or Wish())


def course(tx: Tx, *entries: Entry, **settings: object) -> None:
    """Write a programme with a calendar."""
    programme = make.programme(tx, settings=Settings(**settings))  # type: ignore[arg-type]
    prompts.load(tx, programme, entries)


def moments(found: Timetable) -> list[str]:
    """Return when everything is posted, in the group's own time."""
    return [f"{one.slug} {one.at:%d %H:%M}" if one.at else f"{one.slug} —" for one in found.messages]


def test_without_groups_a_sample_is_rehearsed(local: LocalDatabase) -> None:
    """Whoever writes a calendar sees it before there is any teacher."""
    (found,) = played(local, lambda tx: course(tx, g.entry("one"), g.entry("two", weekday="tue")))
    assert found.cohorts == ("Sample group",)
    assert moments(found) == ["one 07 16:00", "two 08 16:00"]
    assert [one.words for one in found.messages] == ["Words of one", "Words of two"]


def test_the_rehearsal_says_what_planning_and_posting_do_later(local: LocalDatabase) -> None:
    """A holiday moves a card, the caps and the quiet hours hold; every entry ends posted, or with a reason."""

    def write(tx: Tx) -> None:
        course(
            tx,
            g.entry("moved", weekday="mon"),
            g.entry("merged", weekday="mon", on_closed="merge"),
            g.entry("dropped", weekday="mon", on_closed="drop"),
            g.entry("late", weekday="wed", at="23:00"),
            g.entry("cheer", "encouragement", weekday="thu"),
            holidays=(("2026-09-07", "2026-09-07"),),
        )

    (found,) = played(local, write)
    told = {one.slug: (one.at and f"{one.at:%d %H:%M}", *one.notes) for one in found.messages}
    assert told == {
        "moved": ("08 16:00", "moved from Mon 07 Sep: no school that day"),
        "merged": (None, "merged with the next card: no school that day"),
        "dropped": (None, "dropped: no school that day"),
        "late": (
            "10 07:00",
            "moved from Wed 09 Sep: the day or the week was full, or its time lay in the quiet hours",
        ),
        "cheer": (
            "13 16:00",
            "moved from Thu 10 Sep: the day or the week was full, or its time lay in the quiet hours",
        ),
    }
    assert found.count_of_warnings == 0


def test_groups_that_read_the_same_stand_together_and_others_apart(local: LocalDatabase) -> None:
    """Ninety groups would be ninety tables."""

    def write(tx: Tx) -> None:
        course(tx, g.entry("one"))
        for number in range(3):
            make.cohort(tx, tx.value("SELECT id FROM programmes"), name=f"Group{number}", chat=None, opened=None)
        arabic = make.cohort(tx, tx.value("SELECT id FROM programmes"), name="Arabic", language="ar", chat=-5)
        tx.run("UPDATE cohorts SET zone = 'Pacific/Apia' WHERE id = :id", id=arabic)

    arabic, english = played(local, write)
    assert english.cohorts == ("Group0", "Group1", "Group2")
    assert formats.groups(english) == "Group0, Group1, Group2"
    assert (arabic.cohorts, arabic.messages[0].words) == (("Arabic",), "كلمات one")
    first, second = english.messages[0].at, arabic.messages[0].at
    assert first is not None
    assert second is not None
    assert first - second == timedelta(hours=10)
    assert first.time() == second.time()


def test_a_group_with_a_past_of_its_own_is_played_by_itself(local: LocalDatabase) -> None:
    """What was delayed there keeps its day, whatever the others do."""

    def write(tx: Tx) -> None:
        course(tx, g.entry("one"), g.entry("two", weekday="tue"))
        number = tx.value("SELECT id FROM programmes")
        for name, chat in (("Here", -1), ("There", -2), ("Delayed", -3)):
            make.cohort(tx, number, name=name, chat=chat)
        prompts.plan(tx, number, BEFORE)
        last = prompts.postings_of(tx, tx.value("SELECT max(id) FROM cohorts"))[0]
        prompts.decide(tx, [last.id], "approved", make.person(tx, number), BEFORE)
        prompts.delay(tx, last.id, make.at(8, 16), BEFORE)

    found = {one.cohorts: moments(one) for one in played(local, write)}
    assert found == {
        ("Here", "There"): ["one 07 16:00", "two 08 16:00"],
        ("Delayed",): ["one 08 16:00", "two 09 16:00"],
    }


def test_what_is_missing_or_crowded_or_silent_is_named(local: LocalDatabase) -> None:
    """No text in the group's language, two on a day, nothing for more than ten days."""

    def write(tx: Tx) -> None:
        english = {"en": "Only English"}
        entries = g.entry("one", text=english), g.entry("two"), g.entry("three", week=4)
        course(tx, *entries, posts_per_day=2)
        make.cohort(tx, tx.value("SELECT id FROM programmes"), language="ar")

    (found,) = played(local, write)
    assert [one.warnings for one in found.messages] == [
        ("no text in “ar”: the group reads it in another language (en)",),
        (),
        (),
    ]
    assert found.warnings == (
        "2 messages on Mon 07 Sep 2026",
        "nothing from Mon 07 Sep to Mon 28 Sep 2026 (21 days)",
    )
    assert found.count_of_warnings == 3


def test_what_was_changed_in_the_chat_is_rehearsed(local: LocalDatabase) -> None:
    """Words in one more language are not missing, and a card stands in its new week."""

    def write(tx: Tx) -> None:
        course(tx, g.entry("one", text={"en": "Only English"}))
        make.cohort(tx, tx.value("SELECT id FROM programmes"), language="ar")
        number = tx.value("SELECT id FROM prompts")
        prompts.reword(tx, number, {"ar": "كلمات"}, BEFORE)
        prompts.move_card(tx, number, g.day(15), BEFORE)

    (found,) = played(local, write)
    assert [(one.week, one.words, one.warnings) for one in found.messages] == [(2, "كلمات", ())]


def test_a_picture_that_shows_boxes_or_cannot_be_drawn_is_named(local: LocalDatabase) -> None:
    """Drawn only where that was wished: it takes a while."""
    nobody_writes = {"en": "Write \U00012000 on the board."}
    wish = Wish(pictures=True)
    (found,) = played(local, lambda tx: course(tx, g.entry("one", text=nobody_writes), g.entry("two")), wish)
    assert [len(one.warnings) for one in found.messages] == [1, 0]
    assert found.messages[0].warnings == ("the picture shows boxes for U+12000: no font of ours has them",)

    def crowd(tx: Tx) -> None:
        tx.run("UPDATE prompts SET texts = json_object('en', :much)", much="word " * 400)

    local.write(crowd)
    (crowded,) = rehearse(local, KEY, BEFORE, wish)
    assert "the picture cannot be drawn" in " ".join(crowded.messages[0].warnings)


def test_only_the_wished_weeks_and_the_wished_group(local: LocalDatabase) -> None:
    """What lies behind is not posted, and says so; a group that does not exist is a plain mistake."""

    def write(tx: Tx) -> None:
        course(tx, g.entry("one"), g.entry("two", week=3))
        for name in ("A", "B"):
            make.cohort(tx, tx.value("SELECT id FROM programmes"), name=name, chat=-ord(name))

    (found,) = played(local, write, Wish(weeks=2, cohort="B"))
    assert found.cohorts == ("B",)
    assert moments(found) == ["one 07 16:00", "two —"]
    assert found.messages[1].notes == ("not posted within these weeks",)
    with pytest.raises(Trouble, match="no group called “C”"):
        rehearse(local, KEY, BEFORE, Wish(cohort="C"))


def test_nothing_of_a_rehearsal_stays(local: LocalDatabase) -> None:
    """It is played on a copy."""
    local.write(lambda tx: course(tx, g.entry("one")))
    before = everything(local)
    assert rehearse(local, KEY, BEFORE, Wish())
    assert everything(local) == before


def everything(local: LocalDatabase) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    tables = [name for (name,) in local.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: [tuple(row) for row in local.connection.execute(f"SELECT * FROM {name}")] for name in tables}


def test_the_calendar_file_and_the_data_tell_the_same_as_the_page(local: LocalDatabase) -> None:
    """An event in the group's zone for each post; nothing for what is not posted."""

    def write(tx: Tx) -> None:
        course(
            tx,
            g.entry("one", text={"en": "Commas, and; <tags>"}),
            g.entry("gone", on_closed="drop"),
            holidays=(("2026-09-08", "2026-09-08"),),
        )

    found = played(local, write)
    (event,) = Calendar.from_ical(formats.as_ics(found)).walk("VEVENT")
    assert "DTSTART;TZID=Asia/Riyadh:20260907T160000" in formats.as_ics(found)
    assert event["SUMMARY"] == "Sample group: Commas, and; <tags>"
    (told,) = json.loads(formats.as_json(found))
    assert [one["at"] for one in told["messages"]] == ["2026-09-07T16:00:00+03:00", None]
    page = as_page(found)
    assert "Commas, and; &lt;tags&gt;" in page
    assert "<tags>" not in page
    assert page.count("class='closed'") == 3


def test_a_workshop_is_rehearsed_by_its_reminders(local: LocalDatabase) -> None:
    """A week and a day ahead, in its own words; on a day without school, or in another language, that is said."""

    def write(tx: Tx) -> None:
        holiday = (("2026-09-16", "2026-09-16"),)
        programme = make.programme(tx, settings=Settings(holidays=holiday))
        words = {"text": {"ar": "خطط الجلوس"}, "place": {"en": "School hall"}}
        workshops.load(tx, programme, [g.entry("seats", "workshop", week=2, weekday="wed", **words)], BEFORE)

    (found,) = played(local, write)
    assert moments(found) == ["seats-7d 09 16:00", "seats-1d 15 16:00"]
    assert found.messages[0].words == "خطط الجلوس"
    assert "the workshop itself, Wed 16 Sep, has no school" in found.messages[0].warnings
    assert any("no text in “en”" in warning for warning in found.messages[1].warnings)


def test_it_says_which_kinds_find_room_first(local: LocalDatabase) -> None:
    """On the page, too."""
    found = played(local, lambda tx: course(tx, g.entry("one")))
    assert "guidelines, workshop > introduction, question, poll, quiz, task, announcement > progress" in formats.order()
    assert "workshop &gt; introduction" in as_page(found)


def test_a_poll_whose_words_are_too_long_once_filled_in_is_named(local: LocalDatabase) -> None:
    """Where it is said by hand, behind the check of the file."""

    def write(tx: Tx) -> None:
        course(tx, g.entry("one", "poll", options=[{"en": one, "ar": one, "zh": one} for one in "AB"]))
        tx.run("UPDATE prompts SET texts = :long", long=json.dumps({"en": "x" * 299 + "{$group}"}))

    (found,) = played(local, write)
    assert found.messages[0].warnings == ("the poll's question has 309 characters, 300 fit",)


def test_the_contact_sheet_shows_every_card_in_every_language(local: LocalDatabase) -> None:
    """Drawn, with its words as alternative text, the right way round; what cannot be drawn is told in its place."""

    def write(tx: Tx) -> None:
        course(
            tx,
            g.entry("one"),
            g.entry("two", "poll", weekday="tue", options=[{"en": one, "ar": one, "zh": one} for one in "AB"]),
            g.entry("cheer", "encouragement", weekday="wed"),
            g.entry("lost", "task", weekday="thu"),
        )
        tx.run("UPDATE prompts SET picture = '/nowhere.png' WHERE slug = 'lost'")

    local.write(write)
    page = local.read(sheet)
    assert page.count("<img alt='Words of one'") == page.count("<figure lang='ar' dir='rtl'><img alt='كلمات one'") == 1
    assert page.count("data:image/png;base64,") == 6
    assert page.count("there is no picture /nowhere.png") == 3
    assert "cheer" not in page
