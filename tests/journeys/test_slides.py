"""Journeys of a picture that a trainer posts in the coordinators' group and that becomes a card."""

from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Line, Words, text
from staffroom.kernel.text import SOURCE
from staffroom.rooms import prompts
from staffroom.rooms.slides.change_screens import SHOWN

CAPTION = "Which of these rooms is yours?"


@dataclass
class School:
    """A trainer, the coordinators' group, and a teachers' group."""

    world: World
    language: str
    huda: int
    amina: int
    staff: int
    group: int

    async def tap(self, key: str) -> None:
        """Tap a button as the trainer."""
        await self.world.tap(self.huda, key, language=self.language)

    async def press(self, label: Line) -> None:
        """Tap a button whose words are no sentence of ours."""
        await self.world.sim.tap(self.huda, await self.world.bot(), self.world.words.plain(label, self.language))
        await self.world.still()

    async def posts(self, user: int, chat: int, caption: str = CAPTION) -> None:
        """Let somebody post a picture."""
        await self.world.sim.send_photo(user, chat, caption)
        await self.world.still()

    async def offers(self, user: int) -> int:
        """Return how often somebody was offered a card."""
        key = self.world.label("slides-offer", self.language)
        return sum(message.get("text") == key for message in await self.world.sim.private(user))

    async def shown(self) -> dict[str, Any] | None:
        """Return the picture that the bot posted in the teachers' group."""
        bot = await self.world.bot()
        found = [m for m in await self.world.sim.messages(self.group) if m["from"]["id"] == bot and "photo" in m]
        return next((message for message in found if message.get("caption", "").startswith(CAPTION)), None)


def write(tx: Tx, language: str, users: tuple[int, int], staff: int, group: int) -> None:
    """Write everybody and plan the course."""
    number = programme(tx).id
    huda = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=users[0], language=language)
    tx.run("UPDATE programmes SET staff_chat_id = :chat, language = :language", chat=staff, language=language)
    cohort = make.cohort(tx, number, coordinator_id=huda, chat=group, name="Riverside_Group1", language=language)
    make.member(tx, make.person(tx, number, "Amina", user=users[1], language=language), cohort)
    prompts.plan(tx, number, make.at(1))


@pytest.fixture
async def school(world: World, request: pytest.FixtureRequest) -> School:
    """Bring everybody in."""
    language = getattr(request, "param", "en")
    huda, amina = [await world.sim.create_user(name) for name in ("Huda", "Amina")]
    for user in (huda, amina):
        await world.sim.start(user)
    staff, group = await world.group(huda, "Coordinators"), await world.group(huda, "Riverside_Group1")
    world.write(write, language, (huda, amina), staff, group)
    for chat in (staff, group):
        await world.sim.add_member(chat, amina, huda)
    await world.still()
    return School(world, language, huda, amina, staff, group)


@pytest.mark.parametrize("school", ["en", "ar"], indirect=True)
async def test_a_picture_becomes_a_card_and_goes_through_the_cascade(school: School) -> None:
    """Offered in private, made in five taps, seen as it will stand; approved, posted with its own image, answered.

    Whoever posts it in the group's name is told what to switch off, once a day.
    """
    world = school.world
    await world.sim.set_anonymous(school.staff, school.huda)
    for _ in range(2):
        await school.posts(school.huda, school.staff)
    assert await school.offers(school.huda) == 0
    bot = await world.bot()
    told = [m for m in await world.sim.messages(school.staff) if m["from"]["id"] == bot]
    assert [m["text"] for m in told] == [world.label("slides-faceless", school.language)]
    await world.sim.set_anonymous(school.staff, school.huda, on=False)
    await school.posts(school.huda, school.staff)
    assert await school.offers(school.huda) == 1
    assert CAPTION not in str([m for m in await world.sim.messages(school.staff) if m["from"]["id"] == bot])
    for key in ("slides-make", "slides-question", "slides-no-section"):
        await school.tap(key)
    await school.press(prompts.when(make.at(6, 16), "Asia/Riyadh"))
    preview = (await world.sim.private(school.huda))[-1]
    assert (preview["caption"], "photo" in preview) == (CAPTION, True)
    await school.tap("slides-save")
    assert world.look("SELECT * FROM slides") == []
    (posting,) = world.look("SELECT x.id FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE p.image <> ''")
    assert await school.shown() is None
    world.write(lambda tx: prompts.decide(tx, [posting[0]], "approved", programme_staff(tx), world.now()))
    await world.advance_to(Instant(make.at(6, 16) + MINUTE))
    card = await school.shown()
    assert card is not None
    answer = await world.say(school.amina, "Mine is the one with windows", school.group, card["message_id"])
    marked = [message["message_id"] for message in await world.sim.messages(school.group) if message["reactions"]]
    assert marked == [answer]


