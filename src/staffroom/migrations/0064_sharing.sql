-- Authors are also told of links and forwarded messages; a number is given once, for what was sent bears it.
CREATE TABLE conduct_hints_kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'identity', 'link', 'forward')),
    said_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (chat_id, message_id)
) STRICT;
INSERT INTO conduct_hints_kept SELECT id, chat_id, message_id, person_id, cohort_id, kind, said_at, at
FROM conduct_hints;
DROP TABLE conduct_hints;
ALTER TABLE conduct_hints_kept RENAME TO conduct_hints;
CREATE INDEX conduct_hints_person ON conduct_hints (person_id, at);
CREATE INDEX conduct_hints_cohort ON conduct_hints (cohort_id);
CREATE INDEX conduct_hints_said ON conduct_hints (said_at);
