"""What people do on the page before their picture is taken."""

from collections.abc import Awaitable, Callable

from tests.browser.window import Page

Act = Callable[[Page], Awaitable[object]]
MENU_MS = 2000
"""How long the menu may take to come, so that no older one is pressed."""


async def to_bot(page: Page) -> None:
    """Make room, and open the chat with the bot."""
    await page.press("tour-later")
    if not await page.field.is_visible():
        await page.open_chat("Staffroom")


async def to_menu(page: Page) -> None:
    """Ask for one's desk."""
    await to_bot(page)
    await page.say("/menu")
    await page.tab.wait_for_timeout(MENU_MS)


async def in_group(page: Page) -> None:
    """Make room, and stay where one is."""
    await page.press("tour-later")


async def to_whole_card(page: Page) -> None:
    """Make room for the pinned card, and go to it."""
    await page.press("tour-later")
    await to_card(page)


async def to_card(page: Page) -> None:
    """Go to the pinned card."""
    await page.tab.locator(".pin button, button.pin, .pin").first.click()


async def to_league(page: Page) -> None:
    """Go to the league."""
    await page.bubble("How our groups did").scroll_into_view_if_needed()


async def invited(page: Page) -> None:
    """Make room for the whole of it, open the letter and start, whatever language the page speaks."""
    await page.press("tour-later")
    await page.read_letter()
    await page.press("start")
    await page.see("/privacy")


async def who_is_here(page: Page) -> None:
    """Ask from the menu who is in one's group."""
    await to_menu(page)
    await page.tap("Invitations")
    await page.tap("Who is here")
    await page.see(" known")


def from_menu(button: str) -> Act:
    """Open from the menu what a button leads to, by a piece of its words."""

    async def act(page: Page) -> None:
        await to_menu(page)
        await page.tap(button)

    return act
