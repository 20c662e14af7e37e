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
    set_up_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    seen_person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    roll_due INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO group_facts (cohort_id, pinned) SELECT id, 1 FROM cohorts WHERE opened_at IS NOT NULL;

-- The list of what a group still needs, in the private chat of whoever sets it up: one message, written anew.
CREATE TABLE checklists (
    cohort_id INTEGER PRIMARY KEY REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    message_id INTEGER,
    shown TEXT NOT NULL DEFAULT '',
    edits INTEGER NOT NULL DEFAULT 0,
    handed_out INTEGER NOT NULL DEFAULT 0
) STRICT;
