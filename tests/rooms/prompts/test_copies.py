from hypothesis import given
from hypothesis import strategies as st
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId, UserId
from staffroom.rooms import prompts
from staffroom.rooms.prompts import copies, hearing, posts, store_answers
from staffroom.rooms.prompts.hearing import Heard

CARD, OTHER = PostingId(1), PostingId(2)
SAME = "We line up very quietly at the door"
answers = st.lists(st.tuples(st.integers(1, 8).map(PersonId), st.none() | st.sampled_from([b"a", b"b", b"c"])))


def test_the_digest_is_of_the_letters_and_of_one_card_only(tx: Tx) -> None:
    """Case, blanks, marks and vowel signs do not hide a copy; a picture has none."""
    one = copies.digest(tx, CARD, "نقف بهدوء عند الباب")
    assert one == copies.digest(tx, CARD, "نَقِفُ   بهدوءٍ عند الباب!!")
    assert one != copies.digest(tx, OTHER, "نقف بهدوء عند الباب")
    assert copies.digest(tx, CARD, SAME) == copies.digest(tx, CARD, SAME.upper() + " …")
    assert copies.digest(tx, CARD, "🙂") is None


def test_from_three_people_on_the_same_words_count_once() -> None:
    """Two may agree; whoever also said something of their own counts."""
    people = [PersonId(number) for number in (1, 2, 3)]
    three: list[tuple[PersonId, bytes | None]] = [(person, b"a") for person in people]
    assert copies.copies_in(three[:2], people) == (0, 0)
    assert copies.copies_in(three, people) == (2, 1)
    assert copies.copies_in([*three, (people[2], b"own")], people) == (1, 1)
    assert copies.copies_in([*three, (people[2], None)], people) == (1, 1)
    assert copies.copies_in(three, people[:2]) == (0, 0)


@given(answers, st.integers(2, 5), st.randoms())
def test_neither_order_nor_repetition_changes_the_count(
    said: list[tuple[PersonId, bytes | None]], times: int, chance: object
) -> None:
    """And at least one of those who answered always counts."""
    mixed = said * times
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    everybody = {person for person, _ in said}
    assert copies.copies_in(mixed, everybody) == copies.copies_in(said, everybody)
    assert copies.copies_in(said, everybody).left_out < max(1, len(everybody))


def test_asking_when_the_next_card_closes_costs_alike_however_many_have_answered(tx: Tx, local: LocalDatabase) -> None:
    """It is asked after everything that people do."""
    programme = make.programme(tx)
    make.cohort(tx, programme, coordinator_id=make.coordinator(tx, programme, user=900))
    card = g.posted(tx, g.planned(tx, programme, g.entry("one"))["one"], PersonId(1))

    def cost(answers: int) -> int:
        """Return the steps that the database takes, counted by tens."""
        person = make.person(tx, programme)
        for number in range(answers):
            store_answers.keep_answer(tx, card.id, g.CHAT, 600 + number, person)
        steps: list[None] = []
        local.connection.set_progress_handler(lambda: steps.append(None), 10)
        store_answers.next_closing(tx)
        local.connection.set_progress_handler(None, 0)
        return len(steps)

    few = cost(2)
    assert cost(500) <= few + 2


def test_copied_answers_count_once_before_and_after_the_card_has_closed(tx: Tx) -> None:
    """Of the words nothing stays but how many were alike; somebody who then writes their own words counts again."""
    programme = make.programme(tx)
    cohort = make.cohort(tx, programme, coordinator_id=make.coordinator(tx, programme, user=900))
    for user in range(1, 6):
        g.teacher(tx, programme, cohort, user)
    card = g.posted(tx, g.planned(tx, programme, g.entry("one"))["one"], PersonId(1))
    for user in range(1, 6):
        words = SAME if user < 5 else "I count slowly to five"
        message = Heard(g.CHAT, 500 + user, UserId(user), "text", words, make.at(7, 17))
        hearing.hear_all(tx, [message], message.at)
    edited = Heard(g.CHAT, 504, UserId(4), "text", "With me one of them leads", make.at(7, 18), edited=True)
    hearing.hear_all(tx, [edited], edited.at)
    assert card.closes_at is not None
    stretch = card.closes_at, Instant(card.closes_at + 1)
    before = prompts.results(tx, cohort, *stretch)
    assert [(one.answered, one.copies) for one in before] == [(3, (2, 1))]
    tx.run("UPDATE postings SET state = 'late' WHERE state <> 'posted'")  # the last card of its course
    assert posts.next_late(tx, make.at(7, 19)) == card.closes_at
    posts.give_up(tx, make.at(12))
    assert tx.value("SELECT count(*) FROM answers") == 0
    assert posts.next_late(tx, make.at(12)) is None
    assert prompts.results(tx, cohort, *stretch) == before
    late = Heard(g.CHAT, 599, UserId(5), "text", "My own once more", Instant(card.closes_at - 1))
    hearing.hear_all(tx, [late], make.at(12))
    posts.give_up(tx, make.at(12))
    assert prompts.results(tx, cohort, *stretch) == before
