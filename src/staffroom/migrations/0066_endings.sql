-- A programme that ends: who wanted it, how far that is, when it goes on, when all that is kept of its people is deleted.
CREATE TABLE endings (
    programme_id INTEGER PRIMARY KEY REFERENCES programmes (id) ON DELETE CASCADE,
    by_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'telling', 'told', 'reminded', 'erasing', 'erased')),
    due_at INTEGER NOT NULL,
    erase_at INTEGER NOT NULL,
    reached INTEGER NOT NULL DEFAULT 0
) STRICT;
