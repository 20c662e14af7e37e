"""What others feel of one account's flood: `python -m benchmarks.flood` prints a table; nothing is judged by it.

The real bot is a process on one core, the stand-in on the other, at a round trip as over the net. Of each kind one
account sends a thousand a minute, while twenty others of the same group ask, press and join; before it, in the same
run, they do so alone.
"""

import argparse
import asyncio
import contextlib
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count

from benchmarks.bot_runs import cpu_seconds
from benchmarks.mass import Mass, everything, mass, now_ms
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import people
from telegram_emulator import SimError
from telegram_emulator.shapes import Shape

OTHERS = 20
KNOWN = OTHERS + 2
"""Who is in each group: its owner, who floods, and the others."""
NEWCOMERS = 26
"""Who still joins each group; with the others they find a seat."""
A_MINUTE = 1000
ROUND_TRIP_MS = 60
EVERY_S = 0.75
"""Between two things that others do."""
TURNS = ("command", "press", "command", "press", "join")
REST_S = 3.0
ANSWERS = {"sendMessage": "command", "editMessageText": "press", "approveChatJoinRequest": "join"}
"""What somebody sees who did something."""
LATEST_S = 15.0
LOOK_EVERY_S = 0.1
FIRST_NEWCOMER = 1_000_000
HEAD = (
    f"{'flood':<24} {'sent':>5} {'answers':>7} {'CPU':>5}"
    f"   {'alone p50':>9} {'p95':>6} {'max':>6}   {'beside p50':>10} {'p95':>6} {'max':>6} {'p95 ratio':>9}"
)
SPEAKS = ("sendMessage", "editMessageText", "sendPhoto", "sendDocument")


@dataclass
class Group:
    """One of the school's groups, in which one account floods."""

    school: Mass
    chat: int
    link: str
    flooder: int
    others: list[int]
    newcomers: list[int]
    page: Shape
    """A message with buttons that the flooder has, and their person's number for one of them."""
    stands: int
    """A message of the group."""
    away: bool = False
    asked: list[tuple[str, int, int]] = field(default_factory=list)
    """What the others did, who, and when."""


Flood = Callable[[Group], Awaitable[object]]


def says(words: str, *, here: bool) -> Flood:
    """Return how something is said, in the group or to the bot."""
    return lambda group: group.school.sim.say(group.flooder, group.chat if here else group.flooder, words)


async def reports(group: Group) -> object:
    """Report a message of the group."""
    return await group.school.sim.say(group.flooder, group.chat, "/report", reply_to=group.stands)


async def presses(group: Group) -> object:
    """Press the same button of the same message, as an impatient hand does."""
    account = {"id": group.flooder, "is_bot": False, "first_name": "F"}
    press = {"id": f"9{next(NUMBERS)}", "from": account, "chat_instance": "1", **group.page}
    return await group.school.sim.inject({"callback_query": press})


async def shows(group: Group) -> object:
    """Show a photo."""
    return await group.school.sim.send_media(group.flooder, group.chat, "photo")


async def moves(group: Group) -> None:
    """Go, or be brought back."""
    group.away = not group.away
    if group.away:
        await group.school.sim.leave(group.flooder, group.chat)
    else:
        await group.school.sim.add_member(group.chat, group.flooder)


NUMBERS = count(1)
KINDS: dict[str, Flood] = {
    "talk in the group": says("We line up very quietly before the bell", here=True),
    "/help in the group": says("/help", here=True),
    "/rules in the group": says("/rules", here=True),
    "/report in the group": reports,
    "/help to the bot": says("/help", here=False),
    "/start to the bot": says("/start", here=False),
    "talk to the bot": says("Hello", here=False),
    "/leave to the bot": says("/leave", here=False),
    "presses of a button": presses,
    "photos": shows,
    "coming and going": moves,
}


