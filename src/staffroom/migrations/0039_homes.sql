-- On which message of its private chat somebody of staff has their desk, and when that message was sent.
CREATE TABLE homes (
    telegram_id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL,
    sent_at INTEGER NOT NULL
) STRICT;
