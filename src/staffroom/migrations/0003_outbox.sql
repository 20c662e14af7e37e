-- Everything that is to be done to the outside; the only way out.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    method TEXT NOT NULL,
    payload TEXT NOT NULL,
    priority INTEGER NOT NULL,
    essential INTEGER NOT NULL,
    when_unknown TEXT NOT NULL CHECK (when_unknown IN ('repeat', 'resend_once', 'ask', 'never')),
    state TEXT NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'claimed', 'sent', 'failed', 'unknown', 'skipped_late', 'cancelled')),
    attempt INTEGER NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL,
    expires_at INTEGER,
    claimed_at INTEGER,
    lease_until INTEGER,
    finished_at INTEGER,
    message_id INTEGER,
    error TEXT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_queued ON outbox (priority, id) WHERE state = 'queued';
CREATE INDEX outbox_claimed ON outbox (id) WHERE state = 'claimed';
CREATE INDEX outbox_unknown ON outbox (id) WHERE state = 'unknown';
CREATE INDEX outbox_message ON outbox (chat_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX outbox_person ON outbox (person_id) WHERE person_id IS NOT NULL;
