import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.ids import CohortId
from staffroom.rooms.standings.rules import Card, Group, Measures, Rate
from staffroom.rooms.standings.skip_rules import with_skips


def group(number: int, *cards: Card, skips: tuple[str, ...] = ()) -> Group:
    """Build a group of ten."""
    return Group(CohortId(number), f"{number}", Measures(cards, Rate(0, 10), skips=skips))


def test_a_skipped_card_counts_as_much_harder_as_it_was_for_the_others() -> None:
    """Six of ten to the easy card; the hard one was half as easy for the others: three of ten, on average 4.5."""
    others = [group(number, Card("easy", 8, 10), Card("hard", 4, 10)) for number in (1, 2)]
    *_, found = with_skips([*others, group(3, Card("easy", 8, 10), skips=("hard", "old"))])
    assert found.measures.response == Rate(8, 10)
    assert found.measures.compared is not None
    assert found.measures.compared.x == pytest.approx(6)


@given(st.integers(1, 9), st.integers(1, 9))
def test_for_a_group_like_the_others_skipping_changes_nothing(easy: int, hard: int) -> None:
    """Whichever card is skipped."""
    cards = (Card("easy", easy, 10), Card("hard", hard, 10))
    groups = [group(1, *cards), group(2, cards[0], skips=("hard",)), group(3, cards[1], skips=("easy",))]
    first, *skipping = (found.measures.compared for found in with_skips(groups))
    assert first is not None
    assert [found and found.x for found in skipping] == pytest.approx([first.x, first.x])


def test_what_nobody_else_had_and_what_cannot_be_compared_is_left_out() -> None:
    """A card skipped by all, cards that nobody answered, a group without any card."""
    assert with_skips([group(1, Card("a", 5, 10), skips=("b",)), group(2, skips=("a",))]) == [
        group(1, Card("a", 5, 10), skips=("b",)),
        group(2, skips=("a",)),
    ]
    nobody = [group(1, Card("a", 0, 10), skips=("b",)), group(2, Card("b", 5, 10))]
    assert with_skips(nobody)[0].measures.excused == ()