def programme_staff(tx: Tx) -> Any:  # noqa: ANN401
    """Return the trainer."""
    return tx.value("SELECT id FROM people WHERE full_name = 'Huda'")


async def test_nobody_else_is_offered_a_card(school: School) -> None:
    """Not a teacher in the coordinators' group, not for a picture elsewhere, not for an album; it can be put away."""
    world = school.world
    await school.posts(school.amina, school.staff)
    await school.posts(school.huda, school.group)
    await world.sim.inject({"message": album(school.huda, school.staff)})
    await world.still()
    assert await school.offers(school.amina) == await school.offers(school.huda) == 0
    await school.posts(school.huda, school.staff)
    await school.tap("slides-no")
    assert await world.last(school.huda) == world.label("slides-put-away")
    await school.posts(school.huda, school.staff)
    (number,) = world.look("SELECT id FROM slides")[0]
    forged = {"id": "1", "from": {"id": school.amina, "is_bot": False, "first_name": "X"}, "chat_instance": "1"}
    await world.sim.inject({"callback_query": forged | {"data": f"slides.no:{number}"}})
    await world.still()
    assert len(world.look("SELECT * FROM slides")) == 1
    await world.advance_to(Instant(world.now() + DAY + MINUTE))
    assert world.look("SELECT * FROM slides") == []


def album(user: int, chat: int) -> dict[str, Any]:
    """Return a picture of an album as Telegram tells of it."""
    return {
        "message_id": 901,
        "date": 1_788_590_000,
        "chat": {"id": chat, "type": "supergroup", "title": "Coordinators"},
        "from": {"id": user, "is_bot": False, "first_name": "Huda"},
        "media_group_id": "7",
        "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}],
    }


async def test_a_day_that_filled_up_is_told_and_a_wordless_picture_gets_a_question(school: School) -> None:
    """The place that was free when it was shown may be gone when it is tapped."""
    world = school.world
    await school.posts(school.huda, school.staff, "")
    for key in ("slides-make", "slides-announcement", "slides-no-section"):
        await school.tap(key)
    day = prompts.when(make.at(6, 16), "Asia/Riyadh")
    await school.press(day)
    assert (await world.sim.private(school.huda))[-1]["caption"] == world.label("slides-wordless")
    cohort = world.look("SELECT id FROM cohorts")[0][0]
    world.write(prompts.take_day, "something else", cohort, make.at(6, 12))
    told = await world.tap(school.huda, "slides-save")
    assert told["text"] == world.words.plain(text("slides-day-gone"), "en")
    assert world.look("SELECT count(*) FROM prompts WHERE image <> ''") == [(0,)]


