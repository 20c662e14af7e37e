-- Who did what, once: an answer to a posting, a reply to a colleague in a week, a sign of life in a week.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'peer_reply', 'active')),
    subject TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (person_id, kind, subject)
) STRICT;
CREATE INDEX activity_cohort ON activity (cohort_id, kind, subject);

-- What is known of each teacher's way through the course, by source; no row means unknown.
CREATE TABLE progress (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    section TEXT NOT NULL,
    source TEXT NOT NULL,
    done INTEGER NOT NULL,
    minutes INTEGER,
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, section, source)
) STRICT;

-- The course's encouraging messages.
CREATE TABLE cheers (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    occasion TEXT NOT NULL,
    texts TEXT NOT NULL,
    PRIMARY KEY (programme_id, slug)
) STRICT;

-- Which message a cohort was sent on which occasion; an occasion is used once.
CREATE TABLE cheers_sent (
    id INTEGER PRIMARY KEY,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    occasion_key TEXT NOT NULL,
    slug TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (cohort_id, occasion_key)
) STRICT;

-- What a group has reached together, and whether it was told; one that is not told within a week is forgotten.
CREATE TABLE milestones (
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    reached_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'told', 'covered', 'forgotten')),
    told_at INTEGER,
    occasion_key TEXT,
    PRIMARY KEY (cohort_id, name)
) STRICT;

-- A closed week of the league: numerators and denominators, so that personal rows may vanish later.
CREATE TABLE standings (
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    measures TEXT NOT NULL,
    score REAL,
    place INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    closed_at INTEGER NOT NULL,
    PRIMARY KEY (cohort_id, week)
) STRICT;
