-- What was last read of a cohort's group: its name, which other name is right besides the agreed one, what is open
-- there that should not be, and whether who is in is to be read anew (news of people got lost).
CREATE TABLE group_facts (
    cohort_id INTEGER PRIMARY KEY REFERENCES cohorts (id) ON DELETE CASCADE,
    title TEXT NOT NULL DEFAULT '',
    titled_at INTEGER NOT NULL DEFAULT 0,
    kept_title TEXT NOT NULL DEFAULT '',
    renames INTEGER NOT NULL DEFAULT 0,
    restoring INTEGER NOT NULL DEFAULT 0,
    loose TEXT NOT NULL DEFAULT '',
    read_at INTEGER NOT NULL DEFAULT 0,
    watched_until INTEGER NOT NULL DEFAULT 0,
    leader_seen INTEGER,
    roll_due INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The list of what a group still needs, in the private chat of whoever sets it up: one message, written anew.
CREATE TABLE checklists (
    cohort_id INTEGER PRIMARY KEY REFERENCES cohorts (id) ON DELETE CASCADE,
    reader_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    shown TEXT NOT NULL DEFAULT '',
    edits INTEGER NOT NULL DEFAULT 0,
    asked_at INTEGER NOT NULL,
    handed_out_at INTEGER
) STRICT;
