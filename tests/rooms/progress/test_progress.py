from datetime import date

import pytest
from tests import builders as make

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.text import Translator
from staffroom.ops.by_hand import progressing
from staffroom.rooms import cohorts, people, programmes, progress
from staffroom.rooms.progress import imports, screens, service, store
from staffroom.rooms.progress.gains import Gain, GroupInWeek
from staffroom.rooms.progress.sources.headings import Headings
from staffroom.rooms.progress.values import Difference, Import, Origin, Report

S1, S2 = "s1-welcome", "s2-routines"
THURSDAY = date(2026, 9, 10)
"""The last school day of week 1, when s1 is due."""


def group(tx: Tx, size: int = 8, chat: int = -1001) -> tuple[ProgrammeId, CohortId, list[PersonId]]:
    """Write a group of teachers, all inside."""
    programme = make.programme(tx)
    cohort = make.cohort(tx, programme, chat=chat)
    teachers = [make.person(tx, programme, f"Teacher {n}", user=100 + n) for n in range(size)]
    for teacher in teachers:
        make.member(tx, teacher, cohort)
    return programme, cohort, teachers


def gained(tx: Tx, cohort: CohortId, start: Instant, end: Instant) -> Gain | None:
    """Return what the members of a group gained between two midnights."""
    found = cohorts.get(tx, cohort)
    programme = programmes.get(tx, found.programme_id)
    return progress.gains(tx, programme, [GroupInWeek(found, programme.calendar, start, end)])[cohort]


def said(
    tx: Tx,
    teacher: PersonId,
    section: str = S1,
    *,
    done: bool = True,
    minutes: int | None = None,
    source: str = "lms",
    at: Instant | None = None,
) -> None:
    """Write what a source says."""
    store.put(tx, teacher, Report(section, source, done, minutes, at or make.at(8)))


def roster_id(tx: Tx, teacher: PersonId) -> str:
    """Return a teacher's id on the roster."""
    return str(tx.value("SELECT roster_id FROM people WHERE id = :id", id=teacher))


def kept(tx: Tx, table: str) -> list[dict[str, object]]:
    """Return a table's rows."""
    return [{name: row[name] for name in row.keys()} for row in tx.all(f"SELECT * FROM {table}")]  # noqa: SIM118


def file(tx: Tx, *lines: tuple[PersonId, str]) -> bytes:
    """Build a CSV."""
    rows = (f"{roster_id(tx, teacher)},{rest}" for teacher, rest in lines)
    return "\n".join(["teacher,section,done,minutes,at,source", *rows]).encode()


def figures(tx: Tx, teacher: PersonId) -> tuple[int, int]:
    """Return how many sections a teacher has finished, and the minutes credited."""
    own = progress.of_person(tx, teacher)
    return own.sections, own.minutes


def looked_at(tx: Tx, programme: ProgrammeId, data: bytes, now: Instant) -> Difference:
    """Return what a file would change.

    Raises BadTable with its mistakes.
    """
    found = progress.read(data, "p.csv", progress.against(tx, programme, Headings(), now), {})
    if found.bad is not None:
        raise found.bad
    return progress.difference(tx, programme, found, now)


def brought(tx: Tx, programme: ProgrammeId, data: bytes, now: Instant) -> tuple[Difference, int]:
    """Bring a file in; return what it changed, and the import's number or 0."""
    found = looked_at(tx, programme, data, now)
    return found, progress.write(tx, programme, found, Origin("file", "p.csv", "huda"), now) or 0


def test_the_mean_is_over_those_of_whom_anything_is_known(tx: Tx) -> None:
    """Three unknown teachers do not pull a group down."""
    _, cohort, teachers = group(tx)
    for teacher in teachers[:4]:
        said(tx, teacher)
    said(tx, teachers[4], done=False)
    found = progress.group(tx, cohort, THURSDAY)
    assert (found.share, found.coverage, found.people, found.source) == (0.8, 5 / 8, 5, "lms")
    assert found.as_of == make.at(8)


def test_below_sixty_per_cent_or_five_people_nothing_is_shown(tx: Tx) -> None:
    """Unknown stays unknown, and nobody can be singled out."""
    _, cohort, teachers = group(tx, 9)
    for teacher in teachers[:5]:
        said(tx, teacher)
    found = progress.group(tx, cohort, THURSDAY)
    assert (found.share, found.minutes, found.source, found.as_of) == (None, None, "", None)
    assert progress.sections_done(tx, cohort, make.at(11)) == []


