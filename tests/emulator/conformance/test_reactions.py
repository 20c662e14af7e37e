"""Reactions of the bot."""

from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

from telegram_emulator.spec import reaction_emoji

LIKE = [{"type": "emoji", "emoji": "👍"}]


@rule("facts §4")
async def test_a_reaction_replaces_the_one_before(stage: Stage) -> None:
    """A bot has one reaction to a message; an empty list takes it back; the bot is not told of its own."""
    said = stage.say(stage.owner, stage.group, "Hello")
    await stage.listen()
    where = {"chat_id": stage.group, "message_id": said}
    await stage.get("setMessageReaction", reaction=LIKE, **where)
    await stage.get("setMessageReaction", reaction=[{"type": "emoji", "emoji": "✍"}], **where)
    reactions = stage.world.chats[stage.group].posts[said].reactions
    assert reactions == {stage.bot: ["✍"]}
    await stage.get("setMessageReaction", reaction=[], **where)
    assert reactions == {}
    assert await stage.heard() == []


@refuses("REACTION_INVALID", "facts §4")
async def test_there_are_73_reactions(stage: Stage) -> Answer:
    """Only the listed emoji are reactions; the heart has no variation selector."""
    assert len(reaction_emoji()) == 73
    said = stage.say(stage.owner, stage.group, "Hello")
    heart = [{"type": "emoji", "emoji": "❤\N{VARIATION SELECTOR-16}"}]
    return await stage.call("setMessageReaction", chat_id=stage.group, message_id=said, reaction=heart)


@rule("facts §4")
async def test_a_group_may_allow_few_reactions(stage: Stage) -> None:
    """A group's available_reactions are shown by getChat, and no others are taken."""
    stage.set_reactions(stage.group, ["🔥"])
    said = stage.say(stage.owner, stage.group, "Hello")
    chat = await stage.get("getChat", chat_id=stage.group)
    assert chat["available_reactions"] == [{"type": "emoji", "emoji": "🔥"}]
    answer = await stage.call("setMessageReaction", chat_id=stage.group, message_id=said, reaction=LIKE)
    assert answer["description"] == "Bad Request: REACTION_INVALID"


@refuses("message to react not found", "facts §4")
async def test_a_message_to_react_to_must_be_there(stage: Stage) -> Answer:
    """A message that is not there takes no reaction."""
    return await stage.call("setMessageReaction", chat_id=stage.group, message_id=999, reaction=LIKE)


@refuses("REACTIONS_TOO_MANY", "reported")
async def test_a_bot_has_one_reaction(stage: Stage) -> Answer:
    """Two reactions at once are refused."""
    said = stage.say(stage.owner, stage.group, "Hello")
    two = [*LIKE, {"type": "emoji", "emoji": "🔥"}]
    return await stage.call("setMessageReaction", chat_id=stage.group, message_id=said, reaction=two)


@refuses("can't parse ReactionType: invalid reaction type specified", "Client.cpp get_reaction_type")
async def test_reactions_are_of_known_types(stage: Stage) -> Answer:
    """A type of reaction that there is not is refused."""
    wish = [{"type": "wink", "emoji": "👍"}]
    return await stage.call("setMessageReaction", chat_id=stage.group, message_id=1, reaction=wish)
