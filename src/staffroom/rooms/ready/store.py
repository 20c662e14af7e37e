"""The tables `ready_words` and `ready_drafts`."""

import json
from collections.abc import Mapping, Sequence

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId, ProgrammeId
from staffroom.rooms.ready.values import Draft


def keep(tx: Tx, programme: ProgrammeId, occasion: str, texts: Sequence[Mapping[str, str]]) -> None:
    """Write exactly these words of a course for an occasion."""
    tx.run(
        "DELETE FROM ready_words WHERE programme_id = :programme AND occasion = :occasion",
        programme=programme,
        occasion=occasion,
    )
    for position, words in enumerate(texts):
        tx.run(
            "INSERT INTO ready_words (programme_id, occasion, position, texts)"
            " VALUES (:programme, :occasion, :position, :texts)",
            programme=programme,
            occasion=occasion,
            position=position,
            texts=json.dumps(dict(words), ensure_ascii=False),
        )


def of_course(tx: Tx, programme: ProgrammeId, occasion: str) -> list[dict[str, str]]:
    """Return a course's own words for an occasion, in its order."""
    rows = tx.all(
        "SELECT texts FROM ready_words WHERE programme_id = :programme AND occasion = :occasion ORDER BY position",
        programme=programme,
        occasion=occasion,
    )
    return [json.loads(row["texts"]) for row in rows]


def put_draft(tx: Tx, draft: Draft) -> None:
    """Write a draft in place of the one before."""
    tx.run(
        "INSERT OR REPLACE INTO ready_drafts (person_id, occasion, words, ticked)"
        " VALUES (:person, :occasion, :words, :ticked)",
        person=draft.person_id,
        occasion=draft.occasion,
        words=draft.words,
        ticked=json.dumps(list(draft.ticked)),
    )


def draft(tx: Tx, person: PersonId) -> Draft | None:
    """Return what somebody is about to post."""
    row = tx.one("SELECT * FROM ready_drafts WHERE person_id = :person", person=person)
    if row is None:
        return None
    ticked = tuple(CohortId(number) for number in json.loads(row["ticked"]))
    return Draft(person, row["occasion"], row["words"], ticked)
