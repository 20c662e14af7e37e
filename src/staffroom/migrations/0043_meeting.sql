-- When a coordinator was last known to be in the coordinators' group, so that one who is found to be out of it had been in.
ALTER TABLE roles ADD COLUMN met_at INTEGER;
