"""A small programme of three weeks worked out by hand: every measure of every group, figure by figure.

School days are Sunday to Thursday; Wednesday 16 and Thursday 17 September are a holiday. A card is open for three
school days after its own. Cedar has ten teachers (0 to 9), Olive eight, Palm nine, each a coordinator who never counts.

| card | kind | posted | closes at the end of | counts in week |
| --- | --- | --- | --- | --- |
| q1 | question | Monday 7, 16:00 | Thursday 10 | 1 |
| p1 | poll | Wednesday 9, 16:00 | Monday 14 (Friday and Saturday are no school days) | 2 |
| q2 | question | Monday 14, 16:00 | Monday 21 (16 and 17 are a holiday) | 3 |
| q3 | question | Sunday 20, 16:00 | Wednesday 23 | 3 |

**Bases.** A week's is frozen on its first school day (6, 13 and 20 September), a card's when it is posted.

| group | week 1 | q1 | p1 | week 2 | q2 | week 3 | q3 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Cedar | 9 | 9 | 9 | 9 | 8 | 8 | 8 |
| Olive | 8 | 8 | 8 | 8 | 8 | 8 | – |
| Palm | 9 | 9 | 9 | 7 | 7 | 7 | 7 |

- Cedar's 9 came on the 6th at 10:00: neither in week 1 nor in q1, for want of 72 hours; in p1.
- Cedar's 8 is quiet from the 8th at 10:00 on: in week 1 and q1 still, then no more.
- Cedar's 6 pauses on the 13th at 10:00: in week 2 still, not in q2.
- Olive's coordinator skips q3: one card in a fortnight is excused, and earns nothing. For the comparison Olive's 2/8
  count for q3 too, times how much more the others answered q3 (10 of 15) than all answered q2 (13 of 23):
  0.25 (10/15)/(13/23) = 0.294872; with q2 on average 0.272436, that is 2.179487 of 8.
- Palm's 0 and 1 pause on Saturday 12: fewer than eight from then on.

**Answers** (numerator: distinct members of the card's base).

| card | Cedar | Olive | Palm |
| --- | --- | --- | --- |
| q1 | 5 of 9 | 4 of 8: 0 to 3 | 8 of 9: 0 to 7 |
| p1 | 5 of 9: 0, 1, 2, 3, 9; not 8, who is quiet | 5 of 8: 0 to 4 | 6 of 9: 0 to 5, who voted before the pause |
| q2 | 4 of 8: 0, 1, 2, and 7 on Monday 21, in time because of the holiday | 2 of 8: 0, 1 | 7 of 7 |
| q3 | 3 of 8 | – | 7 of 7 |

- q1 in Cedar: 0, 1, 2, 8 and, of 3, 4, 5 who gave the same words, one; where groups are compared none of the three,
  which leaves 4. Not 6 (three words), not 7 (on Friday, too late), not 9 (not in the base), not the coordinator; 0
  wrote three times and counts once.
- q3 in Cedar: 0, 1, and 3, who replied to nothing when q3 alone was open; not 2, who did while q2 was open, too.

**Replies to another teacher** (of the week's base).

| week | Cedar | Olive | Palm |
| --- | --- | --- | --- |
| 1 | 2 of 9: 1 (twice, once), 8 | 1 of 8: 1 | 3 of 9: 0, 1, 2 |
| 2 | 0 of 9 | 1 of 8: 1 | 2 of 7: 2, 3 |
| 3 | 1 of 8: 0 | 0 of 8 | 0 of 7 |

- Week 1 in Cedar: not 9 (not in the base), not 2 (to itself), not 3 (to the coordinator), not the coordinator.

**Progress gained** (of the week's base, of those who are known; s1 is due in week 1, s2 in week 2, nothing in week 3).

| week | Cedar | Olive | Palm |
| --- | --- | --- | --- |
| 1 | 3 of 6: 0, 1, 2; 3, 4, 5 are known | unknown: 4 of 8 are fewer than 60 % | 6 of 9: 0 to 5 |
| 2 | 3 of 7: 0 and 9 finish s2, 3 finishes s1 | 1 of 5: 0; 5 of 8 are 62.5 % | 3 of 7: 2, 3, 4 |
| 3 | unknown | unknown | unknown |

- Cedar's 9 finishes s1 in week 1 and is not in its base; Palm's 0 finishes s2 in week 2 and pauses.

**Scores.** Each part is (x + 10 m) / (n + 10), m the mean of all people of all groups.

| week | m of answers | m of replies | m of progress | weights |
| --- | --- | --- | --- | --- |
| 1 | (4 + 4 + 8) / 26 | (2 + 1 + 3) / 26 | (3 + 6) / 15 | 50, 20, 30 |
| 2 | (5 + 5 + 6) / 26 | (0 + 1 + 2) / 24 | (3 + 1 + 3) / 19 | 50, 20, 30 |
| 3 | (3.5 + 2.179487 + 7) / 23 = 0.551282 | (1 + 0 + 0) / 23 | – | 70, 30: no progress anywhere |

| week | group | score | place |
| --- | --- | --- | --- |
| 1 | Cedar | 0.5 (4 + 160/26)/19 + 0.2 (2 + 60/26)/19 + 0.3 (3 + 90/15)/16 = 0.481301 | 2 |
| 1 | Olive | – | none: its progress is unknown, others' is not |
| 1 | Palm | 0.5 (8 + 160/26)/19 + 0.2 (3 + 60/26)/19 + 0.3 (6 + 90/15)/19 = 0.617814 | 1 |
| 2 | Cedar | 0.5 (5 + 160/26)/19 + 0.2 (0 + 30/24)/19 + 0.3 (3 + 70/19)/17 = 0.424637 | 1 |
| 2 | Olive | 0.5 (5 + 160/26)/18 + 0.2 (1 + 30/24)/18 + 0.3 (1 + 70/19)/15 = 0.428513 | 1 |
| 2 | Palm | 0.5 (6 + 160/26)/19 + 0.2 (2 + 30/24)/17 + 0.3 (3 + 70/19)/17 = 0.476030 | 1 |
| 3 | Cedar | 0.7 (3.5 + 5.512821)/18 + 0.3 (1 + 10/23)/18 = 0.374412 | 1 |
| 3 | Olive | 0.7 (2.179487 + 5.512821)/18 + 0.3 (0 + 10/23)/18 = 0.306392 | 2 |
| 3 | Palm | – | none: fewer than eight |

- Week 1: 0.137 apart; one answer is 0.5/9 = 0.056. Week 3: 0.068 apart; 0.5/8 = 0.063.
- Week 2, a tie: Palm is 0.0514 before Cedar, less than 0.5/9, and 0.0475 before Olive, less than 0.5/8.

**Talk of week 1** (shown to coordinators). Cedar: 9 of 9 gave a sign of life. Olive: 5 of 8, number 4 by a reaction
alone. Olive's questions waited 2 school hours (Monday 9 to 11) and 3 (Thursday 18 to 20, Sunday 7 to 8): the middle is
2.5; a third one waits still. Olive wrote 8 messages: 0, 2 and 3 a question and an answer each, 1 a reply and an
answer, the coordinator none before Sunday; the three most wrote 6.
"""

