-- The farewell goes to one part of the groups after the other, and so does word that it is called off.
CREATE TABLE endings_kept (
    programme_id INTEGER PRIMARY KEY REFERENCES programmes (id) ON DELETE CASCADE,
    by_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'parting', 'telling', 'told', 'reminded', 'erasing', 'erased', 'returning', 'reassuring')),
    due_at INTEGER NOT NULL,
    erase_at INTEGER NOT NULL,
    reached INTEGER NOT NULL DEFAULT 0,
    told_at INTEGER
) STRICT;
INSERT INTO endings_kept SELECT programme_id, by_id, state, due_at, erase_at, reached, iif(state = 'waiting', NULL, due_at)
FROM endings;
DROP TABLE endings;
ALTER TABLE endings_kept RENAME TO endings;
