"""From the roster to cohorts in the database."""

from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, ProgrammeId
from staffroom.rooms import cohorts, joining, people
from staffroom.rooms.cohorts import store_rest
from staffroom.rooms.programmes import Settings

NOW = make.at(1)


def teachers(tx: Tx, programme: ProgrammeId, n: int, location: str = "Riverside", language: str = "en") -> None:
    """Write so many teachers at a location."""
    for number in range(n):
        make.person(tx, programme, f"Teacher {number}", location=location, language=language)


def test_a_plan_shows_groups_names_languages_and_leaders_and_writes_nothing(tx: Tx) -> None:
    """A plan shows groups names languages and leaders and writes nothing."""
    programme = make.programme(tx)
    teachers(tx, programme, 60)
    teachers(tx, programme, 3, "الواحة", "ar")
    leader = make.coordinator(tx, programme)
    plan = cohorts.plan(tx, programme, NOW)
    assert [(one.name, one.language, one.size, one.coordinator_id) for one in plan.cohorts] == [
        ("Riverside_Classroom-management_Group1", "en", 30, leader),
        ("Riverside_Classroom-management_Group2", "en", 30, leader),
        ("الواحة_إدارة-الصف_Group1", "ar", 3, leader),
    ]
    assert cohorts.of_programme(tx, programme) == []


def test_applying_a_plan_twice_changes_nothing(tx: Tx) -> None:
    """Applying a plan twice changes nothing."""
    programme = make.programme(tx)
    teachers(tx, programme, 7)
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    before = cohorts.of_programme(tx, programme)
    cohorts.apply_plan(tx, programme, make.at(2), joining.invite_again)
    assert cohorts.of_programme(tx, programme) == before
    assert [place.placed_at for place in cohorts.placements(tx, before[0].id)] == [NOW] * 7


def test_a_cohort_starts_where_and_when_its_programme_does(tx: Tx) -> None:
    """A cohort starts where and when its programme does."""
    programme = make.programme(tx)
    teachers(tx, programme, 1)
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    cohort = cohorts.of_programme(tx, programme)[0]
    assert (cohort.zone, cohort.starts_on, cohort.chat_id) == ("Asia/Riyadh", "2026-09-06", None)


def test_teachers_who_come_later_fill_the_groups_that_are_there(tx: Tx) -> None:
    """Teachers who come later fill the groups that are there."""
    programme = make.programme(tx, settings=Settings(cohort_size=5))
    teachers(tx, programme, 4)
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    teachers(tx, programme, 3)
    plan = cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    assert [(one.already, one.size) for one in plan.cohorts] == [(4, 4), (0, 3)]
    teachers(tx, programme, 2)
    assert [one.size for one in cohorts.apply_plan(tx, programme, NOW, joining.invite_again).cohorts] == [5, 4]


def test_who_left_the_programme_is_given_no_place(tx: Tx) -> None:
    """Who left the programme is given no place."""
    programme = make.programme(tx)
    gone = make.person(tx, programme)
    tx.run("UPDATE people SET left_at = 1 WHERE id = :id", id=gone)
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    assert cohorts.placement(tx, gone) is None


def test_whoever_leads_a_group_keeps_it(tx: Tx) -> None:
    """Whoever leads a group keeps it."""
    programme = make.programme(tx)
    teachers(tx, programme, 2)
    first = make.coordinator(tx, programme, "First")
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    make.person(tx, programme, "Nearer", roster="coordinators", role="coordinator", location="Riverside")
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    assert [cohort.coordinator_id for cohort in cohorts.of_programme(tx, programme)] == [first]


def test_a_group_whose_coordinator_rests_waits_for_them_whoever_else_there_is(tx: Tx) -> None:
    """Two new teachers are no reason to give it to somebody else, or to forget whom it waits for."""
    programme = make.programme(tx)
    teachers(tx, programme, 2)
    huda = make.coordinator(tx, programme, user=81)
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    people.let_rest(tx, huda, programme, NOW)
    store_rest.let_leaders_rest(tx, huda)
    make.coordinator(tx, programme, "Omar", user=82)
    teachers(tx, programme, 2)
    made = cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    assert [(one.coordinator, one.why, len(one.added)) for one in made.cohorts] == [("", "rests", 2)]
    store_rest.give_back(tx, huda)
    assert [cohort.coordinator_id for cohort in cohorts.of_programme(tx, programme)] == [huda]


def test_the_list_in_coordinators_csv_decides_who_leads(tx: Tx) -> None:
    """The list in coordinators.csv decides who leads."""
    programme = make.programme(tx)
    teachers(tx, programme, 2)
    make.person(tx, programme, "Nearer", roster="coordinators", role="coordinator", location="Riverside")
    wished = make.coordinator(tx, programme, "Wished")
    tx.run("UPDATE people SET location = '' WHERE id = :id", id=wished)
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    tx.run("UPDATE people SET wishes = 'riverside_classroom-management_group1' WHERE id = :id", id=wished)
    plan = cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    assert [(one.coordinator, one.why) for one in plan.cohorts] == [("Wished", "named")]
    assert [cohort.coordinator_id for cohort in cohorts.of_programme(tx, programme)] == [wished]


