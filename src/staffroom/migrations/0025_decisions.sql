-- The last decision on a posting: whose, when, why it was left out, and what it was before, to be taken back for a minute.
CREATE TABLE decisions (
    posting_id INTEGER PRIMARY KEY REFERENCES postings (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    reason TEXT,
    state_before TEXT NOT NULL,
    held_before INTEGER NOT NULL,
    by_before INTEGER REFERENCES people (id) ON DELETE SET NULL
) STRICT;

-- Groups that are ticked on an offer until something is decided for them; whoever leads them sees the same ticks.
CREATE TABLE offer_ticks (
    offer_id INTEGER NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    PRIMARY KEY (offer_id, cohort_id)
) STRICT;
