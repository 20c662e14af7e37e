-- A figure of a closed week that an admin corrected, and why; it is posted among the coordinators.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    slug TEXT NOT NULL,
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    reason TEXT NOT NULL,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX corrections_cohort ON corrections (cohort_id, week);
CREATE INDEX corrections_person ON corrections (person_id);

-- Which figure an admin's next private message corrects.
CREATE TABLE correction_drafts (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    slug TEXT NOT NULL
) STRICT;
CREATE INDEX correction_drafts_cohort ON correction_drafts (cohort_id);