async def test_an_admin_makes_a_card_of_words_and_has_it_as_a_file(school: School) -> None:
    """Asked for on the desk, drawn by us, saved for a day; handed out as an entry that a calendar file may hold."""
    world = school.world
    world.write(make_admin, school.huda)
    await made_of_words(school)
    preview = (await world.sim.private(school.huda))[-1]
    assert (preview["caption"], "photo" in preview) == ("What is on your door?", True)
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before anybody looks
    await school.tap("slides-save")
    await school.tap("slides-undo")
    assert world.look("SELECT retired FROM prompts WHERE made") == [(1,)]
    assert world.look("SELECT state FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE p.made") == [
        ("dropped",)
    ]
    await made_of_words(school)
    await school.tap("slides-save")
    assert world.look("SELECT kind, made, image FROM prompts WHERE made AND NOT retired") == [("task", 1, "")]
    await world.say(school.huda, "/menu", school.huda)
    await school.press(text("slides-export", n=1))
    message = (await world.sim.private(school.huda))[-1]
    assert message["document"]["file_name"] == "cards.yaml"
    world.write(lambda tx: prompts.load(tx, programme(tx).id, ()))
    assert world.look("SELECT count(*) FROM prompts WHERE made AND NOT retired") == [(1,)]


async def made_of_words(school: School) -> None:
    """Make a card of words, as far as its preview."""
    await school.world.say(school.huda, "/menu", school.huda)
    await school.tap("slides-begin")
    await school.world.say(school.huda, "What is on your door?", school.huda)
    for key in ("slides-task", "slides-no-section"):
        await school.tap(key)
    await school.press(prompts.when(make.at(6, 16), "Asia/Riyadh"))


async def test_an_admin_makes_a_quiz_of_a_question_with_options_below_it(school: School) -> None:
    """A line each; the right one is asked for; a poll is offered only where there are options."""
    world = school.world
    world.write(make_admin, school.huda)
    await world.say(school.huda, "/menu", school.huda)
    await school.tap("slides-begin")
    await world.say(school.huda, "Two and two?\n\nThree\nFour\nFour", school.huda)
    assert (await world.tap(school.huda, "slides-poll"))["text"] == world.label("slides-options-alike")
    await school.tap("slides-no")
    await world.say(school.huda, "/menu", school.huda)
    await school.tap("slides-begin")
    await world.say(school.huda, "Two and two?\n\nThree\nFour", school.huda)
    await school.tap("slides-quiz")
    await school.press(text("slides-option-one", n=2))
    await school.tap("slides-no-section")
    await school.press(prompts.when(make.at(6, 16), "Asia/Riyadh"))
    assert "Right: Four" in await world.last(school.huda)
    await school.tap("slides-save")
    (made,) = world.write(lambda tx: prompts.made_cards(tx, programme(tx).id))
    assert made.ballot is not None
    assert (made.kind, made.texts, made.ballot.correct) == ("quiz", {"en": "Two and two?"}, 1)
    assert [option["en"] for option in made.ballot.options] == ["Three", "Four"]


async def test_words_that_are_too_long_for_a_kind_are_refused_kindly(school: School) -> None:
    """An announcement holds more than a question; what is too long for both, or no text, makes none."""
    world = school.world
    world.write(make_admin, school.huda)
    await world.say(school.huda, "/menu", school.huda)
    await school.tap("slides-begin")
    await world.say(school.huda, "x" * 901, school.huda)
    assert "900" in await world.last(school.huda)
    await world.say(school.huda, "x" * 401, school.huda)
    assert "400" in (await world.tap(school.huda, "slides-question"))["text"]
    await school.tap("slides-announcement")
    assert world.look("SELECT kind FROM slides") == [("announcement",)]


def make_admin(tx: Tx, user: int) -> None:
    """Let the trainer look after the programme, too."""
    make.person(tx, programme(tx).id, "Huda", roster="admins", role="admin", user=user)


