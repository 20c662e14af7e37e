"""Drawn pictures: question cards, the league, progress, sheets with codes; every word on them is the caller's."""

from staffroom.pictures.errors import PictureError
from staffroom.pictures.glyphs import missing_glyphs
from staffroom.pictures.kinds import (
    Bar,
    Board,
    BoardRow,
    Funnel,
    OwnImage,
    Picture,
    ProgressCard,
    QuestionCard,
    Quoted,
    Quotes,
    Stage,
    fits,
)
from staffroom.pictures.papers import Handout, Paper, Part, Sheet, Slide, Slip

__all__ = [
    "Bar",
    "Board",
    "BoardRow",
    "Funnel",
    "Handout",
    "OwnImage",
    "Paper",
    "Part",
    "Picture",
    "PictureError",
    "ProgressCard",
    "QuestionCard",
    "Quoted",
    "Quotes",
    "Sheet",
    "Slide",
    "Slip",
    "Stage",
    "fits",
    "missing_glyphs",
]
