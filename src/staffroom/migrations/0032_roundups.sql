-- What colleagues tried, card by card: answers are being collected, on their way to the group (`key` in the outbox), posted,
-- or it was decided that nothing is made of them.
CREATE TABLE roundups (
    posting_id INTEGER PRIMARY KEY REFERENCES postings (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'collecting' CHECK (state IN ('collecting', 'posting', 'posted', 'left')),
    key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX roundups_cohort ON roundups (cohort_id);

-- Words that somebody who leads the group handed over, and what their author says to that; the words go when the round-up
-- stands in the group, when the author says no, and after some days at the latest. No number is used twice.
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL REFERENCES roundups (posting_id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('whose', 'asked', 'named', 'unnamed', 'over')),
    at INTEGER NOT NULL,
    UNIQUE (posting_id, person_id)
) STRICT;
CREATE INDEX quotes_person ON quotes (person_id);