from dataclasses import dataclass

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g
from tests.rooms.standings import acting, world
from tests.rooms.standings.acting import LEAD, Acting

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ProgrammeId
from staffroom.rooms import people
from staffroom.rooms.programmes import Settings
from staffroom.rooms.standings import store
from staffroom.rooms.standings.rules import Card, Closed, Rate
from staffroom.rooms.standings.talk_rules import Talk

WEEKS = ("2026-09-06", "2026-09-13", "2026-09-20")
S1, S2 = "s1-welcome", "s2-routines"
COPIED = "We line up very quietly at the door"


@dataclass
class School:
    """The three groups."""

    tx: Tx
    programme: ProgrammeId
    cedar: Acting
    olive: Acting
    palm: Acting

    def comes(self, day: int, hour: int = 16) -> None:
        """Let a moment of September come."""
        acting.comes(self.tx, make.at(day, hour), self.cedar, self.olive, self.palm)

    def chooses(self, who: Acting, number: int, **choice: object) -> None:
        """Let a teacher pause or be quiet."""
        chosen: dict[str, object] = {"paused_until": None, "quiet": False, "left_at": None} | choice
        people.choose(self.tx, who.people[number], **chosen)  # type: ignore[arg-type]

    def finish(self, who: Acting, numbers: tuple[int, ...], section: str, day: int, *, done: bool = True) -> None:
        """Let the platform say so of some teachers."""
        world.finished(self.tx, [who.people[number] for number in numbers], section, make.at(day), done=done)


@pytest.fixture
def school(tx: Tx) -> School:
    """Play the three weeks."""
    programme = make.programme(tx, settings=Settings(holidays=(("2026-09-16", "2026-09-17"),)))
    found = School(
        tx,
        programme,
        acting.group(tx, programme, "Cedar", 10, late=make.at(6, 10)),
        acting.group(tx, programme, "Olive", 8),
        acting.group(tx, programme, "Palm", 9),
    )
    options = ({"en": "A", "ar": "أ", "zh": "甲"}, {"en": "B", "ar": "ب", "zh": "乙"})
    entries = (
        g.entry("q1"),
        g.entry("p1", "poll", weekday="wed", options=options),
        g.entry("q2", week=2),
        g.entry("q3", week=3, weekday="sun"),
    )
    acting.plan(tx, programme, *entries)
    acting.skip(tx, found.olive, "q3")
    _first(found)
    _second(found)
    _third(found)
    return found


