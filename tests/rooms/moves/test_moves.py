"""Teachers moved, groups split and merged: who goes where, who is told what, and that nothing counted is lost."""

from dataclasses import replace
from typing import Any

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.text import Translator
from staffroom.rooms import activity, cohorts, joining, moves, people, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import data, data_page
from staffroom.rooms.moves import service
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import service as planning
from staffroom.rooms.standings import weeks
from staffroom.telegram.rights import NEEDED

NOW = make.at(8, 10)
OLD, NEW = ChatId(-1001), ChatId(-1002)


class School:
    """Two groups with an open chat each; teachers are added as a test needs them."""

    def __init__(self, tx: Tx, size: int = 50) -> None:
        self.tx = tx
        self.programme = make.programme(tx, settings=Settings(cohort_size=size))
        self.huda = make.coordinator(tx, self.programme, "Huda", user=81)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=82)
        self.old = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=OLD, name="Old")
        self.new = make.cohort(tx, self.programme, coordinator_id=self.omar, chat=NEW, name="New")
        self.users = iter(range(100, 1000))

    def teacher(self, cohort: CohortId, state: str = "in", **more: Any) -> PersonId:  # noqa: ANN401
        """Write a teacher with a place; who is in has agreed."""
        user = next(self.users)
        teacher = make.person(self.tx, self.programme, f"Teacher {user}", user=user, **more)
        make.member(self.tx, teacher, cohort, state=state, joined=Instant(2) if state == "in" else None)
        if state == "in":
            people.record_consent(self.tx, teacher, "en", "words", Instant(2))
        return teacher

    def not_set_up(self, cohort: CohortId) -> None:
        """Take a group's chat and link away."""
        self.tx.run("UPDATE cohorts SET opened_at = NULL, invite_link = NULL WHERE id = :id", id=cohort)

    def cohort(self, number: CohortId) -> Cohort:
        """Return a group as it is now."""
        return cohorts.get(self.tx, number)

    def move(self, teacher: PersonId, to: CohortId) -> None:
        """Move a teacher."""
        moves.apply(self.tx, moves.of_move(self.tx, teacher, self.cohort(to)), None, NOW)

    def merge(self, source: CohortId, target: CohortId) -> None:
        """Merge a group into another."""
        moves.apply(self.tx, moves.of_merge(self.tx, self.cohort(source), self.cohort(target)), None, NOW)

    def split(self, source: CohortId) -> Cohort:
        """Split a group; return the new one."""
        return moves.apply(self.tx, moves.of_split(self.tx, self.cohort(source)), None, NOW)

    def places(self, cohort: CohortId) -> dict[PersonId, str]:
        """Return who has a place in a group, and how far in they are."""
        return {place.person_id: place.state for place in cohorts.placements(self.tx, cohort)}

    def removed(self) -> list[tuple[int, int]]:
        """Return whom the bot is to take out of which chat, without a ban."""
        rows = self.tx.all(
            "SELECT chat_id, json_extract(payload, '$.user_id') AS user, json_extract(payload, '$.only_if_banned') AS b"
            " FROM outbox WHERE method = 'unbanChatMember' ORDER BY id"
        )
        assert not any(row["b"] for row in rows)
        return [(row["chat_id"], row["user"]) for row in rows]

    def told(self, kind: str) -> dict[int, int]:
        """Return to which chats notes of a kind go, and not before when."""
        rows = self.tx.all("SELECT chat_id, not_before FROM outbox WHERE kind = :kind ORDER BY id", kind=kind)
        return {row["chat_id"]: row["not_before"] for row in rows}

    def refuses(self, key: str, work: Any, *args: Any) -> None:  # noqa: ANN401
        """Expect a polite no."""
        with pytest.raises(Refusal) as refused:
            work(*args)
        assert refused.value.key == key


@pytest.fixture
def school(tx: Tx) -> School:
    """Open a school."""
    return School(tx)


def former(school: School) -> list[tuple[PersonId, str, int]]:
    """Return the places that are kept of those who were moved out of the old group."""
    sql = "SELECT person_id, state, joined_at FROM former_placements WHERE cohort_id = :cohort"
    return school.tx.tuples(sql, cohort=school.old)


def account(school: School, teacher: PersonId) -> int:
    """Return a teacher's account."""
    return int(people.get(school.tx, teacher).telegram_id or 0)


