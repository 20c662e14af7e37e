"""A hundred names that somebody might give themselves, or a group, to be more than a name in our messages."""

_TAGS = (
    '<a href="https://evil.example">win</a>', '<a href="tg://user?id=1">Admin</a>', "<b>", "</b>", "<b>bold</b>", "<i",
    "<", ">", "<>", "</>", "<script>alert(1)</script>", "<tg-spoiler>x", "</tg-spoiler>", "<pre><code>",
    "</code></pre>", '<tg-emoji emoji-id="1">', "<span class='tg-spoiler'>", "<!-- x", "--><b>", "<![CDATA[",
    '"><a href="//evil.example">', "<br/>", "<blockquote expandable>", "</blockquote>", "<u><s>", "<tg-time unix=1>now",
)  # fmt: skip
_ENTITIES = (
    "&", "&&", "&amp;", "&lt;b&gt;", "&lt;a href=&quot;https://evil.example&quot;&gt;", "&#60;b&#62;", "&#x3c;b&#x3e;",
    "&#0;", "&#x110000;", "&#;", "&nbsp", "&quot;", "&apos;", "Tom & Jerry", "AT&T;", "&#38;#60;b&#38;#62;",
)  # fmt: skip
_MARKS = (
    "*bold*", "_x_", "[x](https://evil.example)", "`code`", "||x||", "~~x~~", "__init__", "\\", "\\\\n", "%s", "%(x)s",
    "{name}", "{$name}", "{ $name }", "{{", "}}", '{ "x" }', "${name}", "$(id)", "'; DROP TABLE people; --",
)  # fmt: skip
_LINKS = (
    "https://evil.example/login", "http://1.2.3.4/x", "HTTPS://EVIL.EXAMPLE", "www.evil.example", "evil.example/a",
    "t.me/evil", "https://t.me/+AAAA", "tg://user?id=777", "@evil_channel", "a@evil.example", "mailto:a@evil.example",
    "/start", "/erase_me_now", "/menu@evil_bot", "#free", "$FREE", "Amina (https://evil.example)",
    "Amina @evil_channel", "Amina /menu", "//evil.example", "ftp://evil.example",
)  # fmt: skip
_LETTERS = (
    "\u202eanimA", "\u2067x\u2066", "\u2069\u2069\u2069x", "\u200b", "\u200d\u200d", "\ufeff", "\x00", "\x07\x1b[31m",
    "a\x00b", "\n\n\n", "a\r\nb", "\t", " ", "", "أمينة", "王小明", "👩\u200d🏫", "e\u0301" * 40, "Z" + "\u0353" * 60,
    "a" * 500,
)  # fmt: skip
NAMES = _TAGS[:23] + _ENTITIES + _MARKS + _LINKS + _LETTERS
"""Tags, characters written as numbers, marks of other markups and of programs, links, and letters that do something."""
