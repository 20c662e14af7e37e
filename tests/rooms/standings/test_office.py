"""Hiding all rankings, correcting a figure, the season's beginning and end: on real rows."""

import pytest
from tests import builders as make
from tests.rooms.standings import world
from tests.rooms.standings.test_league import MONDAY, STAFF_CHAT, WEEK, answered, four, league, notes, say

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.rooms import programmes, standings
from staffroom.rooms.programmes import Settings
from staffroom.rooms.standings import closing, corrections, office, season, service, store, switch

AFTER = make.at(14, 10)
FIRST_WEEK = make.SUNDAY.toordinal()


def led(tx: Tx, *counts: int, settings: Settings | None = None) -> tuple[ProgrammeId, list[CohortId], PersonId]:
    """Write groups of ten with an admin; their first week is closed on Monday."""
    programme, cohorts = four(tx, groups=len(counts), settings=settings)
    admin = make.person(tx, programme, "Root", roster="admins", role="admin", user=700)
    answered(tx, programme, cohorts, *counts)
    closing.close_due(tx, MONDAY)
    return programme, cohorts, admin


def why(tx: Tx, programme: ProgrammeId, cohort: CohortId, words: Translator) -> list[str] | None:
    """Return why a group stands where it does, as its coordinator reads it."""
    lead = tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohort)
    shown = service.render_why(tx, {"programme": programme, "week": WEEK, "cohort": cohort, "person": lead})
    return None if shown is None else say(shown.screen, words)


def presses(screen: Screen) -> list[str]:
    """Return what the buttons of a screen do."""
    return [button.press.data() for row in screen.buttons for button in row if button.press is not None]


def test_one_button_hides_every_ranking_and_another_shows_it_again(tx: Tx, words: Translator) -> None:
    """The league, the explanation, the places at home; the post of the last week is deleted."""
    programme, cohorts, admin = led(tx, 5, 9, 2, 7)
    huda = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    tx.run("UPDATE outbox SET state = 'sent', message_id = 77 WHERE kind = 'standings.league'")
    assert f"standings.turn:{programme}:0" in presses(office.show(tx, admin, programme, 0))
    hidden = office.turn(tx, admin, programme, 0, AFTER)
    assert say(hidden, words)[0] == "The rankings are hidden. Nobody sees a place at the moment."
    assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'call.deleteMessage' AND payload LIKE '%77%'") == 1
    assert service.render_league(tx, {"programme": programme, "week": WEEK}) is None
    assert why(tx, programme, cohorts[0], words) is None
    assert standings.lines(tx, huda, AFTER) == []
    with pytest.raises(Refusal, match="standings-are-hidden"):
        service.explain(tx, huda, make.chat(STAFF_CHAT), WEEK, AFTER)
    office.turn(tx, admin, programme, 1, AFTER)
    assert standings.lines(tx, huda, AFTER)
    assert why(tx, programme, cohorts[0], words)


def test_under_three_groups_rankings_are_hidden_until_an_admin_shows_them(tx: Tx) -> None:
    """The groups' own figures are kept all the same."""
    programme, cohorts, admin = led(tx, 5, 9)
    huda = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    assert standings.lines(tx, huda, AFTER) == []
    office.turn(tx, admin, programme, 1, AFTER)
    assert standings.lines(tx, huda, AFTER)
    assert league(tx, programme)


def test_groups_closed_long_ago_do_not_make_a_season_of_rankings(tx: Tx) -> None:
    """Two groups are left of four: hidden each week, and hidden at the end."""
    programme, cohorts = four(tx)
    tx.run("UPDATE cohorts SET closed_at = 1 WHERE id IN (:a, :b)", a=cohorts[2], b=cohorts[3])
    answered(tx, programme, cohorts[:2], 5, 9)
    closing.close_due(tx, MONDAY)
    closing.close_due(tx, Instant(MONDAY + 7 * 86_400_000))
    assert notes(tx, "standings.league") == []
    assert notes(tx, "standings.closing") == []
    assert season.render_closing(tx, {"programme": programme}) is None


def test_only_an_admin_of_a_programme_with_rankings_has_the_switch(tx: Tx) -> None:
    """A coordinator is refused, and where the setting says no there is nothing to show."""
    programme, _, admin = led(tx, 5, 9, 2, 7)
    huda = make.coordinator(tx, programme, "Huda", user=801)
    with pytest.raises(Refusal, match="standings-not-yours"):
        office.turn(tx, huda, programme, 0, AFTER)
    assert [one.id for one in standings.ranked_programmes(tx, admin)] == [programme]
    tx.run("UPDATE programmes SET settings = '{\"league\": false}'")
    assert standings.ranked_programmes(tx, admin) == []
    with pytest.raises(Refusal, match="standings-not-yours"):
        office.show(tx, admin, programme, 0)


