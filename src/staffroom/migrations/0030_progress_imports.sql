-- Imports of progress: what was brought in, from where, by whom; and whether it was taken back.
CREATE TABLE progress_imports (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('file', 'moodle')),
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    rows INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    at INTEGER NOT NULL,
    undone_at INTEGER,
    undone_by TEXT
) STRICT;
CREATE INDEX progress_imports_at ON progress_imports (programme_id, at);

-- A row may say how far somebody is in a section, and from which import it comes.
ALTER TABLE progress ADD COLUMN percent INTEGER CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE progress ADD COLUMN import_id INTEGER REFERENCES progress_imports (id) ON DELETE SET NULL;
CREATE INDEX progress_of_import ON progress (import_id);

-- What stood in a row before an import wrote it: nothing where `done` is null. Kept for as long as an import can be undone.
CREATE TABLE progress_before (
    import_id INTEGER NOT NULL REFERENCES progress_imports (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    section TEXT NOT NULL,
    source TEXT NOT NULL,
    done INTEGER,
    percent INTEGER,
    minutes INTEGER,
    at INTEGER,
    was_import INTEGER,
    PRIMARY KEY (import_id, person_id, section, source)
) STRICT;
CREATE INDEX progress_before_row ON progress_before (person_id, section, source);

-- What an admin said that a heading of a programme's files means, so that nobody is asked twice.
CREATE TABLE progress_headings (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    heading TEXT NOT NULL,
    meaning TEXT NOT NULL,
    PRIMARY KEY (programme_id, heading)
) STRICT;

-- Files of progress that admins sent and have neither applied nor cancelled.
CREATE TABLE progress_files (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    programme_id INTEGER REFERENCES programmes (id) ON DELETE CASCADE,
    sent_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    columns TEXT NOT NULL DEFAULT '{}',
    shown TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX progress_files_sent ON progress_files (sent_at);
