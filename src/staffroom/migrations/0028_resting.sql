-- A coordinator who is out of the coordinators' group rests until they are back there or an admin calls them back.
ALTER TABLE roles ADD COLUMN resting_since INTEGER;

-- Who leads a group again once they are back, unless somebody else was named meanwhile.
ALTER TABLE cohorts ADD COLUMN resting_person_id INTEGER REFERENCES people (id) ON DELETE SET NULL;
