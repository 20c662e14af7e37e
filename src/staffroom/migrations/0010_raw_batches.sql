-- Batches of updates exactly as they came, kept so that Telegram can be told at once; counted, and deleted here, while
-- the next ones are on their way.
CREATE TABLE inbox_raw (
    id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
