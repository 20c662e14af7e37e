-- A group whose teachers went on to another one: nothing is planned or posted there any more.
ALTER TABLE cohorts ADD COLUMN closed_at INTEGER;

-- Where a teacher goes as soon as that group is open; until then they stay where they are.
ALTER TABLE placements ADD COLUMN next_cohort_id INTEGER REFERENCES cohorts (id) ON DELETE SET NULL;
CREATE INDEX placements_next ON placements (next_cohort_id) WHERE next_cohort_id IS NOT NULL;

-- Where teachers were placed before they were moved to another group.
CREATE TABLE former_placements (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    joined_at INTEGER,
    left_at INTEGER,
    moved_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, cohort_id, moved_at)
) STRICT;
CREATE INDEX former_placements_cohort ON former_placements (cohort_id, moved_at);
