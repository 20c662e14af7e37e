"""Row 29: texts over 4096 units arrive in parts, all of them once and in order, also where the bot dies between two."""

from random import Random

from tests.faults.judge import Verdict
from tests.faults.school import School, school

A_QUARTER = 6 * 3_600_000
KINDS = ("word", "كلمة", "词", "🙂", "&amp;")


async def parts(texts: int, kills: int = 0) -> Verdict:
    """Post long announcements; what stands in the group is the text again, nothing missing and nothing twice."""
    random = Random("parts")  # noqa: S311  texts, not secrets
    async with school(1, cards={"when_in_doubt": "resend_once"}) as opened:
        verdict = Verdict()
        wanted: dict[str, list[str]] = {}
        for number in range(texts):
            body = " ".join(random.choice(KINDS) for _ in range(random.randint(900, 2500)))
            slug = await opened.announce(f"Announcement try-{number:04}. {body}")
            wanted[slug] = body.split()
            if number < kills:
                await opened.launch("part:1")
                await opened.ended()
            await _rest(opened)
            if number < kills:
                await opened.stage.kill_bot()
            await opened.sim.advance(A_QUARTER)
        _compare(verdict, wanted, await _said(opened))
        verdict.tries = texts
        return verdict


async def _rest(opened: School) -> None:
    """Let the bot live until every part stands."""
    if not opened.stage.running:
        await opened.start()
    await opened.settled()
    await opened.settled_doubts()
    await opened.until_quiet()


async def _said(opened: School) -> list[str]:
    """Return the words that stand in the group, message by message."""
    chat = next(iter(opened.groups.values()))
    return [str(message.get("text", "")) for message in await opened.sim.messages(chat)]


def _compare(verdict: Verdict, wanted: dict[str, list[str]], said: list[str]) -> None:
    words = " ".join(said).split()
    whole = sum(len(body) + 2 for body in wanted.values())
    verdict.lost = max(0, whole - len(words))
    verdict.doubled = max(0, len(words) - whole)
    verdict.expect("messages over the limit", sum(len(text.encode("utf-16-le")) > 2 * 4096 for text in said), 0)
