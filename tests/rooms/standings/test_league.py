import pytest
from tests import builders as make
from tests.rooms.standings import world

from staffroom.kernel import clock
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, text
from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.pictures import Board
from staffroom.rooms import people, programmes, standings
from staffroom.rooms.cohorts import store as cohort_rows
from staffroom.rooms.programmes import Settings
from staffroom.rooms.standings import closing, service, store, store_bases, weeks
from staffroom.rooms.standings.rules import Card, Rate

STAFF_CHAT = -900
WEEK = "2026-09-06"
MONDAY = make.at(14, 9)


def four(
    tx: Tx, *, solo: bool = False, settings: Settings | None = None, groups: int = 4
) -> tuple[ProgrammeId, list[CohortId]]:
    """Write a programme of some groups of ten and its coordinators' group; the first group is Huda's."""
    programme = make.programme(tx, solo=solo, settings=settings)
    programmes.set_staff_chat(tx, programme, make.chat(STAFF_CHAT))
    huda = make.coordinator(tx, programme, user=500)
    leads = [huda, *(make.coordinator(tx, programme, f"Lead {n}", user=501 + n) for n in range(groups - 1))]
    cohorts = [world.group(tx, programme, f"Group {n}", chat=-100 - n, lead=lead) for n, lead in enumerate(leads)]
    return programme, cohorts


def answered(tx: Tx, programme: ProgrammeId, cohorts: list[CohortId], *counts: int) -> None:
    """Write a card in each group."""
    for cohort, count in zip(cohorts, counts, strict=True):
        world.card(tx, programme, cohort, count)


def notes(tx: Tx, kind: str) -> list[str]:
    """Return the keys of what is to be said."""
    return [row["key"] for row in tx.all("SELECT key FROM outbox WHERE kind = :kind ORDER BY id", kind=kind)]


def say(screen: Screen, words: Translator, language: str = "en") -> list[str]:
    """Return a screen's lines without the marks around names."""
    return [words.plain(line, language).replace(FSI, "").replace(PDI, "") for line in screen.lines]


def league(tx: Tx, programme: ProgrammeId, week: str = WEEK) -> Screen:
    """Render the league."""
    rendered = service.render_league(tx, {"programme": programme, "week": week})
    assert rendered is not None
    return rendered.screen


def test_the_first_week_is_closed_on_the_monday_after_it_at_nine(tx: Tx) -> None:
    """Sunday 6 to Saturday 12 September: Monday the 14th."""
    four(tx)
    assert closing.next_due(tx, make.at()) == MONDAY
    closing.close_due(tx, MONDAY)
    assert closing.next_due(tx, MONDAY) == make.at(21, 9)


def test_a_closed_monday_moves_the_league_to_the_next_open_day(tx: Tx) -> None:
    """A holiday, and a school week without a Monday."""
    programme = programmes.get(tx, make.programme(tx, settings=Settings(holidays=(("2026-09-14", "2026-09-15"),))))
    assert closing.publication(programme, make.SUNDAY) == make.at(16, 9)
    programme = programmes.get(tx, make.programme(tx, settings=Settings(school_week=(1, 2, 3, 4, 5))))
    assert closing.publication(programme, programme.calendar.first_of_week(make.SUNDAY)) == make.at(8, 9)


def test_the_league_shows_the_plain_figure_then_the_top_three(tx: Tx, words: Translator) -> None:
    """Places, scores of 100, no fourth group."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    assert notes(tx, "standings.league") == [f"league:classroom-management:{WEEK}"]
    assert say(league(tx, programme), words) == [
        "<b>How our groups did in week 1</b>",
        "23 of 40 answered.",
        "1. Group 1 · 52 of 100",
        "2. Group 3 · 45 of 100",
        "3. Group 2 · 38 of 100",
    ]
    assert say(league(tx, programme), words, "ar")[:3] == [
        "<b>كيف سارت مجموعاتنا في الأسبوع 1</b>",
        "أجاب 23 من 40.",
        "1. Group 1 · 52 من 100",
    ]


def test_the_board_is_drawn_with_the_same_rows(tx: Tx, words: Translator) -> None:
    """A picture of the top three."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    drawing = league(tx, programme).drawing
    assert drawing is not None
    board = drawing(lambda line: words.plain(line, "en"), "en")
    assert isinstance(board, Board)
    assert [(row.place, row.name, row.label) for row in board.rows] == [
        ("1", "Group 1", "52%"),
        ("2", "Group 3", "45%"),
        ("3", "Group 2", "38%"),
    ]
    assert (board.title, board.subtitle, board.when) == ("Our groups", "Classroom management", "Week 1")
    assert board.data()


