-- What was said of anybody in a week is found without reading all that was ever said.
CREATE INDEX progress_at ON progress (at, person_id, section, done);
