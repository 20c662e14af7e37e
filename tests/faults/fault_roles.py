"""Row 18: a coordinator is none any more, or out of the group; the buttons still on their screen do nothing."""

from typing import Any

from tests import builders as make
from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import joining
from staffroom.telegram.rights import NEEDED as RIGHTS_NEEDED

FACTS = ("cohorts", "postings", "people", "placements", "roles", "links", "uploads")
BACK = "I am back in"
OF_THE_GROUP = ("Go on posting", "Stop posting", "Check again")
UNLED = "Nobody leads it now"
LETTERS = ("/menu", "/groups")
"""What shows a coordinator their buttons."""


async def dismissed(presses: int, groups: int) -> Verdict:
    """Take the role away and press every old button again and again: nothing happens, and each press is answered."""
    async with school(groups) as opened:
        badr, person = await _coordinator(opened)
        await opened.start()
        for cohort, chat in opened.groups.items():
            await opened.sim.remove_bot(chat)
            await opened.until_missing(cohort, "absent")
        await opened.announce()
        await opened.until_held(max(opened.groups))
        for letter in LETTERS:
            await opened.sim.say_private(badr, letter)
        await opened.until_read()
        buttons = await _buttons(opened, badr)
        opened.write(lambda tx: joining.dismiss(tx, person, Instant(opened.stage.emulator.clock.now_ms())))
        before, verdict = _facts(opened), Verdict()
        verdict.expect("there are buttons to press", len(buttons) >= 3, True)
        for number in range(presses):
            message, label = buttons[number % len(buttons)]
            answer = await opened.sim.tap(badr, badr, label, message_id=message)
            verdict.expect(f"an answer to {label}", bool(answer), True)
        await opened.until_read()
        verdict.expect("what the buttons changed", _facts(opened), before)
        led = opened.look("SELECT count(*) FROM cohorts WHERE coordinator_id IS NOT NULL")
        verdict.expect("groups that somebody leads", led, [(0,)])
        await _bring_back(opened)
        verdict.add(await judge(opened))
        return verdict


async def left(presses: int, groups: int) -> Verdict:
    """Let the coordinator leave their groups: old buttons do nothing, and the admins hear of each group once."""
    async with school(groups) as opened:
        badr, _ = await _coordinator(opened)
        await opened.start()
        for number, (cohort, chat) in enumerate(opened.groups.items()):
            await opened.sim.add_member(chat, badr)
            await opened.sim.make_public(chat, f"riverside_group_{number}")
            await opened.sim.say(opened.amina, chat, "Good morning everybody")
            await opened.until_missing(cohort, "public")
        await opened.until_quiet()
        for letter in LETTERS:
            await opened.sim.say_private(badr, letter)
        await opened.until_read()
        buttons = [key for key in await _buttons(opened, badr) if key[1].startswith(OF_THE_GROUP)]
        for chat in opened.groups.values():
            await opened.sim.leave(badr, chat)
        await opened.wait_told(UNLED, times=groups)
        before, verdict = _facts(opened), Verdict()
        verdict.expect("there are buttons to press", len(buttons) >= 3 * groups, True)
        for number in range(presses):
            message, label = buttons[number % len(buttons)]
            verdict.expect(
                f"an answer to {label}", bool(await opened.sim.tap(badr, badr, label, message_id=message)), True
            )
        await opened.until_read()
        verdict.expect("what the buttons changed", _facts(opened), before)
        led = opened.look("SELECT count(*) FROM cohorts WHERE coordinator_id IS NOT NULL")
        verdict.expect("groups that somebody leads", led, [(0,)])
        verdict.expect("alerts", await opened.told(UNLED), groups)
        verdict.add(await judge(opened))
        return verdict


async def _coordinator(opened: School) -> tuple[int, PersonId]:
    """Let every group be led by somebody who is no admin."""
    user = await opened.sim.create_user("Badr", started=True)

    def lead(tx: Tx) -> PersonId:
        person = make.coordinator(tx, opened.programme, "Badr Coordinator", user=user)
        tx.run("UPDATE cohorts SET coordinator_id = :person", person=person)
        return person

    return user, opened.write(lead)


async def _buttons(opened: School, user: int) -> list[tuple[int, str]]:
    """Return message and label of each button that somebody has on their screen."""
    found: list[tuple[int, str]] = []
    for message in await opened.sim.private(user):
        keyboard: list[list[dict[str, Any]]] = (message.get("reply_markup") or {}).get("inline_keyboard", [])
        found += [(message["message_id"], key["text"]) for row in keyboard for key in row if "callback_data" in key]
    return found


def _facts(opened: School) -> list[list[tuple[Any, ...]]]:
    return [opened.look(f"SELECT * FROM {table} ORDER BY 1, 2") for table in FACTS]


async def _bring_back(opened: School) -> None:
    """Let the admins decide now what the coordinator may not decide any more."""
    for cohort, chat in opened.groups.items():
        await opened.sim.add_bot(chat, opened.huda, dict.fromkeys(RIGHTS_NEEDED, True))
        await opened.until_missing(cohort, "")
    await opened.wait_told(BACK, times=len(opened.groups))
    asked = [message for message in await opened.sim.private(opened.huda) if BACK in str(message.get("text"))]
    for message in asked:
        await opened.sim.tap(opened.huda, opened.huda, "Post it", message_id=message["message_id"])
    await opened.settled()