def test_a_second_look_changes_nothing(tx: Tx) -> None:
    """One league a week, whatever restarts."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    closing.close_due(tx, Instant(MONDAY + 1))
    closing.close(tx, programmes.get(tx, programme), make.SUNDAY, MONDAY)
    assert len(notes(tx, "standings.league")) == 1
    assert tx.value("SELECT count(*) FROM standings") == 4


def test_weeks_that_an_older_version_closed_can_still_be_read(tx: Tx, words: Translator) -> None:
    """They know neither the week of the course, nor among how many, nor earlier losses, nor what was left out."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    tx.run(
        "UPDATE standings SET measures = json_remove(measures, '$.number', '$.among', '$.measures.lost_before',"
        " '$.measures.cards[0].copied')"
    )
    assert say(league(tx, programme), words)[2] == "1. Group 1 · 52 of 100"
    closed = store.find(tx, cohorts[0], WEEK)
    assert closed is not None
    assert say(Screen((standings.place_of(closed),)), words) == ["Place 4 of 4, 27 of 100."]


def test_where_no_card_closed_and_nothing_was_gained_nothing_is_said(tx: Tx) -> None:
    """Nothing to say, say nothing; the week counts as closed."""
    four(tx)
    closing.close_due(tx, MONDAY)
    assert notes(tx, "standings.league") == []
    assert tx.value("SELECT count(*) FROM standings") == 0
    assert closing.next_due(tx, MONDAY) == make.at(21, 9)


def test_where_no_group_has_a_place_one_line_says_so_beside_the_plain_figure(tx: Tx, words: Translator) -> None:
    """Not a list of every group, and no picture; why, each coordinator is told in private."""
    programme = make.programme(tx)
    programmes.set_staff_chat(tx, programme, make.chat(STAFF_CHAT))
    cohorts = [world.group(tx, programme, f"Group {number}", 7, chat=-100 - number) for number in range(4)]
    answered(tx, programme, cohorts, 1, 4, 3, 2)
    closing.close_due(tx, MONDAY)
    assert len(notes(tx, "standings.league")) == 1
    assert say(league(tx, programme), words) == [
        "<b>How our groups did in week 1</b>",
        "10 of 28 answered.",
        "No group has a place this week. <i>Why this score?</i> tells each coordinator in private why.",
    ]
    assert league(tx, programme).drawing is None


def test_where_no_card_closed_progress_alone_makes_no_league(tx: Tx) -> None:
    """What was gained is kept with the week, and nothing is posted."""
    _, cohorts = four(tx)
    for cohort in cohorts:
        world.finished(tx, world.members(tx, cohort), "s1-welcome", make.at(8))
        store_bases.put(tx, cohort, WEEK, world.members(tx, cohort))
    closing.close_due(tx, MONDAY)
    assert notes(tx, "standings.league") == []
    closed = store.find(tx, cohorts[0], WEEK)
    assert closed is not None
    assert (closed.reason, closed.measures.gain) == ("no-cards", Rate(10, 10))


@pytest.mark.parametrize("case", ["solo", "off", "two groups", "no staff chat"])
def test_the_league_is_off_in_solo_mode_when_switched_off_under_three_groups_and_without_a_place(
    tx: Tx, case: str
) -> None:
    """The weeks are closed all the same, for each group's own trend."""
    groups = 2 if case == "two groups" else 4
    programme, cohorts = four(tx, solo=case == "solo", settings=Settings(league=case != "off"), groups=groups)
    if case == "no staff chat":
        programmes.set_staff_chat(tx, programme, None)
    answered(tx, programme, cohorts, *[5] * groups)
    closing.close_due(tx, MONDAY)
    assert notes(tx, "standings.league") == []
    assert tx.value("SELECT count(*) FROM standings") == groups


