-- Why people stepped back: tallies without names. Who may still be asked is known until they answer.
CREATE TABLE reasons (
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    told INTEGER NOT NULL,
    PRIMARY KEY (programme_id, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE asked_why (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE
) STRICT;
