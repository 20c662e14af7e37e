"""A photo and a reported message for the docs, from every side: author, whoever decides, and the admin."""

from collections.abc import Awaitable, Callable, Sequence

from tests.browser import poses

from staffroom.demo.cast import Actor, Cast
from staffroom.demo.prologue import School
from staffroom.kernel.clock import MINUTE
from staffroom.kernel.ids import Instant

CASE, TOLD, PHOTO, DECIDED = (412, 800), (412, 740), (412, 640), (412, 790)
"""Phones on which each is seen whole."""
SHARP = {
    "en": "Honestly, whoever still cannot keep a class quiet after all these years is in the wrong job.",
    "ar": "بصراحة، من لا يستطيع حتى الآن ضبط صفّه بعد كل هذه السنين اختار المهنة الخطأ.",
    "zh": "说实话，教了这么多年还管不住一个班的人，真是选错了行。",
}


async def take(picture: Callable[..., Awaitable[None]], cast: Cast, school: School, leaders: Sequence[Actor]) -> None:
    """Let a teacher show a photo, and another report a message, in each leader's group; take what each side reads."""
    for leader in leaders:
        language, group = leader.language, leader.groups[0]
        inside = await cast.sim.members(group)
        author, reporter = [one for one in school.teachers.values() if one.user in inside][:2]
        await cast.sim.send_media(author.user, group, "photo")
        await cast.director.still()
        await picture(f"photo-{language}", author, None, poses.to_bot, size=PHOTO)
        await cast.tap(author, "media-none")
        said = await cast.sim.say(author.user, group, SHARP[language])
        await cast.director.still()
        await cast.sim.say(reporter.user, group, "/report", reply_to=said)
        await cast.director.still()
        await picture(f"case-{language}", leader, None, poses.to_bot, size=CASE)
        await cast.tap(leader, "conduct-word")
        await cast.tap(leader, "conduct-rule-respect")
        await cast.director.advance_to(Instant(cast.director.now() + 2 * MINUTE))
        await picture(f"told-{language}", author, None, poses.to_bot, size=TOLD)
        await speak(cast, school.admin, language)
        log = poses.from_menu(cast.label("conduct-log-open", language))
        await picture(f"decided-{language}", school.admin, None, log, size=DECIDED)


async def speak(cast: Cast, who: Actor, language: str) -> None:
    """Let somebody choose a language."""
    await cast.send(who, "/language")
    await cast.sim.tap(who.user, await cast.bot(), cast.label("people-language-name", language))
    await cast.director.still()
