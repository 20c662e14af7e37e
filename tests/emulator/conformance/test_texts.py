"""Texts: parse modes with their byte offsets, entities in UTF-16 units, length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

from telegram_emulator.world.errors import ApiError
from telegram_emulator.world.html import Parser
from telegram_emulator.world.markdown import parse_markdown
from telegram_emulator.world.markdown_v2 import parse_markdown_v2
from telegram_emulator.world.posting import utf16

HTML_ERRORS = {
    'Unsupported start tag "br" at byte offset 2': "é<br>",
    "Unclosed start tag at byte offset 2": "a <b",
    'Can\'t find end tag corresponding to start tag "b"': "<b>a",
    "Unexpected end tag at byte offset 1": "a</b>",
    'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"': "<b>a</i>",
    "Unclosed end tag at byte offset 4": "<b>a</b",
    'Tag "span" must have class "tg-spoiler" at byte offset 0': "<span>a</span>",
    'Empty attribute name in the tag "a" at byte offset 0': '<a ="x">a</a>',
    "Unexpected end of name token at byte offset 8": "<a href=x/y>a</a>",
    'Unclosed start tag "a" at byte offset 0': "<a href",
    "Invalid date format used": '<tg-time unix="soon">x</tg-time>',
}
V2_ERRORS = {
    "Character '.' is reserved and must be escaped with the preceding '\\'": "a.b",
    "Character '|' is reserved and must be escaped with the preceding '\\'": "a|b",
    "Character '>' is reserved and must be escaped with the preceding '\\'": "a>b",
    "Can't find end of Bold entity at byte offset 3": "é *a",
    "Can't find end of Italic entity at byte offset 0": "_a",
    "Can't find end of Underline entity at byte offset 0": "__a",
    "Can't find end of Spoiler entity at byte offset 0": "||a",
    "Can't find end of Code entity at byte offset 0": "`a",
    "Can't find end of PreCode entity at byte offset 0": "```py\na",
    "Can't find end of TextUrl entity at byte offset 0": "[a",
    "Can't find end of a URL at byte offset 4": "[a](x",
    "The entity must contain a tg://emoji or tg://time URL": "![a]b",
    "Invalid tg://emoji or tg://time URL specified": "![a](https://x.org)",
}
MARKDOWN_ERRORS = {"Can't find end of the entity starting at byte offset 3": "é *a"}


@refuses("can't parse entities: {words}", "facts §5", words=list(HTML_ERRORS))
async def test_html_that_is_broken_is_refused_with_the_byte(stage: Stage, words: str) -> Answer:
    """The HTML parser names what is wrong and the byte where it is."""
    return await stage.call("sendMessage", chat_id=stage.ann, text=HTML_ERRORS[words], parse_mode="HTML")


@refuses("can't parse entities: {words}", "MessageEntity.cpp parse_markdown_v2", words=list(V2_ERRORS))
async def test_markdown_v2_that_is_broken_is_refused_with_the_byte(stage: Stage, words: str) -> Answer:
    """The MarkdownV2 parser names what is wrong and the byte where it is."""
    return await stage.call("sendMessage", chat_id=stage.ann, text=V2_ERRORS[words], parse_mode="MarkdownV2")


@refuses("can't parse entities: {words}", "MessageEntity.cpp parse_markdown", words=list(MARKDOWN_ERRORS))
async def test_markdown_that_is_broken_is_refused_with_the_byte(stage: Stage, words: str) -> Answer:
    """The old Markdown parser names the byte where an entity began."""
    return await stage.call("sendMessage", chat_id=stage.ann, text=MARKDOWN_ERRORS[words], parse_mode="Markdown")


@refuses("unsupported parse_mode", "facts §5")
async def test_an_unknown_parse_mode_is_refused(stage: Stage) -> Answer:
    """There are HTML, MarkdownV2 and Markdown."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", parse_mode="BBCode")


def kinds(source: str) -> list[tuple[str, int, int]]:
    """Kind, offset and length of each entity in HTML."""
    return [(one["type"], one["offset"], one["length"]) for one in Parser(source).parse()[1]]


def kinds_v2(source: str) -> list[tuple[str, int, int]]:
    """Kind, offset and length of each entity in MarkdownV2."""
    return [(one["type"], one["offset"], one["length"]) for one in parse_markdown_v2(source)[1]]


@rule("facts §5")
async def test_offsets_are_utf_16_units() -> None:
    """Offsets and lengths of entities count UTF-16 units: an emoji is two."""
    assert kinds("😀é<b>x</b>") == kinds_v2("😀é*x*") == [("bold", 3, 1)]


@rule("facts §5")
async def test_tags_nest_and_ignore_case() -> None:
    """Outer entities come first; tags are known in any case."""
    assert kinds("<B>a<i>b</i></B>") == kinds_v2("*a_b_*") == [("bold", 0, 2), ("italic", 1, 1)]


@rule("facts §5")
@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#65;&#x42;", "AB"),
        ("&nbsp; &copy;", "&nbsp; &copy;"),
        ("a & b", "a & b"),
    ],
)
async def test_four_named_entities_and_numbers_are_decoded(source: str, text: str) -> None:
    """HTML knows &lt; &gt; &amp; &quot; and numbers; other names stay as they are."""
    assert Parser(source).parse()[0] == text


