"""The test card: the first admin of a new installation sees that all works, on the way that every card goes."""

import logging
from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Button, Press, Say, Screen, Words, text
from staffroom.outbox import Note, Priority, Rendered, Sent
from staffroom.pictures import QuestionCard
from staffroom.rooms import people, programmes
from staffroom.rooms.people import Person

log = logging.getLogger(__name__)

EXPECTED = "joining.first_admin"
"""Stands while a set-up waits for its first admin."""


def expect_first_admin(tx: Tx) -> None:
    """Send a test card to the admin who arrives next."""
    facts.put(tx, EXPECTED, "yes")


def greet(tx: Tx, admin: Person, now: Instant) -> None:
    """Post the test card where a set-up waits for its first admin."""
    if facts.get(tx, EXPECTED) is None or admin.private_chat is None:
        return
    facts.forget(tx, EXPECTED)
    note = Note(
        key=f"joining.first_card:{admin.id}:{now}",
        kind="joining.first_card",
        chat=admin.private_chat,
        args={"person": admin.id},
        person=admin.id,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
    )
    outbox.post(tx, note, now)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Draw the test card, and say what is next."""
    admin = people.find(tx, PersonId(args["person"]))
    if admin is None:
        return None
    programme, handle = programmes.get(tx, admin.programme_id), facts.get(tx, facts.BOT_NAME) or ""

    def draw(say: Say, language: str) -> QuestionCard:
        return QuestionCard(
            lang=language,
            section=say(Words(programme.title)),
            step="",
            kicker=say(text("joining-first-kicker")),
            question=say(text("joining-first-question")),
            org=programme.settings.organisation,
            handle=f"@{handle}" if handle else "",
            logo=programme.settings.logo,
        )

    roster = Button(text("joining-first-roster"), Press("people.roster"))
    rest = (
        Button(text("joining-first-check"), Press("ops.check")),
        Button(text("joining-button-desk"), Press("panel.home")),
    )
    return Rendered(Screen((text("joining-first-card"),), ((roster,), rest), drawing=draw), admin.language)


def arrived(_tx: Tx, _sent: Sent) -> None:
    """Say at the machine, where somebody waits for it, that the test card is there."""
    plain = "The test card is in the admin's chat with the bot: the set-up works."
    log.info("the test card is in the admin's chat with the bot: the set-up works", extra={"plain": plain})