def test_a_teacher_who_is_in_goes_over_is_told_and_taken_out_without_a_ban(school: School) -> None:
    """What they had is kept as history; nobody is asked to agree again, and both coordinators hear of it."""
    amina = school.teacher(school.old)
    school.move(amina, school.new)
    assert school.places(school.old) == {}
    assert school.places(school.new) == {amina: "placed"}
    assert school.removed() == [(OLD, account(school, amina))]
    assert list(school.told("moves.moved")) == [account(school, amina)]
    assert list(school.told("moves.news")) == [81, 82]
    assert former(school) == [(amina, "in", 2)]
    assert people.consent_of(school.tx, amina) is not None


def test_who_has_not_come_in_yet_simply_has_the_new_group(school: School) -> None:
    """Nobody is removed; whoever has not agreed either is not written to."""
    amina = school.teacher(school.old, "placed")
    school.move(amina, school.new)
    assert school.places(school.new) == {amina: "placed"}
    assert school.removed() == []
    assert school.told("moves.moved") == {}


def test_what_everybody_chose_stays_and_is_respected(school: School) -> None:
    """Who was in is told whatever they chose; who was not in waits out a pause; quiet and leaving mean silence."""
    later = make.at(20)
    paused_in, paused_out, quiet_out, left = (
        school.teacher(school.old, state) for state in ("in", "placed", "placed", "out")
    )
    for person in (paused_out, quiet_out, left):
        people.record_consent(school.tx, person, "en", "words", Instant(2))
    people.choose(school.tx, paused_in, paused_until=later, quiet=False, left_at=None)
    people.choose(school.tx, paused_out, paused_until=later, quiet=False, left_at=None)
    people.choose(school.tx, quiet_out, paused_until=None, quiet=True, left_at=None)
    people.choose(school.tx, left, paused_until=None, quiet=False, left_at=make.at(7))
    school.merge(school.old, school.new)
    assert set(school.places(school.new)) == {paused_in, paused_out, quiet_out, left}
    told = school.told("moves.moved")
    assert told[account(school, paused_in)] <= NOW < told[account(school, paused_out)] == later
    assert len(told) == 2
    assert school.removed() == [(OLD, account(school, paused_in))]
    now = {one: people.get(school.tx, one) for one in (paused_in, paused_out, quiet_out, left)}
    assert [now[paused_in].paused_until, now[paused_out].paused_until] == [later, later]
    assert now[quiet_out].quiet
    assert now[left].left_at == make.at(7)


def test_frozen_bases_and_answers_stay_with_the_old_group_and_the_person(school: School) -> None:
    """The mover counts in the old group's card for what they answered before, and in no card of the new one."""
    amina, badr = school.teacher(school.old), school.teacher(school.new)
    posting = g.planned(school.tx, school.programme, g.entry("one"))["one"]
    mine, theirs = sorted(
        (prompts.posting(school.tx, row["id"]) for row in school.tx.all("SELECT id FROM postings")),
        key=lambda one: one.cohort_id,
    )
    assert posting.slug == "one"
    for card, chat, by in ((mine, OLD, school.huda), (theirs, NEW, school.omar)):
        prompts.decide(school.tx, [card.id], "approved", by, make.at(1))
        g.post_due(school.tx, card.due_at)
        g.sent(school.tx, card.id, 100, card.due_at, chat)
    at = Instant(mine.due_at + 1000)
    activity.record(school.tx, amina, school.old, "answer", str(mine.id), at)
    school.move(amina, school.new)
    assert [amina in prompts.base_of(school.tx, card.id) for card in (mine, theirs)] == [True, False]
    assert badr in prompts.base_of(school.tx, theirs.id)
    assert activity.people_who(school.tx, school.old, "answer", str(mine.id)) == {amina}
    assert prompts.posting(school.tx, mine.id).eligible == 1


def test_being_moved_is_no_leaving_and_hides_none(school: School) -> None:
    """The league counts who left where they were when they left."""
    week = (make.at(6, 0), make.at(13, 0))
    gone, amina = school.teacher(school.old, "out"), school.teacher(school.old)
    people.choose(school.tx, gone, paused_until=None, quiet=False, left_at=make.at(7))
    assert lost(school, school.old, week) == 1
    school.move(amina, school.new)
    assert lost(school, school.old, week) == 1
    school.merge(school.old, school.new)
    assert (lost(school, school.old, week), lost(school, school.new, week)) == (1, 0)
    people.choose(school.tx, amina, paused_until=None, quiet=False, left_at=make.at(9))
    assert (lost(school, school.old, week), lost(school, school.new, week)) == (1, 1)


def lost(school: School, cohort: CohortId, week: tuple[Instant, Instant]) -> int:
    """Return how many the league counts as lost."""
    programme = programmes.get(school.tx, school.programme)
    found = weeks.measure(school.tx, programme, school.cohort(cohort), make.SUNDAY)
    assert week[0] < NOW < week[1]
    return found.lost


