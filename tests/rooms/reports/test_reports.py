"""Reports of closed weeks: the published figures everywhere the same, for those who may see them, harmless as files."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from tests import builders as make
from tests.rooms.standings import world
from tests.rooms.standings.test_league import MONDAY, WEEK, answered, four, notes, say

from staffroom import data_files
from staffroom.kernel import table_text
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId, ProgrammeId
from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.kernel.screen import Line, text
from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.ops.by_hand import reporting
from staffroom.ops.by_hand.reporting import Wish
from staffroom.rooms import activity, cohorts, people, programmes, reports
from staffroom.rooms.activity import Spoken
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.reports import Report, service
from staffroom.rooms.reports.screens import draw, shown, week
from staffroom.rooms.standings import Rate, cards, closing, switch
from staffroom.rooms.standings import service as league

TUESDAY = make.at(15, 15)


def closed(tx: Tx, *counts: int) -> tuple[ProgrammeId, list[CohortId]]:
    """Close a week in which each group of ten gave so many answers."""
    programme, groups = four(tx, groups=len(counts))
    answered(tx, programme, groups, *counts)
    closing.close_due(tx, MONDAY)
    return programme, groups


def every(tx: Tx, number: ProgrammeId) -> list[Cohort]:
    """Return all groups of a programme."""
    return cohorts.every_of_programme(tx, number)


def report(tx: Tx, number: ProgrammeId) -> Report:
    """Return the last closed week of all groups."""
    found = reports.collect(tx, programmes.get(tx, number), every(tx, number), moves=True)
    assert found is not None
    return found


def in_english(words: Translator) -> Callable[[Line], str]:
    """Return what says a line in English, without the marks around names."""
    return lambda line: words.plain(line, "en").replace(FSI, "").replace(PDI, "")


def admin(tx: Tx, number: ProgrammeId, user: int = 900) -> PersonId:
    """Write an admin."""
    return make.person(tx, number, "Noor", roster="admins", role="admin", user=user)


def cells(data: bytes) -> list[list[str]]:
    """Return the lines of a CSV file."""
    return [cells for _, cells in table_text.lines(data, Mistakes("")) if cells]


def test_league_card_and_report_tell_the_same_figures(tx: Tx, words: Translator) -> None:
    """Every per cent and every place is the one that was published, in the picture, the page and the table."""
    programme, groups = closed(tx, 2, 9, 5, 7)
    found, speak = report(tx, programme), in_english(words)
    rows = {row.name: row.closed for row in league.rows_of(tx, programme, WEEK)}
    table = cells(reports.written(found, "csv", speak, "en"))[1:5]
    for line in table:
        stored = rows[line[2]]
        assert stored.measures.response is not None
        assert stored.score is not None
        answers = sum(card.answered for card in stored.measures.cards)
        shares = [str(round(100 * part)) for part in (stored.measures.response.share, stored.score)]
        assert [line[3], line[5], line[8], line[9]] == [str(answers), *shares, str(stored.place)]
        assert f"{shares[1]} of 100" in " ".join(say(league_of(tx, programme), words)) or stored.place == 4
    picture = draw(found, speak, "en")
    assert [(row.name, row.label, row.trend) for row in picture.rows] == [
        ("Group 1", "90%", (90,)),
        ("Group 3", "70%", (70,)),
        ("Group 2", "50%", (50,)),
        ("Group 0", "20%", (20,)),
    ]
    assert picture.headline == "23 of 40 possible answers came in."
    assert picture.headline in reports.written(found, "html", speak, "en").decode()
    group = next(one for one in every(tx, programme) if one.id == groups[1])
    card = cards.trend(tx, programmes.get(tx, programme), group, local_day(MONDAY, make.ZONE))
    assert [week.response for week in card.weeks] == [rows["Group 1"].measures.response]


def league_of(tx: Tx, programme: ProgrammeId) -> Any:  # noqa: ANN401  a screen
    """Return the league as it was published."""
    rendered = league.render_league(tx, {"programme": programme, "week": WEEK})
    assert rendered is not None
    return rendered.screen


def columns(tx: Tx, staff: PersonId, programme: ProgrammeId, words: Translator) -> tuple[list[str], list[str]]:
    """Return the headings and the first line of the table that somebody is handed."""
    found = service.read_by(tx, staff, programme)
    assert found is not None
    headings, first, *_ = cells(reports.written(found, "csv", in_english(words), "en"))
    return headings, first


def test_hidden_rankings_are_in_no_report(tx: Tx, words: Translator) -> None:
    """Neither score nor place, in the page or the table, for admins or coordinators; shown again, they are back."""
    programme, _ = closed(tx, 2, 9, 5)
    noor = admin(tx, programme)
    assert {"Score", "Place"} <= set(columns(tx, noor, programme, words)[0])
    switch.hide(tx, programmes.get(tx, programme), MONDAY)
    assert not {"Score", "Place"} & set(columns(tx, noor, programme, words)[0])
    page = reports.written(report(tx, programme), "html", in_english(words), "en").decode()
    assert "Place" not in page
    switch.show(tx, programmes.get(tx, programme))
    assert {"Score", "Place"} <= set(columns(tx, noor, programme, words)[0])
    assert "Place" in reports.written(report(tx, programme), "html", in_english(words), "en").decode()


def test_who_left_or_was_not_counted_is_told_to_admins_only(tx: Tx, words: Translator) -> None:
    """A coordinator knows who the one is."""
    programme, groups = closed(tx, 2, 9, 5)
    huda = cohorts.get(tx, groups[0]).coordinator_id
    assert huda is not None
    assert len(columns(tx, admin(tx, programme), programme, words)[0]) == 12
    headings, first = columns(tx, huda, programme, words)
    assert (len(headings), len(first)) == (15, 15)


def test_how_the_talk_was_is_told_to_coordinators_only(tx: Tx, words: Translator) -> None:
    """Of ten teachers four gave a sign of life; half of the messages were the coordinator's, and they alone are told.

    Whoever leads the group since the week was closed reads nothing of a colleague's share.
    """
    programme, groups = four(tx, groups=3)
    answered(tx, programme, groups, 2, 9, 5)
    huda = cohorts.get(tx, groups[0]).coordinator_id
    assert huda is not None
    wrote = zip((huda, *world.members(tx, groups[0])), (6, 2, 2, 1, 1), strict=False)
    for number, (person, messages) in enumerate(wrote):
        spoken: Spoken = {
            "week": WEEK, "cohort": groups[0], "person": person, "messages": messages, "message": number + 1
        }  # fmt: skip
        activity.speak(tx, [spoken])
    activity.count_talk(tx)
    closing.close_due(tx, MONDAY)
    headings, first = columns(tx, huda, programme, words)
    assert dict(zip(headings, first, strict=True)).items() >= {
        "Active %": "40", "Top three %": "83", "Yours %": "50", "Hours to a reply": "", "Questions open": "0"
    }.items()  # fmt: skip
    mine = service.read_by(tx, huda, programme)
    assert mine is not None
    assert "Group 0: 50% of all messages were yours." in say(week(mine), words)[2]
    assert not {"Active %", "Yours %"} & set(columns(tx, admin(tx, programme), programme, words)[0])
    heir = make.coordinator(tx, programme, "Heir", user=977)
    tx.run("UPDATE cohorts SET coordinator_id = :heir WHERE id = :group", heir=heir, group=groups[0])
    headings, first = columns(tx, heir, programme, words)
    assert dict(zip(headings, first, strict=True)).items() >= {"Top three %": "83", "Yours %": ""}.items()
    theirs = service.read_by(tx, heir, programme)
    assert theirs is not None
    assert "were yours" not in "".join(say(week(theirs), words))


def test_no_figure_is_told_of_fewer_than_eight(tx: Tx, words: Translator) -> None:
    """Of one teacher "0 of 1" would tell who did not answer."""
    programme, groups = four(tx, groups=3)
    world.card(tx, programme, groups[0], 0, base=world.members(tx, groups[0])[:7])
    world.card(tx, programme, groups[1], 0, base=world.members(tx, groups[1])[:8])
    closing.close_due(tx, MONDAY)
    found, speak = report(tx, programme), in_english(words)
    small, enough, *_ = cells(reports.written(found, "csv", speak, "en"))[1:]
    assert small[3:8] == ["", "", "", "", ""]
    assert enough[3:7] == ["0", "8", "0", "0"]
    picture = draw(found, speak, "en")
    assert [(row.name, row.label, row.trend) for row in picture.rows if row.name == "Group 0"] == [
        ("Group 0", "–", (None,))
    ]
    assert picture.headline == "0 of 8 possible answers came in."


def test_progress_stands_in_the_report_from_five_people_on_as_in_the_league(tx: Tx, words: Translator) -> None:
    """Of eight who could answer it is known of six, of the other group's of four: that is too few."""
    programme, groups = four(tx, groups=2)
    for cohort, known in zip(groups, (6, 4), strict=True):
        base = world.members(tx, cohort)[:8]
        world.card(tx, programme, cohort, 3, base=base)
        world.finished(tx, base[:known], "s1-welcome", make.at(8))
    closing.close_due(tx, MONDAY)
    found, speak = report(tx, programme), in_english(words)
    assert [row.closed.measures.gain for row in league.rows_of(tx, programme, WEEK)] == [Rate(6, 6), None]
    assert [line[7] for line in cells(reports.written(found, "csv", speak, "en"))[1:3]] == ["100", ""]
    assert [row.figures.rpartition(" ")[2] for row in draw(found, speak, "en").rows] == ["100%", "–"]