def corrected(tx: Tx, admin: PersonId, cohort: CohortId, said: str) -> Screen:
    """Correct the only card of a group."""
    corrections.cards(tx, admin, (cohort, FIRST_WEEK), None, AFTER)
    given = corrections.awaited(tx, admin, AFTER)
    assert given is not None
    return corrections.take(tx, given, said, AFTER)


def test_a_correction_ranks_the_week_anew_and_is_posted_with_its_reason(tx: Tx, words: Translator) -> None:
    """Group 0 had nine answers, not five; what the post, the picture and the explanation say agrees."""
    programme, cohorts, admin = led(tx, 5, 9, 2, 7)
    corrected(tx, admin, cohorts[0], "9 the network was down")
    (key,) = notes(tx, "standings.corrected")
    assert corrections.awaited(tx, admin, AFTER) is None
    told = corrections.render_corrected(tx, {"programme": programme, "correction": int(key.partition(":")[2])})
    assert told is not None
    assert say(told.screen, words) == [
        "✏️ <b>Corrected:</b> Group 0, week 1: 9 of 10 answered, not 5.",
        "Reason: the network was down",
        "The first places of that week are now:",
        "1. Group 0 · 55 of 100",
        "1. Group 1 · 55 of 100",
        "3. Group 3 · 48 of 100",
    ]
    assert say(league(tx, programme), words)[1::2] == [
        "27 of 40 answered.",
        "1. Group 0 · 55 of 100",
        "3. Group 3 · 48 of 100",
    ]
    explained = why(tx, programme, cohorts[0], words) or []
    assert "Place 1 of 4, 55 of 100." in explained
    assert "Corrected by an admin: 9 answers, not 5. Reason: the network was down" in explained
    assert "Place 3 of 4, 48 of 100." in (why(tx, programme, cohorts[3], words) or [])


@pytest.mark.parametrize("said", ["9", "9 ", "nine because", "the network was down", "9 no"])
def test_a_correction_needs_a_number_and_a_reason(tx: Tx, said: str) -> None:
    """And may be written again."""
    _, cohorts, admin = led(tx, 5, 9, 2, 7)
    with pytest.raises(Refusal, match="standings-correct-how"):
        corrected(tx, admin, cohorts[0], said)
    assert corrections.awaited(tx, admin, AFTER) is not None
    assert notes(tx, "standings.corrected") == []


def test_no_more_can_have_answered_than_could(tx: Tx) -> None:
    """Eleven of ten is refused."""
    _, cohorts, admin = led(tx, 5, 9, 2, 7)
    with pytest.raises(Refusal, match="standings-correct-most"):
        corrected(tx, admin, cohorts[0], "11 the network was down")


def test_only_an_admin_corrects_and_only_where_a_card_closed(tx: Tx) -> None:
    """Whoever leads the group is refused; of several cards one is chosen first."""
    programme, cohorts, admin = led(tx, 5, 9, 2, 7)
    lead = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    with pytest.raises(Refusal, match="standings-not-yours"):
        corrections.cards(tx, lead, (cohorts[0], FIRST_WEEK), None, AFTER)
    for cohort in cohorts[:2]:
        for slug in ("a", "b"):
            world.card(tx, programme, cohort, 3, slug=slug, posted=make.at(13, 16), closes=make.at(17, 0))
    closing.close_due(tx, make.at(21, 9))
    second = FIRST_WEEK + 7
    chosen = corrections.cards(tx, admin, (cohorts[0], second), None, AFTER)
    about = f"standings.figure:{cohorts[0]}:{second}"
    assert presses(chosen)[:2] == [f"{about}:0", f"{about}:1"]
    for cohort, week in ((cohorts[2], second), (cohorts[0], second + 7)):
        with pytest.raises(Refusal, match="standings-nothing-to-correct"):
            corrections.cards(tx, admin, (cohort, week), None, AFTER)


