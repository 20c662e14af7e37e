-- How many different words several people gave alike under a card: each counts once for its group, and not at all where
-- groups are compared.
ALTER TABLE postings ADD COLUMN alike INTEGER NOT NULL DEFAULT 0;
