-- What somebody said to having their cards posted by themselves, programme by programme; asked once, below one card.
CREATE TABLE standing_yes (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    offer_id INTEGER REFERENCES offers (id) ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'on', 'off')),
    PRIMARY KEY (programme_id, person_id)
) STRICT, WITHOUT ROWID;

-- Postings that were approved by a standing yes, without a press, and whose it was.
CREATE TABLE by_itself (
    posting_id INTEGER PRIMARY KEY REFERENCES postings (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE
) STRICT;