def test_before_anything_is_due_the_share_is_unknown(tx: Tx) -> None:
    """On Tuesday of week 1 nobody is late or early."""
    _, cohort, teachers = group(tx)
    for teacher in teachers:
        said(tx, teacher)
    assert progress.group(tx, cohort, date(2026, 9, 8)).share is None


def test_quiet_paused_and_left_teachers_are_not_counted(tx: Tx) -> None:
    """They opted out, and nothing is told about them."""
    _, cohort, teachers = group(tx, 9)
    for teacher in teachers:
        said(tx, teacher)
    tx.run("UPDATE people SET quiet = 1 WHERE id = :id", id=teachers[0])
    tx.run("UPDATE people SET paused_until = :until WHERE id = :id", until=make.at(20), id=teachers[1])
    tx.run("UPDATE placements SET state = 'out', left_at = 5 WHERE person_id = :id", id=teachers[2])
    assert progress.group(tx, cohort, THURSDAY).people == 6


def test_measured_minutes_are_a_median_capped_and_else_minutes_are_credited(tx: Tx) -> None:
    """Five measured of eight are enough, four are not."""
    _, cohort, teachers = group(tx)
    for teacher, minutes in zip(teachers, (10, 50, 70, 80, 1000), strict=False):
        said(tx, teacher, minutes=minutes)
    found = progress.group(tx, cohort, THURSDAY)
    assert (found.minutes, found.credited) == (70, False)
    said(tx, teachers[0], minutes=None)
    found = progress.group(tx, cohort, THURSDAY)
    assert (found.minutes, found.credited) == (60, True)


def test_a_day_in_the_past_shows_what_was_finished_by_then(tx: Tx) -> None:
    """The trend needs no diary of its own."""
    _, cohort, teachers = group(tx)
    for teacher in teachers:
        said(tx, teacher, at=make.at(11))
    assert progress.group(tx, cohort, THURSDAY).share == 0
    assert progress.group(tx, cohort, date(2026, 9, 11)).share == 1


def test_a_weeks_gain_counts_each_teacher_at_most_once_for_what_was_due(tx: Tx) -> None:
    """Finishing two sections in a week of one earns one."""
    _, cohort, teachers = group(tx)
    for teacher in teachers[:4]:
        said(tx, teacher)
        said(tx, teacher, S2)
    for teacher in teachers[4:6]:
        said(tx, teacher, done=False)
    assert gained(tx, cohort, make.at(6, 0), make.at(13, 0)) == Gain(4, 6, 6)
    assert gained(tx, cohort, make.at(13, 0), make.at(20, 0)) == Gain(0, 6, 6)
    assert gained(tx, cohort, make.at(20, 0), make.at(27, 0)) is None


def test_the_platform_is_believed_before_the_teachers_own_word(tx: Tx) -> None:
    """A conflict is settled in the documented order."""
    _, cohort, teachers = group(tx)
    for teacher in teachers:
        said(tx, teacher, source="self")
        said(tx, teacher, done=False, source="lms")
    assert progress.group(tx, cohort, THURSDAY).share == 0
    assert figures(tx, teachers[0]) == (0, 0)


def test_my_record_credits_nominal_minutes(tx: Tx) -> None:
    """Two sections of an hour each."""
    _, _, teachers = group(tx)
    said(tx, teachers[0])
    said(tx, teachers[0], S2, source="self")
    assert figures(tx, teachers[0]) == (2, 120)


def test_a_press_under_a_card_is_noted_once_and_can_be_taken_back(tx: Tx) -> None:
    """The second press changes nothing and says how to undo."""
    _, _, teachers = group(tx)
    user, chat = make.account(100), make.chat(-1001)
    assert service.report(tx, user, chat, S1, make.at(8)).new
    assert not service.report(tx, user, chat, S1, make.at(9)).new
    assert figures(tx, teachers[0]) == (1, 60)
    assert service.undo(tx, user, S1)
    assert not service.undo(tx, user, S1)
    assert figures(tx, teachers[0]) == (0, 0)


def test_only_teachers_of_that_group_may_press(tx: Tx) -> None:
    """A coordinator, a stranger and a colleague from elsewhere are refused."""
    programme, _, _ = group(tx)
    make.coordinator(tx, programme, user=900)
    elsewhere = make.person(tx, programme, user=901)
    make.member(tx, elsewhere, make.cohort(tx, programme, chat=-1002))
    for user in (900, 901, 902):
        with pytest.raises(Refusal, match="progress-not-your-group"):
            service.report(tx, make.account(user), make.chat(-1001), S1, make.at(8))


def test_an_unknown_section_is_refused(tx: Tx) -> None:
    """What a button carries is not to be trusted."""
    group(tx)
    with pytest.raises(Refusal, match="progress-unknown-section"):
        service.report(tx, make.account(100), make.chat(-1001), "s9-x", make.at(8))


