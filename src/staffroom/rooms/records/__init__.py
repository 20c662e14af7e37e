"""A teacher's record of professional development: made on request, signed, checked by anybody, kept by nobody."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.records.page import as_html
from staffroom.rooms.records.screens import facts, paper
from staffroom.rooms.records.seals import (
    Checked,
    NotGenuineError,
    Signer,
    as_letters,
    check_file,
    check_text,
    from_letters,
    name_of,
)
from staffroom.rooms.records.service import buttons, of
from staffroom.rooms.records.values import Record, Summary

__all__ = [
    "Checked",
    "NotGenuineError",
    "Record",
    "Signer",
    "Summary",
    "as_html",
    "as_letters",
    "buttons",
    "check_file",
    "check_text",
    "facts",
    "from_letters",
    "name_of",
    "of",
    "paper",
]
