"""The words and the picture of an entry as they will stand in a group, and what is wrong with them."""

import json
from collections.abc import Callable
from types import TracebackType
from typing import Self

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PromptId
from staffroom.kernel.screen import Drawing, Held, Poll
from staffroom.kernel.text import CAPTION_LIMIT, MESSAGE_LIMIT, pick, utf16
from staffroom.pictures.errors import PictureError
from staffroom.pictures.glyphs import missing_glyphs
from staffroom.rehearsal.easel import Easel
from staffroom.rehearsal.store import Row
from staffroom.rooms import prompts
from staffroom.rooms.programmes import EXPLANATION_LIMIT, OPTION_LIMIT, QUESTION_LIMIT
from staffroom.telegram.render import html

Found = tuple[str, tuple[str, ...]]
"""Words as they stand in the group, and what is wrong with them or with their picture."""


class Checks:
    """Looks at each entry once in each language; draws pictures only where that was wished, since it takes a while."""

    def __init__(self, tx: Tx, *, pictures: bool) -> None:
        self._tx, self._words = tx, data_files.words()
        self._easel = Easel() if pictures else None
        self._known: dict[tuple[PromptId, str], Found] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._easel is not None:
            self._easel.close()

    def of(self, language: str) -> Callable[[Row], Found]:
        """Return what looks at an entry in a language."""

        def look(row: Row) -> Found:
            key = row.prompt_id, language
            if key not in self._known:
                self._known[key] = self._look(row, language)
            return self._known[key]

        return look

    def _look(self, row: Row, language: str) -> Found:
        if row.ahead:
            return pick(json.loads(row.texts), language), ()
        if row.kind in prompts.WORDLESS and row.kind != "guidelines":
            return "", ()
        screen = prompts.card_screen(self._tx, row.prompt_id)
        length = utf16(html(screen, self._words, language))
        words = "\n".join(self._words.plain(line, language) for line in screen.lines)
        limit = MESSAGE_LIMIT if screen.drawing is None else CAPTION_LIMIT
        wrong = [f"the text has {length} characters, {limit} fit"] if length > limit else []
        if screen.poll is not None:
            wrong += self._poll(screen.poll, language)
        if screen.drawing is not None:
            wrong += self._picture(screen.drawing, language)
        return words, tuple(wrong)

    def _poll(self, poll: Poll, language: str) -> list[str]:
        """Return which words of a poll are longer than Telegram takes."""
        parts = [("question", poll.question, QUESTION_LIMIT), *(("option", one, OPTION_LIMIT) for one in poll.options)]
        more = (("explanation", poll.explanation, EXPLANATION_LIMIT), ("note", poll.note, CAPTION_LIMIT))
        parts += [(name, line, limit) for name, line, limit in more if line is not None]
        said = [(name, utf16(self._words.plain(line, language)), limit) for name, line, limit in parts]
        return [
            f"the poll's {name} has {length} characters, {limit} fit" for name, length, limit in said if length > limit
        ]

    def _picture(self, drawing: Drawing, language: str) -> list[str]:
        """Return what is wrong with a picture; whether it can be drawn small enough only where that was wished."""
        try:
            picture = drawing(lambda line: self._words.plain(line, language), language)
            if isinstance(picture, Held):
                return []
            if self._easel is not None:
                self._easel.draw(picture)
        except PictureError as error:
            return [f"the picture cannot be drawn: {error}"]
        boxes = ", ".join(f"U+{ord(character):04X}" for character in sorted(missing_glyphs(repr(picture))))
        return [f"the picture shows boxes for {boxes}: no font of ours has them"] if boxes else []
