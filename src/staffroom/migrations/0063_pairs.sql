-- Which two wrote back and forth in a group, when that was asked about, and what was decided; never what they wrote.
CREATE TABLE conduct_pairs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    one_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    asked INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'calm', 'private', 'watch', 'dismiss')),
    undo_until INTEGER NOT NULL DEFAULT 0,
    decision_id INTEGER
) STRICT;
CREATE INDEX conduct_pairs_cohort ON conduct_pairs (cohort_id, one_id, other_id, at);
CREATE INDEX conduct_pairs_one ON conduct_pairs (one_id);
CREATE INDEX conduct_pairs_other ON conduct_pairs (other_id);
CREATE INDEX conduct_pairs_at ON conduct_pairs (at);
