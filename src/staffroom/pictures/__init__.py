"""Drawn pictures: question cards, the league, progress, sheets with codes; every word on them is the caller's."""

from staffroom.pictures.errors import PictureError
from staffroom.pictures.glyphs import missing_glyphs
from staffroom.pictures.kinds import Bar, Board, BoardRow, Picture, ProgressCard, QuestionCard, fits
from staffroom.pictures.papers import Paper, Sheet, Slip

__all__ = [
    "Bar",
    "Board",
    "BoardRow",
    "Paper",
    "Picture",
    "PictureError",
    "ProgressCard",
    "QuestionCard",
    "Sheet",
    "Slip",
    "fits",
    "missing_glyphs",
]
