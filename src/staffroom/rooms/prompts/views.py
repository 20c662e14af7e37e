"""From rows to what is shown: renders for the sender, previews for other rooms."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId, PostingId, ProgrammeId, PromptId
from staffroom.kernel.screen import Screen, Value, Words, text
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import answers, screens, store, store_prompts, wording
from staffroom.rooms.prompts.screens import CardView
from staffroom.rooms.prompts.values import Ballot, Made, Posting, Prompt

TITLE_WIDTH = 48
"""Of a card's first words; a Chinese letter counts as two."""


def render_post(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a posting in its cohort's language, as its words are now."""
    posting = store.get(tx, PostingId(args["posting"]))
    return Rendered(posting_screen(tx, posting), cohorts.get(tx, posting.cohort_id).language)


def render_text(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a group's current card as text."""
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    return Rendered(screens.as_text(_current(tx, cohort)), cohort.language)


def card_for(tx: Tx, teacher: PersonId) -> Screen:
    """Show a teacher the current card of their group as text."""
    cohort = cohorts.of_teacher(tx, teacher)
    return screens.as_text(None if cohort is None else _current(tx, cohort))


def _current(tx: Tx, cohort: Cohort) -> CardView | None:
    card = answers.current_card(tx, cohort.id)
    return None if card is None else view_in(tx, card)


def card_screen(tx: Tx, prompt_id: PromptId) -> Screen:
    """Return a prompt as it will stand in a group that says nothing else."""
    return screens.post(view_of(tx, store_prompts.prompt(tx, prompt_id)))


def reworded(tx: Tx, prompt_id: PromptId, words: str, language: str) -> Screen:
    """Return a prompt with other words in one language, as a group that reads it would see it."""
    return screens.post(view_of(tx, store_prompts.prompt(tx, prompt_id).saying(words, language)))


def pictured(tx: Tx, prompt_id: PromptId, image: str) -> Screen:
    """Return a prompt with another picture, by its number at Telegram, or with none of its own."""
    prompt = replace(store_prompts.prompt(tx, prompt_id), image=image, picture="")
    return screens.post(view_of(tx, prompt))


def offering(tx: Tx, prompt_id: PromptId, ballot: Ballot) -> Screen:
    """Return a poll that offers something else."""
    return screens.post(view_of(tx, replace(store_prompts.prompt(tx, prompt_id), ballot=ballot)))


def look(tx: Tx, prompt_id: PromptId) -> CardView:
    """Return all that a prompt shows but its place among the others, to compare it later."""
    view = view_of(tx, store_prompts.prompt(tx, prompt_id))
    return replace(view, prompt=replace(view.prompt, position=0), number=0, total=0)


def sketch(tx: Tx, programme: ProgrammeId, made: Made) -> Screen:
    """Return a card that is just being made in the chat as it will stand in a group."""
    prompt = Prompt(
        id=PromptId(0),
        programme_id=programme,
        slug="",
        position=0,
        kind=made.kind,
        week=1,
        weekday=0,
        at=f"{made.at:%H:%M}",
        section=made.section,
        theme="teal",
        on_closed="shift",
        texts=made.texts,
        follow_up={},
        retired=0,
        image=made.file_id,
        ballot=made.ballot,
    )
    return screens.post(view_of(tx, prompt))


def posting_screen(tx: Tx, posting: Posting) -> Screen:
    """Return a posting as it will stand in its group, in its own words where somebody wrote some."""
    return screens.post(view_in(tx, posting))


def view_in(tx: Tx, posting: Posting) -> CardView:
    """Return a posting with what stands around it, in words and figures of its group."""
    cohort = cohorts.get(tx, posting.cohort_id)
    view = view_of(tx, wording.worded(tx, posting))
    return replace(view, gaps={**view.gaps, **_own(tx, cohort)}, posting=posting.id)


def title(tx: Tx, number: PromptId, cohort: Cohort | None = None) -> Words:
    """Return a prompt's first words as one line, filled in as in a group, or as in any; kinds without words: none."""
    prompt = store_prompts.prompt(tx, number)
    section = _section_of(tx, programmes.get(tx, prompt.programme_id), prompt)
    own: dict[str, Value] = {} if cohort is None else _own(tx, cohort)
    return Words(prompt.texts, {**_anywhere(prompt, section), **own}, most=TITLE_WIDTH)


def _own(tx: Tx, cohort: Cohort) -> dict[str, Value]:
    """Return what fills the gaps in one group."""
    if cohort.coordinator_id is None:
        return {"group": cohort.name}
    return {"group": cohort.name, "coordinator": people.get(tx, cohort.coordinator_id).full_name}


def _anywhere(prompt: Prompt, section: Mapping[str, str]) -> dict[str, Value]:
    """Return what fills the gaps in a group that says nothing else."""
    return {
        "group": text("prompts-your-group"),
        "coordinator": text("prompts-your-coordinator"),
        "section": Words(section),
        "week": prompt.week,
    }


def _section_of(tx: Tx, programme: Programme, prompt: Prompt) -> Mapping[str, str]:
    titles = {section.slug: section.title for section in programmes.sections(tx, programme.id)}
    return titles.get(prompt.section or "", programme.title)


def view_of(tx: Tx, prompt: Prompt) -> CardView:
    """Return a prompt with what stands around it on its card in any group."""
    programme = programmes.get(tx, prompt.programme_id)
    cards = [card.id for card in store_prompts.active(tx, programme.id) if card.is_card]
    section = _section_of(tx, programme, prompt)
    return CardView(
        prompt,
        section,
        number=cards.index(prompt.id) + 1 if prompt.id in cards else len(cards),
        total=len(cards),
        organisation=programme.settings.organisation,
        handle=f"@{name}" if (name := facts.get(tx, facts.BOT_NAME)) else "",
        gaps=_anywhere(prompt, section),
        logo=programme.settings.logo,
    )
