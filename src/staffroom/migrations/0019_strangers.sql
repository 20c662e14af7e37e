-- Accounts that nobody knows, in a cohort's group or asking to be let in, until it is clear who they are or they are
-- gone; `person_id` is who those who lead the group say that they are, and stands until they agree or deny it.
CREATE TABLE strangers (
    id INTEGER PRIMARY KEY,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asks', 'in')),
    is_bot INTEGER NOT NULL DEFAULT 0,
    in_charge INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    UNIQUE (cohort_id, user_id)
) STRICT;
CREATE INDEX strangers_user ON strangers (user_id);
CREATE INDEX strangers_person ON strangers (person_id) WHERE person_id IS NOT NULL;

-- Which edition of the orientation somebody agreed to; since when a newer one has been put to them without an answer.
ALTER TABLE consents ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE consents ADD COLUMN asked_at INTEGER;
CREATE INDEX consents_asked ON consents (asked_at) WHERE asked_at IS NOT NULL;

-- Who acknowledged which guidelines when; the words are kept beside those of the consents.
CREATE TABLE acknowledgements (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    version TEXT NOT NULL REFERENCES consent_texts (version),
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;

-- New words that are being put to the teachers of a programme, and how far that has come.
CREATE TABLE rounds (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('terms', 'guidelines')),
    due_at INTEGER NOT NULL,
    reached INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (programme_id, what)
) STRICT;
