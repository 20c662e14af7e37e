"""Take the README's pictures: the playground nine days into the course. Run: `make pictures`, ARGS=league for some."""

import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from playwright.async_api import Browser  # noqa: E402  the paths come first
from tests.browser import messages, papers, poses, reports  # noqa: E402
from tests.browser.week import Week  # noqa: E402
from tests.browser.window import PHONE, Chromium, Page  # noqa: E402

from staffroom import data_files  # noqa: E402
from staffroom.demo import playground  # noqa: E402
from staffroom.demo.cast import Actor, Cast  # noqa: E402
from staffroom.demo.prologue import School  # noqa: E402
from staffroom.demo.stage import Stage, stage  # noqa: E402
from staffroom.kernel.db import Tx  # noqa: E402
from staffroom.kernel.ids import Instant  # noqa: E402
from staffroom.ops.by_hand import errands  # noqa: E402
from staffroom.pictures import drawing  # noqa: E402
from staffroom.pictures.papers import Sheet  # noqa: E402
from staffroom.rehearsal import Wish, rehearse  # noqa: E402
from staffroom.rehearsal.page import as_page  # noqa: E402
from staffroom.rooms import cohorts, joining, people  # noqa: E402
from staffroom.rooms.cohorts import Cohort  # noqa: E402
from staffroom.rooms.programmes import all_of  # noqa: E402
from staffroom.telegram.rights import NEEDED  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SCREEN = (1184, 740)
"""Small enough for a picture of at most 200 kB."""
TALL = (412, 1040)
"""A phone on which a long message is seen whole."""
WIDE = (900, 700)
"""A window for three weeks of a calendar of five school days."""
MAX_BYTES = 200_000
SLIPS = 6
"""Invitations on the sheet: what a picture of that size may weigh."""
SHEET_PPI = 84.0
DAYS = 9
TEACHERS = 14
"""Enough in each group for a league."""


class Photographer:
    """Opens a window for somebody, does something there, and keeps what it shows."""

    def __init__(self, browser: Browser, url: str, wanted: list[str]) -> None:
        self._browser, self._url, self._wanted = browser, url, wanted

    async def take_papers(self) -> None:
        """Take what is handed over as a page or drawn, in every language."""
        for language in papers.LANGUAGES:
            if self.wants(f"report-{language}"):
                (PICTURES / f"report-{language}.png").write_bytes(papers.report_picture(language))
            if self.wants(f"record-{language}"):
                await self.show(f"record-{language}", papers.record_page(language).decode(), (PHONE[0], TALL[1]))
            for name in ("league", "why", "progress", "status"):
                if self.wants(f"message-{name}-{language}"):
                    await self.show(f"message-{name}-{language}", messages.page(name, language), (PHONE[0], 200))

    async def show(self, name: str, html: str, size: tuple[int, int], *, whole: bool = True) -> None:
        """Take a page that needs nothing from elsewhere, all of it or as much as is seen."""
        page = await self._browser.new_page(viewport={"width": size[0], "height": size[1]})
        await page.set_content(html)
        await page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)
        await page.close()
        weigh(PICTURES / f"{name}.png")

    def wants(self, name: str) -> bool:
        """Say whether a picture is to be taken."""
        return not self._wanted or any(name.startswith(part) for part in self._wanted)

    async def take(
        self,
        name: str,
        who: Actor,
        chat: int | None = None,
        act: poses.Act | None = None,
        *,
        size: tuple[int, int] = SCREEN,
    ) -> None:
        """Take one picture of a person's window, where it is wanted."""
        if not self.wants(name):
            return
        query = f"#as={who.user}" + ("" if chat is None else f"&chat={chat}")
        async with await Page.open(self._browser, self._url, size=size, query=query) as page:
            await page.tab.wait_for_timeout(1200)
            if act is not None:
                await act(page)
                await page.tab.wait_for_timeout(1200)
            path = PICTURES / f"{name}.png"
            await page.tab.mouse.move(0, 0)  # nothing is pointed at
            await page.picture(path)
        weigh(path)


def weigh(path: Path) -> None:
    """Complain of a picture that is too large."""
    if (taken := path.stat().st_size) > MAX_BYTES:
        sys.stderr.write(f"{path.name} has {taken} bytes, more than {MAX_BYTES}\n")


def group_of(tx: Tx, leader: Actor) -> Cohort:
    """Return the group of a coordinator."""
    return next(one for one in cohorts.of_programme(tx, all_of(tx)[0].id) if one.location == leader.location)


