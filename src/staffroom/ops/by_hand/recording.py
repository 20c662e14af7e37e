"""What the command line does with records: made for a teacher, and checked, here or anywhere else."""

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from staffroom import data_files
from staffroom.config import Config, write_private
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops import keys
from staffroom.ops.by_hand.errands import Session
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.ops.program import called
from staffroom.rooms import records
from staffroom.rooms.people import Person

FORMER = "records.former"
"""The public keys from before the database's key was changed."""
LARGEST = 20 * 1024 * 1024

_WHY = {
    "none": "There is no signed record in it.",
    "changed": "NOT GENUINE. It was changed after it was signed, or never signed: believe nothing that it says.",
    "another": (
        "It names another key than this one, so nothing is proven. Ask those who gave the record for their public "
        "key (`{program} record key`), and check again with --key."
    ),
}
_WHOLE = "Proven: whoever holds the key wrote these words that day, and the file is as it was made, to the last byte."
_ONLY_WORDS = """Proven: whoever holds the key wrote these words that day.
Not proven: anything else on the paper or in the file. Compare it with these words."""
_FORMER = """Signed with a key that was this installation's until the database got a new one. If it was changed because
somebody else may have had it, they could have written this, too: compare it with what you know."""
_LIMITS = """Not proven: who shows it to you; that nobody helped; anything later than that day.
Credited hours are planned time; sections by own word are what the teacher said."""


def make(tx: Tx, session: Session, person: Person, folder: Path) -> list[Path]:
    """Write a teacher's record as PDF and as HTML; only its owner may read the files.

    Raises Trouble for whoever has not joined yet.
    """
    from staffroom.pictures.drawing import draw  # noqa: PLC0415  typst is heavy

    try:
        found = records.of(tx, person, session.now)
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    signer = records.Signer(keys.signing_seed(session.key))
    speak, code = data_files.words().plain, signer.text(found.summary)
    paper = records.paper(found, code)(speak, found.language)
    contents = {
        "pdf": draw(paper.template, paper.data()),
        "html": records.as_html(found, code, speak),
    }
    files = []
    for kind, content in contents.items():
        file = folder / f"record-{person.roster_id}.{kind}"
        write_private(file, signer.seal(content, code, kind))
        files.append(file)
    return files


def public_key(key: bytes) -> str:
    """Return the public key of an installation, to be handed out."""
    return records.as_letters(records.Signer(keys.signing_seed(key)).public)


def keep_former_key(tx: Tx, key: bytes) -> None:
    """Remember, before the database's key becomes another, with what the records of until now can be checked."""
    former = [public for public in (facts.get(tx, FORMER) or "").split() if public != public_key(key)]
    facts.put(tx, FORMER, " ".join([*former, public_key(key)]))


def verify(given: str, written_key: str | None, config: Path | None) -> list[str]:
    """Check a file, or the text of a code, and say what is proven.

    Raises Trouble (exit code 1) where it is not genuine.
    """
    try:
        checked, is_former = _checked(given, _publics(written_key, config))
    except records.NotGenuineError as error:
        raise Trouble(_WHY[str(error)].format(program=called())) from None
    said = [f"  {in_english(name)}: {in_english(value)}" for name, value in records.facts(checked.summary)]
    proven = _WHOLE if checked.whole else _ONLY_WORDS
    return ["GENUINE", *said, "", *([_FORMER] if is_former else []), proven, _LIMITS]


def _checked(given: str, publics: Sequence[bytes]) -> tuple[records.Checked, bool]:
    """Check with our key, then with those that were ours; say also whether it was one of those.

    Raises NotGenuineError as the last key finds it.
    """
    file = Path(given)
    for number, public in enumerate(publics):
        try:
            if _is_file(file):
                return _file(file, public), number > 0
            return records.Checked(records.check_text(given, public), False), number > 0
        except records.NotGenuineError as error:
            if str(error) != "another" or number == len(publics) - 1:
                raise
    raise records.NotGenuineError("another")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a long text is no name
        return False


def _file(file: Path, public: bytes) -> records.Checked:
    try:
        with file.open("rb") as stream:
            return records.check_file(stream.read(LARGEST), public)
    except OSError as error:
        raise Trouble(f"{file}: cannot be read ({error.strerror}).") from None


def _publics(written: str | None, config: Path | None) -> list[bytes]:
    """Return the keys to check with: the one that was given, else this installation's own and those before it."""
    if written is not None:
        return [records.from_letters(written)]
    chosen = Config.load(config, os.environ)
    key = keys.existing_key(chosen)
    if key is None:
        raise Trouble(
            "There is no key here. Ask those who gave the record for their public key "
            f"(`{called()} record key`), and add it: --key KEY"
        )
    return [records.Signer(keys.signing_seed(key)).public, *_former(chosen, key)]


def _former(config: Config, key: bytes) -> list[bytes]:
    """Return the public keys from before the database's key was changed, the latest first."""
    if not config.database.exists():
        return []
    with closing(connect(config.database, key, read_only=True)) as connection:
        known = facts.get(Tx(connection), FORMER) or ""
    return [records.from_letters(letters) for letters in reversed(known.split())]