def _first(school: School) -> None:
    cedar, olive, palm = school.cedar, school.olive, school.palm
    school.comes(6, 0)
    question = olive.says(0, make.at(7, 9), "Does anybody use a bell?")
    olive.says(1, make.at(7, 11), "Only on rainy days, I do", question)
    school.comes(7)
    said = cedar.answers("q1", make.at(7, 17), 0, 1, 2, 8, 9)
    for one in (3, 4, 5):
        cedar.says(one, make.at(7, 18), COPIED, cedar.cards["q1"])
    cedar.says(6, make.at(7, 18), "Yes, of course", cedar.cards["q1"])
    for hour in (19, 20):
        cedar.says(0, make.at(7, hour), "And one more thing that helps", cedar.cards["q1"])
    lead = cedar.says(LEAD, make.at(7, 19), "I do this every single morning", cedar.cards["q1"])
    for to in (said[0], said[2]):
        cedar.says(1, make.at(8, 8), "That works here, too", to)
    cedar.says(2, make.at(8, 8), "As I said", said[2])
    cedar.says(3, make.at(8, 8), "Thank you", lead)
    cedar.says(8, make.at(8, 8), "Thank you", said[0])
    cedar.says(9, make.at(8, 8), "Thank you", said[0])
    cedar.says(LEAD, make.at(8, 8), "Thank you", said[0])
    school.chooses(cedar, 8, quiet=True, quiet_since=make.at(8, 10))
    olive.answers("q1", make.at(8, 9), 0, 1, 2, 3)
    olive.reacts(4, make.at(8, 9))
    first = palm.answers("q1", make.at(8, 9), *range(8))
    for who, to in ((0, 1), (1, 0), (2, 0)):
        palm.says(who, make.at(8, 10), "So do I", first[to])
    school.comes(9)
    cedar.votes("p1", make.at(9, 17), 0, 1, 2, 3, 8, 9, LEAD)
    olive.votes("p1", make.at(10, 9), 0, 1, 2, 3, 4)
    palm.votes("p1", make.at(10, 9), *range(6))
    later = olive.says(2, make.at(10, 18), "Who has a good song?")
    olive.says(3, make.at(10, 19), "Where is the list?")
    cedar.says(7, make.at(11, 10), "This comes a little late, I know", cedar.cards["q1"])
    for number in (0, 1):
        school.chooses(palm, number, paused_until=make.at(30))
    school.finish(cedar, (0, 1, 2, 9), S1, 8)
    school.finish(cedar, (3, 4, 5), S1, 8, done=False)
    school.finish(olive, (0, 1), S1, 8)
    school.finish(olive, (2, 3), S1, 8, done=False)
    school.finish(palm, (0, 1, 2, 3, 4, 5), S1, 8)
    school.finish(palm, (6, 7, 8), S1, 8, done=False)
    school.comes(13, 0)
    olive.says(LEAD, make.at(13, 8), "Here is a song that we like", later)


def _second(school: School) -> None:
    cedar, olive, palm = school.cedar, school.olive, school.palm
    school.chooses(cedar, 6, paused_until=make.at(25))
    school.comes(14, 9)
    assert store.find(school.tx, cedar.cohort, WEEKS[0]) is not None
    school.comes(14)
    first = cedar.answers("q2", make.at(14, 17), 0, 1, 2)
    assert len(first) == 3
    mine = olive.answers("q2", make.at(14, 17), 0, 1)
    olive.says(1, make.at(14, 18), "So do I", mine[0])
    theirs = palm.answers("q2", make.at(14, 17), *range(2, 9))
    palm.says(2, make.at(14, 18), "So do I", theirs[1])
    palm.says(3, make.at(14, 18), "So do I", theirs[0])
    school.finish(cedar, (0, 9), S2, 15)
    school.tx.run("UPDATE progress SET done = 1, at = :at WHERE person_id = :p", at=make.at(15), p=cedar.people[3])
    school.finish(olive, (0,), S2, 15)
    school.finish(olive, (4,), S1, 15, done=False)
    school.finish(palm, (0, 2, 3, 4), S2, 15)


