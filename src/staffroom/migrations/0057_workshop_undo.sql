-- What a workshop was before somebody made, moved or cancelled it, for the minute in which that may be taken back.
CREATE TABLE workshop_undos (
    workshop_id INTEGER PRIMARY KEY REFERENCES workshops (id) ON DELETE CASCADE,
    done_at INTEGER NOT NULL,
    before TEXT NOT NULL
) STRICT;

-- What somebody had said of the moment before, so that it holds again when a move is taken back.
ALTER TABLE workshop_answers ADD COLUMN answer_before TEXT;
