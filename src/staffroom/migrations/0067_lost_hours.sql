-- A number that stood on a button is never given to anything else, also where an older copy is put in place: where the
-- numbers of these tables go on from is kept, and a restore moves it. The rows stay as they are.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'id INTEGER PRIMARY KEY,', 'id INTEGER PRIMARY KEY AUTOINCREMENT,')
    WHERE type = 'table' AND name IN (
        'people', 'cohorts', 'outbox', 'prompts', 'postings', 'offers', 'strangers', 'notices', 'workshops', 'slides',
        'corrections', 'progress_imports', 'conduct_cases', 'conduct_decisions', 'conduct_answers', 'conduct_words',
        'group_questions', 'card_changes', 'prompt_edits', 'wordings'
    );
PRAGMA writable_schema = RESET;

-- What went out in hours that a restored copy does not know: an occurrence that comes up again ends as it did then.
CREATE TABLE outbox_past (
    key TEXT PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'unknown', 'cancelled', 'skipped_late')),
    message_id INTEGER,
    ended_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_past_chat ON outbox_past (chat_id);
CREATE INDEX outbox_past_ended ON outbox_past (ended_at);
