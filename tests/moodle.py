"""A small Moodle on loopback: it pages, fails, hides users and tells errors with HTTP 200, as Moodle does."""

import asyncio
import json
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from staffroom.rooms.progress.sources import moodle

SAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "rooms/progress/moodle_samples.json").read_text("utf-8"))
TOKEN = "a-secret-token"
"""What the service's account was given."""
STATES = {True: 1, False: 0}


def error(code: str) -> dict[str, str]:
    """Return an error as Moodle tells it."""
    return {"exception": "core\\exception\\moodle_exception", "errorcode": code, "message": "هذه رسالة"}


@dataclass
class Moodle:
    """A site with one course of two sections; `states` are users' activities, `broken` what is answered instead."""

    users: list[dict[str, Any]] = field(default_factory=list)
    states: dict[int, dict[int, bool]] = field(default_factory=dict)
    titles: tuple[str, str] = ("One", "Two")
    hidden: str = ""
    broken: dict[str, Any] = field(default_factory=dict)
    cut_after: int | None = None
    """So many more questions about users are answered; then the line breaks, until this is None again."""
    completion: Any = field(default_factory=lambda: SAMPLES["course_completion_done"]["response"])
    odd: dict[tuple[str, int], Any] = field(default_factory=dict)
    """What is answered about one user instead, by function."""
    raw: Mapping[str, Any] | None = None
    """A sample that answers everything."""
    calls: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    url: str = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer a call."""
        self.agents.add(request.headers.get("User-Agent", ""))
        form = {name: str(value) for name, value in (await request.post()).items()}
        function = form["wsfunction"]
        self.calls[function] += 1
        if self.raw is not None:
            return _as_recorded(self.raw)
        if function in self.broken:
            return _as_recorded(self.broken[function])
        if function == moodle.ACTIVITIES and self.cut_after is not None:
            if not self.cut_after:
                assert request.transport is not None
                request.transport.close()
                await asyncio.sleep(0.01)
            else:
                self.cut_after -= 1
        return web.json_response(self._answer(function, form))

    def _answer(self, function: str, form: Mapping[str, str]) -> Any:  # noqa: ANN401
        if form["wstoken"] != TOKEN:
            return error("invalidtoken")
        if function == moodle.SITE:
            return SAMPLES["site_info_ok"]["response"]
        if function == moodle.COURSES:
            wanted = "courses_by_field_ok" if form["value"] == "BL-101" else "courses_by_field_not_found"
            return SAMPLES[wanted]["response"]
        if function == moodle.CONTENTS:
            return [self._section(place, title) for place, title in enumerate(("General", *self.titles))]
        if function == moodle.USERS:
            return self._page(form)
        return self._of_user(function, int(form["userid"]))

    def _of_user(self, function: str, user: int) -> Any:  # noqa: ANN401
        if (function, user) in self.odd:
            return self.odd[function, user]
        if function == moodle.COMPLETION:
            return self.completion
        if function == moodle.GRADES:
            return SAMPLES["grade_items_one_user"]["response"]
        return {"statuses": [self._status(*one) for one in self.states.get(user, {}).items()]}

    def _section(self, number: int, name: str) -> dict[str, Any]:
        modules = [{"id": number * 10 + n, "name": "m", "modname": "page", "completion": 1} for n in (1, 2)]
        return {"id": number, "name": name, "section": number, "modules": modules if number else []}

    def _page(self, form: Mapping[str, str]) -> list[dict[str, Any]]:
        options = {form[f"options[{n}][name]"]: form[f"options[{n}][value]"] for n in range(5)}
        first, size = int(options["limitfrom"]), int(options["limitnumber"])
        page = self.users[first : first + size]
        if self.hidden == "older":
            return page[1:]
        if self.hidden:
            return [{"id": one["id"], "fullname": "مريم"} for one in page]
        return page

    @staticmethod
    def _status(cmid: int, done: bool) -> dict[str, Any]:  # noqa: FBT001
        at = 1_788_850_800 if done else 0
        return {"cmid": cmid, "state": STATES[done], "timecompleted": at, "isoverallcomplete": done}


def _as_recorded(sample: Mapping[str, Any]) -> web.Response:
    body = sample["response"]
    words = body if isinstance(body, str) else json.dumps(body)
    headers = {"Retry-After": "300"} if sample["http_status"] == 503 else {}
    headers |= {"Location": sample["location"]} if "location" in sample else {}
    return web.Response(
        status=sample["http_status"], body=words.encode(), headers={"Content-Type": sample["content_type"], **headers}
    )


@asynccontextmanager
async def serving(site: Moodle, tls: ssl.SSLContext | None = None) -> AsyncIterator[Moodle]:
    """Serve a site on loopback around a block of code."""
    app = web.Application()
    app.router.add_post("/webservice/rest/server.php", site.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    tcp = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
    await tcp.start()
    port = runner.addresses[0][1]
    site.url = f"https://localhost:{port}" if tls else f"http://127.0.0.1:{port}"
    try:
        yield site
    finally:
        await runner.cleanup()
