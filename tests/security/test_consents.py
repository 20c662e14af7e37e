"""Of every record of consent the very words can be shown anew that stood on the screen when it was given."""

import html as html_of

from tests import builders as make
from tests.inbox.test_lane import Here
from tests.test_matrix import NOW, Bench, bench
from tests.test_words import LANGUAGES

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import UserId
from staffroom.kernel.text import isolate, untapped
from staffroom.rooms.joining import orientation_screens, rules, service
from staffroom.rooms.joining.agree_handlers import INVITER
from staffroom.rooms.programmes import Settings
from staffroom.telegram.render import html

__all__ = ["bench"]

LEADERS = ("Huda", "", "Li <b>Wei</b>")


def invited(tx: Tx, user: int, language: str, leader: str) -> None:
    """Write a teacher who is invited, by somebody or by the organisation."""
    settings = Settings(organisation="The Authority", cohort_size=20 + len(leader))
    course = make.programme(tx, slug=f"course-{user}", settings=settings)
    led = make.coordinator(tx, course, leader) if leader else None
    group = make.cohort(tx, course, coordinator_id=led, chat=-user)
    make.member(tx, make.person(tx, course, language=language, user=user), group, state="placed", joined=None)


async def test_the_shown_text_of_every_record_can_be_rebuilt(bench: Bench) -> None:
    """In each language, whoever invited: the words that are kept, with that name put back, are those that stood there.

    Who, when, in which language and which edition is kept beside them.
    """
    words, connection, rebuilt = data_files.words(), bench.local.connection, 0
    for language in LANGUAGES:
        for leader in LEADERS:
            user = await bench.sim.create_user("Teacher")
            await bench.sim.start(user)
            connection.execute("BEGIN IMMEDIATE")
            try:
                tx = Tx(connection)
                invited(tx, user, language, leader)
                found = service.invitation(tx, UserId(user), None)
                screen = orientation_screens.orientation(found)
                press, shown = screen.buttons[0][0].press, html(screen, words, language)
                assert press is not None
                bench.accounts["new"] = user
                await bench.reception.take(bench.bot, {"update_id": 1, **bench.press("new", press.data())}, Here(tx))
                ((kept, told, edition, at),) = tx.tuples(
                    "SELECT t.body, t.language, c.edition, c.agreed_at FROM consents c JOIN consent_texts t"
                    " ON t.version = c.version WHERE c.person_id = :person AND c.withdrawn_at IS NULL",
                    person=found.person,
                )
                name = html_name(leader)
                assert (kept.replace(isolate(INVITER), name), told, edition) == (shown, language, rules.EDITION)
                assert at == NOW
                assert leader not in kept or not leader
                rebuilt += 1
            finally:
                connection.execute("ROLLBACK")
    assert rebuilt == len(LANGUAGES) * len(LEADERS)


def html_name(name: str) -> str:
    """Return a name as it stands in a message."""
    return isolate(html_of.escape(untapped(name), quote=False))
