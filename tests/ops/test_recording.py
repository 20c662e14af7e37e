"""Records made and checked at the command line, and the key that comes back with the database's."""

import pytest
from tests.ops.support import Installation
from tests.rooms.records.given import NOW, teacher

from staffroom.kernel.refusal import Trouble
from staffroom.ops import recovery
from staffroom.ops.by_hand import recording
from staffroom.ops.by_hand.errands import Session
from staffroom.ops.keys import database_key
from staffroom.rooms import people


def test_the_command_writes_two_files_that_verify_and_a_changed_one_does_not(place: Installation) -> None:
    """With the installation's own key, or with the public one anywhere else; the text of the code will do."""
    local = place.open()
    local.write(lambda tx: tx.run("DELETE FROM programmes"))
    amina, _ = local.write(teacher)
    config = place.home / "config.yaml"
    session = Session(place.config, database_key(place.config), local, NOW)
    person = local.read(people.get, amina)
    files = local.read(recording.make, session, person, place.home / "records")
    assert [file.suffix for file in files] == [".pdf", ".html"]
    for file in files:
        told = recording.verify(str(file), None, config)
        assert (told[0], told[1]) == ("GENUINE", "  Name: Amina Saleh")
        assert "to the last byte" in "\n".join(told)
    page = files[1].read_text("utf-8")
    text = page.partition("<code dir='ltr'>")[2].partition("</code>")[0]
    public = recording.public_key(session.key)
    assert "Compare it with these words" in "\n".join(recording.verify(text, public, None))
    files[1].write_text(page.replace("2 of 2", "9 of 9"), "utf-8")
    with pytest.raises(Trouble, match="NOT GENUINE"):
        recording.verify(str(files[1]), public, None)
    with pytest.raises(Trouble, match="another key"):
        recording.verify(text, recording.public_key(bytes(32)), None)
    with pytest.raises(Trouble, match="no signed record"):
        recording.verify("hello", public, None)
    local.close()


def test_the_key_comes_back_from_the_recovery_sheet() -> None:
    """It is made from the database's key, so whoever has that on paper has both."""
    key = bytes(range(32))
    restored = recovery.read("\n".join(recovery.lines(key)))
    assert recording.public_key(restored) == recording.public_key(key) != recording.public_key(bytes(32))


def test_without_any_key_one_is_asked_for(place: Installation) -> None:
    """Whoever checks elsewhere needs the public key of those who made the record."""
    with pytest.raises(Trouble, match="--key KEY"):
        recording.verify("SR1:AA.AA", None, place.home / "config.yaml")
