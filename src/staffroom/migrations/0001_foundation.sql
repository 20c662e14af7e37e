-- Facts about this installation, one value a name: the bot's name, the update offset, the last backup.
CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Updates as Telegram gave them; the body is deleted once the update is processed.
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    lane TEXT NOT NULL,
    body TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'parked')),
    tries INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    received_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;
CREATE INDEX inbox_waiting ON inbox (update_id) WHERE state = 'waiting';
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE state = 'done';

-- A programme: one course at one authority or school.
CREATE TABLE programmes (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    language TEXT NOT NULL,
    solo INTEGER NOT NULL,
    staff_chat_id INTEGER UNIQUE,
    settings TEXT NOT NULL,
    guidelines TEXT NOT NULL
) STRICT;

-- The online course's sections, with the minutes they nominally take and the week in which they are due.
CREATE TABLE sections (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    due_week INTEGER NOT NULL,
    PRIMARY KEY (programme_id, slug)
) STRICT;