async def test_an_admin_changes_a_card_and_takes_that_back(school: School) -> None:
    """Its words in one language, looked at first; its coordinators see them at once; then another day, then none."""
    world = school.world
    world.write(make_admin, school.huda)
    await world.advance_to(make.at(6, 17))
    asked = len(await cards_offered(school))
    await world.say(school.huda, "/menu", school.huda)
    for key, n in (("slides-cards", 0), ("slides-cards-one", 1), ("slides-reword", 0)):
        await school.press(text(key, n=n))
    await school.press(text("people-language-name"))
    await world.say(school.huda, "x" * 401, school.huda)
    assert "400" in await world.last(school.huda)
    await world.say(school.huda, "In { $week }: {$wek}", school.huda)
    assert "{$wek}" in await world.last(school.huda)
    await world.say(school.huda, f"{'x' * 350} {{$group}}", school.huda)  # a group's name may be long
    assert "400" in await world.last(school.huda)
    await world.say(school.huda, CAPTION, school.huda)
    preview = (await world.sim.private(school.huda))[-1]
    assert CAPTION in preview["caption"]
    await school.tap("slides-save")
    assert (await cards_offered(school))[-1]["caption"].count(CAPTION) == 1
    assert len(await cards_offered(school)) == asked
    await school.press(text("slides-list"))
    for key, n in (("slides-cards-one", 1), ("slides-shift", 0)):
        await school.press(text(key, n=n))
    await school.press(prompts.when(make.at(10, 16), "Asia/Riyadh"))
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before anybody looks
    await school.tap("slides-save")
    assert world.look("SELECT due_day FROM postings ORDER BY prompt_id LIMIT 1") == [("2026-09-10",)]
    await school.press(text("slides-undo"))
    assert world.look("SELECT due_day FROM postings ORDER BY prompt_id LIMIT 1") == [("2026-09-07",)]
    await school.press(text("slides-list"))
    for key, n in (("slides-cards-one", 1), ("slides-out", 0), ("slides-out-sure", 0)):
        await school.press(text(key, n=n))
    assert world.look("SELECT state FROM postings ORDER BY prompt_id LIMIT 1") == [("dropped",)]


async def cards_offered(school: School) -> list[dict[str, Any]]:
    """Return the pictures that the trainer was sent in private about a card that is to be decided on."""
    label = school.world.label("cascade-post", school.language)
    found = await school.world.sim.private(school.huda)
    return [one for one in found if label in str(one.get("reply_markup"))]


