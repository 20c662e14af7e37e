import statistics

from benchmarks import fairness


def test_the_size_of_a_group_does_not_change_its_expected_rank() -> None:
    """Of 36 groups with the same true engagement each size is in the middle, give or take three."""
    for seen in fairness.ranks(60).values():
        assert abs(statistics.mean(rank for rank, _ in seen) - 18.5) < 3
