"""From rows to what is shown: renders for the sender, previews for other rooms."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId, PostingId, PromptId
from staffroom.kernel.screen import Screen
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.prompts import answers, screens, store, store_prompts, wording
from staffroom.rooms.prompts.screens import CardView
from staffroom.rooms.prompts.values import Posting, Prompt


def render_post(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a posting in its cohort's language, as its words are now."""
    posting = store.get(tx, PostingId(args["posting"]))
    return Rendered(posting_screen(tx, posting), cohorts.get(tx, posting.cohort_id).language)


def render_text(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a group's current card as text."""
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    return Rendered(screens.as_text(_current(tx, cohort.id)), cohort.language)


def card_for(tx: Tx, teacher: PersonId) -> Screen:
    """Show a teacher the current card of their group as text."""
    cohort = cohorts.of_teacher(tx, teacher)
    return screens.as_text(None if cohort is None else _current(tx, cohort.id))


def _current(tx: Tx, cohort: CohortId) -> Prompt | None:
    card = answers.current_card(tx, cohort)
    return None if card is None else wording.worded(tx, card)


def card_screen(tx: Tx, prompt_id: PromptId) -> Screen:
    """Return a prompt as it will stand in a group that says nothing else."""
    return screens.post(view_of(tx, store_prompts.prompt(tx, prompt_id)))


def posting_screen(tx: Tx, posting: Posting) -> Screen:
    """Return a posting as it will stand in its group, in its own words where somebody wrote some."""
    return screens.post(view_of(tx, wording.worded(tx, posting)))


def view_of(tx: Tx, prompt: Prompt) -> CardView:
    """Return a prompt with what stands around it on its card."""
    programme = programmes.get(tx, prompt.programme_id)
    titles = {section.slug: section.title for section in programmes.sections(tx, programme.id)}
    cards = [card.id for card in store_prompts.active(tx, programme.id) if card.is_card]
    return CardView(
        prompt,
        titles.get(prompt.section or "", programme.title),
        number=cards.index(prompt.id) + 1 if prompt.id in cards else len(cards),
        total=len(cards),
        organisation=programme.settings.organisation,
        handle=f"@{name}" if (name := facts.get(tx, facts.BOT_NAME)) else "",
    )
