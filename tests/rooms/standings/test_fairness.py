import statistics

import pytest
from benchmarks import fairness, fairness_tricks


def test_the_size_of_a_group_does_not_change_its_expected_rank() -> None:
    """Of 36 groups with the same true engagement each size is in the middle, give or take three."""
    for seen in fairness.ranks(60).values():
        assert abs(statistics.mean(rank for rank, _ in seen) - 18.5) < 3


@pytest.mark.parametrize(
    "trick",
    [
        fairness_tricks.late_joiners,
        fairness_tricks.opt_outs,
        fairness_tricks.eager_upload,
        fairness_tricks.flooding,
        fairness_tricks.push_out(2),
        fairness_tricks.skipping(2),
    ],
    ids=[
        "late joiners",
        "opt-outs",
        "an eager upload",
        "flooding",
        "pushing out two a week",
        "skipping by turns",
    ],
)
def test_neither_life_nor_tricks_lift_a_group_among_its_equals(trick: fairness_tricks.Trick) -> None:
    """Of 20 groups with the same teachers it stays in the middle, and pushing out costs it the podium."""
    rank, podium, _ = fairness_tricks.outcome(trick, 12)
    assert rank > 8
    assert podium < 0.4


def test_pasting_a_sentence_changes_nothing_between_groups() -> None:
    """Ten who never answer paste the same words under every card; the group stands exactly where it stood."""
    assert fairness_tricks.outcome(fairness_tricks.copied, 6) == fairness_tricks.outcome(fairness_tricks.honest, 6)
