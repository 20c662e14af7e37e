"""Who may be invited, by which link, and how far everybody has come."""

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import cohorts, joining, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import Funnel, choices

from .scene import NOW, Scene, no_record, scene

BOT = "hill_bot"


@pytest.fixture
def played(tx: Tx) -> Scene:
    """Write a group of one teacher who has opened the link."""
    return scene(tx, consented=False)


def group(tx: Tx, played: Scene) -> Cohort:
    """Return the group."""
    return cohorts.get(tx, played.cohort)


def colleague(tx: Tx, played: Scene, name: str, *, user: int | None = None, state: str = "placed") -> PersonId:
    """Write another teacher of the group."""
    teacher = make.person(tx, played.programme, name, user=user)
    make.member(tx, teacher, played.cohort, state=state, joined=Instant(2) if state == "in" else None)
    return teacher


def names(found: list[people.Person]) -> list[str]:
    """Return names."""
    return [person.full_name for person in found]


def test_whoever_has_opened_a_link_waits_but_is_not_invited_anew(tx: Tx, played: Scene) -> None:
    """Both lists go by name."""
    for name in ("Zaid", "Basma"):
        colleague(tx, played, name)
    assert names(joining.waiting(tx, group(tx, played))) == ["Amina Saleh", "Basma", "Zaid"]
    assert names(joining.uninvited(tx, group(tx, played))) == ["Basma", "Zaid"]
    made = joining.letters(tx, group(tx, played), BOT, NOW)
    assert [(letter.to.full_name, letter.cohort) for letter in made] == [
        ("Basma", "Hill_Group1"),
        ("Zaid", "Hill_Group1"),
    ]
    assert made[0].invitation.coordinator == "Huda Coordinator"
    assert len({letter.address for letter in made}) == 2
    assert all(letter.address.startswith("https://t.me/hill_bot?start=") for letter in made)


def test_whoever_left_went_out_or_lost_the_role_is_not_invited(tx: Tx, played: Scene) -> None:
    """Neither by the group nor by the roster."""
    left, gone, other = (colleague(tx, played, name) for name in ("Left", "Gone", "Other"))
    people.choose(tx, left, paused_until=None, quiet=False, left_at=NOW)
    tx.run("UPDATE placements SET state = 'out' WHERE person_id = :p", p=gone)
    people.take_role(tx, other, played.programme, "teacher")
    assert names(joining.uninvited(tx, group(tx, played))) == []
    assert names(joining.to_invite(tx, played.programme, "teacher")) == ["Gone"]


def test_the_funnel_counts_each_stage_with_those_who_came_further(tx: Tx, played: Scene) -> None:
    """Placed, invited, opened, consented, joined."""
    assert joining.funnel(tx, group(tx, played)) == Funnel(1, 1, 1, 0, 0)
    people.record_consent(tx, played.teacher, "en", "words", NOW)
    colleague(tx, played, "Nobody wrote yet")
    people.issue_link(tx, colleague(tx, played, "Has a link"), "teacher", NOW)
    colleague(tx, played, "Is in", user=77, state="in")
    assert joining.funnel(tx, group(tx, played)) == Funnel(4, 3, 2, 2, 1)


def test_whoever_is_at_the_school_again_counts_as_agreed_once_they_agree_again(tx: Tx, played: Scene) -> None:
    """What they had agreed to ended when they left it."""
    people.record_consent(tx, played.teacher, "en", "words", NOW)
    people.withdraw_consent(tx, played.teacher, NOW)
    assert joining.funnel(tx, group(tx, played)) == Funnel(1, 1, 1, 0, 0)
    people.record_consent(tx, played.teacher, "en", "words", NOW)
    assert joining.funnel(tx, group(tx, played)) == Funnel(1, 1, 1, 1, 0)


def test_the_funnel_does_not_tell_that_somebody_paused_is_quiet_or_left_before_joining(tx: Tx, played: Scene) -> None:
    """Whoever agreed once is counted so, whatever they choose afterwards."""
    people.record_consent(tx, played.teacher, "en", "words", NOW)
    before = joining.funnel(tx, group(tx, played))
    assert before == Funnel(1, 1, 1, 1, 0)
    people.choose(tx, played.teacher, paused_until=Instant(NOW + 1), quiet=True, left_at=None)
    assert joining.funnel(tx, group(tx, played)) == before
    choices.leave(tx, make.account(11), played.teacher, no_record, NOW)
    assert joining.waiting(tx, group(tx, played)) == []
    assert joining.funnel(tx, group(tx, played)) == before