def test_a_figure_of_any_closed_week_is_corrected(tx: Tx, words: Translator) -> None:
    """The last one is asked for first, and leads to all others."""
    programme, cohorts, admin = led(tx, 5, 9, 2, 7)
    assert f"standings.weeks:{programme}:0" not in presses(corrections.groups(tx, admin, programme, FIRST_WEEK, 0))
    for cohort in cohorts:
        world.card(tx, programme, cohort, 3, slug="b", posted=make.at(13, 16), closes=make.at(17, 0))
    closing.close_due(tx, make.at(21, 9))
    assert f"standings.correct:{programme}:{FIRST_WEEK + 7}:0" in presses(office.show(tx, admin, programme, 0))
    last = corrections.groups(tx, admin, programme, FIRST_WEEK + 7, 0)
    assert say(last, words) == ["In which group is a figure of week 2 wrong?"]
    assert f"standings.weeks:{programme}:0" in presses(last)
    weeks = presses(corrections.weeks(tx, admin, programme, 0))
    assert weeks[:2] == [f"standings.correct:{programme}:{FIRST_WEEK + 7 - ahead}:0" for ahead in (0, 7)]
    first = corrections.groups(tx, admin, programme, FIRST_WEEK, 0)
    assert f"standings.figure:{cohorts[0]}:{FIRST_WEEK}" in presses(first)
    corrected(tx, admin, cohorts[0], "9 the network was down")
    told = corrections.render_corrected(
        tx, {"programme": programme, "correction": tx.value("SELECT id FROM corrections")}
    )
    assert told is not None
    assert say(told.screen, words)[0].endswith("Group 0, week 1: 9 of 10 answered, not 5.")
    with pytest.raises(Refusal, match="standings-nothing-to-correct"):
        corrections.groups(tx, admin, programme, FIRST_WEEK + 14, 0)


def test_a_correction_leaves_the_moment_of_closing(tx: Tx) -> None:
    """So that rankings hidden later delete no post that Telegram deletes no more."""
    programme, cohorts, admin = led(tx, 5, 9, 2)
    tx.run("UPDATE outbox SET state = 'sent', message_id = 77 WHERE kind = 'standings.league'")
    corrections.cards(tx, admin, (cohorts[0], FIRST_WEEK), None, make.at(16, 9))
    given = corrections.awaited(tx, admin, make.at(16, 9))
    assert given is not None
    corrections.take(tx, given, "9 the network was down", make.at(16, 9))
    office.turn(tx, admin, programme, 0, make.at(16, 10))
    assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'call.deleteMessage'") == 0


def test_with_hidden_rankings_a_correction_tells_no_places(tx: Tx, words: Translator) -> None:
    """The figure and the reason only."""
    programme, cohorts, admin = led(tx, 5, 9, 2, 7)
    office.turn(tx, admin, programme, 0, AFTER)
    corrected(tx, admin, cohorts[0], "9 the network was down")
    number = tx.value("SELECT id FROM corrections")
    told = corrections.render_corrected(tx, {"programme": programme, "correction": number})
    assert told is not None
    assert len(say(told.screen, words)) == 2


def test_the_season_begins_on_the_first_open_day_with_how_it_is_counted(tx: Tx, words: Translator) -> None:
    """Once, and not where rankings are hidden or the day is long past."""
    programme, _ = four(tx)
    assert season.next_opening(tx, make.at()) == make.at(6, 9)
    season.open_due(tx, make.at(6, 9))
    season.open_due(tx, make.at(6, 10))
    assert notes(tx, "standings.opening") == ["season-opening:classroom-management"]
    assert season.next_opening(tx, make.at(7)) is None
    told = season.render_opening(tx, {"programme": programme})
    assert told is not None
    assert "answers 50%, replies to colleagues 20%, progress in the course 30%" in say(told.screen, words)[1]
    switch.hide(tx, programmes.get(tx, programme), make.at(7))
    assert season.render_opening(tx, {"programme": programme}) is None


@pytest.mark.parametrize(("groups", "day"), [(2, 6), (4, 20)])
def test_no_season_begins_with_two_groups_or_two_weeks_late(tx: Tx, groups: int, day: int) -> None:
    """Nothing is said then, now or later."""
    four(tx, groups=groups)
    season.open_due(tx, make.at(day, 9))
    assert notes(tx, "standings.opening") == []
    assert season.next_opening(tx, make.at(day)) is None