def test_two_places_whose_names_are_tidied_alike_get_different_names(tx: Tx) -> None:
    """Two places whose names are tidied alike get different names."""
    programme = make.programme(tx)
    teachers(tx, programme, 1, "Green Valley")
    teachers(tx, programme, 1, "Green-Valley")
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    names = [cohort.name for cohort in cohorts.of_programme(tx, programme)]
    assert len(set(names)) == 2


def test_the_command_line_describes_a_plan_in_english(tx: Tx) -> None:
    """The command line describes a plan in English."""
    programme = make.programme(tx)
    teachers(tx, programme, 2)
    make.coordinator(tx, programme)
    assert cohorts.describe_plan(cohorts.plan(tx, programme, NOW)) == [
        (
            "Riverside_Classroom-management_Group1: 2 teachers (new, 2 added), "
            "coordinator Huda Coordinator (same location)"
        ),
        "classroom-management: 2 teachers in 1 cohort of at most 50",
    ]


def test_one_teacher_is_told_as_one(tx: Tx) -> None:
    """One teacher is told as one."""
    programme = make.programme(tx)
    teachers(tx, programme, 1)
    first, total = cohorts.describe_plan(cohorts.plan(tx, programme, NOW))
    assert ": 1 teacher (new, 1 added)" in first
    assert total == "classroom-management: 1 teacher in 1 cohort of at most 50"


def test_an_empty_roster_is_answered_with_what_to_do(tx: Tx) -> None:
    """An empty roster is answered with what to do."""
    programme = make.programme(tx)
    assert "roster import" in cohorts.describe_plan(cohorts.plan(tx, programme, NOW))[0]


def test_a_plan_without_coordinators_says_so(tx: Tx) -> None:
    """A plan without coordinators says so."""
    programme = make.programme(tx, solo=True)
    teachers(tx, programme, 1)
    assert cohorts.describe_plan(cohorts.plan(tx, programme, NOW))[0].endswith("coordinator nobody yet")
    cohorts.apply_plan(tx, programme, NOW, joining.invite_again)
    assert cohorts.of_programme(tx, programme)[0].coordinator_id is None


def test_coming_and_going_is_kept_in_the_order_in_which_it_happened(tx: Tx) -> None:
    """Coming and going is kept in the order in which it happened."""
    programme = make.programme(tx)
    teacher = make.person(tx, programme)
    cohort = make.cohort(tx, programme)
    make.member(tx, teacher, cohort, joined=None, state="placed")
    assert cohorts.mark_asked(tx, teacher, make.at(6, 9))
    assert cohorts.mark_in(tx, teacher, make.at(6, 10))
    assert not cohorts.mark_asked(tx, teacher, make.at(6, 11))
    assert cohorts.mark_out(tx, teacher, make.at(6, 12))
    assert not cohorts.mark_in(tx, teacher, make.at(6, 11))
    assert cohorts.placement(tx, teacher).state == "out"  # type: ignore[union-attr]
    assert cohorts.mark_in(tx, teacher, make.at(6, 13))
    assert not cohorts.mark_out(tx, teacher, make.at(6, 12))
    assert cohorts.count_in(tx, cohort) == 1
    assert [p.person_id for p in cohorts.placements(tx, CohortId(cohort)) if p.state == "in"] == [teacher]


def test_an_event_of_the_same_second_counts_since_telegram_knows_only_seconds(tx: Tx) -> None:
    """An event of the same second counts since Telegram knows only seconds."""
    programme = make.programme(tx)
    teacher = make.person(tx, programme)
    make.member(tx, teacher, make.cohort(tx, programme), joined=make.utc("2026-09-06T06:00:00.700"))
    assert cohorts.mark_out(tx, teacher, make.utc("2026-09-06T06:00:00"))


def test_a_stranger_has_no_place_to_come_to(tx: Tx) -> None:
    """A stranger has no place to come to."""
    stranger = make.person(tx, make.programme(tx))
    assert not cohorts.mark_in(tx, stranger, NOW)
    assert not cohorts.mark_out(tx, stranger, NOW)
    assert not cohorts.mark_asked(tx, stranger, NOW)


def test_a_coordinator_leads_own_cohorts_and_an_admin_all_of_the_programme(tx: Tx) -> None:
    """A coordinator leads own cohorts and an admin all of the programme."""
    programme = make.programme(tx)
    mine, other = make.coordinator(tx, programme), make.coordinator(tx, programme)
    admin = make.person(tx, programme, "Admin", roster="admins", role="admin")
    cohort = cohorts.get(tx, make.cohort(tx, programme, coordinator_id=mine))
    assert cohorts.may_lead(tx, cohort, mine)
    assert not cohorts.may_lead(tx, cohort, other)
    assert cohorts.may_lead(tx, cohort, admin)
    assert [cohorts.led_by(tx, person) for person in (mine, other, admin)] == [[cohort], [], [cohort]]


