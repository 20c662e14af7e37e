-- The frozen base of a school week: how many counted on its first school day; who, as long as they are known.
CREATE TABLE week_bases (
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    eligible INTEGER NOT NULL,
    PRIMARY KEY (cohort_id, week)
) STRICT, WITHOUT ROWID;
CREATE TABLE week_members (
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (cohort_id, week, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX week_members_person ON week_members (person_id);