async def opened(school: School, slug: str) -> None:
    """Open a card of the calendar for changes, by buttons."""
    world = school.world
    found = world.write(lambda tx: [one.prompt.slug for one in prompts.coming_cards(tx, programme(tx).id, world.now())])
    place = found.index(slug)
    await world.say(school.huda, "/menu", school.huda)
    await school.tap("slides-cards")
    for _ in range(place // SHOWN):
        await school.tap("page-after")
    await school.press(text("slides-cards-one", n=place + 1))


def stands(school: School, slug: str) -> prompts.Prompt:
    """Return a card as it stands now."""
    found = school.world.write(lambda tx: prompts.by_slug(tx, programme(tx).id, slug))
    assert found is not None
    return found


async def test_an_admin_changes_what_a_poll_offers_and_which_option_is_right(school: School) -> None:
    """A line each, in one language as many, in all languages more or fewer; looked at, undone, handed out."""
    world = school.world
    world.write(make_admin, school.huda)
    await opened(school, "w3-signals")
    await school.tap("slides-options")
    await school.press(text("people-language-name"))
    for said, key in (("Only one", "slides-options-number"), ("Same\nSame", "slides-options-alike")):
        await world.say(school.huda, said, school.huda)
        assert await world.last(school.huda) == world.label(key, least=2, most=12)
    await world.say(school.huda, "First\n\n Second \nThird\nFourth", school.huda)
    assert "First" in await world.last(school.huda)
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before anybody looks
    await school.tap("slides-save")
    ballot = stands(school, "w3-signals").ballot
    assert ballot is not None
    assert [option["en"] for option in ballot.options] == ["First", "Second", "Third", "Fourth"]
    assert ballot.options[0]["ar"] == "عند بداية الحصة"
    await school.tap("slides-undo")
    assert "First" not in str(stands(school, "w3-signals").ballot)
    await opened(school, "w4-first-move")
    await school.tap("slides-options")
    await school.press(text("people-language-name"))
    for said in ("Yes\nNo", "نعم", "نعم\nلا", "是\n否"):
        await world.say(school.huda, said, school.huda)
    await school.press(text("slides-option-one", n=2))
    await school.tap("slides-unexplained")
    await school.tap("slides-save")
    quiz = stands(school, "w4-first-move").ballot
    assert quiz is not None
    assert (quiz.options[1], quiz.correct, quiz.explanation) == ({"en": "No", "ar": "لا", "zh": "否"}, 1, {})
    await opened(school, "w4-first-move")
    await school.tap("slides-right")
    await school.press(text("slides-option-one", n=1))
    await school.tap("slides-save")
    (entry,) = yaml.safe_load(world.write(lambda tx: prompts.as_yaml(prompts.made_cards(tx, programme(tx).id))))[
        "entries"
    ]
    assert (entry["id"], entry["correct"], len(entry["options"])) == ("w4-first-move", 1, 2)


async def test_an_admin_changes_a_cards_picture_and_its_hour(school: School) -> None:
    """Whoever is asked about the card sees both at once; the picture goes again, and the hour comes back with Undo."""
    world = school.world
    world.write(make_admin, school.huda)
    await world.advance_to(make.at(6, 17))
    await opened(school, "w1-introductions")
    await school.tap("slides-picture")
    await world.say(school.huda, "Here it is", school.huda)
    assert await world.last(school.huda) == world.label("slides-send-picture")
    await school.posts(school.huda, school.huda, "")
    preview = (await world.sim.private(school.huda))[-1]
    await school.tap("slides-save")
    shown = preview["photo"][-1]["file_id"]
    assert (await cards_offered(school))[-1]["photo"][-1]["file_id"] == shown
    await opened(school, "w1-introductions")
    await school.tap("slides-hour")
    await school.press(Words({SOURCE: "13:30"}))
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before anybody looks
    await school.tap("slides-save")
    assert world.look("SELECT due_at FROM postings ORDER BY prompt_id LIMIT 1") == [(make.at(7, 13, 30),)]
    assert "13:30" in (await cards_offered(school))[-1]["caption"]
    await school.tap("slides-undo")
    assert "16:00" in (await cards_offered(school))[-1]["caption"]
    await opened(school, "w1-introductions")
    await school.tap("slides-picture")
    await school.tap("slides-draw")
    await school.tap("slides-save")
    assert (await cards_offered(school))[-1]["photo"][-1]["file_id"] != shown


async def test_an_admin_of_two_programmes_makes_a_card_for_either_and_has_those_of_each(school: School) -> None:
    """They are asked for which one; each programme has a file of its own."""
    world = school.world
    world.write(make_admin, school.huda)
    await world.sim.set_clock(speed=5.0)
    second = world.write(make_second, school.huda)
    await world.say(school.huda, "/menu", school.huda)
    await school.tap("slides-begin")
    await world.say(school.huda, "What is on your door?", school.huda)
    await school.press(Words({SOURCE: "Reading"}))
    for key in ("slides-task", "slides-no-section"):
        await school.tap(key)
    await school.press(prompts.when(make.at(6, 16), "Asia/Riyadh"))
    await school.tap("slides-save")
    assert world.look("SELECT programme_id FROM prompts WHERE made") == [(second,)]
    world.write(prompts.reword, stands(school, "w1-start").id, {"en": "Mine"}, world.now())
    await world.say(school.huda, "/menu", school.huda)
    await school.press(text("slides-export", n=2))
    await school.press(Words({SOURCE: "Reading"}))
    assert (await world.sim.private(school.huda))[-1]["document"]["file_name"] == "cards.yaml"


def make_second(tx: Tx, user: int) -> int:
    """Write another programme with an open group, which the trainer looks after, too."""
    number = make.programme(tx, slug="reading")
    tx.run('UPDATE programmes SET title = \'{"en": "Reading"}\' WHERE id = :id', id=number)
    make.cohort(tx, number, chat=None, name="Reading_Group1")
    make.person(tx, number, "Huda", roster="admins", role="admin", user=user)
    return number
