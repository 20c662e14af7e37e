-- Photos and videos shown in a group: who showed them, under which rule, what was answered; never the media themselves.
-- `account` tells an author whom no roster knows, as a digest, while something is open; `faceless`: shown in the name of a
-- group or channel. What is over stays as the log, without its person once their data are deleted.
CREATE TABLE media_cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    account TEXT NOT NULL,
    faceless INTEGER NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('ask', 'hold', 'remove')),
    state TEXT NOT NULL CHECK (state IN ('asked', 'held', 'cleared', 'over')),
    answer TEXT NOT NULL CHECK (answer IN ('', 'none', 'permission', 'remove', 'silence', 'rule', 'old')),
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    album TEXT NOT NULL
) STRICT;
CREATE INDEX media_cases_open ON media_cases (until) WHERE state <> 'over';
CREATE INDEX media_cases_person ON media_cases (person_id);
CREATE INDEX media_cases_cohort ON media_cases (cohort_id, at);

-- Which messages a case is about; `mark` tells another picture from other words under the same one.
CREATE TABLE media_messages (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL REFERENCES media_cases (id) ON DELETE CASCADE,
    mark TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT;
CREATE INDEX media_messages_case ON media_messages (case_id);
CREATE INDEX media_messages_age ON media_messages (said_at);