def test_one_account_with_two_names_leads_the_cohorts_of_both(tx: Tx) -> None:
    """A coordinator of two programmes leads all of them, under whichever name they are met."""
    here, there = make.programme(tx), make.programme(tx, slug="maths")
    names = [make.coordinator(tx, programme, user=70) for programme in (here, there)]
    own = [cohorts.get(tx, make.cohort(tx, where, coordinator_id=name, chat=None, name=f"Hill{where}"))
           for where, name in zip((here, there), names, strict=True)]  # fmt: skip
    others = cohorts.get(tx, make.cohort(tx, here, coordinator_id=make.coordinator(tx, here), chat=None))
    for name in names:
        assert cohorts.led_by(tx, name) == own
        assert [cohorts.may_lead(tx, cohort, name) for cohort in (*own, others)] == [True, True, False]


def test_two_people_without_an_account_are_two_people(tx: Tx) -> None:
    """Nobody leads what belongs to another who has not opened a link either."""
    programme = make.programme(tx)
    one, other = make.coordinator(tx, programme), make.coordinator(tx, programme)
    cohort = cohorts.get(tx, make.cohort(tx, programme, coordinator_id=other))
    assert not cohorts.may_lead(tx, cohort, one)
    assert cohorts.led_by(tx, one) == []


def test_an_admin_of_another_programme_leads_nothing_here(tx: Tx) -> None:
    """An admin of another programme leads nothing here."""
    here, there = make.programme(tx), make.programme(tx, slug="maths")
    admin = make.person(tx, there, "Admin", roster="admins", role="admin")
    cohort = cohorts.get(tx, make.cohort(tx, here))
    assert not cohorts.may_lead(tx, cohort, admin)
    assert cohorts.led_by(tx, admin) == []


def test_an_admin_of_several_programmes_leads_the_cohorts_of_each(tx: Tx) -> None:
    """Where they coordinate some of a programme themselves, only those of that one."""
    here, there = make.programme(tx), make.programme(tx, slug="maths")
    admin = make.person(tx, here, "Admin", roster="admins", role="admin", user=70)
    people.appoint_admins(tx, there)
    of_here, of_there = (make.cohort(tx, where, chat=None, name=f"Hill{where}") for where in (here, there))
    assert [cohort.id for cohort in cohorts.led_by(tx, admin)] == [of_here, of_there]
    same = make.coordinator(tx, here, user=70)
    own = make.cohort(tx, here, coordinator_id=same, chat=None, name="Hill")
    for name in (admin, same):
        assert [cohort.id for cohort in cohorts.led_by(tx, name)] == [own, of_there]


def test_one_account_that_is_coordinator_and_admin_may_do_both(tx: Tx) -> None:
    """One account that is coordinator and admin may do both."""
    programme = make.programme(tx, solo=True)
    coordinator = make.coordinator(tx, programme, user=70)
    make.person(tx, programme, "The same", roster="admins", role="admin", user=70)
    assert cohorts.may_lead(tx, cohorts.get(tx, make.cohort(tx, programme)), coordinator)


def test_a_cohort_without_a_reachable_coordinator_writes_to_the_admins(tx: Tx) -> None:
    """A cohort without a reachable coordinator writes to the admins."""
    programme = make.programme(tx)
    admin = make.person(tx, programme, "Admin", roster="admins", role="admin", user=71)
    coordinator = make.coordinator(tx, programme)
    cohort = make.cohort(tx, programme, coordinator_id=coordinator)
    assert [p.id for p in cohorts.leaders(tx, cohorts.get(tx, cohort))] == [admin]
    tx.run("UPDATE people SET telegram_id = 72, reachable = 1 WHERE id = :id", id=coordinator)
    assert [p.id for p in cohorts.leaders(tx, cohorts.get(tx, cohort))] == [coordinator]


def test_a_plan_warns_of_whoever_would_lead_more_groups_than_the_settings_allow(tx: Tx) -> None:
    """By name, with the setting; in a school that one person runs alone nobody is warned."""
    for solo, warned in ((False, 1), (True, 0)):
        programme = make.programme(
            tx, slug=f"solo-{solo}".lower(), solo=solo, settings=Settings(cohort_size=2, most_led=2)
        )
        teachers(tx, programme, 6)
        make.coordinator(tx, programme, "Huda")
        lines = [line for line in cohorts.describe_plan(cohorts.plan(tx, programme, NOW)) if "Warning" in line]
        assert len(lines) == warned
        assert all("Huda would lead 3 groups, more than 2 (`cohorts.per_coordinator`)" in line for line in lines)