def test_a_group_that_is_not_set_up_is_waited_for_in_the_old_one(school: School) -> None:
    """Nobody stands in the cold: once the link is there they go over by themselves."""
    amina, badr = school.teacher(school.old), school.teacher(school.old, "placed")
    link = school.cohort(school.new).invite_link
    school.not_set_up(school.new)
    for teacher in (amina, badr):
        school.move(teacher, school.new)
    assert (school.places(school.old), school.places(school.new)) == ({amina: "in"}, {badr: "placed"})
    assert school.removed() == []
    assert service.room_in(school.tx, school.cohort(school.new)) == (2, 50)
    school.tx.run("UPDATE cohorts SET opened_at = 5, invite_link = :link WHERE id = :id", link=link, id=school.new)
    moves.AFTER_CALL["createChatInviteLink"](school.tx, NEW, {}, None, NOW)
    assert set(school.places(school.new)) == {amina, badr}
    assert school.removed() == [(OLD, account(school, amina))]
    assert list(school.told("moves.moved")) == [account(school, amina)]


def test_a_teacher_on_the_way_can_be_called_back(school: School) -> None:
    """Moving them to the group in which they are means that they stay."""
    amina = school.teacher(school.old)
    school.not_set_up(school.new)
    school.move(amina, school.new)
    school.move(amina, school.old)
    assert cohorts.count_coming(school.tx, school.new) == 0
    assert school.places(school.old) == {amina: "in"}


def test_a_split_makes_a_new_group_beside_the_old_one_and_its_teachers_wait_for_it(school: School) -> None:
    """Schools stay together, the same coordinator leads both, the name follows the pattern; the cap counts them."""
    first = [school.teacher(school.old, school="A") for _ in range(4)]
    second = [school.teacher(school.old, "placed", school="B") for _ in range(3)]
    new = school.split(school.old)
    assert (new.name, new.coordinator_id, new.chat_id) == (
        f"Riverside_Classroom-management_Group{new.number}", school.huda, None,
    )  # fmt: skip
    assert set(school.places(school.old)) == set(first)
    assert set(school.places(new.id)) == set(second)
    school.refuses("moves-too-few", moves.of_split, school.tx, school.cohort(school.new))


def test_while_some_are_on_their_way_a_group_is_neither_split_again_nor_merged(school: School) -> None:
    """But the new group may be merged back, which calls everybody back."""
    for number in range(4):
        school.teacher(school.old, school="AB"[number % 2])
    new = school.split(school.old)
    assert cohorts.count_coming(school.tx, new.id) == 2
    school.refuses("moves-on-their-way", moves.of_split, school.tx, school.cohort(school.old))
    school.refuses(
        "moves-on-their-way", moves.of_merge, school.tx, school.cohort(school.old), school.cohort(school.new)
    )
    school.merge(new.id, school.old)
    assert cohorts.count_coming(school.tx, new.id) == 0
    assert len(school.places(school.old)) == 4
    assert [cohort.id for cohort in cohorts.of_programme(school.tx, school.programme)] == [school.new, school.old]


def test_a_merged_group_is_closed_and_what_was_planned_or_open_there_ends(school: School) -> None:
    """Nothing more is planned, the bot says where it goes on and leaves a day later; the group is in no list."""
    school.teacher(school.old)
    school.teacher(school.new)
    g.planned(school.tx, school.programme, g.entry("one"), g.entry("two", week=2), g.entry("three", week=3))
    one, two, three = prompts.postings_of(school.tx, school.old)
    prompts.decide(school.tx, [one.id], "approved", school.huda, make.at(1))
    g.post_due(school.tx, one.due_at)
    g.sent(school.tx, one.id, 100, one.due_at, OLD)
    prompts.decide(school.tx, [two.id], "approved", school.huda, make.at(1))
    school.merge(school.old, school.new)
    prompts.plan(school.tx, school.programme, NOW)
    assert [posting.state for posting in prompts.postings_of(school.tx, school.old)] == ["posted", "dropped", "dropped"]
    assert prompts.open_cards(school.tx, school.old, NOW) == []
    assert prompts.posting(school.tx, three.id).state == "dropped"
    assert cohorts.led_by(school.tx, school.huda) == []
    assert school.told("moves.farewell") == {OLD: 0}
    leaving = school.tx.one("SELECT chat_id, not_before FROM outbox WHERE method = 'leaveChat'")
    assert leaving is not None
    assert (leaving["chat_id"], leaving["not_before"]) == (OLD, make.at(9, 10))
    school.refuses("cohorts-closed", cohorts.led_or_refused, school.tx, school.old, school.huda)


