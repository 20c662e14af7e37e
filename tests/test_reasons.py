"""Whatever the program may answer with has its words in every language: reasons, states, kinds of posts."""

import re
from functools import cache
from typing import Any, Literal, get_args

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from tests.test_words import LANGUAGES, LOCALES

from staffroom import wiring
from staffroom.kernel.db import Tx
from staffroom.kernel.screen import Text
from staffroom.kernel.text import Translator
from staffroom.ops import alerts
from staffroom.rooms import prompts
from staffroom.rooms.cascade import overview_rules, values
from staffroom.rooms.cascade.values import Reason
from staffroom.rooms.cohorts import forming_screens
from staffroom.rooms.cohorts.rules import Why as WhyLeads
from staffroom.rooms.conduct import doing, month_screens, staff_screens
from staffroom.rooms.conduct import screens as conduct_screens
from staffroom.rooms.conduct import values as conduct
from staffroom.rooms.joining import reason_screens
from staffroom.rooms.joining import rules as joining_rules
from staffroom.rooms.media import log_screens as media_screens
from staffroom.rooms.media import values as media
from staffroom.rooms.notices.values import Why
from staffroom.rooms.people import fit_rules
from staffroom.rooms.people.values import Roster
from staffroom.rooms.programmes import KINDS, Kind
from staffroom.rooms.progress.sources import fault
from staffroom.rooms.progress.values import Column
from staffroom.rooms.prompts.rules import ORDER
from staffroom.rooms.standings import rules as standings_rules
from staffroom.rooms.standings import screens as standings_screens

CHOSEN = (
    ("cascade-reason", Reason),
    ("cascade-stand", overview_rules.Stand),
    ("cascade-state", values.Group.__annotations__["state"]),
    ("fit-advice", fit_rules.Verdict),
    ("moodle-fault", fault.Kind),
    ("notices-obstacle", prompts.Obstacle),
    ("notices-why", Why),
    ("progress-column", Column),
    ("prompts-kind", Kind),
    ("roster-is", Roster),
    ("roster-next", Roster),
    ("roster-preview", Roster),
    ("roster-template", Roster),
)
"""Sentences that choose their words by what the program found, and all that it may find."""
KEYED = (
    (alerts.SENTENCES, alerts.Fault),
    (conduct_screens.ACTION_NAMES, conduct.Deed),
    (conduct_screens.OUTCOMES, conduct.Outcome),
    (conduct_screens.RULE_NAMES, conduct.Rule),
    (staff_screens.MEANS, conduct.Action),
    (forming_screens.WHY, Literal[WhyLeads, "kept"]),
    (media_screens.OUTCOME_NAMES, media.Outcome),
    (media_screens.RULE_NAMES, media.Rule),
    (month_screens.COUNTED, conduct.Counted),
    (reason_screens.WORDS, joining_rules.Reason),
    (standings_screens.UNRANKED, standings_rules.Unranked),
)
"""What the program may find, each with a sentence of its own."""


class Choices(Visitor):
    """Collects the words that a sentence chooses from, by their names; numbers are no names."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Variant(self, node: ast.Variant) -> None:  # noqa: N802  fluent's name
        """Note a name."""
        if isinstance(node.key, ast.Identifier):
            self.names.add(node.key.name)
        self.generic_visit(node)


@cache
def chosen(language: str) -> dict[str, set[str]]:
    """Return the names that each sentence of a language chooses by."""
    found = {}
    for file in LOCALES.glob(f"{language}/*.ftl"):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                choices = Choices()
                choices.visit(entry)
                found[entry.id.name] = choices.names
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "kinds"), CHOSEN, ids=[key for key, _ in CHOSEN])
def test_a_sentence_has_words_for_whatever_it_may_be_asked_to_say(language: str, key: str, kinds: Any) -> None:  # noqa: ANN401
    """And none for what never comes."""
    plurals = {"zero", "one", "two", "few", "many", "other"} - set(get_args(kinds))
    assert chosen(language)[key] - plurals == set(get_args(kinds))


@pytest.mark.parametrize(("sentences", "kinds"), KEYED)
def test_every_reason_has_a_sentence_of_its_own(sentences: dict[str, Any], kinds: Any, words: Translator) -> None:  # noqa: ANN401
    """One that was forgotten would fail only when somebody is to read it."""
    assert set(sentences) == set(get_args(kinds))
    for sentence in sentences.values():
        line = sentence if isinstance(sentence, Text) else Text(sentence)
        assert not words.plain(line, "en").startswith("[")


def test_whatever_may_be_decided_is_done_and_told() -> None:
    """A mute that is lifted is told as such; of a report that led to nothing its author never learns."""
    assert set(doing.DEEDS) == set(get_args(conduct.Action))
    assert set(staff_screens.DONE) == set(get_args(conduct.Deed)) - {"lift"}
    assert set(conduct_screens.TOLD) == set(doing.DEEDS) - {"dismiss"}


@pytest.mark.parametrize(
    ("table", "column", "kinds"),
    [
        ("conduct_cases", "author", conduct.Author),
        ("conduct_decisions", "action", conduct.Deed),
        ("media_cases", "answer", media.Answer),
        ("media_cases", "rule", media.Rule),
        ("media_cases", "state", media.State),
    ],
)
def test_whatever_may_be_decided_can_be_written_down(tx: Tx, table: str, column: str, kinds: Any) -> None:  # noqa: ANN401
    """The table takes what the program knows, and nothing else."""
    made = str(tx.value("SELECT sql FROM sqlite_master WHERE name = :table", table=table))
    found = re.search(rf"{column} TEXT NOT NULL CHECK \({column} IN \(([^)]*)\)\)", made)
    assert found is not None
    assert set(re.findall("'([^']*)'", found[1])) == set(get_args(kinds))


def test_every_kind_of_post_has_its_rank_its_render_and_its_label(words: Translator) -> None:
    """A new kind in a course's calendar is planned, posted and named from the first day on."""
    assert sorted(kind for rank in ORDER for kind in rank) == sorted(KINDS)
    ways = wiring.ways()
    for table in (ways.render, ways.after_sent, ways.after_cancelled, ways.after_late):
        assert {f"prompts.{kind}" for kind in KINDS} <= table.keys()
    for language in LANGUAGES:
        assert len({words.plain(prompts.kind_name(kind), language) for kind in KINDS}) == len(KINDS)
