"""Rows 14 to 19: what becomes of groups, rights and people while the bot works; one running bot goes through it all."""

from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from staffroom.kernel.ids import CohortId
from staffroom.telegram.rights import NEEDED as RIGHTS_NEEDED

A_QUARTER = 6 * 3_600_000
BACK = "I am back in"


async def removed(cycles: int) -> Verdict:
    """Take the bot out of a group and bring it back: no failing call, and nothing bursts out."""
    async with school(2) as opened:
        await opened.start()
        verdict = Verdict()
        cohort, chat = next(iter(opened.groups.items()))
        for cycle in range(cycles):
            await opened.sim.remove_bot(chat)
            await opened.until_missing(cohort, "absent")
            before = await _calls_to(opened, chat)
            await opened.announce(groups=[cohort])
            await opened.until_held(cohort)
            failing = await _calls_to(opened, chat) - before
            verdict.expect("one failing call at most into a group that the bot is out of", failing <= 1, True)
            await opened.sim.add_bot(chat, opened.huda, dict.fromkeys(RIGHTS_NEEDED, True))
            await opened.until_missing(cohort, "")
            await opened.wait_told(BACK)
            standing = [slug for slug, place in await opened.copies() if place == chat]
            verdict.expect("posts before anybody was asked", len(standing), cycle)
            await opened.sim.tap(opened.huda, opened.huda, "Post it")
            await opened.settled()
            await opened.sim.advance(A_QUARTER)
        verdict.add(await judge(opened))
        return verdict


async def _calls_to(opened: School, chat: int) -> int:
    calls = await opened.sim.calls(limit=1_000_000)
    return sum(str(call["params"].get("chat_id")) == str(chat) and not call["ok"] for call in calls)


async def rights(names: tuple[str, ...] = RIGHTS_NEEDED) -> Verdict:
    """Each right is taken away in turn: it is told by name, and nothing is tried that needs it."""
    async with school(1) as opened:
        await opened.start()
        verdict = Verdict()
        cohort, chat = next(iter(opened.groups.items()))
        for name in names:
            left = {right: right != name for right in RIGHTS_NEEDED}
            await opened.sim.promote(chat, await opened.bot(), rights=left)
            await opened.until_missing(cohort, name)
            await opened.wait_told("needs you")
            before = await _calls_to(opened, chat)
            await opened.announce()
            await opened.settled()
            verdict.expect(f"failing calls without {name}", await _calls_to(opened, chat) - before, 0)
            await opened.sim.promote(chat, await opened.bot(), rights=dict.fromkeys(RIGHTS_NEEDED, True))
            await opened.until_missing(cohort, "")
            await opened.sim.advance(A_QUARTER)
        verdict.add(await judge(opened))
        return verdict


async def moved(races: int) -> Verdict:
    """Upgrade groups before, while, and after something is posted; everything follows them."""
    verdict = Verdict()
    async with school(races, kind="group") as opened:
        for number, (cohort, chat) in enumerate(list(opened.groups.items())):
            if number % 2:
                await _move(opened, cohort, chat)
            await opened.announce(groups=[cohort])
            if not number % 2:
                await _move(opened, cohort, chat)
            if number == races // 2:
                await opened.start()
        await opened.settled()
        verdict.add(await judge(opened))
        for cohort, chat in opened.groups.items():
            found = opened.look("SELECT chat_id FROM cohorts WHERE id = :id", id=cohort)
            verdict.expect("where the cohort is", found, [(chat,)])
        return verdict


async def _move(opened: School, cohort: CohortId, chat: int) -> None:
    order = "old_first" if cohort % 2 else "new_first"
    opened.old[cohort], opened.groups[cohort] = chat, await opened.sim.migrate(chat, order)


async def made_public(groups: int) -> Verdict:
    """Give groups a public name: told within a minute; nothing is posted until somebody decides."""
    async with school(groups) as opened:
        await opened.start()
        verdict = Verdict()
        for number, (cohort, chat) in enumerate(opened.groups.items()):
            await opened.sim.make_public(chat, f"riverside_group_{number}")
            await opened.sim.say(opened.amina, chat, "Good morning everybody")
            await opened.until_missing(cohort, "public")
            await opened.wait_told("I post nothing in the group for now", times=number + 1)
        await opened.announce()
        await opened.until_held(max(opened.groups))
        verdict.expect("posts before anybody decided", len(await opened.copies()), 0)
        asked = await _asked(opened)
        for number, message in enumerate(asked):
            label = "Stop posting" if number % 2 else "Go on posting"
            await opened.sim.tap(opened.huda, opened.huda, label, message_id=message)
        await opened.settled_in([cohort for number, cohort in enumerate(opened.groups) if number % 2 == 0])
        verdict.expect("posts where somebody wants it", len(await opened.copies()), (groups + 1) // 2)
        for number, (cohort, chat) in enumerate(opened.groups.items()):
            await opened.sim.make_public(chat, None)
            await _check(opened, asked[number])
            await opened.until_missing(cohort, "")
        await opened.settled()
        verdict.add(await judge(opened))
        verdict.tries = groups
        return verdict


async def _asked(opened: School) -> list[int]:
    """Return the numbers of the messages that asked what to do, in the order in which they came."""
    shown = await opened.sim.private(opened.huda)
    return [message["message_id"] for message in shown if "needs you" in str(message.get("text"))]


async def _check(opened: School, asked: int) -> None:
    shown = await opened.sim.private(opened.huda)
    named = next(message for message in shown if message["message_id"] == asked)
    rows = named["reply_markup"]["inline_keyboard"]
    label = next(button["text"] for row in rows for button in row if button["text"].startswith("Check again"))
    await opened.sim.tap(opened.huda, opened.huda, label, message_id=asked)


async def blocked(people: int) -> Verdict:
    """Whoever blocks the bot or deletes their account costs one attempt, and is not written to again."""
    async with school(1, people, reachable=people) as opened:
        await opened.start()
        verdict = Verdict()
        for number, user in enumerate(opened.teachers):
            await (opened.sim.block(user) if number % 2 else opened.sim.deactivate(user))
        for _ in range(2):
            await opened.write_to_teachers()
            await opened.until_quiet()
        calls = [call for call in await opened.sim.calls(limit=1_000_000) if call["method"] == "sendMessage"]
        for number, user in enumerate(opened.teachers):
            attempts = sum(str(call["params"].get("chat_id")) == str(user) for call in calls)
            most = 1 if number % 2 == 0 else min(attempts, 1)  # Telegram tells of a block, of a deleted account nobody
            verdict.expect("attempts to reach somebody who is gone", attempts, most)
        verdict.add(await judge(opened))
        return verdict
