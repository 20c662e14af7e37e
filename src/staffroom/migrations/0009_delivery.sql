-- Settling doubts: how long evidence is awaited, what stood in the chat before, who was asked.
ALTER TABLE outbox ADD COLUMN resend_after INTEGER NOT NULL DEFAULT 60000;
ALTER TABLE outbox ADD COLUMN after_message INTEGER;
ALTER TABLE outbox ADD COLUMN asked_at INTEGER;
CREATE INDEX outbox_open ON outbox (chat_id, id) WHERE state IN ('claimed', 'unknown');
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'queued';
CREATE INDEX outbox_expiring ON outbox (expires_at) WHERE state = 'queued' AND expires_at IS NOT NULL;
CREATE INDEX outbox_late ON outbox (finished_at) WHERE state = 'skipped_late';
CREATE INDEX outbox_failed ON outbox (id) WHERE state = 'failed';
CREATE INDEX outbox_ended ON outbox (finished_at) WHERE state IN ('sent', 'failed', 'cancelled', 'skipped_late');
CREATE INDEX outbox_sent_off ON outbox (claimed_at) WHERE claimed_at IS NOT NULL;

-- Messages of other people in chats where one of ours is in doubt: a reaction to one of them proves nothing.
CREATE TABLE outbox_seen (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT;
CREATE INDEX outbox_seen_at ON outbox_seen (seen_at);

-- Pictures that Telegram holds already, by what is drawn on them; a file's number belongs to one bot.
CREATE TABLE uploads (
    bot_id INTEGER NOT NULL,
    digest BLOB NOT NULL,
    file_id TEXT NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, digest)
) STRICT;
CREATE INDEX uploads_used ON uploads (used_at);

-- When a posting was given up, so that it can be reported once.
ALTER TABLE postings ADD COLUMN late_at INTEGER;
CREATE INDEX postings_late ON postings (late_at) WHERE state = 'late';
CREATE INDEX postings_held ON postings (not_before)
    WHERE not_before > 0 AND state IN ('planned', 'offered', 'approved');
CREATE INDEX postings_sending ON postings (due_at) WHERE state = 'posting';
CREATE INDEX postings_offered ON postings (due_at) WHERE state = 'offered';
CREATE INDEX outbox_deeds ON outbox (priority, id) WHERE state = 'queued' AND substr(method, 1, 4) NOT IN ('say', 'edit');
CREATE INDEX roles_held ON roles (programme_id, role, person_id);
