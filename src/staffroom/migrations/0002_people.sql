-- Everyone known by name: teachers and coordinators from their rosters, admins from their links.
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    roster TEXT NOT NULL CHECK (roster IN ('teachers', 'coordinators', 'admins')),
    roster_id TEXT NOT NULL,
    full_name TEXT NOT NULL,
    language TEXT NOT NULL,
    chosen_language TEXT,
    location TEXT NOT NULL DEFAULT '',
    school TEXT NOT NULL DEFAULT '',
    email TEXT,
    preferred_app TEXT,
    wishes TEXT NOT NULL DEFAULT '',
    telegram_id INTEGER,
    reachable INTEGER NOT NULL DEFAULT 0,
    paused_until INTEGER,
    quiet INTEGER NOT NULL DEFAULT 0,
    left_at INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (programme_id, roster, roster_id)
) STRICT;
CREATE INDEX people_telegram ON people (telegram_id) WHERE telegram_id IS NOT NULL;
CREATE UNIQUE INDEX people_account ON people (programme_id, roster, telegram_id) WHERE telegram_id IS NOT NULL;

CREATE TABLE roles (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('admin', 'coordinator', 'deputy', 'teacher')),
    PRIMARY KEY (person_id, programme_id, role)
) STRICT;

-- Personal links: only their hash is kept; bound to the first account that uses them.
CREATE TABLE links (
    token_hash BLOB PRIMARY KEY,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('admin', 'coordinator', 'teacher')),
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    used_by INTEGER
) STRICT;
CREATE INDEX links_person ON links (person_id);

-- Links that an account tried and that were none: a few an hour are a mistake, more are guessing. Emptied by the hour.
CREATE TABLE link_tries (
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX link_tries_user ON link_tries (user_id, at);

-- The exact words that people agreed to, by their digest.
CREATE TABLE consent_texts (
    version TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    version TEXT NOT NULL REFERENCES consent_texts (version),
    agreed_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX consents_person ON consents (person_id);

-- Imports of any kind: who, what, when, and the digest of the file.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    checksum TEXT NOT NULL,
    rows INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
