-- What coordinators wrote in place of a card's words, for a group's own posting: the latest version holds, none is lost.
CREATE TABLE wordings (
    id INTEGER PRIMARY KEY,
    posting_id INTEGER NOT NULL REFERENCES postings (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    words TEXT,
    original TEXT NOT NULL
) STRICT;
CREATE INDEX wordings_posting ON wordings (posting_id, id);
