-- Cards that were made in the chat, of a picture or of words only, stand in no file.
ALTER TABLE prompts ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
UPDATE prompts SET made = 1 WHERE image <> '';

-- What may become a card: a picture from a coordinators' group, or what an admin sent; of any kind that the chat offers.
CREATE TABLE slides_of_any_kind (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    file_id TEXT NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'question',
    section TEXT,
    day TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL
) STRICT;
INSERT INTO slides_of_any_kind SELECT id, person_id, programme_id, file_id, words, kind, section, day, at FROM slides;
DROP TABLE slides;
ALTER TABLE slides_of_any_kind RENAME TO slides;
CREATE INDEX slides_person ON slides (person_id);
CREATE INDEX slides_programme ON slides (programme_id);