def _third(school: School) -> None:
    cedar, palm = school.cedar, school.palm
    school.comes(20, 0)
    school.comes(20)
    said = cedar.answers("q3", make.at(20, 17), 0, 1)
    cedar.says(0, make.at(20, 18), "So do I", said[1])
    palm.answers("q3", make.at(20, 17), *range(2, 9))
    cedar.says(2, make.at(20, 18), "These are words that reply to nothing")
    school.comes(21, 9)
    cedar.answers("q2", make.at(21, 10), 7)
    cedar.says(3, make.at(22, 10), "These are words that reply to nothing")
    school.comes(28, 9)


def closed(school: School, who: Acting, week: int) -> Closed:
    """Return a group's closed week."""
    found = store.find(school.tx, who.cohort, WEEKS[week - 1])
    assert found is not None
    return found


def test_answers_of_every_card_are_those_of_the_table(school: School) -> None:
    """Late joiner, opt-out, pause, poll, a late and a copied answer, a holiday, a skipped card."""
    table = {
        1: ((Card("q1", 5, 9, copied=2, alike=1),), (Card("q1", 4, 8),), (Card("q1", 8, 9),)),
        2: ((Card("p1", 5, 9),), (Card("p1", 5, 8),), (Card("p1", 6, 9),)),
        3: (
            (Card("q2", 4, 8), Card("q3", 3, 8)),
            (Card("q2", 2, 8),),
            (Card("q2", 7, 7), Card("q3", 7, 7)),
        ),
    }
    for week, row in table.items():
        for who, cards in zip((school.cedar, school.olive, school.palm), row, strict=True):
            assert closed(school, who, week).measures.cards == cards
    assert closed(school, school.cedar, 3).measures.response == Rate(3.5, 8)
    assert closed(school, school.olive, 3).measures.response == Rate(2, 8)
    compared = closed(school, school.olive, 3).measures.compared
    assert compared is not None
    assert compared.x == pytest.approx(2.179487, abs=1e-6)


def test_replies_and_progress_are_those_of_the_table(school: School) -> None:
    """Of those who counted on the week's first school day, whatever they chose later in it."""
    table = {
        1: ((Rate(2, 9), Rate(3, 6)), (Rate(1, 8), None), (Rate(3, 9), Rate(6, 9))),
        2: ((Rate(0, 9), Rate(3, 7)), (Rate(1, 8), Rate(1, 5)), (Rate(2, 7), Rate(3, 7))),
        3: ((Rate(1, 8), None), (Rate(0, 8), None), (Rate(0, 7), None)),
    }
    for week, row in table.items():
        for who, rates in zip((school.cedar, school.olive, school.palm), row, strict=True):
            found = closed(school, who, week).measures
            assert found.peer == rates[0]
            assert (found.gain and found.gain.n) == (rates[1] and rates[1].n)
            assert (found.gain and found.gain.x) == pytest.approx(rates[1] and rates[1].x)


def test_scores_places_and_reasons_are_those_of_the_table(school: School) -> None:
    """Frozen bases, shrinkage, weights, ties; below eight and without progress there is no place, never nought."""
    table = {
        1: ((0.481301, 2, ""), (None, None, "unknown-progress"), (0.617814, 1, "")),
        2: ((0.424637, 1, ""), (0.428513, 1, ""), (0.476030, 1, "")),
        3: ((0.374412, 1, ""), (0.306392, 2, ""), (None, None, "small")),
    }
    for week, row in table.items():
        for who, (score, place, reason) in zip((school.cedar, school.olive, school.palm), row, strict=True):
            found = closed(school, who, week)
            assert (found.place, found.reason) == (place, reason)
            assert found.score == (None if score is None else pytest.approx(score, abs=1e-6))


def test_bare_counts_are_those_of_the_table(school: School) -> None:
    """One went quiet in Cedar in week 1; Palm's pauses are no losses, and two are outside the base."""
    first, palm = closed(school, school.cedar, 1).measures, closed(school, school.palm, 3).measures
    assert (first.lost, first.outside) == (1, 1)
    assert (palm.lost, palm.outside) == (0, 2)
    assert [closed(school, school.olive, week).measures.skipped for week in (1, 2, 3)] == [0, 0, 1]


def test_the_talk_of_the_first_week_is_that_of_the_table(school: School) -> None:
    """Signs of life, the most talkative, the coordinator's share, and how long questions waited."""
    assert closed(school, school.olive, 1).measures.talk == Talk(
        active=5, base=8, messages=8, top=6, lead=0, lag=2.5, waiting=1
    )
    cedar = closed(school, school.cedar, 1).measures.talk
    assert cedar is not None
    assert (cedar.active, cedar.base) == (9, 9)
