"""The command that tries a sentence on the word lists."""

from tests.ops.support import Call, Installation


def test_a_sentence_is_tried_and_every_find_explained(call: Call) -> None:
    """The word as it was written, the entry, the list, the disguise; and personal data by their kind."""
    done = call("conduct", "test", "You 1d1ot! The Idiot by Dostoevsky. Call 0501234567")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "“1d1ot”: “idiot” in the list en – with digits or signs in the place of letters"
    assert lines[1] == "“Idiot”: not counted, for the list en allows “the idiot by”"
    assert lines[2] == "“0501234567”: looks like a phone number"
    assert lines[3].startswith("Looked through: ar (")
    assert "where a programme's settings say so" in lines[4]
    need = call("conduct", "test", "I want to die").stdout
    assert "“want to die” in the list of words that need help (en)" in need


def test_a_list_beside_the_settings_counts_too(place: Installation, call: Call) -> None:
    """Another language, a word more, a word less; a mistake in it is told with its line."""
    folder = place.home / "wordlists"
    folder.mkdir()
    (folder / "fr.txt").write_text("imbécile\n", "utf-8")
    (folder / "en.txt").write_text("muppet\n[allow]\nidiot\n", "utf-8")
    told = call("conduct", "test", "you muppet, you idiot, IMBECILE").stdout
    assert "“muppet” in the list en" in told
    assert "“imbécile” in the list fr – the same letters in another form" in told
    assert "“idiot”" not in told
    assert call("conduct", "test", "IMBECILE", "--language", "ar").stdout.startswith("Nothing would be found.")
    other = call("conduct", "test", "x", "--language", "xx")
    assert (other.returncode, "There is no word list 'xx'; write one of ar, en, fr, zh" in other.stderr) == (1, True)
    (folder / "fr.txt").write_text("imbécile\n$\n", "utf-8")
    bad = call("conduct", "test", "x")
    assert bad.returncode == 1
    assert "fr.txt: line 2: '$' holds '$'" in bad.stderr