def test_a_dry_run_shows_the_difference_and_writes_nothing(tx: Tx) -> None:
    """New, changed and unchanged are told apart."""
    programme, _, teachers = group(tx)
    said(tx, teachers[0], minutes=50)
    said(tx, teachers[1], done=False, at=make.at(7))
    data = file(
        tx,
        (teachers[0], f"{S1},yes,50,2026-09-08T09:00,lms"),
        (teachers[1], f"{S1},yes,40,2026-09-09,lms"),
        (teachers[2], f"{S1},no,,,file"),
    )
    found = looked_at(tx, programme, data, make.at(9))
    assert progressing.describe(found) == [
        "3 rows about 3 of 8 teachers: 1 new, 1 changed, 1 unchanged.",
        f"  {roster_id(tx, teachers[1])} {S1} (lms): not done → done, 40 min",
        f"  {roster_id(tx, teachers[2])} {S1} (file): new → not done",
    ]
    assert figures(tx, teachers[1]) == (0, 0)
    assert tx.value("SELECT count(*) FROM progress_imports") == 0


def test_an_import_is_noted_with_user_and_checksum_and_a_second_one_changes_nothing(tx: Tx) -> None:
    """Lines that do not say when keep their moment."""
    programme, _, teachers = group(tx)
    data = file(tx, (teachers[0], f"{S1},yes,50,2026-09-08,lms"), (teachers[1], f"{S1},yes,,,file"))
    first, _ = brought(tx, programme, data, make.at(9))
    rows = kept(tx, "progress")
    again, number = brought(tx, programme, data, make.at(10))
    assert (len(first.changes), again.changes, again.unchanged, number) == (2, (), 2, 0)
    assert kept(tx, "progress") == rows
    assert [(row["kind"], row["checksum"], row["rows"], row["by_whom"]) for row in kept(tx, "progress_imports")] == [
        ("file", first.checksum, 2, "huda")
    ]


def test_one_mistake_and_nothing_is_written(local: LocalDatabase) -> None:
    """All or nothing."""
    programme, _, teachers = local.write(group)

    def wrong(tx: Tx) -> None:
        data = file(tx, (teachers[0], f"{S1},yes,,,lms"), (teachers[1], "s9,yes,,,lms"))
        brought(tx, programme, data, make.at(9))

    with pytest.raises(BadTable):
        local.write(wrong)
    assert local.write(lambda tx: tx.value("SELECT count(*) FROM progress")) == 0


def test_the_private_word_names_the_section_and_fits_a_toast(tx: Tx, words: Translator) -> None:
    """At most 200 characters in each language."""
    group(tx)
    noted = screens.noted(service.report(tx, make.account(100), make.chat(-1001), S1, make.at(8)))
    assert words.plain(noted, "en") == (
        "Noted: you have finished “s1-welcome”. Only you see this."
        " To take it back, open My record in your private chat with me."
    )
    assert words.plain(noted, "ar").startswith("سجّلنا أنكم أنهيتم «s1-welcome».")
    assert all(len(words.plain(noted, language)) < 180 for language in ("en", "ar", "zh"))


def test_a_gain_of_which_too_little_is_known_is_unknown(tx: Tx) -> None:
    """Four known of eight are no figure for the league."""
    _, cohort, teachers = group(tx)
    for teacher in teachers[:4]:
        said(tx, teacher)
    assert gained(tx, cohort, make.at(6, 0), make.at(13, 0)) is None


def test_an_import_is_taken_back_and_its_rows_stand_as_they_stood_before(tx: Tx) -> None:
    """New rows go, changed ones are what they were."""
    programme, _, teachers = group(tx)
    said(tx, teachers[0], done=False, minutes=5, at=make.at(7))
    before = kept(tx, "progress")
    lines = [(teachers[0], f"{S1},yes,50,2026-09-08,lms"), (teachers[1], f"{S1},yes,,,file")]
    _, number = brought(tx, programme, file(tx, *lines), make.at(9))
    assert len(kept(tx, "progress")) == 2
    undone = imports.undo(tx, programme, number, "huda", make.at(10))
    assert (undone.restored, undone.kept) == (2, 0)
    assert kept(tx, "progress") == before
    with pytest.raises(Refusal, match="progress-no-undo"):
        imports.undo(tx, programme, number, "huda", make.at(10))