def test_erasure_changes_no_published_figure(tx: Tx) -> None:
    """A report is made of closed weeks, never of what rows say now."""
    programme, groups = closed(tx, 2, 9, 5)
    before = report(tx, programme).asked
    for person in world.members(tx, groups[1]):
        people.erase(tx, person)
    assert report(tx, programme).asked == before


def test_a_coordinator_sees_their_own_groups_an_admin_all_and_nobody_else_any(tx: Tx) -> None:
    """By their account, whatever a press says."""
    programme, groups = closed(tx, 2, 9, 5)
    huda = cohorts.get(tx, groups[0]).coordinator_id
    assert huda is not None
    own, all_of_them = service.read_by(tx, huda, programme), service.read_by(tx, admin(tx, programme), programme)
    assert own is not None
    assert all_of_them is not None
    assert ([row.group for row in own.rows], len(all_of_them.rows)) == (["Group 0"], 3)
    elsewhere = make.programme(tx, slug="elsewhere")
    for other in (make.coordinator(tx, programme, "Idle", user=800), admin(tx, elsewhere, 901)):
        with pytest.raises(Refusal, match="not-yours"):
            service.read_by(tx, other, programme)


def test_no_file_holds_a_formula_or_a_name(tx: Tx, words: Translator) -> None:
    """A group may be called like a formula or a tag; teachers and coordinators are in no report."""
    programme, groups = closed(tx, 2, 9, 5)
    evil = '=HYPERLINK("http://x","<script>")'
    tx.run("UPDATE cohorts SET name = :name WHERE id = :id", name=evil, id=groups[0])
    found, speak = report(tx, programme), in_english(words)
    assert cells(reports.written(found, "csv", speak, "en"))[1][2] == f"'{evil}"
    book = zipfile.ZipFile(io.BytesIO(reports.written(found, "xlsx", speak, "en")))
    sheets = b"".join(book.read(name) for name in book.namelist() if "worksheets" in name)
    assert b"<f>" not in sheets
    page = reports.written(found, "html", speak, "en").decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    everything = page + book.read("xl/sharedStrings.xml").decode()
    assert "Huda" not in everything
    assert "Group 1 0" not in everything, "the name of a teacher"
    assert "Answered divided by could answer" in page
    assert "Answered divided by could answer" in everything


