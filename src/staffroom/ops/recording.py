"""What the command line does with records: made for a teacher, and checked, here or anywhere else."""

import os
from collections.abc import Mapping
from pathlib import Path

from staffroom import data_files
from staffroom.config import Config, write_private
from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops import keys
from staffroom.ops.errands import Session
from staffroom.ops.mistakes import in_english
from staffroom.ops.program import program
from staffroom.rooms import records
from staffroom.rooms.people import Person

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


def verify(given: str, written_key: str | None, config: Path | None) -> list[str]:
    """Check a file, or the text of a code, and say what is proven.

    Raises Trouble (exit code 1) where it is not genuine.
    """
    try:
        public = _public(written_key, config)
        file = Path(given)
        checked = _file(file, public) if _is_file(file) else records.Checked(records.check_text(given, public), False)
    except records.NotGenuineError as error:
        raise Trouble(_WHY[str(error)].format(program=program())) from None
    said = [f"  {in_english(name)}: {in_english(value)}" for name, value in records.facts(checked.summary)]
    return ["GENUINE", *said, "", _WHOLE if checked.whole else _ONLY_WORDS, _LIMITS]


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


def _public(written: str | None, config: Path | None, environment: Mapping[str, str] | None = None) -> bytes:
    """Return the key to check with: the one that was given, else this installation's own."""
    if written is not None:
        return records.from_letters(written)
    chosen = Config.load(config, os.environ if environment is None else environment)
    key = keys.existing_key(chosen)
    if key is None:
        raise Trouble(
            "There is no key here. Ask those who gave the record for their public key "
            f"(`{program()} record key`), and add it: --key KEY"
        )
    return records.Signer(keys.signing_seed(key)).public
