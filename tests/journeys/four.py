"""Huda leads four groups in two zones and two languages; Omar, who reads Arabic, may stand in for her."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant
from staffroom.rooms import cohorts, people, programmes
from staffroom.telegram.rights import NEEDED
from telegram_emulator.wire import SimError

PATIENCE = 10
"""Minutes of the stand-in's time that something may still be on its way."""


@dataclass
class Four:
    """The four groups, the coordinators' group, and who leads."""

    world: World
    groups: list[int]
    cohorts: list[CohortId]
    staff: int
    huda: int
    omar: int
    language: str = "en"
    """Huda's."""

    async def tap(self, key: str, **args: Any) -> dict[str, Any]:  # noqa: ANN401  whatever fills a label
        """Let Huda tap a button in private, as soon as it is there."""
        for _ in range(PATIENCE):
            with suppress(SimError):
                return await self.world.tap(self.huda, key, language=self.language, **args)
            await self.world.advance_to(Instant(self.world.now() + MINUTE))
        return await self.world.tap(self.huda, key, language=self.language, **args)

    def states(self, slug: str = "w1-introductions") -> list[str]:
        """Return how a card stands in the groups."""
        rows = self.world.look(
            "SELECT x.state FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE p.slug = :slug"
            " ORDER BY x.cohort_id",
            slug=slug,
        )
        return [state for (state,) in rows]

    async def reach(self, slug: str, *states: str) -> None:
        """Wait until a card stands so in the groups; a state alone is for all four."""
        wanted = list(states) if len(states) > 1 else list(states) * len(self.groups)
        for _ in range(PATIENCE):
            await self.world.still()
            if self.states(slug) == wanted:
                return
            await self.world.advance_to(Instant(self.world.now() + MINUTE))
        assert self.states(slug) == wanted, self.world.last_words()

    async def mine(self) -> dict[str, Any]:
        """Return Huda's newest message about a card."""
        return [message for message in await self.world.sim.private(self.huda) if "caption" in message][-1]

    async def posted(self, group: int, words: str = "Welcome, everyone") -> list[dict[str, Any]]:
        """Return the cards that stand in a group, by a piece of their words."""
        shown = await self.world.sim.messages(self.groups[group])
        return [message for message in shown if words in str(message.get("caption", message.get("text")))]


def write(tx: Tx, users: tuple[int, int], groups: list[int], staff: int, language: str) -> list[CohortId]:
    """Write the two coordinators, the four open groups, and the coordinators' group."""
    number = programme(tx).id
    leader = make.person(
        tx, number, "Huda", user=users[0], roster="coordinators", role="coordinator", language=language
    )
    make.person(tx, number, "Omar", user=users[1], roster="coordinators", role="coordinator", language="ar")
    found = [
        make.cohort(tx, number, coordinator_id=leader, chat=chat, name=f"Hill_Group{place}")
        for place, chat in enumerate(groups, 1)
    ]
    tx.run("UPDATE cohorts SET zone = 'Asia/Shanghai' WHERE id IN (:a, :b)", a=found[2], b=found[3])
    programmes.set_staff_chat(tx, number, ChatId(staff))
    return found


async def opened(world: World, language: str = "en") -> Four:
    """Open the four groups and look at the first card a day early."""
    huda, omar = await world.sim.create_user("Huda"), await world.sim.create_user("Omar")
    for user in (huda, omar):
        await world.say(user, "/start")
    chats = [await world.sim.create_group(huda, name) for name in (*(f"Hill_Group{n}" for n in range(1, 5)), "Staff")]
    groups, staff = chats[:-1], chats[-1]
    found = world.write(write, (huda, omar), groups, staff, language)
    for chat in chats:  # known already: the bot leaves a group into which a stranger brings it
        await world.sim.add_bot(chat, huda, dict.fromkeys(NEEDED, True))
    await world.still()
    await world.advance_to(make.at(6, 16, 30))
    await world.still()
    return Four(world, groups, found, staff, huda, omar, language)


def hand_over(tx: Tx, groups: list[CohortId]) -> None:
    """Let Omar lead some groups."""
    (omar,) = [one.id for one in people.by_role(tx, programme(tx).id, "coordinator") if one.full_name == "Omar"]
    for group in groups:
        cohorts.hand_to(tx, group, omar)