def test_after_days_off_stale_leagues_are_not_posted(tx: Tx) -> None:
    """Both weeks are closed, only the latest is posted."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    for cohort in cohorts:
        world.card(tx, programme, cohort, 5, slug="w2", posted=make.at(13, 16), closes=make.at(17, 0))
    late = make.at(22, 22)
    while (due := closing.next_due(tx, late)) is not None and due <= late:
        closing.close_due(tx, late)
    assert notes(tx, "standings.league") == ["league:classroom-management:2026-09-13"]
    assert tx.value("SELECT not_before FROM outbox WHERE kind = 'standings.league'") == make.at(23, 7)
    assert tx.value("SELECT count(DISTINCT week) FROM standings") == 2


def test_a_card_that_closes_at_midnight_belongs_to_the_week_that_ends(tx: Tx) -> None:
    """A school week of seven days ends on such a midnight."""
    programme, cohorts = four(tx, groups=1)
    world.card(tx, programme, cohorts[0], 4, closes=make.at(13, 0))
    found = programmes.get(tx, programme)
    cohort = cohort_rows.get(tx, cohorts[0])
    assert weeks.measure(tx, found, cohort, make.SUNDAY).cards == (Card("w1-introductions", 4, 10),)
    assert weeks.measure(tx, found, cohort, make.SUNDAY + weeks.WEEK).cards == ()


def test_replies_to_colleagues_count_people_of_the_frozen_base_once(tx: Tx) -> None:
    """Someone outside the base does not count, whatever they write."""
    programme, (cohort,) = four(tx, groups=1)
    inside = world.members(tx, cohort)
    world.card(tx, programme, cohort, 3, base=inside[:8])
    for person in (inside[0], inside[1], inside[9]):
        world.did(tx, person, cohort, "peer_reply", WEEK)
    found = weeks.measure(tx, programmes.get(tx, programme), cohort_rows.get(tx, cohort), make.SUNDAY)
    assert (found.peer, found.outside) == (Rate(2, 8), 2)


def test_an_empty_base_is_unknown_and_not_nought(tx: Tx) -> None:
    """The card is left out of the average."""
    programme, (cohort,) = four(tx, groups=1)
    world.card(tx, programme, cohort, 0, base=[])
    found = weeks.measure(tx, programmes.get(tx, programme), cohort_rows.get(tx, cohort), make.SUNDAY)
    assert found.response is None


def test_progress_gained_is_counted_in_people(tx: Tx) -> None:
    """Six of ten finished what was due."""
    programme, (cohort,) = four(tx, groups=1)
    world.card(tx, programme, cohort, 3)
    people = world.members(tx, cohort)
    world.finished(tx, people[:6], "s1-welcome", make.at(8))
    world.finished(tx, people[6:], "s1-welcome", make.at(8), done=False)
    found = weeks.measure(tx, programmes.get(tx, programme), cohort_rows.get(tx, cohort), make.SUNDAY)
    assert found.gain == Rate(6, 10)


def test_skipped_cards_are_counted_by_fortnight(tx: Tx) -> None:
    """An announcement that was skipped is no card."""
    programme, (cohort,) = four(tx, groups=1)
    for slug, day, kind in (
        ("a", "2026-09-07", "question"),
        ("b", "2026-09-14", "question"),
        ("c", "2026-09-15", "announcement"),
    ):
        world.posting(tx, programme, cohort, slug, make.at(8), day=day, kind=kind, state="skipped")
    found = weeks.measure(tx, programmes.get(tx, programme), cohort_rows.get(tx, cohort), make.SUNDAY + weeks.WEEK)
    assert (found.skipped, found.skipped_before) == (1, 1)


def test_a_group_that_lost_many_is_unranked_and_only_the_admin_is_told_why(tx: Tx, words: Translator) -> None:
    """In private; the others see a group without a place."""
    programme, cohorts = four(tx)
    admin = make.person(tx, programme, "Root", roster="admins", role="admin", user=700)
    answered(tx, programme, cohorts, 9, 5, 5, 5)
    for person in world.members(tx, cohorts[0])[:3]:
        tx.run("UPDATE placements SET state = 'out', left_at = :at WHERE person_id = :p", at=make.at(9), p=person)
    closing.close_due(tx, MONDAY)
    closed = store.find(tx, cohorts[0], WEEK)
    assert closed is not None
    assert (closed.place, closed.reason, closed.measures.lost) == (None, "losses", 3)
    assert say(league(tx, programme), words)[-1] == "Without a place this week: Group 0"
    assert notes(tx, "standings.losses") == [f"losses:classroom-management:{WEEK}:{cohorts[0]}:{admin}"]
    told = service.render_losses(tx, {"cohort": cohorts[0], "week": WEEK, "person": admin})
    assert told is not None
    assert "3 members left or went quiet within four weeks. The group has no place" in say(told.screen, words)[0]


def test_losses_of_earlier_weeks_count_for_three_more_weeks(tx: Tx) -> None:
    """Two who left last week and one this week are three; admins are told only in a week in which somebody left."""
    programme, cohorts = four(tx)
    make.person(tx, programme, "Root", roster="admins", role="admin", user=700)
    answered(tx, programme, cohorts, 9, 5, 5, 5)
    first, second, third = world.members(tx, cohorts[0])[:3]
    for person in (first, second):
        tx.run("UPDATE placements SET state = 'out', left_at = :at WHERE person_id = :p", at=make.at(9), p=person)
    closing.close_due(tx, MONDAY)
    tx.run("UPDATE placements SET state = 'out', left_at = :at WHERE person_id = :p", at=make.at(16), p=third)
    found, row = programmes.get(tx, programme), cohort_rows.get(tx, cohorts[0])
    seen = [weeks.measure(tx, found, row, make.SUNDAY + number * weeks.WEEK) for number in range(3)]
    assert [(week.lost, week.lost_before) for week in seen] == [(2, 0), (1, 2), (0, 2)]
    assert notes(tx, "standings.losses") == []


def test_whoever_came_back_is_not_lost(tx: Tx) -> None:
    """Neither who stepped out and in again, nor who left and changed their mind; who asks to come back still is."""
    programme, cohorts = four(tx)
    stepped, changed, asking, gone = world.members(tx, cohorts[0])[:4]
    tx.run("UPDATE placements SET left_at = :at WHERE person_id = :p", at=make.at(9), p=stepped)
    tx.run("UPDATE placements SET left_at = :at, state = 'out' WHERE person_id = :p", at=make.at(9), p=changed)
    tx.run("UPDATE placements SET left_at = :at, state = 'asked' WHERE person_id = :p", at=make.at(9), p=asking)
    tx.run("UPDATE people SET left_at = :at WHERE id = :p", at=make.at(9), p=gone)
    found, row = programmes.get(tx, programme), cohort_rows.get(tx, cohorts[0])
    assert weeks.measure(tx, found, row, make.SUNDAY).lost == 3
    tx.run("UPDATE placements SET state = 'in', joined_at = :at WHERE person_id = :p", at=make.at(10), p=changed)
    assert weeks.measure(tx, found, row, make.SUNDAY).lost == 2


def test_whoever_chose_to_be_quiet_in_the_week_is_lost_to_it_unless_they_came_back(tx: Tx) -> None:
    """Quiet without their own choice, as where new words were not answered, is no loss; nor is a pause."""
    programme, cohorts = four(tx)
    chose, returned, silenced, paused = world.members(tx, cohorts[0])[:4]
    for person, since in ((chose, make.at(9)), (returned, make.at(9)), (silenced, None)):
        people.choose(tx, person, paused_until=None, quiet=True, left_at=None, quiet_since=since)
    people.choose(tx, returned, paused_until=None, quiet=False, left_at=None)
    people.choose(tx, paused, paused_until=make.at(30), quiet=False, left_at=None)
    people.choose(tx, chose, paused_until=None, quiet=True, left_at=None, quiet_since=make.at(17))
    found, row = programmes.get(tx, programme), cohort_rows.get(tx, cohorts[0])
    assert weeks.measure(tx, found, row, make.SUNDAY).lost == 1
    assert weeks.measure(tx, found, row, make.SUNDAY + weeks.WEEK).lost == 0


def test_words_that_three_gave_alike_count_once_and_their_coordinator_reads_so(tx: Tx, words: Translator) -> None:
    """Five answers, three of them alike, are three for the group itself, and two where groups are compared."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 5, 9, 2, 7)
    tx.run("UPDATE postings SET copied = 2, alike = 1 WHERE cohort_id = :c", c=cohorts[0])
    closing.close_due(tx, MONDAY)
    closed = store.find(tx, cohorts[0], WEEK)
    assert closed is not None
    assert closed.measures.cards == (Card("w1-introductions", 3, 10, copied=2, alike=1),)
    assert closed.measures.response == Rate(3, 10)
    assert closed.parts[0].x == 2
    lead = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    shown = service.render_why(tx, {"programme": programme, "week": WEEK, "cohort": cohorts[0], "person": lead})
    assert shown is not None
    said = say(shown.screen, words)
    at = said.index("2 answers were left out: three or more people had given the same words, which count once.")
    assert said[at + 1].startswith("Where groups are compared, such words do not count at all")


