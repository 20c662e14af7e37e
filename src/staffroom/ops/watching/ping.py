"""The outside dead-man's switch: an address that is called while all is well, so that silence is noticed elsewhere."""

import asyncio
import logging
import ssl
from collections.abc import Callable

import aiohttp
from aiohttp.abc import AbstractResolver

from staffroom.kernel import addresses
from staffroom.kernel.addresses import Barred
from staffroom.settings import Health

log = logging.getLogger(__name__)

PATIENCE = aiohttp.ClientTimeout(total=20)
FINE = range(200, 300)
MINUTE = 60.0


class Pinger:
    """Calls the address every few minutes; the address is a secret of a kind, and never in the log."""

    def __init__(self, settings: Health, is_well: Callable[[], bool], names: AbstractResolver | None = None) -> None:
        self._settings, self._is_well, self._names = settings, is_well, names

    async def run(self) -> None:
        """Call until cancelled; without an address there is nothing to do."""
        if not self._settings.ping_url:
            await asyncio.Event().wait()
        while True:
            await asyncio.sleep(self._settings.ping_minutes * MINUTE)  # a bot that only ever starts anew is not well
            if self._is_well():
                await self.ping()

    async def ping(self) -> bool:
        """Call the address once, as carefully as Moodle's is: nothing private, no redirects; say whether it heard."""
        url = self._settings.ping_url
        try:
            connector = addresses.connector(url, self._settings.ping_allow, ssl.create_default_context(), self._names)
            async with (
                aiohttp.ClientSession(connector=connector, timeout=PATIENCE, trust_env=False) as session,
                session.get(url, allow_redirects=False) as answer,
            ):
                heard = answer.status in FINE
                why = f"HTTP {answer.status}"
        except Barred:
            heard, why = False, "it leads to a network that health.ping_allow does not name"
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            heard, why = False, type(error).__name__
        if not heard:
            log.warning("health.ping_url could not be called: %s", why)
        return heard
