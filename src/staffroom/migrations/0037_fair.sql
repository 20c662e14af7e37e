-- Since when somebody has chosen to be quiet: a group that loses many in one week has no place in it.
ALTER TABLE people ADD COLUMN quiet_since INTEGER;

-- A keyed digest of an answer's words while its card is open, so that words copied from a colleague count once.
ALTER TABLE answers ADD COLUMN digest BLOB;

-- How many answers of a closed card were left out because somebody else had given the same words.
ALTER TABLE postings ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;