def test_groups_that_are_not_at_work_or_have_not_begun_take_no_part(tx: Tx) -> None:
    """Neither listed nor last."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 9, 5, 5, 5)
    tx.run("UPDATE cohorts SET opened_at = NULL WHERE id = :id", id=cohorts[1])
    tx.run("UPDATE cohorts SET starts_on = '2026-09-20' WHERE id = :id", id=cohorts[2])
    closing.close_due(tx, MONDAY)
    assert tx.value("SELECT count(*) FROM standings") == 2


def test_a_late_group_is_ranked_from_its_second_week_on(tx: Tx) -> None:
    """Its first week is not compared."""
    programme, cohorts = four(tx)
    tx.run("UPDATE cohorts SET starts_on = '2026-09-13' WHERE id = :id", id=cohorts[0])
    found, cohort = programmes.get(tx, programme), cohort_rows.get(tx, cohorts[0])
    assert weeks.measure(tx, found, cohort, make.SUNDAY + weeks.WEEK).newcomer
    assert not weeks.measure(tx, found, cohort, make.SUNDAY + 2 * weeks.WEEK).newcomer
    assert not weeks.measure(tx, found, cohort_rows.get(tx, cohorts[1]), make.SUNDAY).newcomer


def test_a_late_group_is_compared_with_the_same_week_of_the_others(tx: Tx, words: Translator) -> None:
    """The others answered well in their second week and poorly in their third: neither lifts nor sinks it."""
    programme, cohorts = four(tx)
    late = world.group(tx, programme, "Late", chat=-200, lead=make.coordinator(tx, programme, "Last", user=600))
    tx.run("UPDATE cohorts SET starts_on = '2026-09-13' WHERE id = :id", id=late)
    counts = {"w1": (5, 5, 5, 5, None), "w2": (9, 8, 5, 4, 3), "w3": (4, 2, 2, 0, 6)}
    for ahead, (slug, row) in enumerate(counts.items()):
        for cohort, count in zip([*cohorts, late], row, strict=True):
            if count is not None:
                posted, closes = make.at(7 + 7 * ahead, 16), make.at(11 + 7 * ahead, 0)
                world.card(tx, programme, cohort, count, slug=slug, posted=posted, closes=closes)
        closing.close_due(tx, make.at(14 + 7 * ahead, 9))
    third = {cohort: store.find(tx, cohort, "2026-09-20") for cohort in [*cohorts, late]}
    stood = {name: (c.place, c.among, c.number) for name, c in third.items() if c}
    assert stood == {
        cohorts[0]: (1, 4, 3),
        cohorts[1]: (2, 4, 3),
        cohorts[2]: (2, 4, 3),
        cohorts[3]: (4, 4, 3),
        late: (3, 5, 2),
    }
    assert [closed.reason for closed in store.of_cohort(tx, late)] == ["new", ""]
    said = say(league(tx, programme, "2026-09-20"), words)
    assert said[2:] == [
        "1. Group 0 · 21 of 100",
        "2. Group 1 · 14 of 100",
        "2. Group 2 · 14 of 100",
        "3. Late (its week 2) · 43 of 100",
    ]
    shown = service.render_why(
        tx,
        {
            "programme": programme,
            "week": "2026-09-20",
            "cohort": late,
            "person": make.coordinator(tx, programme, user=9),
        },
    )
    assert shown is not None
    assert say(shown.screen, words)[3] == (
        "This group started later. It is compared with the week 2 of the other groups."
    )


@pytest.mark.parametrize(("target", "told"), [(0.575, 1), (0.58, 0), (0.0, 0)])
def test_all_groups_together_are_congratulated_when_they_reach_the_target(
    tx: Tx, words: Translator, target: float, told: int
) -> None:
    """23 of 40 are 57.5 per cent; a target of nought means never."""
    programme, cohorts = four(tx, settings=Settings(league_target=target))
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    assert sum("we have reached our target" in line for line in say(league(tx, programme), words)) == told


def test_the_most_improved_group_is_named_against_its_own_weeks(tx: Tx, words: Translator) -> None:
    """From the second league on."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    for cohort, count in zip(cohorts, (6, 9, 5, 7), strict=True):
        world.card(tx, programme, cohort, count, slug="w2", posted=make.at(13, 16), closes=make.at(17, 0))
    closing.close_due(tx, make.at(21, 9))
    assert "Most improved: Group 0, up by 17 points against its own last weeks." in say(
        league(tx, programme, "2026-09-13"), words
    )