def test_of_many_groups_the_picture_shows_the_first_and_the_last(tx: Tx, words: Translator) -> None:
    """And says how many lie between; the table has all."""
    programme, _ = closed(tx, *([9] * 7 + [1] * 7))
    found, speak = report(tx, programme), in_english(words)
    assert len(shown(found)) == 12
    assert draw(found, speak, "en").gap == "… and 2 more groups between these"
    assert len([line for line in cells(reports.written(found, "csv", speak, "en")) if line[0] == WEEK]) == 14


def test_the_first_daily_message_after_a_closing_carries_the_picture(tx: Tx, words: Translator) -> None:
    """Not the next one; and nothing of other people's groups."""
    _, groups = closed(tx, 2, 9, 5)
    huda = cohorts.get(tx, groups[0]).coordinator_id
    said = service.render_daily(tx, {"reader": huda, "at": make.at(14, 15)})
    assert said is not None
    assert said.screen.drawing is not None
    lines = say(said.screen, words)
    assert lines[-2:] == ["Week 1 in your groups", "2 of 10 possible answers came in."]
    later = service.render_daily(tx, {"reader": huda, "at": TUESDAY})
    assert later is None or later.screen.drawing is None
    early = service.render_daily(tx, {"reader": huda, "at": make.at(13, 15)})
    assert early is None or early.screen.drawing is None


