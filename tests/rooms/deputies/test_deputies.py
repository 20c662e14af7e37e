"""A deputy takes a group over and gives it back; nobody else does, and no teacher is named on the way."""

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import data_files, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Press, Text, text
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.deputies import RENDERS, screens, service
from staffroom.telegram.render import html

NOW = make.at()


def nothing_to_do(_tx: Tx, _cohort: Cohort, _now: Instant) -> list[Line]:
    """Stand for a group in which all is done."""
    return []


class Scene:
    """Two coordinators and a group of one of them."""

    def __init__(self, tx: Tx) -> None:
        self.programme: ProgrammeId = make.programme(tx)
        self.huda = make.coordinator(tx, self.programme, "Huda", user=81)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=82)
        self.cohort: CohortId = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=-1001)
        self.amina: PersonId = make.person(tx, self.programme, "Amina Saleh", user=11)
        make.member(tx, self.amina, self.cohort)

    def leader(self, tx: Tx) -> PersonId | None:
        """Return who leads the group."""
        return cohorts.get(tx, self.cohort).coordinator_id


def test_a_deputy_is_told_takes_over_and_gives_back(tx: Tx) -> None:
    """Two taps each way; whoever led stands in meanwhile."""
    at = Scene(tx)
    assert service.ask(tx, at.cohort, at.huda, at.omar, NOW) == "Omar"
    assert at.leader(tx) == at.huda
    assert service.may_take_over(tx, at.cohort, at.omar).leader == "Huda"
    found = service.take_over(tx, at.cohort, at.omar, nothing_to_do, NOW)
    assert (at.leader(tx), found.present, found.placed) == (at.omar, 1, 1)
    assert [one.id for one in service.stood_in_for(tx, at.huda)] == [at.cohort]
    service.take_over(tx, at.cohort, at.huda, nothing_to_do, NOW)
    assert at.leader(tx) == at.huda
    assert outbox.counts(tx)["queued"] == 3


def test_whoever_takes_over_reads_what_there_is_to_do(tx: Tx) -> None:
    """Beside the cards that wait: what other rooms tell of the group."""
    at = Scene(tx)
    service.ask(tx, at.cohort, at.huda, at.omar, NOW)
    found = service.take_over(tx, at.cohort, at.omar, lambda *_: [text("digest-silent", n=3, groups=1)], NOW)
    assert "Silent members: 3" in html(screens.handover(found), data_files.words(), "en")


def test_what_does_not_fit_one_screen_is_counted_and_reached(tx: Tx) -> None:
    """Of many cards to come eight are named, those without words by their kind; of many groups all are on some page."""
    at = Scene(tx)
    g.planned(
        tx, at.programme, g.entry("figures", kind="progress", text=None), *(g.entry(f"card{n}") for n in range(9))
    )
    service.ask(tx, at.cohort, at.huda, at.omar, NOW)
    tx.run("UPDATE postings SET due_at = :at + id WHERE state = 'planned' OR state = 'dropped'", at=NOW)
    tx.run("UPDATE postings SET state = 'planned'")
    found = service.take_over(tx, at.cohort, at.omar, nothing_to_do, NOW)
    said = html(screens.handover(found), data_files.words(), "en").replace("\u2068", "").replace("\u2069", "")
    assert "The group’s progress card" in said
    assert said.endswith("… and 2 more (/menu, Next 14 days)")
    for n in range(9):
        more = make.cohort(tx, at.programme, coordinator_id=at.omar, chat=-2000 - n, name=f"More {n}")
        service.ask(tx, more, at.omar, at.huda, NOW)
    lines, rows = service.news(tx, at.huda)
    assert (len(lines), len(rows)) == (8, 9)
    (button,) = rows[-1]
    assert button.press == Press("deputies.stood_in", (0,))
    assert [len(service.stood_in(tx, at.huda, page)[0]) for page in (0, 1)] == [8, 2]
    assert len(screens.stood_in(*service.stood_in(tx, at.huda, 1)).buttons) == 4


def test_nobody_else_takes_over_asks_or_stops(tx: Tx) -> None:
    """Neither a coordinator of other groups, nor a teacher, nor a former deputy."""
    at = Scene(tx)
    for stranger in (at.omar, at.amina):
        for deed in (
            lambda who=stranger: service.take_over(tx, at.cohort, who, nothing_to_do, NOW),
            lambda who=stranger: service.ask(tx, at.cohort, who, at.omar, NOW),
            lambda who=stranger: service.stop(tx, at.cohort, who),
        ):
            with pytest.raises(Refusal):
                deed()
    with pytest.raises(Refusal):
        service.ask(tx, at.cohort, at.huda, at.amina, NOW)
    service.ask(tx, at.cohort, at.huda, at.omar, NOW)
    service.stop(tx, at.cohort, at.omar)
    with pytest.raises(Refusal):
        service.take_over(tx, at.cohort, at.omar, nothing_to_do, NOW)


def test_what_became_untrue_before_it_was_sent_is_not_said(tx: Tx) -> None:
    """A deputy who said no meanwhile is not asked again; a group taken back is not reported as gone."""
    at = Scene(tx)
    args = {"cohort": at.cohort, "by": at.huda, "reader": at.omar}
    service.ask(tx, at.cohort, at.huda, at.omar, NOW)
    assert RENDERS["deputies.asked"](tx, args) is not None
    service.stop(tx, at.cohort, at.omar)
    assert RENDERS["deputies.asked"](tx, args) is None
    gone = {"cohort": at.cohort, "by": at.omar, "reader": at.huda}
    assert RENDERS["deputies.taken"](tx, gone) is None


def test_who_leaves_the_programme_stands_in_no_more(tx: Tx) -> None:
    """Rights end with the role, and with the person."""
    at = Scene(tx)
    service.ask(tx, at.cohort, at.huda, at.omar, NOW)
    people.take_role(tx, at.omar, at.programme, "coordinator")
    with pytest.raises(Refusal):
        service.take_over(tx, at.cohort, at.omar, nothing_to_do, NOW)
    tx.run("DELETE FROM people WHERE id = :omar", omar=at.omar)
    ((found,), _page) = service.led(tx, at.huda, 0)
    assert found.deputy is None


def test_long_lists_of_groups_and_colleagues_have_pages(tx: Tx) -> None:
    """Nobody is left out who stands behind the first dozen."""
    at = Scene(tx)
    for n in range(24):
        make.cohort(tx, at.programme, coordinator_id=at.huda, chat=-2000 - n)
        make.coordinator(tx, at.programme, f"Colleague {n:02}", user=200 + n)
    groups, where = service.led(tx, at.huda, 2)
    assert (len(groups), where.pages) == (1, 3)
    labels = [
        button.label.args.get("name")
        for page in range(3)
        for row in screens.choose(service.choice(tx, at.cohort, at.huda, page)).buttons
        for button in row
        if isinstance(button.label, Text)
    ]
    assert {"Colleague 00", "Colleague 23", "Omar"} <= set(labels)


def test_nobody_stands_in_where_a_group_was_closed(tx: Tx) -> None:
    """Its teachers belong to another group."""
    at = Scene(tx)
    service.ask(tx, at.cohort, at.huda, at.omar, NOW)
    assert [one.id for one in service.stood_in_for(tx, at.omar)] == [at.cohort]
    cohorts.close(tx, cohorts.get(tx, at.cohort), NOW)
    assert service.stood_in_for(tx, at.omar) == []