def test_a_published_week_outlives_the_people_in_it(tx: Tx) -> None:
    """Erasure never changes a published figure."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    closing.close_due(tx, MONDAY)
    for person in world.members(tx, cohorts[0]):
        tx.run("DELETE FROM people WHERE id = :id", id=person)
    found = weeks.measured(tx, programmes.get(tx, programme), cohort_rows.get(tx, cohorts[0]), make.SUNDAY)
    assert found.cards == (Card("w1-introductions", 2, 10),)


def test_why_this_score_shows_numerators_denominators_exclusions_and_shrinkage(tx: Tx, words: Translator) -> None:
    """To the coordinator alone, with the neighbours."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 5, 9, 2, 7)
    closing.close_due(tx, MONDAY)
    huda = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    service.explain(tx, huda, make.chat(STAFF_CHAT), WEEK, MONDAY)
    assert len(notes(tx, "standings.why")) == 1
    assert tx.value("SELECT chat_id FROM outbox WHERE kind = 'standings.why'") == 500
    rendered = service.render_why(tx, {"programme": programme, "week": WEEK, "cohort": cohorts[0], "person": huda})
    assert rendered is not None
    assert say(rendered.screen, words) == [
        "<b>Group 0: why this score in week 1?</b>",
        "5 of 10 answered.",
        "Place 3 of 4, 38 of 100.",
        "Just before you: Group 3, 45 of 100.",
        "Just after you: Group 2, 27 of 100.",
        "<b>Answers</b>: 5 of 10 teachers = 50%. Programme average: 57%. Evened out: 54%. Weight: 70%.",
        "<b>Replies to colleagues</b>: 0 of 10 teachers = 0%. Programme average: 0%. Evened out: 0%. Weight: 30%.",
        words.plain(text("standings-shrinkage"), "en"),
        "Every member of the group was counted.",
        "Your own answers do not count. Whoever left after a question stays in its base for that week only.",
    ]


