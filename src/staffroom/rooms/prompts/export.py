"""Cards that were made or changed in the chat, as entries of a calendar file that read back to the same cards."""

from collections.abc import Sequence
from typing import Any

import yaml

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ProgrammeId
from staffroom.rooms.programmes import WEEKDAYS
from staffroom.rooms.prompts import editing, store_edits, store_prompts
from staffroom.rooms.prompts.values import Prompt, picture_name

_HEAD = """\
# Cards that were made or changed in the chat. Copy them below `entries:` in the course's calendar.yaml, in place of
# those with the same id; the picture of each that has one belongs beside it, under the name that stands at `image`.
"""
_OUT = "# Taken out in the chat, so delete them: "


def made_cards(tx: Tx, programme: ProgrammeId) -> list[Prompt]:
    """Return the cards of a calendar that were made or changed in the chat."""
    edited = {edit.prompt_id for edit in store_edits.of_programme(tx, programme)}
    known = store_prompts.active(tx, programme)
    return [one for one in known if one.made or (one.id in edited and editing.is_changed(tx, one.id))]


def taken_out(tx: Tx, programme: ProgrammeId) -> list[Prompt]:
    """Return the entries of the course's file that were taken out in the chat."""
    gone = [edit.prompt_id for edit in store_edits.of_programme(tx, programme) if edit.gone]
    return [one for number in gone if not (one := store_prompts.prompt(tx, number)).made and not one.retired]


def as_yaml(cards: list[Prompt], out: Sequence[Prompt] = ()) -> str:
    """Return cards as a calendar file holds them below `entries`, and say which of its entries are to go."""
    entries = [as_entry(card) for card in cards]
    head = _HEAD + (f"{_OUT}{', '.join(one.slug for one in out)}.\n" if out else "")
    return head + yaml.safe_dump({"entries": entries}, allow_unicode=True, sort_keys=False, width=100)


def picture_of(card: Prompt) -> str:
    """Return where the picture of a card that Telegram holds is to lie, seen from the calendar file."""
    return f"pictures/{picture_name(card.slug, card.image)}"


def as_entry(card: Prompt) -> dict[str, Any]:
    """Return a card as an entry; what is as usual is left out."""
    found: dict[str, Any] = {"id": card.slug, "kind": card.kind, **_day(card), "at": card.at}
    usual = {"section": None, "theme": "teal", "on_closed": "shift", "relevance_hours": None}
    found |= {name: getattr(card, name) for name, value in usual.items() if getattr(card, name) != value}
    if card.when_due:
        found.pop("section")
    if card.image or card.picture:
        found["image"] = picture_of(card) if card.image else card.picture
    found |= {name: dict(texts) for name, texts in (("text", card.texts), ("follow_up", card.follow_up)) if texts}
    return found | _ballot(card)


def _day(card: Prompt) -> dict[str, Any]:
    if card.after is not None:
        return {"after": card.after, "days": card.days}
    if card.when_due:
        return {"section_due": card.section}
    return {"week": card.week, "weekday": WEEKDAYS[card.weekday]}


def _ballot(card: Prompt) -> dict[str, Any]:
    if card.ballot is None:
        return {}
    found: dict[str, Any] = {"options": [dict(option) for option in card.ballot.options]}
    if card.ballot.several:
        found["several"] = True
    if card.ballot.correct is not None:
        found["correct"] = card.ballot.correct + 1
    return found | ({"explanation": dict(card.ballot.explanation)} if card.ballot.explanation else {})
