-- For what the next private message of somebody's account is taken: for one thing, whichever they began last.
CREATE TABLE listening (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

ALTER TABLE trainer_drafts DROP COLUMN at;
ALTER TABLE ready_drafts DROP COLUMN awaited;
ALTER TABLE ready_drafts DROP COLUMN at;
ALTER TABLE workshop_drafts DROP COLUMN written_at;