def test_a_group_that_is_closed_before_anything_was_planned_there_stays_without_a_plan(school: School) -> None:
    """And planning does not come back to it again and again."""
    g.planned(school.tx, school.programme, g.entry("one"), now=NOW)
    third = make.cohort(school.tx, school.programme, chat=-1003, name="Third")
    school.merge(third, school.old)
    planning.plan_some(school.tx, NOW)
    assert prompts.postings_of(school.tx, third) == []
    due = planning.plan_due(school.tx, NOW)
    assert due is not None
    assert due > NOW


def test_the_cap_holds_for_moves_and_merges_and_counts_who_is_on_the_way(tx: Tx) -> None:
    """A full group refuses with the numbers."""
    school = School(tx, size=3)
    one, two = school.teacher(school.old), school.teacher(school.old)
    third = make.cohort(tx, school.programme, chat=-1003, name="Third")
    for _ in range(2):
        school.teacher(school.new)
    school.refuses("moves-full", moves.of_merge, tx, school.cohort(school.old), school.cohort(school.new))
    school.not_set_up(school.new)
    school.move(one, school.new)
    school.refuses("moves-full", moves.of_move, tx, two, school.cohort(school.new))
    school.move(two, third)
    assert len(school.places(third)) == 1


def test_what_makes_no_sense_is_refused(school: School) -> None:
    """Where they are already, without a place, into itself, elsewhere, into a group in which nobody could come."""
    amina, stranger = school.teacher(school.old), make.person(school.tx, school.programme)
    elsewhere = make.cohort(school.tx, make.programme(school.tx, slug="maths"), chat=None, name="Maths")
    old, new = school.cohort(school.old), school.cohort(school.new)
    school.refuses("moves-there-already", moves.of_move, school.tx, amina, old)
    school.refuses("moves-no-place", moves.of_move, school.tx, stranger, new)
    school.refuses("moves-elsewhere", moves.of_move, school.tx, amina, school.cohort(elsewhere))
    school.refuses("moves-same", moves.of_merge, school.tx, old, old)
    school.not_set_up(school.new)
    school.refuses("moves-not-open", moves.of_merge, school.tx, old, school.cohort(school.new))


def test_the_plan_keeps_places_for_those_who_come_and_never_fills_a_closed_group(tx: Tx) -> None:
    """New teachers find the room that is left, and a closed group's number and name are not given again."""
    school = School(tx, size=4)
    for _ in range(4):
        school.teacher(school.old, school="A")
    school.split(school.old)
    make.person(tx, school.programme, "Late")
    plan = cohorts.apply_plan(tx, school.programme, NOW, joining.invite_again)
    assert [(one.already, one.coming, len(one.added)) for one in plan.cohorts] == [(4, 0, 0), (0, 0, 1), (2, 2, 0)]
    assert cohorts.describe_plan(plan)[-1] == "classroom-management: 5 teachers in 3 cohorts of at most 4"
    new = school.cohort(school.new)
    school.merge(new.id, CohortId(cohorts.of_programme(tx, school.programme)[-1].id))
    for _ in range(9):
        make.person(tx, school.programme)
    after = cohorts.apply_plan(tx, school.programme, NOW, joining.invite_again)
    assert new.id not in {one.id for one in after.cohorts}
    assert school.places(new.id) == {}
    numbers = [one.number for one in cohorts.every_of_programme(tx, school.programme)]
    assert len(set(numbers)) == len(numbers)


def test_a_closed_group_alarms_nobody(school: School) -> None:
    """Whatever becomes of its chat before the bot leaves it."""
    school.merge(school.old, school.new)
    before = outbox.counts(school.tx)["queued"]
    whole = cohorts.ChatFacts(OLD, "supergroup", bot_is_admin=True, rights=frozenset(NEEDED))
    for facts in (whole, replace(whole, bot_is_admin=False), replace(whole, bot_is_member=False)):
        cohorts.note_facts(school.tx, facts, lambda line, _language: str(line), NOW)
    cohorts.AFTER_REFUSED[0](school.tx, OLD, None, "Forbidden: bot was kicked from the supergroup chat", NOW)
    assert outbox.counts(school.tx)["queued"] == before


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_teacher_reads_in_their_own_record_which_groups_they_were_in(
    school: School, words: Translator, language: str
) -> None:
    """And deleting the record deletes that, too."""
    amina = school.teacher(school.old)
    school.move(amina, school.new)
    kept = data.everything(school.tx, UserId(account(school, amina)))
    page = data_page.page(kept, language, lambda line: words.plain(line, language)).decode().partition("<pre")[0]
    assert page.index("Old") < page.index("New")
    people.erase(school.tx, amina)
    assert former(school) == []
