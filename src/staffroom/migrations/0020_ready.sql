-- Ready words that a course brings in place of the bot's own, by occasion.
CREATE TABLE ready_words (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    occasion TEXT NOT NULL,
    position INTEGER NOT NULL,
    texts TEXT NOT NULL,
    PRIMARY KEY (programme_id, occasion, position)
) STRICT, WITHOUT ROWID;

-- What somebody of staff is about to post in groups: their own words, the groups that are ticked.
CREATE TABLE ready_drafts (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    occasion INTEGER NOT NULL,
    words TEXT,
    awaited INTEGER NOT NULL DEFAULT 0,
    ticked TEXT NOT NULL DEFAULT '[]',
    at INTEGER NOT NULL
) STRICT;