async def take_rehearsals(photographer: Photographer, set_up: Stage, leaders: Sequence[Actor]) -> None:
    """Take the rehearsal of each leader's group, as the command line writes it."""
    for leader in leaders:
        with errands.open_session(set_up.config, lambda _config, _key: None, Instant(0)) as opened:
            now = Instant(set_up.emulator.clock.now_ms())
            wish = Wish(cohort=opened.local.read(group_of, leader).name)
            page = as_page(rehearse(opened.local, opened.key, now, wish))
        if photographer.wants(name := f"rehearsal-{leader.language}"):
            await photographer.show(name, page, WIDE, whole=False)


def print_sheet(set_up: Stage, leader: Actor) -> None:
    """Draw the sheet of invitations of a coordinator's group as it comes out of the printer, with links that work."""

    def drawn(tx: Tx) -> Sheet:
        cohort = group_of(tx, leader)
        placed = [people.get(tx, place.person_id) for place in cohorts.placements(tx, cohort.id)[:SLIPS]]
        now = Instant(set_up.emulator.clock.now_ms())
        letters = [joining.letter(tx, person, "greenvalley_bot", now) for person in placed]
        return joining.sheet(cohort.name, letters)(data_files.words().plain, leader.language)

    with errands.open_session(set_up.config, lambda _config, _key: None, Instant(0)) as opened:
        sheet = opened.local.write(drawn)
    inputs = {"data": json.dumps(drawing._with_codes(sheet.data()), ensure_ascii=False)}  # noqa: SLF001
    path = PICTURES / f"invitations-{leader.language}.png"
    path.write_bytes(drawing._compile("sheet", inputs, "png", SHEET_PPI))  # noqa: SLF001
    weigh(path)


async def main() -> None:
    """Let nine days pass and take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with (
            stage() as set_up,
            Chromium(Path(folder)) as browser,
        ):
            furnished = await playground.furnish(set_up, seed=1, days=DAYS, teachers=TEACHERS)
            photographer = Photographer(browser, set_up.emulator.url, sys.argv[1:])
            await photographer.take_papers()
            await take_all(photographer, furnished.cast, furnished.school)
            one, _other, *more = furnished.school.coordinators
            await take_rehearsals(photographer, set_up, (one, *more))
            for leader in (one, *more):  # last: a new link takes the place of an older one
                if photographer.wants(f"invitations-{leader.language}"):
                    print_sheet(set_up, leader)


async def take_lists(photographer: Photographer, cast: Cast, coordinators: tuple[Actor, ...]) -> None:
    """Take the list of what a group still needs, in a group where a right was lost and the door stands open."""
    for actor in coordinators:
        group = actor.groups[0]
        await cast.sim.promote(
            group, await cast.bot(), rights=dict.fromkeys(NEEDED, True) | {"can_pin_messages": False}
        )
        await cast.sim.permit(group, {"can_invite_users": True})
        name, button = f"checklist-{actor.language}", cast.part_of_label("panel-list-of", actor.language)
        await photographer.take(name, actor, None, poses.from_menu(button), size=TALL)


async def let_others_in(cast: Cast, group: int) -> None:
    """Let two accounts be added that are on no list."""
    for name in ("Dana Weber", "Quiz Master"):
        await cast.sim.add_member(group, await cast.sim.create_user(name))


async def take_all(photographer: Photographer, cast: Cast, school: School) -> None:
    """Take the pictures, in English and in Arabic."""
    await cast.sim.set_clock(speed=1.0)
    english, arabic = school.coordinators[0], school.coordinators[2]
    chinese = school.coordinators[3]
    newcomer, teacher = [actor for actor in school.teachers.values() if actor.location == english.location][:2]
    arab = [actor for actor in school.teachers.values() if actor.location == arabic.location][1]
    await photographer.take("playground-en", teacher, school.group_of(teacher), poses.to_card)
    await photographer.take("group-ar", arab, school.group_of(arab), poses.to_card)
    await photographer.take("orientation-en", newcomer, None, poses.invited, size=TALL)
    for language, leader in (("ar", arabic), ("zh", chinese)):
        invitee = next(actor for actor in school.teachers.values() if actor.location == leader.location)
        await photographer.take(f"orientation-{language}", invitee, None, poses.invited, size=TALL)
    await photographer.take("league-en", english, school.staff_group, poses.to_league)
    await Week(photographer.take, cast, school).play()
    await reports.take(photographer.take, cast, school, (english, arabic, chinese))
    await take_lists(photographer, cast, (english, arabic, chinese))
    await let_others_in(cast, school.group_of(teacher))
    await photographer.take("here-en", english, None, poses.who_is_here, size=PHONE)
    for leader in (english, arabic, chinese):
        name, button = f"funnel-{leader.language}", cast.label("inviting-menu", leader.language)
        await photographer.take(name, leader, None, poses.from_menu(button), size=TALL)


if __name__ == "__main__":
    asyncio.run(main())