async def founded(school: Mass, place: int) -> Group:
    """Make a group ready: a link with requests, accounts that may use it, and a page for whoever will press."""
    shape, sim = school.groups[place], school.sim
    owner, flooder, *others = shape["people"][:KNOWN]
    link = await sim.create_link(shape["id"], by=owner, creates_join_request=True)
    newcomers = [await sim.create_user(f"New {place}.{number}") for number in range(NEWCOMERS)]
    school.write(_placed, place, newcomers)
    for user in (flooder, *others[OTHERS // 2 :]):
        await sim.say_private(user, "/me")
    await asyncio.sleep(REST_S)
    page = {"message": (await sim.private(flooder))[-1], "data": f"joining.me:{place * KNOWN + 2}"}
    stands = await sim.say(others[0], shape["id"], "Good morning")
    return Group(school, shape["id"], link["url"], flooder, others, newcomers, page, stands)


def _placed(tx: Tx, place: int, accounts: list[int]) -> None:
    for number, account in enumerate(accounts):
        person = FIRST_NEWCOMER + place * NEWCOMERS + number
        tx.run(
            "INSERT INTO people (id, programme_id, roster, roster_id, full_name, language, telegram_id, reachable,"
            " created_at) VALUES (:id, 1, 'teachers', :id, 'N', 'en', :account, 1, 0)",
            id=person,
            account=account,
        )
        tx.run("INSERT INTO roles (person_id, programme_id, role) VALUES (:id, 1, 'teacher')", id=person)
        tx.run(
            "INSERT INTO placements (person_id, cohort_id, state, placed_at) VALUES (:id, :cohort, 'placed', 1)",
            id=person,
            cohort=place + 1,
        )
        people.record_consent(tx, PersonId(person), "en", "You may leave.", Instant(now_ms() - 1000))


async def live(group: Group, seconds: float) -> None:
    """Let the others ask, press and join, each in turn, for a while."""
    half, sim = OTHERS // 2, group.school.sim
    begun, number = time.monotonic(), 0
    while time.monotonic() < begun + seconds:
        what, at = TURNS[number % len(TURNS)], now_ms()
        user = group.others[number % half]
        if what == "join" and group.newcomers:
            user = group.newcomers.pop()
            await sim.join(user, group.link)
        elif what == "press":
            user = group.others[half + number % half]
            await _turned(group, user)
        else:
            await sim.say_private(user, "/help")
        group.asked.append((what, user, at))
        number += 1
        await asyncio.sleep(max(0.0, begun + number * EVERY_S - time.monotonic()))


async def _turned(group: Group, user: int) -> None:
    """Press the button that leads from somebody's page to its next side, or back, as soon as there is one."""
    async with asyncio.timeout(LATEST_S):
        while True:
            for label in ("Leave", "Go back"):
                with contextlib.suppress(SimError):
                    await group.school.sim.tap_only(user, user, label)
                    return
            await asyncio.sleep(LOOK_EVERY_S)


async def flooded(group: Group, flood: Flood, seconds: float) -> int:
    """Let one account do the same a thousand times a minute; return how often it did."""
    begun, number, apart = time.monotonic(), 0, 60 / A_MINUTE
    while number < seconds / apart:
        await flood(group)
        number += 1
        await asyncio.sleep(max(0.0, begun + number * apart - time.monotonic()))
    return number


def waits(group: Group, calls: list[Shape]) -> list[float]:
    """Return how many milliseconds each of the others waited; infinity for who was not answered."""
    answered: dict[tuple[str, int], list[int]] = {}
    for call in calls:
        what = ANSWERS.get(call["method"])
        if call["ok"] and what is not None:
            who = int(call["params"]["user_id" if what == "join" else "chat_id"])
            answered.setdefault((what, who), []).append(call["at_ms"])
    found = []
    for what, user, at in group.asked:
        later = [moment for moment in answered.get((what, user), ()) if moment >= at]
        found.append(later[0] - at if later else float("inf"))
    return found


def figures(found: list[float]) -> tuple[float, float, float]:
    """Return median, 95th percentile and the longest."""
    ranked = sorted(found)
    return statistics.median(ranked), ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))], ranked[-1]


async def measured(school: Mass, place: int, kind: str, options: argparse.Namespace) -> str:
    """Let the others live alone, then beside a flood; return a line of the table."""
    group = await founded(school, place)
    await live(group, options.alone)
    await asyncio.sleep(REST_S)
    alone, group.asked = group.asked, []
    pid, begun_ms = (school.bot.pid if school.bot else 0), now_ms()
    used, began = cpu_seconds(pid), time.monotonic()
    sent, _ = await asyncio.gather(flooded(group, KINDS[kind], options.flood), live(group, options.flood))
    share = (cpu_seconds(pid) - used) / (time.monotonic() - began)
    await asyncio.sleep(options.latest)
    calls = await everything(school)
    beside, group.asked = figures(waits(group, calls)), alone
    before = figures(waits(group, calls))
    said = [call for call in calls if call["method"] in SPEAKS and call["at_ms"] >= begun_ms]
    answers = sum(str(call["params"].get("chat_id")) == str(group.flooder) for call in said)
    first = f"{before[0]:>9.0f} {before[1]:>6.0f} {before[2]:>6.0f}"
    then = f"{beside[0]:>10.0f} {beside[1]:>6.0f} {beside[2]:>6.0f} {beside[1] / before[1]:>9.2f}"
    return f"{kind:<24} {sent:>5} {answers:>7} {share:>5.0%}   {first}   {then}"


async def main(options: argparse.Namespace) -> None:
    """Print the table."""
    sys.stdout.write(f"{HEAD}\n")
    async with mass(len(KINDS), KNOWN, options.limits, known=KNOWN) as school:
        await school.start()
        await school.sim.faults(latency_ms=ROUND_TRIP_MS)
        for place, kind in enumerate(KINDS):
            if not options.kinds or kind in options.kinds:
                sys.stdout.write(f"{await measured(school, place, kind, options)}\n")
                sys.stdout.flush()
        sys.stdout.write(f"left in the inbox, set aside, queued: {school.write(_left)}\n")


def _left(tx: Tx) -> str:
    asked = (
        "SELECT count(*) FROM inbox WHERE state = 'waiting'",
        "SELECT count(*) FROM inbox WHERE state = 'parked'",
        "SELECT count(*) FROM outbox WHERE state = 'queued'",
    )
    return ", ".join(str(tx.value(sql)) for sql in asked)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", nargs="*", help="of the first column; all of them where none is named")
    parser.add_argument("--alone", type=float, default=20, help="seconds without a flood")
    parser.add_argument("--flood", type=float, default=60, help="seconds beside one")
    parser.add_argument("--latest", type=float, default=LATEST_S, help="seconds that answers are waited for at the end")
    parser.add_argument("--limits", default="window", help="of Telegram, as the stand-in models them; or off")
    asyncio.run(main(parser.parse_args()))