def test_what_a_later_import_wrote_stays_and_leads_back_to_before_both(tx: Tx) -> None:
    """Two imports of one row, taken back in either order, leave what stood there first."""
    for order in ((0, 1), (1, 0)):
        programme, _, teachers = group(tx, chat=-1001 - order[0])
        line = f"{S1},yes,50,2026-09-08,lms"
        _, first = brought(tx, programme, file(tx, (teachers[0], line)), make.at(9))
        _, second = brought(tx, programme, file(tx, (teachers[0], line.replace("50", "60"))), make.at(10))
        undone = imports.undo(tx, programme, (first, second)[order[0]], "huda", make.at(11))
        assert (undone.restored, undone.kept) == ((0, 1) if order[0] == 0 else (1, 0))
        assert [report.minutes for report in store.of_person(tx, teachers[0])] == [60 if order[0] == 0 else 50]
        imports.undo(tx, programme, (first, second)[order[1]], "huda", make.at(12))
        assert store.of_person(tx, teachers[0]) == []
        tx.run("DELETE FROM programmes")


def test_after_thirty_days_an_import_stays(tx: Tx) -> None:
    """And what stood before it is forgotten with the next one."""
    programme, _, teachers = group(tx)
    data = file(tx, (teachers[0], f"{S1},yes,50,2026-09-08,lms"))
    _, number = brought(tx, programme, data, make.at(9))
    with pytest.raises(Refusal, match="progress-no-undo"):
        imports.undo(tx, programme, number, "huda", make.at(9, month=10))
    brought(tx, programme, data.replace(b"yes,50,", b"yes,60,"), make.at(10, month=10))
    assert [row["import_id"] for row in kept(tx, "progress_before")] != [number]


def test_people_who_are_not_on_the_roster_are_shown_and_left_out(tx: Tx) -> None:
    """A platform's table holds others, too; but one in which nobody is known is a mistake."""
    programme, _, teachers = group(tx)
    known = file(tx, (teachers[0], f"{S1},yes,,,lms"))
    found, _ = brought(tx, programme, known + b"\nx9,nowhere,perhaps,,,\nx9,s1-welcome,no,,,", make.at(9))
    assert (found.rows, found.unknown) == (1, ("x9",))
    assert "1 not on the roster, left out: x9" in progressing.describe(found)
    with pytest.raises(BadTable):
        looked_at(tx, programme, b"teacher,section,done\nAmina Saleh,s1-welcome,yes", make.at(9))


def test_an_address_that_two_teachers_share_means_neither(tx: Tx) -> None:
    """Nobody is mistaken for a colleague."""
    programme, _, teachers = group(tx)
    tx.run("UPDATE people SET email = 'office@school.org' WHERE id <= :id", id=teachers[1])
    tx.run("UPDATE people SET email = 'Third@school.org' WHERE id = :id", id=teachers[2])
    data = b"email,section,done\noffice@school.org,s1-welcome,yes\nthird@SCHOOL.org,s1-welcome,yes"
    found = looked_at(tx, programme, data, make.at(9))
    assert [change.teacher for change in found.changes] == [teachers[2]]
    assert found.unknown == ("office@school.org",)


def test_the_order_in_which_sources_are_believed_is_a_setting(tx: Tx) -> None:
    """Where teachers are believed first, the platform's no does not count."""
    _, cohort, teachers = group(tx)
    for teacher in teachers:
        said(tx, teacher, source="self")
        said(tx, teacher, done=False, source="lms")
    assert progress.group(tx, cohort, THURSDAY).share == 0
    own = programmes.Settings(progress_order=("self", "lms", "file"))
    programme = make.programme(tx, settings=own)
    assert programme == people.get(tx, teachers[0]).programme_id
    assert progress.group(tx, cohort, THURSDAY).share == 1
    assert progress.group(tx, cohort, THURSDAY).source == "self"
    assert figures(tx, teachers[0]) == (1, 60)


def test_the_list_of_imports_says_what_was_taken_back(tx: Tx) -> None:
    """At the command line, the newest first."""
    programme, _, teachers = group(tx)
    _, number = brought(tx, programme, file(tx, (teachers[0], f"{S1},yes,50,2026-09-08,lms")), make.at(9))
    assert progressing.imports(tx, None, make.at(9)) == [
        f"{number}  2026-09-09 09:00 (Asia/Riyadh)  p.csv: 1 rows, 1 changed; can be taken back"
    ]
    assert progressing.undo(tx, None, None, make.at(9)) == ["p.csv was taken back: 1 rows stand as they stood before."]
    listed: list[Import] = imports.last(tx, programme)
    assert [one.undone_at for one in listed] == [make.at(9)]
    assert progressing.imports(tx, None, make.at(9))[0].endswith("taken back")
