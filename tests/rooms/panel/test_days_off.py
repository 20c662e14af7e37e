"""A week in which one group alone has no school: chosen by whoever leads it, kept by calendar, cards and league."""

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g
from tests.rooms.standings import world

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.rooms import programmes, prompts
from staffroom.rooms.cohorts import store as cohort_rows
from staffroom.rooms.panel import days_off
from staffroom.rooms.standings import closing, store, weeks

SECOND = make.SUNDAY + weeks.WEEK
NOW = make.at(8, 9)


@pytest.fixture
def programme(tx: Tx) -> ProgrammeId:
    """Write a programme."""
    return make.programme(tx)


@pytest.fixture
def huda(tx: Tx, programme: ProgrammeId) -> PersonId:
    """Write a coordinator."""
    return make.coordinator(tx, programme, user=900)


@pytest.fixture
def cohort(tx: Tx, programme: ProgrammeId, huda: PersonId) -> CohortId:
    """Write her group."""
    return world.group(tx, programme, "Cedar", 9, chat=-1001, lead=huda)


def labels(screen: Screen, words: Translator) -> list[str]:
    """Return the buttons' words."""
    return [words.plain(button.label, "en") for row in screen.buttons for button in row]


def due(tx: Tx, slug: str) -> tuple[str, str]:
    """Return on which day a card is due, and how it stands."""
    row = tx.one(
        "SELECT x.due_day, x.state FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE p.slug = :slug", slug=slug
    )
    assert row is not None
    return row["due_day"], row["state"]


def test_one_tap_gives_a_week_off_and_another_takes_it_back(
    tx: Tx, huda: PersonId, cohort: CohortId, words: Translator
) -> None:
    """Cards move to the next school days, approved ones are asked about again; nobody else's group is touched."""
    plan = g.planned(
        tx, cohort_rows.get(tx, cohort).programme_id, g.entry("a", week=2), g.entry("b", week=2, weekday="wed")
    )
    prompts.decide(tx, [plan["a"].id], "approved", huda, NOW)
    shown = days_off.groups(tx, huda, 0, NOW)
    assert labels(shown, words)[:2] == ["6 September – 10 September", "13 September – 17 September"]
    shown = days_off.turn(tx, cohort, huda, SECOND.toordinal(), NOW)
    assert labels(shown, words)[1] == "🏖 13 September – 17 September"
    assert due(tx, "a") == ("2026-09-20", "planned")
    assert due(tx, "b") == ("2026-09-21", "planned")
    days_off.turn(tx, cohort, huda, SECOND.toordinal(), NOW)
    assert [due(tx, slug)[0] for slug in "ab"] == ["2026-09-14", "2026-09-16"]


def test_an_open_card_stays_open_for_as_many_school_days(tx: Tx, huda: PersonId, cohort: CohortId) -> None:
    """Posted on Wednesday: Thursday, and two days after the week off."""
    plan = g.planned(tx, cohort_rows.get(tx, cohort).programme_id, g.entry("a", weekday="wed"))
    card = g.posted(tx, plan["a"], huda)
    assert card.closes_at == make.at(15, 0)
    days_off.turn(tx, cohort, huda, SECOND.toordinal(), make.at(9, 18))
    assert prompts.posting(tx, card.id).closes_at == make.at(22, 0)


def test_a_week_in_which_a_card_stands_is_not_taken_off_any_more(
    tx: Tx, huda: PersonId, cohort: CohortId, words: Translator
) -> None:
    """Else a week with few answers would be no week at all."""
    plan = g.planned(tx, cohort_rows.get(tx, cohort).programme_id, g.entry("a"))
    assert labels(days_off.show(tx, cohort, huda, NOW), words)[0] == "6 September – 10 September"
    g.posted(tx, plan["a"], huda)
    assert labels(days_off.show(tx, cohort, huda, NOW), words)[0] == "13 September – 17 September"
    with pytest.raises(Refusal, match="panel-old-button"):
        days_off.turn(tx, cohort, huda, make.SUNDAY.toordinal(), NOW)


def test_nor_is_one_in_which_a_card_of_the_week_before_has_closed(tx: Tx, huda: PersonId, cohort: CohortId) -> None:
    """Its answers count in that week."""
    plan = g.planned(tx, cohort_rows.get(tx, cohort).programme_id, g.entry("a", weekday="wed"))
    assert g.posted(tx, plan["a"], huda).closes_at == make.at(15, 0)
    with pytest.raises(Refusal, match="panel-old-button"):
        days_off.turn(tx, cohort, huda, SECOND.toordinal(), make.at(15, 8))


def test_a_card_that_was_put_off_into_the_week_is_asked_about_again(tx: Tx, huda: PersonId, cohort: CohortId) -> None:
    """It would be given up there, though nobody had decided against it."""
    plan = g.planned(tx, cohort_rows.get(tx, cohort).programme_id, g.entry("a"))
    prompts.decide(tx, [plan["a"].id], "approved", huda, make.at(6))
    tx.run("UPDATE postings SET not_before = :later", later=make.at(14, 9))
    days_off.turn(tx, cohort, huda, SECOND.toordinal(), NOW)
    assert due(tx, "a")[1] == "planned"


def test_only_whoever_leads_the_group_and_only_the_coming_weeks(
    tx: Tx, programme: ProgrammeId, huda: PersonId, cohort: CohortId
) -> None:
    """Nobody else, and no week that is over."""
    other = make.coordinator(tx, programme, "Omar", user=901)
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        days_off.turn(tx, cohort, other, SECOND.toordinal(), NOW)
    with pytest.raises(Refusal, match="panel-old-button"):
        days_off.turn(tx, cohort, huda, make.SUNDAY.toordinal(), make.at(14, 9))
    for forged in (-1, 10**12):
        with pytest.raises(Refusal, match="panel-old-button"):
            days_off.turn(tx, cohort, huda, forged, NOW)


def test_a_group_with_a_week_off_is_frozen_and_moves_no_mean(
    tx: Tx, programme: ProgrammeId, huda: PersonId, cohort: CohortId
) -> None:
    """Its progress of that week is unknown, not nought; the others are ranked as without it."""
    others = [
        world.group(tx, programme, f"Other {n}", 9, chat=-n, lead=make.coordinator(tx, programme, f"L{n}", user=n))
        for n in (1, 2, 3)
    ]
    days_off.turn(tx, cohort, huda, make.SUNDAY.toordinal(), make.at(5, 9))
    world.card(tx, programme, cohort, 9)
    for number, one in enumerate(others):
        world.card(tx, programme, one, 3 * number)
    for one in (*others, cohort):
        world.finished(tx, world.members(tx, one), "s1-welcome", make.at(8), done=one != cohort)
    closing.close(tx, programmes.get(tx, programme), make.SUNDAY, make.at(14, 9))
    closed = [store.find(tx, one, "2026-09-06") for one in (cohort, *others)]
    assert [one and (one.place, one.reason) for one in closed] == [(None, "holiday"), (3, ""), (2, ""), (1, "")]
    assert closed[0] is not None
    assert (closed[0].measures.gain, closed[0].measures.cards) == (None, ())
    assert closed[1] is not None
    assert closed[1].parts[0].mean == pytest.approx(9 / 27)
    assert closed[1].parts[2].mean == 1
