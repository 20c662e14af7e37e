-- A cohort: at most 50 teachers, one coordinator, one private group.
CREATE TABLE cohorts (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    location TEXT NOT NULL,
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    coordinator_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    chat_id INTEGER UNIQUE,
    invite_link TEXT,
    opened_at INTEGER,
    missing TEXT NOT NULL DEFAULT '',
    UNIQUE (programme_id, name)
) STRICT;
CREATE INDEX cohorts_coordinator ON cohorts (coordinator_id);

-- Which cohort a teacher was allocated to, and how far in they are.
CREATE TABLE placements (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'placed' CHECK (state IN ('placed', 'asked', 'in', 'out')),
    placed_at INTEGER NOT NULL,
    joined_at INTEGER,
    left_at INTEGER
) STRICT;
CREATE INDEX placements_cohort ON placements (cohort_id, state);
