-- What staff write to several groups at once: composed in the private chat, posted now or on a later school day.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'writing' CHECK (state IN ('writing', 'written', 'sent')),
    kind TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'photo', 'document')),
    words TEXT NOT NULL DEFAULT '',
    file_id TEXT NOT NULL DEFAULT '',
    album TEXT NOT NULL DEFAULT '',
    begun_at INTEGER NOT NULL,
    written_at INTEGER NOT NULL DEFAULT 0,
    over_at INTEGER,
    undo_until INTEGER,
    edits INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX notices_person ON notices (person_id);

-- The groups that a notice is for, and how it stands in each.
CREATE TABLE notice_groups (
    notice_id INTEGER NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'chosen'
        CHECK (state IN ('chosen', 'waiting', 'posting', 'posted', 'failed', 'undone')),
    due_at INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (notice_id, cohort_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_groups_cohort ON notice_groups (cohort_id);
CREATE INDEX notice_groups_due ON notice_groups (due_at) WHERE state = 'waiting';

-- Days of a group on which something is posted that is not on the course's calendar; they count for its caps.
CREATE TABLE taken_days (
    key TEXT NOT NULL PRIMARY KEY,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_days_cohort ON taken_days (cohort_id, day);