@rule("facts §5")
async def test_links_code_and_quotes_carry_their_facts() -> None:
    """Addresses, languages of code and kinds of quotes are kept."""
    _, found = Parser('<a href="https://x.org/?a=1&amp;b=2">x</a><pre><code class="language-py">y</code></pre>').parse()
    assert found[0]["url"] == "https://x.org/?a=1&b=2"
    assert found[1] == {"type": "pre", "offset": 1, "length": 1, "language": "py"}
    assert kinds("<blockquote expandable>q</blockquote>") == [("expandable_blockquote", 0, 1)]
    assert kinds('<span class="tg-spoiler">s</span>') == [("spoiler", 0, 1)]


@rule("MessageEntity.cpp parse_markdown_v2")
@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("__u__ ~s~ ||h||", "u s h", [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)]),
        ("`a_b` \\*c\\*", "a_b *c*", [("code", 0, 3)]),
        ("```py\nx=1```", "x=1", [("pre", 0, 3)]),
        ("[x](https://x.org/a\\)b)", "x", [("text_link", 0, 1)]),
        (">one\n>two\nthree", "one\ntwo\nthree", [("blockquote", 0, 8)]),
        (">one\n>two||", "one\ntwo", [("expandable_blockquote", 0, 7)]),
        ("![😀](tg://emoji?id=5)", "😀", [("custom_emoji", 0, 2)]),
        ("![noon](tg://time?unix=5&format=r)", "noon", [("date_time", 0, 4)]),
        ("_a__b__ c_", "ab c", [("italic", 0, 4), ("underline", 1, 1)]),
    ],
)
async def test_markdown_v2_gives_entities(source: str, text: str, found: list[tuple[str, int, int]]) -> None:
    """MarkdownV2 knows all kinds of entities, escapes and quotes of many lines."""
    assert parse_markdown_v2(source)[0] == text
    assert kinds_v2(source) == found


@rule("MessageEntity.cpp parse_markdown")
@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("*b* _i_ `c`", "b i c", ["bold", "italic", "code"]),
        ("[x](https://x.org) \\*", "x *", ["text_link"]),
        ("```py\nx```", "x", ["pre"]),
        ("[x](tg://user?id=7)", "x", ["text_mention"]),
    ],
)
async def test_the_old_markdown_gives_entities(source: str, text: str, found: list[str]) -> None:
    """The old Markdown knows bold, italic, links and code, which do not nest."""
    plain, entities = parse_markdown(source)
    assert (plain, [one["type"] for one in entities]) == (text, found)


@given(st.text())
def test_escaped_text_comes_through_markdown_v2_unchanged(text: str) -> None:
    """Whatever is escaped by the rules is said as it was."""
    escaped = "".join(f"\\{char}" if 0 < ord(char) <= 126 else char for char in text)
    assert parse_markdown_v2(escaped) == (text, [])


@given(st.text(alphabet="ab*_~|`>[]()!\\\n😀<&b/i"))
def test_every_text_is_parsed_or_refused(text: str) -> None:
    """No input breaks a parser, and entities lie within the text."""
    for parse in (parse_markdown, parse_markdown_v2, lambda source: Parser(source).parse()):
        try:
            plain, entities = parse(text)
        except ApiError as refused:
            assert "can't parse entities" in refused.description  # noqa: PT017 (either way is right)
            continue
        assert all(0 <= one["offset"] < one["offset"] + one["length"] <= utf16(plain) for one in entities)


@rule("facts §4")
async def test_texts_are_trimmed_with_their_entities(stage: Stage) -> None:
    """Blanks at both ends go and offsets move; commands are found, also inside bold text."""
    sent = await stage.get("sendMessage", chat_id=stage.ann, text="  \n<b>Hi /go</b> /help  ", parse_mode="HTML")
    assert sent["text"] == "Hi /go /help"
    found = [(one["type"], one["offset"], one["length"]) for one in sent["entities"]]
    assert found == [("bold", 0, 6), ("bot_command", 3, 3), ("bot_command", 7, 5)]


@rule("facts §5")
async def test_only_people_within_reach_are_mentioned(stage: Stage) -> None:
    """A tg://user link to a stranger becomes plain text."""
    stranger = stage.create_user("Sid")
    text = f'<a href="tg://user?id={stage.ann}">Ann</a> <a href="tg://user?id={stranger}">Sid</a>'
    sent = await stage.get("sendMessage", chat_id=stage.ann, text=text, parse_mode="HTML")
    assert [one["user"]["id"] for one in sent["entities"]] == [stage.ann]


@refuses("message text is empty", "facts §4")
async def test_a_text_must_be_there(stage: Stage) -> Answer:
    """A message without text is refused."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="")


@refuses("text must be non-empty", "facts §4")
async def test_a_text_must_say_something(stage: Stage) -> Answer:
    """Blanks and empty tags alone are refused."""
    return await stage.call("sendMessage", chat_id=stage.ann, text=" <b> </b>\n", parse_mode="HTML")


@refuses("message is too long", "facts §4")
async def test_a_text_has_4096_code_points(stage: Stage) -> Answer:
    """4096 code points are sent, one more is refused; tags do not count."""
    assert await stage.send(stage.ann, f"<b>{'😀' * 4096}</b>", parse_mode="HTML")
    return await stage.call("sendMessage", chat_id=stage.ann, text="é" * 4097)


@refuses("text is too long", "facts §4")
async def test_a_raw_text_has_32768_bytes(stage: Stage) -> Answer:
    """A text of more than 32768 bytes is not even parsed."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="<b></b>" * 4682, parse_mode="HTML")
