"""The list of what a group still needs, on values and in three languages."""

from typing import Any

import pytest
from tests import builders as make
from tests.rooms.panel.test_panel import labels, plain

from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.text import MESSAGE_LIMIT, Translator, utf16
from staffroom.rooms import cohorts
from staffroom.rooms.panel import checklist, checklist_screens
from staffroom.rooms.panel.values import STEPS, Checklist
from staffroom.telegram.render import html

NOW = make.at(7)


@pytest.fixture
def cohort(tx: Tx) -> cohorts.Cohort:
    """Return an open group with a coordinator."""
    programme = make.programme(tx)
    return cohorts.get(tx, make.cohort(tx, programme, coordinator_id=make.coordinator(tx, programme, user=81)))


def found(cohort: cohorts.Cohort, **changes: Any) -> Checklist:  # noqa: ANN401  fields of any type
    """Return a list on which all is done, but for the changes."""
    whole: dict[str, Any] = {
        "missing": (),
        "loose": (),
        "pinned": True,
        "placed": 12,
        "invited": 12,
        "handed_out": True,
        "introduced": True,
        "introduction": None,
    }
    return Checklist(cohort, **(whole | changes))


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_list_on_which_all_is_done_says_so_and_offers_nothing(
    cohort: cohorts.Cohort, words: Translator, language: str
) -> None:
    """Nine ticks, and thanks."""
    screen = checklist_screens.checklist(found(cohort))
    assert html(screen, words, language).count("✅") == len(STEPS)
    assert screen.buttons == ()


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_list_on_which_everything_is_open_fits_a_message(
    cohort: cohorts.Cohort, words: Translator, language: str
) -> None:
    """With the help for each step that can be done now."""
    rights = tuple(f"can_{right}" for right in ("invite_users", "restrict_members", "pin_messages", "change_info"))
    missing, nothing = ("public", "linked", "community", *rights), {"pinned": False, "handed_out": False}
    opened = found(cohort, missing=missing, loose=("history", "adding"), introduced=False, **nothing)
    said = html(checklist_screens.checklist(opened), words, language)
    assert said.count("⬜") == len(STEPS) - 2
    assert "{" not in said
    assert utf16(said) < MESSAGE_LIMIT


def test_guidelines_that_are_not_pinned_are_pinned_with_one_tap(cohort: cohorts.Cohort, words: Translator) -> None:
    """The button stands beside its words."""
    screen = checklist_screens.checklist(found(cohort, pinned=False))
    assert "The guidelines are not pinned yet" in plain(screen, words)
    assert labels(screen, words) == ["Pin the guidelines", "Look again", "‹ Back to my desk"]


def test_a_foreign_link_leaves_the_group_open_and_says_how_it_is_mended(
    cohort: cohorts.Cohort, words: Translator
) -> None:
    """It is no lack of rights; Telegram does not tell when the link is gone, so a person does."""
    lacking = found(cohort, missing=("foreign",))
    assert [step for step in STEPS if step not in lacking.done] == ["private"]
    screen = checklist_screens.checklist(lacking)
    assert "Somebody came in by a link that is not mine" in plain(screen, words)
    assert labels(screen, words) == ["The link is revoked", "Look again", "‹ Back to my desk"]


def test_nobody_but_who_leads_a_group_sees_or_changes_its_list(tx: Tx, cohort: cohorts.Cohort) -> None:
    """Another coordinator is refused whatever they press."""
    other = make.coordinator(tx, cohort.programme_id)
    for deed in (checklist.show, checklist.hand_out, checklist.close_to_members, checklist.pin):
        with pytest.raises(Refusal, match="cohorts-not-yours"):
            deed(tx, cohort.id, other, 9, NOW)
