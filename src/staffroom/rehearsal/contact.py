"""A contact sheet: every card of the calendar in every language on one page, as it will look on a phone."""

import base64
import re
from collections.abc import Iterator
from html import escape, unescape

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.screen import Held
from staffroom.kernel.text import RIGHT_TO_LEFT
from staffroom.pictures.errors import PictureError
from staffroom.rehearsal.easel import Easel
from staffroom.rooms import programmes, prompts
from staffroom.rooms.prompts import Prompt

_MARKS = re.compile(r"<[^>]*>")
_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;color:#1c2733;background:#eef2f5;margin:1.5rem auto;max-width:84rem;
padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}h2 small{color:#5b6b7b;font-weight:400}
section{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}
figure{margin:0;background:#fff;border-radius:12px;padding:.6rem;overflow-wrap:anywhere}
img{width:100%;border-radius:8px}figcaption{white-space:pre-line;margin-top:.4rem}.warn{color:#9a3412;font-weight:600}
@media print{body{background:#fff}h2{break-after:avoid}figure{break-inside:avoid}}
"""


def sheet(tx: Tx) -> str:
    """Return one HTML page that needs nothing from elsewhere; a picture's words are its alternative text."""
    body = "".join(
        f"<h1>{escape(programme.slug)}</h1>" + "".join(_cards(tx, prompts.on_calendar(tx, programme.id)))
        for programme in programmes.all_of(tx)
    )
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>Cards</title><style>{_STYLE}</style></head><body>{body}</body></html>"
    )


def _cards(tx: Tx, cards: list[Prompt]) -> Iterator[str]:
    shown = [card for card in cards if card.kind not in prompts.WORDLESS or card.kind == "guidelines"]
    with Easel() as easel:
        for card in shown:
            figures = "".join(_figure(tx, card, language, easel) for language in data_files.languages())
            about = f"{escape(card.kind)}, week {card.week}"
            yield f"<h2>{escape(card.slug)} <small>{about}</small></h2><section>{figures}</section>"


def _figure(tx: Tx, card: Prompt, language: str, easel: Easel) -> str:
    """Return a card in a language: its picture, or why there is none, and the words below it."""
    words = data_files.words()
    screen = prompts.card_screen(tx, card.id)
    said = "\n\n".join(words.html(line, language) for line in screen.lines)
    shown = ""
    try:
        picture = screen.drawing(lambda line: words.plain(line, language), language) if screen.drawing else None
        if isinstance(picture, Held):
            shown = "<p>(its picture is at Telegram)</p>"
        elif picture is not None:
            data = base64.b64encode(easel.draw(picture)).decode()
            told = escape(unescape(_MARKS.sub("", said)), quote=True)
            shown = f"<img alt='{told}' src='data:image/png;base64,{data}'>"
    except PictureError as error:
        shown = f"<p class='warn'>{escape(str(error))}</p>"
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return f"<figure lang='{language}' dir='{direction}'>{shown}<figcaption>{said}</figcaption></figure>"
