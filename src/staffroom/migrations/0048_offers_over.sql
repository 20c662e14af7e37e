-- Offers of which nothing is left to decide: their messages have lost their buttons.
ALTER TABLE offers ADD COLUMN over INTEGER NOT NULL DEFAULT 0;
CREATE INDEX offers_open ON offers (id) WHERE over = 0;
UPDATE offers SET over = 1 WHERE NOT EXISTS (
    SELECT 1 FROM postings p WHERE p.prompt_id = offers.prompt_id AND p.due_day = offers.due_day
    AND p.state IN ('planned', 'offered', 'approved', 'skipped', 'posting')
);

-- What of a card may still be decided, and what is on its way, however many groups have it.
CREATE INDEX postings_undecided ON postings (prompt_id, due_day, due_at)
    WHERE state IN ('planned', 'offered', 'approved', 'skipped');
CREATE INDEX postings_going ON postings (prompt_id, due_day) WHERE state = 'posting';