def test_an_admin_who_leads_no_group_sees_all_places(tx: Tx, words: Translator) -> None:
    """One private message."""
    programme, cohorts = four(tx)
    admin = make.person(tx, programme, "Root", roster="admins", role="admin", user=700)
    answered(tx, programme, cohorts, 5, 9, 2, 7)
    closing.close_due(tx, MONDAY)
    service.explain(tx, admin, make.chat(STAFF_CHAT), WEEK, MONDAY)
    rendered = service.render_why(tx, {"programme": programme, "week": WEEK, "cohort": None, "person": admin})
    assert rendered is not None
    assert say(rendered.screen, words)[1:3] == [
        "Group 1: Place 1 of 4, 52 of 100.",
        "Group 3: Place 2 of 4, 45 of 100.",
    ]


def test_an_admin_is_one_under_any_name_of_their_account(tx: Tx) -> None:
    """Also where the account is a coordinator's without a group."""
    programme, cohorts = four(tx)
    make.person(tx, programme, "Root", roster="admins", role="admin", user=700)
    idle = make.coordinator(tx, programme, user=700)
    answered(tx, programme, cohorts, 5, 9, 2, 7)
    closing.close_due(tx, MONDAY)
    service.explain(tx, idle, make.chat(STAFF_CHAT), WEEK, MONDAY)
    assert tx.value("SELECT person_id FROM outbox WHERE kind = 'standings.why'") == idle


