"""A window of the playground, driven as a person would drive it: by what is written on it."""

import asyncio
import os
import shutil
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from weakref import WeakKeyDictionary

import pytest
from playwright.async_api import Browser, Error, Locator, async_playwright, expect
from playwright.async_api import Page as Tab

FONTS = Path(__file__).parents[2] / "src" / "staffroom" / "pictures" / "fonts"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip
DESKTOP = (1360, 820)
PHONE = (390, 844)
WITHIN_MS = 15_000
expect.set_options(timeout=WITHIN_MS)
CLOSING_S = 10
FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir><cachedir>{cache}</cachedir>
</fontconfig>"""


def find_chromium() -> str:
    """Find a Chromium, or skip the test and say so; with STAFFROOM_REQUIRE_BROWSER=1 fail."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("STAFFROOM_REQUIRE_BROWSER") == "1":
        pytest.fail("no Chromium was found, and STAFFROOM_REQUIRE_BROWSER=1 demands one")
    if found is None:
        pytest.skip("no Chromium was found, so the page was not looked at")
    return found


async def in_time(closing: Awaitable[object]) -> None:
    """Wait for something to close, but not for ever: a browser that does not answer must not hold up the suite."""
    task = asyncio.ensure_future(closing)
    await asyncio.wait({task}, timeout=CLOSING_S)
    task.cancel()


