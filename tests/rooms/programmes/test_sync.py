"""The rows follow config.yaml and the course folder."""

from dataclasses import replace
from pathlib import Path

from tests import builders as make

from staffroom import data_files, groundwork
from staffroom.config import Config
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ProgrammeId, UserId
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.programmes import Course, load_course

ROOT = Path(__file__).parents[3]
SLUG = "classroom-management"


def course() -> Course:
    """Return the example course."""
    return load_course(ROOT / "programmes" / SLUG)


def config(folder: Path, *changes: tuple[str, str]) -> Config:
    """Return the example's settings with changes."""
    words = data_files.example_config().read_text("utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    file = folder / "config.yaml"
    file.write_text(words, "utf-8")
    return Config.load(file, {})


def synced(tx: Tx, folder: Path, *changes: tuple[str, str]) -> ProgrammeId:
    """Bring the programmes in line with the example's settings with changes; return the programme's number."""
    groundwork.sync_programmes(tx, config(folder, *changes), make.at(1))
    found = programmes.by_slug(tx, SLUG)
    assert found is not None
    return found.id


def test_a_section_that_left_the_course_is_not_due_any_more(tx: Tx) -> None:
    """And it comes back where the course names it again."""
    whole = course()
    programme = programmes.get(tx, make.programme(tx, slug=SLUG))
    programmes.sync(tx, programme, whole)
    assert [section.slug for section in programmes.sections(tx, programme.id)] == [one.id for one in whole.sections]
    programmes.sync(tx, programme, whole.model_copy(update={"sections": whole.sections[1:]}))
    assert [section.slug for section in programmes.sections(tx, programme.id)] == [one.id for one in whole.sections[1:]]
    programmes.sync(tx, programme, whole)
    assert len(programmes.sections(tx, programme.id)) == len(whole.sections)


def test_cohorts_follow_a_new_start_and_zone_except_those_with_their_own(tx: Tx, tmp_path: Path) -> None:
    """Start and zone are followed each by itself."""
    programme = synced(tx, tmp_path)
    with_all, own_start, own_zone = (make.cohort(tx, programme, chat=-1000 - number) for number in (1, 2, 3))
    tx.run("UPDATE cohorts SET starts_on = '2026-09-13' WHERE id = :id", id=own_start)
    tx.run("UPDATE cohorts SET zone = 'Asia/Tehran' WHERE id = :id", id=own_zone)
    synced(tx, tmp_path, ("start: 2026-09-06", "start: 2026-09-20"), ("Asia/Riyadh", "Africa/Nairobi"))
    found = [cohorts.get(tx, cohort) for cohort in (with_all, own_start, own_zone)]
    assert [(cohort.starts_on, cohort.zone) for cohort in found] == [
        ("2026-09-20", "Africa/Nairobi"),
        ("2026-09-13", "Africa/Nairobi"),
        ("2026-09-20", "Asia/Tehran"),
    ]


def test_what_is_undecided_is_planned_anew_and_what_was_decided_stays(tx: Tx, tmp_path: Path) -> None:
    """A week later, all of it."""
    programme = synced(tx, tmp_path)
    cohort = make.cohort(tx, programme)
    prompts.plan(tx, programme, make.at(1))
    leader = make.coordinator(tx, programme, user=900)
    first, second = [posting for posting in prompts.postings_of(tx, cohort) if posting.kind in prompts.CARDS][:2]
    prompts.decide(tx, [first.id], "approved", leader, make.at(1))
    synced(tx, tmp_path, ("start: 2026-09-06", "start: 2026-09-13"))
    assert prompts.posting(tx, first.id).due_at == first.due_at
    assert prompts.posting(tx, second.id).due_at > second.due_at


def test_a_programme_that_is_added_later_has_the_admins_of_the_others(tx: Tx, tmp_path: Path) -> None:
    """Those who came by a link; a programme that has an admin keeps those that it has."""
    before = make.programme(tx, slug="reading")
    token = people.issue_admin_link(tx, make.at(1))
    opened = people.open_link(tx, token, UserId(7), "Amal", "ar", make.at(1))
    assert isinstance(opened, people.Opened)
    added = synced(tx, tmp_path)
    assert [admin.id for admin in people.admins(tx, added)] == [opened.person]
    another = make.person(tx, added, "Another", roster="admins", role="admin")
    people.take_role(tx, opened.person, added, "admin")
    synced(tx, tmp_path)
    assert [admin.id for admin in people.admins(tx, added)] == [another]
    assert [admin.id for admin in people.admins(tx, before)] == [opened.person]


def test_a_programme_that_is_new_has_no_cohorts_to_follow(tx: Tx) -> None:
    """Nothing before, nothing to do; nor where nothing changed."""
    known = programmes.get(tx, make.programme(tx, slug=SLUG))
    cohort = make.cohort(tx, known.id)
    cohorts.follow_programme(tx, known.id, None, known)
    cohorts.follow_programme(tx, known.id, known, replace(known))
    assert cohorts.get(tx, cohort).starts_on == "2026-09-06"
