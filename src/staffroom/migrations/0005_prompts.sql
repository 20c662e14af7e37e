-- The entries of a course's calendar, as the file had them when it was last read.
CREATE TABLE prompts (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('introduction', 'question', 'announcement', 'encouragement', 'progress')),
    week INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    at TEXT NOT NULL,
    section TEXT,
    theme TEXT NOT NULL,
    on_closed TEXT NOT NULL CHECK (on_closed IN ('shift', 'merge', 'drop')),
    texts TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    UNIQUE (programme_id, slug)
) STRICT;

-- One prompt in one cohort: when it is due, what the coordinator decided, what became of it.
CREATE TABLE postings (
    id INTEGER PRIMARY KEY,
    prompt_id INTEGER NOT NULL REFERENCES prompts (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    due_at INTEGER NOT NULL,
    due_day TEXT NOT NULL,
    not_before INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'planned'
        CHECK (state IN ('planned', 'offered', 'approved', 'posting', 'posted', 'skipped', 'late', 'dropped')),
    decided_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    posted_at INTEGER,
    closes_at INTEGER,
    chat_id INTEGER,
    message_id INTEGER,
    eligible INTEGER,
    UNIQUE (prompt_id, cohort_id)
) STRICT;
CREATE INDEX postings_due ON postings (due_at) WHERE state IN ('planned', 'offered', 'approved');
CREATE INDEX postings_open ON postings (cohort_id, closes_at) WHERE state = 'posted';

-- The frozen base of a posting: who could have answered when it was posted.
CREATE TABLE eligible (
    posting_id INTEGER NOT NULL REFERENCES postings (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (posting_id, person_id)
) STRICT;
CREATE INDEX eligible_person ON eligible (person_id);

-- Messages that counted as answers while their card is open, so that a reply to one is known; no text is kept.
CREATE TABLE answers (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    posting_id INTEGER NOT NULL REFERENCES postings (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (chat_id, message_id)
) STRICT;
CREATE INDEX answers_posting ON answers (posting_id);
CREATE INDEX answers_person ON answers (person_id);

-- A prompt shown to the coordinators before its day.
CREATE TABLE offers (
    id INTEGER PRIMARY KEY,
    prompt_id INTEGER NOT NULL REFERENCES prompts (id) ON DELETE CASCADE,
    due_day TEXT NOT NULL,
    offered_at INTEGER NOT NULL,
    edits INTEGER NOT NULL DEFAULT 0,
    UNIQUE (prompt_id, due_day)
) STRICT;