class Chromium:
    """The system's Chromium, without a head and with the product's own fonts: `async with Chromium(folder) as it`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._playwright = async_playwright()

    async def __aenter__(self) -> Browser:
        conf = self._folder / "fonts.conf"
        conf.write_text(FONTS_CONF.format(fonts=FONTS, cache=self._folder / "fonts"))
        started = await self._playwright.__aenter__()
        self._browser = await started.chromium.launch(
            executable_path=find_chromium(), args=list(QUIET), env=self._environment(conf)
        )
        return self._browser

    def _environment(self, conf: Path) -> dict[str, str | float | bool]:
        """Let Chromium write nothing into the home of whoever runs the tests: it keeps reports of crashes there."""
        own = {"XDG_CONFIG_HOME": str(self._folder / "config"), "XDG_CACHE_HOME": str(self._folder / "cache")}
        return {**os.environ, **own, "FONTCONFIG_FILE": str(conf)}

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await in_time(self._browser.close())
        await in_time(self._playwright.__aexit__(kind, error, trace))


@dataclass
class Tabs:
    """Tabs that are used again, each in a profile of its own: a new one costs Chromium twice as much as a new page."""

    free: list[tuple[bool, Tab]] = field(default_factory=list)
    """Those that nobody looks at, and whether they can be touched."""

    async def take(self, browser: Browser, *, touch: bool) -> Tab:
        """Return a tab that remembers nothing."""
        kept = next((one for one in self.free if one[0] == touch), None)
        if kept is not None:
            self.free.remove(kept)
            return kept[1]
        profile = await browser.new_context(has_touch=touch, locale="en-GB", timezone_id="Asia/Riyadh")
        return await profile.new_page()

    async def give_back(self, tab: Tab, *, touch: bool) -> None:
        """Let a tab forget what it saw; one that cannot is closed."""
        try:
            await tab.evaluate("localStorage.clear()")
            await tab.context.clear_permissions()
            await tab.goto("about:blank")
        except Error:
            await tab.context.close()
        else:
            self.free.append((touch, tab))


TABS: WeakKeyDictionary[Browser, Tabs] = WeakKeyDictionary()


class Page:
    """One window; `tab` is Playwright's page."""

    def __init__(self, tab: Tab, url: str, *, touch: bool = False) -> None:
        self.tab = tab
        self.url = url
        self.errors: list[str] = []
        self._touch = touch
        tab.set_default_timeout(WITHIN_MS)
        tab.on("pageerror", self._note)

    def _note(self, error: Error) -> None:
        self.errors.append(str(error))

    @classmethod
    async def open(
        cls,
        browser: Browser,
        url: str,
        *,
        size: tuple[int, int] = DESKTOP,
        dark: bool = False,
        touch: bool = False,
        query: str = "",
    ) -> Self:
        """Open a window of this size, in a browser profile of its own."""
        browsers = TABS.setdefault(browser, Tabs())
        page = cls(await browsers.take(browser, touch=touch), url, touch=touch)
        await page.tab.set_viewport_size({"width": size[0], "height": size[1]})
        await page.tab.emulate_media(
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",  # colours that are still changing cannot be measured
        )
        await page.tab.goto(f"{url}/{query}")
        await expect(page.tab.locator(".persona, iframe.pane").first).to_be_visible(timeout=WITHIN_MS)
        return page

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        if kind is None:
            assert self.errors == [], self.errors

    async def close(self) -> None:
        """Close the window."""
        self.tab.remove_listener("pageerror", self._note)
        browser = self.tab.context.browser
        assert browser is not None
        await in_time(TABS[browser].give_back(self.tab, touch=self._touch))

    async def as_person(self, name: str) -> None:
        """Become somebody else, by the switch on top."""
        await self.tab.locator(".persona").click()
        await self.dialog.locator("button.choice").filter(has_text=name).first.click()
        await expect(self.tab.locator(".persona")).to_contain_text(name)
        await expect(self.tab.locator(".chatlist button").first).to_be_visible()

    async def open_chat(self, title: str) -> None:
        """Open a chat of the list."""
        named = self.tab.locator("strong").filter(has_text=title)
        await self.tab.locator("#chats button.chat").filter(has=named).first.click()
        await expect(self.tab.locator(".talkhead h1")).to_contain_text(title)

    async def press(self, key: str) -> None:
        """Press a part of the page by its key, whatever it is called in the page's language."""
        await self.tab.locator(f'[data-key="{key}"]').click()

    async def tap(self, label: str) -> None:
        """Press the newest button with this label: of a message, of the reply keyboard, Start, or of a dialog."""
        scope = self.tab.locator("#talk, dialog[open]")
        button = scope.get_by_role("button", name=label, exact=True).or_(
            scope.get_by_role("button").filter(has_text=label)
        )
        await button.last.click()

    async def say(self, text: str) -> None:
        """Write something and send it by Enter."""
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.field).to_have_value("")

    async def reply(self, to: str, text: str) -> None:
        """Reply to the newest message that holds `to`."""
        await self.choose(to, self.word("reply"))
        await self.say(text)

    async def choose(self, text: str, item: str) -> None:
        """Open the menu of the newest message that holds a text and choose an item, or an emoji of its row."""
        bubble = self.bubble(text)
        await bubble.hover()
        await bubble.locator(".more").click()
        items = self.tab.get_by_role("menu")
        await items.get_by_role("menuitem").filter(has_text=item).first.click()

    async def read_letter(self) -> None:
        """Open the newest letter's link."""
        await self.tab.locator(".envelope").click()
        await self.dialog.locator(".letter button").first.click()

    async def see(self, text: str) -> Locator:
        """Wait until a message, a service line, a toast or a dialog shows a text."""
        places = self.tab.locator("#talk li, #talk .pin, #foot, .toast, dialog, #talk .hint").filter(has_text=text)
        await expect(places.last).to_be_visible(timeout=WITHIN_MS)
        return places.last

    async def miss(self, text: str) -> None:
        """Wait until no message shows a text."""
        await expect(self.tab.locator("#talk li").filter(has_text=text)).to_have_count(0, timeout=WITHIN_MS)

    def bubble(self, text: str) -> Locator:
        """Find the newest message that holds a text."""
        said = self.tab.locator(".words, .question, .paper, .contact").filter(has_text=text)
        return self.tab.locator(".bubble").filter(has=said).last

    def word(self, key: str) -> str:
        """Give the label of a menu item in English, which the tests speak."""
        return {"reply": "Reply", "edit": "Edit", "delete": "Delete", "pin": "Pin"}[key]

    @property
    def dialog(self) -> Locator:
        """The dialog that is open."""
        return self.tab.locator("dialog[open]")

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.tab.locator(".compose textarea")

    @property
    def address(self) -> str:
        """What stands after the # of the address."""
        return self.tab.url.partition("#")[2]

    async def picture(self, path: Path) -> None:
        """Take a picture of the window."""
        await self.tab.evaluate("document.fonts.ready")
        await self.tab.screenshot(path=path, animations="disabled")
