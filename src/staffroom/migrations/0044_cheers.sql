-- An encouraging message may bring a picture and a sticker, as files beside the course.
ALTER TABLE cheers ADD COLUMN picture TEXT NOT NULL DEFAULT '';
ALTER TABLE cheers ADD COLUMN sticker TEXT NOT NULL DEFAULT '';

-- What coordinators wrote themselves, for the groups that they lead; what is taken out can be put back.
CREATE TABLE own_cheers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    occasion TEXT NOT NULL,
    words TEXT NOT NULL,
    at INTEGER NOT NULL,
    out_at INTEGER
) STRICT;

-- A milestone may also be skipped by whoever leads the group.
CREATE TABLE milestones_new (
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    reached_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'told', 'covered', 'forgotten', 'skipped')),
    told_at INTEGER,
    occasion_key TEXT,
    PRIMARY KEY (cohort_id, name)
) STRICT;
INSERT INTO milestones_new (cohort_id, name, reached_at, state, told_at, occasion_key)
    SELECT cohort_id, name, reached_at, state, told_at, occasion_key FROM milestones;
DROP TABLE milestones;
ALTER TABLE milestones_new RENAME TO milestones;

-- The answers that whoever leads a group has given a thumbs up; forgotten with the answers.
CREATE TABLE thumbs (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id),
    FOREIGN KEY (chat_id, message_id) REFERENCES answers (chat_id, message_id) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
