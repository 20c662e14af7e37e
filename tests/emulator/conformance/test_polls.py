"""Polls and votes."""

from typing import Any

import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

OPTIONS = [{"text": "Yes"}, {"text": "No"}]


async def ask(stage: Stage, question: str = "Well?", options: list[Any] = OPTIONS, **given: object) -> Answer:
    """Let the bot ask the group."""
    return await stage.call("sendPoll", chat_id=stage.group, question=question, options=options, **given)


@refuses("poll question length must not exceed 300", "MessageContent.cpp")
async def test_a_question_has_300_characters(stage: Stage) -> Answer:
    """A longer question is refused."""
    return await ask(stage, "x" * 301)


@rule("MessageContent.cpp")
async def test_questions_and_options_say_something(stage: Stage) -> None:
    """An empty question or option is refused as an empty text is."""
    for answer in (await ask(stage, " "), await ask(stage, options=[{"text": ""}])):
        assert answer["description"] == "Bad Request: text must be non-empty"


@refuses("poll must have at least one answer option", "PollOption.cpp")
async def test_a_poll_has_an_option(stage: Stage) -> Answer:
    """A poll with one option is sent, one with none is refused."""
    assert (await ask(stage, options=OPTIONS[:1]))["ok"]
    return await ask(stage, options=[])


@refuses("poll can't have more than 12 options", "facts §4")
async def test_a_poll_has_12_options(stage: Stage) -> Answer:
    """Twelve options are asked, a thirteenth is refused."""
    options = [{"text": str(number)} for number in range(13)]
    assert (await ask(stage, options=options[:12]))["ok"]
    return await ask(stage, options=options)


@refuses("poll options length must not exceed 100", "facts §4")
async def test_an_option_has_100_characters(stage: Stage) -> Answer:
    """A longer option is refused."""
    return await ask(stage, options=[{"text": "x" * 101}])


@refuses("unsupported poll type specified", "Client.cpp")
async def test_polls_are_regular_or_a_quiz(stage: Stage) -> Answer:
    """A type that there is not is refused."""
    return await ask(stage, type="riddle")


@refuses("{words}", "PollManager.cpp", words=[
    "correct quiz option list must be non-empty", "correct quiz option list must be increasing",
    "wrong quiz correct_option_id",
])  # fmt: skip
async def test_a_quiz_has_right_answers(stage: Stage, words: str) -> Answer:
    """The right answers are options of the quiz, each once and in order."""
    right = {"non-empty": [], "increasing": [1, 0], "correct_option_id": [5]}[words.rpartition(" ")[2]]
    return await ask(stage, type="quiz", correct_option_ids=right)


@rule("facts §4")
async def test_votes_in_open_polls_are_told(stage: Stage) -> None:
    """A poll_answer names the person and the choice, an empty one when the vote is taken back."""
    poll = (await ask(stage, is_anonymous=False))["result"]
    await stage.listen()
    for choice in ([1], [0], []):
        stage.vote(stage.teacher, stage.group, poll["message_id"], choice)
    answers = await stage.heard("poll_answer")
    assert [(one["user"]["id"], one["option_ids"]) for one in answers] == [
        (stage.teacher, choice) for choice in ([1], [0], [])
    ]


@rule("facts §4")
async def test_votes_in_anonymous_polls_are_counted_only(stage: Stage) -> None:
    """An anonymous poll gives poll updates with counts and no poll_answer; people's polls give none."""
    poll = (await ask(stage))["result"]
    await stage.listen()
    stage.vote(stage.teacher, stage.group, poll["message_id"], [1])
    (update,) = await stage.heard()
    assert [option["voter_count"] for option in update["poll"]["options"]] == [0, 1]


@rule("facts §4")
async def test_a_closed_poll_takes_no_vote(stage: Stage) -> None:
    """Closing a poll by stopPoll gives the counts; afterwards nobody votes."""
    poll = (await ask(stage))["result"]
    stage.vote(stage.teacher, stage.group, poll["message_id"], [0])
    closed = await stage.get("stopPoll", chat_id=stage.group, message_id=poll["message_id"])
    assert (closed["is_closed"], closed["total_voter_count"]) == (True, 1)
    with pytest.raises(Exception, match="no open poll"):
        stage.vote(stage.teacher, stage.group, poll["message_id"], [1])


@refuses("poll has already been closed", "MTProto messages.editMessage")
async def test_a_poll_is_closed_once(stage: Stage) -> Answer:
    """Closing a closed poll is refused."""
    poll = (await ask(stage, is_closed=True))["result"]
    return await stage.call("stopPoll", chat_id=stage.group, message_id=poll["message_id"])


@refuses("message with poll to stop not found", "Client.cpp process_stop_poll_query")
async def test_a_poll_to_close_must_be_there(stage: Stage) -> Answer:
    """A message without a poll cannot be closed."""
    return await stage.call("stopPoll", chat_id=stage.group, message_id=await stage.send(stage.group))


@refuses("poll can't be stopped", "MessagesManager.cpp")
async def test_polls_of_others_are_not_closed(stage: Stage) -> Answer:
    """A bot closes its own polls only."""
    poll = (await ask(stage))["result"]
    stage.world.chats[stage.group].posts[poll["message_id"]].sender = stage.owner
    return await stage.call("stopPoll", chat_id=stage.group, message_id=poll["message_id"])
