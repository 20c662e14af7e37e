"""Guidelines that are kept with a light hand: what insulting words and what personal data a message holds."""

from staffroom.rooms.conduct.disguises import How
from staffroom.rooms.conduct.lists import FOLDER, WordList, in_folder, merged, read_file
from staffroom.rooms.conduct.matching import Findings, Match, Matcher, Spared
from staffroom.rooms.conduct.personal import Kind, Personal, find_personal

__all__ = [
    "FOLDER",
    "Findings",
    "How",
    "Kind",
    "Match",
    "Matcher",
    "Personal",
    "Spared",
    "WordList",
    "find_personal",
    "in_folder",
    "merged",
    "read_file",
]