def test_who_leads_groups_of_two_programmes_is_shown_both_weeks(tx: Tx, words: Translator) -> None:
    """One in the daily message, the other by itself."""
    closed(tx, 2, 9, 5)
    other = make.programme(tx, slug="second")
    again = make.coordinator(tx, other, "Huda again", user=500)
    world.card(tx, other, world.group(tx, other, "Second", chat=-300, lead=again), 4)
    while closing.next_due(tx, MONDAY) == MONDAY:
        closing.close_due(tx, MONDAY)
    service.tell(tx, MONDAY)
    assert len(notes(tx, "reports.week")) == 1
    said = service.render_week(tx, {"reader": again, "programme": other})
    assert said is not None
    assert say(said.screen, words)[1] == "4 of 10 possible answers came in."


def test_admins_are_told_of_each_closed_week_once(tx: Tx, words: Translator) -> None:
    """Of all groups, in one message; nothing before there is a closed week."""
    programme, groups = four(tx)
    noor = admin(tx, programme)
    assert service.next_due(tx, MONDAY) is None
    answered(tx, programme, groups, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    assert service.next_due(tx, MONDAY) == MONDAY
    service.tell(tx, MONDAY)
    assert service.next_due(tx, MONDAY) is None
    assert len(notes(tx, "reports.week")) == 1
    said = service.render_week(tx, {"reader": noor, "programme": programme})
    assert said is not None
    assert say(said.screen, words)[1] == "23 of 40 possible answers came in."


@pytest.mark.parametrize("week", ["latest", "all", "1", "2026-09-09"])
def test_the_command_takes_a_week_by_name_number_or_day(tx: Tx, week: str) -> None:
    """All of them mean the one closed week here."""
    closed(tx, 2, 9, 5)
    name, data = reporting.write(tx, Wish(week, None, "csv", None))
    assert name == f"report-{WEEK}.csv"
    assert len([line for line in cells(data) if line[0] == WEEK]) == 3


@pytest.mark.parametrize(("week", "told"), [("7", "no closed week"), ("2027-01-01", "no closed week"), ("x", "write")])
def test_the_command_says_which_week_is_not_there(tx: Tx, week: str, told: str) -> None:
    """And what to write instead."""
    closed(tx, 2, 9, 5)
    with pytest.raises(Trouble, match=told):
        reporting.write(tx, Wish(week, None, "html", "ar"))


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_page_is_whole_in_every_language(tx: Tx, language: str) -> None:
    """No sentence is missing, and its direction is the language's."""
    closed(tx, 2, 9, 5)
    _, data = reporting.write(tx, Wish("all", None, "html", language))
    page = data.decode()
    assert f"dir='{'rtl' if language == 'ar' else 'ltr'}'" in page
    assert "[reports-" not in page
    assert data_files.words().plain(text("reports-table"), language) in page
