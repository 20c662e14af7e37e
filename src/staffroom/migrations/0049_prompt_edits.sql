-- What admins changed in the chat on an entry of the calendar, version by version: the latest stands above the file.
CREATE TABLE prompt_edits (
    id INTEGER PRIMARY KEY,
    prompt_id INTEGER NOT NULL REFERENCES prompts (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    texts TEXT NOT NULL,
    week INTEGER,
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),
    gone INTEGER NOT NULL
) STRICT;
CREATE INDEX prompt_edits_prompt ON prompt_edits (prompt_id, id);

-- A change of a card that an admin looks at before it is saved.
CREATE TABLE card_changes (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    prompt_id INTEGER NOT NULL REFERENCES prompts (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('words', 'day', 'out')),
    language TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX card_changes_person ON card_changes (person_id);
CREATE INDEX card_changes_prompt ON card_changes (prompt_id);
