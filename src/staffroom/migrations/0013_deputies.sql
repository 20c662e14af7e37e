-- Who stands in for the coordinator of a cohort.
CREATE TABLE deputies (
    cohort_id INTEGER PRIMARY KEY REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX deputies_person ON deputies (person_id);
