-- What else admins may change in the chat on an entry: its picture (by its number at Telegram; empty: drawn by us), what
-- a poll offers, its hour. NULL: as the file has it.
ALTER TABLE prompt_edits ADD COLUMN image TEXT;
ALTER TABLE prompt_edits ADD COLUMN ballot TEXT;
ALTER TABLE prompt_edits ADD COLUMN hour TEXT;

-- A change that is being looked at may be one of these now.
CREATE TABLE card_changes_new (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    prompt_id INTEGER NOT NULL REFERENCES prompts (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('words', 'picture', 'options', 'day', 'hour', 'out')),
    language TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO card_changes_new SELECT id, person_id, prompt_id, what, language, value, at FROM card_changes;
DROP TABLE card_changes;
ALTER TABLE card_changes_new RENAME TO card_changes;
CREATE INDEX card_changes_person ON card_changes (person_id);
CREATE INDEX card_changes_prompt ON card_changes (prompt_id);

-- Which option is right, where words that somebody sent become a quiz.
ALTER TABLE slides ADD COLUMN correct INTEGER;
