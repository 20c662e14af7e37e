"""The HTML parse mode: entities in UTF-16 units, errors with byte offsets."""

import pytest
from aiogram import Bot

from telegram_emulator import Sim
from telegram_emulator.world.errors import ApiError
from telegram_emulator.world.html import Parser


def entities(source: str) -> list[tuple[str, int, int]]:
    """Kind, offset and length of each entity."""
    return [(one["type"], one["offset"], one["length"]) for one in Parser(source).parse()[1]]


def test_offsets_are_utf_16_units() -> None:
    """An emoji counts two."""
    assert entities("😀é<b>x</b>") == [("bold", 3, 1)]


def test_tags_nest_and_ignore_case() -> None:
    """Outer entities come first."""
    assert entities("<B>a<i>b</i></B>") == [("bold", 0, 2), ("italic", 1, 1)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#65;&#x42;", "AB"),
        ("&nbsp; &copy;", "&nbsp; &copy;"),
        ("a & b", "a & b"),
    ],
)
def test_named_and_numeric_entities_are_decoded_and_others_stay(source: str, text: str) -> None:
    """Only four names are known."""
    assert Parser(source).parse()[0] == text


def test_links_code_and_quotes_carry_their_facts() -> None:
    """Addresses, languages and kinds of quotes are kept."""
    _, found = Parser('<a href="https://x.org/?a=1&amp;b=2">x</a><pre><code class="language-py">y</code></pre>').parse()
    assert found[0]["url"] == "https://x.org/?a=1&b=2"
    assert found[1] == {"type": "pre", "offset": 1, "length": 1, "language": "py"}
    assert entities("<blockquote expandable>q</blockquote>") == [("expandable_blockquote", 0, 1)]
    assert entities('<span class="tg-spoiler">s</span>') == [("spoiler", 0, 1)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ],
)
def test_errors_name_the_byte(source: str, words: str) -> None:
    """In the words of Telegram's parser."""
    with pytest.raises(ApiError) as refused:
        Parser(source).parse()
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


async def test_texts_are_trimmed_with_their_entities(bot: Bot, sim: Sim) -> None:
    """Blanks at both ends go and offsets move."""
    user = await sim.create_user("Ann", started=True)
    sent = await bot.send_message(user, "  \n<b>Hi</b> /help  ", parse_mode="HTML")
    assert sent.text == "Hi /help"
    assert [(one.type, one.offset, one.length) for one in sent.entities or []] == [
        ("bold", 0, 2),
        ("bot_command", 3, 5),
    ]


async def test_only_people_within_reach_are_mentioned(bot: Bot, sim: Sim) -> None:
    """A stranger's mention becomes plain text."""
    user = await sim.create_user("Ann", started=True)
    stranger = await sim.create_user("Sid")
    text = f'<a href="tg://user?id={user}">Ann</a> <a href="tg://user?id={stranger}">Sid</a>'
    sent = await bot.send_message(user, text, parse_mode="HTML")
    assert [one.user.id for one in sent.entities or [] if one.user] == [user]
