"""Alerts: every admin who can be reached, in their language, once a day."""

from tests import builders as make

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.text import Translator
from staffroom.ops import alerts
from staffroom.outbox import store
from staffroom.telegram.render import html


def test_every_admin_is_told_once_a_day_and_teachers_are_not(tx: Tx) -> None:
    """A fault that comes again the same day is one message; the next day it is another."""
    programme = make.programme(tx)
    make.person(tx, programme, "Nadia", roster="admins", role="admin", user=7)
    make.person(tx, programme, "Unreachable", roster="admins", role="admin")
    make.person(tx, programme, "Amina", user=8)
    for moment in (make.at(6, 9), make.at(6, 10), make.at(7, 10)):
        alerts.tell_admins(tx, "contested", moment)
    assert [head.chat_id for head in store.heads(tx, make.at(8))] == [7, 7]
    assert outbox.counts(tx) == {"queued": 2}


def test_each_fault_has_a_sentence_in_each_language(tx: Tx, words: Translator) -> None:
    """What to do stands in it."""
    programme = make.programme(tx)
    for language in ("en", "ar", "zh"):
        reader = make.person(tx, programme, role="admin", language=language)
        for fault in alerts.SENTENCES:
            rendered = alerts.render(tx, {"fault": fault, "reader": reader})
            assert rendered.language == language
            assert html(rendered.screen, words, rendered.language).startswith("⚠️")
