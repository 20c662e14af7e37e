"""The page with everything kept about somebody: readable, harmless, complete, in their direction."""

import json
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from staffroom import data_files
from staffroom.rooms.joining import data_page
from staffroom.rooms.joining.values import Kept

NOBODY: dict[str, Any] = dict.fromkeys(
    ("full_name", "location", "school", "email", "preferred_app", "language", "chosen_language", "telegram_id"), ""
) | {"paused_until": None, "left_at": None, "quiet": 0}


class Seen(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  the parser's own shape
        """Note a tag."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1), st.sampled_from(["en", "ar", "zh"]))
def test_whatever_somebody_is_called_the_page_shows_it_and_nothing_else(name: str, language: str) -> None:
    """A name may look like a tag; it stays a name."""
    kept = [Kept({"en": "Course"}, ZoneInfo("UTC"), {}, {"people": [NOBODY | {"full_name": name}]})]
    seen = Seen()
    seen.feed(data_page.page(kept, language, lambda line: data_files.words().plain(line, language)).decode())
    assert name in seen.words
    assert seen.tags <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "h3",
        "dl",
        "dt",
        "dd",
        "bdi",
        "pre",
    }
    assert json.loads(data_page.document(kept))[0]["people"][0]["full_name"] == name
