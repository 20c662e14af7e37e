"""The check in the chat: an admin asks, the bot looks at everything beside its work, and writes what it found."""

import asyncio
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from staffroom import data_files
from staffroom.config import Config
from staffroom.kernel import blame, facts
from staffroom.kernel.clock import Clock, woken
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Button, Rows, Screen, text
from staffroom.ops.checks.check import look_at
from staffroom.ops.checks.findings import ORDER, SIGNS, Finding
from staffroom.ops.status_screens import CHECK, LOOK
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes

log = logging.getLogger(__name__)

REST = 60.0
"""Seconds until the wish is looked for again without being told of it."""
MOST = 12
"""Findings in one message; the terminal shows all of them."""
_ASKED = "check.asked"


def ask(tx: Tx, admin: PersonId) -> None:
    """Note that an admin wants everything looked at."""
    facts.put(tx, _ASKED, " ".join(map(str, {*asked(tx), admin})))


def asked(tx: Tx) -> list[PersonId]:
    """Return who wants everything looked at."""
    return [PersonId(int(number)) for number in (facts.get(tx, _ASKED) or "").split()]


def _answered(tx: Tx, readers: Sequence[PersonId]) -> None:
    """Forget who is told now; whoever asked meanwhile, by a look that did not begin for them, is still to be told."""
    rest = [reader for reader in asked(tx) if reader not in readers]
    facts.put(tx, _ASKED, " ".join(map(str, rest))) if rest else facts.forget(tx, _ASKED)


class Checkup:
    """Looks on a thread of its own, so that nobody waits for it."""

    def __init__(self, db: Database, clock: Clock, config: Config, after: Callable[[], None]) -> None:
        self._db, self._clock, self._config, self._after = db, clock, config, after
        self._wake = asyncio.Event()
        self.idle = True

    def wake(self) -> None:
        """Say that somebody may have asked."""
        self.idle = False
        self._wake.set()

    async def run(self) -> None:
        """Look whenever somebody asks, until cancelled."""
        while True:
            self._wake.clear()
            try:
                if readers := await self._db.read(asked):
                    await self._look(readers)
            except DatabaseError:
                log.exception("what a check found could not be told")
            self.idle = not self._wake.is_set()
            await woken(self._wake, REST)

    async def _look(self, readers: Sequence[PersonId]) -> None:
        try:
            found = await asyncio.to_thread(look_at, self._config, self._clock)
        except Exception as error:  # a mistake of ours in looking must not end the bot, nor begin again at each start
            blame.tell(log, "a check could not be finished", error)
            await self._db.write(fail, readers, self._clock.now())
        else:
            await self._db.write(tell, readers, found, self._clock.now())
        self._after()


def tell(tx: Tx, readers: Sequence[PersonId], found: Sequence[Finding], now: Instant) -> None:
    """Write to each admin who asked what concerns their programmes, or the whole installation."""
    _answered(tx, readers)
    for reader in readers:
        person = people.find(tx, reader)
        if person is not None:
            own = {programmes.get(tx, number).slug for number in people.administered(tx, reader)}
            theirs = [finding for finding in found if not finding.programme or finding.programme in own]
            args = {"html": html(theirs, person.language)}
            cohorts.tell(tx, f"check:{now}", "ops.checked", args, [person], now)


def fail(tx: Tx, readers: Sequence[PersonId], now: Instant) -> None:
    """Say to each admin who asked that the look could not be finished."""
    _answered(tx, readers)
    for person in filter(None, (people.find(tx, reader) for reader in readers)):
        said = data_files.words().html(text("ops-check-broken"), person.language)
        cohorts.tell(tx, f"check:{now}", "ops.checked", {"html": said}, [person], now)


def html(found: Sequence[Finding], language: str) -> str:
    """Return what was found in somebody's language, the worst first, without what only the machine's owner may see."""
    words = data_files.words()
    wrong = sorted((one for one in found if one.level != "ok"), key=lambda one: -ORDER.index(one.level))
    title = text("ops-check-title", looked=len(found), n=len(wrong)) if wrong else text("ops-check-well", n=len(found))
    more = [words.html(text("ops-check-more", n=len(wrong) - MOST), language)] if len(wrong) > MOST else []
    shown = [_shown(one, words.html(one.text(), language)) for one in wrong[:MOST]]
    return "\n\n".join([words.html(title, language), *shown, *more])


_TYPED = re.compile(r"`([^`<>\n]+)`")
"""What is to be typed: one tap copies it, and no language turns it around."""


def _shown(finding: Finding, said: str) -> str:
    what, _, rest = said.partition("\n")
    plain, marked = _TYPED.sub(r"\1", what), _TYPED.sub(r"<code>\1</code>", rest)
    return f"{SIGNS[finding.level]} <b>{plain}</b>\n{marked}"


def buttons() -> Rows:
    """Return the ways on from what was found."""
    return ((Button(text("ops-check-again"), CHECK), Button(text("ops-look"), LOOK)),)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Show what was found."""
    reader = people.get(tx, PersonId(args["reader"]))
    return Rendered(Screen((), buttons(), raw=args["html"]), reader.language)


RENDERS = {"ops.checked": render}
