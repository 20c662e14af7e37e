-- What was decided stays in the log when the author's data are deleted, without them: a month is to be counted truly.
CREATE TABLE conduct_decisions_kept (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    actor_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    action TEXT NOT NULL CHECK (action IN ('remove', 'remind', 'word', 'mute', 'dismiss', 'lift', 'expire')),
    rule TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    answers INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO conduct_decisions_kept SELECT id, case_id, cohort_id, actor_id, person_id, action, rule, at, answers
FROM conduct_decisions;
DROP TABLE conduct_decisions;
ALTER TABLE conduct_decisions_kept RENAME TO conduct_decisions;
CREATE INDEX conduct_decisions_cohort ON conduct_decisions (cohort_id, at);
CREATE INDEX conduct_decisions_actor ON conduct_decisions (actor_id);
CREATE INDEX conduct_decisions_person ON conduct_decisions (person_id);

-- When it was decided about a photo or video; NULL while somebody is asked.
ALTER TABLE media_cases ADD COLUMN decided_at INTEGER;
UPDATE media_cases SET decided_at = iif(answer = 'silence', until, at) WHERE answer <> '';
CREATE INDEX media_cases_decided ON media_cases (decided_at) WHERE decided_at IS NOT NULL;
