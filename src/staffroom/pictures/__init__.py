"""Drawn pictures: question cards, the league, progress, sheets with codes; every word on them is the caller's."""

from staffroom.pictures.boards import Board, BoardRow, CascadeBoard, Funnel, Stage, Standing
from staffroom.pictures.codes import code_svg
from staffroom.pictures.errors import PictureError
from staffroom.pictures.glyphs import missing_glyphs
from staffroom.pictures.kinds import Bar, OwnImage, Picture, ProgressCard, QuestionCard, Quoted, Quotes, fits
from staffroom.pictures.logo import logo_svg
from staffroom.pictures.papers import (
    Certificate,
    Entry,
    Handout,
    Listing,
    Paper,
    Part,
    Sheet,
    Slide,
    Slip,
    Spoken,
)
from staffroom.pictures.weekly import WeekPage, WeekRow

__all__ = [
    "Bar",
    "Board",
    "BoardRow",
    "CascadeBoard",
    "Certificate",
    "Entry",
    "Funnel",
    "Handout",
    "Listing",
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
    "Spoken",
    "Stage",
    "Standing",
    "WeekPage",
    "WeekRow",
    "code_svg",
    "fits",
    "logo_svg",
    "missing_glyphs",
]
