-- Rosters that admins sent to the bot and have neither applied nor cancelled: one each, gone after a day.
CREATE TABLE roster_files (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    sent_at INTEGER NOT NULL,
    roster TEXT CHECK (roster IN ('teachers', 'coordinators')),
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    shown TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX roster_files_sent ON roster_files (sent_at);
