"""Twenty times somebody unknown adds the bot to a group of theirs."""

from tests.rooms.cohorts.test_groups import NOW, School, facts, school
from tests.security.hostile import NAMES

from staffroom.kernel.clock import MINUTE
from staffroom.rooms.cohorts import watch

__all__ = ["school"]


def test_of_twenty_groups_each_is_left_within_a_minute_without_a_word_and_one_message_tells_of_it(
    school: School,
) -> None:
    """Nothing but the leaving goes there; the admin is told once on that day, whatever the groups are called."""
    for number in range(20):
        watch.bot_moved(school.tx, facts(-5000 - number, title=NAMES[number]), None, school.tell, NOW)
    there = school.tx.all("SELECT method, not_before FROM outbox WHERE chat_id <= -5000")
    assert [row["method"] for row in there] == ["leaveChat"] * 20
    assert max(row["not_before"] for row in there) <= NOW + MINUTE
    assert school.posted("cohorts.") == [("cohorts.left", 82)]
