-- Who spoke in which school week, and how often; no text is kept. The newest week lies together; `last_message` tells a
-- message that Telegram repeats under another number.
CREATE TABLE talk (
    week TEXT NOT NULL,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    messages INTEGER NOT NULL,
    last_message INTEGER NOT NULL,
    PRIMARY KEY (week, cohort_id, person_id)
) STRICT, WITHOUT ROWID;

-- What was heard since the counts above were last brought up: rows side by side in the order in which they came, so
-- that a batch of messages writes one page and not a hundred. No references: a lookup in `people` for each message
-- would cost more than all the rest; the triggers keep the promise that nothing is left of somebody who is erased.
CREATE TABLE talk_heard (
    id INTEGER PRIMARY KEY,
    week TEXT NOT NULL,
    cohort_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    message INTEGER NOT NULL
) STRICT;
CREATE TRIGGER talk_heard_person AFTER DELETE ON people BEGIN
    DELETE FROM talk_heard WHERE person_id = OLD.id;
END;
CREATE TRIGGER talk_heard_cohort AFTER DELETE ON cohorts BEGIN
    DELETE FROM talk_heard WHERE cohort_id = OLD.id;
END;

INSERT INTO talk (week, cohort_id, person_id, messages, last_message)
    SELECT subject, cohort_id, person_id, 0, 0 FROM activity WHERE kind = 'active'
    ON CONFLICT DO NOTHING;
DELETE FROM activity WHERE kind = 'active';

-- What counting a message asks is answered from the indexes alone.
DROP INDEX people_telegram;
CREATE INDEX people_telegram ON people (telegram_id, quiet, left_at) WHERE telegram_id IS NOT NULL;
CREATE INDEX cohorts_chat ON cohorts (chat_id, programme_id, coordinator_id, zone) WHERE chat_id IS NOT NULL;

-- Updates that were counted with their batch, as runs of consecutive numbers, so that they are known when they come
-- again.
CREATE TABLE inbox_runs (
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX inbox_runs_at ON inbox_runs (at);

-- An update that may change what the next ones of its chat mean: those wait in line behind it.
ALTER TABLE inbox ADD COLUMN holds INTEGER NOT NULL DEFAULT 0;
CREATE INDEX inbox_holds ON inbox (lane) WHERE state = 'waiting' AND holds = 1 AND tries = 0;
CREATE INDEX inbox_again ON inbox (not_before) WHERE state = 'waiting';
CREATE INDEX inbox_parked ON inbox (finished_at) WHERE state = 'parked';

-- A cohort's postings, and the open card of a group, without reading all the others.
CREATE INDEX postings_cohort ON postings (cohort_id, due_at);
