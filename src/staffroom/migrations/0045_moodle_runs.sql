-- changes the rows of: moodle_answers

-- Each run that asks Moodle keeps its answers under a number of its own, the moment of its beginning.
CREATE TABLE moodle_answers_new (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    run INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    said TEXT NOT NULL,
    PRIMARY KEY (programme_id, run, person_id)
) STRICT;
INSERT INTO moodle_answers_new (programme_id, run, person_id, said)
    SELECT a.programme_id, r.begun_at, a.person_id, a.said FROM moodle_answers a
    JOIN moodle_runs r ON r.programme_id = a.programme_id WHERE r.begun_at IS NOT NULL;
DROP TABLE moodle_answers;
ALTER TABLE moodle_answers_new RENAME TO moodle_answers;
CREATE INDEX moodle_answers_person ON moodle_answers (person_id);

-- What the platform says of a whole course belongs to the import that brought it, and goes with it.
ALTER TABLE course_results ADD COLUMN import_id INTEGER REFERENCES progress_imports (id) ON DELETE SET NULL;

-- What stood there before an import wrote it: nothing where `at` is null. Kept for as long as an import can be undone.
CREATE TABLE course_results_before (
    import_id INTEGER NOT NULL REFERENCES progress_imports (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    completed INTEGER,
    completed_at INTEGER,
    grade INTEGER,
    at INTEGER,
    was_import INTEGER,
    PRIMARY KEY (import_id, person_id)
) STRICT;
CREATE INDEX course_results_before_person ON course_results_before (person_id);