def test_nobody_else_is_told(tx: Tx) -> None:
    """A teacher, a coordinator without a group, a week that does not exist, and nobody without a private chat."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 5, 9, 2, 7)
    closing.close_due(tx, MONDAY)
    chat = make.chat(STAFF_CHAT)
    idle, teacher = make.coordinator(tx, programme, user=800), make.person(tx, programme, user=801)
    huda = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    for person, week in ((idle, WEEK), (teacher, WEEK), (huda, "2026-09-13"), (huda, "x")):
        with pytest.raises(Refusal, match="standings-not-yours"):
            service.explain(tx, person, chat, week, MONDAY)
    tx.run("UPDATE people SET reachable = 0 WHERE id = :id", id=huda)
    with pytest.raises(Refusal, match="standings-open-chat"):
        service.explain(tx, huda, chat, WEEK, MONDAY)


def test_the_panel_shows_the_last_closed_week_of_ones_own_groups(tx: Tx, words: Translator) -> None:
    """For two weeks at most, and not where rankings are off."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 5, 9, 2, 7)
    huda = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    assert standings.lines(tx, huda, MONDAY) == []
    closing.close_due(tx, MONDAY)
    found = [words.plain(line, "en") for line in standings.lines(tx, huda, make.at(20))]
    assert found == [
        f"{FSI}Group 0{PDI}: Place 3 of 4, 38 of 100.",
        f"Just before you: {FSI}Group 3{PDI}, 45 of 100.",
        f"Just after you: {FSI}Group 2{PDI}, 27 of 100.",
    ]
    assert standings.lines(tx, huda, make.at(30)) == []


def test_rankings_switched_off_in_between_are_not_sent(tx: Tx) -> None:
    """The kill switch is asked inside the claim."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 5, 9, 2, 7)
    closing.close_due(tx, MONDAY)
    tx.run("UPDATE programmes SET settings = '{\"league\": false}'")
    assert service.render_league(tx, {"programme": programme, "week": WEEK}) is None


def test_the_first_card_of_the_week_freezes_the_weeks_base(tx: Tx) -> None:
    """Else the last one before it; later cards do not change it."""
    programme, (cohort,) = four(tx, groups=1)
    people = world.members(tx, cohort)
    world.card(tx, programme, cohort, 0, slug="a", base=people[:4], posted=make.at(7), closes=make.at(10, 0))
    world.card(tx, programme, cohort, 0, slug="b", base=people[:6], posted=make.at(9), closes=make.at(12, 0))
    found, row = programmes.get(tx, programme), cohort_rows.get(tx, cohort)
    assert weeks.measure(tx, found, row, make.SUNDAY).peer == Rate(0, 4)
    assert weeks.measure(tx, found, row, make.SUNDAY + weeks.WEEK).peer == Rate(0, 6)


def test_a_neighbour_on_the_same_place_is_neither_before_nor_after(tx: Tx, words: Translator) -> None:
    """Shared places stand by name, whatever the score."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 5, 5, 2, 9)
    closing.close_due(tx, MONDAY)
    found = say(Screen(tuple(standings.lines(tx, lead(tx, 0), MONDAY))), words)
    assert found[1:] == ["Just before you: Group 3, 50 of 100.", "On the same place as you: Group 1, 36 of 100."]


def lead(tx: Tx, group: int) -> PersonId:
    """Return who leads a group."""
    return PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE name = :name", name=f"Group {group}"))


def test_the_week_of_a_farewell_is_closed_on_its_usual_day_and_published_where_that_is_called_off(tx: Tx) -> None:
    """What was answered in between counts."""
    programme, cohorts = four(tx)
    answered(tx, programme, cohorts, 2, 9, 5, 7)
    told = make.at(8, 9)
    end = programmes.Ending(programme, None, "told", told, Instant(told + 30 * clock.DAY), told_at=told)
    programmes.put_ending(tx, end)
    assert closing.next_due(tx, told) == MONDAY
    programmes.drop_ending(tx, programme)
    closing.close_due(tx, MONDAY)
    assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'standings.league'") == 1


def test_the_week_of_a_farewell_is_closed_before_everything_is_deleted_however_long_the_holidays(tx: Tx) -> None:
    """Who took part is known until then."""
    programme, _ = four(tx, settings=Settings(holidays=(("2026-09-13", "2026-10-31"),)))
    told = make.at(8, 9)
    end = programmes.Ending(programme, None, "told", told, Instant(told + 30 * clock.DAY), told_at=told)
    programmes.put_ending(tx, end)
    assert closing.next_due(tx, told) == told + 29 * clock.DAY
