-- More kinds of cards (the course file says which there are): what a poll offers, and cards that follow another card
-- or a section's due week. `picture` is the file of a card's own image.
CREATE TABLE prompts_of_more_kinds (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    week INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    at TEXT NOT NULL,
    section TEXT,
    theme TEXT NOT NULL,
    on_closed TEXT NOT NULL CHECK (on_closed IN ('shift', 'merge', 'drop')),
    texts TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    day TEXT,
    ahead INTEGER NOT NULL DEFAULT 0,
    workshop_id INTEGER REFERENCES workshops (id) ON DELETE CASCADE,
    cohort_id INTEGER REFERENCES cohorts (id) ON DELETE CASCADE,
    image TEXT NOT NULL DEFAULT '',
    picture TEXT NOT NULL DEFAULT '',
    ballot TEXT NOT NULL DEFAULT '',
    after TEXT,
    days INTEGER NOT NULL DEFAULT 0,
    when_due INTEGER NOT NULL DEFAULT 0,
    UNIQUE (programme_id, slug)
) STRICT;
INSERT INTO prompts_of_more_kinds (id, programme_id, slug, position, kind, week, weekday, at, section, theme, on_closed,
    texts, follow_up, retired, day, ahead, workshop_id, cohort_id, image)
SELECT id, programme_id, slug, position, kind, week, weekday, at, section, theme, on_closed, texts, follow_up, retired,
    day, ahead, workshop_id, cohort_id, image
FROM prompts;
DROP TABLE prompts;
ALTER TABLE prompts_of_more_kinds RENAME TO prompts;
CREATE INDEX prompts_workshop ON prompts (workshop_id) WHERE workshop_id IS NOT NULL;
CREATE INDEX prompts_cohort ON prompts (cohort_id) WHERE cohort_id IS NOT NULL;

-- A poll of Telegram's in a group, by the number under which votes in it are told; `poll_open` until it was stopped.
ALTER TABLE postings ADD COLUMN poll_id TEXT;
ALTER TABLE postings ADD COLUMN poll_open INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX postings_poll ON postings (poll_id) WHERE poll_id IS NOT NULL;
CREATE INDEX postings_poll_open ON postings (closes_at) WHERE poll_open = 1;
