"""The name of a group: who decides, and what becomes of a wish that Telegram refused."""

import pytest
from tests import builders as make
from tests.rooms.cohorts.test_groups import CHAT, NOW, School, facts, school

from staffroom.kernel.refusal import Refusal
from staffroom.rooms.cohorts import naming, watch

__all__ = ["school"]


def titles(school: School) -> int:
    """Return how often a name was given, or is to be."""
    return len(school.posted("setChatTitle"))


def test_a_name_that_telegram_refused_to_restore_is_given_with_the_next_rights_and_then_no_more(school: School) -> None:
    """The wish is kept until it is fulfilled."""
    school.opened()
    naming.renamed(school.tx, CHAT, "Fun club", NOW)
    naming.decide(school.tx, school.cohort, school.huda, 1, NOW, keep=False)
    before = titles(school)
    school.tx.run("UPDATE outbox SET state = 'failed' WHERE method = 'setChatTitle'")
    watch.bot_moved(school.tx, facts(title="Fun club"), None, school.tell, NOW)
    assert titles(school) == before + 1
    naming.keep_title(school.tx, CHAT, {"title": school.now.name}, True, NOW)
    school.tx.run("UPDATE outbox SET state = 'sent' WHERE method = 'setChatTitle'")
    watch.bot_moved(school.tx, facts(), None, school.tell, NOW)
    assert titles(school) == before + 1
    assert naming.is_right(school.tx, school.now)


def test_only_whoever_leads_a_group_decides_on_its_name(school: School) -> None:
    """Another coordinator is refused."""
    school.opened()
    naming.renamed(school.tx, CHAT, "Fun club", NOW)
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        naming.decide(school.tx, school.cohort, make.coordinator(school.tx, school.programme), 1, NOW, keep=True)


def test_names_before_a_group_is_open_and_names_that_were_read_too_early_are_no_news(school: School) -> None:
    """The coordinator's own working title is not asked about, nor what was read before the bot named the group."""
    school.take(facts())
    naming.renamed(school.tx, CHAT, "Still being set up", NOW)
    school.link()
    naming.keep_title(school.tx, CHAT, {"title": school.now.name}, True, make.at(2))
    naming.note_title(school.tx, school.now, "Still being set up", NOW, make.at(2))
    assert school.posted("cohorts.renamed") == []
