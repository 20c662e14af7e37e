-- Workshops of a programme: from its calendar (`slug`), or made in the chat; for all its groups, or for one.
CREATE TABLE workshops (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    cohort_id INTEGER REFERENCES cohorts (id) ON DELETE CASCADE,
    slug TEXT,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    link TEXT,
    day TEXT,
    week INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    at TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0,
    manual INTEGER NOT NULL DEFAULT 0,
    UNIQUE (programme_id, slug)
) STRICT;
CREATE INDEX workshops_cohort ON workshops (cohort_id);

-- What a teacher said about coming, and whether they were there; `taps` counts how often they changed their mind.
CREATE TABLE workshop_answers (
    workshop_id INTEGER NOT NULL REFERENCES workshops (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    answer TEXT CHECK (answer IN ('yes', 'no', 'maybe')),
    attended INTEGER NOT NULL DEFAULT 0,
    taps INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workshop_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX workshop_answers_person ON workshop_answers (person_id);

-- A workshop that somebody of staff is about to make or to move.
CREATE TABLE workshop_drafts (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    workshop_id INTEGER REFERENCES workshops (id) ON DELETE CASCADE,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    cohorts TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',
    place TEXT,
    step TEXT NOT NULL CHECK (step IN ('title', 'day', 'time', 'place', 'look')),
    written_at INTEGER NOT NULL
) STRICT;

-- Reminders of workshops stand among the prompts: so many days ahead, perhaps for one group, perhaps on a fixed day.
CREATE TABLE prompts_with_workshops (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('introduction', 'question', 'announcement', 'encouragement', 'progress', 'workshop')),
    week INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    at TEXT NOT NULL,
    section TEXT,
    theme TEXT NOT NULL,
    on_closed TEXT NOT NULL CHECK (on_closed IN ('shift', 'merge', 'drop')),
    texts TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    day TEXT,
    ahead INTEGER NOT NULL DEFAULT 0,
    workshop_id INTEGER REFERENCES workshops (id) ON DELETE CASCADE,
    cohort_id INTEGER REFERENCES cohorts (id) ON DELETE CASCADE,
    UNIQUE (programme_id, slug)
) STRICT;
INSERT INTO prompts_with_workshops (id, programme_id, slug, position, kind, week, weekday, at, section, theme, on_closed,
    texts, follow_up, retired)
SELECT id, programme_id, slug, position, kind, week, weekday, at, section, theme, on_closed, texts, follow_up, retired
FROM prompts;
DROP TABLE prompts;
ALTER TABLE prompts_with_workshops RENAME TO prompts;
CREATE INDEX prompts_workshop ON prompts (workshop_id) WHERE workshop_id IS NOT NULL;
CREATE INDEX prompts_cohort ON prompts (cohort_id) WHERE cohort_id IS NOT NULL;