def test_the_season_ends_with_a_summary_when_its_last_card_has_closed(tx: Tx, words: Translator) -> None:
    """Four weeks of four groups: all together, who was often among the first, who rose."""
    programme, cohorts = four(tx)
    for ahead, counts in enumerate(((5, 9, 2, 7), (5, 9, 2, 7), (5, 9, 6, 7), (5, 9, 8, 7))):
        posted, closes = make.at(7 + 7 * ahead, 16), Instant(make.at(11, 0) + ahead * 7 * 86_400_000)
        for cohort, count in zip(cohorts, counts, strict=True):
            world.card(tx, programme, cohort, count, slug=f"w{ahead}", posted=posted, closes=closes)
    last = closing.publication(programmes.get(tx, programme), make.SUNDAY) + 3 * 7 * 86_400_000
    while (due := closing.next_due(tx, Instant(last))) is not None and due < last:
        closing.close_due(tx, due)
        assert notes(tx, "standings.closing") == []
    for late in (0, 14, 14):
        closing.close_due(tx, Instant(last + late * 86_400_000))
    assert notes(tx, "standings.closing") == ["season-closing:classroom-management"]
    rows = tx.tuples("SELECT kind FROM outbox WHERE kind IN ('standings.league', 'standings.closing') ORDER BY id")
    assert [kind for (kind,) in rows][-2:] == ["standings.league", "standings.closing"], "the last week comes first"
    told = season.render_closing(tx, {"programme": programme})
    assert told is not None
    assert say(told.screen, words) == [
        "🏁 <b>The season is over:</b> 4 weeks, 4 groups.",
        "All of us together: 102 answers where 160 were possible.",
        "Most often among the first three:",
        "Group 1 (4 weeks)",
        "Group 3 (4 weeks)",
        "Group 0 (2 weeks)",
        "Risen most from the first half to the second: Group 2, up by 22 points.",
        "Thank you to every coordinator and every group, wherever it stood.",
    ]
    assert store.latest_week(tx, programme) == "2026-09-27"


def test_where_answers_were_alike_admins_are_told_and_never_who(tx: Tx, words: Translator) -> None:
    """In private, once; the coordinator reads it under the score."""
    programme, cohorts = four(tx, groups=3)
    admin = make.person(tx, programme, "Root", roster="admins", role="admin", user=700)
    answered(tx, programme, cohorts, 5, 9, 2)
    tx.run("UPDATE postings SET copied = 2 WHERE cohort_id = :c", c=cohorts[0])
    closing.close_due(tx, MONDAY)
    assert notes(tx, "standings.copies") == [f"copies:classroom-management:{WEEK}:{cohorts[0]}:{admin}"]
    told = service.render_copies(tx, {"cohort": cohorts[0], "week": WEEK, "person": admin})
    assert told is not None
    assert say(told.screen, words)[0].startswith("Group 0: 2 answers of last week were left out")


def test_a_league_too_old_to_be_deleted_stays_and_its_button_answers(tx: Tx) -> None:
    """Telegram deletes what is younger than two days."""
    programme, cohorts, admin = led(tx, 5, 9, 2)
    tx.run("UPDATE outbox SET state = 'sent', message_id = 77 WHERE kind = 'standings.league'")
    office.turn(tx, admin, programme, 0, make.at(16, 9))
    assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'call.deleteMessage'") == 0
    lead = PersonId(tx.value("SELECT coordinator_id FROM cohorts WHERE id = :id", id=cohorts[0]))
    with pytest.raises(Refusal, match="standings-are-hidden"):
        service.explain(tx, lead, make.chat(STAFF_CHAT), WEEK, make.at(16, 9))


def test_a_correction_ranks_later_weeks_anew_too(tx: Tx) -> None:
    """A late group's third week was compared with the others' second, which is corrected after that was closed."""
    programme, cohorts, admin = led(tx, 5, 5, 5)
    late = world.group(tx, programme, "Late", chat=-200, lead=make.coordinator(tx, programme, "Last", user=600))
    tx.run("UPDATE cohorts SET starts_on = '2026-09-13' WHERE id = :id", id=late)
    for ahead, counts in ((1, (5, 5, 5, 5)), (2, (5, 5, 5, 6))):
        for cohort, count in zip([*cohorts, late], counts, strict=True):
            posted, closes = make.at(7 + 7 * ahead, 16), make.at(11 + 7 * ahead, 0)
            world.card(tx, programme, cohort, count, slug=f"w{ahead}", posted=posted, closes=closes)
        if ahead == 1:
            closing.close_due(tx, make.at(21, 9))
            corrections.cards(tx, admin, (cohorts[0], FIRST_WEEK + 7), None, make.at(21, 10))
    awaited = corrections.awaited(tx, admin, make.at(21, 10))
    closing.close_due(tx, make.at(28, 9))
    before = store.find(tx, late, "2026-09-20")
    assert before is not None
    assert before.place == 1
    assert awaited is not None
    corrections.take(tx, awaited, "10 the network was down", make.at(28, 10))
    after = store.find(tx, late, "2026-09-20")
    assert after is not None
    assert after.place == 2
    assert after.parts[0].mean > before.parts[0].mean
