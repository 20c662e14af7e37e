-- Messages that were reported. What a message said, and what a stranger or a channel is called, is kept only while
-- its case is open; `person_id` is who wrote it, nothing where the roster does not know them.
CREATE TABLE conduct_cases (
    id INTEGER PRIMARY KEY,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    author TEXT NOT NULL CHECK (author IN ('teacher', 'staff', 'stranger', 'channel', 'group')),
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'text',
    words TEXT NOT NULL DEFAULT '',
    edited INTEGER NOT NULL DEFAULT 0,
    said_at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'decided', 'closed')),
    decision_id INTEGER,
    due_at INTEGER,
    passed_on INTEGER NOT NULL DEFAULT 0,
    muted_until INTEGER,
    UNIQUE (chat_id, message_id)
) STRICT;
CREATE INDEX conduct_cases_open ON conduct_cases (opened_at) WHERE state <> 'closed';
CREATE INDEX conduct_cases_muted ON conduct_cases (muted_until) WHERE muted_until IS NOT NULL;
CREATE INDEX conduct_cases_cohort ON conduct_cases (cohort_id);
CREATE INDEX conduct_cases_person ON conduct_cases (person_id);

-- Who reported it, for as long as it takes to see whether reporting is abused; nothing for whoever speaks as a chat.
CREATE TABLE conduct_reports (
    case_id INTEGER NOT NULL REFERENCES conduct_cases (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX conduct_reports_case ON conduct_reports (case_id);
CREATE INDEX conduct_reports_person ON conduct_reports (person_id, at);

-- What was decided, by whom, by which guideline, about whose message; never what it said.
CREATE TABLE conduct_decisions (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    actor_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    action TEXT NOT NULL CHECK (action IN ('remove', 'remind', 'word', 'mute', 'dismiss', 'lift', 'expire')),
    rule TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    answers INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX conduct_decisions_cohort ON conduct_decisions (cohort_id, at);
CREATE INDEX conduct_decisions_actor ON conduct_decisions (actor_id);
CREATE INDEX conduct_decisions_person ON conduct_decisions (person_id);

-- What somebody answers to a decision about their message, until it has been passed on.
CREATE TABLE conduct_answers (
    id INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES conduct_decisions (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX conduct_answers_decision ON conduct_answers (decision_id);
CREATE INDEX conduct_answers_person ON conduct_answers (person_id);

-- Which messages of a group belong to one album, as long as they can be deleted: a report names only one of them.
CREATE TABLE albums (
    chat_id INTEGER NOT NULL,
    album TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX albums_at ON albums (at);
