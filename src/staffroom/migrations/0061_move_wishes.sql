-- Changes of groups that an admin applied just now: they wait a minute, so that they may be taken back.
CREATE TABLE move_wishes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('move', 'split', 'merge')),
    source_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    target_id INTEGER REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    placed INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX move_wishes_due ON move_wishes (due_at);
CREATE INDEX move_wishes_source ON move_wishes (source_id);
CREATE INDEX move_wishes_target ON move_wishes (target_id);
CREATE INDEX move_wishes_person ON move_wishes (person_id);
CREATE INDEX move_wishes_by ON move_wishes (by_id);
