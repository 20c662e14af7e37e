-- How fetching from Moodle stands in each programme; what is under way may be gone on with after a break.
CREATE TABLE moodle_runs (
    programme_id INTEGER PRIMARY KEY REFERENCES programmes (id) ON DELETE CASCADE,
    begun_at INTEGER,
    asked_at INTEGER,
    asked_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    ended_at INTEGER,
    retry_at INTEGER,
    taken_at INTEGER,
    fault TEXT NOT NULL DEFAULT ''
) STRICT;

-- What Moodle said of somebody in the run that is under way; taken in together at its end, or not at all.
CREATE TABLE moodle_answers (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    said TEXT NOT NULL,
    PRIMARY KEY (programme_id, person_id)
) STRICT;
