"""What is signed: it says what was signed, whatever was changed is found, and no other key passes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.rooms import records
from staffroom.rooms.records import NotGenuineError, Signer, Summary

OURS, THEIRS = Signer(bytes(32)), Signer(b"x" * 32)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
CONTENT = b"%PDF-1.7\n...\nstartxref\n12\n%%EOF\n"


def summary(name: str = "Amina Saleh", sections: int = 7) -> Summary:
    """Return what a teacher did."""
    course = {"en": "Classroom management", "ar": "إدارة الصف"}
    return Summary(name, course, "Green Valley", "2026-09-07", "2026-11-26", sections, 30, 2, 420, 3, 12)


TEXT = OURS.text(summary())
SEALED = {kind: OURS.seal(CONTENT, TEXT, kind) for kind in ("html", "pdf")}


@given(NAMES, st.integers(0, 30))
def test_what_was_signed_is_read_as_it_was(name: str, sections: int) -> None:
    """Whatever somebody is called; blanks and small letters, as they come off paper, do not matter."""
    text = OURS.text(summary(name, sections))
    typed = "\n".join(re.findall(".{1,60}", text)).lower()
    assert records.check_text(typed, OURS.public) == summary(name, sections)


@given(st.integers(0, len(TEXT) - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:."))
def test_a_changed_letter_is_found(at: int, letter: str) -> None:
    """Wherever it stands: in the words, in the signature, before them."""
    changed = TEXT[:at] + letter + TEXT[at + 1 :]
    if changed != TEXT:
        with pytest.raises(NotGenuineError):
            records.check_text(changed, OURS.public)


@given(st.sampled_from(["html", "pdf"]), st.data())
def test_a_file_is_genuine_to_the_last_byte(kind: str, data: st.DataObject) -> None:
    """A byte changed, added or left out anywhere, the end included, is found."""
    sealed = SEALED[kind]
    assert records.check_file(sealed, OURS.public) == records.Checked(summary(), whole=True)
    at = data.draw(st.integers(0, len(sealed)))
    middle = data.draw(st.binary(max_size=3))
    changed = sealed[:at] + middle + sealed[min(len(sealed), at + data.draw(st.integers(0, 3))) :]
    if changed != sealed:
        try:
            found = records.check_file(changed, OURS.public)
        except NotGenuineError:
            return
        assert not found.whole


def test_a_file_that_lost_its_seal_proves_its_words_alone() -> None:
    """So it is with one that was printed anew; two texts in one file prove nothing."""
    assert records.check_file(b"<p>" + TEXT.encode(), OURS.public) == records.Checked(summary(), whole=False)
    other = OURS.text(summary("Somebody else"))
    with pytest.raises(NotGenuineError, match="none"):
        records.check_file(f"{TEXT} {other}".encode(), OURS.public)


def test_the_words_of_another_record_do_not_pass_below_a_file() -> None:
    """A seal holds the file and its words together."""
    other = OURS.text(summary("Somebody else"))
    with pytest.raises(NotGenuineError, match="changed"):
        records.check_file(SEALED["html"].replace(TEXT.encode(), other.encode()), OURS.public)


def test_another_key_is_named_as_such_and_a_forged_name_of_ours_does_not_help() -> None:
    """Who checks with the wrong key is told so; who signs with another key under our key's name is found."""
    with pytest.raises(NotGenuineError, match="another"):
        records.check_text(THEIRS.text(summary()), OURS.public)
    forged = Signer(b"x" * 32)
    forged.__class__ = type("Forged", (Signer,), {"public": property(lambda _self: OURS.public)})
    with pytest.raises(NotGenuineError, match="changed"):
        records.check_text(forged.text(summary()), OURS.public)


def test_a_public_key_is_handed_out_as_letters() -> None:
    """And typed again with blanks; anything else is none."""
    letters = records.as_letters(OURS.public)
    assert records.from_letters(f" {letters[:10].lower()} {letters[10:]}") == OURS.public
    for wrong in ("", "ABC", letters + "A", "1" * 52):
        with pytest.raises(NotGenuineError):
            records.from_letters(wrong)
