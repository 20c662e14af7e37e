-- Questions that teachers asked in a group: where the message stands and when it came, not who wrote it nor what it says.
-- `again_message_id` is the bot's own message that asks the group again.
CREATE TABLE group_questions (
    id INTEGER PRIMARY KEY,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    answered_at INTEGER,
    again_at INTEGER,
    again_message_id INTEGER,
    UNIQUE (chat_id, message_id)
) STRICT;
CREATE INDEX group_questions_open ON group_questions (cohort_id, at) WHERE answered_at IS NULL;
CREATE INDEX group_questions_at ON group_questions (at);

-- How many unasked messages somebody was sent lately.
CREATE INDEX outbox_unasked ON outbox (person_id, finished_at) WHERE essential = 0 AND method = 'say';
