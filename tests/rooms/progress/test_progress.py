from datetime import date

import pytest
from tests import builders as make

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.text import Translator
from staffroom.rooms import progress
from staffroom.rooms.progress import screens, service, store
from staffroom.rooms.progress.rules import Report

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
    assert progress.gain(tx, cohort, make.at(6, 0), make.at(13, 0)) == progress.Gain(4, 6, 6)
    assert progress.gain(tx, cohort, make.at(13, 0), make.at(20, 0)) == progress.Gain(0, 6, 6)
    assert progress.gain(tx, cohort, make.at(20, 0), make.at(27, 0)) is None


def test_the_platform_is_believed_before_the_teachers_own_word(tx: Tx) -> None:
    """A conflict is settled in the documented order."""
    _, cohort, teachers = group(tx)
    for teacher in teachers:
        said(tx, teacher, source="self")
        said(tx, teacher, done=False, source="lms")
    assert progress.group(tx, cohort, THURSDAY).share == 0
    assert progress.of_person(tx, teachers[0]) == (0, 0)


def test_my_record_credits_nominal_minutes(tx: Tx) -> None:
    """Two sections of an hour each."""
    _, _, teachers = group(tx)
    said(tx, teachers[0])
    said(tx, teachers[0], S2, source="self")
    assert progress.of_person(tx, teachers[0]) == (2, 120)


def test_a_press_under_a_card_is_noted_once_and_can_be_taken_back(tx: Tx) -> None:
    """The second press changes nothing and says how to undo."""
    _, _, teachers = group(tx)
    user, chat = make.account(100), make.chat(-1001)
    assert service.report(tx, user, chat, S1, make.at(8)).new
    assert not service.report(tx, user, chat, S1, make.at(9)).new
    assert progress.of_person(tx, teachers[0]) == (1, 60)
    assert [section.slug for section in progress.own_reports(tx, teachers[0])] == [S1]
    assert [row[0].press for row in progress.undo_buttons(tx, teachers[0])] == [("progress.undo", (S1,))]
    assert service.undo(tx, user, S1)
    assert not service.undo(tx, user, S1)
    assert progress.of_person(tx, teachers[0]) == (0, 0)


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
    found = progress.difference(tx, programme, data, "p.csv", make.at(9))
    assert progress.describe(found) == [
        "3 rows about 3 of 8 teachers: 1 new, 1 changed, 1 unchanged.",
        f"  {roster_id(tx, teachers[1])} {S1} (lms): not done → done, 40 min",
        f"  {roster_id(tx, teachers[2])} {S1} (file): new → not done",
    ]
    assert progress.of_person(tx, teachers[1]) == (0, 0)
    assert tx.value("SELECT count(*) FROM imports") == 0


def test_an_import_is_noted_with_user_and_checksum_and_a_second_one_changes_nothing(tx: Tx) -> None:
    """Lines that do not say when keep their moment."""
    programme, _, teachers = group(tx)
    data = file(tx, (teachers[0], f"{S1},yes,50,2026-09-08,lms"), (teachers[1], f"{S1},yes,,,file"))
    first = progress.apply(tx, programme, data, "p.csv", "huda", make.at(9))
    rows = kept(tx, "progress")
    again = progress.apply(tx, programme, data, "p.csv", "huda", make.at(10))
    assert (len(first.changes), again.changes, again.unchanged) == (2, (), 2)
    assert kept(tx, "progress") == rows
    assert [(row["what"], row["checksum"], row["rows"], row["by_whom"]) for row in kept(tx, "imports")] == [
        ("progress", first.checksum, 2, "huda")
    ]


def test_one_mistake_and_nothing_is_written(local: LocalDatabase) -> None:
    """All or nothing."""
    programme, _, teachers = local.write(group)

    def wrong(tx: Tx) -> None:
        data = file(tx, (teachers[0], f"{S1},yes,,,lms"), (teachers[1], "s9,yes,,,lms"))
        progress.apply(tx, programme, data, "p.csv", "huda", make.at(9))

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
    assert progress.gain(tx, cohort, make.at(6, 0), make.at(13, 0)) is None
