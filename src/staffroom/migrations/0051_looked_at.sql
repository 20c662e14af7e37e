-- When news of a group was last looked at, apart from when a round last read it: only a round asks who is in.
ALTER TABLE group_facts ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;
