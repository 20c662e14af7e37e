-- A card with a picture of its own, by its number at Telegram; it was made in the chat and stands in no file.
ALTER TABLE prompts ADD COLUMN image TEXT NOT NULL DEFAULT '';

-- Pictures from a coordinators' group of which a card may be made, until it is saved or put away.
CREATE TABLE slides (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    file_id TEXT NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'question' CHECK (kind IN ('question', 'announcement')),
    section TEXT,
    day TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX slides_person ON slides (person_id);
CREATE INDEX slides_programme ON slides (programme_id);
